//! Which statements render one act of speaking: those worth comparing are compared, once each.
//!
//! What is worth comparing is asked of all statements at once, so that it does not depend on what was read first. What
//! a comparison found is kept; where both were there before, a pair without a row was compared and has nothing in
//! common.

use std::collections::HashMap;
use std::thread::JoinHandle;

use onrecord_link::utterances::{Candidates, Judged, Keys, Part, Rendering, Standing, candidates, join};
use rusqlite::{Transaction, params};

use super::super::parallel::parallel;
use super::super::readings::Reading;
use super::likeness::Worked;
use super::{Fresh, KEPT, Settling};
use crate::{Result, StoreError};

/// Pairs compared at a time.
const BATCH: usize = 1 << 15;

/// The statements of the latest versions, numbered in the order of their ids.
pub(super) struct Statements {
    /// Their rows.
    pub(super) rows: Vec<i64>,
    /// The numbers of their documents.
    pub(super) documents: Vec<u32>,
    /// Their numbers in their documents.
    places: Vec<u32>,
    keys: Vec<Keys>,
    /// Their numbers, by row.
    numbers: HashMap<i64, u32>,
}

impl Statements {
    /// All of them; takes the keys out of the documents.
    pub(super) fn of(change: &Transaction<'_>, documents: &mut [Settling]) -> Result<Self> {
        let mut rows: HashMap<i64, Vec<i64>> = HashMap::with_capacity(documents.len());
        let mut statement = change.prepare("SELECT version, id FROM statement WHERE added IS NULL")?;
        let mut found = statement.query([])?;
        while let Some(row) = found.next()? {
            rows.entry(row.get(0)?).or_default().push(row.get(1)?);
        }
        let numbers = HashMap::new();
        let mut all = Self { rows: vec![], documents: vec![], places: vec![], keys: vec![], numbers };
        for (number, document) in (0..).zip(documents) {
            let mut own = rows.remove(&document.version).unwrap_or_default();
            own.sort_unstable();
            let keys = std::mem::take(&mut document.statements);
            if own.len() != keys.len() {
                let what = format!("the statements of {} are not those it is compared by", document.public);
                return Err(StoreError::Damaged(what));
            }
            all.documents.extend(own.iter().map(|_| number));
            all.places.extend(0..own.len() as u32);
            all.rows.extend(own);
            all.keys.extend(keys);
        }
        all.numbers = all.rows.iter().copied().zip(0..).collect();
        Ok(all)
    }

    /// The number of the statement in this row, if it is of a latest version.
    pub(super) fn number(&self, row: i64) -> Option<u32> {
        self.numbers.get(&row).copied()
    }
}

/// The utterances as numbers of statements; each statement is in one.
pub(super) fn utterances(
    change: &Transaction<'_>,
    documents: &[Settling],
    statements: &Statements,
    fresh: &Fresh,
    worked: Worked,
) -> Result<Vec<Vec<u32>>> {
    let Candidates { first, pairs } = candidates(statements.keys.iter());
    let mut judged = known(change, statements, &pairs)?;
    let is_fresh = |statement: u32| {
        let document = statements.documents[statement as usize];
        fresh.holds(documents[document as usize].version)
    };
    let mut new: Vec<(u32, u32)> = pairs
        .into_iter()
        .filter(|(a, b)| !judged.contains_key(&(*a, *b)) && (is_fresh(*a) || is_fresh(*b)))
        .collect();
    Comparing::new(change, documents, statements, worked).all(&mut new, &mut judged)?;
    let standing: Vec<Standing> = statements
        .documents
        .iter()
        .zip(&statements.keys)
        .map(|(document, keys)| Standing { document: *document, extent: keys.extent })
        .collect();
    Ok(join(&standing, &first, judged.into_iter()))
}

/// What is known of the pairs that are worth comparing now: which were once depends on what was read first.
fn known(
    change: &Transaction<'_>,
    statements: &Statements,
    pairs: &[(u32, u32)],
) -> Result<HashMap<(u32, u32), Judged>> {
    let mut select = change.prepare("SELECT a, b, score, part, undated FROM comparison")?;
    let mut rows = select.query([])?;
    let mut known = HashMap::new();
    while let Some(row) = rows.next()? {
        let (Some(a), Some(b)) = (statements.number(row.get(0)?), statements.number(row.get(1)?)) else {
            continue;
        };
        let score = row.get::<_, f64>(2)? as f32;
        let judged = Judged { score, part: part(&row.get::<_, String>(3)?), undated: row.get(4)? };
        let ends = (a.min(b), a.max(b));
        if pairs.binary_search(&ends).is_ok() {
            known.insert(ends, if a < b { judged } else { judged.flipped() });
        }
    }
    Ok(known)
}

/// The word a part is kept by.
fn named(part: Part) -> &'static str {
    match part {
        Part::Whole => "whole",
        Part::First => "first",
        Part::Second => "second",
        Part::Overlap => "overlap",
    }
}

