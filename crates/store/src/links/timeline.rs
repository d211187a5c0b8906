//! What happened, what was said of it and what was printed, on one axis in order of time.
//!
//! Each stands where it belongs itself: an incident on its day, a statement on the day on which it was said, where its
//! document says that, else on the day of publication. What is undated comes last; nothing is filled in.

use std::collections::HashMap;

use rusqlite::types::ToSql;
use rusqlite::{Connection, params_from_iter};
use serde::Serialize;
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

use super::incidents::{IncidentSummary, summary_of};
use crate::read::{SUMMARY, conditions, said, summary};
use crate::search::days;
use crate::writer::json;
use crate::{DocumentSummary, Filter, Page, Paging, Result, Said, TimelineQuery, WhenBasis, people};

/// Something in order of time: an incident, a document or a statement.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct TimelineItem {
    /// When, as closely as it is said; none for what is undated.
    pub when: Option<String>,
    /// What that time is of.
    pub basis: Timed,
    /// What happened.
    pub incident: Option<IncidentSummary>,
    /// What was printed.
    pub document: Option<DocumentSummary>,
    /// What was said, with its document.
    pub statement: Option<Said>,
}

/// What the time of an item is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Timed {
    /// The day on which it happened.
    Happened,
    /// The day on which it was said, as its document says.
    Said,
    /// The day on which the document was published.
    Published,
    /// Nothing is known.
    Undated,
}

/// The kinds of items, in the order in which those of one time stand.
const INCIDENT: i64 = 0;
const DOCUMENT: i64 = 1;

/// Items in order of time, undated ones last.
pub(crate) fn timeline(
    connection: &Connection,
    query: &TimelineQuery,
    page: Paging,
) -> Result<Page<TimelineItem>> {
    let (from, mut values) = items(connection, query)?;
    let total: i64 = connection
        .prepare_cached(&format!("SELECT count(*) {from}"))?
        .query_row(params_from_iter(values.iter()), |row| row.get(0))?;
    let sql = format!(
        "SELECT kind, public, id {from} ORDER BY at NULLS LAST, kind > {INCIDENT}, public, kind, id LIMIT ? OFFSET ?"
    );
    values.push(Box::new(page.limit()));
    values.push(Box::new(page.offset()));
    let mut select = connection.prepare_cached(&sql)?;
    let rows = select
        .query_map(params_from_iter(values.iter()), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<Vec<(i64, String, i64)>>>()?;
    let of = |wanted: fn(i64) -> bool| rows.iter().filter(move |row| wanted(row.0)).map(|row| row.2);
    let mut documents = documents(connection, &of(|kind| kind == DOCUMENT).collect::<Vec<_>>())?;
    let statements: Vec<i64> = of(|kind| kind > DOCUMENT).collect();
    let mut statements: HashMap<i64, Said> = said(connection, &statements)?.into_iter().collect();
    let mut items = Vec::with_capacity(rows.len());
    for (kind, public, id) in &rows {
        items.extend(match *kind {
            INCIDENT => Some(TimelineItem::happened(summary_of(connection, public)?)),
            DOCUMENT => documents.remove(id).map(TimelineItem::printed),
            _ => statements.remove(id).map(TimelineItem::said),
        });
    }
    Ok(Page::new(items, total as u64, page.offset))
}

/// What the query leaves, as a table with its values: kind, time for order, days for filters, document and row.
pub(super) fn items(connection: &Connection, query: &TimelineQuery) -> Result<(String, Vec<Box<dyn ToSql>>)> {
    let filter = Filter { outlet: query.outlet.clone(), ..Filter::default() };
    let days = days(&query.from, &query.to)?;
    let mut values: Vec<Box<dyn ToSql>> = Vec::new();
    // Conditions on `version v`, with their values once more for each table they stand in.
    let mut of_documents = || -> Result<String> {
        let (mut sql, own) = conditions(&filter)?;
        values.extend(own);
        if let Some(story) = &query.story {
            sql.push_str(" AND v.document IN (SELECT x.document FROM story_document x WHERE x.story = ?)");
            values.push(Box::new(story.clone()));
        }
        Ok(sql)
    };
    let mut tables = Vec::new();
    if query.speaker.is_none() {
        tables.push(format!(
            "SELECT {INCIDENT} AS kind, i.at AS at, i.first_day AS first, i.last_day AS last, i.public AS public, \
             0 AS id FROM incident i WHERE i.withdrawn IS NULL AND EXISTS (SELECT 1 FROM incident_mention m \
             JOIN version v ON v.id = m.version WHERE m.incident = i.public AND {})",
            of_documents()?
        ));
        tables.push(format!(
            "SELECT {DOCUMENT}, v.published_at, v.published_day, v.published_day, d.public, v.id FROM version v \
             JOIN document d ON d.id = v.document WHERE {}",
            of_documents()?
        ));
    }
    let mut statements = format!(
        "SELECT 2 AS kind, coalesce(s.said_at, v.published_at) AS at, \
         coalesce(CAST(strftime('%Y%m%d', s.said_at, 'unixepoch') AS INTEGER), v.published_day) AS first, \
         coalesce(CAST(strftime('%Y%m%d', s.said_at, 'unixepoch') AS INTEGER), v.published_day) AS last, \
         d.public AS public, s.id AS id FROM statement s JOIN version v ON v.id = s.version \
         JOIN document d ON d.id = v.document WHERE {}",
        of_documents()?
    );
    if let Some(speaker) = &query.speaker {
        let (said, named) = people::statements_of(connection, speaker)?;
        statements.push_str(&format!(" AND s.id IN ({said})"));
        values.extend(named);
    }
    tables.push(statements);
    let mut sql = format!("FROM ({})", tables.join(" UNION ALL "));
    if let Some((from, to)) = days {
        sql.push_str(" WHERE last >= ? AND first <= ?");
        values.push(Box::new(from));
        values.push(Box::new(to));
    }
    Ok((sql, values))
}

/// Documents by their versions' rows.
fn documents(connection: &Connection, versions: &[i64]) -> Result<HashMap<i64, DocumentSummary>> {
    let sql = format!(
        "SELECT {SUMMARY} FROM version v JOIN document d ON d.id = v.document \
         WHERE v.id IN (SELECT value FROM json_each(?1))"
    );
    let mut select = connection.prepare_cached(&sql)?;
    let mut rows = select.query([json(&versions)?])?;
    let mut found = HashMap::with_capacity(versions.len());
    while let Some(row) = rows.next()? {
        let (version, document) = summary(row)?;
        found.insert(version, document);
    }
    Ok(found)
}

impl TimelineItem {
    fn happened(incident: IncidentSummary) -> Self {
        let dated = incident.date.first.is_some();
        Self {
            when: dated.then(|| incident.date.words.clone()),
            basis: if dated { Timed::Happened } else { Timed::Undated },
            incident: Some(incident),
            document: None,
            statement: None,
        }
    }

    fn printed(document: DocumentSummary) -> Self {
        Self {
            when: document.published.clone(),
            basis: if document.published.is_some() { Timed::Published } else { Timed::Undated },
            incident: None,
            document: Some(document),
            statement: None,
        }
    }

    fn said(said: Said) -> Self {
        let basis = match said.when_basis {
            WhenBasis::Said => Timed::Said,
            WhenBasis::Published => Timed::Published,
            WhenBasis::Undated => Timed::Undated,
        };
        Self { when: said.when.clone(), basis, incident: None, document: None, statement: Some(said) }
    }
}
