//! Whatever the input: no panic, every span slices its text, the same record twice.

#![allow(clippy::expect_used, reason = "a failed test should say where")]

use onrecord_text::{CodePoints, Document, Engine, Field, Record, annotate};
use proptest::prelude::*;

/// Newsish text: real words of the rules in random order, with every kind of mark and space.
fn newsish() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("said"),
        Just("Orr"),
        Just("Ivo Sall"),
        Just("he"),
        Just("who"),
        Just("according to"),
        Just("that"),
        Just("told"),
        Just("\""),
        Just("“"),
        Just("”"),
        Just("«"),
        Just("»"),
        Just("'"),
        Just("’"),
        Just("''"),
        Just(","),
        Just("."),
        Just(":"),
        Just("—"),
        Just("\n"),
        Just("\n\n"),
        Just("\u{A0}"),
        Just("\u{AD}"),
        Just("adding"),
        Just("and"),
        Just("the ministry"),
        Just("spokesman"),
        Just("cited"),
        Just("as saying"),
        Just("asked whether"),
        Just("("),
        Just(")"),
        Just("𝄞"),
        Just("не"),
        Just("PORT ELL, May 3. /NWA/."),
        Just("By Ana Lo"),
        Just("© A B/NWA"),
        Just("All news"),
        Just("3,000"),
        Just("it's"),
    ];
    proptest::collection::vec((word, prop_oneof![Just(" "), Just("")]), 0..120)
        .prop_map(|words| words.into_iter().map(|(w, gap)| format!("{w}{gap}")).collect())
}

fn check(text: &str, raw_layout: bool) -> Result<Record, TestCaseError> {
    let document = Document { id: "d".into(), text: text.to_owned(), raw_layout, ..Document::default() };
    let engine = Engine::rules();
    let record = annotate(&document, &engine);
    let title = record.meta.title.clone().unwrap_or_default();
    let (body, head) = (CodePoints::new(text), CodePoints::new(&title));
    for s in &record.statements {
        let points = if s.field == Field::Text { &body } else { &head };
        prop_assert!(!s.content.is_empty());
        for span in s.source.iter().chain(&s.cue).chain(&s.content) {
            prop_assert!(
                points.slice(*span).is_some_and(|words| !words.is_empty()),
                "{:?} in {:?}",
                span,
                text
            );
        }
        let others = s.via.iter().map(|v| v.span).chain(s.addressee.iter().map(|a| a.span));
        for span in others {
            prop_assert!(points.slice(span).is_some());
        }
        if let Some(id) = &s.speaker {
            prop_assert!(record.entities.iter().any(|e| e.id == *id), "no entity {}", id);
        }
    }
    for mention in record.entities.iter().flat_map(|e| &e.mentions) {
        prop_assert!(body.slice(*mention).is_some());
    }
    prop_assert_eq!(&annotate(&document, &engine), &record);
    Ok(record)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn spans_slice_their_text(text in newsish(), raw in any::<bool>()) {
        check(&text, raw)?;
    }

    #[test]
    fn anything_at_all_is_read(text in "\\PC{0,300}", raw in any::<bool>()) {
        check(&text, raw)?;
    }
}

#[test]
fn awkward_texts_are_read() {
    let long = "word ".repeat(10_000);
    let shouted = "ORR SAID THAT SALL DENIED IT. ".repeat(50);
    for text in
        ["", " ", "\u{FEFF}", "\"", "“", "said", "\r\n\r\n", &long, &shouted, "Q: Why?\nORR: Because.\n"]
    {
        check(text, true).expect("a record");
    }
}
