//! The cases in `cases/credits.md`, and what holds for any order and any text.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says where it fails")]

#[path = "support/documents.rs"]
mod documents;

use documents::{Case, cases};
use onrecord_link::origins::{Credit, Crediting, Tie, credited, credits};
use onrecord_text::{CodePoints, Document, Engine, Field, annotate};
use proptest::prelude::*;

fn credit(document: &str, credit: &Credit) -> String {
    let own = if credit.own { " (own)" } else { "" };
    let whom = credit.whom.as_ref().map(|whom| format!(" with {whom}")).unwrap_or_default();
    format!("{document}: {}{own} {} “{}”{whom}", credit.kind.name(), credit.to, credit.words)
}

fn crediting(case: &Case) -> Vec<Crediting> {
    case.documents.iter().map(|(record, text)| Crediting::of(record, text)).collect()
}

fn tie(documents: &[Crediting], tie: &Tie) -> String {
    let id = |n: usize| documents[n].document.as_str();
    format!("tie: {} {} {} {}", id(tie.a), id(tie.b), tie.kind.name(), tie.to)
}

#[test]
fn cases_come_out_as_written() {
    let mut wrong = Vec::new();
    for case in cases(include_str!("cases/credits.md")) {
        let documents = crediting(&case);
        let printed = case
            .documents
            .iter()
            .flat_map(|(record, text)| credits(record, text).into_iter().map(|of| credit(&record.doc, &of)));
        let mut found: Vec<String> = printed.collect();
        found.extend(credited(&documents).iter().map(|of| tie(&documents, of)));
        if found.is_empty() {
            found.push("none".to_owned());
        }
        if found != case.items {
            wrong.push(format!("{}\n  expected {:#?}\n  found {found:#?}", case.title, case.items));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_kept_is_what_was_read() {
    for one in cases(include_str!("cases/credits.md")).iter().flat_map(crediting) {
        let kept = serde_json::to_string(&one).expect("plain values");
        assert_eq!(serde_json::from_str::<Crediting>(&kept).expect("what was written"), one);
    }
}

#[test]
fn spans_are_the_words() {
    for (record, text) in cases(include_str!("cases/credits.md")).into_iter().flat_map(|case| case.documents)
    {
        for credit in credits(&record, &text) {
            let title = record.meta.title.clone().unwrap_or_default();
            let points = CodePoints::new(if credit.field == Field::Title { &title } else { &text });
            let words = credit.span.and_then(|span| points.slice(span));
            let words = words.map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "));
            assert!(words.is_none_or(|words| words == credit.words), "{credit:?}");
        }
    }
}

/// A tie in words, whatever the places of its documents.
fn named(documents: &[Crediting], ties: &[Tie]) -> Vec<(String, String)> {
    let mut all: Vec<_> = ties.iter().map(|of| (tie(documents, of), of.why.clone())).collect();
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_does_not_matter(keys in prop::collection::vec(any::<u32>(), 16)) {
        let all: Vec<Crediting> = cases(include_str!("cases/credits.md"))
            .iter()
            .enumerate()
            .flat_map(|(n, case)| {
                let rename = move |mut one: Crediting| {
                    one.document.insert_str(0, &n.to_string());
                    one
                };
                crediting(case).into_iter().map(rename)
            })
            .collect();
        let mut shuffled: Vec<(u32, Crediting)> =
            all.iter().enumerate().map(|(n, one)| (keys[n % 16].rotate_left(n as u32), one.clone())).collect();
        shuffled.sort_by_key(|(key, _)| *key);
        let shuffled: Vec<Crediting> = shuffled.into_iter().map(|(_, one)| one).collect();
        prop_assert_eq!(named(&all, &credited(&all)), named(&shuffled, &credited(&shuffled)));
    }

    #[test]
    fn any_text_can_be_read(
        words in prop::collection::vec(prop::sample::select(vec![
            "first", "reported", "by", "the", "Harbour", "Post", ",", "and", "(AP)", "/", "©", "2031", "’s", "É", "\n", "told",
            "according", "to", "an", "agency", "Northwire", "interview", "with", "in", ".", "“", "Source", ":", "AFP",
        ]), 0..60),
    ) {
        let text = words.join(" ");
        let record = annotate(&Document { text: text.clone(), ..Document::default() }, &Engine::rules());
        for credit in credits(&record, &text) {
            prop_assert!(!credit.to.is_empty());
        }
    }
}
