//! Making a correction: from the ids a user gives to the members that the row names.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use super::added;
use super::members::{anchor, kind_of, member, members, speaker};
use super::{AddedParts, Corrected, Correcting, Subject, Verb};
use crate::incoming::stamp;
use crate::row::word;
use crate::writer::{from_json, json};
use crate::{Result, StoreError, identity};

/// The longest reason, name or author, in characters.
const LONGEST: usize = 2_000;

/// What a correction's row says.
struct Made {
    kind: Corrected,
    subjects: Vec<Subject>,
    target: Option<Subject>,
    added: Option<AddedParts>,
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
    let target = match &made.added {
        Some(added) => Some(json(added)?),
        None => made.target.as_ref().map(json).transpose()?,
    };
    let subjects = json(&made.subjects)?;
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
        let missing =
            || StoreError::BadCorrection("which group is missing: an id, or a speaker's name".into());
        asked.group.as_deref().ok_or_else(missing)
    };
    let plain = |kind, subjects| Made { kind, subjects, target: None, added: None, undone: None };
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
            if kind == Corrected::Speaker {
                speaker(connection, id)?;
                let names =
                    asked.ids.iter().map(|name| speaker(connection, name)).collect::<Result<Vec<_>>>()?;
                return if names.is_empty() {
                    refuse("which names leave is missing")
                } else {
                    Ok(plain(kind, names))
                };
            }
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
            if kind == Corrected::Speaker {
                // Whoever was not recognised has no name in the ledger yet.
                let target = Some(Subject { id: id.trim().to_owned(), words: None });
                let statement = |one: &String| member(connection, Corrected::Statement, one);
                let subjects = asked.ids.iter().map(statement).collect::<Result<Vec<_>>>()?;
                return match subjects.is_empty() {
                    true => refuse("which statements are theirs is missing"),
                    false => Ok(Made { target, ..plain(kind, subjects) }),
                };
            }
            let subjects =
                asked.ids.iter().map(|one| member(connection, kind, one)).collect::<Result<Vec<_>>>()?;
            let stays = members(connection, kind, id)?.into_iter().find(|one| !subjects.contains(one));
            match (subjects.is_empty(), stays) {
                (true, _) => refuse("which members move is missing"),
                (_, None) => refuse("the group holds nothing but what moves there"),
                (_, target) => Ok(Made { target, ..plain(kind, subjects) }),
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
            let incidents = asked.ids.iter().filter(|id| id.starts_with("i-")).count();
            let kind = match incidents {
                0 if asked.ids.is_empty() => return refuse("which statement or incident is missing"),
                0 => Corrected::Statement,
                all if all == asked.ids.len() => Corrected::Incident,
                _ => return refuse("statements and incidents are withdrawn by a correction each"),
            };
            let subject = |id: &String| match kind {
                Corrected::Incident => anchor(connection, kind, id),
                _ => member(connection, kind, id),
            };
            Ok(plain(kind, asked.ids.iter().map(subject).collect::<Result<_>>()?))
        }
        Verb::Add => {
            let ([version], Some(statement)) = (asked.ids.as_slice(), &asked.statement) else {
                return refuse("to add a statement takes the version it stands in and its places");
            };
            let (subject, added) = added::understood(connection, version, statement)?;
            Ok(Made { added: Some(added), ..plain(Corrected::Statement, vec![subject]) })
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
            Ok(Made { undone: Some(id.clone()), ..plain(kind, Vec::new()) })
        }
    }
}
