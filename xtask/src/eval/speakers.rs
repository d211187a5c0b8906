//! `eval speakers`: whether a source that was found stands for the right person, organisation or group.
//!
//! A judgment is a source and the fullest name under which its speaker appears anywhere in the text. It is
//! right when the statement's speaker has that name or is mentioned there. `seen.md` are articles of our own
//! that were read while the rules were written; the judgments over PolNeAR are ids and offsets only, those of
//! the train part for tuning, those of the dev part never read.

use std::collections::HashMap;
use std::fs;
use std::ops::Range;

use anyhow::Result;
use serde_json::Value;

use super::{Listing, cases};
use crate::{binary, house};

/// Where a judged source stands, and its speaker's name.
type Judgment = (Range<usize>, Range<usize>);

/// A text with its judgments.
struct Judged {
    text: Vec<char>,
    sources: Vec<Judgment>,
}

/// Annotates the texts and prints a table.
pub(crate) fn run(options: &Listing) -> Result<()> {
    let program = binary::build(binary::Profile::Release)?;
    println!("{:<28}{:>10}{:>10}{:>10}{:>10}", "", "judged", "found", "right", "of found");
    for part in ["seen", "polnear-train", "polnear-dev"] {
        let judged = match part.strip_prefix("polnear-") {
            Some(split) => match house::shared(&format!("data/polnear/{split}.jsonl")) {
                Some(corpus) => by_offsets(part, &fs::read_to_string(corpus)?)?,
                None => continue,
            },
            None => own(part)?,
        };
        let texts: Vec<String> = judged.iter().map(|one| one.text.iter().collect()).collect();
        for tier in options.tiers.chosen() {
            let records = cases::annotate(&program, tier, &texts)?;
            let (mut all, mut found, mut right) = (0, 0, 0);
            for (one, record) in judged.iter().zip(&records) {
                let text = &one.text;
                for (source, name) in &one.sources {
                    all += 1;
                    let Some(statement) = statement(record, source) else { continue };
                    found += 1;
                    let good = is_speaker(record, &statement["speaker"], name, text);
                    right += usize::from(good);
                    if !good && options.errors && matches!(part, "seen" | "polnear-train") {
                        tell(record, statement, source, name, text);
                    }
                }
            }
            let share = 100.0 * f64::from(right as u32) / f64::from(found.max(1));
            println!("{:<28}{all:>10}{found:>10}{right:>10}{share:>10.1}", format!("{tier}, {part}"));
        }
    }
    Ok(())
}

/// Articles of our own, judged by words.
fn own(part: &str) -> Result<Vec<Judged>> {
    let mut out = Vec::new();
    for case in cases::read(&format!("speakers/{part}.md"))? {
        let (mut from, mut sources) = (0, Vec::new());
        for item in &case.items {
            let found = item.rsplit_once(" | ").and_then(|(source, name)| {
                // "he #2": the second such word.
                let (source, nth) =
                    source.rsplit_once(" #").map_or((source, 1), |(s, n)| (s, n.parse().unwrap_or(1)));
                let mut at = cases::find(&case.passage, source.trim(), from)?;
                for _ in 1..nth {
                    at = cases::find(&case.passage, source.trim(), at.start + 1)?;
                }
                Some((at, cases::find(&case.passage, name.trim(), 0)?))
            });
            match found {
                Some((source, name)) => {
                    from = source.start + 1;
                    sources.push((source, name));
                }
                None => println!("“{item}” is not in its passage"),
            }
        }
        out.push(Judged { text: case.passage, sources });
    }
    Ok(out)
}

/// Articles of a corpus, judged by offsets.
fn by_offsets(part: &str, corpus: &str) -> Result<Vec<Judged>> {
    let mut sources: HashMap<String, Vec<Judgment>> = HashMap::new();
    for line in fs::read_to_string(cases::path(&format!("speakers/{part}.jsonl")))?.lines() {
        let row: Value = serde_json::from_str(line)?;
        let id = row["id"].as_str().unwrap_or_default().to_owned();
        sources.entry(id).or_default().push((cases::span(&row["source"]), cases::span(&row["name"])));
    }
    let mut out = Vec::new();
    for line in corpus.lines() {
        let row: Value = serde_json::from_str(line)?;
        let text = row["text"].as_str().unwrap_or_default().chars().collect();
        if let Some(sources) = sources.remove(row["id"].as_str().unwrap_or_default()) {
            out.push(Judged { text, sources });
        }
    }
    Ok(out)
}

/// The statement whose source overlaps a place most, and is little longer.
fn statement<'r>(record: &'r Value, source: &Range<usize>) -> Option<&'r Value> {
    let fit = |statement: &Value| {
        let spans = statement["source"].as_array().into_iter().flatten().map(cases::span);
        let (mut shared, mut len) = (0, 0);
        for span in spans {
            shared += cases::shared(&span, source);
            len += span.len();
        }
        (shared, 100 * shared as i64 - len as i64)
    };
    let all = record["statements"].as_array()?.iter().filter(|one| one["field"] == "text" && fit(one).0 > 0);
    all.max_by_key(|one| fit(one).1)
}

fn is_speaker(record: &Value, id: &Value, name: &Range<usize>, text: &[char]) -> bool {
    let Some(entity) = entity(record, id) else { return false };
    let words: String = text[name.clone()].iter().collect();
    let mentions = entity["mentions"].as_array().into_iter().flatten();
    cases::plain(entity["name"].as_str().unwrap_or_default()) == cases::plain(&words)
        || mentions.map(cases::span).any(|mention| cases::shared(&mention, name) > 0)
}

fn entity<'r>(record: &'r Value, id: &Value) -> Option<&'r Value> {
    record["entities"].as_array()?.iter().find(|entity| entity["id"] == *id)
}

fn tell(record: &Value, statement: &Value, source: &Range<usize>, name: &Range<usize>, text: &[char]) {
    let words = |range: Range<usize>| -> String {
        text[range].iter().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let given =
        entity(record, &statement["speaker"]).map_or("nobody", |e| e["name"].as_str().unwrap_or_default());
    let around = source.start.saturating_sub(80)..text.len().min(source.end + 40);
    println!("\n  … {} …\n  {}: {}, not {given}", words(around), words(source.clone()), words(name.clone()));
}
