//! Contested claims, made anew.
//!
//! Only the stories in which a statement accuses or denies are read again: nothing else can be on a contested claim. What
//! is kept of their statements is little, so that it is the number of disputes that counts, not the size of the ledger.

use std::collections::{HashMap, HashSet};

use onrecord_link::decisions::Decision;
use onrecord_link::threads::{Party, Said, Thread, threads_with};
use onrecord_text::Field;
use rusqlite::{Transaction, params};

use super::super::parallel::parallel;
use super::super::readings::Reading;
use super::Settling;
use super::comparisons::Statements;
use crate::corrections::{Active, Corrected};
use crate::writer::json;
use crate::{Result, fold, identity};

/// Versions read at a time.
const BATCH: usize = 256;

/// Makes the threads.
pub(super) fn add(
    change: &Transaction<'_>,
    documents: &[Settling],
    story_of: &[usize],
    statements: &Statements,
    corrections: &Active,
    withdrawn: &HashMap<i64, i64>,
) -> Result<()> {
    change.execute_batch("DELETE FROM thread_statement; DELETE FROM thread_position; DELETE FROM thread")?;
    let laying = corrections.statements(Corrected::Thread, change, |row| statements.number(row))?;
    let decided = laying.decisions.iter().flat_map(members).map(|n| statements.documents[n as usize]);
    let read = Disputes { change, documents, statements }.read(story_of, &decided.collect(), withdrawn)?;
    let place: HashMap<u32, u32> = read.iter().map(|(n, _)| *n).zip(0..).collect();
    let decisions: Vec<Decision> =
        laying.decisions.iter().filter_map(|decision| placed(decision, &place)).collect();
    let (of, all): (Vec<u32>, Vec<Said>) = read.into_iter().unzip();
    let mut ids = HashMap::new();
    for thread in threads_with(&all, &decisions) {
        let id = keep(change, &thread, &all, |place| statements.rows[of[place] as usize])?;
        for statement in thread.positions.iter().flat_map(|position| &position.statements) {
            ids.insert(of[*statement], id.clone());
        }
    }
    laying.note(change, |member| ids.get(&member).map(String::as_str))
}

/// The members a decision names.
fn members(decision: &Decision) -> Vec<u32> {
    match decision {
        Decision::Merge(members) | Decision::Split(members) => members.clone(),
        Decision::Reassign { members, to } => members.iter().copied().chain([*to]).collect(),
    }
}

/// A decision by the places of what it names.
fn placed(decision: &Decision, place: &HashMap<u32, u32>) -> Option<Decision> {
    let all = |members: &[u32]| members.iter().filter_map(|n| place.get(n).copied()).collect();
    Some(match decision {
        Decision::Merge(members) => Decision::Merge(all(members)),
        Decision::Split(members) => Decision::Split(all(members)),
        Decision::Reassign { members, to } => {
            Decision::Reassign { members: all(members), to: *place.get(to)? }
        }
    })
}

/// Reading what may be on contested claims.
struct Disputes<'s> {
    change: &'s Transaction<'s>,
    documents: &'s [Settling],
    statements: &'s Statements,
}

