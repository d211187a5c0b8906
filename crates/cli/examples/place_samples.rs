//! Prints what training reads of places: JSONL rows with `id`, `text` and `url` on standard input, one
//! `{"id": …, "sample": …}` a line on standard output.
//!
//! cargo run --release -p onrecord-cli --example place_samples < rows.jsonl > samples.jsonl

use std::io::{BufRead, Write, stdin, stdout};

use onrecord_text::{Document, Engine, Gazetteer, Meta, PlaceSample};
use serde_json::{Value, json};

static GAZETTEER: &[u8] = include_bytes!("../../../models/gazetteer.bin");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let engine = Engine::rules().with_gazetteer(Gazetteer::load(GAZETTEER)?);
    let mut out = std::io::BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        let row: Value = serde_json::from_str(&line?)?;
        let field = |name: &str| row[name].as_str().map(str::to_owned);
        let document = Document {
            id: field("id").unwrap_or_default(),
            text: field("text").unwrap_or_default(),
            meta: Meta { url: field("url"), ..Meta::default() },
            raw_layout: true,
        };
        writeln!(out, "{}", json!({ "id": document.id, "sample": PlaceSample::of(&document, &engine) }))?;
    }
    Ok(out.flush()?)
}
