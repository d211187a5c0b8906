//! One reading: files through the pipeline into the ledger, for `read`, `demo` and what `serve` is handed.
//!
//! The ledger is written by one thread, in batches, each one transaction, in the order of the input.
//! What is committed stays, whatever happens afterwards, and is passed over the next time; so stopping
//! and starting again comes to the same ledger as never having stopped.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use onrecord_ingest::Captured;
use onrecord_store::{Change, Failure, Incoming, Outcome, RunCounts, RunId, Stats, Store, StoreError};
use onrecord_text::{Engine, Record, annotate};

use crate::budget::Held;
use crate::error::CommandError;
use crate::failures::Shown;
use crate::pipeline::{self, Done, Event, Meter, Work};
use crate::stop::Stop;

/// How many documents one transaction holds, and how long it waits for them.
const BATCH: usize = 256;
const WAIT: Duration = Duration::from_secs(1);

/// How much of the budget a batch may hold before it is written.
const HEAVY: usize = 60 << 20;

/// How many failures the summary shows.
const SHOWN: usize = 20;

/// Who reads, and on whose word.
pub(crate) struct By<'b> {
    pub(crate) engine: &'b Arc<Engine>,
    /// What the ledger keeps as the command.
    pub(crate) arguments: &'b [String],
    pub(crate) stop: &'b Stop,
}

/// Who follows a reading: a progress bar, or whoever asks over HTTP. Files go by their number.
pub(crate) trait Follow {
    /// So many documents and failures came out of the files; they are not written yet.
    fn took(&mut self, _documents: u64, _failures: u64) {}
    /// A document is in the ledger.
    fn kept(&mut self, _file: usize, _outcome: &Outcome, _statements: u64) {}
    /// Something could not be read, and the ledger has noted it.
    fn failed(&mut self, _file: usize, _failure: &Failure) {}
    /// Time passes.
    fn tick(&mut self) {}
    /// All is written; what joins documents is being worked out.
    fn settling(&mut self) {}
}

/// What a reading came to.
#[derive(Debug)]
pub(crate) struct Summary {
    pub(crate) counts: RunCounts,
    pub(crate) statements: u64,
    pub(crate) skipped: u64,
    pub(crate) first_failures: Vec<Shown>,
    pub(crate) time: Duration,
    pub(crate) stats: Stats,
}

/// Why a reading broke off, and what had been written by then: that stays.
pub(crate) struct Broken {
    pub(crate) error: CommandError,
    pub(crate) counts: RunCounts,
}

/// Reads everything of `work` into a ledger that is open for writing.
pub(crate) fn into(
    store: &Arc<Store>,
    work: &Work,
    unseen: &[onrecord_ingest::Failure],
    by: &By<'_>,
    meter: &Arc<Meter>,
    follow: &mut dyn Follow,
) -> Result<Summary, Broken> {
    let begun = Instant::now();
    let broken = |error, counts| Broken { error, counts };
    let run = store
        .begin_run(by.arguments, Timestamp::now())
        .map_err(|error| broken(error.into(), RunCounts::default()))?;
    let mut writer = Writer::new(store, run, follow);
    writer.fail(None, unseen);
    let make = reading(store, work, by.engine);
    let engine = by.engine.version();
    let ran = pipeline::run(work, by.stop, meter, make, |event| match event {
        Event::Done(done) => writer.take(done, engine),
        Event::Idle => writer.commit(engine),
    });
    // Also after an error: what was committed so far is a reading that ended.
    let written = ran.and_then(|()| writer.commit(engine));
    tracing::debug!("settling");
    writer.follow.settling();
    let finished = store.finish_run(run, &writer.counts, Timestamp::now());
    let Writer { counts, statements, first_failures, .. } = writer;
    let stats = written.and(finished.and_then(|()| store.stats()).map_err(CommandError::from));
    let stats = stats.map_err(|error| broken(error, counts))?;
    let skipped = meter.skipped.load(Ordering::Relaxed);
    Ok(Summary { counts, statements, skipped, first_failures, time: begun.elapsed(), stats })
}

/// One document on its way into the ledger.
enum Read {
    /// The ledger has read these very bytes before.
    Known,
    New(Box<(Captured, Record)>),
}

