//! The engine: an [`Attributor`] and what is made of its attributions.

use sha2::{Digest, Sha256};

use crate::attribution::{Attributor, ModelError, Rules, Trained};
use crate::{Aliases, Gazetteer, VagueWords};

/// Reads documents. Cheap to share between threads.
pub struct Engine {
    pub(crate) attributor: Box<dyn Attributor>,
    pub(crate) gazetteer: Option<Gazetteer>,
    pub(crate) aliases: Aliases,
    pub(crate) vague_words: VagueWords,
    version: String,
}

impl Engine {
    /// The engine of rules alone.
    pub fn rules() -> Self {
        Self::with(Box::new(Rules), concat!("rules/", env!("CARGO_PKG_VERSION")))
    }

    /// The engine of a trained model, from the bytes of its file.
    ///
    /// # Errors
    /// When the bytes are no model file, are damaged, or were written for another version.
    pub fn trained(model: &[u8]) -> Result<Self, ModelError> {
        let attributor = Trained::load(model)?;
        let version = attributor.version().to_owned();
        Ok(Self::with(Box::new(attributor), version))
    }

    /// An engine around another attributor; `version` names it in ledgers.
    pub fn with(attributor: Box<dyn Attributor>, version: impl Into<String>) -> Self {
        Self {
            attributor,
            gazetteer: None,
            aliases: Aliases::default(),
            vague_words: VagueWords::default(),
            version: version.into(),
        }
    }

    /// The same engine, which finds places too.
    #[must_use]
    pub fn with_gazetteer(mut self, gazetteer: Gazetteer) -> Self {
        self.gazetteer = Some(gazetteer);
        self
    }

    /// The same engine, which knows a user's aliases too.
    #[must_use]
    pub fn with_aliases(mut self, aliases: Aliases) -> Self {
        if let Some(mark) = aliases.mark() {
            self.version = format!("{}+aliases/{mark}", self.version);
        }
        self.aliases = aliases;
        self
    }

    /// The same engine, for which vague words stand for other intervals.
    #[must_use]
    pub fn with_vague_words(mut self, vague_words: VagueWords) -> Self {
        if let Some(mark) = vague_words.mark() {
            self.version = format!("{}+vague-words/{mark}", self.version);
        }
        self.vague_words = vague_words;
        self
    }

    /// Which engine this is, as a ledger notes it beside what it read.
    pub fn version(&self) -> &str {
        &self.version
    }
}

/// The beginning of a table's SHA-256: tells in ledgers with which one a document was read.
pub(crate) fn fingerprint(table: &str) -> String {
    Sha256::digest(table).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("version", &self.version).finish_non_exhaustive()
    }
}
