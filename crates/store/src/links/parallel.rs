//! Working something out for many things on all processors, in their order.

use std::thread;

use crate::{Result, StoreError};

/// What `work` makes of each.
pub(super) fn parallel<'t, T: Sync, R: Send>(
    things: &'t [T],
    work: impl Fn(&'t T) -> Result<R> + Sync,
) -> Result<Vec<R>> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let parts = things.chunks(things.len().div_ceil(threads).max(1));
        let work = &work;
        let running: Vec<_> = parts
            .map(|part| scope.spawn(move || part.iter().map(work).collect::<Result<Vec<R>>>()))
            .collect();
        let mut done = Vec::with_capacity(things.len());
        for part in running {
            let ended = part.join().map_err(|_| StoreError::Internal("a thread ended early".to_owned()))?;
            done.extend(ended?);
        }
        Ok(done)
    })
}
