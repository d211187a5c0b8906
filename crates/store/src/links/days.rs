//! How many incidents, documents and statements stand on each day of the timeline: its outline, so that
//! an axis can be drawn however many there are.

use rusqlite::{Connection, params_from_iter};
use serde::Serialize;
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

use super::timeline::items;
use crate::{Result, TimelineQuery, day};

/// How many things can have been on some days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct TimelineDays {
    /// The first day they can have been, `YYYY-MM-DD`; none for what is undated.
    pub first: Option<String>,
    /// The last: the same day where the day itself is said.
    pub last: Option<String>,
    /// How many incidents.
    pub incidents: u64,
    /// How many documents.
    pub documents: u64,
    /// How many statements.
    pub statements: u64,
}

/// The timeline counted, in order of time, what is undated last.
pub(crate) fn days(connection: &Connection, query: &TimelineQuery) -> Result<Vec<TimelineDays>> {
    let (from, values) = items(connection, query)?;
    let sql = format!(
        "SELECT first, last, sum(kind = 0), sum(kind = 1), sum(kind > 1) {from} \
         GROUP BY first, last ORDER BY first NULLS LAST, last"
    );
    let mut select = connection.prepare_cached(&sql)?;
    let number = |n: i64| u64::try_from(n).unwrap_or_default();
    let rows = select.query_map(params_from_iter(values.iter()), |row| {
        Ok(TimelineDays {
            first: row.get::<_, Option<i64>>(0)?.map(day::printed),
            last: row.get::<_, Option<i64>>(1)?.map(day::printed),
            incidents: number(row.get(2)?),
            documents: number(row.get(3)?),
            statements: number(row.get(4)?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
