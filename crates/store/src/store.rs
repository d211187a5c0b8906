//! `Store`: opening a ledger and the calls it answers.

use std::path::Path;

use jiff::Timestamp;
use onrecord_text::Diagnostic;

use crate::{
    DocumentView, Failure, FailureView, Filter, Hit, Incoming, Outcome, Page, Paging, Query, Report, Result,
    Row, RunCounts, RunId, Said, Speaker, Stats, StoreError, What,
};

/// A ledger. One process writes, any number read; all of it may be shared between threads.
#[derive(Debug)]
pub struct Store {
    _private: (),
}

fn later<T>() -> Result<T> {
    Err(StoreError::Internal("this part of the store is being built".to_owned()))
}

impl Store {
    /// Opens a ledger for writing, making it when the folder is missing or empty and bringing it
    /// forward when an older version wrote it.
    pub fn create_or_open(_dir: &Path) -> Result<Store> {
        later()
    }

    /// Opens a ledger for asking, also while another process writes to it.
    pub fn open_read_only(_dir: &Path) -> Result<Store> {
        later()
    }

    /// What the user should know about opening: an index that was made anew (`L008`).
    pub fn notices(&self) -> Vec<Diagnostic> {
        Vec::new()
    }

    /// Whether this very capture of this document has been read before: the bytes need not be read
    /// again, unless the user now states metadata.
    pub fn known(&self, _sha256: &[u8; 32], _member: Option<&str>, _doc: &str) -> Result<bool> {
        later()
    }

    /// Adds documents in one transaction; what it returns is on the disk. One outcome a document.
    pub fn add(&self, _batch: &[Incoming<'_>], _now: Timestamp) -> Result<Vec<Outcome>> {
        later()
    }

    /// Makes everything added findable by [`search`](Self::search) now; otherwise that happens every
    /// thousand documents, at the end of a run and when the store is dropped.
    pub fn flush(&self) -> Result<()> {
        later()
    }

    /// Starts a reading: what is added and fails from now on belongs to it.
    pub fn begin_run(&self, _arguments: &[String], _now: Timestamp) -> Result<RunId> {
        later()
    }

    /// Ends a reading and flushes.
    pub fn finish_run(&self, _run: RunId, _counts: &RunCounts, _now: Timestamp) -> Result<()> {
        later()
    }

    /// Notes what could not be read.
    pub fn add_failures(&self, _run: RunId, _failures: &[Failure], _now: Timestamp) -> Result<()> {
        later()
    }

    /// Notes that these places could be read after all. Places of captures that are
    /// [added](Self::add) are noted without being named here.
    pub fn resolve_failures(&self, _run: RunId, _places: &[&str], _now: Timestamp) -> Result<()> {
        later()
    }

    /// What could not be read and has not been read since, the latest first.
    pub fn failures(&self, _page: Paging) -> Result<Page<FailureView>> {
        later()
    }

    /// Searches the latest version of every document.
    pub fn search(&self, _query: &Query) -> Result<Page<Hit>> {
        later()
    }

    /// The documents, the latest published first, undated ones last.
    pub fn documents(&self, _filter: &Filter, _page: Paging) -> Result<Page<crate::DocumentSummary>> {
        later()
    }

    /// A document by its id or a version's, in that version, else the one asked for, else the latest.
    pub fn document(&self, _id: &str, _version: Option<u32>) -> Result<DocumentView> {
        later()
    }

    /// A statement by its id.
    pub fn statement(&self, _id: &str) -> Result<Said> {
        later()
    }

    /// The speakers whose names hold all these words, or all speakers, those with most statements
    /// first.
    pub fn speakers(&self, _words: &str, _page: Paging) -> Result<Page<Speaker>> {
        later()
    }

    /// What a speaker said, in order of time, undated statements last.
    pub fn who(&self, _name: &str, _filter: &Filter, _page: Paging) -> Result<Page<Said>> {
        later()
    }

    /// Hands over one row after the other, ordered by id, until `each` fails.
    pub fn export<E: From<StoreError>>(
        &self,
        _what: What,
        _each: &mut dyn FnMut(Row) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        later::<()>().map_err(E::from)
    }

    /// Proves every span against the captured bytes. `progress` gets versions done and in all.
    pub fn verify(&self, _progress: &mut dyn FnMut(u64, u64)) -> Result<Report> {
        later()
    }

    /// What the ledger holds.
    pub fn stats(&self) -> Result<Stats> {
        later()
    }

    /// Makes the search index anew from the ledger.
    pub fn rebuild_index(&self) -> Result<()> {
        later()
    }
}
