//! The manual pages of the figures' rules are their tests: every row of the tables in `src/figures/*.rs`, and the
//! reports in `tests/cases/figures/reports.md`.
//!
//! A figure is written `measure number unit (subgroup) bound new|total implicit retracted part of N`, a toll `measure number`;
//! a number is `12`, `10–12`, `12–` for at least and `–12` for at most.

#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test reads its cases and says where one fails"
)]

#[path = "support/manual.rs"]
#[allow(unreachable_pub, dead_code, reason = "shared by the tests of several rules")]
mod manual;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use onrecord_text::{Counting, Document, Engine, Figure, Record, Toll, VagueWords, annotate};

fn read(text: &str) -> Record {
    annotate(&Document { text: text.to_owned(), ..Document::default() }, &Engine::rules())
}

fn number(low: Option<f64>, high: Option<f64>) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => format!("{low}"),
        (low, high) => {
            let end = |end: Option<f64>| end.map_or(String::new(), |end| format!("{end}"));
            format!("{}–{}", end(low), end(high))
        }
    }
}

fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).expect("a word").as_str().unwrap_or_default().to_owned()
}

fn figure(figure: &Figure) -> String {
    let mut out = format!("{} {} {}", figure.measure, number(figure.low, figure.high), figure.unit);
    if let Some(subgroup) = &figure.subgroup {
        write!(out, " ({subgroup})").expect("writing to a string");
    }
    let bound = word(&figure.bound);
    for part in [
        (bound != "exact").then_some(bound),
        figure.counting.map(|counting| if counting == Counting::New { "new".into() } else { "total".into() }),
        figure.implicit.then(|| "implicit".to_owned()),
        figure.retracted.then(|| "retracted".to_owned()),
        figure.part_of.as_ref().map(|id| format!("part of {}", id.trim_start_matches('f'))),
    ]
    .into_iter()
    .flatten()
    {
        write!(out, " {part}").expect("writing to a string");
    }
    out
}

fn tolls(tolls: &[Toll]) -> String {
    let all: Vec<String> =
        tolls.iter().map(|toll| format!("{} {}", toll.measure, number(toll.low, toll.high))).collect();
    if all.is_empty() { "–".into() } else { all.join("; ") }
}

#[test]
fn every_example_of_the_manual_holds() {
    let mut failures = String::new();
    let examples = manual::examples("figures");
    assert!(examples.len() > 60, "the manual pages have their tables");
    for example in examples {
        let record = read(&example.text);
        let wanted = example.cells.first().cloned().unwrap_or_default();
        let (given, right) = if example.heading == "report" {
            let given = tolls(&record.tolls);
            let right = given == wanted;
            (given, right)
        } else {
            let all: Vec<String> = record.figures.iter().map(figure).collect();
            let given = if all.is_empty() { "–".to_owned() } else { all.join("; ") };
            let spans: Vec<_> = record
                .figures
                .iter()
                .map(|f| usize::try_from(f.span.start).unwrap_or(0)..usize::try_from(f.span.end).unwrap_or(0))
                .collect();
            // Two measures of one group stand in one place.
            let mut places = spans.clone();
            places.dedup();
            let right = given == wanted && places == example.marked;
            (format!("{given} at {spans:?} for {:?}", example.marked), right)
        };
        if !right {
            writeln!(failures, "{}: {}\n  wanted {wanted}\n  given  {given}", example.at, example.text)
                .expect("writing to a string");
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn reports_of_wars_disasters_and_protests() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/figures/reports.md");
    let cases = fs::read_to_string(path).expect("the cases");
    let mut failures = String::new();
    for section in cases.split("\n## ").skip(1) {
        let (heading, rest) = section.split_once('\n').expect("a heading");
        let passage =
            rest.split("```text\n").nth(1).and_then(|f| f.split("\n```").next()).expect("a passage");
        let wanted = rest.lines().find_map(|line| line.strip_prefix("- tolls: ")).expect("tolls");
        let record = read(passage);
        let given = tolls(&record.tolls);
        if given != wanted {
            let all: Vec<String> = record.figures.iter().map(figure).collect();
            writeln!(failures, "{heading}\n  wanted {wanted}\n  given  {given}\n  {}", all.join("; "))
                .expect("writing to a string");
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

#[test]
fn users_can_change_what_vague_words_stand_for() {
    let table = VagueWords::parse("dozens 12 99").expect("a table");
    let engine = Engine::rules().with_vague_words(table);
    let text = "Dozens of people were killed in the landslide.".to_owned();
    let record = annotate(&Document { text, ..Document::default() }, &engine);
    assert_eq!(record.figures[0].low, Some(12.0));
}

#[test]
fn numbers_beside_harm_are_no_casualties() {
    for (text, number) in [
        ("Ann Orr, 34, was killed in Ell.", 34.0),
        ("A 34-year-old was killed in Ell.", 34.0),
        ("The woman, aged 34, was wounded.", 34.0),
        ("Two brothers, 8 and 11, were killed.", 11.0),
        ("A man was killed at 12 Quay Street.", 12.0),
        ("A man was killed in the 1500 block of Quay Street.", 1500.0),
        ("A man was killed on Highway 9.", 9.0),
        ("Ell won 3-1 after a fan was wounded.", 3.0),
        ("A fan was wounded and Ell won 31-12.", 31.0),
        ("The fine of $850,000 killed the firm.", 850_000.0),
        ("The raid wounded a man and cost €1.234,50.", 1234.5),
        ("A man was killed at 7:30 p.m.", 7.0),
        ("A man was killed on May 3, 2031.", 2031.0),
        ("A man was killed with a 9mm pistol.", 9.0),
        ("A man was wounded and called 911.", 911.0),
        ("A third of the town was killed.", 3.0),
        ("Shelling killed 2.5 people a day.", 2.5),
        ("Shelling killed ٢٫٥ people a day.", 2.0),
        ("Shelling killed two thirds of the herd.", 2.0),
        ("The first 24 hours killed the mood.", 24.0),
    ] {
        let counts = |f: &Figure| f.unit == "people" && (f.low == Some(number) || f.high == Some(number));
        assert!(!read(text).figures.iter().any(counts), "{text}");
    }
}

#[test]
fn a_number_keeps_its_value_in_every_writing() {
    for text in [
        "The flood displaced 1234567 people.",
        "The flood displaced 1,234,567 people.",
        "The flood displaced 1.234.567 people.",
        "The flood displaced 1 234 567 people.",
        "The flood displaced 12,34,567 people.",
        "The flood displaced ١٢٣٤٥٦٧ people.",
        "The flood displaced १२३४५६७ people.",
    ] {
        let low: Vec<_> = read(text).figures.iter().map(|f| f.low).collect();
        assert_eq!(low, [Some(1_234_567.0)], "{text}");
    }
}

#[test]
fn absurd_numbers_are_no_figures() {
    let nines = "9".repeat(400);
    for text in [
        format!("The blast killed {nines} people."),
        format!("The blast killed {nines}-{nines} people."),
        "The blast killed 1.234,5 and 1,234.5 people.".to_owned(),
        "killed ".repeat(2000),
        "two and ".repeat(2000),
        "was killed and ".repeat(2000),
        "a man, ".repeat(2000),
        "5 ".repeat(5000),
        "a million million million million million million million people were killed ".repeat(300),
    ] {
        let record = read(&text);
        assert!(
            record
                .figures
                .iter()
                .all(|f| f.low.is_none_or(f64::is_finite) && f.high.is_none_or(f64::is_finite))
        );
    }
}
