//! Readings and what failed in them; and the ledger in numbers.

use jiff::Timestamp;
use rusqlite::{Connection, Row, params};

use crate::incoming::stamp;
use crate::read::LATEST;
use crate::row::word;
use crate::writer::{Writer, json, resolve};
use crate::{Failure, FailureView, Page, Paging, Result, RunCounts, RunId, Stats, StoreError, day};

impl Writer {
    pub(crate) fn begin_run(&mut self, arguments: &[String], now: Timestamp) -> Result<RunId> {
        self.connection.execute(
            "INSERT INTO run (started, arguments) VALUES (?1, ?2)",
            params![stamp(now), json(&arguments)?],
        )?;
        let id = self.connection.last_insert_rowid();
        self.run = Some(id);
        Ok(RunId(id))
    }

    pub(crate) fn finish_run(&mut self, run: RunId, counts: &RunCounts, now: Timestamp) -> Result<()> {
        self.connection.execute(
            "INSERT OR IGNORE INTO run_end VALUES (?1, ?2, ?3)",
            params![run.0, stamp(now), json(counts)?],
        )?;
        self.run = None;
        Ok(())
    }

    pub(crate) fn add_failures(&mut self, run: RunId, failures: &[Failure], now: Timestamp) -> Result<()> {
        let now = stamp(now);
        let change = self.connection.transaction()?;
        for failure in failures {
            // The same place failing again has one open entry, the new one.
            resolve(&change, Some(run.0), &failure.place, &now)?;
            change
                .prepare_cached(
                    "INSERT INTO failure (run, at, place, code, message) VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute(params![run.0, now, failure.place, word(&failure.code), failure.message])?;
        }
        Ok(change.commit()?)
    }

    pub(crate) fn resolve_failures(&mut self, run: RunId, places: &[&str], now: Timestamp) -> Result<()> {
        let change = self.connection.transaction()?;
        for place in places {
            resolve(&change, Some(run.0), place, &stamp(now))?;
        }
        Ok(change.commit()?)
    }
}

/// What could not be read and has not been since.
const OPEN: &str = "FROM failure WHERE id NOT IN (SELECT failure FROM resolved)";

pub(crate) fn failures(connection: &Connection, page: Paging) -> Result<Page<FailureView>> {
    let total: i64 = connection.query_row(&format!("SELECT count(*) {OPEN}"), [], |row| row.get(0))?;
    let sql = format!("SELECT place, code, message, at {OPEN} ORDER BY id DESC LIMIT ?1 OFFSET ?2");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![page.limit(), page.offset()])?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        items.push(failure(row)?);
    }
    Ok(Page::new(items, total as u64, page.offset))
}

fn failure(row: &Row<'_>) -> Result<FailureView> {
    let name: String = row.get(1)?;
    let code = onrecord_text::Code::from_name(&name)
        .ok_or_else(|| StoreError::Damaged(format!("a failure has the unknown code {name}")))?;
    Ok(FailureView { place: row.get(0)?, code, message: row.get(2)?, at: row.get(3)? })
}

/// The ledger in numbers.
pub(crate) fn stats(connection: &Connection) -> Result<Stats> {
    let sql = format!(
        "SELECT count(*), (SELECT count(*) FROM version), count(*) FILTER (WHERE v.published_day IS NULL), \
         coalesce(sum(v.statements), 0), (SELECT count(DISTINCT e.name) FROM entity e WHERE e.type <> 'unnamed' \
         AND EXISTS (SELECT 1 FROM statement s WHERE s.speaker = e.id)), count(DISTINCT v.outlet_words), \
         min(v.published_day), max(v.published_day), (SELECT count(*) FROM capture), \
         (SELECT coalesce(sum(bytes), 0) FROM capture), (SELECT count(*) {OPEN}) FROM version v WHERE {LATEST}"
    );
    Ok(connection.prepare_cached(&sql)?.query_row([], |row| {
        let count = |column: usize| row.get::<_, i64>(column).map(|count| count as u64);
        let day =
            |column: usize| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(column)?.map(day::printed));
        Ok(Stats {
            documents: count(0)?,
            versions: count(1)?,
            undated: count(2)?,
            statements: count(3)?,
            speakers: count(4)?,
            outlets: count(5)?,
            first_published: day(6)?,
            last_published: day(7)?,
            captures: count(8)?,
            captured_bytes: count(9)?,
            failures: count(10)?,
        })
    })?)
}
