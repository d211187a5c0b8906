//! `eval dates`: expressions of time and their values, on the training part of TempEval-3.
//!
//! The measures are those of TempEval-3's scorer: a span is right when it overlaps one of the corpus (relaxed) or is the
//! same (strict), each with one other at most; a value is right when its span is, relaxed, and the two are the same
//! string. Texts are sorted by id: the rules are tuned on the even ones, whose errors may be listed, and the odd ones
//! are only ever scored.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::ops::Range;

use anyhow::Result;
use serde_json::Value;

use super::{Listing, attribution, cases, folder};
use crate::{binary, house};

/// HeidelTime's figures on the test part, as its authors and the task's organisers give them.
const PEER: [f64; 3] = [90.3, 81.3, 77.6];

/// One expression, of the corpus or of ours.
struct Timex {
    span: Range<usize>,
    value: String,
    kind: String,
}

/// What is counted.
#[derive(Default)]
struct Counts {
    texts: usize,
    corpus: usize,
    ours: usize,
    relaxed: usize,
    strict: usize,
    value: usize,
}

impl Counts {
    fn f1(&self, right: usize) -> f64 {
        200.0 * right as f64 / (self.corpus + self.ours).max(1) as f64
    }

    fn add(&mut self, corpus: &[Timex], ours: &[Timex]) {
        self.texts += 1;
        self.corpus += corpus.len();
        self.ours += ours.len();
        let pairs = pairs(corpus, ours);
        self.relaxed += pairs.len();
        self.strict += pairs.iter().filter(|(c, o)| corpus[*c].span == ours[*o].span).count();
        self.value += pairs.iter().filter(|(c, o)| corpus[*c].value == ours[*o].value).count();
    }
}

/// Annotates the corpus and prints a table.
pub(crate) fn run(options: &Listing) -> Result<()> {
    let Some(corpus) = house::shared("data/dates/tempeval3-train.jsonl") else { return Ok(()) };
    let program = binary::build(binary::Profile::Release)?;
    let mut rows: Vec<Value> = Vec::new();
    for line in fs::read_to_string(&corpus)?.lines() {
        rows.push(serde_json::from_str(line)?);
    }
    rows.sort_by(|a, b| a["id"].as_str().cmp(&b["id"].as_str()));
    println!(
        "{:<22}{:>7}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}",
        "", "texts", "corpus", "ours", "P", "R", "relaxed", "strict"
    );
    for tier in options.tiers.chosen() {
        let out = folder()?.join("dates-read.jsonl");
        attribution::annotate(&program, tier, &corpus, &out)?;
        let mut records: HashMap<String, Value> = HashMap::new();
        for line in BufReader::new(File::open(&out)?).lines() {
            let record: Value = serde_json::from_str(&line?)?;
            records.insert(record["doc"].as_str().unwrap_or_default().to_owned(), record);
        }
        let mut halves = [Counts::default(), Counts::default()];
        for (n, row) in rows.iter().enumerate() {
            let record = records.get(row["id"].as_str().unwrap_or_default()).unwrap_or(&Value::Null);
            let (corpus, ours) = (timexes(&row["timex"]), timexes(&record["dates"]));
            halves[n % 2].add(&corpus, &ours);
            if options.errors && n % 2 == 0 {
                tell(row, &corpus, &ours);
            }
        }
        for (half, name) in halves.iter().zip(["tuned on", "not looked at"]) {
            let (precision, recall) = (
                100.0 * half.relaxed as f64 / half.ours.max(1) as f64,
                100.0 * half.relaxed as f64 / half.corpus.max(1) as f64,
            );
            println!(
                "{:<22}{:>7}{:>9}{:>9}{precision:>9.1}{recall:>9.1}{:>9.1}{:>9.1}   value {:.1}",
                format!("{tier}, {name}"),
                half.texts,
                half.corpus,
                half.ours,
                half.f1(half.relaxed),
                half.f1(half.strict),
                half.f1(half.value),
            );
        }
    }
    println!("{:<22}{:>52.1}{:>9.1}   value {:.1}", "HeidelTime, test part", PEER[0], PEER[1], PEER[2]);
    Ok(())
}

fn timexes(list: &Value) -> Vec<Timex> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let one = |timex: &Value| Timex {
        span: cases::span(&timex["span"]),
        value: text(&timex["value"]),
        kind: text(&timex["type"]),
    };
    list.as_array().into_iter().flatten().map(one).collect()
}

/// One of ours for each of the corpus's at most: the same span first, then the first that overlaps.
fn pairs(corpus: &[Timex], ours: &[Timex]) -> Vec<(usize, usize)> {
    let mut taken = vec![false; ours.len()];
    let mut out = Vec::new();
    for same in [true, false] {
        for (c, one) in corpus.iter().enumerate() {
            if out.iter().any(|&(paired, _)| paired == c) {
                continue;
            }
            let fits = |other: &Timex| {
                if same { other.span == one.span } else { cases::shared(&other.span, &one.span) > 0 }
            };
            if let Some(o) = (0..ours.len()).find(|&o| !taken[o] && fits(&ours[o])) {
                taken[o] = true;
                out.push((c, o));
            }
        }
    }
    out
}

fn tell(row: &Value, corpus: &[Timex], ours: &[Timex]) {
    let text: Vec<char> = row["text"].as_str().unwrap_or_default().chars().collect();
    let words = |range: &Range<usize>| -> String {
        let (from, to) = (range.start.saturating_sub(45), text.len().min(range.end + 30));
        let part = |range: Range<usize>| -> String {
            text[range].iter().map(|c| if c.is_whitespace() { ' ' } else { *c }).collect()
        };
        format!("{}[{}]{}", part(from..range.start), part(range.clone()), part(range.end..to))
    };
    println!(
        "## {} {}",
        row["id"].as_str().unwrap_or_default(),
        row["published"].as_str().unwrap_or_default()
    );
    let pairs = pairs(corpus, ours);
    for (c, one) in corpus.iter().enumerate() {
        match pairs.iter().find(|pair| pair.0 == c).map(|pair| &ours[pair.1]) {
            None => println!("  missing  {} {} | {}", one.kind, one.value, words(&one.span)),
            Some(other) => {
                if other.value != one.value {
                    println!(
                        "  value    {} {}, not {} | {}",
                        one.kind,
                        one.value,
                        other.value,
                        words(&one.span)
                    );
                }
                if other.span != one.span {
                    println!("  span     {} | ours {}", words(&one.span), words(&other.span));
                }
            }
        }
    }
    for (_, one) in ours.iter().enumerate().filter(|(o, _)| !pairs.iter().any(|pair| pair.1 == *o)) {
        println!("  too much {} {} | {}", one.kind, one.value, words(&one.span));
    }
}
