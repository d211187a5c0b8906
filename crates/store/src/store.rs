//! `Store`: opening a ledger and the calls it answers.
//!
//! Writing goes through one [`Writer`] behind a mutex and a lock on the file `lock`, which the system
//! lets go of however its holder ends. Asking goes through pooled read-only connections, which SQLite's
//! write-ahead log keeps apart from the writing. The index is opened when it is first needed: exporting
//! and verifying work without one.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use jiff::Timestamp;
use onrecord_text::{Code, Diagnostic};
use rusqlite::{Connection, OptionalExtension};

use crate::captures::{Archive, ROTATE_AT, sync_folder};
use crate::identity::seen_key;
use crate::index::{Indexer, SearchIndex};
use crate::ledger::{self, Found, Pool, Pooled};
use crate::writer::Writer;
use crate::{
    ComparisonView, Correcting, CorrectionView, DocumentSummary, DocumentView, Facets, Failure, FailureView,
    Filter, Hit, IncidentFigures, IncidentQuery, IncidentSummary, IncidentView, Incoming, LineQuery,
    LineView, OriginView, Outcome, Page, Paging, Query, Report, Result, Row, RunCounts, RunId, Said, Speaker,
    Stats, StoreError, StorySummary, StoryView, ThreadQuery, ThreadView, TimelineDays, TimelineItem,
    TimelineQuery, UtteranceQuery, UtteranceSummary, UtteranceView, What, corrections, export, facets, links,
    people, read, runs, search, verify,
};

