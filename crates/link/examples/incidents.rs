//! Prints the incidents of records, with their figures: `incidents RECORDS`, with records as `onrecord annotate --text`
//! prints them. What it cost is on standard error.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the example is a program; the crate stays pure"
)]

use std::collections::HashMap;
use std::error::Error;
use std::time::Instant;
use std::{env, fs};

use onrecord_link::claims::{Telling, ledger};
use onrecord_link::incidents::{Incident, Kinds, Mention, group, mentions};
use onrecord_text::{CodePoints, Record};

fn main() -> Result<(), Box<dyn Error>> {
    let [records] = env::args().skip(1).collect::<Vec<_>>().try_into().map_err(|_| "RECORDS")?;
    let records = fs::read_to_string(records)?;
    let records: Vec<Record> = records.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let start = Instant::now();
    let found: Vec<Mention> = records.iter().flat_map(|one| mentions(one, text(one))).collect();
    let read = start.elapsed();
    let incidents = group(&found);
    let grouped = start.elapsed() - read;
    let by_id: HashMap<&str, &Record> = records.iter().map(|one| (one.doc.as_str(), one)).collect();
    for (n, incident) in incidents.iter().enumerate() {
        print(n, incident, &found, &by_id);
    }
    let each = |time: std::time::Duration| time / u32::try_from(records.len()).unwrap_or(1).max(1);
    let shared = incidents.iter().filter(|one| one.members.len() > 1).count();
    eprintln!(
        "{} documents, {} mentions, {} incidents, {shared} of several mentions; a document: {:.1?} reading, {:.1?} grouping",
        records.len(),
        found.len(),
        incidents.len(),
        each(read),
        each(grouped)
    );
    Ok(())
}

fn text(record: &Record) -> &str {
    record.text.as_deref().unwrap_or_default()
}

fn names(kinds: Kinds) -> String {
    kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(" ")
}

fn print(n: usize, incident: &Incident, found: &[Mention], by_id: &HashMap<&str, &Record>) {
    let place = incident.site.as_ref().map_or("somewhere".to_owned(), |site| {
        format!("{} [{:?}, {:?}]", site.label(), site.precision, site.from)
    });
    println!(
        "# {n} {} ({}) | {place} | {} | {:?}",
        incident.kind.name(),
        names(incident.kinds),
        incident.when,
        incident.words
    );
    let mut tellings = Vec::new();
    for member in &incident.members {
        let mention = &found[member.mention];
        let Some(record) = by_id.get(mention.document.as_str()) else { continue };
        println!(
            "  {} {} [{}] {}",
            mention.document,
            mention.number,
            mention.published,
            member.why.join("; ")
        );
        let points = CodePoints::new(text(record));
        for span in &mention.spans {
            println!("    | {}", points.slice(*span).unwrap_or_default().replace('\n', " "));
        }
        let (called, origin) = (&record.doc, &record.doc);
        tellings.push(Telling { record, text: text(record), called, origin, figures: &mention.figures });
    }
    let found = ledger(&tellings);
    for (n, claim) in found.claims.iter().enumerate() {
        println!(
            "  ({n}) {} {} = {:?}..{:?} {:?} by {}{} via {:?} as of {}{}",
            claim.measure,
            claim.printed(),
            claim.low,
            claim.high,
            claim.subgroup,
            claim.claimant.name,
            if claim.claimant.report { " itself" } else { "" },
            claim.via,
            claim.as_of,
            if claim.toll { ", toll" } else { "" },
        );
    }
    for relation in &found.relations {
        println!("    ({}) {:?} ({}): {}", relation.from, relation.stand, relation.to, relation.why);
    }
    for dispute in &incident.disputes {
        println!("  ? #{}: {}", dispute.incident, dispute.why);
    }
}
