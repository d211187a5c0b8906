//! Reads files and folders as `onrecord read` does and prints what came of each: one line a file, then
//! one JSON object with totals and the rate. Checks every piece of every offset map on the way.
//!
//! `cargo run --release -p onrecord-ingest --example read_eval -- PATH…`

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a tool for developers")]

use std::{collections::BTreeMap, time::Instant};

use onrecord_ingest::{Options, sources};
use onrecord_text::{Code, agree, restore};

fn main() {
    let paths: Vec<_> = std::env::args().skip(1).map(Into::into).collect();
    let options = Options::default();
    let started = Instant::now();
    let (sources, failures) = sources(&paths);
    let mut codes: BTreeMap<Code, u32> = BTreeMap::new();
    failures.iter().for_each(|failure| println!("{failure} [{}]", failure.code));
    let (mut documents, mut characters, mut unmapped, mut wrong, mut undated) =
        (0u32, 0u64, 0u64, 0u32, 0u32);
    for source in &sources {
        let (mut read, mut failed) = (0u32, Vec::new());
        match source.items(&options) {
            Err(failure) => failed.push(failure),
            Ok(mut items) => {
                for raw in items.by_ref() {
                    let extracted = match raw {
                        Ok(raw) => raw.extract(&options),
                        Err(failure) => {
                            failed.push(failure);
                            continue;
                        }
                    };
                    failed.extend(extracted.failures);
                    for captured in extracted.documents {
                        read += 1;
                        undated += u32::from(captured.document.meta.published.is_none());
                        captured.diagnostics.iter().for_each(|d| *codes.entry(d.code).or_default() += 1);
                        let (text, map) = (&captured.document.text, &captured.offsets);
                        assert_eq!(map.text_len(), text.len(), "{}", source.path.display());
                        characters += text.len() as u64;
                        for segment in map.segments() {
                            let range = segment.text_start..segment.text_end();
                            if segment.source_len == 0 {
                                unmapped += text[range].trim().len() as u64;
                                continue;
                            }
                            let said = restore(
                                &captured.capture.bytes,
                                map,
                                &range,
                                &captured.charset,
                                &captured.layers,
                            );
                            wrong += u32::from(!agree(&said, &text[range]));
                        }
                    }
                }
                if items.skipped() > 0 {
                    print!("{} skipped, ", items.skipped());
                }
            }
        }
        println!("{}: {read} documents, {} failures", source.path.display(), failed.len());
        for failure in failed {
            *codes.entry(failure.code).or_default() += 1;
            println!("    {failure} [{}]", failure.code);
        }
        documents += read;
    }
    let seconds = started.elapsed().as_secs_f64();
    let codes: Vec<String> = codes.iter().map(|(code, count)| format!("\"{code}\":{count}")).collect();
    println!(
        "{{\"files\":{},\"documents\":{documents},\"documents_per_second\":{:.0},\"bytes\":{characters},\
         \"unmapped_bytes\":{unmapped},\"wrong_pieces\":{wrong},\"undated\":{undated},\"codes\":{{{}}}}}",
        sources.len(),
        f64::from(documents) / seconds,
        codes.join(",")
    );
}
