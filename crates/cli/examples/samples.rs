//! Prints what training reads: JSONL rows with `id` or `url` and `text` on standard input, one
//! `{"id": …, "sample": …}` a line on standard output.
//!
//! cargo run --release -p onrecord-cli --example samples < rows.jsonl > samples.jsonl

use std::io::{BufRead, Write, stdin, stdout};

use onrecord_text::attribution::Sample;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::BufWriter::new(stdout().lock());
    for line in stdin().lock().lines() {
        let row: Value = serde_json::from_str(&line?)?;
        let id = ["id", "url"].iter().find_map(|name| row[name].as_str()).unwrap_or_default();
        let sample = Sample::of(row["text"].as_str().unwrap_or_default());
        writeln!(out, "{}", json!({ "id": id, "sample": sample }))?;
    }
    Ok(out.flush()?)
}
