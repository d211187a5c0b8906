//! What follows from a version alone and is compared with others; worked out once.

use std::collections::HashSet;

use onrecord_link::origins::{Shingles, Sketch};
use onrecord_link::stories::Terms;
use onrecord_link::threads::Said;
use onrecord_link::utterances::Keys;
use rusqlite::{Transaction, params};

use super::super::parallel::parallel;
use super::super::readings::{READING, Reading};
use crate::Result;
use crate::read::LATEST;

/// Versions whose likeness is worked out at a time.
const BATCH: usize = 256;

/// What a version is compared by.
struct Likeness {
    sketch: Option<Sketch>,
    terms: Terms,
    statements: Vec<Keys>,
    claims: usize,
}

impl Likeness {
    fn of(reading: &Reading) -> Result<Self> {
        let renderings = reading.renderings()?;
        let statements = renderings.iter().map(Keys::of).collect();
        let said = Said::of(&reading.record()?, &reading.text, renderings);
        Ok(Self {
            sketch: Sketch::of(&Shingles::of(&reading.text)),
            terms: Terms::of(&reading.title, &reading.text),
            statements,
            claims: said.iter().filter(|said| said.is_a_claim()).count(),
        })
    }
}

/// Works it out for the latest versions that have none yet; those.
pub(super) fn add(change: &Transaction<'_>) -> Result<HashSet<i64>> {
    let sql = format!(
        "SELECT {READING} FROM version v JOIN document d ON d.id = v.document WHERE {LATEST} AND NOT EXISTS \
         (SELECT 1 FROM likeness l WHERE l.version = v.id)"
    );
    let mut new = change.prepare(&sql)?;
    let mut rows = new.query([])?;
    let mut insert = change.prepare("INSERT INTO likeness VALUES (?1, ?2, ?3, ?4, ?5)")?;
    let mut fresh = HashSet::new();
    loop {
        let mut batch = Vec::with_capacity(BATCH);
        while batch.len() < BATCH
            && let Some(row) = rows.next()?
        {
            batch.push(Reading::of(row)?);
        }
        if batch.is_empty() {
            return Ok(fresh);
        }
        for (reading, likeness) in batch.iter().zip(parallel(&batch, Likeness::of)?) {
            let Likeness { sketch, terms, statements, claims } = likeness;
            let sketch = sketch.map(|sketch| sketch.to_bytes());
            insert.execute(params![
                reading.version,
                sketch,
                terms.to_bytes(),
                Keys::to_bytes(&statements),
                claims as i64
            ])?;
            fresh.insert(reading.version);
        }
    }
}
