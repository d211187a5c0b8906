//! Threads: contested claims with everybody's position, and how one speaker's line moved.

use std::collections::HashMap;

use onrecord_link::threads::{Moved, Said as Disputed, history};
use rusqlite::types::ToSql;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use super::parallel::parallel;
use super::readings::Reading;
use super::view::{LineView, PositionView, StepOnLine, ThreadClaim, ThreadMember, ThreadView};
use crate::read::{ids, said};
use crate::writer::{from_json, json};
use crate::{
    Filter, LineQuery, Page, Paging, Result, Said, StoreError, ThreadQuery, corrections, fold, people,
};

/// Of one speaker's statements so many are looked at.
const STATEMENTS: u64 = 4_000;
/// Versions read at a time.
const BATCH: usize = 256;

/// The threads asked for, those with statements in most documents first.
pub(crate) fn threads(
    connection: &Connection,
    query: &ThreadQuery,
    page: Paging,
) -> Result<Page<ThreadView>> {
    let mut values: Vec<Box<dyn ToSql>> = vec![Box::new(query.at_least)];
    let mut within = vec!["1".to_owned()];
    if let Some(story) = &query.story {
        within.push(
            "t.public IN (SELECT w.thread FROM thread_statement w JOIN statement x ON x.id = w.statement \
             JOIN version y ON y.id = x.version JOIN story_document z ON z.document = y.document WHERE z.story = ?)"
                .to_owned(),
        );
        values.push(Box::new(story.clone()));
    }
    if let Some(party) = &query.party {
        let words: Vec<String> = fold::words(party).map(|word| word.folded).collect();
        if words.is_empty() {
            return Err(StoreError::BadQuery("the name holds no word".to_owned()));
        }
        let holds = vec!["instr(p.folded, ?) > 0"; words.len()].join(" AND ");
        within
            .push(format!("EXISTS (SELECT 1 FROM thread_position p WHERE p.thread = t.public AND {holds})"));
        values.extend(words.into_iter().map(|word| Box::new(format!(" {word} ")) as Box<dyn ToSql>));
    }
    let from = format!(
        "FROM thread t WHERE (SELECT count(DISTINCT q.party) FROM thread_position q WHERE q.thread = t.public) >= ? \
         AND {}",
        within.join(" AND ")
    );
    let total: i64 = connection
        .prepare_cached(&format!("SELECT count(*) {from}"))?
        .query_row(params_from_iter(values.iter()), |row| row.get(0))?;
    let sql = format!(
        "SELECT t.public {from} ORDER BY (SELECT count(DISTINCT s.version) FROM thread_statement m \
         JOIN statement s ON s.id = m.statement WHERE m.thread = t.public) DESC, t.public LIMIT {} OFFSET {}",
        page.limit(),
        page.offset()
    );
    let mut select = connection.prepare_cached(&sql)?;
    let ids = select.query_map(params_from_iter(values.iter()), |row| row.get::<_, String>(0))?;
    let ids = ids.collect::<rusqlite::Result<Vec<_>>>()?;
    let items = ids.iter().map(|id| thread(connection, id)).collect::<Result<_>>()?;
    Ok(Page::new(items, total as u64, page.offset))
}

/// Every thread, by id.
pub(crate) fn every_thread(connection: &Connection) -> Result<Vec<String>> {
    ids(connection, "SELECT public FROM thread ORDER BY public")
}

