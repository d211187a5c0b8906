//! The engine: an [`Attributor`] and what is made of its attributions.

use crate::attribution::{Attributor, Rules};

/// Reads documents. Cheap to share between threads.
pub struct Engine {
    pub(crate) attributor: Box<dyn Attributor>,
    version: &'static str,
}

impl Engine {
    /// The engine of rules alone.
    pub fn rules() -> Self {
        Self { attributor: Box::new(Rules), version: concat!("rules/", env!("CARGO_PKG_VERSION")) }
    }

    /// An engine around another attributor; `version` names it in ledgers.
    pub fn with(attributor: Box<dyn Attributor>, version: &'static str) -> Self {
        Self { attributor, version }
    }

    /// Which engine this is, as a ledger notes it beside what it read.
    pub fn version(&self) -> &'static str {
        self.version
    }
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("version", &self.version).finish_non_exhaustive()
    }
}
