//! Web archives.

use crate::{Failure, Limits, Place, Raw, items::Stream};

#[derive(Default)]
pub(crate) struct Reader {}

impl Reader {
    pub(crate) fn arc() -> Self {
        Self {}
    }
    pub(crate) fn skipped(&self) -> u64 {
        0
    }
    pub(crate) fn next(&mut self, _: &mut Stream, _: &Place, _: &Limits) -> Option<Result<Raw, Failure>> {
        None
    }
}
