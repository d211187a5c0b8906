//! `onrecord read`: from files to a ledger.
//!
//! The ledger is written by one thread, in batches, each one transaction, in the order of the input.
//! What is committed stays, whatever happens afterwards, and is passed over the next time; so stopping
//! and starting again comes to the same ledger as never having stopped.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;
use jiff::Timestamp;
use onrecord_ingest::Captured;
use onrecord_store::{Change, Failure, Incoming, RunCounts, RunId, Stats, Store, StoreError};
use onrecord_text::{Engine, Record, annotate};

use super::input;
use crate::args::InputArgs;
use crate::budget::Held;
use crate::error::{CommandError, CommandResult, Exit};
use crate::failures::Shown;
use crate::pipeline::{self, Done, Event, Meter, Work};
use crate::progress::{self, Progress};
use crate::stop::Stop;
use crate::ui::{self, STRONG, Ui};

const EXAMPLES: &str = "\
Examples:
  onrecord read reports/                                 a folder, into ./onrecord.ledger
  onrecord read archive.warc.gz rows.jsonl feed.xml      web archive, rows and feed in one go
  onrecord read clipping.txt --published 2024-09-11 --outlet \"The Velisane Courier\"
  onrecord read press/ --ledger ~/ledgers/landing        another ledger

Reading the same documents again changes nothing; a page whose words have changed gets a second
version beside the first. Ctrl-C finishes the batch in hand; the same command goes on from there.
Whatever cannot be read is listed at the end and by `onrecord failures`; the other documents are read
all the same, and the exit code is 1.";

/// Reads files and folders into the ledger, making it if it is not there yet.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct ReadArgs {
    #[command(flatten)]
    input: InputArgs,
}

/// How many documents one transaction holds, and how long it waits for them.
const BATCH: usize = 256;
const WAIT: Duration = Duration::from_secs(1);

/// How much of the budget a batch may hold before it is written.
const HEAVY: usize = 60 << 20;

/// How many failures the summary shows.
const SHOWN: usize = 20;

pub(crate) fn run(args: &ReadArgs, ledger: &Path) -> CommandResult {
    let (work, unseen) = input::work(&args.input)?;
    let stop = Stop::listen()?;
    let store = Arc::new(Store::create_or_open(ledger)?);
    let arguments: Vec<String> = std::env::args().collect();
    let summary = into(&store, work, unseen, &args.input.engine.load()?, &arguments, &stop)?;
    store.notices().iter().for_each(ui::tell_notice);
    let mut out = ui::out();
    writeln!(out, "{}", summary.set(Ui::stdout(), ledger))?;
    out.flush()?;
    if stop.asked() {
        ui::tell_error(&CommandError::new(onrecord_text::Code::Interrupted, ""));
        return Ok(Exit::Interrupted);
    }
    Ok(if summary.counts.failed > 0 { Exit::Failures } else { Exit::Done })
}

/// What a reading came to.
#[derive(Debug)]
pub(crate) struct Summary {
    pub(crate) counts: RunCounts,
    statements: u64,
    skipped: u64,
    first_failures: Vec<Shown>,
    time: Duration,
    stats: Stats,
}

/// Reads everything of `work` into a ledger that is open for writing.
pub(crate) fn into(
    store: &Arc<Store>,
    work: Work,
    unseen: Vec<onrecord_ingest::Failure>,
    engine: &Arc<Engine>,
    arguments: &[String],
    stop: &Stop,
) -> Result<Summary, CommandError> {
    let run = store.begin_run(arguments, Timestamp::now())?;
    let meter = Arc::new(Meter::default());
    let mut writer = Writer::new(store, run, Progress::new(&meter, input::size(&work.sources), false));
    writer.fail(&unseen);
    let make = reading(store, &work, engine);
    let engine = engine.version();
    let ran = pipeline::run(&work, stop, &meter, make, |event| match event {
        Event::Done(done) => writer.take(done, engine),
        Event::Idle => writer.commit(engine),
    });
    // Also after an error: what was committed so far is a reading that ended.
    let written = ran.and_then(|()| writer.commit(engine));
    tracing::debug!("settling");
    let finished = store.finish_run(run, &writer.counts, Timestamp::now());
    if let Err(error) = written.and(finished.map_err(CommandError::from)) {
        writer.progress.end();
        let RunCounts { added, new_versions, .. } = writer.counts;
        ui::tell(&format!(
            "{} added before this stay in the ledger.",
            ui::count(added + new_versions, "document")
        ));
        return Err(error);
    }
    Ok(Summary {
        counts: writer.counts,
        statements: writer.statements,
        skipped: meter.skipped.load(std::sync::atomic::Ordering::Relaxed),
        first_failures: std::mem::take(&mut writer.first_failures),
        time: writer.progress.elapsed(),
        stats: store.stats()?,
    })
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
    // With metadata from the user the same bytes may make a new version.
    let anew = work.options.published.is_some() || work.options.outlet.is_some();
    move |captured| {
        let (capture, document) = (&captured.capture, &captured.document);
        if !anew && store.known(&capture.sha256, captured.member.as_deref(), &document.id)? {
            return Ok(Read::Known);
        }
        let record = annotate(document, &engine);
        Ok(Read::New(Box::new((captured, record))))
    }
}

