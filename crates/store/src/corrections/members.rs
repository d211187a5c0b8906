//! The members that corrections name: documents, statements, accounts of incidents. What stands in a text is found again
//! by its words when a new version of its document takes the place of the old.

use onrecord_link::incidents::Mention;
use onrecord_text::CodePoints;
use rusqlite::{Connection, OptionalExtension};

use super::{Corrected, Subject};
use crate::read::LATEST;
use crate::view::Part;
use crate::writer::from_json;
use crate::{Result, StoreError, fold};

/// What a group's id names; whatever does not look like an id is a speaker's name.
pub(super) fn kind_of(id: &str) -> Result<Corrected> {
    let digits =
        |rest: &str| rest.len() == 12 && rest.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase());
    match id.split_once('-').filter(|(_, rest)| digits(rest.get(..12).unwrap_or(rest))) {
        Some(("s", _)) => Ok(Corrected::Story),
        Some(("o", _)) => Ok(Corrected::Origin),
        Some(("u", _)) => Ok(Corrected::Utterance),
        Some(("i", _)) => Ok(Corrected::Incident),
        Some(("t", _)) => Ok(Corrected::Thread),
        Some(("d" | "c", _)) => Err(StoreError::BadCorrection(format!("{id} is no group"))),
        _ => Ok(Corrected::Speaker),
    }
}

/// A speaker's name, as a correction names it.
pub(super) fn speaker(connection: &Connection, name: &str) -> Result<Subject> {
    let known: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM name WHERE folded = ?1)")?
        .query_row([fold::folded(name)], |row| row.get(0))?;
    let subject = Subject { id: name.trim().to_owned(), words: None };
    if known { Ok(subject) } else { Err(StoreError::not_found("speaker", name)) }
}

/// The member that stands for a group: the first.
pub(super) fn anchor(connection: &Connection, kind: Corrected, id: &str) -> Result<Subject> {
    let what = match kind {
        Corrected::Speaker => return speaker(connection, id),
        Corrected::Story => "story",
        Corrected::Origin => "origin",
        Corrected::Utterance | Corrected::Statement => "utterance",
        Corrected::Incident => "incident",
        Corrected::Thread => "thread",
    };
    members(connection, kind, id)?.into_iter().next().ok_or_else(|| StoreError::not_found(what, id))
}

/// The members of a group, by id.
pub(super) fn members(connection: &Connection, kind: Corrected, id: &str) -> Result<Vec<Subject>> {
    let sql = match kind {
        Corrected::Speaker => return Ok(vec![speaker(connection, id)?]),
        Corrected::Story => {
            "SELECT d.public FROM story_document m JOIN document d ON d.id = m.document WHERE m.story = ?1 ORDER BY 1"
        }
        Corrected::Origin => {
            "SELECT d.public FROM origin_document m JOIN document d ON d.id = m.document WHERE m.origin = ?1 ORDER BY 1"
        }
        Corrected::Incident => {
            "SELECT d.public || '.' || v.tag || '.i' || (m.number + 1) FROM incident_mention m \
             JOIN version v ON v.id = m.version JOIN document d ON d.id = v.document WHERE m.incident = ?1 ORDER BY 1"
        }
        Corrected::Thread => {
            "SELECT DISTINCT d.public || '.' || v.tag || '.' || s.local FROM thread_statement m \
             JOIN statement s ON s.id = m.statement JOIN version v ON v.id = s.version \
             JOIN document d ON d.id = v.document WHERE m.thread = ?1 ORDER BY 1"
        }
        Corrected::Utterance | Corrected::Statement => {
            "SELECT d.public || '.' || v.tag || '.' || s.local FROM utterance_statement m \
             JOIN statement s ON s.id = m.statement JOIN version v ON v.id = s.version \
             JOIN document d ON d.id = v.document WHERE m.utterance = ?1 ORDER BY 1"
        }
    };
    let mut select = connection.prepare_cached(sql)?;
    let ids = select.query_map([id], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    ids.iter().map(|id| member(connection, kind, id)).collect()
}

/// A document, a statement or an account of an incident, as a correction names it.
pub(super) fn member(connection: &Connection, kind: Corrected, id: &str) -> Result<Subject> {
    if matches!(kind, Corrected::Story | Corrected::Origin) {
        let known: bool = connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM document WHERE public = ?1)")?
            .query_row([id], |row| row.get(0))?;
        let subject = Subject { id: id.to_owned(), words: None };
        return if known { Ok(subject) } else { Err(StoreError::not_found("document", id)) };
    }
    if kind == Corrected::Incident {
        let missing = || StoreError::not_found("account of an incident", id);
        let (version, number) = account_row(connection, id)?.ok_or_else(missing)?;
        let words = accounts(connection, version)?.into_iter().nth(number as usize).ok_or_else(missing)?;
        return Ok(Subject { id: id.to_owned(), words: Some(words) });
    }
    let missing = || StoreError::not_found("statement", id);
    let row = crate::read::statement_row(connection, id)?.ok_or_else(missing)?;
    Ok(Subject { id: id.to_owned(), words: Some(content(connection, row)?) })
}