/// A ledger. One process writes, any number read; all of it may be shared between threads.
#[derive(Debug)]
pub struct Store {
    dir: PathBuf,
    pool: Pool,
    writer: Option<Mutex<Writer>>,
    index: Mutex<Option<Arc<SearchIndex>>>,
    /// This process made the ledger: that it has no index yet is no news.
    made: bool,
    notices: Mutex<Vec<Diagnostic>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What a panicking thread left behind is a transaction that was rolled back.
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// Takes the right to write.
fn lock_file(dir: &Path) -> Result<File> {
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(dir.join("lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::Busy),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

impl Store {
    /// Opens a ledger for writing, making it when the folder is missing or empty and bringing it
    /// forward when an older version wrote it.
    ///
    /// # Errors
    /// `NotALedger`, `Newer` (neither is touched), `Busy`, `ReadOnly`, `DiskFull`, `Damaged`, `Io`.
    pub fn create_or_open(dir: &Path) -> Result<Store> {
        Self::open_writer(dir, ROTATE_AT)
    }

    fn open_writer(dir: &Path, rotate_at: u64) -> Result<Store> {
        let made = ledger::look(dir)? == Found::Nothing;
        if made {
            std::fs::create_dir_all(dir)?;
        }
        let held = lock_file(dir)?;
        let connection = ledger::open_writer(dir)?;
        let last = connection
            .query_row(
                "SELECT file, max(start + length) FROM capture GROUP BY file ORDER BY file DESC LIMIT 1",
                [],
                |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as u64)),
            )
            .optional()?;
        let archive = Archive::open(&dir.join("captures"), last, rotate_at)?;
        sync_folder(dir)?;
        let writer = Writer { connection, archive, indexer: None, run: None, broken: false, _lock: held };
        let mut store = Self::with(dir, Some(Mutex::new(writer)));
        store.made = made;
        Ok(store)
    }

    /// Opens a ledger for asking, also while another process writes to it.
    ///
    /// # Errors
    /// `NoLedger`, `NotALedger`, `Newer`, `Damaged`, `Io`.
    pub fn open_read_only(dir: &Path) -> Result<Store> {
        if ledger::look(dir)? == Found::Nothing {
            return Err(StoreError::NoLedger(dir.to_owned()));
        }
        let store = Self::with(dir, None);
        // A ledger whose first transaction never came to its end holds nothing to be asked.
        let begun: bool = store.pool.get()?.query_row(
            "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'version')",
            [],
            |row| row.get(0),
        )?;
        if begun { Ok(store) } else { Err(StoreError::NoLedger(dir.to_owned())) }
    }

    fn with(dir: &Path, writer: Option<Mutex<Writer>>) -> Self {
        let pool = Pool::new(dir);
        Self {
            dir: dir.to_owned(),
            pool,
            writer,
            index: Mutex::default(),
            made: false,
            notices: Mutex::default(),
        }
    }

    /// The ledger's folder.
    pub fn folder(&self) -> &Path {
        &self.dir
    }

    fn writer(&self) -> Result<MutexGuard<'_, Writer>> {
        match &self.writer {
            Some(writer) => Ok(lock(writer)),
            None => Err(StoreError::ReadOnly("it was opened for reading".to_owned())),
        }
    }

    /// What the user should know: an index that was made anew (`L008`). Known after the first call that
    /// needs the index.
    pub fn notices(&self) -> Vec<Diagnostic> {
        lock(&self.notices).clone()
    }

    /// Whether this very capture of this document has been read before: the bytes need not be read
    /// again, unless the user now states metadata.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn known(&self, sha256: &[u8; 32], member: Option<&str>, doc: &str) -> Result<bool> {
        let connection = self.pool.get()?;
        let mut known = connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM seen WHERE key = ?1)")?;
        Ok(known.query_row([seen_key(sha256, member, doc)], |row| row.get(0))?)
    }

    /// Adds documents in one transaction; what it returns is on the disk. One outcome a document.
    ///
    /// Made for batches of about a hundred: each forces the disk twice.
    ///
    /// # Errors
    /// Nothing of the batch was added, except after an error of the index (`Index`, or a full disk at
    /// that moment), when all of it was: adding it again changes nothing either way.
    pub fn add(&self, batch: &[Incoming<'_>], now: Timestamp) -> Result<Vec<Outcome>> {
        let mut writer = self.writer()?;
        let outcomes = writer.add(batch, now)?;
        self.indexed(&mut writer, false)?;
        Ok(outcomes)
    }

    /// Brings the index up to the ledger, opening it when that has not happened yet. When the index
    /// fails it is closed, and opened again by whoever needs it next.
    fn indexed(&self, writer: &mut Writer, anew: bool) -> Result<Arc<SearchIndex>> {
        let Writer { connection, indexer: open, .. } = writer;
        let indexer = match open.take() {
            Some(mut indexer) if !anew => {
                indexer.catch_up(connection)?;
                indexer
            }
            closing => {
                *lock(&self.index) = None;
                drop(closing);
                let (indexer, rebuilt) = Indexer::open(&self.dir.join("index"), connection, anew)?;
                self.note(rebuilt && !anew && !self.made);
                indexer
            }
        };
        let search = Arc::clone(&indexer.search);
        *open = Some(indexer);
        *lock(&self.index) = Some(Arc::clone(&search));
        Ok(search)
    }

    fn note(&self, rebuilt: bool) {
        if rebuilt {
            let notice = Diagnostic::new(Code::IndexRebuilt, "the search index was made anew");
            lock(&self.notices).push(notice);
        }
    }

    /// Makes everything added findable by [`search`](Self::search) now; otherwise that happens every
    /// thousand documents, at the end of a run and when the store is dropped.
    ///
    /// # Errors
    /// The index cannot be written.
    pub fn flush(&self) -> Result<()> {
        let mut writer = self.writer()?;
        self.indexed(&mut writer, false)?;
        let Writer { connection, indexer, .. } = &mut *writer;
        indexer.as_mut().map_or(Ok(()), |indexer| indexer.commit(connection))
    }

    /// Starts a reading: what is added and fails from now on belongs to it.
    ///
    /// # Errors
    /// The ledger cannot be written.
    pub fn begin_run(&self, arguments: &[String], now: Timestamp) -> Result<RunId> {
        self.writer()?.begin_run(arguments, now)
    }

    /// Ends a reading, [flushes](Self::flush) and [settles](Self::settle).
    ///
    /// # Errors
    /// The ledger or its index cannot be written.
    pub fn finish_run(&self, run: RunId, counts: &RunCounts, now: Timestamp) -> Result<()> {
        self.writer()?.finish_run(run, counts, now)?;
        self.flush()?;
        self.settle()
    }

    /// Brings what joins documents (origins, stories) up to the documents, in a time that grows with the ledger. Asking
    /// for it does so as well, where the ledger can be written.
    ///
    /// # Errors
    /// The ledger cannot be written.
    pub fn settle(&self) -> Result<()> {
        links::settle(&mut self.writer()?.connection)
    }

    /// A connection for asking what joins documents, settled if this process can do that.
    fn settled(&self) -> Result<Pooled<'_>> {
        if self.writer.is_some() {
            self.settle()?;
            return self.pool.get();
        }
        let known = ledger::has_links(&*self.pool.get()?)?;
        if !known || !links::is_settled(&*self.pool.get()?)? {
            match lock_file(&self.dir) {
                Ok(_held) => links::settle(&mut ledger::open_writer(&self.dir)?)?,
                // What there is still answers, as of the last time; a ledger from before there was any does not.
                Err(_) if known => {}
                Err(error) => return Err(error),
            }
        }
        self.pool.get()
    }

    /// The stories of at least so many documents and with all these words in a headline or in a user's name for them,
    /// those with most documents first.
    ///
    /// # Errors
    /// The ledger cannot be read; one from before there were stories cannot be brought forward.
    pub fn stories(&self, at_least: u32, words: &str, page: Paging) -> Result<Page<StorySummary>> {
        links::stories(&*self.settled()?, at_least, words, page)
    }

    /// A story by its id, or by the id of one of its documents.
    ///
    /// # Errors
    /// `NotFound`; as [`stories`](Self::stories).
    pub fn story(&self, id: &str) -> Result<StoryView> {
        links::story(&*self.settled()?, id)
    }

    /// The origins of at least so many documents, those with most documents first.
    ///
    /// # Errors
    /// As [`stories`](Self::stories).
    pub fn origins(&self, at_least: u32, page: Paging) -> Result<Page<OriginView>> {
        links::origins(&*self.settled()?, at_least, page)
    }

    /// An origin by its id.
    ///
    /// # Errors
    /// `NotFound`; as [`stories`](Self::stories).
    pub fn origin(&self, id: &str) -> Result<OriginView> {
        links::origin(&*self.settled()?, id)
    }

    /// The utterances that several statements render, those in most documents first.
    ///
    /// # Errors
    /// As [`stories`](Self::stories).
    pub fn utterances(&self, query: &UtteranceQuery, page: Paging) -> Result<Page<UtteranceSummary>> {
        links::utterances(&*self.settled()?, query, page)
    }

    /// An utterance by its id or by the id of one of its statements, its renderings side by side with the fullest.
    ///
    /// # Errors
    /// `NotFound`; as [`stories`](Self::stories).
    pub fn utterance(&self, id: &str) -> Result<UtteranceView> {
        links::utterance(&*self.settled()?, id)
    }

    /// What is said to have happened, what most documents tell of first.
    ///
    /// # Errors
    /// `BadQuery`; as [`stories`](Self::stories).
    pub fn incidents(&self, query: &IncidentQuery, page: Paging) -> Result<Page<IncidentSummary>> {
        links::incidents(&*self.settled()?, query, page)
    }

    /// An incident by its id or by that of an account of it, with its accounts and the numbers claimed of it. Also one
    /// that was withdrawn.
    ///
    /// # Errors
    /// `NotFound`; as [`stories`](Self::stories).
    pub fn incident(&self, id: &str) -> Result<IncidentView> {
        links::incident(&*self.settled()?, id)
    }

    /// The incidents of which a number is printed, each with all numbers claimed of it.
    ///
    /// # Errors
    /// `BadQuery`; as [`stories`](Self::stories).
    pub fn figures(&self, query: &IncidentQuery, page: Paging) -> Result<Page<IncidentFigures>> {
        links::figures(&*self.settled()?, query, page)
    }

    /// Incidents, documents and statements in order of time, undated ones last.
    ///
    /// # Errors
    /// `BadQuery`; as [`stories`](Self::stories).
    pub fn timeline(&self, query: &TimelineQuery, page: Paging) -> Result<Page<TimelineItem>> {
        links::timeline(&*self.settled()?, query, page)
    }

    /// How many incidents, documents and statements stand on each day of the timeline, undated ones last.
    ///
    /// # Errors
    /// `BadQuery`; as [`stories`](Self::stories).
    pub fn timeline_days(&self, query: &TimelineQuery) -> Result<Vec<TimelineDays>> {
        links::days(&*self.settled()?, query)
    }

    /// The contested claims asked for, those in most documents first.
    ///
    /// # Errors
    /// `BadQuery`; as [`stories`](Self::stories).
    pub fn threads(&self, query: &ThreadQuery, page: Paging) -> Result<Page<ThreadView>> {
        links::threads(&*self.settled()?, query, page)
    }

    /// A contested claim by its id or by the id of one of its statements.
    ///
    /// # Errors
    /// `NotFound`; as [`stories`](Self::stories).
    pub fn thread(&self, id: &str) -> Result<ThreadView> {
        links::thread(&*self.settled()?, id)
    }

    /// How a speaker's line moved, on a contested claim or on what some words name.
    ///
    /// # Errors
    /// `BadQuery`, `NotFound`; as [`stories`](Self::stories).
    pub fn positions(&self, query: &LineQuery) -> Result<LineView> {
        links::line(&*self.settled()?, query)
    }

    /// Two statements side by side, by their ids.
    ///
    /// # Errors
    /// `NotFound`; the ledger cannot be read.
    pub fn compare(&self, a: &str, b: &str) -> Result<ComparisonView> {
        links::comparison(&*self.pool.get()?, [a, b])
    }

    /// Corrects what was decided automatically; the correction's id. The groups are as it says from now on, and after
    /// every reading to come. Also a store opened for reading can, while nobody writes.
    ///
    /// # Errors
    /// `BadCorrection`, `NotFound`; the ledger cannot be written.
    pub fn correct(&self, asked: &Correcting, now: Timestamp) -> Result<String> {
        let correct = |connection: &mut Connection| {
            links::settle(connection)?;
            let id = corrections::make(connection, asked, now)?;
            links::settle(connection)?;
            Ok(id)
        };
        if self.writer.is_some() {
            return correct(&mut self.writer()?.connection);
        }
        let _held = lock_file(&self.dir)?;
        correct(&mut ledger::open_writer(&self.dir)?)
    }

    /// A correction by its id.
    ///
    /// # Errors
    /// `NotFound`; as [`stories`](Self::stories).
    pub fn correction(&self, id: &str) -> Result<CorrectionView> {
        corrections::correction(&*self.settled()?, id)
    }

    /// The corrections, the latest first.
    ///
    /// # Errors
    /// As [`stories`](Self::stories).
    pub fn corrections(&self, page: Paging) -> Result<Page<CorrectionView>> {
        corrections::corrections(&*self.settled()?, page)
    }

    /// Notes what could not be read.
    ///
    /// # Errors
    /// The ledger cannot be written.
    pub fn add_failures(&self, run: RunId, failures: &[Failure], now: Timestamp) -> Result<()> {
        self.writer()?.add_failures(run, failures, now)
    }

    /// Notes that these places could be read after all. Places that are the
    /// [target](onrecord_text::Capture::target) of a capture that is [added](Self::add) are noted
    /// without being named here.
    ///
    /// # Errors
    /// The ledger cannot be written.
    pub fn resolve_failures(&self, run: RunId, places: &[&str], now: Timestamp) -> Result<()> {
        self.writer()?.resolve_failures(run, places, now)
    }

    /// What could not be read and has not been read since, the latest first.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn failures(&self, page: Paging) -> Result<Page<FailureView>> {
        runs::failures(&*self.pool.get()?, page)
    }

    /// Searches the latest version of every document: statements first, then the documents none of whose
    /// statements were found.
    ///
    /// # Errors
    /// `BadQuery`; the ledger or its index cannot be read.
    pub fn search(&self, query: &Query) -> Result<Page<Hit>> {
        let connection = self.pool.get()?;
        match search::search(&*self.searchable()?, &connection, query) {
            // Damage inside a segment shows only when it is read.
            Err(StoreError::Index(_)) => search::search(&*self.rebuilt()?, &connection, query),
            answer => answer,
        }
    }

    /// What the hits of a [search](Self::search) have in common, all of them counted.
    ///
    /// # Errors
    /// As [`search`](Self::search).
    pub fn facets(&self, query: &Query) -> Result<Facets> {
        let connection = self.pool.get()?;
        match facets::facets(&*self.searchable()?, &connection, query) {
            Err(StoreError::Index(_)) => facets::facets(&*self.rebuilt()?, &connection, query),
            answer => answer,
        }
    }

    /// The index, open, and up to the ledger as far as this process can bring it there.
    fn searchable(&self) -> Result<Arc<SearchIndex>> {
        if let Some(open) = &*lock(&self.index) {
            return Ok(Arc::clone(open));
        }
        if self.writer.is_some() {
            let mut writer = self.writer()?;
            return self.indexed(&mut writer, false);
        }
        let folder = self.dir.join("index");
        let connection = self.pool.get()?;
        let found = SearchIndex::for_reading(&folder, &connection)?;
        if !matches!(found, Some((_, true))) {
            // Somebody has to bring it up to the ledger: this process, unless another writes.
            match (lock_file(&self.dir), &found) {
                (Ok(_held), _) => {
                    let (indexer, rebuilt) = Indexer::open(&folder, &connection, false)?;
                    indexer.finish()?;
                    self.note(rebuilt);
                }
                (Err(_), Some(_)) => {}
                (Err(error), None) => return Err(error),
            }
        } else if let Some((search, _)) = found {
            return Ok(self.keep(search));
        }
        match SearchIndex::for_reading(&folder, &connection)? {
            Some((search, _)) => Ok(self.keep(search)),
            None => Err(StoreError::Index("it was made anew and cannot be opened".to_owned())),
        }
    }

    fn keep(&self, search: SearchIndex) -> Arc<SearchIndex> {
        Arc::clone(lock(&self.index).insert(Arc::new(search)))
    }

    /// The index, made anew because it failed.
    fn rebuilt(&self) -> Result<Arc<SearchIndex>> {
        self.rebuild_index()?;
        self.note(true);
        self.searchable()
    }

    /// Makes the search index anew from the ledger. Also a store opened for reading can, while nobody
    /// writes.
    ///
    /// # Errors
    /// `Busy`; the index cannot be written.
    pub fn rebuild_index(&self) -> Result<()> {
        if self.writer.is_some() {
            let mut writer = self.writer()?;
            self.indexed(&mut writer, true)?;
            return Ok(());
        }
        let _held = lock_file(&self.dir)?;
        *lock(&self.index) = None;
        let (indexer, _) = Indexer::open(&self.dir.join("index"), &*self.pool.get()?, true)?;
        indexer.finish()
    }

    /// The latest version of the documents that a filter leaves, the latest published first, undated ones
    /// last.
    ///
    /// # Errors
    /// `BadQuery`; the ledger cannot be read.
    pub fn documents(&self, filter: &Filter, page: Paging) -> Result<Page<DocumentSummary>> {
        read::documents(&*self.pool.get()?, filter, page)
    }

    /// A document by its id, in the version asked for, else the latest; or by a version's id.
    ///
    /// # Errors
    /// `NotFound`; the ledger cannot be read.
    pub fn document(&self, id: &str, version: Option<u32>) -> Result<DocumentView> {
        read::document(&*self.pool.get()?, id, version)
    }

    /// A statement by its id, of any version.
    ///
    /// # Errors
    /// `NotFound`; the ledger cannot be read.
    pub fn statement(&self, id: &str) -> Result<Said> {
        read::statement(&*self.pool.get()?, id)
    }

    /// The speakers whose names hold all these words, or all speakers, those with most statements first.
    ///
    /// # Errors
    /// `BadQuery`; the ledger cannot be read.
    pub fn speakers(&self, words: &str, page: Paging) -> Result<Page<Speaker>> {
        people::speakers(&*self.pool.get()?, words, page)
    }

    /// What everyone whose name holds all these words said, in order of time, undated statements last.
    ///
    /// # Errors
    /// `BadQuery`; the ledger cannot be read. A name nobody has is an empty page.
    pub fn who(&self, name: &str, filter: &Filter, page: Paging) -> Result<Page<Said>> {
        people::who(&*self.pool.get()?, name, filter, page)
    }

    /// Hands over one row after the other, ordered by id, until `each` fails.
    ///
    /// # Errors
    /// What `each` returned; the ledger cannot be read.
    pub fn export<E: From<StoreError>>(
        &self,
        what: What,
        each: &mut dyn FnMut(Row) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let connection = if what.is_linked() { self.settled()? } else { self.pool.get()? };
        export::export(&connection, what, each)
    }

    /// Proves every span of every version against the captured bytes. `progress` gets versions done and
    /// in all.
    ///
    /// # Errors
    /// The ledger cannot be read. What does not hold is no error but a [problem](crate::Problem).
    pub fn verify(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<Report> {
        verify::verify(&*self.pool.get()?, &self.dir.join("captures"), progress)
    }

    /// What the ledger holds.
    ///
    /// # Errors
    /// The ledger cannot be read.
    pub fn stats(&self) -> Result<Stats> {
        runs::stats(&*self.pool.get()?)
    }
}

impl Drop for Store {
    /// Makes what was added findable. Failing at it loses nothing: the index is replayed.
    fn drop(&mut self) {
        if let Some(writer) = &self.writer {
            let mut writer = lock(writer);
            let Writer { connection, indexer, .. } = &mut *writer;
            if let Some(mut indexer) = indexer.take()
                && indexer.commit(connection).is_ok()
            {
                let _ = indexer.finish();
            }
        }
    }
}
