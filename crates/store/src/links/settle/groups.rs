//! The groups, made anew of all that was compared.

use std::collections::HashMap;

use onrecord_link::decisions::overlay;
use onrecord_link::origins::{CreditKind, origins as grouped};
use onrecord_link::stories::Story;
use rusqlite::{Transaction, params};

use super::Settling;
use super::comparisons::Statements;
use crate::corrections::{Active, Corrected};
use crate::{Result, identity};

/// Keeps the stories as decided; of each document the number of its story.
pub(super) fn stories(
    change: &Transaction<'_>,
    documents: &[Settling],
    found: Vec<Story>,
    corrections: &Active,
) -> Result<Vec<usize>> {
    change.execute_batch("DELETE FROM story_document; DELETE FROM story")?;
    let laying = corrections.documents(Corrected::Story, |id| number(documents, id))?;
    let mut groups = Vec::new();
    // Of each document the one it is most like and the central one, as found automatically.
    let mut place = vec![(None, 0); documents.len()];
    for story in found {
        for (number, nearest) in &story.documents {
            place[*number as usize] = (*nearest, story.central);
        }
        groups.push(story.documents.into_iter().map(|(number, _)| number).collect());
    }

    let mut story = change.prepare("INSERT INTO story VALUES (?1, ?2)")?;
    let mut member = change.prepare("INSERT INTO story_document VALUES (?1, ?2, ?3)")?;
    let mut story_of = vec![0; documents.len()];
    let mut ids = Vec::new();
    for (n, (group, _)) in overlay(groups, &laying.decisions).into_iter().enumerate() {
        let id = public("s", &group, documents);
        let inside = |other: &u32| group.binary_search(other).is_ok();
        let central = group.iter().map(|number| place[*number as usize].1).find(inside).unwrap_or(group[0]);
        story.execute(params![id, documents[central as usize].document])?;
        for number in &group {
            let nearest = place[*number as usize].0.filter(inside);
            let nearest = nearest.map(|other| documents[other as usize].document);
            member.execute(params![documents[*number as usize].document, id, nearest])?;
            story_of[*number as usize] = n;
        }
        ids.push(id);
    }
    laying.note(change, |member| ids.get(*story_of.get(member as usize)?).map(String::as_str))?;
    Ok(story_of)
}

/// Two documents that go back to one report, by their numbers, the lower first.
pub(super) struct Tied {
    pub(super) a: u32,
    pub(super) b: u32,
    /// What both credit: the kind, the publisher, and that in words; none where they share words.
    pub(super) credit: Option<(CreditKind, String, String)>,
}

/// Makes the origins, and keeps what joins their documents.
pub(super) fn origins(
    change: &Transaction<'_>,
    documents: &[Settling],
    ties: &[Tied],
    corrections: &Active,
) -> Result<()> {
    change.execute_batch("DELETE FROM origin_document; DELETE FROM tie")?;
    let laying = corrections.documents(Corrected::Origin, |id| number(documents, id))?;
    let mut keep = change.prepare("INSERT INTO tie VALUES (?1, ?2, ?3, ?4, ?5)")?;
    let mut links = Vec::with_capacity(ties.len());
    for Tied { a, b, credit } in ties {
        let [one, two] = [a, b].map(|number| documents[*number as usize].version);
        let credit = credit.as_ref().map(|(kind, to, why)| (kind.name(), to, why));
        keep.execute(params![one, two, credit.map(|c| c.0), credit.map(|c| c.1), credit.map(|c| c.2)])?;
        links.push((*a, *b));
    }
    let count = u32::try_from(documents.len()).unwrap_or(u32::MAX);
    let mut origin = change.prepare("INSERT INTO origin_document VALUES (?1, ?2)")?;
    let mut ids = vec![String::new(); documents.len()];
    for (group, _) in overlay(grouped(count, &links), &laying.decisions) {
        let id = public("o", &group, documents);
        for number in group {
            origin.execute(params![documents[number as usize].document, id])?;
            ids[number as usize].clone_from(&id);
        }
    }
    laying.note(change, |member| ids.get(member as usize).map(String::as_str))
}

/// Keeps the utterances that several statements render.
pub(super) fn utterances(
    change: &Transaction<'_>,
    documents: &[Settling],
    statements: &Statements,
    groups: Vec<Vec<u32>>,
    corrections: &Active,
    withdrawn: &HashMap<i64, i64>,
) -> Result<()> {
    change.execute_batch("DELETE FROM utterance_statement; DELETE FROM withdrawn")?;
    let mut withdraw = change.prepare("INSERT INTO withdrawn VALUES (?1, ?2)")?;
    for (statement, correction) in withdrawn {
        withdraw.execute([statement, correction])?;
    }
    let laying = corrections.statements(Corrected::Utterance, change, |row| statements.number(row))?;
    let mut ids: HashMap<u32, String> = HashMap::new();
    let mut id_of = change.prepare(
        "SELECT d.public || '.' || v.tag || '.' || s.local FROM statement s JOIN version v ON v.id = s.version \
         JOIN document d ON d.id = v.document WHERE s.id = ?1",
    )?;
    let mut member = change.prepare("INSERT INTO utterance_statement VALUES (?1, ?2)")?;
    for (mut group, _) in overlay(groups, &laying.decisions) {
        group.retain(|statement| !withdrawn.contains_key(&statements.rows[*statement as usize]));
        if group.len() < 2 {
            continue;
        }
        let first = group.iter().min_by_key(|statement| {
            let document = &documents[statements.documents[**statement as usize] as usize];
            (document.day.is_none(), document.day, **statement)
        });
        let Some(first) = first else { continue };
        let statement: String = id_of.query_row([statements.rows[*first as usize]], |row| row.get(0))?;
        let id = identity::of_group("u", &statement);
        for statement in group {
            member.execute(params![statements.rows[statement as usize], id])?;
            ids.insert(statement, id.clone());
        }
    }
    laying.note(change, |member| ids.get(&member).map(String::as_str))
}

/// The number of the document with this id.
fn number(documents: &[Settling], id: &str) -> Option<u32> {
    documents.binary_search_by(|one| one.public.as_str().cmp(id)).ok().map(|number| number as u32)
}

/// A group's id: that of the document published first, of equals the first by id.
fn public(letter: &str, group: &[u32], documents: &[Settling]) -> String {
    let members = group.iter().map(|number| &documents[*number as usize]);
    let first = members.min_by_key(|one| (one.day.is_none(), one.day, &one.public));
    format!("{letter}-{}", first.map_or("", |one| one.public.trim_start_matches("d-")))
}
