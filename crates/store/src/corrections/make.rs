//! Making a correction: from the ids a user gives to the members that the row names.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use super::{Corrected, Correcting, Subject, Verb};
use crate::incoming::stamp;
use crate::read::LATEST;
use crate::row::word;
use crate::view::Part;
use crate::writer::{from_json, json};
use crate::{Result, StoreError, identity};

/// The longest reason, name or author, in characters.
const LONGEST: usize = 2_000;

/// What a correction's row says.
struct Made {
    kind: Corrected,
    subjects: Vec<Subject>,
    target: Option<Subject>,
    undone: Option<String>,
}

/// Adds a correction; its id. What joins documents has to be settled before, and again after.
pub(crate) fn make(connection: &mut Connection, asked: &Correcting, now: Timestamp) -> Result<String> {
    let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (what, text) in [("reason", &asked.reason), ("author", &asked.author)] {
        if text.trim().is_empty() {
            return Err(StoreError::BadCorrection(format!("a correction needs its {what}")));
        }
    }
    let texts = [Some(&asked.reason), Some(&asked.author), asked.name.as_ref()];
    if texts.into_iter().flatten().any(|text| text.chars().count() > LONGEST) {
        let why = format!("reason, author and name have at most {LONGEST} characters each");
        return Err(StoreError::BadCorrection(why));
    }
    let made = understood(&change, asked)?;
    let number: i64 =
        change.query_row("SELECT coalesce(max(id), 0) + 1 FROM correction", [], |row| row.get(0))?;
    let at = stamp(now);
    let (subjects, target) = (json(&made.subjects)?, made.target.as_ref().map(json).transpose()?);
    let what = format!("{number} {at} {} {} {subjects}", asked.author, word(&asked.verb));
    let id = format!("c-{}", identity::base32(&Sha256::digest(what.as_bytes()), 12));
    change.execute(
        "INSERT INTO correction (id, public, at, author, reason, verb, kind, subjects, target, name, undone) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        params![
            number,
            id,
            at,
            asked.author.trim(),
            asked.reason.trim(),
            word(&asked.verb),
            word(&made.kind),
            subjects,
            target,
            asked.name.as_deref().map(str::trim),
            made.undone,
        ],
    )?;
    change.commit()?;
    Ok(id)
}

