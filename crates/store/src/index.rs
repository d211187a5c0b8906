//! The full-text index: derived from the ledger, and from nothing else.
//!
//! One entry a statement, one a document, only of latest versions. Every commit carries the ledger's
//! sequence number (the last version indexed) and the digest of its text; whoever opens the index
//! replays what the ledger has beyond that. An index that is missing, cannot be opened, was written in
//! another format or is not of this ledger is made anew. Because adding and replaying are the same code
//! reading the same rows, an index cannot say what the ledger does not.

use std::path::Path;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use tantivy::indexer::LogMergePolicy;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, NumericOptions, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{Language, Stemmer, TextAnalyzer, Token, TokenStream, Tokenizer};
use tantivy::{Index, IndexReader, IndexSettings, IndexWriter, ReloadPolicy, TantivyDocument, Term};

use crate::directory::IndexFolder;
use crate::fold::{Words, words};
use crate::identity::hex;
use crate::view::Part;
use crate::writer::from_json;
use crate::{Result, StoreError};

/// Raised whenever the fields or what goes into them change.
const FORMAT: u32 = 2;
/// Memory of the index writer, in bytes.
const MEMORY: usize = 64 << 20;
/// Versions after which what was indexed becomes findable.
const COMMIT_EVERY: usize = 1_000;
/// Parts of the index of about one size that are merged into one. Merging three at a time rather than
/// tantivy's eight costs a little more in all, but in small steps: reading never waits for one large
/// merge, and an article costs the same in the ninth thousand as in the second (docs/quality.md).
const MERGE_AT: usize = 3;

/// The fields of an entry.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// Row of the version.
    pub(crate) version: Field,
    /// Row of the statement, 0 for a document.
    pub(crate) statement: Field,
    /// Row of the document.
    pub(crate) document: Field,
    /// [`kind_number`], 0 for a document.
    pub(crate) kind: Field,
    /// What a statement does; absent of a document.
    pub(crate) act: Field,
    /// Seconds since 1970 of publication, [`UNDATED`] when unknown.
    pub(crate) when: Field,
    /// Day of publication as printed, YYYYMMDD; absent when unknown.
    pub(crate) day: Field,
    /// Stemmed words of its own: a statement's source, content and speaker; a document's title and text.
    pub(crate) own: Field,
    /// The same unstemmed and with positions, for phrases and beginnings of words.
    pub(crate) own_exact: Field,
    /// Stemmed words of a statement's title: they may complete a match but make none.
    pub(crate) around: Field,
    /// The same unstemmed and with positions.
    pub(crate) around_exact: Field,
    /// Words of the speaker's names.
    pub(crate) speaker: Field,
    /// Words of the outlet's name.
    pub(crate) outlet: Field,
}

/// `when` of a document nobody dates: after all others in an order from late to early.
pub(crate) const UNDATED: i64 = i64::MIN;

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let text = |tokenizer: &str, record: IndexRecordOption| {
        let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(record);
        TextOptions::default().set_indexing_options(indexing)
    };
    let stemmed = text("stemmed", IndexRecordOption::WithFreqs);
    let exact = text("folded", IndexRecordOption::WithFreqsAndPositions);
    let plain = text("folded", IndexRecordOption::Basic);
    let number = NumericOptions::from(FAST | INDEXED);
    let fields = Fields {
        version: schema.add_u64_field("version", FAST),
        statement: schema.add_u64_field("statement", FAST),
        document: schema.add_u64_field("document", number.clone()),
        kind: schema.add_u64_field("kind", INDEXED),
        act: schema.add_text_field("act", STRING),
        when: schema.add_i64_field("when", FAST),
        day: schema.add_i64_field("day", number),
        own: schema.add_text_field("own", stemmed.clone()),
        own_exact: schema.add_text_field("own_exact", exact.clone()),
        around: schema.add_text_field("around", stemmed),
        around_exact: schema.add_text_field("around_exact", exact),
        speaker: schema.add_text_field("speaker", plain.clone()),
        outlet: schema.add_text_field("outlet", plain),
    };
    (schema.build(), fields)
}

/// The number by which a statement's kind is indexed.
pub(crate) fn kind_number(kind: &str) -> u64 {
    match kind {
        "direct" => 1,
        "mixed" => 2,
        _ => 3,
    }
}

/// tantivy's view of [`words`].
#[derive(Debug, Clone, Default)]
pub(crate) struct Folding;

/// The tokens of [`Folding`].
#[derive(Debug)]
pub(crate) struct FoldingStream<'t> {
    words: Words<'t>,
    token: Token,
}

impl Tokenizer for Folding {
    type TokenStream<'t> = FoldingStream<'t>;

    fn token_stream<'t>(&'t mut self, text: &'t str) -> FoldingStream<'t> {
        FoldingStream { words: words(text), token: Token::default() }
    }
}

