//! A model file: graphs and vocabulary in one safetensors container, with a hash over all of it.
//!
//! The container's tensors are bytes: ONNX graphs and word lists. Its metadata says what it is (`model`,
//! `version`), which layout it has (`format`), and the SHA-256 of its tensors in the order of their names.

use std::collections::HashMap;
use std::fmt::Write;

use safetensors::SafeTensors;
use sha2::{Digest, Sha256};

/// The layout this program reads.
const FORMAT: &str = "2";

/// Why a model cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ModelError {
    /// Not a model file, or cut short.
    Unreadable(String),
    /// The bytes are not the ones that were written.
    Damaged,
    /// Written for another version of onrecord.
    Format(String),
    /// It misses a part, or a graph does not load or run.
    Part(String),
}

impl std::fmt::Display for ModelError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "this is no model file ({why}); get it again"),
            Self::Damaged => f.write_str("the model file is damaged: its hash is wrong; get it again"),
            Self::Format(found) => {
                write!(
                    f,
                    "the model file has format {found}, this onrecord reads {FORMAT}; get the one made for it"
                )
            }
            Self::Part(what) => write!(f, "the model file is not complete: {what}; get it again"),
        }
    }
}

impl std::error::Error for ModelError {}

/// An opened model file.
pub(super) struct ModelFile<'b> {
    tensors: SafeTensors<'b>,
    said: HashMap<String, String>,
    /// Its name and version, as ledgers note them.
    pub version: String,
}

impl<'b> ModelFile<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ModelError> {
        let unreadable = |error: safetensors::SafeTensorError| ModelError::Unreadable(error.to_string());
        let (_, header) = SafeTensors::read_metadata(bytes).map_err(unreadable)?;
        let tensors = SafeTensors::deserialize(bytes).map_err(unreadable)?;
        let said = header.metadata().clone().unwrap_or_default();
        let field =
            |name: &str| said.get(name).cloned().ok_or_else(|| ModelError::Unreadable(format!("no {name}")));
        let format = field("format")?;
        if format != FORMAT {
            return Err(ModelError::Format(format));
        }
        let mut names = tensors.names();
        names.sort_unstable();
        let mut hash = Sha256::new();
        for name in names {
            hash.update(name.as_bytes());
            hash.update(tensors.tensor(name).map_err(unreadable)?.data());
        }
        let mut hex = String::new();
        for byte in hash.finalize() {
            let _ = write!(hex, "{byte:02x}");
        }
        if hex != field("sha256")? {
            return Err(ModelError::Damaged);
        }
        Ok(Self { version: format!("{}/{}", field("model")?, field("version")?), said, tensors })
    }

    /// What its metadata says under a name.
    pub(super) fn said(&self, name: &str) -> Option<&str> {
        self.said.get(name).map(String::as_str)
    }

    pub(super) fn part(&self, name: &str) -> Option<&'b [u8]> {
        self.tensors.tensor(name).ok().map(|tensor| tensor.data())
    }

    pub(super) fn needed(&self, name: &str) -> Result<&'b [u8], ModelError> {
        self.part(name).ok_or_else(|| ModelError::Part(format!("no {name}")))
    }
}
