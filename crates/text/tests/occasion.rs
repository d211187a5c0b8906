//! When a statement was made, and what a figure is about.

#![allow(clippy::expect_used, reason = "a test says where it fails")]

use onrecord_text::{Document, Engine, Meta, Record, annotate};

fn read(text: &str) -> Record {
    let meta = Meta { published: Some("2031-05-09".to_owned()), ..Meta::default() };
    annotate(&Document { text: text.to_owned(), meta, ..Document::default() }, &Engine::rules())
}

#[test]
fn a_statement_is_dated_by_the_words_around_it() {
    // The ninth of May 2031 is a Friday.
    let cases = [
        ("Ana Orr said on Wednesday that the road was shut.", Some("2031-05-07")),
        ("On Tuesday the minister, Ivo Sall, told reporters the road was shut.", Some("2031-05-06")),
        ("“The road is shut,” Ana Orr said Thursday.", Some("2031-05-08")),
        ("In a statement on Monday, the Reef Council denied the report.", Some("2031-05-05")),
        ("Ana Orr said that the road was shut on Wednesday.", None),
        ("Ana Orr said the road had been shut since Wednesday.", None),
        ("Ana Orr said the road was shut.", None),
    ];
    for (text, expected) in cases {
        let record = read(text);
        let statement = record.statements.first().expect(text);
        let said_on = statement.said_on.as_ref().and_then(|said| said.value.as_deref());
        assert_eq!(said_on, expected, "{text}");
    }
}

#[test]
fn a_figure_belongs_to_the_innermost_statement_and_the_day_of_its_sentence() {
    let record =
        read("Nobody knew more. On Tuesday 12 people were killed, Ana Orr said. Five people were arrested.");
    let killed = record.figures.iter().find(|figure| figure.measure == "killed").expect("a figure");
    assert_eq!(killed.statement.as_deref(), Some("s1"));
    let day = killed.date.and_then(|n| record.dates.get(n as usize)).expect("a day");
    assert_eq!(day.value, "2031-05-06");
    let arrested =
        record.figures.iter().find(|figure| figure.measure.starts_with("arrest")).expect("a figure");
    assert_eq!((arrested.statement.as_deref(), arrested.date), (None, None));
}
