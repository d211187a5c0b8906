//! What the hits of a search have in common: whose they are, who printed them, what they do and when they came.
//!
//! Every hit is counted, not only those of the page that is shown, so that a filter can say beforehand what it leaves.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;

use rusqlite::Connection;
use serde::Serialize;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

use crate::index::SearchIndex;
use crate::search::{Looking, filters, matching};
use crate::terms::parse;
use crate::writer::json;
use crate::{Query, Result};

/// Speakers and outlets that are listed: those with most hits.
const MOST: usize = 12;
/// Days beyond which hits are counted by month.
const DAYS: usize = 800;

/// What the hits of a search have in common.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Facets {
    /// The speakers with most hits.
    pub speakers: Vec<Facet>,
    /// The outlets with most hits.
    pub outlets: Vec<Facet>,
    /// How the statements are rendered.
    pub kinds: Vec<Facet>,
    /// What the statements do.
    pub acts: Vec<Facet>,
    /// Days of publication, `YYYY-MM-DD`, the earliest first; months, `YYYY-MM`, where there are very many.
    pub days: Vec<Facet>,
    /// Hits in documents that nobody dates.
    pub undated: u64,
}

/// One value, and how many hits have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Facet {
    /// As a filter takes it.
    pub value: String,
    /// Hits that have it.
    pub hits: u64,
}

/// Counts what the hits have in common.
pub(crate) fn facets(index: &SearchIndex, connection: &Connection, query: &Query) -> Result<Facets> {
    let terms = parse(&query.text)?;
    let filters = filters(&index.fields, query)?;
    let searcher = index.reader.searcher();
    let looking = Looking::at(query);
    let mut hits = Vec::new();
    if looking.statements {
        hits = searcher.search(&matching(&index.fields, &terms, &filters, true)?, &EveryHit)?;
    }
    if looking.documents {
        let answered: HashSet<u64> = hits.iter().map(|hit| hit.document).collect();
        let documents = searcher.search(&matching(&index.fields, &terms, &filters, false)?, &EveryHit)?;
        hits.extend(documents.into_iter().filter(|hit| !answered.contains(&hit.document)));
    }
    let mut facets = Facets::default();
    said(connection, &hits, &mut facets)?;
    printed(connection, &hits, &mut facets)?;
    Ok(facets)
}

/// Whose the statements are and what they do.
fn said(connection: &Connection, hits: &[EntryRows], facets: &mut Facets) -> Result<()> {
    let rows: Vec<u64> = hits.iter().map(|hit| hit.statement).filter(|row| *row > 0).collect();
    let mut select = connection.prepare_cached(
        "SELECT CASE e.type WHEN 'unnamed' THEN NULL ELSE e.printed END AS speaker, s.kind, s.act, count(*) \
         FROM json_each(?1) j JOIN statement s ON s.id = j.value LEFT JOIN entity e ON e.id = s.speaker \
         GROUP BY speaker, s.kind, s.act",
    )?;
    let mut found = select.query([json(&rows)?])?;
    let (mut speakers, mut kinds, mut acts) = (HashMap::new(), HashMap::new(), HashMap::new());
    while let Some(row) = found.next()? {
        let count: u64 = row.get::<_, i64>(3)? as u64;
        if let Some(name) = row.get::<_, Option<String>>(0)? {
            add(&mut speakers, name, count);
        }
        add(&mut kinds, row.get(1)?, count);
        add(&mut acts, row.get(2)?, count);
    }
    facets.speakers = most(speakers, MOST);
    facets.kinds = most(kinds, usize::MAX);
    facets.acts = most(acts, usize::MAX);
    Ok(())
}

/// Who printed the hits, and when.
fn printed(connection: &Connection, hits: &[EntryRows], facets: &mut Facets) -> Result<()> {
    let mut versions: BTreeMap<u64, u64> = BTreeMap::new();
    for hit in hits {
        *versions.entry(hit.version).or_default() += 1;
    }
    let rows: Vec<&u64> = versions.keys().collect();
    let mut select = connection.prepare_cached(
        "SELECT v.id, v.outlet, v.published_day FROM version v WHERE v.id IN (SELECT value FROM json_each(?1))",
    )?;
    let mut found = select.query([json(&rows)?])?;
    let mut outlets = HashMap::new();
    let mut days: BTreeMap<i64, u64> = BTreeMap::new();
    while let Some(row) = found.next()? {
        let count = versions.get(&(row.get::<_, i64>(0)? as u64)).copied().unwrap_or(0);
        if let Some(outlet) = row.get::<_, Option<String>>(1)? {
            add(&mut outlets, outlet, count);
        }
        match row.get::<_, Option<i64>>(2)? {
            Some(day) => *days.entry(day).or_default() += count,
            None => facets.undated += count,
        }
    }
    facets.outlets = most(outlets, MOST);
    let by_month = days.len() > DAYS;
    for (day, hits) in days {
        let (year, month, day) = (day / 10_000, day / 100 % 100, day % 100);
        let value =
            if by_month { format!("{year:04}-{month:02}") } else { format!("{year:04}-{month:02}-{day:02}") };
        match facets.days.last_mut().filter(|last| last.value == value) {
            Some(last) => last.hits += hits,
            None => facets.days.push(Facet { value, hits }),
        }
    }
    Ok(())
}

fn add<K: Eq + Hash>(counts: &mut HashMap<K, u64>, value: K, count: u64) {
    *counts.entry(value).or_default() += count;
}

/// The values with most hits, those with as many by name.
fn most(counts: HashMap<String, u64>, most: usize) -> Vec<Facet> {
    let mut all: Vec<Facet> = counts.into_iter().map(|(value, hits)| Facet { value, hits }).collect();
    all.sort_by(|a, b| b.hits.cmp(&a.hits).then_with(|| a.value.cmp(&b.value)));
    all.truncate(most);
    all
}

/// Rows of an entry of the index.
struct EntryRows {
    document: u64,
    version: u64,
    /// 0 for a document.
    statement: u64,
}

/// Gathers the rows of every hit.
struct EveryHit;

struct SegmentHits {
    document: Column<u64>,
    version: Column<u64>,
    statement: Column<u64>,
    found: Vec<EntryRows>,
}

impl Collector for EveryHit {
    type Fruit = Vec<EntryRows>;
    type Child = SegmentHits;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentHits> {
        let columns = segment.fast_fields();
        Ok(SegmentHits {
            document: columns.u64("document")?,
            version: columns.u64("version")?,
            statement: columns.u64("statement")?,
            found: Vec::new(),
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Vec<EntryRows>>) -> tantivy::Result<Vec<EntryRows>> {
        Ok(segments.into_iter().flatten().collect())
    }
}

impl SegmentCollector for SegmentHits {
    type Fruit = Vec<EntryRows>;

    fn collect(&mut self, doc: DocId, _: Score) {
        let row = |column: &Column<u64>| column.first(doc).unwrap_or(0);
        self.found.push(EntryRows {
            document: row(&self.document),
            version: row(&self.version),
            statement: row(&self.statement),
        });
    }

    fn harvest(self) -> Vec<EntryRows> {
        self.found
    }
}
