//! What follows from a version alone and is compared with others; worked out once.

use std::collections::HashMap;

use onrecord_link::incidents::{Mention, mentions};
use onrecord_link::origins::{Shingles, Sketch};
use onrecord_link::stories::Terms;
use onrecord_link::threads::Said;
use onrecord_link::utterances::{Keys, Rendering};
use rusqlite::{Transaction, params};

use super::super::parallel::parallel;
use super::super::readings::{READING, Reading};
use super::KEPT;
use crate::Result;
use crate::read::LATEST;
use crate::writer::json;

/// Versions whose likeness is worked out at a time.
const BATCH: usize = 256;

/// What a version is compared by.
struct Likeness {
    sketch: Option<Sketch>,
    terms: Terms,
    statements: Vec<Keys>,
    mentions: Vec<Mention>,
    credits: String,
    /// How many of its statements threads can grow from.
    claims: usize,
    renderings: Vec<Rendering>,
}

impl Likeness {
    fn of(reading: &Reading) -> Result<Self> {
        let record = reading.record()?;
        let renderings = reading.renderings(&record);
        Ok(Self {
            sketch: Sketch::of(&Shingles::of(&reading.text)),
            terms: Terms::of(&reading.title, &reading.text),
            statements: renderings.iter().map(Keys::of).collect(),
            mentions: mentions(&record, &reading.text),
            credits: json(&reading.crediting(&record))?,
            claims: Said::claims(&record, &reading.text, &renderings),
            renderings,
        })
    }
}

/// The versions that it was worked out for, each with its statements as they will be compared; without them, where those
/// before are as many as memory is for.
pub(super) type Worked = HashMap<i64, Option<Vec<Rendering>>>;

/// Works it out for the latest versions that have none yet.
pub(super) fn add(change: &Transaction<'_>) -> Result<Worked> {
    let sql = format!(
        "SELECT {READING} FROM version v JOIN document d ON d.id = v.document WHERE {LATEST} AND NOT EXISTS \
         (SELECT 1 FROM likeness l WHERE l.version = v.id)"
    );
    let mut new = change.prepare(&sql)?;
    let mut rows = new.query([])?;
    let mut insert = change.prepare("INSERT INTO likeness VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    let (mut worked, mut kept) = (HashMap::new(), 0);
    loop {
        let mut batch = Vec::with_capacity(BATCH);
        while batch.len() < BATCH
            && let Some(row) = rows.next()?
        {
            batch.push(Reading::of(row)?);
        }
        if batch.is_empty() {
            return Ok(worked);
        }
        for (reading, likeness) in batch.iter().zip(parallel(&batch, Likeness::of)?) {
            let Likeness { sketch, terms, statements, mentions, credits, claims, renderings } = likeness;
            let sketch = sketch.map(|sketch| sketch.to_bytes());
            insert.execute(params![
                reading.version,
                sketch,
                terms.to_bytes(),
                Keys::to_bytes(&statements),
                json(&mentions)?,
                credits,
                claims as i64,
            ])?;
            kept += renderings.len();
            worked.insert(reading.version, (kept <= KEPT).then_some(renderings));
        }
    }
}
