//! Which documents go back to one report: texts that look alike are compared, once each.

use std::collections::HashMap;
use std::ops::Range;

use onrecord_link::origins::{Kinship, Shared, Shingles, Sketch, Text, kinship, lookalikes};
use onrecord_text::CodePoints;
use rusqlite::{OptionalExtension, Transaction, params};

use super::super::parallel::parallel;
use super::groups::Tied;
use super::{Fresh, Settling};
use crate::Result;
use crate::view::Part;
use crate::writer::from_json;

/// Of the longest run that two texts share, the words that are kept.
const LONGEST: usize = 60;

/// Pairs compared at a time.
const BATCH: usize = 512;

/// Compares the texts that look alike and have not been compared; what is worth comparing, in the order of ids.
pub(super) fn add(
    change: &Transaction<'_>,
    documents: &[Settling],
    fresh: &Fresh,
) -> Result<Vec<(u32, u32)>> {
    let sketched: Vec<(u32, &Sketch)> = (0..)
        .zip(documents)
        .filter_map(|(number, document)| Some((number, document.sketch.as_ref()?)))
        .collect();
    let sketches: Vec<&Sketch> = sketched.iter().map(|(_, sketch)| *sketch).collect();
    let number = |at: u32| sketched[at as usize].0;
    let pairs: Vec<(u32, u32)> =
        lookalikes(&sketches).into_iter().map(|(a, b)| (number(a), number(b))).collect();
    let versions = |(a, b): &(u32, u32)| [a, b].map(|one| documents[*one as usize].version);
    let mut known = change.prepare("SELECT EXISTS (SELECT 1 FROM kinship WHERE a = ?1 AND b = ?2)")?;
    let mut new = Vec::new();
    for pair in pairs.iter().map(versions).filter(|pair| pair.iter().any(|one| fresh.holds(*one))) {
        if !known.query_row(pair, |row| row.get(0))? {
            new.push(pair);
        }
    }
    let mut insert = change.prepare("INSERT INTO kinship VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    for pairs in new.chunks(BATCH) {
        let (versions, printed) = printed(change, pairs)?;
        let readings = parallel(&printed, Reading::of)?;
        let read: HashMap<i64, Reading<'_>> = versions.into_iter().zip(readings).collect();
        let found =
            parallel(pairs, |[a, b]| Ok(read.get(a).zip(read.get(b)).and_then(|(a, b)| Found::of(a, b))))?;
        for ([a, b], found) in pairs.iter().zip(found) {
            let Some(Found { kinship, words: [shared, of_a, of_b], longest }) = found else { continue };
            insert.execute(params![a, b, named(kinship), shared, of_a, of_b, longest])?;
        }
    }
    Ok(pairs)
}

/// The versions of some pairs, each once, with their texts.
fn printed(change: &Transaction<'_>, pairs: &[[i64; 2]]) -> Result<(Vec<i64>, Vec<Printed>)> {
    let mut versions: Vec<i64> = pairs.iter().flatten().copied().collect();
    versions.sort_unstable();
    versions.dedup();
    let printed = versions.iter().map(|version| Printed::of(change, *version)).collect::<Result<_>>()?;
    Ok((versions, printed))
}

/// The pairs that go back to one report by what they share. Only of those that are worth comparing now: which were once
/// depends on what was read first.
pub(super) fn ties(
    change: &Transaction<'_>,
    documents: &[Settling],
    alike: &[(u32, u32)],
    story_of: &[usize],
) -> Result<Vec<Tied>> {
    let mut known = change.prepare("SELECT kinship FROM kinship WHERE a = ?1 AND b = ?2")?;
    let mut ties = Vec::new();
    for (a, b) in alike {
        let [one, two] = [a, b].map(|number| &documents[*number as usize]);
        let found: Option<String> =
            known.query_row([one.version, two.version], |row| row.get(0)).optional()?;
        let one_event = story_of[*a as usize] == story_of[*b as usize];
        // What an outlet has under all its pages looks like a rewrite of one by another.
        let outlets = one.outlet.as_ref().zip(two.outlet.as_ref());
        let rewritten = one_event && outlets.is_none_or(|(one, two)| one != two);
        if found.is_some_and(|found| rewritten || found != named(Kinship::Rewrite)) {
            ties.push(Tied { a: *a, b: *b, credit: None });
        }
    }
    Ok(ties)
}

/// What two versions share, if they go back to one report.
struct Found {
    kinship: Kinship,
    /// Shared, and of each.
    words: [i64; 3],
    longest: String,
}

impl Found {
    fn of(one: &Reading<'_>, other: &Reading<'_>) -> Option<Self> {
        let shared = Shared::between(&one.shingles, &other.shingles);
        let kinship = kinship(one.text(), other.text(), &shared)?;
        let words = [shared.shared_words(), shared.words.0, shared.words.1].map(|n| n as i64);
        Some(Self { kinship, words, longest: one.longest(&shared) })
    }
}

/// The word a kinship is kept by.
fn named(kinship: Kinship) -> &'static str {
    match kinship {
        Kinship::Copy => "copy",
        Kinship::Cut => "cut",
        Kinship::Rewrite => "rewrite",
    }
}

/// A text as it lies in the ledger, with its quotations.
struct Printed {
    text: String,
    quoted: Vec<String>,
}

impl Printed {
    fn of(change: &Transaction<'_>, version: i64) -> Result<Self> {
        let text = change
            .prepare_cached("SELECT text FROM version WHERE id = ?1")?
            .query_row([version], |row| row.get(0))?;
        let mut direct = change.prepare_cached(
            "SELECT content FROM statement WHERE version = ?1 AND kind = 'direct' AND field = 'text' AND added IS NULL",
        )?;
        let quoted = direct.query_map([version], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        Ok(Self { text, quoted })
    }
}

/// A text about to be compared.
struct Reading<'p> {
    text: &'p str,
    shingles: Shingles,
    quoted: Vec<Range<usize>>,
}

impl<'p> Reading<'p> {
    fn of(printed: &'p Printed) -> Result<Self> {
        let points = CodePoints::new(&printed.text);
        let mut quoted = Vec::new();
        for parts in &printed.quoted {
            let parts: Vec<Part> = from_json(parts)?;
            let bytes = |part: Part| points.to_byte(part.span.start)..points.to_byte(part.span.end);
            quoted.extend(parts.into_iter().map(bytes));
        }
        Ok(Self { text: &printed.text, shingles: Shingles::of(&printed.text), quoted })
    }

    fn text(&self) -> Text<'_> {
        Text { shingles: &self.shingles, quoted: &self.quoted }
    }

    /// The longest run shared, cut to some words.
    fn longest(&self, shared: &Shared) -> String {
        let run = shared.longest().map_or("", |run| &self.text[run.a.clone()]);
        let words: Vec<&str> = run.split_whitespace().collect();
        let cut = if words.len() > LONGEST { " …" } else { "" };
        format!("{}{cut}", words[..words.len().min(LONGEST)].join(" "))
    }
}
