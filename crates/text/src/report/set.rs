//! A report set as plain sentences. The rule is fixed: a ledger's texts are proved by it.

use std::fmt::Write;

use jiff::civil;

use super::{Confidence, Report, ReportFigure, ReportPlace};
use crate::{Bound, Range};

/// A report as sentences.
pub(super) struct Set {
    pub(super) text: String,
    /// Where each number stands, as bytes.
    pub(super) figures: Vec<Range>,
}

impl Report {
    pub(super) fn set(&self) -> Set {
        let reporter = self.reporter.trim();
        let place = self.place.as_ref();
        let mut text = reporter.to_owned();
        if let Some(organisation) = &self.organisation {
            let _ = write!(text, " of {}", organisation.trim());
        }
        text += " reported";
        if let Some(day) = self.reported.as_deref().and_then(in_words) {
            let _ = write!(text, " on {day}");
        }
        text += ".";
        let happened = self.happened.as_deref().and_then(in_words);
        if place.is_some() || happened.is_some() {
            text += "\n\nIt happened";
            if let Some(day) = &happened {
                let _ = write!(text, " on {day}");
            }
            if let Some(ReportPlace { name, radius_km, .. }) = place {
                let _ = match radius_km {
                    Some(radius) => write!(text, " within {radius} km of {}", name.trim()),
                    None => write!(text, " in {}", name.trim()),
                };
            }
            text += ".";
        }
        // A quotation in quotation marks has single ones.
        let what = self.what.trim().replace('“', "‘").replace('”', "’").replace('"', "'");
        let _ = write!(text, "\n\n{reporter} said: “{what}”");
        let mut figures = Vec::new();
        for figure in &self.figures {
            let _ = write!(text, "\n\n{reporter} said that ");
            let start = text.len();
            text += &figure.words();
            figures.push(start..text.len());
            let _ = write!(text, " were {}", figure.measure.trim());
            if let Some(place) = place {
                let _ = write!(text, " in {}", place.name.trim());
            }
            if let Some(day) = &happened {
                let _ = write!(text, " on {day}");
            }
            text += ".";
        }
        if let Some(confidence) = self.confidence {
            let sure = match confidence {
                Confidence::High => "sure",
                Confidence::Medium => "fairly sure",
                Confidence::Low => "not sure",
            };
            let _ = write!(text, "\n\n{reporter} is {sure} of this.");
        }
        text += "\n";
        Set { text, figures }
    }
}

impl ReportFigure {
    /// `at least 12 people`.
    fn words(&self) -> String {
        let unit = self.unit.as_deref().map_or("people", str::trim);
        let low = self.low.unwrap_or_default();
        let high = self.high.unwrap_or(low);
        match self.bound {
            Bound::Exact => format!("{low} {unit}"),
            Bound::About => format!("about {low} {unit}"),
            Bound::AtLeast => format!("at least {low} {unit}"),
            Bound::AtMost => format!("at most {high} {unit}"),
            Bound::MoreThan => format!("more than {low} {unit}"),
            Bound::FewerThan => format!("fewer than {high} {unit}"),
            Bound::Range | Bound::Vague => format!("between {low} and {high} {unit}"),
        }
    }
}

/// `12 April 2031`, `12 April 2031 at 09:30`.
pub(super) fn in_words(date: &str) -> Option<String> {
    let date = date.trim();
    let day = date.parse::<civil::Date>().ok()?;
    let words = day.strftime("%-d %B %Y").to_string();
    match date.contains(['T', ' ']).then(|| date.parse::<civil::DateTime>()) {
        Some(Ok(time)) => Some(format!("{words} at {}", time.strftime("%H:%M"))),
        _ => Some(words),
    }
}
