//! What of a report's record is taken from the report: its place with its coordinates, and its numbers.

use super::{Report, ReportPlace};
use crate::places::{Found, Reading};
use crate::{Bound, CodePoints, Figure, PlaceKind, Precision, Range, Record, Span};

/// Places known no closer than this are a part of a country, not a spot on a map.
const REGION_KM: f64 = 30.0;

/// The places of a report's text, the one that it gives wherever it is named.
pub(crate) fn placed(text: &str, report: &Report, found: Vec<Found>) -> Vec<Found> {
    let Some(ReportPlace { name, lat: Some(lat), lon: Some(lon), radius_km }) = &report.place else {
        return found;
    };
    let name = name.trim();
    let reading = Reading {
        name: name.to_owned(),
        lat: *lat,
        lon: *lon,
        geonames_id: None,
        country: None,
        kind: PlaceKind::Town,
    };
    let wide = radius_km.is_some_and(|radius| radius > REGION_KM);
    let whole = |at: usize| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !letter(text[..at].chars().next_back()) && !letter(text[at + name.len()..].chars().next())
    };
    let given = text.match_indices(name).map(|(at, _)| at).filter(|&at| whole(at)).map(|at| Found {
        bytes: at..at + name.len(),
        reading: reading.clone(),
        within: Vec::new(),
        precision: if wide { Precision::Region } else { Precision::Town },
        metonym: false,
        confidence: 1.0,
        runner_up: None,
    });
    let mut all: Vec<Found> = given.collect();
    let overlap = |a: &Range, b: &Range| a.start < b.end && b.start < a.end;
    let mut next = 0;
    let mut others = Vec::new();
    for other in found {
        while all.get(next).is_some_and(|given| given.bytes.end <= other.bytes.start) {
            next += 1;
        }
        if !all.get(next).is_some_and(|given| overlap(&given.bytes, &other.bytes)) {
            others.push(other);
        }
    }
    all.append(&mut others);
    all.sort_by_key(|place| place.bytes.start);
    all
}

/// Puts the numbers of a report into its record as they were given.
pub(crate) fn give(record: &mut Record, report: &Report, text: &str) {
    let set = report.set();
    if set.text != text {
        return;
    }
    let points = CodePoints::new(text);
    for (given, bytes) in report.figures.iter().zip(&set.figures) {
        let span = points.span(bytes);
        let touches = |other: &Span| other.start < span.end && span.start < other.end;
        let at = record.figures.iter().position(|figure| touches(&figure.span)).unwrap_or_else(|| {
            record.figures.push(unread(record.figures.len() + 1));
            record.figures.len() - 1
        });
        let within = |statement: &&crate::Statement| {
            statement.content.iter().any(|content| content.start <= span.start && span.end <= content.end)
        };
        let statement = record.statements.iter().find(within).map(|statement| statement.id.clone());
        let Some(figure) = record.figures.get_mut(at) else { continue };
        figure.span = span;
        figure.measure = given.measure.trim().to_owned();
        figure.bound = given.bound;
        figure.unit = given.unit.as_deref().map_or("people", str::trim).to_owned();
        let exact = matches!(given.bound, Bound::Exact | Bound::About);
        (figure.low, figure.high) = (given.low, if exact { given.high.or(given.low) } else { given.high });
        figure.statement = figure.statement.take().or(statement);
        for toll in record.tolls.iter_mut().filter(|toll| toll.figures == [figure.id.as_str()]) {
            (toll.low, toll.high, toll.bound) = (figure.low, figure.high, figure.bound);
        }
    }
}

/// A figure of which nothing is known yet.
fn unread(number: usize) -> Figure {
    Figure {
        id: format!("f{number}"),
        span: Span { start: 0, end: 0 },
        measure: String::new(),
        low: None,
        high: None,
        bound: Bound::Exact,
        unit: String::new(),
        subgroup: None,
        part_of: None,
        counting: None,
        implicit: false,
        retracted: false,
        background: false,
        statement: None,
        place: None,
        date: None,
    }
}
