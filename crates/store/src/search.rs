//! Answering a search.
//!
//! A statement is found by its own words: what is said, the words that credit it, and its speaker's
//! names. Its document's title may complete a match (`depot denial` finds the denial in an article
//! headed "Depot fire") but cannot make one, or every statement of the article would answer for its
//! headline. A document is found by its title and whole text, and is listed after the statements unless
//! one of its own already is: a word outside any statement still finds its article, and no article
//! answers twice for the same words.

use std::collections::HashSet;
use std::ops::Bound;

use rusqlite::Connection;
use tantivy::collector::{Collector, Count, FilterCollector, SegmentCollector, TopDocs};
use tantivy::columnar::Column;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, FuzzyTermQuery, Occur, PhraseQuery, Query as Search,
    RangeQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::tokenizer::TokenStream;
use tantivy::{DocAddress, DocId, Order, Score, Searcher, SegmentOrdinal, SegmentReader, Term};

use crate::index::{Fields, SearchIndex, kind_number, stemming};
use crate::row::word;
use crate::snippet::Marker;
use crate::terms::{Terms, Wanted, parse};
use crate::{Hit, HitKind, Page, Query, Result, Sort, StoreError, day, fold, read};

/// The furthest into an answer anybody may page.
const DEEPEST: u64 = 100_000;

type Clause = (Occur, Box<dyn Search>);

/// Answers a search from the index and fills in the hits from the ledger.
pub(crate) fn search(index: &SearchIndex, connection: &Connection, query: &Query) -> Result<Page<Hit>> {
    let terms = parse(&query.text)?;
    if query.page.offset > DEEPEST {
        return Err(StoreError::BadQuery(format!("a search can be followed {DEEPEST} hits far")));
    }
    let filters = filters(&index.fields, query)?;
    let found = find(&index.reader.searcher(), &index.fields, query, &terms, &filters)?;
    let hits = read::hits(connection, &found.hits, &mut Marker::new(&terms))?;
    Ok(Page::new(hits, found.total, query.page.offset))
}

/// Rows of a hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) version: i64,
    pub(crate) statement: Option<i64>,
}

struct Answer {
    hits: Vec<Found>,
    total: u64,
}

/// Which entries can answer a search: only statements have speakers, kinds and acts.
pub(crate) struct Looking {
    pub(crate) statements: bool,
    pub(crate) documents: bool,
}

impl Looking {
    pub(crate) fn at(query: &Query) -> Self {
        let only_statements = query.speaker.is_some() || query.kind.is_some() || query.act.is_some();
        Self {
            statements: query.of != Some(HitKind::Document),
            documents: query.of != Some(HitKind::Statement) && !only_statements,
        }
    }
}

/// What an entry must be to answer: a statement or a document, with these words, under these filters.
pub(crate) fn matching(
    fields: &Fields,
    terms: &Terms,
    filters: &[Box<dyn Search>],
    statement: bool,
) -> Result<BooleanQuery> {
    let mut clauses = own_words(fields, terms, statement)?;
    let documents = TermQuery::new(Term::from_field_u64(fields.kind, 0), IndexRecordOption::Basic);
    let documents: Box<dyn Search> = Box::new(ConstScoreQuery::new(Box::new(documents), 0.0));
    if statement {
        clauses.push((Occur::Must, Box::new(ConstScoreQuery::new(Box::new(AllQuery), 0.0))));
        clauses.push((Occur::MustNot, documents));
    } else {
        clauses.push((Occur::Must, documents));
    }
    clauses.extend(filters.iter().map(|filter| (Occur::Must, filter.box_clone())));
    Ok(BooleanQuery::new(clauses))
}

