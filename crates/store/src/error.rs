//! What can go wrong with a ledger, each with its entry in the one table of codes.
//!
//! The libraries below say "disk full" in three ways (SQLite's result code, an `io::Error`, an
//! `io::Error` wrapped by tantivy). They are told apart here, once, so that everything above sees one
//! error for one cause.

use std::io;
use std::path::PathBuf;

use onrecord_text::Code;
use thiserror::Error;

/// Why a ledger could not be opened, written or asked.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no ledger at the path.
    #[error("there is no ledger in {}", .0.display())]
    NoLedger(PathBuf),
    /// The path holds something else.
    #[error("{} is not a ledger: {reason}", .path.display())]
    NotALedger {
        /// The folder that was named.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The ledger's schema is newer than this program knows.
    #[error("the ledger has version {found}; this onrecord reads versions up to {known}")]
    Newer {
        /// The ledger's schema version.
        found: u32,
        /// The newest version this program reads.
        known: u32,
    },
    /// The ledger cannot be written to.
    #[error("the ledger cannot be written to: {0}")]
    ReadOnly(String),
    /// The disk is full.
    #[error("the disk is full: {0}")]
    DiskFull(String),
    /// Another process writes to the ledger.
    #[error("another onrecord is writing to this ledger")]
    Busy,
    /// The ledger's files contradict each other or cannot be understood.
    #[error("the ledger is damaged: {0}")]
    Damaged(String),
    /// Reading or writing the ledger's folder failed.
    #[error("the ledger's folder cannot be read or written: {0}")]
    Io(String),
    /// The search index failed; the ledger itself is whole.
    #[error("the search index failed: {0}")]
    Index(String),
    /// Nothing has this id.
    #[error("there is no {what} {id}")]
    NotFound {
        /// `document`, `statement`, `story` …
        what: &'static str,
        /// What was asked for.
        id: String,
    },
    /// The question could not be understood.
    #[error("{0}")]
    BadQuery(String),
    /// The correction cannot be made.
    #[error("{0}")]
    BadCorrection(String),
    /// A contradiction inside onrecord.
    #[error("{0}")]
    Internal(String),
}

/// What every call of the store gives back.
pub type Result<T> = std::result::Result<T, StoreError>;

impl StoreError {
    /// The entry of the one table of codes.
    pub fn code(&self) -> Code {
        match self {
            Self::NoLedger(_) => Code::NoLedger,
            Self::NotALedger { .. } => Code::NotALedger,
            Self::Newer { .. } => Code::NewerLedger,
            Self::ReadOnly(_) => Code::ReadOnly,
            Self::DiskFull(_) => Code::DiskFull,
            Self::Busy => Code::Busy,
            Self::Damaged(_) => Code::Damaged,
            Self::Io(_) | Self::Index(_) => Code::LedgerIo,
            Self::NotFound { .. } => Code::NotFound,
            Self::BadQuery(_) => Code::BadQuery,
            Self::BadCorrection(_) => Code::BadCorrection,
            Self::Internal(_) => Code::Internal,
        }
    }

    pub(crate) fn not_found(what: &'static str, id: &str) -> Self {
        Self::NotFound { what, id: id.to_owned() }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull(error.to_string()),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::ReadOnly(error.to_string())
            }
            _ => Self::Io(error.to_string()),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Sqlite;
        match error.sqlite_error_code() {
            Some(Sqlite::DiskFull) => Self::DiskFull(error.to_string()),
            Some(Sqlite::ReadOnly | Sqlite::PermissionDenied) => Self::ReadOnly(error.to_string()),
            Some(Sqlite::DatabaseBusy | Sqlite::DatabaseLocked) => Self::Busy,
            Some(Sqlite::DatabaseCorrupt | Sqlite::NotADatabase) => Self::Damaged(error.to_string()),
            Some(Sqlite::CannotOpen | Sqlite::SystemIoFailure) => Self::Io(error.to_string()),
            Some(_) => Self::Internal(error.to_string()),
            None => Self::Damaged(error.to_string()),
        }
    }
}

impl From<tantivy::TantivyError> for StoreError {
    fn from(error: tantivy::TantivyError) -> Self {
        // tantivy wraps the `io::Error` several deep, and in different ways.
        let mut cause: Option<&dyn std::error::Error> = Some(&error);
        while let Some(inner) = cause {
            if let Some(io) = inner.downcast_ref::<io::Error>() {
                return match Self::from(io::Error::from(io.kind())) {
                    Self::Io(_) => Self::Index(error.to_string()),
                    known => known,
                };
            }
            if let Some(io) = inner.downcast_ref::<std::sync::Arc<io::Error>>() {
                return match Self::from(io::Error::from(io.kind())) {
                    Self::Io(_) => Self::Index(error.to_string()),
                    known => known,
                };
            }
            cause = inner.source();
        }
        Self::Index(error.to_string())
    }
}
