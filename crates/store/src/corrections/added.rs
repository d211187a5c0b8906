//! Statements that users added: what somebody says in a text and was not found there.
//!
//! Such a statement is a correction with its places and the words that stand there. In the version it was made on it
//! stands as it is; in a later one it is found again by its words, nearest to where they stood, or does not stand. Where it
//! stands it has a row beside those that were found, so that it is listed, placed in time and exported with them.

use std::collections::HashMap;

use onrecord_text::{CodePoints, Kind, Span};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

use super::lay::Active;
use super::{Corrected, Subject, Verb};
use crate::row::word;
use crate::view::Part;
use crate::writer::{from_json, json};
use crate::{DocumentSummary, Result, StoreError, ledger};

/// Pieces of a statement at most.
const MOST: usize = 64;

/// Where a statement that is to be added stands, in code points of its version's text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Adding {
    /// What is said; at least one span.
    pub content: Vec<Span>,
    /// Who is credited, as printed.
    #[serde(default)]
    pub source: Vec<Span>,
    /// The words that credit it.
    #[serde(default)]
    pub cue: Vec<Span>,
}

/// Where an added statement stands, with the words there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct AddedParts {
    /// What is said.
    pub content: Vec<Part>,
    /// Who is credited, as printed.
    pub source: Vec<Part>,
    /// The words that credit it.
    pub cue: Vec<Part>,
}

/// A statement that a user added to a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct AddedView {
    /// Of the correction that added it.
    pub id: String,
    /// Who says it.
    pub speaker: Option<String>,
    /// Where it stands in this version.
    pub parts: AddedParts,
    /// Whether its words are in this version; where they are not, the spans are those of the version it was added to.
    pub stands: bool,
    /// Who added it.
    pub author: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: String,
}

/// The version and the words of a statement that is to be added.
pub(super) fn understood(
    connection: &Connection,
    version: &str,
    asked: &Adding,
) -> Result<(Subject, AddedParts)> {
    let missing = || StoreError::not_found("version", version);
    let (document, tag) = version.split_once('.').ok_or_else(missing)?;
    let text: Option<String> = connection
        .prepare_cached(
            "SELECT v.text FROM version v JOIN document d ON d.id = v.document WHERE d.public = ?1 AND v.tag = ?2",
        )?
        .query_row([document, tag], |row| row.get(0))
        .optional()?;
    let text = text.ok_or_else(missing)?;
    let points = CodePoints::new(&text);
    let parts = |spans: &[Span]| -> Result<Vec<Part>> {
        if spans.len() > MOST {
            return Err(StoreError::BadCorrection(format!("a statement has at most {MOST} pieces")));
        }
        let mut before = 0;
        let mut parts = Vec::with_capacity(spans.len());
        for span in spans {
            let words = points.slice(*span).filter(|words| !words.trim().is_empty() && span.start >= before);
            let Some(words) = words else {
                let why = format!("[{}, {}] is no place in the text, or out of order", span.start, span.end);
                return Err(StoreError::BadCorrection(why));
            };
            before = span.end;
            parts.push(Part { span: *span, words: words.to_owned() });
        }
        Ok(parts)
    };
    let added = AddedParts {
        content: parts(&asked.content)?,
        source: parts(&asked.source)?,
        cue: parts(&asked.cue)?,
    };
    if added.content.is_empty() {
        return Err(StoreError::BadCorrection("which words are said is missing".to_owned()));
    }
    let words = added.content.iter().map(|part| part.words.as_str()).collect::<Vec<_>>().join(" … ");
    Ok((Subject { id: version.to_owned(), words: Some(words) }, added))
}

