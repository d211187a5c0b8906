//! Ctrl-C: once asks for a clean end, twice ends at once.
//!
//! Ending at once is safe too, because nothing acknowledged is ever lost; the clean end is there to
//! finish the batch in hand and to say what was done.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use onrecord_text::Code;

use crate::error::{CommandError, Exit};

/// Whether the user wants to stop.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stop(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    asked: AtomicU32,
    lock: Mutex<()>,
    wake: Condvar,
}

impl Stop {
    /// Listens for Ctrl-C and for a request to terminate.
    pub(crate) fn listen() -> Result<Self, CommandError> {
        let stop = Self::default();
        let handle = stop.clone();
        ctrlc::set_handler(move || {
            if handle.0.asked.load(Ordering::SeqCst) > 0 {
                end_now();
            }
            handle.ask();
        })
        .map_err(|error| {
            CommandError::new(Code::Internal, format!("Ctrl-C cannot be listened for: {error}"))
        })?;
        Ok(stop)
    }

    /// Asks for a clean end.
    pub(crate) fn ask(&self) {
        self.0.asked.fetch_add(1, Ordering::SeqCst);
        let _guard = self.0.lock.lock().unwrap_or_else(PoisonError::into_inner);
        self.0.wake.notify_all();
    }

    /// Whether it was asked for.
    pub(crate) fn asked(&self) -> bool {
        self.0.asked.load(Ordering::SeqCst) > 0
    }

    /// Waits until it is.
    pub(crate) fn wait(&self) {
        let mut guard = self.0.lock.lock().unwrap_or_else(PoisonError::into_inner);
        while !self.asked() {
            let waited = self.0.wake.wait_timeout(guard, Duration::from_secs(1));
            guard = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "asked twice: whatever is in order by now is")]
fn end_now() {
    std::process::exit(Exit::Interrupted as i32);
}
