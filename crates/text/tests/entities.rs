//! People and organisations, and who is speaking: every row of the manual pages in `src/entities/*.rs` and
//! `src/speakers/*.rs`, and what only an engine with a user's names shows.
//!
//! What the bold words of a row are follows from its table's heading: mentions of an entity (`text`), sources
//! (`statement`), somebody with offices (`text with offices`), a name that may be a slip (`text with a slip`).

#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test reads the rules' own pages and says where one fails"
)]

#[path = "support/manual.rs"]
#[allow(unreachable_pub, dead_code, reason = "shared by the tests of several rules")]
mod manual;

use std::ops::Range;

use manual::Example;
use onrecord_text::{
    Aliases, CodePoints, Document, Engine, Entity, EntityType, Record, RoleTime, Span, annotate,
};

fn read(engine: &Engine, text: &str) -> Record {
    annotate(&Document { text: text.to_owned(), ..Document::default() }, engine)
}

fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

/// An engine that knows the names of the line in a heading ("With the line `NAMES`"), where there is one.
fn engine(heading: &str) -> Engine {
    let line = heading.strip_prefix("With the line ").map(|line| line.trim_matches('`'));
    let names = line.map(|line| Aliases::parse(line).expect("a line of names")).unwrap_or_default();
    Engine::rules().with_aliases(names)
}

/// What is found, in the order of the text: where it stands, and what the cells say of it.
type Found = (Range<usize>, [String; 2]);

fn named(span: Span, entity: &Entity) -> Found {
    (range(span), [entity.name.clone(), format!("{:?}", entity.kind).to_lowercase()])
}

fn mentions(record: &Record) -> Vec<Found> {
    let of = |entity: &Entity| -> Vec<Found> { entity.mentions.iter().map(|m| named(*m, entity)).collect() };
    record.entities.iter().flat_map(of).collect()
}

fn sources(record: &Record) -> Vec<Found> {
    let speaker = |id: &str| record.entities.iter().find(|entity| entity.id == id);
    let of = |statement: &onrecord_text::Statement| {
        let source = *statement.source.first()?;
        Some(named(source, speaker(statement.speaker.as_deref()?)?))
    };
    record.statements.iter().filter_map(of).collect()
}

fn slips(record: &Record) -> Vec<Found> {
    let of = |slip: &onrecord_text::Diagnostic| {
        let names = slip.message.strip_suffix(" differ by one letter")?;
        let names = names.replace("” and “", ", ").replace(['“', '”'], "");
        Some((range(slip.span?), [names, String::new()]))
    };
    record.diagnostics.iter().filter_map(of).collect()
}

/// The offices of whoever is named in bold.
fn offices(record: &Record, bold: &[Range<usize>]) -> Vec<Found> {
    let time = |time: RoleTime| format!("{time:?}").to_lowercase();
    let who = record.entities.iter().find(|e| e.mentions.iter().any(|m| bold.contains(&range(*m))));
    let Some(who) = who else { return Vec::new() };
    let roles: Vec<String> =
        who.roles.iter().map(|role| format!("{} ({})", role.title, time(role.time))).collect();
    let mut found: Vec<Found> = who.mentions.iter().map(|m| (range(*m), <[String; 2]>::default())).collect();
    if let Some((_, cells)) = found.first_mut() {
        cells[0] = roles.join("; ");
    }
    found
}

/// What is wrong with a row.
fn check(example: &Example) -> Option<String> {
    let record = read(&engine(&example.heading), &example.text);
    let mut found = match example.heading.as_str() {
        "statement" => sources(&record),
        "text with offices" => offices(&record, &example.marked),
        "text with a slip" => slips(&record),
        _ => mentions(&record),
    };
    found.sort_by_key(|(at, _)| (at.start, at.end));
    let cell = |n: usize| -> Vec<&str> {
        found.iter().map(|(_, cells)| cells[n].as_str()).filter(|cell| !cell.is_empty()).collect()
    };
    let places: Vec<_> = found.iter().map(|(at, _)| at.clone()).collect();
    let right = places == example.marked
        && example.cells.iter().enumerate().all(|(n, wanted)| cell(n).join("; ") == *wanted);
    (!right).then(|| format!("{}: {}\n  found {found:?}", example.at, example.text))
}

#[test]
fn the_examples_of_the_manual_hold() {
    for folder in ["entities", "speakers"] {
        let examples = manual::examples(folder);
        assert!(examples.len() > 15, "{} examples of {folder}", examples.len());
        let wrong: Vec<String> = examples.iter().filter_map(check).collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn a_users_names_are_noted() {
    let engine = engine("With the line `person: Ivo Sall ; Hamas`");
    assert!(engine.version().contains("+aliases/"), "{}", engine.version());
    let text = "The farmer Ivo Sall was there; Hamas, they call him.";
    let record = read(&engine, text);
    let points = CodePoints::new(text);
    let people: Vec<_> = record.entities.iter().filter(|e| e.kind == EntityType::Person).collect();
    assert!(
        people.iter().any(|e| e.mentions.iter().any(|m| points.slice(*m) == Some("Hamas"))),
        "{people:?}"
    );
}
