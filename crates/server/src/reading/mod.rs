//! Taking in what users add: files land in a folder beside the ledger, wait there for their turn, are read by
//! whatever the program that serves reads with, and are removed.
//!
//! How to read is handed in as a [`Reader`], as the clock is, because engines and their models are the
//! program's. What has been answered with an id is on the disk: after a crash it is read by the next server, and
//! reading twice changes nothing.

mod queue;
mod spool;
mod view;

use std::path::PathBuf;

use onrecord_store::Failure;
use onrecord_text::Code;

pub(crate) use queue::{Readings, trouble};
pub(crate) use spool::{Coming, Order};
pub(crate) use view::ReadingView;

/// Files and links to be read as one piece of work.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The files, in the order in which they came.
    pub files: Vec<AskedFile>,
    /// Addresses to fetch. Their numbers go on from those of the files.
    pub links: Vec<String>,
    /// Who published them; overrules what they say.
    pub outlet: Option<String>,
    /// When they were published; overrules what they say.
    pub published: Option<String>,
}

/// One of them.
#[derive(Debug, Clone)]
pub struct AskedFile {
    /// Where it lies for now.
    pub path: PathBuf,
    /// What the user calls it: what messages and captures are to call it.
    pub name: String,
}

/// What a reader tells while it reads. Files go by their number.
#[derive(Debug, Clone, Copy)]
pub enum Told<'t> {
    /// A document is in the ledger.
    Kept {
        /// Out of which file.
        file: usize,
        /// Its id.
        document: &'t str,
        /// The ledger had it.
        known: bool,
        /// How many statements were found in it.
        statements: u64,
    },
    /// Something could not be read.
    Failed {
        /// Of which file.
        file: usize,
        /// What, and why.
        failure: &'t Failure,
    },
    /// All is written; what joins documents is being worked out.
    Settling,
}

/// How a reading ended that did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Everything was read.
    Whole,
    /// It was told to stop, and is to be done again.
    Stopped,
}

/// Why a reading broke off: an entry of the table, and what happened.
pub type Broke = (Code, String);

/// What reads files into the ledger.
pub trait Reader: Send + Sync {
    /// Reads files into the ledger. Called by one thread at a time.
    ///
    /// # Errors
    /// [`Code::Busy`] while somebody else writes: it will be tried again. Anything else ends the reading; what was
    /// written stays.
    fn read(&self, asked: &Asked, tell: &mut dyn FnMut(Told<'_>)) -> Result<Ended, Broke>;
}
