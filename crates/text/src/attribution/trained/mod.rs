//! Attribution learned from annotated news, behind the same seam as the rules and on top of them.
//!
//! The rules read first: what they make of quotation marks is not something to learn. A network that was
//! told their view finds cues, and for each cue its source and content ([`tagger`]); [`assemble`] sets
//! that into whole quotations and gives each attribution what only the rules know (relays, addressees).

mod assemble;
mod clauses;
mod edges;
mod file;
mod graph;
pub(super) mod hashed;
mod marks;
mod names;
mod pieces;
mod proofread;
mod relation;
mod tagger;
mod together;

use super::{Attribution, Attributor, Rules};
use crate::Analysis;

pub use file::ModelError;
pub(super) use marks::Marks;

/// Attribution by a trained model.
pub struct Trained {
    tagger: tagger::Tagger,
    version: String,
}

impl Trained {
    /// Loads a model file.
    ///
    /// # Errors
    /// When the bytes are no model file, are damaged, or were written for another version.
    pub fn load(bytes: &[u8]) -> Result<Self, ModelError> {
        let file = file::ModelFile::open(bytes)?;
        let trained = Self { tagger: tagger::Tagger::load(&file)?, version: file.version };
        // A file whose parts do not fit each other is refused here, not in the middle of somebody's reading.
        let page = Analysis::new("“It is shut,” said Ann Orr.", false);
        let rules = Rules.attribute(&page);
        let tags = trained.tagger.tag(&page, &Marks::of(&page, &rules));
        tags.map(|_| trained).ok_or_else(|| ModelError::Part("its graphs do not fit each other".to_owned()))
    }

    /// Its name and version, as ledgers note them.
    pub fn version(&self) -> &str {
        &self.version
    }
}

impl std::fmt::Debug for Trained {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Trained").field("version", &self.version).finish_non_exhaustive()
    }
}

impl Attributor for Trained {
    fn attribute(&self, page: &Analysis<'_>) -> Vec<Attribution> {
        let rules = Rules.attribute(page);
        let marks = Marks::of(page, &rules);
        match self.tagger.tag(page, &marks) {
            Some(tags) => assemble::attributions(page, &marks, &tags, &rules),
            // Loading has shown that the graphs fit; were they not to, the rules' view is the best there is.
            None => rules,
        }
    }
}
