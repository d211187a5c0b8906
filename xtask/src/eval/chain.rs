//! `eval chain`: relays, addressees, authorities, acts and certainty, by cases of our own.
//!
//! Each field is scored over the statements that were found. A relay, addressee or authority counts where
//! either side has one, and is right when its words are; acts and certainties count for every statement.
//! `seen.md` was read while the rules were written, `unseen.md` was not.

use std::ops::Range;

use anyhow::Result;
use serde_json::Value;

use super::Listing;
use super::cases::{self, Case};
use crate::binary;

const FIELDS: [&str; 6] = ["found", "via", "to", "on", "act", "certainty"];

/// Right and judged, a field.
type Scores = [(usize, usize); FIELDS.len()];

/// Annotates the cases and prints a table.
pub(crate) fn run(options: &Listing) -> Result<()> {
    let program = binary::build(binary::Profile::Release)?;
    println!("{:<20}{}", "", FIELDS.map(|field| format!("{field:>16}")).concat());
    for part in ["seen", "unseen"] {
        let cases = cases::read(&format!("chain/{part}.md"))?;
        let texts: Vec<String> = cases.iter().map(|case| case.passage.iter().collect()).collect();
        for tier in options.tiers.chosen() {
            let records = cases::annotate(&program, tier, &texts)?;
            let mut scores = Scores::default();
            for (case, record) in cases.iter().zip(&records) {
                score(case, record, &mut scores, options.errors && part == "seen");
            }
            let cells = scores.map(|(right, of)| {
                let share = 100.0 * right as f64 / of.max(1) as f64;
                format!("{:>16}", format!("{right}/{of} {share:.1}"))
            });
            println!("{:<20}{}", format!("{tier}, {part} ({})", cases.len()), cells.concat());
        }
    }
    Ok(())
}

/// What an item says of one statement: cue, relays, addressee, authority, act, certainty.
struct Item<'i> {
    cue: &'i str,
    fields: [Vec<String>; 5],
}

fn parse(item: &str) -> Item<'_> {
    let parts: Vec<&str> = item.split(" | ").map(str::trim).collect();
    let said = |key: &str| -> Vec<String> {
        let values = parts.iter().filter_map(|part| part.strip_prefix(key));
        values.flat_map(|value| value.split(';')).map(cases::plain).collect()
    };
    let last = |n: usize| parts.iter().rev().nth(n).map(|word| (*word).to_owned()).into_iter().collect();
    Item { cue: parts[0], fields: [said("via: "), said("to: "), said("on: "), last(1), last(0)] }
}

fn score(case: &Case, record: &Value, scores: &mut Scores, tell: bool) {
    let mut from = 0;
    for item in &case.items {
        let wanted = parse(item);
        let Some(cue) = cases::find(&case.passage, wanted.cue, from) else {
            println!("the cue of “{item}” is not in its passage");
            continue;
        };
        from = cue.end;
        scores[0].1 += 1;
        let Some(given) = statement(record, &cue).map(|statement| fields(statement, &case.passage)) else {
            continue;
        };
        scores[0].0 += 1;
        for (n, (wanted, given)) in wanted.fields.iter().zip(&given).enumerate() {
            if wanted.is_empty() && given.is_empty() {
                continue;
            }
            scores[n + 1].1 += 1;
            scores[n + 1].0 += usize::from(wanted == given);
            if tell && wanted != given {
                let field = FIELDS[n + 1];
                println!("\n{}\n  {item}\n  {field}: {given:?}", case.passage.iter().collect::<String>());
            }
        }
    }
}

/// The statement with this cue.
fn statement<'r>(record: &'r Value, cue: &Range<usize>) -> Option<&'r Value> {
    record["statements"].as_array()?.iter().find(|statement| {
        let cues = statement["cue"].as_array();
        statement["field"] == "text"
            && cues.is_some_and(|cues| cues.iter().any(|span| cases::shared(&cases::span(span), cue) > 0))
    })
}

fn fields(statement: &Value, passage: &[char]) -> [Vec<String>; 5] {
    let words = |value: &Value| -> Vec<String> {
        let range = cases::span(&value["span"]);
        let words: Option<String> = passage.get(range).map(|words| words.iter().collect());
        words.filter(|words| !words.is_empty()).map(|words| cases::plain(&words)).into_iter().collect()
    };
    let via = statement["via"].as_array().into_iter().flatten().flat_map(words).collect();
    let word = |key: &str| vec![statement[key].as_str().unwrap_or_default().to_owned()];
    [via, words(&statement["addressee"]), words(&statement["authority"]), word("act"), word("certainty")]
}