/// A thread by its id, or by the id of one of its statements.
pub(crate) fn thread(connection: &Connection, id: &str) -> Result<ThreadView> {
    let missing = || StoreError::not_found("thread", id);
    let kept = |id: &str| {
        connection
            .prepare_cached("SELECT claim, words, denied, unanswered, why FROM thread WHERE public = ?1")?
            .query_row([id], |row| {
                let texts: (String, String, String) = (row.get(1)?, row.get(3)?, row.get(4)?);
                Ok((row.get::<_, i64>(0)?, row.get::<_, bool>(2)?, texts))
            })
            .optional()
    };
    let (id, found) = match kept(id)? {
        Some(found) => (id.to_owned(), found),
        None => {
            let row = crate::read::statement_row(connection, id)?.ok_or_else(missing)?;
            let of: Option<String> = connection
                .prepare_cached("SELECT thread FROM thread_statement WHERE statement = ?1 LIMIT 1")?
                .query_row([row], |row| row.get(0))
                .optional()?;
            let of = of.ok_or_else(missing)?;
            let found = kept(&of)?.ok_or_else(missing)?;
            (of, found)
        }
    };
    let (claim, from_denial, (words, unanswered, why)) = found;
    let claim = said(connection, &[claim])?.pop().map(|(_, said)| said.statement.id).ok_or_else(missing)?;
    let name: Option<String> = connection
        .prepare_cached(
            "SELECT name FROM corrected WHERE grouping = ?1 AND name IS NOT NULL ORDER BY correction DESC LIMIT 1",
        )?
        .query_row([&id], |row| row.get(0))
        .optional()?;
    Ok(ThreadView {
        name,
        claim: ThreadClaim { statement: claim, words, from_denial },
        positions: positions_of(connection, &id)?,
        unanswered: from_json(&unanswered)?,
        why: from_json(&why)?,
        corrections: corrections::of_group(connection, &id)?,
        id,
    })
}

fn positions_of(connection: &Connection, id: &str) -> Result<Vec<PositionView>> {
    let mut members = connection
        .prepare_cached("SELECT statement, why FROM thread_statement WHERE thread = ?1 AND place = ?2")?;
    let mut select = connection.prepare_cached(
        "SELECT place, party, speakers, deed, told_by FROM thread_position WHERE thread = ?1 ORDER BY place",
    )?;
    let mut rows = select.query([id])?;
    let mut positions = Vec::new();
    while let Some(row) = rows.next()? {
        let place: i64 = row.get(0)?;
        let kept = members.query_map(rusqlite::params![id, place], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let why: HashMap<i64, String> = kept.collect::<rusqlite::Result<_>>()?;
        let rows: Vec<i64> = why.keys().copied().collect();
        let mut statements = Vec::with_capacity(rows.len());
        for (row, said) in said(connection, &rows)? {
            let why = why.get(&row).map(|why| from_json(why)).transpose()?.unwrap_or_default();
            statements.push(ThreadMember { said, why });
        }
        statements.sort_by(|a, b| in_time(&a.said).cmp(&in_time(&b.said)));
        let days: Vec<&str> = statements.iter().filter_map(|one| day(&one.said)).collect();
        let outlets: std::collections::BTreeSet<&str> =
            statements.iter().filter_map(|one| one.said.document.outlet.as_deref()).collect();
        positions.push(PositionView {
            party: row.get(1)?,
            speakers: from_json(&row.get::<_, String>(2)?)?,
            deed: row.get(3)?,
            told_by: row.get(4)?,
            first_day: days.iter().min().map(|day| (*day).to_owned()),
            last_day: days.iter().max().map(|day| (*day).to_owned()),
            outlets: outlets.into_iter().map(str::to_owned).collect(),
            statements,
        });
    }
    Ok(positions)
}

/// Orders by time, undated ones last.
fn in_time(said: &Said) -> (bool, Option<&str>, &str) {
    (said.when.is_none(), said.when.as_deref(), &said.statement.id)
}

/// The day of a statement.
fn day(said: &Said) -> Option<&str> {
    said.when.as_deref().map(|when| when.split('T').next().unwrap_or(when))
}

/// How a speaker's line moved, on a thread or on what some words name.
pub(crate) fn line(connection: &Connection, query: &LineQuery) -> Result<LineView> {
    if query.thread.is_none() && query.about.as_ref().is_none_or(|about| about.trim().is_empty()) {
        let why = "which thread or which words the statements have to be about is missing";
        return Err(StoreError::BadQuery(why.to_owned()));
    }
    let mut views: HashMap<String, Said> = HashMap::new();
    let mut offset = 0;
    loop {
        let page = Paging { limit: Paging::MAX, offset };
        let found = people::who(connection, &query.speaker, &Filter::default(), page)?;
        views.extend(found.items.into_iter().map(|said| (said.statement.id.clone(), said)));
        match found.next {
            Some(next) if next < STATEMENTS => offset = next,
            _ => break,
        }
    }
    if let Some(id) = &query.thread {
        let thread = thread(connection, id)?;
        let members = thread.positions.iter().flat_map(|position| &position.statements);
        let ids: Vec<&str> = members.map(|one| one.said.statement.id.as_str()).collect();
        views.retain(|id, _| ids.contains(&id.as_str()));
    }
    let all = disputed(connection, &views, query.about.as_deref())?;
    let members: Vec<usize> = (0..all.len()).collect();
    let (ids, all): (Vec<String>, Vec<Disputed>) = all.into_iter().unzip();
    let mut steps = Vec::new();
    for step in history(&all, &members) {
        let statements: Vec<Said> =
            step.statements.iter().filter_map(|n| views.get(&ids[*n]).cloned()).collect();
        let days = statements.iter().filter_map(day);
        steps.push(StepOnLine {
            day: days.min().map(str::to_owned),
            deed: step.deed.name().to_owned(),
            moved: moved(step.moved).to_owned(),
            why: step.why,
            statements,
        });
    }
    let LineQuery { speaker, thread, about } = query.clone();
    Ok(LineView { speaker, thread, about, steps })
}

fn moved(moved: Moved) -> &'static str {
    match moved {
        Moved::First => "first",
        Moved::Repeated => "repeated",
        Moved::Reworded => "reworded",
        Moved::Changed => "changed",
        Moved::Other => "other",
    }
}

