//! How much may be on its way through the program at once.
//!
//! Channels bounded by count do not bound memory: four documents may be four lines or four books.
//! What is taken in therefore pays for its size out of one budget, and gives it back when the ledger
//! (or the output) has it. The reader waits when the budget is spent.
//!
//! Pieces are paid for in the order in which they are written out again, so that what the writer waits
//! for has always been paid for: there is no deadlock. A piece larger than the whole budget goes
//! alone.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

/// A sum that pieces in flight are paid from.
#[derive(Debug, Clone)]
pub(crate) struct Budget(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    whole: usize,
    state: Mutex<State>,
    freed: Condvar,
}

#[derive(Debug)]
struct State {
    left: usize,
    closed: bool,
}

/// A payment, given back when dropped.
#[derive(Debug)]
pub(crate) struct Held {
    inner: Arc<Inner>,
    amount: usize,
}

impl Budget {
    pub(crate) fn new(whole: usize) -> Self {
        let state = Mutex::new(State { left: whole, closed: false });
        Self(Arc::new(Inner { whole, state, freed: Condvar::new() }))
    }

    /// Waits until `amount` is there. `None` when the budget was closed.
    pub(crate) fn pay(&self, amount: usize) -> Option<Held> {
        let amount = amount.min(self.0.whole);
        let mut state = self.0.state.lock().unwrap_or_else(PoisonError::into_inner);
        while state.left < amount && !state.closed {
            state = self.0.freed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.closed {
            return None;
        }
        state.left -= amount;
        Some(Held { inner: Arc::clone(&self.0), amount })
    }

    /// Nobody needs to wait any more.
    pub(crate) fn close(&self) {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner).closed = true;
        self.0.freed.notify_all();
    }
}

impl Held {
    /// How much was paid.
    pub(crate) fn amount(&self) -> usize {
        self.amount
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.inner.state.lock().unwrap_or_else(PoisonError::into_inner).left += self.amount;
        self.inner.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_large_goes_alone_and_closing_wakes_the_waiting() {
        let budget = Budget::new(10);
        let alone = budget.pay(1000).unwrap();
        assert_eq!(alone.amount(), 10);
        let waiting = {
            let budget = budget.clone();
            std::thread::spawn(move || budget.pay(1).map(|held| held.amount()))
        };
        drop(alone);
        assert_eq!(waiting.join().unwrap(), Some(1));
        let _all = budget.pay(10).unwrap();
        let waiting = {
            let budget = budget.clone();
            std::thread::spawn(move || budget.pay(1).is_none())
        };
        budget.close();
        assert!(waiting.join().unwrap());
    }
}
