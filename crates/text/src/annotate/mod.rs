//! From a document to its record: analyse, attribute, resolve, find what statements are about, and lead every offset
//! back to the document's own text.

mod back;
mod context;
mod meta;
mod sample;
mod title;

use back::{Back, EntityIds};
use context::Context;

use crate::analysis::Analysis;
use crate::normalise::normalise;
use crate::speakers::resolve;
use crate::{
    Code, CodePoints, Diagnostic, Document, Engine, Field, Figure, Range, Record, Statement, chain, dates,
    figures, places, report,
};

/// More statements than this in one document are not kept; a diagnostic says so.
const MOST_STATEMENTS: usize = 20_000;

/// Reads everything the engine can out of a document. Never fails.
pub fn annotate(document: &Document, engine: &Engine) -> Record {
    let normalised = normalise(&document.text);
    let page = Analysis::new(&normalised.text, document.raw_layout);
    let mut attributions = engine.attributor.attribute(&page);
    let mut diagnostics = Vec::new();
    if attributions.len() > MOST_STATEMENTS {
        attributions.truncate(MOST_STATEMENTS);
        diagnostics.push(Diagnostic::new(
            Code::TooManyStatements,
            format!("only the first {MOST_STATEMENTS} statements were kept"),
        ));
    }
    chain::complete(&page, &mut attributions);
    let resolved = resolve(&page, &attributions, &engine.aliases);
    let meta = meta::of(document, &page, &mut diagnostics);
    let dates = dates::find(&page, meta.published.as_deref());
    let times: Vec<Range> = dates.iter().map(|date| date.bytes.clone()).collect();
    let people = resolved.people();
    let places =
        engine.gazetteer.as_ref().map(|known| places::find(&page, known, &meta, &people)).unwrap_or_default();
    let places = match &meta.report {
        Some(given) => report::placed(page.text, given, places),
        None => places,
    };
    let figures = figures::find(&page, &times, &engine.vague_words);
    let context = Context::of(&page, &attributions, &dates, &places);

    let points = CodePoints::new(&document.text);
    let back = Back { page: &page, points, normalised: &normalised, len: document.text.len() };
    let ids = EntityIds::of(&resolved);
    let mut entities = back.entities(&resolved, &ids);
    let mut statements = title::statements(&meta, &page, &resolved, &ids, engine, &mut entities);
    let of_title = statements.len();
    for (n, attribution) in attributions.iter().enumerate() {
        let mut statement = back.statement(attribution, n, &resolved, &ids);
        statement.said_on = context.said_on(n).map(|date| back.said_on(&dates[date]));
        statement.said_in = context.said_in(n);
        statements.push(statement);
    }
    for (n, statement) in statements.iter_mut().enumerate() {
        statement.id = statement_id(n);
    }
    diagnose(&page, &back, &statements, &mut diagnostics);
    for like in &resolved.alike {
        let message = format!("“{}” and “{}” differ by one letter", like.name, like.other);
        diagnostics.push(Diagnostic::new(Code::NamesAlike, message).at(back.span(&like.bytes)));
    }
    let figure = |(n, found): (usize, figures::Found)| {
        let about = context.about(&found.bytes);
        let statement = about.statement.map(|n| statement_id(of_title + n));
        Figure { statement, place: about.place, date: about.date, ..back.figure(n, found) }
    };
    let given = meta.report.clone();
    let mut record = Record {
        doc: document.id.clone(),
        figures: figures.found.into_iter().enumerate().map(figure).collect(),
        tolls: figures.tolls.into_iter().map(back::toll).collect(),
        dates: dates.into_iter().map(|date| back.date(date)).collect(),
        places: places.into_iter().map(|place| back.place(place)).collect(),
        meta,
        text: None,
        statements,
        entities,
        diagnostics,
    };
    if let Some(given) = given {
        report::give(&mut record, &given, &document.text);
    }
    record
}

/// `s1`, `s2` …, those of the title first.
fn statement_id(n: usize) -> String {
    format!("s{}", n + 1)
}

/// Unbalanced marks and sources that resolve to nobody.
fn diagnose(
    page: &Analysis<'_>,
    back: &Back<'_>,
    statements: &[Statement],
    diagnostics: &mut Vec<Diagnostic>,
) {
    for &mark in page.quotations.unbalanced.iter().take(50) {
        let span = back.span(&page.tokens[mark].range);
        diagnostics.push(Diagnostic::new(Code::UnclosedQuote, "this quotation mark has no partner").at(span));
    }
    for statement in statements.iter().filter(|s| s.speaker.is_none() && s.field == Field::Text).take(200) {
        let at = statement.source.first().or(statement.content.first());
        let message = format!("the speaker of {} is not known", statement.id);
        let diagnostic = Diagnostic::new(Code::UnknownSpeaker, message);
        diagnostics.push(match at {
            Some(span) => diagnostic.at(*span),
            None => diagnostic,
        });
    }
}
