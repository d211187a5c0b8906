//! From files to finished documents, on several threads and in the order of the input.
//!
//! One thread reads, several extract and annotate, and the caller's thread receives what is done, in
//! the order in which the reader found it: the same command gives the same output whatever the number
//! of threads. Memory is bounded by [`Budget`], not by the input.
//!
//! One bad document stops nothing: it arrives as a failure in its place. That holds for our own errors
//! too: a panic while reading a document is caught and becomes that document's `X001`.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};
use onrecord_ingest::{Captured, Failure, Options, Place, Raw, Source};
use onrecord_text::Code;

use crate::budget::{Budget, Held};
use crate::error::CommandError;
use crate::stop::Stop;

/// What a document pays beside its bytes, so that many small ones are bounded as well.
const PIECE: usize = 16 << 10;

/// How many bytes a byte of input may come to while it is read: text, offsets, tokens, the record. Of a
/// text that is nothing but short quotations it was measured to be 45.
const GROWTH: usize = 45;

/// The budget of a run, in the bytes that documents come to. A document over 4 MiB goes alone.
const BUDGET: usize = 180 << 20;

/// Documents a worker may be ahead of what takes them, so that it goes on while a batch is written; what they hold is
/// bounded by the budget.
const AHEAD: usize = 64;

/// How often a waiting thread looks whether it should stop.
const LOOK: Duration = Duration::from_millis(100);

/// A worker's stack. Pages are parsed without recursion; this is for the ones nobody thought of.
const STACK: usize = 16 << 20;

/// What is to be read, and how.
#[derive(Debug, Clone)]
pub(crate) struct Work {
    /// The files, in order.
    pub(crate) sources: Vec<Source>,
    /// How they are read.
    pub(crate) options: Options,
    /// How many threads extract and annotate.
    pub(crate) jobs: usize,
    /// Read again also what the ledger knows: to tell which of its documents it is, or because metadata is stated now.
    pub(crate) anew: bool,
}

/// Everything of one piece of input: a file, a row, an archive's record.
#[derive(Debug)]
pub(crate) struct Done<T> {
    /// Of which file it is, by its number.
    pub(crate) source: usize,
    /// Where it was found.
    pub(crate) place: Place,
    /// What was made of its documents.
    pub(crate) documents: Vec<T>,
    /// What could not be read.
    pub(crate) failures: Vec<Failure>,
    /// What it pays of the budget until it is dropped.
    pub(crate) held: Held,
}

/// What a run tells its receiver.
pub(crate) enum Event<T> {
    /// The next piece, in the order of the input.
    Done(Done<T>),
    /// Nothing has been ready for a moment: time to write what there is.
    Idle,
}

/// Figures that change while a run goes on.
#[derive(Debug, Default)]
pub(crate) struct Meter {
    /// Bytes taken from the files, as they lie on the disk.
    pub(crate) bytes: AtomicU64,
    /// Records of archives that hold nothing to read.
    pub(crate) skipped: AtomicU64,
}

enum Job {
    Read(Raw),
    Failed(Failure),
    Opened(Place),
}

struct Numbered<J> {
    number: u64,
    source: usize,
    piece: J,
    held: Held,
}

/// Reads `work`, makes something of each document with `make` on the worker threads, and hands it to
/// `receive` on this thread. Stops early when asked to, after the pieces that are done; what `receive`
/// got is always an unbroken beginning of the input.
pub(crate) fn run<T, M, R>(
    work: &Work,
    stop: &Stop,
    meter: &Arc<Meter>,
    make: M,
    mut receive: R,
) -> Result<(), CommandError>
where
    T: Send + 'static,
    M: Fn(Captured) -> T + Send + Sync + 'static,
    R: FnMut(Event<T>) -> Result<(), CommandError>,
{
    let budget = Budget::new(BUDGET);
    let halt = Arc::new(AtomicBool::new(false));
    let (to_workers, jobs) = bounded(work.jobs * AHEAD);
    let (to_receiver, results) = bounded(work.jobs * AHEAD);
    let workers = {
        let shared =
            Shared { options: work.options.clone(), make, stop: stop.clone(), halt: Arc::clone(&halt) };
        let shared = Arc::new(shared);
        (0..work.jobs)
            .map(|_| worker(Arc::clone(&shared), jobs.clone(), to_receiver.clone()))
            .collect::<Result<Vec<_>, _>>()?
    };
    drop((jobs, to_receiver));
    let reader = reader(work.clone(), stop.clone(), budget.clone(), Arc::clone(meter), to_workers)?;
    let received = in_order(&results, &mut receive);
    halt.store(true, Ordering::SeqCst);
    budget.close();
    drop(results);
    for worker in workers {
        let _ = worker.join();
    }
    if reader.is_finished() {
        let _ = reader.join();
    }
    // A reader that waits for a slow pipe is left behind: it holds nothing but the pipe.
    received
}