impl TokenStream for FoldingStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(word) = self.words.next() else { return false };
        self.token.position = self.token.position.wrapping_add(1);
        self.token.offset_from = word.at.start;
        self.token.offset_to = word.at.end;
        self.token.text = word.folded;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// Folded words, stemmed as English.
pub(crate) fn stemming() -> TextAnalyzer {
    TextAnalyzer::builder(Folding).filter(Stemmer::new(Language::English)).build()
}

/// The index open for searching.
pub(crate) struct SearchIndex {
    pub(crate) reader: IndexReader,
    pub(crate) fields: Fields,
    index: Index,
}

impl std::fmt::Debug for SearchIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SearchIndex").finish_non_exhaustive()
    }
}

/// How far an index is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct State {
    format: u32,
    /// The last version indexed.
    version: i64,
    /// Digest of its text, so that the index of another ledger is not taken for this one's.
    text: String,
}

impl State {
    /// How far the index must be to hold everything up to a version.
    fn at(connection: &Connection, version: i64) -> Result<Option<Self>> {
        if version == 0 {
            return Ok(Some(Self { format: FORMAT, version, text: String::new() }));
        }
        let text: Option<Vec<u8>> = connection
            .prepare_cached("SELECT text_sha256 FROM version WHERE id = ?1")?
            .query_row([version], |row| row.get(0))
            .optional()?;
        Ok(text.map(|text| Self { format: FORMAT, version, text: hex(&text) }))
    }
}

/// The last version in the ledger.
fn last_version(connection: &Connection) -> Result<i64> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(id), 0) FROM version")?
        .query_row([], |row| row.get(0))?)
}

impl SearchIndex {
    /// Opens the index of this ledger and says how far it is; `None` when there is none to be used.
    fn open(folder: &Path, connection: &Connection, policy: ReloadPolicy) -> Result<Option<(Self, i64)>> {
        let (schema, _) = schema();
        let found = IndexFolder::open(folder).and_then(Index::open);
        let Ok(index) = found else { return Ok(None) };
        if index.schema() != schema {
            return Ok(None);
        }
        let Ok(metas) = index.load_metas() else { return Ok(None) };
        let state = match metas.payload.as_deref().map(serde_json::from_str::<State>) {
            Some(Ok(state)) => state,
            Some(Err(_)) => return Ok(None),
            None => State { format: FORMAT, version: 0, text: String::new() },
        };
        if State::at(connection, state.version)?.as_ref() != Some(&state) {
            return Ok(None);
        }
        Ok(Self::with(index, policy).ok().map(|search| (search, state.version)))
    }

    fn with(index: Index, policy: ReloadPolicy) -> Result<Self> {
        index.tokenizers().register("folded", TextAnalyzer::from(Folding));
        index.tokenizers().register("stemmed", stemming());
        let reader = index.reader_builder().reload_policy(policy).try_into()?;
        let (_, fields) = schema();
        Ok(Self { reader, fields, index })
    }

    /// Opens the index for a process that does not write, and says whether it holds all of the ledger.
    pub(crate) fn for_reading(folder: &Path, connection: &Connection) -> Result<Option<(Self, bool)>> {
        let last = last_version(connection)?;
        let found = Self::open(folder, connection, ReloadPolicy::OnCommitWithDelay)?;
        Ok(found.map(|(search, version)| (search, version >= last)))
    }
}

/// The index open for writing.
pub(crate) struct Indexer {
    pub(crate) search: Arc<SearchIndex>,
    writer: IndexWriter,
    /// The last version handed to the writer.
    version: i64,
    pending: usize,
}

impl std::fmt::Debug for Indexer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Indexer").field("version", &self.version).finish_non_exhaustive()
    }
}

impl Indexer {
    /// Opens the index, or makes it anew when it cannot be used (or `anew` says so), and brings it up to
    /// the ledger. The flag says that there should have been one. The caller holds the lock.
    pub(crate) fn open(folder: &Path, connection: &Connection, anew: bool) -> Result<(Self, bool)> {
        let found = match anew {
            true => None,
            false => SearchIndex::open(folder, connection, ReloadPolicy::Manual)?,
        };
        let (search, version, rebuilt) = match found {
            Some((search, version)) => (search, version, false),
            None => {
                if folder.exists() {
                    std::fs::remove_dir_all(folder)?;
                }
                std::fs::create_dir_all(folder)?;
                let settings = IndexSettings::default();
                let index = Index::create(IndexFolder::open(folder)?, schema().0, settings)?;
                (SearchIndex::with(index, ReloadPolicy::Manual)?, 0, last_version(connection)? > 0)
            }
        };
        // The ledger's own lock keeps other writers out: one that tantivy still sees belongs to a process
        // that is gone or going, and the system lets go of it.
        let writer = search.index.writer_with_num_threads(1, MEMORY)?;
        let mut merging = LogMergePolicy::default();
        merging.set_min_num_segments(MERGE_AT);
        writer.set_merge_policy(Box::new(merging));
        let mut indexer = Self { search: Arc::new(search), writer, version, pending: 0 };
        indexer.catch_up(connection)?;
        indexer.commit(connection)?;
        Ok((indexer, rebuilt))
    }

