//! Interviews: whether what a document's main speaker says was said to one outlet.

use std::collections::{BTreeMap, BTreeSet};

use onrecord_text::{EntityType, Field, Span, Statement};

use super::{Credit, CreditKind, Reader, known, one_line};
use crate::chains::outlet_key;
use crate::outlets::is_outlet;

/// The main speaker makes at least this share of the statements that have a speaker.
const MAIN: f64 = 0.5;
/// Fewer statements make nobody the main speaker.
const LEAST: usize = 2;

/// One telling: to whom, and where that is printed.
struct Telling {
    statement: usize,
    credit: Credit,
}

/// The interview that a document rests on, if it rests on one. `printed` are the places where the text speaks of an
/// interview.
///
/// Its main speaker was told to say something to an outlet where the speaker first speaks, or twice, and to no other
/// audience: remarks at a press conference with one aside to an outlet are no interview.
pub(super) fn of(reader: &Reader<'_>, printed: Vec<Credit>) -> Option<Credit> {
    let main = main_speaker(reader)?;
    let record = reader.record;
    let whose = |statement: &Statement| statement.speaker.as_deref() == Some(main);
    let own: Vec<usize> = (0..record.statements.len()).filter(|n| whose(&record.statements[*n])).collect();
    let mut tellings: Vec<Telling> = Vec::new();
    for &n in &own {
        let statement = &record.statements[n];
        if let Some(to) = &statement.addressee {
            let words = reader.points(statement.field).slice(to.span).map(one_line).unwrap_or_default();
            let entity = to.entity.as_deref().and_then(|id| reader.entities.get(id));
            let name = entity.map_or(words.as_str(), |entity| entity.name.as_str());
            if !is_outlet(name) {
                return None;
            }
            let credit = known(CreditKind::Interview, name.to_owned());
            let span = Some(to.span);
            tellings.push(Telling {
                statement: n,
                credit: Credit { field: statement.field, span, words, ..credit },
            });
        }
    }
    let mut spans: Vec<(Field, Span, usize)> = own
        .iter()
        .filter_map(|n| Some((record.statements[*n].field, hull(&record.statements[*n])?, *n)))
        .collect();
    spans.sort_by_key(|(field, span, n)| (*field, span.start, *n));
    let mut addressed: BTreeSet<usize> = tellings.iter().map(|telling| telling.statement).collect();
    for credit in printed {
        // The last of the main speaker's statements that begins before it.
        let at = credit.span.map_or(0, |span| span.start);
        let before = spans.partition_point(|(field, span, _)| (*field, span.start) <= (credit.field, at));
        let Some((field, span, n)) = before.checked_sub(1).and_then(|last| spans.get(last)) else { continue };
        if *field == credit.field && at <= span.end + NEAR && addressed.insert(*n) {
            tellings.push(Telling { statement: *n, credit });
        }
    }
    tellings.sort_by_key(|telling| telling.statement);
    let first = tellings.first()?;
    let key = outlet_key(&first.credit.to);
    let opens = own.iter().find(|n| record.statements[**n].field == Field::Text) == Some(&first.statement);
    let one = tellings.iter().all(|telling| outlet_key(&telling.credit.to) == key);
    let whom = reader.entities.get(main).map(|entity| entity.name.clone());
    (one && (opens || tellings.len() > 1)).then(|| Credit { whom, ..first.credit.clone() })
}

/// Code points behind a statement in which an interview that is spoken of is its own.
const NEAR: u32 = 60;

/// The person who makes most statements; the first of several.
fn main_speaker<'a>(reader: &Reader<'a>) -> Option<&'a str> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let spoken = reader.record.statements.iter().filter_map(|statement| statement.speaker.as_deref());
    let mut all = 0;
    for (n, speaker) in spoken.enumerate() {
        all += 1;
        counts.entry(speaker).or_insert((0, n)).0 += 1;
    }
    let is_person =
        |id: &str| reader.entities.get(id).is_some_and(|entity| entity.kind == EntityType::Person);
    let people = counts.into_iter().filter(|(id, _)| is_person(id));
    let (main, (count, _)) = people.max_by_key(|(_, (count, first))| (*count, std::cmp::Reverse(*first)))?;
    (count >= LEAST && count as f64 >= MAIN * all as f64).then_some(main)
}

/// From the first to the last code point of a statement's source, cue and content.
fn hull(statement: &Statement) -> Option<Span> {
    let spans = || statement.source.iter().chain(&statement.cue).chain(&statement.content);
    Some(Span { start: spans().map(|s| s.start).min()?, end: spans().map(|s| s.end).max()? })
}