fn find(
    searcher: &Searcher,
    fields: &Fields,
    query: &Query,
    terms: &Terms,
    filters: &[Box<dyn Search>],
) -> Result<Answer> {
    let (limit, offset) = (query.page.limit() as usize, query.page.offset as usize);
    let looking = Looking::at(query);
    let mut answer = Answer { hits: Vec::new(), total: 0 };
    let mut answered = HashSet::new();
    if looking.statements {
        let search = matching(fields, terms, filters, true)?;
        let (documents, hits) = top(searcher, &search, Documents, query.sort, limit, offset)?;
        answer.total = documents.count;
        answered = documents.rows;
        answer.hits = rows(searcher, &hits)?;
    }
    if looking.documents {
        let search = matching(fields, terms, filters, false)?;
        let new = move |document: u64| !answered.contains(&document);
        let left = limit - answer.hits.len();
        let offset = offset.saturating_sub(answer.total as usize);
        let total = FilterCollector::new("document".to_owned(), new.clone(), Count);
        let (count, hits) = match query.sort {
            _ if left == 0 => (searcher.search(&search, &total)?, Vec::new()),
            Sort::Relevance => {
                let best = TopDocs::with_limit(left).and_offset(offset).order_by_score();
                let best = FilterCollector::new("document".to_owned(), new, best);
                let (count, hits) = searcher.search(&search, &(total, best))?;
                (count, hits.into_iter().map(|(_, at)| at).collect())
            }
            Sort::Date => {
                let latest = TopDocs::with_limit(left).and_offset(offset);
                let latest = latest.order_by_fast_field::<i64>("when", Order::Desc);
                let latest = FilterCollector::new("document".to_owned(), new, latest);
                let (count, hits) = searcher.search(&search, &(total, latest))?;
                (count, hits.into_iter().map(|(_, at)| at).collect())
            }
        };
        answer.total += count as u64;
        answer.hits.extend(rows(searcher, &hits)?);
    }
    Ok(answer)
}

fn top<C: Collector>(
    searcher: &Searcher,
    search: &dyn Search,
    beside: C,
    sort: Sort,
    limit: usize,
    offset: usize,
) -> Result<(C::Fruit, Vec<DocAddress>)> {
    let page = TopDocs::with_limit(limit).and_offset(offset);
    Ok(match sort {
        Sort::Relevance => {
            let (beside, hits) = searcher.search(search, &(beside, page.order_by_score()))?;
            (beside, hits.into_iter().map(|(_, at)| at).collect())
        }
        Sort::Date => {
            let latest = page.order_by_fast_field::<i64>("when", Order::Desc);
            let (beside, hits) = searcher.search(search, &(beside, latest))?;
            (beside, hits.into_iter().map(|(_, at)| at).collect())
        }
    })
}

fn rows(searcher: &Searcher, hits: &[DocAddress]) -> Result<Vec<Found>> {
    let mut rows = Vec::with_capacity(hits.len());
    for hit in hits {
        let columns = searcher.segment_reader(hit.segment_ord).fast_fields();
        let version = columns.u64("version")?.first(hit.doc_id).unwrap_or(0) as i64;
        let statement = columns.u64("statement")?.first(hit.doc_id).unwrap_or(0) as i64;
        rows.push(Found { version, statement: (statement > 0).then_some(statement) });
    }
    Ok(rows)
}

/// The conditions on the words of an entry.
fn own_words(fields: &Fields, terms: &Terms, statement: bool) -> Result<Vec<Clause>> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut own_matches: Vec<Clause> = Vec::new();
    for wanted in &terms.wanted {
        let own = words_in(fields.own, fields.own_exact, wanted);
        if statement {
            own_matches.push((Occur::Should, own.box_clone()));
            let around = BoostQuery::new(words_in(fields.around, fields.around_exact, wanted), 0.3);
            let either = BooleanQuery::new(vec![(Occur::Should, own), (Occur::Should, Box::new(around))]);
            clauses.push((Occur::Must, Box::new(either)));
        } else {
            clauses.push((Occur::Must, own));
        }
    }
    if own_matches.len() == 1 {
        // With one word the title cannot complete anything.
        clauses = own_matches.into_iter().map(|(_, own)| (Occur::Must, own)).collect();
    } else if !own_matches.is_empty() {
        let any = ConstScoreQuery::new(Box::new(BooleanQuery::new(own_matches)), 0.0);
        clauses.push((Occur::Must, Box::new(any)));
    }
    for unwanted in &terms.unwanted {
        clauses.push((Occur::MustNot, words_in(fields.own, fields.own_exact, unwanted)));
    }
    if terms.wanted.is_empty() {
        clauses.push((Occur::Must, Box::new(AllQuery)));
    }
    Ok(clauses)
}

