//! Stories and origins, from the rows that settling left.

use std::collections::HashMap;

use onrecord_link::stories::Terms;
use rusqlite::types::ToSql;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::view::{CreditView, OriginView, SharedView, StoryMember, StorySummary, StoryView, TieView};
use crate::read::{LATEST, SUMMARY, SUMMARY_COLUMNS, ids, named, summary};
use crate::{DocumentSummary, Page, Paging, Result, StoreError, corrections, day};

/// Telling words shown of what two documents share.
const WORDS: usize = 8;
/// Words that headlines are searched for.
const SEARCHED: usize = 12;

/// Columns of [`story_summary`], grouped over the latest versions `v` of a story's documents `m`.
const STORY: &str = "m.story, coalesce((SELECT c.name FROM corrected c WHERE c.grouping = m.story AND \
     c.name IS NOT NULL ORDER BY c.correction DESC LIMIT 1), \
     (SELECT w.title FROM story s JOIN version w ON w.document = s.central \
     WHERE s.public = m.story ORDER BY w.number DESC LIMIT 1)), count(*), count(DISTINCT v.outlet_words), \
     count(DISTINCT o.origin), min(v.published_day), max(v.published_day)";

/// Where those come from.
const OF_STORIES: &str = "story_document m JOIN version v ON v.document = m.document \
     JOIN origin_document o ON o.document = m.document";

fn story_summary(row: &Row<'_>) -> rusqlite::Result<StorySummary> {
    let count = |column: usize| row.get::<_, i64>(column).map(|count| count as u64);
    let day = |column: usize| row.get::<_, Option<i64>>(column).map(|day| day.map(day::printed));
    Ok(StorySummary {
        id: row.get(0)?,
        title: row.get(1)?,
        documents: count(2)?,
        outlets: count(3)?,
        origins: count(4)?,
        first_published: day(5)?,
        last_published: day(6)?,
    })
}

/// The stories of at least so many documents, those with most documents first. Words, where there are any, all stand in
/// one headline of the story or in the name a user gave it.
pub(crate) fn stories(
    connection: &Connection,
    at_least: u32,
    words: &str,
    page: Paging,
) -> Result<Page<StorySummary>> {
    let words: Vec<String> = words.split_whitespace().take(SEARCHED).map(anywhere).collect();
    let headed = |title: &str| vec![format!("{title} LIKE ? ESCAPE '\\'"); words.len()].join(" AND ");
    let mut named = String::new();
    if !words.is_empty() {
        named = format!(
            "AND m.story IN (SELECT s.story FROM story_document s JOIN version v ON v.document = s.document \
             WHERE {LATEST} AND {} UNION SELECT c.grouping FROM corrected c WHERE {})",
            headed("v.title"),
            headed("c.name")
        );
    }
    let groups = format!("FROM {OF_STORIES} WHERE {LATEST} {named} GROUP BY m.story HAVING count(*) >= ?");
    let mut values: Vec<&dyn ToSql> = Vec::new();
    values.extend(words.iter().chain(&words).map(|word| word as &dyn ToSql));
    values.push(&at_least);
    let total: i64 = connection
        .prepare_cached(&format!("SELECT count(*) FROM (SELECT 1 {groups})"))?
        .query_row(values.as_slice(), |row| row.get(0))?;
    let sql = format!("SELECT {STORY} {groups} ORDER BY count(*) DESC, m.story LIMIT ? OFFSET ?");
    let (limit, offset) = (page.limit(), page.offset());
    values.push(&limit);
    values.push(&offset);
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(values.as_slice(), story_summary)?;
    Ok(Page::new(rows.collect::<rusqlite::Result<_>>()?, total as u64, page.offset))
}

/// A pattern for whatever holds this word; its own signs of patterns stand for themselves.
fn anywhere(word: &str) -> String {
    let plain = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{plain}%")
}

/// A story by its id, or the story of a document by the document's.
pub(crate) fn story(connection: &Connection, id: &str) -> Result<StoryView> {
    let missing = || StoreError::not_found("story", id);
    let of_document = "SELECT m.story FROM story_document m JOIN document d ON d.id = m.document \
                       WHERE d.public = ?1 OR m.story = ?1 LIMIT 1";
    let public: String = connection
        .prepare_cached(of_document)?
        .query_row([id], |row| row.get(0))
        .optional()?
        .ok_or_else(missing)?;
    let sql = format!("SELECT {STORY} FROM {OF_STORIES} WHERE {LATEST} AND m.story = ?1 GROUP BY m.story");
    let summary = connection
        .prepare_cached(&sql)?
        .query_row([&public], story_summary)
        .optional()?
        .ok_or_else(missing)?;
    let corrections = corrections::of_group(connection, &public)?;
    Ok(StoryView { summary, members: members(connection, &public)?, corrections })
}

