//! `eval entities`: whether the names in a text are gathered into one entity for every real person and organisation.
//!
//! Scored over names (no pronouns, no descriptions) by B³ (Bagga and Baldwin 1998): for every name that was found, which
//! part of its entity's names belong to the same real one; for every name judged, which part of its real entity's names
//! are with it. A name nobody judged has precision 0, one that was not found recall 0. Places that stand for governments
//! are judged to be left out. `seen.md` are articles of our own that were read while the rules were written, `unseen.md`
//! and the judgments over PolNeAR dev (ids and offsets only) were never read.

use std::collections::HashMap;
use std::fs;
use std::ops::Range;

use anyhow::{Result, ensure};
use serde_json::Value;

use super::cases::{Case, find, read, shared, span};
use super::{Listing, cases};
use crate::{binary, house};

/// A text with the names in it: each with its entity, in the order of the text.
struct Judged {
    text: Vec<char>,
    names: Vec<(Range<usize>, usize)>,
    kinds: Vec<String>,
    left_out: Vec<Range<usize>>,
}

/// Annotates the texts and prints a table.
pub(crate) fn run(options: &Listing) -> Result<()> {
    let program = binary::build(binary::Profile::Release)?;
    println!("{:<24}{:>8}{:>8}{:>8}{:>10}{:>8}{:>8}", "", "judged", "found", "type", "B3 P", "R", "F1");
    for part in ["seen", "unseen", "polnear-dev"] {
        let judged = match part.strip_prefix("polnear-") {
            Some(split) => match house::shared(&format!("data/polnear/{split}.jsonl")) {
                Some(corpus) => by_offsets(part, &fs::read_to_string(corpus)?)?,
                None => continue,
            },
            None => read(&format!("entities/{part}.md"))?.iter().map(own).collect::<Result<_>>()?,
        };
        let texts: Vec<String> = judged.iter().map(|one| one.text.iter().collect()).collect();
        for tier in options.tiers.chosen() {
            let records = cases::annotate(&program, tier, &texts)?;
            let mut sum = Score::default();
            for (one, record) in judged.iter().zip(&records) {
                sum.add(one, record, options.errors && part == "seen");
            }
            sum.print(&format!("{tier}, {part}"));
        }
    }
    Ok(())
}

#[derive(Default)]
struct Score {
    judged: usize,
    found: usize,
    kinds: usize,
    precision: (f64, usize),
    recall: (f64, usize),
}

impl Score {
    fn add(&mut self, one: &Judged, record: &Value, tell: bool) {
        let ours = names(one, record);
        // The judged name that each of ours is.
        let mut pairs: Vec<Option<usize>> = vec![None; ours.len()];
        let mut of_judged: Vec<Option<usize>> = vec![None; one.names.len()];
        for (n, (at, _)) in one.names.iter().enumerate() {
            let free = (0..ours.len()).filter(|&k| pairs[k].is_none() && ours[k].0.contains(&(at.end - 1)));
            if let Some(best) = free.max_by_key(|&k| shared(&ours[k].0, at)) {
                pairs[best] = Some(n);
                of_judged[n] = Some(best);
            }
        }
        let mut together: HashMap<(&str, usize), usize> = HashMap::new();
        let (mut of_ours, mut of_real): (HashMap<&str, usize>, HashMap<usize, usize>) = Default::default();
        for ((_, entity), pair) in ours.iter().zip(&pairs) {
            *of_ours.entry(entity.as_str()).or_default() += 1;
            if let Some(n) = pair {
                *together.entry((entity.as_str(), one.names[*n].1)).or_default() += 1;
            }
        }
        for (_, real) in &one.names {
            *of_real.entry(*real).or_default() += 1;
        }
        for ((at, entity), pair) in ours.iter().zip(&pairs) {
            let right = pair.map_or(0, |n| together[&(entity.as_str(), one.names[n].1)]);
            self.precision.0 += share(right, of_ours[entity.as_str()]);
            self.precision.1 += 1;
            if tell && right < of_ours[entity.as_str()] {
                one.tell(if pair.is_none() { "no name" } else { "mixed" }, at, entity);
            }
        }
        for ((at, real), ours_at) in one.names.iter().zip(&of_judged) {
            let entity = ours_at.map(|k| ours[k].1.as_str());
            let right = entity.map_or(0, |entity| together[&(entity, *real)]);
            self.recall.0 += share(right, of_real[real]);
            self.recall.1 += 1;
            self.judged += 1;
            self.found += usize::from(entity.is_some());
            self.kinds += usize::from(entity.is_some_and(|entity| kind(record, entity) == one.kinds[*real]));
            if tell && right < of_real[real] {
                one.tell(if entity.is_none() { "missed" } else { "torn apart" }, at, entity.unwrap_or("–"));
            }
        }
    }

    fn print(&self, row: &str) {
        let precision = self.precision.0 / self.precision.1.max(1) as f64;
        let recall = self.recall.0 / self.recall.1.max(1) as f64;
        let f1 = 2.0 * precision * recall / (precision + recall).max(f64::EPSILON);
        println!(
            "{row:<24}{:>8}{:>8.1}{:>8.1}{:>10.1}{:>8.1}{:>8.1}",
            self.judged,
            100.0 * share(self.found, self.judged),
            100.0 * share(self.kinds, self.found),
            100.0 * precision,
            100.0 * recall,
            100.0 * f1
        );
    }
}