fn words_in(stemmed: Field, exact: Field, wanted: &Wanted) -> Box<dyn Search> {
    let term = |word: &str| Term::from_field_text(exact, word);
    match wanted {
        Wanted::Word(word) => {
            let mut analyzer = stemming();
            let mut stream = analyzer.token_stream(word);
            let stem = if stream.advance() { stream.token().text.clone() } else { word.clone() };
            Box::new(TermQuery::new(Term::from_field_text(stemmed, &stem), IndexRecordOption::WithFreqs))
        }
        Wanted::Beginning(word) => Box::new(FuzzyTermQuery::new_prefix(term(word), 0, false)),
        Wanted::Phrase(words) => match words.as_slice() {
            [word] => Box::new(TermQuery::new(term(word), IndexRecordOption::WithFreqs)),
            words => Box::new(PhraseQuery::new(words.iter().map(|word| term(word)).collect())),
        },
    }
}

/// The filters of a search, none of which counts towards how well it matches.
pub(crate) fn filters(fields: &Fields, query: &Query) -> Result<Vec<Box<dyn Search>>> {
    let mut filters: Vec<Box<dyn Search>> = Vec::new();
    let mut named = |field: Field, name: &Option<String>, what: &str| -> Result<()> {
        let Some(name) = name else { return Ok(()) };
        let words = fold::folded(name);
        if words.is_empty() {
            return Err(StoreError::BadQuery(format!("the {what}'s name holds no word")));
        }
        filters.extend(words.split(' ').map(|word| -> Box<dyn Search> {
            Box::new(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::Basic))
        }));
        Ok(())
    };
    named(fields.speaker, &query.speaker, "speaker")?;
    named(fields.outlet, &query.outlet, "outlet")?;
    if let Some((from, to)) = days(&query.from, &query.to)? {
        let bound = |day: i64| Bound::Included(Term::from_field_i64(fields.day, day));
        filters.push(Box::new(RangeQuery::new(bound(from), bound(to))));
    }
    if let Some(kind) = query.kind {
        let kind = Term::from_field_u64(fields.kind, kind_number(&word(&kind)));
        filters.push(Box::new(TermQuery::new(kind, IndexRecordOption::Basic)));
    }
    if let Some(act) = query.act {
        let act = Term::from_field_text(fields.act, &word(&act));
        filters.push(Box::new(TermQuery::new(act, IndexRecordOption::Basic)));
    }
    Ok(filters
        .into_iter()
        .map(|filter| -> Box<dyn Search> { Box::new(ConstScoreQuery::new(filter, 0.0)) })
        .collect())
}

/// The days two filters leave, both included; `None` when neither is given.
pub(crate) fn days(from: &Option<String>, to: &Option<String>) -> Result<Option<(i64, i64)>> {
    let read = |text: &Option<String>| match text.as_deref() {
        None => Ok(None),
        Some(text) => day::range(text)
            .map(Some)
            .ok_or_else(|| StoreError::BadQuery(format!("{text} is no date (YYYY-MM-DD, YYYY-MM or YYYY)"))),
    };
    let (from, to) = (read(from)?, read(to)?);
    if from.is_none() && to.is_none() {
        return Ok(None);
    }
    let (first, last) = (from.map_or(0, |(first, _)| first), to.map_or(99_999_999, |(_, last)| last));
    if first > last {
        return Err(StoreError::BadQuery("the first day is after the last".to_owned()));
    }
    Ok(Some((first, last)))
}

/// Counts entries and gathers the documents they are in.
struct Documents;

#[derive(Default)]
struct DocumentRows {
    rows: HashSet<u64>,
    count: u64,
}

struct SegmentDocuments {
    column: Column<u64>,
    found: DocumentRows,
}

impl Collector for Documents {
    type Fruit = DocumentRows;
    type Child = SegmentDocuments;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentDocuments> {
        Ok(SegmentDocuments {
            column: segment.fast_fields().u64("document")?,
            found: DocumentRows::default(),
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<DocumentRows>) -> tantivy::Result<DocumentRows> {
        Ok(segments.into_iter().fold(DocumentRows::default(), |mut all, segment| {
            all.count += segment.count;
            all.rows.extend(segment.rows);
            all
        }))
    }
}

impl SegmentCollector for SegmentDocuments {
    type Fruit = DocumentRows;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.found.count += 1;
        self.found.rows.extend(self.column.first(doc));
    }

    fn harvest(self) -> DocumentRows {
        self.found
    }
}