/// Makes a row of each statement that users added, in the latest version of its document, if that has its words; with who
/// says it.
pub(super) fn settle(change: &Transaction<'_>, corrections: &Active) -> Result<Vec<Standing>> {
    let adding = || corrections.of_kind(Corrected::Statement).filter(|one| one.verb == Verb::Add);
    let rows: Vec<i64> = adding().map(|one| one.row).collect();
    // Made anew later; its rows would hold on to statements that go.
    change.execute_batch("DELETE FROM withdrawn")?;
    change.execute(
        "DELETE FROM statement WHERE added IS NOT NULL AND added NOT IN (SELECT value FROM json_each(?1))",
        [json(&rows)?],
    )?;
    let mut latest = change.prepare_cached(
        "SELECT v.id, v.text FROM version v JOIN document d ON d.id = v.document WHERE d.public = ?1 \
         ORDER BY v.number DESC LIMIT 1",
    )?;
    let mut kept = change.prepare_cached("SELECT public, target FROM correction WHERE id = ?1")?;
    let mut insert = change.prepare_cached(
        "INSERT INTO statement (version, local, field, kind, act, certainty, source, cue, content, via, added) \
         VALUES (?1, ?2, 'text', ?3, 'assert', 'stated', ?4, ?5, ?6, '[]', ?7) ON CONFLICT DO NOTHING",
    )?;
    let mut row_of = change.prepare_cached("SELECT id FROM statement WHERE version = ?1 AND local = ?2")?;
    let mut standing = Vec::new();
    for one in adding() {
        let Some((document, _)) = one.subjects.first().and_then(|subject| subject.id.split_once('.')) else {
            continue;
        };
        let text = latest.query_row([document], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let Some((version, text)): Option<(i64, String)> = text else { continue };
        let (id, parts): (String, String) =
            kept.query_row([one.row], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let Some(AddedParts { source, cue, content }) = again(&from_json(&parts)?, &text) else { continue };
        insert.execute(params![
            version,
            id,
            word(&kind(&content)),
            json(&source)?,
            json(&cue)?,
            json(&content)?,
            one.row
        ])?;
        let statement = row_of.query_row(params![version, id], |row| row.get(0))?;
        standing.extend(one.name.clone().map(|speaker| Standing { statement, speaker, correction: one.row }));
    }
    Ok(standing)
}

/// A statement that a user added, by its row.
pub(super) struct Standing {
    pub(super) statement: i64,
    pub(super) speaker: String,
    pub(super) correction: i64,
}

/// Quoted is what has quotation marks.
fn kind(content: &[Part]) -> Kind {
    let quoted = content.iter().filter(|part| part.words.starts_with(['"', '“', '«', '„'])).count();
    match quoted {
        0 => Kind::Indirect,
        all if all == content.len() => Kind::Direct,
        _ => Kind::Mixed,
    }
}

/// Whose an added statement is, and who added it.
pub(crate) struct ByHand {
    pub(crate) speaker: Option<String>,
    pub(crate) author: String,
}

/// All statements that users added and that stand, by their ids.
pub(crate) fn by_hand(connection: &Connection) -> Result<HashMap<String, ByHand>> {
    if !ledger::has_links(connection)? {
        return Ok(HashMap::new());
    }
    let mut select = connection.prepare_cached(
        "SELECT d.public || '.' || v.tag || '.' || s.local, c.name, c.author FROM correction c \
         JOIN statement s ON s.added = c.id JOIN version v ON v.id = s.version JOIN document d ON d.id = v.document \
         WHERE c.verb = 'add'",
    )?;
    let rows = select
        .query_map([], |row| Ok((row.get(0)?, ByHand { speaker: row.get(1)?, author: row.get(2)? })))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What users added to a document, as it stands in one of its versions; the earliest first.
pub(crate) fn added_to(
    connection: &Connection,
    document: &DocumentSummary,
    text: &str,
) -> Result<Vec<AddedView>> {
    if !ledger::has_links(connection)? {
        return Ok(Vec::new());
    }
    let mut select = connection.prepare_cached(
        "SELECT c.public, c.name, c.target, c.author, c.reason, c.at, c.subjects FROM correction c \
         WHERE c.verb = 'add' AND NOT EXISTS (SELECT 1 FROM correction u WHERE u.undone = c.public) ORDER BY c.id",
    )?;
    let mut rows = select.query([])?;
    let mut views = Vec::new();
    while let Some(row) = rows.next()? {
        let subjects: Vec<Subject> = from_json(&row.get::<_, String>(6)?)?;
        let Some(subject) = subjects.first() else { continue };
        if subject.id.split_once('.').is_none_or(|(id, _)| id != document.id) {
            continue;
        }
        let kept: AddedParts = from_json(&row.get::<_, String>(2)?)?;
        let found = again(&kept, text);
        views.push(AddedView {
            id: row.get(0)?,
            speaker: row.get(1)?,
            stands: found.is_some(),
            parts: found.unwrap_or(kept),
            author: row.get(3)?,
            reason: row.get(4)?,
            at: row.get(5)?,
        });
    }
    Ok(views)
}

/// The same words in a text, each piece nearest to where it stood; nothing when what is said is not there.
fn again(kept: &AddedParts, text: &str) -> Option<AddedParts> {
    let points = CodePoints::new(text);
    let find = |part: &Part| -> Option<Part> {
        if points.slice(part.span) == Some(&part.words) {
            return Some(part.clone());
        }
        let wanted = points.to_byte(part.span.start);
        let (at, words) = text.match_indices(&part.words).min_by_key(|(at, _)| at.abs_diff(wanted))?;
        Some(Part { span: points.span(&(at..at + words.len())), words: part.words.clone() })
    };
    Some(AddedParts {
        content: kept.content.iter().map(find).collect::<Option<_>>()?,
        source: kept.source.iter().filter_map(find).collect(),
        cue: kept.cue.iter().filter_map(find).collect(),
    })
}
