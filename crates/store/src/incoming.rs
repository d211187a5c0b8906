//! What comes into a ledger, and what becomes of it.

use onrecord_text::{Captured, Code, Record};
use serde::{Deserialize, Serialize};

/// One document to add: its capture and what was read out of it.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    /// The document and its bytes.
    pub captured: &'a Captured,
    /// What was read out of it. Its `text` is not looked at.
    pub record: &'a Record,
    /// The version of onrecord that read it.
    pub engine_version: &'a str,
}

/// What became of an incoming document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The document's id in the ledger.
    pub document_id: String,
    /// The version that holds it.
    pub version: u32,
    /// What happened.
    pub change: Change,
}

/// What adding a document changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// It is new.
    Added,
    /// The ledger had it.
    Unchanged,
    /// The ledger had another version of it.
    NewVersion,
}

/// Something that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The file, address or row.
    pub place: String,
    /// The entry of the one table.
    pub code: Code,
    /// What happened.
    pub message: String,
}

/// One reading: the work of one command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunId(pub(crate) i64);

/// What one reading came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RunCounts {
    /// Documents added.
    pub added: u64,
    /// Documents the ledger had.
    pub unchanged: u64,
    /// Documents of which the ledger had another version.
    pub new_versions: u64,
    /// What could not be read.
    pub failed: u64,
}

/// A time as the ledger writes it: RFC 3339, UTC, whole seconds.
pub(crate) fn stamp(now: jiff::Timestamp) -> String {
    now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