fn part(word: &str) -> Part {
    match word {
        "whole" => Part::Whole,
        "first" => Part::First,
        "second" => Part::Second,
        _ => Part::Overlap,
    }
}

/// Comparing with what is needed for it in memory, and no more.
struct Comparing<'s> {
    change: &'s Transaction<'s>,
    documents: &'s [Settling],
    statements: &'s Statements,
    /// The renderings of documents.
    kept: HashMap<u32, Vec<Rendering>>,
    /// Frees those that are needed no more: millions of words, which takes seconds.
    freeing: Option<JoinHandle<()>>,
}

impl<'s> Comparing<'s> {
    fn new(
        change: &'s Transaction<'s>,
        documents: &'s [Settling],
        statements: &'s Statements,
        mut worked: Worked,
    ) -> Self {
        let numbered = (0..).zip(documents);
        let kept = numbered.filter_map(|(number, one)| Some((number, worked.remove(&one.version)??)));
        Self { change, documents, statements, kept: kept.collect(), freeing: None }
    }

    /// Compares the pairs, keeps what is found.
    fn all(mut self, pairs: &mut [(u32, u32)], judged: &mut HashMap<(u32, u32), Judged>) -> Result<()> {
        // In the order of publication, as pairs are mostly of the same days.
        let mut order: Vec<u32> = (0..self.documents.len() as u32).collect();
        order.sort_by_key(|number| {
            let day = self.documents[*number as usize].day;
            (day.is_none(), day, *number)
        });
        let mut turn = vec![0; order.len()];
        for (at, number) in (0u32..).zip(order) {
            turn[number as usize] = at;
        }
        pairs.sort_by_key(|(a, b)| {
            let [a, b] = [a, b].map(|one| turn[self.statements.documents[*one as usize] as usize]);
            (a.max(b), a.min(b))
        });
        let mut insert =
            self.change.prepare("INSERT OR REPLACE INTO comparison VALUES (?1, ?2, ?3, ?4, ?5)")?;
        let mut last = vec![None; self.documents.len()];
        for (batch, pairs) in pairs.chunks(BATCH).enumerate() {
            for end in pairs.iter().flat_map(|(a, b)| [a, b]) {
                last[self.statements.documents[*end as usize] as usize] = Some(batch);
            }
        }
        for (batch, pairs) in pairs.chunks(BATCH).enumerate() {
            self.free(|number| last[number as usize] < Some(batch));
            self.load(pairs)?;
            let (kept, statements) = (&self.kept, self.statements);
            let rendering = |statement: u32| -> Option<&Rendering> {
                let at = statement as usize;
                kept.get(&statements.documents[at])?.get(statements.places[at] as usize)
            };
            let found = parallel(pairs, |(a, b)| {
                Ok(rendering(*a).zip(rendering(*b)).and_then(|(one, two)| Judged::of(one, two)))
            })?;
            for ((a, b), found) in pairs.iter().zip(found) {
                let Some(found) = found else { continue };
                let [row_a, row_b] = [a, b].map(|one| self.statements.rows[*one as usize]);
                let part = named(if row_a < row_b { found } else { found.flipped() }.part);
                insert.execute(params![
                    row_a.min(row_b),
                    row_a.max(row_b),
                    f64::from(found.score),
                    part,
                    found.undated
                ])?;
                judged.insert((*a, *b), found);
            }
        }
        Ok(())
    }

    /// Lets go of documents beside the comparing; waits for those before, so that memory stays bounded.
    fn free(&mut self, gone: impl Fn(u32) -> bool) {
        let gone: Vec<_> = self.kept.extract_if(|number, _| gone(*number)).collect();
        // A thread that only frees cannot fail.
        self.freeing.take().map(JoinHandle::join);
        self.freeing = Some(std::thread::spawn(move || drop(gone)));
    }

    /// Loads what a batch needs.
    fn load(&mut self, pairs: &[(u32, u32)]) -> Result<()> {
        let ends = pairs.iter().flat_map(|(a, b)| [a, b]);
        let mut needed: Vec<u32> = ends.map(|one| self.statements.documents[*one as usize]).collect();
        needed.sort_unstable();
        needed.dedup();
        if self.kept.values().map(Vec::len).sum::<usize>() > KEPT {
            self.free(|number| needed.binary_search(&number).is_err());
        }
        needed.retain(|number| !self.kept.contains_key(number));
        for numbers in needed.chunks(256) {
            let versions: Vec<i64> =
                numbers.iter().map(|number| self.documents[*number as usize].version).collect();
            let readings = Reading::all(self.change, &versions)?;
            let renderings = parallel(&readings, |reading| Ok(reading.renderings(&reading.record()?)))?;
            for (reading, renderings) in readings.iter().zip(renderings) {
                let at = self.documents.binary_search_by(|one| one.public.cmp(&reading.document));
                if let Ok(number) = at {
                    self.kept.insert(number as u32, renderings);
                }
            }
        }
        Ok(())
    }
}
