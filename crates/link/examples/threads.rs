//! Prints the threads of records as `onrecord annotate --text` makes them: `threads RECORDS`; the stories are made of
//! the texts. One JSON object a thread on standard output, what it cost on standard error.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the example is a program; the crate stays pure"
)]

use std::error::Error;
use std::time::{Duration, Instant};
use std::{env, fs};

use onrecord_link::stories::{Report, Terms, stories};
use onrecord_link::threads::{Said, Thread, threads};
use onrecord_text::{CodePoints, Field, Record, Span};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args().nth(1).ok_or("RECORDS")?;
    let mut records: Vec<Record> = Vec::new();
    for line in fs::read_to_string(path)?.lines() {
        records.push(serde_json::from_str(line)?);
    }
    let story = grouped(&records);
    let (mut all, mut reading) = (Vec::new(), Duration::ZERO);
    for (record, story) in records.iter().zip(&story) {
        let start = Instant::now();
        all.extend(Said::all(record, record.text.as_deref().unwrap_or_default(), None, Some(story)));
        reading += start.elapsed();
    }
    let start = Instant::now();
    let found = threads(&all);
    let (documents, spent) = (records.len().max(1) as u32, start.elapsed());
    eprintln!(
        "{documents} documents, {} statements, {} threads; {:.1?} a document to read, {:.1?} to group",
        all.len(),
        found.len(),
        reading / documents,
        spent / documents
    );
    for thread in &found {
        println!("{}", shown(thread, &all, &records));
    }
    Ok(())
}

/// Each record's story.
fn grouped(records: &[Record]) -> Vec<String> {
    let report = |record: &Record| {
        let title = record.meta.title.as_deref().unwrap_or_default();
        let terms = Terms::of(title, record.text.as_deref().unwrap_or_default());
        Report { terms, day: None }
    };
    let reports: Vec<Report> = records.iter().map(report).collect();
    let mut of = vec![String::new(); records.len()];
    for (number, story) in stories(&reports).iter().enumerate() {
        for (document, _) in &story.documents {
            if let Some(of) = of.get_mut(*document as usize) {
                *of = number.to_string();
            }
        }
    }
    of
}

fn shown(thread: &Thread, all: &[Said], records: &[Record]) -> Value {
    let of = |statement: usize| &all[statement].rendering;
    let record = |statement: usize| records.iter().find(|record| record.doc == of(statement).document);
    let words = |statement: usize, spans: &[Span]| {
        let record = record(statement)?;
        let title = of(statement).field == Field::Title;
        let text = if title { record.meta.title.as_deref() } else { record.text.as_deref() };
        let points = CodePoints::new(text?);
        let words: Vec<&str> = spans.iter().filter_map(|span| points.slice(*span)).collect();
        Some(words.join(" … "))
    };
    let content = |statement: usize| {
        let id = &of(statement).statement;
        let found = record(statement)?.statements.iter().find(|one| one.id == *id)?;
        words(statement, &found.content)
    };
    let positions = thread.positions.iter().map(|position| {
        let statements = position.statements.iter().zip(&position.why).map(|(n, why)| {
            json!({"doc": of(*n).document, "statement": of(*n).statement, "cue": all[*n].cue, "content": content(*n), "why": why})
        });
        json!({
            "party": position.party.name, "speakers": position.speakers, "deed": position.deed.name(),
            "told_by": position.told_by.as_ref().map(|party| &party.name),
            "first_day": position.first_day, "last_day": position.last_day,
            "statements": statements.collect::<Vec<_>>(),
        })
    });
    let claim = &thread.claim;
    json!({
        "claim": {"doc": of(claim.statement).document, "statement": of(claim.statement).statement,
            "words": words(claim.statement, &claim.spans), "from_denial": claim.from_denial},
        "positions": positions.collect::<Vec<_>>(),
        "unanswered": thread.unanswered.iter().map(|party| &party.name).collect::<Vec<_>>(),
        "why": thread.why,
    })
}
