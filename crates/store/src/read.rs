//! From rows to views: documents, statements, hits.
//!
//! Lists are fetched whole: the ids of a page first, then every row of that page in one query a table,
//! however long the page is.

use std::collections::HashMap;
use std::ops::Range;

use onrecord_text::{CodePoints, Diagnostic, EntityType, Record};
use rusqlite::types::ToSql;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::de::DeserializeOwned;

use crate::captures::file_name;
use crate::search::{Found, days};
use crate::snippet::Marker;
use crate::view::{Part, VersionSummary};
use crate::writer::{from_json, json};
use crate::{
    CaptureView, DocumentSummary, DocumentView, Filter, Hit, Page, Paging, Result, Said, SpeakerView,
    StatementView, StoreError, WhenBasis, blob, corrections, fold, identity::hex,
};

/// Columns of [`summary`], of `version v JOIN document d`.
pub(crate) const SUMMARY: &str = "v.id, d.public, v.tag, v.number, (SELECT max(w.number) FROM version w WHERE \
     w.document = v.document), v.doc, v.title, v.outlet, v.agency, v.author, v.url, v.published, \
     v.published_basis, v.language, v.statements, v.added";
/// How many columns those are.
pub(crate) const SUMMARY_COLUMNS: usize = 16;

/// The ids that a query without parameters lists.
pub(crate) fn ids(connection: &Connection, sql: &str) -> Result<Vec<String>> {
    let mut select = connection.prepare_cached(sql)?;
    let ids = select.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Holds of a document's latest version.
pub(crate) const LATEST: &str =
    "v.number = (SELECT max(w.number) FROM version w WHERE w.document = v.document)";

/// A document's summary, with the row of its version.
pub(crate) fn summary(row: &Row<'_>) -> Result<(i64, DocumentSummary)> {
    let id: String = row.get(1)?;
    let summary = DocumentSummary {
        version_id: format!("{id}.{}", row.get::<_, String>(2)?),
        id,
        version: row.get(3)?,
        versions: row.get(4)?,
        doc: row.get(5)?,
        title: row.get(6)?,
        outlet: row.get(7)?,
        agency: row.get(8)?,
        author: row.get(9)?,
        url: row.get(10)?,
        published: row.get(11)?,
        published_basis: named(row, 12)?,
        language: row.get(13)?,
        statements: row.get(14)?,
        added: row.get(15)?,
    };
    Ok((row.get(0)?, summary))
}

/// An enumeration kept by its word.
pub(crate) fn named<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> Result<T> {
    let word: String = row.get(column)?;
    serde_json::from_value(serde_json::Value::String(word))
        .map_err(|error| StoreError::Damaged(format!("a row cannot be understood: {error}")))
}

/// Columns of [`statement_view`], of `statement s LEFT JOIN entity e`.
pub(crate) const STATEMENT: &str = "s.local, s.field, s.kind, s.act, s.certainty, s.source, s.cue, s.content, \
     s.via, s.addressee, s.authority, s.said_on, e.local, e.printed, e.type, e.role";

/// A statement from the columns that begin at `from`.
pub(crate) fn statement_view(row: &Row<'_>, from: usize, version_id: &str) -> Result<StatementView> {
    let part = |column: usize| -> Result<Vec<Part>> { from_json(&row.get::<_, String>(from + column)?) };
    fn maybe<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> Result<Option<T>> {
        row.get::<_, Option<String>>(column)?.map(|text| from_json(&text)).transpose()
    }
    let speaker = match row.get::<_, Option<String>>(from + 12)? {
        None => None,
        Some(entity) => Some(SpeakerView {
            entity: Some(entity),
            name: row.get(from + 13)?,
            kind: named(row, from + 14)?,
            role: row.get(from + 15)?,
        }),
    };
    Ok(StatementView {
        id: format!("{version_id}.{}", row.get::<_, String>(from)?),
        field: named(row, from + 1)?,
        kind: named(row, from + 2)?,
        act: named(row, from + 3)?,
        certainty: named(row, from + 4)?,
        speaker,
        source: part(5)?,
        cue: part(6)?,
        content: part(7)?,
        via: from_json(&row.get::<_, String>(from + 8)?)?,
        addressee: maybe(row, from + 9)?,
        authority: maybe(row, from + 10)?,
        said_on: maybe(row, from + 11)?,
    })
}

/// Statements by their rows, each with its row and in its document, in the order given.
pub(crate) fn said(connection: &Connection, rows: &[i64]) -> Result<Vec<(i64, Said)>> {
    let sql = format!(
        "SELECT {SUMMARY}, {STATEMENT}, s.said_at, s.id FROM statement s JOIN version v ON v.id = s.version \
         JOIN document d ON d.id = v.document LEFT JOIN entity e ON e.id = s.speaker \
         WHERE s.id IN (SELECT value FROM json_each(?1))"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut found = statement.query([json(&rows)?])?;
    let mut spoken = corrections::spoken_by(connection, rows)?;
    let by_hand = corrections::by_hand(connection)?;
    let mut by_row = HashMap::with_capacity(rows.len());
    while let Some(row) = found.next()? {
        let (_, document) = summary(row)?;
        let mut statement = statement_view(row, SUMMARY_COLUMNS, &document.version_id)?;
        if let Some(name) = spoken.remove(&row.get::<_, i64>(SUMMARY_COLUMNS + 17)?) {
            let kind = statement.speaker.map_or(EntityType::Person, |speaker| speaker.kind);
            statement.speaker = Some(SpeakerView { entity: None, name, kind, role: None });
        }
        let said_at: Option<i64> = row.get(SUMMARY_COLUMNS + 16)?;
        let said_on = statement.said_on.as_ref().and_then(|said| said.value.clone());
        let (when, when_basis) = match (said_at, said_on, document.published.clone()) {
            (Some(_), Some(said), _) => (Some(said), WhenBasis::Said),
            (_, _, Some(published)) => (Some(published), WhenBasis::Published),
            _ => (None, WhenBasis::Undated),
        };
        let why = by_hand.get(&statement.id).map(|added| format!("added by {}", added.author));
        let said = Said { when, when_basis, statement, document, why };
        by_row.insert(row.get::<_, i64>(SUMMARY_COLUMNS + 17)?, said);
    }
    Ok(rows.iter().filter_map(|row| by_row.remove(row).map(|said| (*row, said))).collect())
}

/// Hits with their views and snippets.
pub(crate) fn hits(connection: &Connection, found: &[Found], marker: &mut Marker) -> Result<Vec<Hit>> {
    let statements: Vec<i64> = found.iter().filter_map(|hit| hit.statement).collect();
    let mut said: HashMap<i64, Said> = self::said(connection, &statements)?.into_iter().collect();
    let mut versions: Vec<i64> = found.iter().map(|hit| hit.version).collect();
    versions.sort_unstable();
    versions.dedup();
    let texts = texts(connection, &versions)?;
    let mut hits = Vec::with_capacity(found.len());
    for hit in found {
        let Some((summary, text)) = texts.get(&hit.version) else { continue };
        let (statement, focus) = match hit.statement {
            None => (None, (text.as_str(), 0..text.len())),
            Some(id) => {
                let Some(said) = said.remove(&id) else { continue };
                let focus = around(&said.statement, text, summary.title.as_deref().unwrap_or(""));
                (Some(said.statement), focus)
            }
        };
        let snippet = marker.snippet(focus.0, focus.1);
        hits.push(Hit { statement, document: summary.clone(), snippet });
    }
    Ok(hits)
}

/// The text a statement is in and the bytes of its source and content there.
fn around<'t>(statement: &StatementView, text: &'t str, title: &'t str) -> (&'t str, Range<usize>) {
    let text = match statement.field {
        onrecord_text::Field::Text => text,
        onrecord_text::Field::Title => title,
    };
    let spans = || statement.content.iter().chain(&statement.source).map(|part| part.span);
    let points = CodePoints::new(text);
    let start = spans().map(|span| span.start).min().unwrap_or(0);
    let end = spans().map(|span| span.end).max().unwrap_or(0);
    // A quotation mark before the first word belongs to what is shown.
    let start = points.to_byte(start.saturating_sub(1));
    let space = text[start..].chars().next().filter(|first| first.is_whitespace());
    let start = start + space.map_or(0, char::len_utf8);
    (text, start..points.to_byte(end.saturating_add(1)))
}

fn texts(connection: &Connection, versions: &[i64]) -> Result<HashMap<i64, (DocumentSummary, String)>> {
    let sql = format!(
        "SELECT {SUMMARY}, v.text FROM version v JOIN document d ON d.id = v.document \
         WHERE v.id IN (SELECT value FROM json_each(?1))"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([json(&versions)?])?;
    let mut texts = HashMap::with_capacity(versions.len());
    while let Some(row) = rows.next()? {
        let (id, summary) = summary(row)?;
        texts.insert(id, (summary, row.get(SUMMARY_COLUMNS)?));
    }
    Ok(texts)
}

/// A filter as conditions on `version v` and their values.
pub(crate) fn conditions(filter: &Filter) -> Result<(String, Vec<Box<dyn ToSql>>)> {
    let mut sql = LATEST.to_owned();
    let mut values: Vec<Box<dyn ToSql>> = Vec::new();
    if let Some(outlet) = &filter.outlet {
        let words = fold::folded(outlet);
        if words.is_empty() {
            return Err(StoreError::BadQuery("the outlet's name holds no word".to_owned()));
        }
        for word in words.split(' ') {
            sql.push_str(" AND instr(v.outlet_words, ?)");
            values.push(Box::new(format!(" {word} ")));
        }
    }
    if let Some((from, to)) = days(&filter.from, &filter.to)? {
        sql.push_str(" AND v.published_day BETWEEN ? AND ?");
        values.push(Box::new(from));
        values.push(Box::new(to));
    }
    Ok((sql, values))
}

/// The documents that a filter leaves, the latest published first.
pub(crate) fn documents(
    connection: &Connection,
    filter: &Filter,
    page: Paging,
) -> Result<Page<DocumentSummary>> {
    let (conditions, mut values) = conditions(filter)?;
    let count = format!("SELECT count(*) FROM version v WHERE {conditions}");
    let total: i64 = connection
        .prepare_cached(&count)?
        .query_row(rusqlite::params_from_iter(values.iter()), |row| row.get(0))?;
    let sql = format!(
        "SELECT {SUMMARY} FROM version v JOIN document d ON d.id = v.document WHERE {conditions} \
         ORDER BY v.published_at DESC NULLS LAST, d.public LIMIT ? OFFSET ?"
    );
    values.push(Box::new(page.limit()));
    values.push(Box::new(page.offset()));
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(rusqlite::params_from_iter(values.iter()))?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        items.push(summary(row)?.1);
    }
    Ok(Page::new(items, total as u64, page.offset))
}

/// One version of a document, whole.
pub(crate) fn document(connection: &Connection, id: &str, version: Option<u32>) -> Result<DocumentView> {
    let missing = || StoreError::not_found("document", id);
    let (public, tag) = match id.split_once('.') {
        Some((public, tag)) => (public, Some(tag)),
        None => (id, None),
    };
    let document: i64 = connection
        .prepare_cached("SELECT id FROM document WHERE public = ?1")?
        .query_row([public], |row| row.get(0))
        .optional()?
        .ok_or_else(missing)?;
    let versions = versions(connection, document, public)?;
    let wanted = versions.iter().rev().find(|known| match (tag, version) {
        (_, Some(number)) => known.version == number,
        (Some(tag), None) => known.version_id.strip_prefix(public).is_some_and(|rest| rest[1..] == *tag),
        (None, None) => true,
    });
    let number = wanted.map(|known| known.version).ok_or_else(|| match version {
        Some(version) => StoreError::not_found("version", &format!("{version} of {public}")),
        None => missing(),
    })?;
    let sql = format!(
        "SELECT {SUMMARY}, v.text, v.record, v.diagnostics, v.engine, v.member, v.charset, c.sha256, c.bytes, \
         c.media_type, c.target, c.captured, c.file, c.start FROM version v \
         JOIN document d ON d.id = v.document JOIN capture c ON c.id = v.capture \
         WHERE v.document = ?1 AND v.number = ?2"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![document, number])?;
    let row = rows.next()?.ok_or_else(missing)?;
    let (_, summary) = summary(row)?;
    let at = |column: usize| SUMMARY_COLUMNS + column;
    let record = record(&row.get::<_, Vec<u8>>(at(1))?)?;
    let mut diagnostics: Vec<Diagnostic> = from_json(&row.get::<_, String>(at(2))?)?;
    for diagnostic in &record.diagnostics {
        if !diagnostics.contains(diagnostic) {
            diagnostics.push(diagnostic.clone());
        }
    }
    let capture = CaptureView {
        member: row.get(at(4))?,
        charset: row.get(at(5))?,
        sha256: hex(&row.get::<_, Vec<u8>>(at(6))?),
        bytes: row.get::<_, i64>(at(7))? as u64,
        media_type: row.get(at(8))?,
        target: row.get(at(9))?,
        captured: row.get(at(10))?,
        file: file_name(row.get(at(11))?),
        offset: row.get::<_, i64>(at(12))? as u64,
    };
    let (text, engine): (String, String) = (row.get(at(0))?, row.get(at(3))?);
    let added = corrections::added_to(connection, &summary, &text)?;
    Ok(DocumentView { summary, text, record, versions, added, diagnostics, capture, engine })
}

/// A packed record.
pub(crate) fn record(packed: &[u8]) -> Result<Record> {
    serde_json::from_slice(&blob::unpack(packed)?)
        .map_err(|error| StoreError::Damaged(format!("a record cannot be understood: {error}")))
}

fn versions(connection: &Connection, document: i64, public: &str) -> Result<Vec<VersionSummary>> {
    let mut statement = connection.prepare_cached(
        "SELECT number, tag, title, statements, added FROM version WHERE document = ?1 ORDER BY number",
    )?;
    let versions = statement.query_map([document], |row| {
        Ok(VersionSummary {
            version: row.get(0)?,
            version_id: format!("{public}.{}", row.get::<_, String>(1)?),
            title: row.get(2)?,
            statements: row.get(3)?,
            added: row.get(4)?,
        })
    })?;
    Ok(versions.collect::<rusqlite::Result<_>>()?)
}

/// A statement by its id.
pub(crate) fn statement(connection: &Connection, id: &str) -> Result<Said> {
    let missing = || StoreError::not_found("statement", id);
    let row = statement_row(connection, id)?.ok_or_else(missing)?;
    said(connection, &[row])?.pop().map(|(_, said)| said).ok_or_else(missing)
}

/// The row of a statement with this id.
pub(crate) fn statement_row(connection: &Connection, id: &str) -> Result<Option<i64>> {
    let parts = id.rsplit_once('.').and_then(|(version, local)| Some((version.split_once('.')?, local)));
    let Some(((public, tag), local)) = parts else { return Ok(None) };
    let mut select = connection.prepare_cached(
        "SELECT s.id FROM document d JOIN version v ON v.document = d.id JOIN statement s ON s.version = v.id \
         WHERE d.public = ?1 AND v.tag = ?2 AND s.local = ?3",
    )?;
    Ok(select.query_row([public, tag, local], |row| row.get(0)).optional()?)
}
