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

use onrecord_link::utterances::{Candidates, Keys, Rendering, compare, group};
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
    one_by_one(&renderings);
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

/// As a ledger does it: every statement looks for others among those before it. A line for each tenth, so that one
/// sees whether it grows.
fn one_by_one(renderings: &[Rendering]) {
    let mut candidates = Candidates::default();
    for part in renderings.chunks((renderings.len() / 10).max(1)) {
        let (mut looking, mut comparing, mut pairs) = (Duration::ZERO, Duration::ZERO, 0u32);
        for one in part {
            let start = Instant::now();
            let keys = Keys::of(one);
            let found = candidates.find(&keys);
            let next = candidates.len() as u32;
            candidates.insert(next, &keys);
            looking += start.elapsed();
            let start = Instant::now();
            for other in &found {
                std::hint::black_box(compare(&renderings[*other as usize], one));
            }
            comparing += start.elapsed();
            pairs += found.len() as u32;
        }
        let each = |time: Duration, count: u32| time / count.max(1);
        let statements = part.len() as u32;
        eprintln!(
            "after {:>8}: {:>8.1?} a look-up, {:>5.1} candidates, {:>8.1?} a pair",
            candidates.len(),
            each(looking, statements),
            f64::from(pairs) / f64::from(statements),
            each(comparing, pairs),
        );
    }
}