    /// Indexes what the ledger has beyond what was indexed.
    pub(crate) fn catch_up(&mut self, connection: &Connection) -> Result<()> {
        let mut versions = connection.prepare_cached(
            "SELECT id, document, number, title, outlet, published_at, published_day, text \
             FROM version WHERE id > ?1 ORDER BY id",
        )?;
        let mut versions = versions.query([self.version])?;
        while let Some(row) = versions.next()? {
            let entry = Entry {
                version: row.get(0)?,
                document: row.get(1)?,
                title: row.get(3)?,
                outlet: row.get(4)?,
                when: row.get(5)?,
                day: row.get(6)?,
            };
            if row.get::<_, u32>(2)? > 1 {
                let earlier = Term::from_field_u64(self.search.fields.document, entry.document as u64);
                self.writer.delete_term(earlier);
            }
            self.document(&entry, row.get_ref(7)?.as_str().map_err(rusqlite::Error::from)?)?;
            self.statements(&entry, connection)?;
            self.version = entry.version;
            self.pending += 1;
            if self.pending >= COMMIT_EVERY {
                self.commit(connection)?;
            }
        }
        Ok(())
    }

    fn document(&self, entry: &Entry, text: &str) -> Result<()> {
        let fields = &self.search.fields;
        let mut out = entry.document(fields, 0, 0);
        for words in [entry.title.as_deref().unwrap_or(""), text] {
            out.add_text(fields.own, words);
            out.add_text(fields.own_exact, words);
        }
        self.writer.add_document(out)?;
        Ok(())
    }

    fn statements(&self, entry: &Entry, connection: &Connection) -> Result<()> {
        let fields = &self.search.fields;
        let mut statements = connection.prepare_cached(
            "SELECT s.id, s.kind, s.source, s.content, s.act, (SELECT group_concat(n.folded, ' / ') FROM alias a \
             JOIN name n ON n.id = a.name WHERE a.entity = s.speaker) FROM statement s \
             WHERE s.version = ?1 ORDER BY s.id",
        )?;
        let mut statements = statements.query([entry.version])?;
        while let Some(row) = statements.next()? {
            let mut out = entry.document(fields, row.get(0)?, kind_number(&row.get::<_, String>(1)?));
            out.add_text(fields.act, row.get::<_, String>(4)?);
            for column in [2, 3] {
                let parts: Vec<Part> = from_json(&row.get::<_, String>(column)?)?;
                let words = parts.into_iter().map(|part| part.words).collect::<Vec<_>>().join(" … ");
                out.add_text(fields.own, &words);
                out.add_text(fields.own_exact, &words);
            }
            if let Some(names) = row.get::<_, Option<String>>(5)? {
                out.add_text(fields.own, &names);
                out.add_text(fields.speaker, &names);
            }
            if let Some(title) = &entry.title {
                out.add_text(fields.around, title);
                out.add_text(fields.around_exact, title);
            }
            self.writer.add_document(out)?;
        }
        Ok(())
    }

    /// Makes what was indexed durable and findable.
    pub(crate) fn commit(&mut self, connection: &Connection) -> Result<()> {
        if self.pending > 0 {
            let state = State::at(connection, self.version)?
                .ok_or_else(|| StoreError::Internal("a version vanished".to_owned()))?;
            let mut commit = self.writer.prepare_commit()?;
            commit.set_payload(&crate::writer::json(&state)?);
            commit.commit()?;
            self.pending = 0;
        }
        self.search.reader.reload()?;
        Ok(())
    }

    /// Ends writing: waits for merges, so that no file is left half merged.
    pub(crate) fn finish(self) -> Result<()> {
        Ok(self.writer.wait_merging_threads()?)
    }
}

/// What the entries of one version share.
struct Entry {
    version: i64,
    document: i64,
    title: Option<String>,
    outlet: Option<String>,
    when: Option<i64>,
    day: Option<i64>,
}

impl Entry {
    fn document(&self, fields: &Fields, statement: i64, kind: u64) -> TantivyDocument {
        let mut out = TantivyDocument::default();
        out.add_u64(fields.version, self.version as u64);
        out.add_u64(fields.document, self.document as u64);
        out.add_u64(fields.statement, statement as u64);
        out.add_u64(fields.kind, kind);
        out.add_i64(fields.when, self.when.unwrap_or(UNDATED));
        if let Some(day) = self.day {
            out.add_i64(fields.day, day);
        }
        if let Some(outlet) = &self.outlet {
            out.add_text(fields.outlet, outlet);
        }
        out
    }
}
