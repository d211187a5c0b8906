//! Scores article extraction on a folder of pages with known articles, by the measure of the
//! article-extraction-benchmark: 4-grams of words as multisets, each page's counts scaled to sum to
//! one, precision and recall averaged over pages, F1 of the two averages.
//!
//! `cargo run --release -p onrecord-ingest --example html_eval -- DIR`, where DIR holds
//! `ground-truth.json` and `html/*.html.gz`. Prints one JSON object. Also says what share of the
//! extracted characters maps to the page's bytes, and whether those bytes say the same.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a tool for developers"
)]

use std::{collections::HashMap, error::Error, path::Path, time::Instant};

use onrecord_ingest::{Captured, Options, Source};
use onrecord_text::{agree, restore};

fn main() -> Result<(), Box<dyn Error>> {
    let Some(folder) = std::env::args().nth(1) else { return Err("usage: html_eval DIR [--worst]".into()) };
    let truth = Path::new(&folder).join("ground-truth.json");
    if !truth.exists() {
        println!("skipped: {} is not there", truth.display());
        return Ok(());
    }
    let truth: serde_json::Value = serde_json::from_slice(&std::fs::read(truth)?)?;
    let pages = truth.as_object().ok_or("ground-truth.json is not an object")?;
    let worst = std::env::args().any(|argument| argument == "--worst");
    let dump = std::env::args().skip_while(|argument| argument != "--dump").nth(1);
    let options = Options::default();

    let mut raws = Vec::new();
    for (name, page) in pages {
        let path = Path::new(&folder).join("html").join(format!("{name}.html.gz"));
        let raw = Source { path, len: None, name: None }.items(&options)?.next().ok_or("no page")??;
        raws.push((name, page["articleBody"].as_str().unwrap_or_default(), raw));
    }
    let started = Instant::now();
    let documents: Vec<Option<Captured>> =
        raws.iter().map(|(_, _, raw)| raw.extract(&options).documents.into_iter().next()).collect();
    let seconds = started.elapsed().as_secs_f64();

    let (mut precisions, mut recalls, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    let (mut characters, mut mapped, mut wrong) = (0, 0, 0);
    let (mut dated, mut titled, mut outlets, mut authors, mut urls) = (0, 0, 0, 0, 0);
    for ((name, truth, _), document) in raws.iter().zip(&documents) {
        let text = document.as_ref().map_or("", |captured| captured.document.text.as_str());
        let (hits, extra, missed) = compare(truth, text);
        if hits + extra > 0.0 {
            precisions.push(hits / (hits + extra));
        }
        if hits + missed > 0.0 {
            recalls.push(hits / (hits + missed));
        }
        rows.push((hits, extra, missed, name));
        if let Some(folder) = &dump {
            std::fs::write(Path::new(folder).join(format!("{name}.txt")), text)?;
        }
        let Some(captured) = document else { continue };
        let meta = &captured.document.meta;
        dated += usize::from(meta.published.is_some());
        titled += usize::from(meta.title.is_some());
        outlets += usize::from(meta.outlet.is_some());
        authors += usize::from(meta.author.is_some());
        urls += usize::from(meta.url.is_some());
        let (all, found, bad) = check_map(captured);
        characters += all;
        mapped += found;
        wrong += bad;
        if worst {
            println!("{}", serde_json::to_string(meta)?);
        }
        if worst && all > found {
            println!("{} unmapped of {all} {name}", all - found);
        }
    }
    if worst {
        rows.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (hits, extra, missed, name) in rows.iter().take(30) {
            println!("{hits:.2} {extra:.2} {missed:.2} {name}");
        }
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
    let (precision, recall) = (mean(&precisions), mean(&recalls));
    let f1 = 2.0 * precision * recall / (precision + recall);
    println!(
        "{{\"pages\":{},\"f1\":{f1:.4},\"precision\":{precision:.4},\"recall\":{recall:.4},\"pages_per_second\":{:.0},\
         \"mapped\":{:.5},\"wrong_pieces\":{wrong},\"title\":{titled},\"published\":{dated},\"outlet\":{outlets},\
         \"author\":{authors},\"url\":{urls}}}",
        raws.len(),
        raws.len() as f64 / seconds,
        mapped as f64 / f64::from(characters.max(1)),
    );
    Ok(())
}

/// Visible characters of the text, how many have a source, how many paragraphs do not restore.
fn check_map(captured: &Captured) -> (u32, u32, u32) {
    let (text, map) = (&captured.document.text, &captured.offsets);
    let ink = |piece: &str| piece.chars().filter(|c| !c.is_whitespace()).count() as u32;
    let (mut found, mut wrong) = (0, 0);
    for segment in map.segments().iter().filter(|segment| segment.source_len > 0) {
        let range = segment.text_start..segment.text_end();
        let piece = &text[range.clone()];
        found += ink(piece);
        let restored = restore(&captured.capture.bytes, map, &range, &captured.charset, &captured.layers);
        if !agree(&restored, piece) {
            wrong += 1;
            eprintln!("{} has {piece:?} for {restored:?}", captured.document.id);
        }
    }
    (ink(text), found, wrong)
}

/// Shares of the 4-grams that are in both texts, only in the extracted one, only in the true one.
fn compare(truth: &str, text: &str) -> (f64, f64, f64) {
    let (truth, text) = (shingles(truth), shingles(text));
    let (mut hits, mut extra, mut missed) = (0, 0, 0);
    for (shingle, &count) in &truth {
        let found = text.get(shingle).copied().unwrap_or(0);
        hits += count.min(found);
        missed += count.saturating_sub(found);
    }
    for (shingle, &found) in &text {
        extra += found.saturating_sub(truth.get(shingle).copied().unwrap_or(0));
    }
    let all = f64::from((hits + extra + missed).max(1));
    (f64::from(hits) / all, f64::from(extra) / all, f64::from(missed) / all)
}

/// The 4-grams of a text's words with their counts; a shorter text is one shingle.
fn shingles(text: &str) -> HashMap<Vec<&str>, u32> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
    let mut out = HashMap::new();
    for i in 0..words.len().saturating_sub(3).max(1) {
        let shingle = words[i.min(words.len())..(i + 4).min(words.len())].to_vec();
        if !shingle.is_empty() {
            *out.entry(shingle).or_insert(0) += 1;
        }
    }
    out
}
