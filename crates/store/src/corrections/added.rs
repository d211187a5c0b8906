//! Statements that users added: what somebody says in a text and was not found there.
//!
//! Such a statement is a correction with its places and the words that stand there. In the version it was made on it
//! stands as it is; in a later one it is found again by its words, nearest to where they stood, or does not stand.

use onrecord_text::{CodePoints, Span};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

use super::Subject;
use crate::view::Part;
use crate::writer::from_json;
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