impl Judged {
    fn tell(&self, what: &str, at: &Range<usize>, entity: &str) {
        let near = at.start.saturating_sub(30)..self.text.len().min(at.end + 20);
        let words = |part: Range<usize>| self.text[part].iter().collect::<String>().replace('\n', " ");
        println!(
            "    {what:<11}{entity:<5}{}[{}]{}",
            words(near.start..at.start),
            words(at.clone()),
            words(at.end..near.end)
        );
    }
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn kind<'r>(record: &'r Value, id: &str) -> &'r str {
    let entities = record["entities"].as_array().map_or(&[][..], Vec::as_slice);
    entities.iter().find(|e| e["id"] == id).and_then(|e| e["type"].as_str()).unwrap_or_default()
}

/// The names of a record's people and organisations: mentions that end in a capitalised word.
fn names(one: &Judged, record: &Value) -> Vec<(Range<usize>, String)> {
    let mut out = Vec::new();
    for entity in record["entities"].as_array().into_iter().flatten() {
        if !matches!(entity["type"].as_str(), Some("person" | "organization")) {
            continue;
        }
        for mention in entity["mentions"].as_array().into_iter().flatten() {
            let at = span(mention);
            let words: String = one.text[at.clone()].iter().collect();
            let last = words.split_whitespace().last().unwrap_or_default();
            let pronoun = matches!(
                last,
                "He" | "She" | "It" | "They" | "I" | "We" | "His" | "Her" | "Their" | "Its" | "Who"
            );
            let left_out = one.left_out.iter().any(|other| shared(other, &at) > 0);
            if last.starts_with(char::is_uppercase) && !pronoun && !left_out {
                out.push((at, entity["id"].as_str().unwrap_or_default().to_owned()));
            }
        }
    }
    out.sort_by_key(|(at, _)| (at.start, at.end));
    out.dedup_by(|a, b| a.0 == b.0);
    out
}

/// An article of our own: every form of a name, wherever no longer one stands.
fn own(case: &Case) -> Result<Judged> {
    let mut forms: Vec<(String, Option<usize>, Option<usize>)> = Vec::new();
    let mut kinds = Vec::new();
    for item in &case.items {
        let item = item.split(" # ").next().unwrap_or_default();
        let Some((kind, names)) = item.split_once(" | ") else { continue };
        let entity = match kind {
            "ignore" => None,
            "person" | "organization" => {
                kinds.push(kind.to_owned());
                Some(kinds.len() - 1)
            }
            _ => continue,
        };
        for name in names.split(';').map(str::trim) {
            let (name, which) = match name.rsplit_once(" #") {
                Some((name, n)) => (name, n.trim().parse::<usize>().ok()),
                None => (name, None),
            };
            forms.push((name.trim().to_owned(), which, entity));
        }
    }
    forms.sort_by_key(|(name, ..)| std::cmp::Reverse(name.chars().count()));
    let mut taken: Vec<(Range<usize>, Option<usize>)> = Vec::new();
    let mut done = 0;
    while done < forms.len() {
        let name = forms[done].0.clone();
        let alike = forms[done..].iter().take_while(|(other, ..)| *other == name).count();
        let (mut from, mut count) = (0, 0);
        while let Some(at) = find(&case.passage, &name, from) {
            from = at.end;
            if taken.iter().any(|(other, _)| shared(other, &at) > 0) {
                continue;
            }
            count += 1;
            let mine =
                forms[done..done + alike].iter().find(|(_, which, _)| which.is_none_or(|n| n == count));
            if let Some((_, _, entity)) = mine {
                taken.push((at, *entity));
            }
        }
        ensure!(count > 0, "“{name}” is not in its passage");
        done += alike;
    }
    taken.sort_by_key(|(at, _)| at.start);
    let left_out = taken.iter().filter(|(_, entity)| entity.is_none()).map(|(at, _)| at.clone()).collect();
    let names = taken.into_iter().filter_map(|(at, entity)| Some((at, entity?))).collect();
    Ok(Judged { text: case.passage.clone(), names, kinds, left_out })
}

/// Judgments kept as ids and offsets.
fn by_offsets(part: &str, corpus: &str) -> Result<Vec<Judged>> {
    let mut texts: HashMap<String, Vec<char>> = HashMap::new();
    for line in corpus.lines() {
        let row: Value = serde_json::from_str(line)?;
        let text = row["text"].as_str().unwrap_or_default().chars().collect();
        texts.insert(row["id"].as_str().unwrap_or_default().to_owned(), text);
    }
    let mut out = Vec::new();
    for line in fs::read_to_string(cases::path(&format!("entities/{part}.jsonl")))?.lines() {
        let row: Value = serde_json::from_str(line)?;
        let Some(text) = row["id"].as_str().and_then(|id| texts.remove(id)) else { continue };
        let entities = row["entities"].as_array().map_or(&[][..], Vec::as_slice);
        let spans = |value: &Value| value.as_array().into_iter().flatten().map(span).collect::<Vec<_>>();
        let mut names: Vec<(Range<usize>, usize)> = Vec::new();
        for (n, entity) in entities.iter().enumerate() {
            names.extend(spans(&entity["mentions"]).into_iter().map(|at| (at, n)));
        }
        names.sort_by_key(|(at, _)| at.start);
        let kinds = entities.iter().map(|e| e["type"].as_str().unwrap_or_default().to_owned()).collect();
        out.push(Judged { text, names, kinds, left_out: spans(&row["ignore"]) });
    }
    Ok(out)
}