/// The documents of a story with why each is in it.
fn members(connection: &Connection, story: &str) -> Result<Vec<StoryMember>> {
    let sql = format!(
        "SELECT {SUMMARY}, o.origin, n.public, v.text, l.terms FROM story_document m \
         JOIN version v ON v.document = m.document JOIN document d ON d.id = m.document \
         JOIN origin_document o ON o.document = m.document JOIN likeness l ON l.version = v.id \
         LEFT JOIN document n ON n.id = m.nearest WHERE {LATEST} AND m.story = ?1 \
         ORDER BY v.published_at NULLS LAST, d.public"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([story])?;
    let mut found: Vec<(StoryMember, String)> = Vec::new();
    let mut terms: HashMap<String, Terms> = HashMap::new();
    while let Some(row) = rows.next()? {
        let (_, document) = summary(row)?;
        let kept = Terms::from_bytes(&row.get::<_, Vec<u8>>(SUMMARY_COLUMNS + 3)?).unwrap_or_default();
        terms.insert(document.id.clone(), kept);
        let member = StoryMember {
            document,
            origin: row.get(SUMMARY_COLUMNS)?,
            nearest: row.get(SUMMARY_COLUMNS + 1)?,
            why: Vec::new(),
        };
        found.push((member, row.get(SUMMARY_COLUMNS + 2)?));
    }
    for (member, text) in &mut found {
        let its = terms.get(&member.document.id);
        let nearest = member.nearest.as_ref().and_then(|nearest| terms.get(nearest));
        if let (Some(its), Some(nearest)) = (its, nearest) {
            let title = member.document.title.as_deref().unwrap_or("");
            let words = format!("{text}\n{title}");
            member.why = its.shared_words(nearest, &words, WORDS).into_iter().map(str::to_owned).collect();
        }
    }
    Ok(found.into_iter().map(|(member, _)| member).collect())
}

/// Every story with its documents, by id.
pub(crate) fn every_story(connection: &Connection) -> Result<Vec<String>> {
    ids(connection, "SELECT public FROM story ORDER BY public")
}

/// The origins of at least so many documents, those with most documents first.
pub(crate) fn origins(connection: &Connection, at_least: u32, page: Paging) -> Result<Page<OriginView>> {
    let groups = "FROM origin_document GROUP BY origin HAVING count(*) >= ?1";
    let total: i64 =
        connection
            .query_row(&format!("SELECT count(*) FROM (SELECT 1 {groups})"), [at_least], |row| row.get(0))?;
    let sql = format!("SELECT origin {groups} ORDER BY count(*) DESC, origin LIMIT ?2 OFFSET ?3");
    let mut statement = connection.prepare_cached(&sql)?;
    let ids =
        statement.query_map(params![at_least, page.limit(), page.offset()], |row| row.get::<_, String>(0))?;
    let ids = ids.collect::<rusqlite::Result<Vec<_>>>()?;
    let items = ids.iter().map(|id| origin(connection, id)).collect::<Result<_>>()?;
    Ok(Page::new(items, total as u64, page.offset))
}

/// Every origin, by id.
pub(crate) fn every_origin(connection: &Connection) -> Result<Vec<String>> {
    ids(connection, "SELECT DISTINCT origin FROM origin_document ORDER BY origin")
}

/// An origin by its id, with what joins its documents.
pub(crate) fn origin(connection: &Connection, id: &str) -> Result<OriginView> {
    let sql = format!(
        "SELECT {SUMMARY} FROM origin_document o JOIN version v ON v.document = o.document \
         JOIN document d ON d.id = o.document WHERE {LATEST} AND o.origin = ?1 \
         ORDER BY v.published_at NULLS LAST, d.public"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([id])?;
    let mut documents: Vec<DocumentSummary> = Vec::new();
    while let Some(row) = rows.next()? {
        documents.push(summary(row)?.1);
    }
    if documents.is_empty() {
        return Err(StoreError::not_found("origin", id));
    }
    let corrections = corrections::of_group(connection, id)?;
    Ok(OriginView { id: id.to_owned(), documents, why: ties(connection, id)?, corrections })
}

/// What joins the documents of an origin, in the order of their ids.
fn ties(connection: &Connection, origin: &str) -> Result<Vec<TieView>> {
    let mut statement = connection.prepare_cached(
        "SELECT x.public, y.public, k.kinship, k.shared, k.of_a, k.of_b, k.longest, t.credit, t.credited, t.why \
         FROM origin_document o JOIN version v ON v.document = o.document JOIN tie t ON t.a = v.id \
         JOIN version w ON w.id = t.b JOIN origin_document p ON p.document = w.document \
         JOIN document x ON x.id = o.document JOIN document y ON y.id = p.document \
         LEFT JOIN kinship k ON t.credit IS NULL AND k.a = t.a AND k.b = t.b \
         WHERE o.origin = ?1 AND p.origin = ?1",
    )?;
    let mut rows = statement.query([origin])?;
    let mut ties = Vec::new();
    while let Some(row) = rows.next()? {
        let documents = [row.get(0)?, row.get(1)?];
        ties.push(match row.get::<_, Option<String>>(2)? {
            Some(kinship) => {
                let of = [row.get(4)?, row.get(5)?];
                let shared = SharedView { words: row.get(3)?, of, longest: row.get(6)? };
                TieView { documents, kinship, shared: Some(shared), credit: None }
            }
            None => {
                let credit = CreditView { kind: named(row, 7)?, to: row.get(8)?, why: row.get(9)? };
                TieView { documents, kinship: "credit".to_owned(), shared: None, credit: Some(credit) }
            }
        });
    }
    ties.sort();
    Ok(ties)
}