/// The statements as disputes see them, each with its id; only those that hold one of the words.
fn disputed(
    connection: &Connection,
    views: &HashMap<String, Said>,
    about: Option<&str>,
) -> Result<Vec<(String, Disputed)>> {
    let ids: Vec<&String> = views.keys().collect();
    let mut select = connection.prepare_cached(
        "SELECT DISTINCT v.id FROM version v JOIN document d ON d.id = v.document \
         WHERE d.public || '.' || v.tag IN (SELECT value FROM json_each(?1))",
    )?;
    let tags: Vec<&str> = ids.iter().filter_map(|id| id.rsplit_once('.')).map(|(tag, _)| tag).collect();
    let versions = select.query_map([json(&tags)?], |row| row.get(0))?;
    let versions = versions.collect::<rusqlite::Result<Vec<i64>>>()?;
    let mut utterance =
        connection.prepare_cached("SELECT utterance FROM utterance_statement WHERE statement = ?1")?;
    let mut named: HashMap<String, u32> = HashMap::new();
    let mut found = Vec::new();
    for versions in versions.chunks(BATCH) {
        let readings = Reading::all(connection, versions)?;
        let read = parallel(&readings, |reading| {
            let record = reading.record()?;
            Ok(Disputed::of(&record, &reading.text, reading.renderings(&record)))
        })?;
        for (reading, said) in readings.iter().zip(read) {
            for mut one in said {
                let id = format!("{}.{}.{}", reading.document, reading.tag, one.rendering.statement);
                if !views.contains_key(&id) || about.is_some_and(|about| !one.speaks_of(about)) {
                    continue;
                }
                if let Some(row) = crate::read::statement_row(connection, &id)? {
                    let name: Option<String> = utterance.query_row([row], |row| row.get(0)).optional()?;
                    let count = named.len() as u32;
                    one.utterance = name.map(|name| *named.entry(name).or_insert(count));
                }
                found.push((id, one));
            }
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(found)
}
