//! Behaviour as data: every `tests/cases/*.md` holds short passages of our own and what must be read out of
//! them.
//!
//! A case is a heading, a fenced block with the passage, and one list item a statement:
//! `- kind | source | cue | content | speaker`, content pieces joined by ` … `, `–` where a part is empty, and
//! after the speaker, where there are any, `via X`, `to X`, `on X`, an act other than assert, a certainty
//! other than stated, `said on` the TIMEX3 value of when it was said and `said in` where. All statements of the
//! passage are listed, in order. Every passage is from 9 May 2031, a Friday.

#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test reads its cases and says where one fails"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use onrecord_text::{
    CodePoints, Document, Engine, Field, Gazetteer, Meta, Record, Span, annotate, pack_gazetteer,
};

/// The towns on the map.
const TOWNS: &str = "town\t1\tTarn Bay\tVA\t-1\t10\t20\t50000\t\n\
                     town\t2\tKellmouth\tVA\t-1\t11\t21\t40000\t\n\
                     town\t3\tOstrand\tVA\t-1\t12\t22\t30000\t";

fn slice(points: &CodePoints<'_>, spans: &[Span]) -> String {
    let words: Vec<String> =
        spans.iter().map(|s| points.slice(*s).unwrap_or("OUTSIDE").replace('\n', " ")).collect();
    if words.is_empty() { "–".into() } else { words.join(" … ") }
}

fn render(text: &str, record: &Record) -> String {
    let points = CodePoints::new(text);
    let mut out = String::new();
    for s in record.statements.iter().filter(|s| s.field == Field::Text) {
        let speaker = s.speaker.as_ref().and_then(|id| record.entities.iter().find(|e| e.id == *id));
        write!(
            out,
            "- {} | {} | {} | {} | {}",
            word(&s.kind),
            slice(&points, &s.source),
            slice(&points, &s.cue),
            slice(&points, &s.content),
            speaker.map_or("–", |e| e.name.as_str())
        )
        .expect("writing to a string");
        for via in &s.via {
            write!(out, " | via {}", slice(&points, &[via.span])).expect("writing to a string");
        }
        if let Some(to) = &s.addressee {
            write!(out, " | to {}", slice(&points, &[to.span])).expect("writing to a string");
        }
        if let Some(on) = &s.authority {
            write!(out, " | on {}", slice(&points, &[on.span])).expect("writing to a string");
        }
        for word in
            [word(&s.act), word(&s.certainty)].iter().filter(|w| !matches!(w.as_str(), "assert" | "stated"))
        {
            write!(out, " | {word}").expect("writing to a string");
        }
        if let Some(value) = s.said_on.as_ref().and_then(|said| said.value.as_deref()) {
            write!(out, " | said on {value}").expect("writing to a string");
        }
        if let Some(place) = s.said_in.and_then(|n| record.places.get(n as usize)) {
            write!(out, " | said in {}", place.name).expect("writing to a string");
        }
        out.push('\n');
    }
    out
}

/// As the record spells it.
fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).expect("a word").as_str().unwrap_or_default().to_owned()
}

/// One case: heading, passage, expected lines.
fn cases(markdown: &str) -> Vec<(String, String, String)> {
    let mut out = Vec::new();
    for section in markdown.split("\n## ").skip(1) {
        let (heading, rest) = section.split_once('\n').unwrap_or((section, ""));
        let mut fences = rest.split("```text\n").skip(1);
        let Some((passage, after)) = fences.next().and_then(|f| f.split_once("\n```")) else { continue };
        let expected: String =
            after.lines().filter(|l| l.starts_with("- ")).fold(String::new(), |s, l| s + l + "\n");
        out.push((heading.trim().to_owned(), passage.to_owned(), expected));
    }
    out
}

/// The model that reads where nothing else is asked for.
static FAST: &[u8] = include_bytes!("../../../models/fast.safetensors");

#[test]
fn every_case_reads_as_written() {
    check("tests/cases", Engine::rules(), 30);
}

#[test]
fn the_shipped_model_is_proof_read() {
    check("tests/cases/trained", Engine::trained(FAST).expect("the shipped model"), 7);
}

fn check(folder: &str, engine: Engine, least: usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let map = pack_gazetteer(TOWNS).expect("good rows").leak();
    let engine = engine.with_gazetteer(Gazetteer::load(map).expect("a gazetteer"));
    let meta = Meta { published: Some("2031-05-09".into()), ..Meta::default() };
    let (mut count, mut wrong) = (0, String::new());
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the cases")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    files.sort();
    for file in files {
        for (heading, passage, expected) in cases(&fs::read_to_string(&file).expect("a case file")) {
            let document =
                Document { id: "case".into(), text: passage.clone(), meta: meta.clone(), raw_layout: false };
            let found = render(&passage, &annotate(&document, &engine));
            count += 1;
            if found != expected {
                write!(wrong, "\n{}: {heading}\nexpected\n{expected}found\n{found}", file.display())
                    .expect("a string");
            }
        }
    }
    assert!(count >= least, "only {count} cases were found");
    assert!(wrong.is_empty(), "{wrong}");
}
