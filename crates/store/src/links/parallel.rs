//! Working something out for many things on all processors, in their order.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::{Result, StoreError};

/// Things that a processor takes at a time: some cost a hundred times as much as others, and none should wait for one.
const SOME: usize = 16;

/// What `work` makes of each.
pub(super) fn parallel<'t, T: Sync, R: Send>(
    things: &'t [T],
    work: impl Fn(&'t T) -> Result<R> + Sync,
) -> Result<Vec<R>> {
    let parts: Vec<&[T]> = things.chunks(SOME).collect();
    let threads = thread::available_parallelism().map_or(1, usize::from).min(parts.len());
    let next = AtomicUsize::new(0);
    let taken = || -> Result<Vec<(usize, Vec<R>)>> {
        let mut done = Vec::new();
        loop {
            let turn = next.fetch_add(1, Ordering::Relaxed);
            let Some(part) = parts.get(turn) else { return Ok(done) };
            done.push((turn, part.iter().map(&work).collect::<Result<_>>()?));
        }
    };
    thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(taken)).collect();
        let mut done = Vec::with_capacity(parts.len());
        for worker in running {
            done.extend(worker.join().map_err(|_| StoreError::Internal("a thread ended early".to_owned()))??);
        }
        done.sort_unstable_by_key(|(turn, _)| *turn);
        Ok(done.into_iter().flat_map(|(_, part)| part).collect())
    })
}