/// The words of a statement's content.
fn content(connection: &Connection, statement: i64) -> Result<String> {
    let kept: String = connection
        .prepare_cached("SELECT content FROM statement WHERE id = ?1")?
        .query_row([statement], |row| row.get(0))?;
    let parts: Vec<Part> = from_json(&kept)?;
    Ok(parts.into_iter().map(|part| part.words).collect::<Vec<_>>().join(" … "))
}

/// The row of the statement that a correction names: itself, or in the latest version of its document the statement with
/// the same words.
pub(super) fn statement_now(connection: &Connection, subject: &Subject) -> Result<Option<i64>> {
    let latest = format!(
        "SELECT s.id FROM statement s JOIN version v ON v.id = s.version JOIN document d ON d.id = v.document \
         WHERE {LATEST} AND d.public = ?1 ORDER BY s.id"
    );
    let Some((document, _)) = subject.id.split_once('.') else { return Ok(None) };
    let mut select = connection.prepare_cached(&latest)?;
    let rows = select.query_map([document], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
    if let Some(row) = crate::read::statement_row(connection, &subject.id)?
        && rows.contains(&row)
    {
        return Ok(Some(row));
    }
    for row in rows {
        if subject.words.as_ref() == Some(&content(connection, row)?) {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

/// The version's row and the number of the account of an incident with this id, whether or not the version has it.
fn account_row(connection: &Connection, id: &str) -> Result<Option<(i64, u32)>> {
    let parts = id.rsplit_once(".i").and_then(|(version, number)| Some((version.split_once('.')?, number)));
    let Some(((public, tag), number)) = parts else { return Ok(None) };
    let Some(number) = number.parse().ok().and_then(|number: u32| number.checked_sub(1)) else {
        return Ok(None);
    };
    let mut select = connection.prepare_cached(
        "SELECT v.id FROM document d JOIN version v ON v.document = d.id WHERE d.public = ?1 AND v.tag = ?2",
    )?;
    let version: Option<i64> = select.query_row([public, tag], |row| row.get(0)).optional()?;
    Ok(version.map(|version| (version, number)))
}

/// The first sentence of each account of an incident in a version.
fn accounts(connection: &Connection, version: i64) -> Result<Vec<String>> {
    let mut select = connection.prepare_cached(
        "SELECT l.mentions, v.text FROM likeness l JOIN version v ON v.id = l.version WHERE v.id = ?1",
    )?;
    let kept: Option<(String, String)> =
        select.query_row([version], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((mentions, text)) = kept else { return Ok(Vec::new()) };
    let points = CodePoints::new(&text);
    let first =
        |mention: &Mention| mention.spans.first().and_then(|span| points.slice(*span)).map(str::to_owned);
    let mentions: Vec<Mention> = from_json(&mentions)?;
    Ok(mentions.iter().map(|mention| first(mention).unwrap_or_default()).collect())
}

/// The account that a correction names, as the latest version of its document and its number: the one with the same words.
pub(super) fn account_now(connection: &Connection, subject: &Subject) -> Result<Option<(i64, u32)>> {
    let Some((document, _)) = subject.id.split_once('.') else { return Ok(None) };
    let latest = format!(
        "SELECT v.id FROM version v JOIN document d ON d.id = v.document WHERE {LATEST} AND d.public = ?1"
    );
    let latest: Option<i64> =
        connection.prepare_cached(&latest)?.query_row([document], |row| row.get(0)).optional()?;
    let (Some(latest), Some(words)) = (latest, &subject.words) else { return Ok(None) };
    let named = account_row(connection, &subject.id)?.map(|(_, number)| number);
    let same = accounts(connection, latest)?.into_iter().zip(0u32..).filter(|(first, _)| first == words);
    // Of two with the same words that at the same place.
    let found = same.map(|(_, number)| number).min_by_key(|number| (Some(*number) != named, *number));
    Ok(found.map(|number| (latest, number)))
}
