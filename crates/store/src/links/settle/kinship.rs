//! Which documents go back to one report: texts that look alike are compared, once each.

use std::ops::Range;

use onrecord_link::origins::{Kinship, Shared, Shingles, Sketch, Text, kinship, lookalikes};
use onrecord_text::CodePoints;
use rusqlite::{Statement, Transaction, params};

use super::Settling;
use crate::Result;
use crate::view::Part;
use crate::writer::from_json;

/// Of the longest run that two texts share, the words that are kept.
const LONGEST: usize = 60;

/// Compares the texts that look alike and have not been compared; what is worth comparing, in the order of ids.
pub(super) fn add(change: &Transaction<'_>, documents: &[Settling]) -> Result<Vec<(u32, u32)>> {
    let sketched: Vec<(u32, &Sketch)> = (0..)
        .zip(documents)
        .filter_map(|(number, document)| Some((number, document.sketch.as_ref()?)))
        .collect();
    let sketches: Vec<&Sketch> = sketched.iter().map(|(_, sketch)| *sketch).collect();
    let number = |at: u32| sketched[at as usize].0;
    let pairs: Vec<(u32, u32)> =
        lookalikes(&sketches).into_iter().map(|(a, b)| (number(a), number(b))).collect();
    let mut known = change.prepare("SELECT EXISTS (SELECT 1 FROM kinship WHERE a = ?1 AND b = ?2)")?;
    let mut insert = change.prepare("INSERT INTO kinship VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    for (a, b) in &pairs {
        let (a, b) = (documents[*a as usize].version, documents[*b as usize].version);
        if !known.query_row([a, b], |row| row.get(0))? {
            compare(change, a, b, &mut insert)?;
        }
    }
    Ok(pairs)
}

/// Keeps what two versions share, if they go back to one report.
fn compare(change: &Transaction<'_>, a: i64, b: i64, insert: &mut Statement<'_>) -> Result<()> {
    let (one, other) = (Reading::of(change, a)?, Reading::of(change, b)?);
    let shared = Shared::between(&one.shingles, &other.shingles);
    if let Some(kinship) = kinship(one.text(), other.text(), &shared) {
        let [words, of_a, of_b] = [shared.shared_words(), shared.words.0, shared.words.1].map(|n| n as i64);
        insert.execute(params![a, b, named(kinship), words, of_a, of_b, one.longest(&shared)])?;
    }
    Ok(())
}

/// The word a kinship is kept by.
pub(super) fn named(kinship: Kinship) -> &'static str {
    match kinship {
        Kinship::Copy => "copy",
        Kinship::Cut => "cut",
        Kinship::Rewrite => "rewrite",
    }
}

/// A text about to be compared.
struct Reading {
    text: String,
    shingles: Shingles,
    quoted: Vec<Range<usize>>,
}

impl Reading {
    fn of(change: &Transaction<'_>, version: i64) -> Result<Self> {
        let text: String = change
            .prepare_cached("SELECT text FROM version WHERE id = ?1")?
            .query_row([version], |row| row.get(0))?;
        let mut direct = change.prepare_cached(
            "SELECT content FROM statement WHERE version = ?1 AND kind = 'direct' AND field = 'text'",
        )?;
        let points = CodePoints::new(&text);
        let mut quoted = Vec::new();
        let mut rows = direct.query([version])?;
        while let Some(row) = rows.next()? {
            let parts: Vec<Part> = from_json(&row.get::<_, String>(0)?)?;
            let bytes = |part: Part| points.to_byte(part.span.start)..points.to_byte(part.span.end);
            quoted.extend(parts.into_iter().map(bytes));
        }
        drop(points);
        let shingles = Shingles::of(&text);
        Ok(Self { text, shingles, quoted })
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
