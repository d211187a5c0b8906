//! Groups the statements of records into utterances: `utterances RECORDS`, with records as `onrecord annotate --text`
//! prints them. One JSON object an utterance on standard output, what it cost on standard error. Called by
//! `cargo xtask eval utterances`.

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

use onrecord_link::utterances::{Judged, Keys, Rendering, candidates, group};
use onrecord_text::Record;

fn main() -> Result<(), Box<dyn Error>> {
    let [records] = env::args().skip(1).collect::<Vec<_>>().try_into().map_err(|_| "RECORDS")?;
    let mut renderings = Vec::new();
    let mut documents = 0;
    let mut reading = Duration::ZERO;
    for line in fs::read_to_string(records)?.lines() {
        let record: Record = serde_json::from_str(line)?;
        let start = Instant::now();
        renderings.extend(Rendering::all(&record, record.text.as_deref().unwrap_or_default()));
        reading += start.elapsed();
        documents += 1;
    }
    eprintln!("{documents} documents, {} statements, words read in {reading:.1?}", renderings.len());
    in_steps(&renderings);
    let start = Instant::now();
    let utterances = group(&renderings);
    eprintln!("{} utterances, all at once in {:.1?}", utterances.len(), start.elapsed());
    for utterance in &utterances {
        let members = utterance.renderings.iter().map(|member| {
            let one = &renderings[member.rendering];
            serde_json::json!({"doc": one.document, "statement": one.statement, "why": member.why})
        });
        println!("{}", serde_json::json!({ "renderings": members.collect::<Vec<_>>() }));
    }
    Ok(())
}

/// As a ledger does it: what is worth comparing among all, then the pairs.
fn in_steps(renderings: &[Rendering]) {
    let start = Instant::now();
    let keys: Vec<Keys> = renderings.iter().map(Keys::of).collect();
    let filed: usize = keys.iter().map(|keys| keys.filed.len()).sum();
    eprintln!(
        "{:.1} keys a statement in {:.1?}",
        filed as f64 / renderings.len().max(1) as f64,
        start.elapsed()
    );
    let start = Instant::now();
    let found = candidates(keys.iter());
    let each = found.pairs.len() as f64 / renderings.len().max(1) as f64;
    eprintln!("{each:.1} candidates a statement in {:.1?}", start.elapsed());
    let start = Instant::now();
    let pair = |(a, b): &(u32, u32)| Judged::of(&renderings[*a as usize], &renderings[*b as usize]);
    let judged = found.pairs.iter().filter_map(pair).count();
    eprintln!("{judged} of {} pairs bear on groups, {:.1?}", found.pairs.len(), start.elapsed());
}
