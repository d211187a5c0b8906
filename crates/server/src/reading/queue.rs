//! The queue of readings: one thread reads one after the other, whoever asks is told how far each is.

use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use onrecord_text::Code;

use super::spool::Spool;
use super::view::ReadingView;
use super::{Asked, Broke, Coming, Ended, Order, Reader};
use crate::Clock;
use crate::problem::Problem;

/// How many readings are remembered after they are done.
const REMEMBERED: usize = 100;

/// How long to wait while somebody else writes to the ledger.
const PATIENCE: Duration = Duration::from_secs(1);

/// The readings of a server.
#[derive(Clone)]
pub(crate) struct Readings(Arc<Inner>);

struct Inner {
    ledger: PathBuf,
    reader: Option<Arc<dyn Reader>>,
    clock: Clock,
    /// Taken when something first comes in, or at once where something waits.
    spool: Mutex<Option<Arc<Spool>>>,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<String>,
    /// The latest last.
    all: VecDeque<ReadingView>,
    /// A thread reads, or is about to.
    working: bool,
    closed: bool,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Readings {
    /// The readings of a ledger. What a server before was handed and did not come to is read now.
    pub(crate) fn new(ledger: &Path, reader: Option<Arc<dyn Reader>>, clock: Clock) -> Self {
        let readings = Self(Arc::new(Inner {
            ledger: ledger.to_owned(),
            reader,
            clock,
            spool: Mutex::default(),
            state: Mutex::default(),
            changed: Condvar::new(),
        }));
        if readings.0.reader.is_some() && Spool::folder(ledger).is_dir() {
            // Another server that holds the folder reads it; what cannot be opened now is said when something comes.
            if let Err(error) = readings.spool() {
                tracing::debug!(%error, "uploads are not taken over");
            }
        }
        readings
    }

    /// A place for files to come.
    pub(crate) fn coming(&self) -> Result<Coming, Problem> {
        self.spool().and_then(|spool| spool.coming()).map_err(trouble)
    }

    /// Puts what came at the end of the queue.
    pub(crate) fn add(&self, coming: Coming, order: &Order) -> Result<ReadingView, Problem> {
        let id = self.spool().and_then(|spool| spool.keep(coming, order)).map_err(trouble)?;
        Ok(self.enqueue(ReadingView::new(id, (self.0.clock)(), order.all())))
    }

    /// A reading by its id.
    pub(crate) fn one(&self, id: &str) -> Option<ReadingView> {
        lock(&self.0.state).all.iter().find(|reading| reading.id == id).cloned()
    }

    /// The readings of this server, the latest first.
    pub(crate) fn all(&self) -> Vec<ReadingView> {
        lock(&self.0.state).all.iter().rev().cloned().collect()
    }

    /// Begins nothing more, and waits a while for what is being read; what is left is read by the next server.
    pub(crate) fn close(&self, patience: Duration) {
        let end = Instant::now() + patience;
        let mut state = lock(&self.0.state);
        state.closed = true;
        self.0.changed.notify_all();
        while state.working && Instant::now() < end {
            let left = end.saturating_duration_since(Instant::now());
            state = self.0.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// The folder, taken the first time.
    fn spool(&self) -> io::Result<Arc<Spool>> {
        let mut held = lock(&self.0.spool);
        if let Some(spool) = &*held {
            return Ok(Arc::clone(spool));
        }
        if self.0.reader.is_none() {
            return Err(io::Error::new(
                io::ErrorKind::ReadOnlyFilesystem,
                "this server was not given what reads",
            ));
        }
        let spool = Arc::new(Spool::open(&self.0.ledger)?);
        for id in spool.waiting()? {
            let names = spool.order(&id)?.all();
            self.enqueue(ReadingView::new(id, (self.0.clock)(), names));
        }
        *held = Some(Arc::clone(&spool));
        Ok(spool)
    }

    fn enqueue(&self, view: ReadingView) -> ReadingView {
        let mut state = lock(&self.0.state);
        state.waiting.push_back(view.id.clone());
        state.all.push_back(view.clone());
        while state.all.len() > REMEMBERED.max(state.waiting.len() + 1) {
            state.all.pop_front();
        }
        if !state.working {
            let readings = self.clone();
            let spawned = thread::Builder::new().name("readings".to_owned()).spawn(move || readings.work());
            // It waits for the next thread that can be had.
            state.working = spawned.is_ok();
        }
        view
    }

    /// Reads what waits, until nothing does.
    fn work(&self) {
        loop {
            let next = {
                let mut state = lock(&self.0.state);
                let next = if state.closed { None } else { state.waiting.pop_front() };
                state.working = next.is_some();
                self.0.changed.notify_all();
                next
            };
            let Some(id) = next else { return };
            if let Some(ended) = self.read(&id) {
                self.change(&id, |view| view.end(ended, (self.0.clock)()));
            }
        }
    }

    /// Reads one. `None` when it was stopped.
    fn read(&self, id: &str) -> Option<Option<Broke>> {
        let internal = |error: io::Error| Some(Some((Code::Internal, error.to_string())));
        let Some(reader) = &self.0.reader else { return None };
        self.change(id, ReadingView::begin);
        let (spool, asked) = match self.spool().and_then(|spool| spool.asked(id).map(|asked| (spool, asked)))
        {
            Ok(found) => found,
            Err(error) => return internal(error),
        };
        match self.try_until_free(id, reader.as_ref(), &asked) {
            Ok(Ended::Stopped) => None,
            Ok(Ended::Whole) => {
                if let Err(error) = spool.remove(id) {
                    // Read again by the next server, which changes nothing.
                    tracing::warn!(%error, id, "an upload could not be removed");
                }
                Some(None)
            }
            Err(broke) => Some(Some(broke)),
        }
    }

    fn try_until_free(&self, id: &str, reader: &dyn Reader, asked: &Asked) -> Result<Ended, Broke> {
        loop {
            let tell = &mut |told: super::Told<'_>| self.change(id, |view| view.tell(told));
            let read = catch_unwind(AssertUnwindSafe(|| reader.read(asked, tell)));
            match read.unwrap_or_else(|_| Err((Code::Internal, "reading failed".to_owned()))) {
                Err((Code::Busy, _)) => {
                    self.change(id, ReadingView::restart);
                    let state = lock(&self.0.state);
                    let waited = self.0.changed.wait_timeout(state, PATIENCE);
                    if waited.unwrap_or_else(PoisonError::into_inner).0.closed {
                        return Ok(Ended::Stopped);
                    }
                }
                done => return done,
            }
        }
    }

    fn change(&self, id: &str, change: impl FnOnce(&mut ReadingView)) {
        let mut state = lock(&self.0.state);
        if let Some(view) = state.all.iter_mut().find(|view| view.id == id) {
            change(view);
        }
    }
}

/// An error of the folder, by the table.
pub(crate) fn trouble(error: io::Error) -> Problem {
    use io::ErrorKind as Kind;
    let code = match error.kind() {
        Kind::WouldBlock => {
            return Problem::new(
                Code::Busy,
                "another `onrecord serve` takes in what is added to this ledger",
            );
        }
        Kind::StorageFull | Kind::QuotaExceeded => Code::DiskFull,
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Code::ReadOnly,
        _ => Code::LedgerIo,
    };
    Problem::new(code, error.to_string())
}