fn understood(connection: &Connection, asked: &Correcting) -> Result<Made> {
    let refuse = |why: &str| Err(StoreError::BadCorrection(why.to_owned()));
    let group = || {
        let missing = || {
            StoreError::BadCorrection(
                "which group is missing: a story's, origin's, utterance's or thread's id".into(),
            )
        };
        asked.group.as_deref().ok_or_else(missing)
    };
    let plain = |kind, subjects| Made { kind, subjects, target: None, undone: None };
    match asked.verb {
        Verb::Merge => {
            let Some(kind) = asked.ids.first().map(|id| kind_of(id)).transpose()? else {
                return refuse("there is nothing to merge");
            };
            if asked.ids.len() < 2 {
                return refuse("to merge takes two groups and more");
            }
            let mut subjects = Vec::new();
            for id in &asked.ids {
                if kind_of(id)? != kind {
                    return refuse("only groups of one kind can be merged");
                }
                subjects.push(anchor(connection, kind, id)?);
            }
            Ok(plain(kind, subjects))
        }
        Verb::Split => {
            let id = group()?;
            let kind = kind_of(id)?;
            let members = members(connection, kind, id)?;
            let mut subjects = Vec::new();
            for one in &asked.ids {
                let Some(member) = members.iter().find(|member| member.id == *one) else {
                    return Err(StoreError::BadCorrection(format!("{one} is not in {id}")));
                };
                if !subjects.contains(member) {
                    subjects.push(member.clone());
                }
            }
            match subjects.len() {
                0 => refuse("which members leave is missing"),
                all if all == members.len() => refuse("that is the whole group: nothing would be left of it"),
                _ => Ok(plain(kind, subjects)),
            }
        }
        Verb::Reassign => {
            let id = group()?;
            let kind = kind_of(id)?;
            let subjects =
                asked.ids.iter().map(|one| member(connection, kind, one)).collect::<Result<Vec<_>>>()?;
            let stays = members(connection, kind, id)?.into_iter().find(|one| !subjects.contains(one));
            match (subjects.is_empty(), stays) {
                (true, _) => refuse("which members move is missing"),
                (_, None) => refuse("the group holds nothing but what moves there"),
                (_, target) => Ok(Made { kind, subjects, target, undone: None }),
            }
        }
        Verb::Rename => {
            let ([id], Some(_)) =
                (asked.ids.as_slice(), asked.name.as_deref().filter(|name| !name.trim().is_empty()))
            else {
                return refuse("to rename takes one group and its name");
            };
            let kind = kind_of(id)?;
            Ok(plain(kind, vec![anchor(connection, kind, id)?]))
        }
        Verb::Withdraw => {
            let statement = |id: &String| member(connection, Corrected::Statement, id);
            let subjects = asked.ids.iter().map(statement).collect::<Result<Vec<_>>>()?;
            if subjects.is_empty() {
                refuse("which statement is missing")
            } else {
                Ok(plain(Corrected::Statement, subjects))
            }
        }
        Verb::Undo => {
            let [id] = asked.ids.as_slice() else { return refuse("to undo takes one correction") };
            let known: Option<(String, String, bool)> = connection
                .query_row(
                    "SELECT verb, kind, EXISTS (SELECT 1 FROM correction u WHERE u.undone = c.public) \
                     FROM correction c WHERE c.public = ?1",
                    [id],
                    |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
                )
                .optional()?;
            let (verb, kind, undone) = known.ok_or_else(|| StoreError::not_found("correction", id))?;
            if undone {
                return refuse("it was undone before");
            }
            if verb == word(&Verb::Undo) {
                return refuse("it takes a correction back; make that one again instead");
            }
            let kind = from_json(&format!("\"{kind}\""))?;
            Ok(Made { kind, subjects: Vec::new(), target: None, undone: Some(id.clone()) })
        }
    }
}

/// What a group's id names.
fn kind_of(id: &str) -> Result<Corrected> {
    match id.split_once('-').map(|(letter, _)| letter) {
        Some("s") => Ok(Corrected::Story),
        Some("o") => Ok(Corrected::Origin),
        Some("u") => Ok(Corrected::Utterance),
        Some("t") => Ok(Corrected::Thread),
        _ => Err(StoreError::BadCorrection(format!(
            "{id} is no story's, origin's, utterance's or thread's id"
        ))),
    }
}

/// The member that stands for a group: the first.
fn anchor(connection: &Connection, kind: Corrected, id: &str) -> Result<Subject> {
    let what = match kind {
        Corrected::Story => "story",
        Corrected::Origin => "origin",
        Corrected::Thread => "thread",
        Corrected::Utterance | Corrected::Statement => "utterance",
    };
    members(connection, kind, id)?.into_iter().next().ok_or_else(|| StoreError::not_found(what, id))
}

/// The members of a group, by id.
fn members(connection: &Connection, kind: Corrected, id: &str) -> Result<Vec<Subject>> {
    let sql = match kind {
        Corrected::Story => {
            "SELECT d.public FROM story_document m JOIN document d ON d.id = m.document WHERE m.story = ?1 ORDER BY 1"
        }
        Corrected::Origin => {
            "SELECT d.public FROM origin_document m JOIN document d ON d.id = m.document WHERE m.origin = ?1 ORDER BY 1"
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

/// A document or a statement, as a correction names it.
fn member(connection: &Connection, kind: Corrected, id: &str) -> Result<Subject> {
    if matches!(kind, Corrected::Story | Corrected::Origin) {
        let known: bool = connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM document WHERE public = ?1)")?
            .query_row([id], |row| row.get(0))?;
        let subject = Subject { id: id.to_owned(), words: None };
        return if known { Ok(subject) } else { Err(StoreError::not_found("document", id)) };
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