/// Puts the results back in order.
fn in_order<T>(
    results: &Receiver<Numbered<Finished<T>>>,
    receive: &mut impl FnMut(Event<T>) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    let mut early = BTreeMap::new();
    let mut next = 0;
    loop {
        match results.recv_timeout(LOOK) {
            Ok(done) => {
                early.insert(done.number, done);
                while let Some(Numbered { source, piece, held, .. }) = early.remove(&next) {
                    let Finished { place, documents, failures } = piece;
                    receive(Event::Done(Done { source, place, documents, failures, held }))?;
                    next += 1;
                }
            }
            Err(RecvTimeoutError::Timeout) => receive(Event::Idle)?,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
    }
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, CommandError> {
    thread::Builder::new()
        .name(name.to_owned())
        .stack_size(STACK)
        .spawn(run)
        .map_err(|error| CommandError::new(Code::Internal, format!("a thread cannot be started: {error}")))
}

/// Reads the files one after the other.
fn reader(
    work: Work,
    stop: Stop,
    budget: Budget,
    meter: Arc<Meter>,
    jobs: Sender<Numbered<Job>>,
) -> Result<JoinHandle<()>, CommandError> {
    spawn("reader", move || {
        let mut number = 0;
        let mut send = |of: usize, job: Job| -> Option<()> {
            let size = match &job {
                Job::Read(raw) => raw.bytes.len().saturating_mul(GROWTH),
                Job::Failed(_) | Job::Opened(_) => 0,
            };
            let held = budget.pay(size.saturating_add(PIECE))?;
            jobs.send(Numbered { number, source: of, piece: job, held }).ok()?;
            number += 1;
            (!stop.asked()).then_some(())
        };
        let mut before = 0;
        for (of, source) in work.sources.iter().enumerate() {
            tracing::debug!(path = %source.path.display(), "opening");
            let mut items = match source.items(&work.options) {
                Ok(items) => items,
                Err(failure) => {
                    if send(of, Job::Failed(failure)).is_none() {
                        return;
                    }
                    before += source.len.unwrap_or(0);
                    continue;
                }
            };
            if send(of, Job::Opened(source.place())).is_none() {
                return;
            }
            while let Ok(Some(item)) = catch_unwind(AssertUnwindSafe(|| items.next())).or_else(|_| {
                let failure = Failure::new(&source.place(), Code::Internal, "its reader failed");
                send(of, Job::Failed(failure)).ok_or(()).map(|()| None)
            }) {
                meter.bytes.store(before + items.consumed(), Ordering::Relaxed);
                if send(of, item.map_or_else(Job::Failed, Job::Read)).is_none() {
                    return;
                }
            }
            meter.skipped.fetch_add(items.skipped(), Ordering::Relaxed);
            before += source.len.unwrap_or_else(|| items.consumed());
            meter.bytes.store(before, Ordering::Relaxed);
        }
    })
}

struct Shared<M> {
    options: Options,
    make: M,
    stop: Stop,
    halt: Arc<AtomicBool>,
}

struct Finished<T> {
    place: Place,
    documents: Vec<T>,
    failures: Vec<Failure>,
}

fn worker<T, M>(
    shared: Arc<Shared<M>>,
    jobs: Receiver<Numbered<Job>>,
    results: Sender<Numbered<Finished<T>>>,
) -> Result<JoinHandle<()>, CommandError>
where
    T: Send + 'static,
    M: Fn(Captured) -> T + Send + Sync + 'static,
{
    spawn("worker", move || {
        while !shared.stop.asked() && !shared.halt.load(Ordering::SeqCst) {
            let Numbered { number, source, piece, held } = match jobs.recv_timeout(LOOK) {
                Ok(job) => job,
                Err(RecvTimeoutError::Timeout) => continue,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let piece = match piece {
                Job::Read(raw) => shared.read(&raw),
                Job::Failed(failure) => {
                    Finished { place: failure.place.clone(), documents: Vec::new(), failures: vec![failure] }
                }
                Job::Opened(place) => Finished { place, documents: Vec::new(), failures: Vec::new() },
            };
            if results.send(Numbered { number, source, piece, held }).is_err() {
                return;
            }
        }
    })
}

impl<M> Shared<M> {
    fn read<T>(&self, raw: &Raw) -> Finished<T>
    where
        M: Fn(Captured) -> T,
    {
        let all = || {
            let extracted = raw.extract(&self.options);
            let documents = extracted.documents.into_iter().map(&self.make).collect();
            (documents, extracted.failures)
        };
        let (documents, failures) = catch_unwind(AssertUnwindSafe(all)).unwrap_or_else(|_| {
            (Vec::new(), vec![Failure::new(&raw.place, Code::Internal, "reading this document failed")])
        });
        Finished { place: raw.place.clone(), documents, failures }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work(rows: usize, jobs: usize, folder: &std::path::Path) -> Work {
        let path = folder.join("rows.jsonl");
        let rows: String = (0..rows)
            .map(|n| format!("{{\"id\":\"{n}\",\"text\":\"The mayor said row {n} is here.\"}}\n"))
            .collect();
        std::fs::write(&path, rows).unwrap();
        let (sources, failures) = onrecord_ingest::sources(&[path]);
        assert!(failures.is_empty());
        Work { sources, options: Options::default(), jobs, anew: false }
    }

    fn ids(work: &Work, bad: Option<u64>, until: usize) -> Vec<String> {
        let mut ids = Vec::new();
        let stop = Stop::default();
        let make = move |captured: Captured| {
            // Later rows are done first.
            let n: u64 = captured.document.id.parse().unwrap();
            thread::sleep(Duration::from_micros(500 * (3 - n % 4)));
            assert!(Some(n) != bad, "this row is the bad one");
            captured.document.id
        };
        run(work, &stop, &Arc::default(), make, |event| {
            if let Event::Done(done) = event {
                ids.extend(done.documents);
                ids.extend(done.failures.iter().map(|failure| format!("{}", failure.code)));
                if ids.len() >= until {
                    stop.ask();
                }
            }
            Ok(())
        })
        .unwrap();
        ids
    }

    #[test]
    fn order_is_the_inputs_on_any_number_of_threads_and_a_panic_is_one_failure() {
        let folder = tempfile::tempdir().unwrap();
        let expected: Vec<String> =
            (0..200).map(|n| if n == 5 { "X001".to_owned() } else { n.to_string() }).collect();
        for jobs in [1, 3, 8] {
            assert_eq!(ids(&work(200, jobs, folder.path()), Some(5), usize::MAX), expected);
        }
    }

    #[test]
    fn stopping_leaves_an_unbroken_beginning() {
        let folder = tempfile::tempdir().unwrap();
        let ids = ids(&work(2000, 4, folder.path()), None, 20);
        assert!((20..200).contains(&ids.len()), "{}", ids.len());
        assert!(ids.iter().enumerate().all(|(n, id)| *id == n.to_string()));
    }

    #[test]
    fn an_error_of_the_receiver_ends_the_run() {
        let folder = tempfile::tempdir().unwrap();
        let work = work(2000, 4, folder.path());
        let make = |captured: Captured| captured.document.id;
        let result = run(&work, &Stop::default(), &Arc::default(), make, |_| Err(CommandError::BrokenPipe));
        assert!(matches!(result, Err(CommandError::BrokenPipe)));
    }
}