/// Collects batches and writes them.
struct Writer<'s> {
    store: &'s Store,
    run: RunId,
    batch: Vec<(Captured, Record)>,
    /// Places that could be read, and what could not, since the last commit.
    good: Vec<String>,
    bad: Vec<Failure>,
    held: Vec<Held>,
    since: Instant,
    counts: RunCounts,
    statements: u64,
    first_failures: Vec<Shown>,
    progress: Progress,
}

impl<'s> Writer<'s> {
    fn new(store: &'s Store, run: RunId, progress: Progress) -> Self {
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
            progress,
        }
    }

    fn take(&mut self, done: Done<Result<Read, StoreError>>, engine: &str) -> Result<(), CommandError> {
        if done.failures.is_empty() {
            self.good.push(done.place.to_string());
        }
        self.fail(&done.failures);
        let documents = done.documents.len() as u64;
        for read in done.documents {
            match read? {
                Read::Known => self.counts.unchanged += 1,
                Read::New(new) => self.batch.push(*new),
            }
        }
        self.progress.add(documents, done.failures.len() as u64);
        self.held.push(done.held);
        let heavy = self.held.iter().map(Held::amount).sum::<usize>() >= HEAVY;
        if heavy || self.batch.len() >= BATCH || self.since.elapsed() >= WAIT {
            self.commit(engine)?;
        }
        Ok(())
    }

    fn fail(&mut self, failures: &[onrecord_ingest::Failure]) {
        for failure in failures {
            let shown = Shown::from(failure);
            self.bad.push(Failure {
                place: shown.place.clone(),
                code: shown.code,
                message: shown.message.clone(),
            });
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
                .map(|new| Incoming { captured: &new.0, record: &new.1, engine_version: engine })
                .collect();
            let outcomes = self.store.add(&incoming, now)?;
            for (outcome, new) in outcomes.iter().zip(&self.batch) {
                let counter = match outcome.change {
                    Change::Added => &mut self.counts.added,
                    Change::NewVersion => &mut self.counts.new_versions,
                    Change::Unchanged => {
                        self.counts.unchanged += 1;
                        continue;
                    }
                };
                *counter += 1;
                self.statements += new.1.statements.len() as u64;
            }
            tracing::debug!(documents = outcomes.len(), "committed");
        }
        if !self.good.is_empty() {
            let places: Vec<&str> = self.good.iter().map(String::as_str).collect();
            self.store.resolve_failures(self.run, &places, now)?;
        }
        if !self.bad.is_empty() {
            self.store.add_failures(self.run, &self.bad, now)?;
        }
        self.batch.clear();
        self.good.clear();
        self.bad.clear();
        self.held.clear();
        self.since = Instant::now();
        self.progress.tick();
        Ok(())
    }
}

impl Summary {
    fn set(&self, ui: Ui, ledger: &Path) -> String {
        let RunCounts { added, unchanged, new_versions, failed } = self.counts;
        let documents = added + unchanged + new_versions;
        let head = format!(
            "{} in {}, {} a second",
            ui::count(documents, "document"),
            progress::seconds(self.time),
            progress::rate(documents, self.time)
        );
        let mut lines = vec![ui.paint(STRONG, &head)];
        let mut count = |count: u64, what: &str| lines.push(format!("{count:>9}  {what}"));
        count(added, "added");
        count(new_versions, "added as a new version of a known document");
        count(unchanged, "unchanged: the ledger had them");
        count(failed, "failed");
        if self.skipped > 0 {
            count(self.skipped, "archive records passed over: they hold no document");
        }
        count(self.statements, "statements found");
        let Stats { documents, statements, speakers, .. } = self.stats;
        lines.push(format!(
            "{} now holds {} with {} by {}.",
            ledger.display(),
            ui::count(documents, "document"),
            ui::count(statements, "statement"),
            ui::count(speakers, "named speaker")
        ));
        if failed > 0 {
            lines.push(String::new());
            lines.push(ui.paint(STRONG, "Could not be read:"));
            lines.extend(self.first_failures.iter().map(|failure| failure.set(ui)));
            let more = failed - self.first_failures.len() as u64;
            if more > 0 {
                lines.push(format!("  and {more} more: onrecord failures"));
            }
        }
        lines.join("\n")
    }
}