impl Disputes<'_> {
    /// The statements of the stories with claims and of the documents that users decided about, by their numbers.
    fn read(
        &self,
        story_of: &[usize],
        decided: &HashSet<u32>,
        withdrawn: &HashMap<i64, i64>,
    ) -> Result<Vec<(u32, Said)>> {
        let each = || story_of.iter().zip(self.documents).zip(0u32..);
        let disputed: HashSet<usize> =
            each().filter(|((_, document), _)| document.claims > 0).map(|((story, _), _)| *story).collect();
        let wanted: Vec<u32> = each()
            .filter(|((story, _), number)| disputed.contains(story) || decided.contains(number))
            .map(|(_, number)| number)
            .collect();
        let origins = self.pairs("SELECT document, origin FROM origin_document")?;
        let utterances = self.pairs("SELECT statement, utterance FROM utterance_statement")?;
        let mut named: HashMap<&str, u32> = HashMap::new();
        let mut all = Vec::new();
        for numbers in wanted.chunks(BATCH) {
            let versions: Vec<i64> = numbers.iter().map(|n| self.documents[*n as usize].version).collect();
            let mut readings = Reading::all(self.change, &versions)?;
            readings.sort_by(|a, b| a.document.cmp(&b.document));
            let said = parallel(&readings, light)?;
            for (number, said) in numbers.iter().zip(said) {
                let document = &self.documents[*number as usize];
                let first = self.statements.documents.partition_point(|one| one < number) as u32;
                for (mut one, n) in said.into_iter().zip(first..) {
                    let row = self.statements.rows[n as usize];
                    if withdrawn.contains_key(&row) {
                        continue;
                    }
                    one.story = Some(story_of[*number as usize].to_string());
                    one.origin = origins.get(&document.document).cloned();
                    let count = named.len() as u32;
                    one.utterance =
                        utterances.get(&row).map(|name| *named.entry(name.as_str()).or_insert(count));
                    all.push((n, one));
                }
            }
        }
        Ok(all)
    }

    fn pairs(&self, sql: &str) -> Result<HashMap<i64, String>> {
        let mut select = self.change.prepare(sql)?;
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// A version's statements, without what is only needed to read them.
fn light(reading: &Reading) -> Result<Vec<Said>> {
    let record = reading.record()?;
    let mut said = Said::of(&record, &reading.text, reading.renderings(&record));
    said.iter_mut().for_each(Said::lighten);
    Ok(said)
}

/// Keeps a thread; its id.
fn keep(
    change: &Transaction<'_>,
    thread: &Thread,
    all: &[Said],
    row: impl Fn(usize) -> i64,
) -> Result<String> {
    let members = thread.positions.iter().flat_map(|position| &position.statements).copied();
    // Statements stand in the order of their ids.
    let when = |n: &usize| (all[*n].day().is_none(), all[*n].day(), *n);
    let first = members.min_by_key(when).unwrap_or(thread.claim.statement);
    let mut select = change.prepare_cached(
        "SELECT d.public || '.' || v.tag || '.' || s.local, v.text, coalesce(v.title, '') FROM statement s \
         JOIN version v ON v.id = s.version JOIN document d ON d.id = v.document WHERE s.id = ?1",
    )?;
    let statement: String = select.query_row([row(first)], |row| row.get(0))?;
    let id = identity::of_group("t", &statement);
    let claim = &thread.claim;
    let (text, title): (String, String) =
        select.query_row([row(claim.statement)], |row| Ok((row.get(1)?, row.get(2)?)))?;
    let words = claim.words(match all[claim.statement].rendering.field {
        Field::Title => &title,
        Field::Text => &text,
    });
    let names: Vec<&str> = thread.unanswered.iter().map(|party| party.name.as_str()).collect();
    change.prepare_cached("INSERT INTO thread VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?.execute(params![
        id,
        row(claim.statement),
        words,
        claim.from_denial,
        json(&names)?,
        json(&thread.why)?
    ])?;
    let mut insert =
        change.prepare_cached("INSERT INTO thread_position VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    let mut member =
        change.prepare_cached("INSERT OR IGNORE INTO thread_statement VALUES (?1, ?2, ?3, ?4)")?;
    for (place, position) in (0i64..).zip(&thread.positions) {
        let Party { name, speaker, .. } = &position.party;
        let known = [name.as_str(), speaker.name.as_str()].into_iter();
        let names: Vec<&str> = known.chain(position.speakers.iter().map(String::as_str)).collect();
        insert.execute(params![
            id,
            place,
            name,
            json(&position.speakers)?,
            position.deed.name(),
            position.told_by.as_ref().map(|party| &party.name),
            format!(" {} ", fold::folded(&names.join(" "))),
        ])?;
        for (statement, why) in position.statements.iter().zip(&position.why) {
            member.execute(params![id, place, row(*statement), json(why)?])?;
        }
    }
    Ok(id)
}
