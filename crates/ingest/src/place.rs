//! Where a document was found, for every message, and what is said when it cannot be read.

use std::{fmt, path::PathBuf};

use onrecord_text::Code;

/// A file, or one document inside it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub path: PathBuf,
    /// Which document of the file: `row 12`, `record 7`, `entry 3`. `None` for the file itself.
    pub member: Option<String>,
}

impl Place {
    /// A whole file.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into(), member: None }
    }

    /// One document in the same file.
    pub fn member(&self, kind: &str, number: u64) -> Self {
        Self { path: self.path.clone(), member: Some(format!("{kind} {number}")) }
    }

    /// The file's name, without its folder.
    pub fn file_name(&self) -> String {
        self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy().into_owned()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        self.member.iter().try_for_each(|member| write!(f, ", {member}"))
    }
}

/// One file or document that could not be read. The others go on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {message}")]
pub struct Failure {
    /// Where.
    pub place: Place,
    /// Entry of the one table.
    pub code: Code,
    /// What happened here, one sentence without a full stop.
    pub message: String,
}

impl Failure {
    /// A failure at a place.
    pub fn new(place: &Place, code: Code, message: impl Into<String>) -> Self {
        Self { place: place.clone(), code, message: message.into() }
    }

    /// Entry of the one table.
    pub fn code(&self) -> Code {
        self.code
    }
}