/// What worker threads do: look whether the ledger knows the document, else annotate it.
fn reading(
    store: &Arc<Store>,
    work: &Work,
    engine: &Arc<Engine>,
) -> impl Fn(Captured) -> Result<Read, StoreError> + Send + Sync + 'static {
    let store = Arc::clone(store);
    let engine = Arc::clone(engine);
    let anew = work.anew;
    move |captured| {
        let (capture, document) = (&captured.capture, &captured.document);
        if !anew && store.known(&capture.sha256, captured.member.as_deref(), &document.id)? {
            return Ok(Read::Known);
        }
        let record = annotate(document, &engine);
        Ok(Read::New(Box::new((captured, record))))
    }
}

/// Something for the ledger, and the number of the file it is out of.
type Of<T> = (usize, T);

/// Collects batches and writes them.
struct Writer<'s> {
    store: &'s Store,
    run: RunId,
    batch: Vec<Of<Box<(Captured, Record)>>>,
    /// Places that could be read, and what could not, since the last commit.
    good: Vec<String>,
    bad: Vec<(Option<usize>, Failure)>,
    held: Vec<Held>,
    since: Instant,
    counts: RunCounts,
    statements: u64,
    first_failures: Vec<Shown>,
    follow: &'s mut dyn Follow,
}

impl<'s> Writer<'s> {
    fn new(store: &'s Store, run: RunId, follow: &'s mut dyn Follow) -> Self {
        Self {
            store,
            run,
            batch: Vec::new(),
            good: Vec::new(),
            bad: Vec::new(),
            held: Vec::new(),
            since: Instant::now(),
            counts: RunCounts::default(),
            statements: 0,
            first_failures: Vec::new(),
            follow,
        }
    }

    fn take(&mut self, done: Done<Result<Read, StoreError>>, engine: &str) -> Result<(), CommandError> {
        if done.failures.is_empty() {
            self.good.push(done.place.to_string());
        }
        self.fail(Some(done.source), &done.failures);
        let documents = done.documents.len() as u64;
        for read in done.documents {
            match read? {
                Read::Known => self.counts.unchanged += 1,
                Read::New(new) => self.batch.push((done.source, new)),
            }
        }
        self.follow.took(documents, done.failures.len() as u64);
        self.held.push(done.held);
        let heavy = self.held.iter().map(Held::amount).sum::<usize>() >= HEAVY;
        if heavy || self.batch.len() >= BATCH || self.since.elapsed() >= WAIT {
            self.commit(engine)?;
        }
        Ok(())
    }

    fn fail(&mut self, file: Option<usize>, failures: &[onrecord_ingest::Failure]) {
        for failure in failures {
            let shown = Shown::from(failure);
            let bad =
                Failure { place: shown.place.clone(), code: shown.code, message: shown.message.clone() };
            self.bad.push((file, bad));
            self.counts.failed += 1;
            if self.first_failures.len() < SHOWN {
                self.first_failures.push(shown);
            }
        }
    }

    /// Writes what there is. Places that are good again go first, because a place may be both: a file
    /// that opens and breaks off later.
    fn commit(&mut self, engine: &str) -> Result<(), CommandError> {
        let now = Timestamp::now();
        if !self.batch.is_empty() {
            let incoming: Vec<Incoming<'_>> = self
                .batch
                .iter()
                .map(|(_, new)| Incoming { captured: &new.0, record: &new.1, engine_version: engine })
                .collect();
            let outcomes = self.store.add(&incoming, now)?;
            for (outcome, (file, new)) in outcomes.iter().zip(&self.batch) {
                let statements = new.1.statements.len() as u64;
                self.follow.kept(*file, outcome, statements);
                let counter = match outcome.change {
                    Change::Added => &mut self.counts.added,
                    Change::NewVersion => &mut self.counts.new_versions,
                    Change::Unchanged => {
                        self.counts.unchanged += 1;
                        continue;
                    }
                };
                *counter += 1;
                self.statements += statements;
            }
            tracing::debug!(documents = outcomes.len(), "committed");
        }
        if !self.good.is_empty() {
            let places: Vec<&str> = self.good.iter().map(String::as_str).collect();
            self.store.resolve_failures(self.run, &places, now)?;
        }
        if !self.bad.is_empty() {
            let bad: Vec<Failure> = self.bad.iter().map(|(_, failure)| failure.clone()).collect();
            self.store.add_failures(self.run, &bad, now)?;
            for (file, failure) in &self.bad {
                file.iter().for_each(|file| self.follow.failed(*file, failure));
            }
        }
        self.batch.clear();
        self.good.clear();
        self.bad.clear();
        self.held.clear();
        self.since = Instant::now();
        self.follow.tick();
        Ok(())
    }
}
