//! A captured document: its bytes, and the way from them to the text.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{Diagnostic, Document, OffsetMap};

/// The bytes of a capture, as they came, and what is known of the capturing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// The bytes: a file, one JSONL row, the payload of an archive's record, a whole feed.
    pub bytes: Arc<[u8]>,
    /// Their SHA-256.
    pub sha256: [u8; 32],
    /// Media type, as told from the content: `text/plain`, `text/html`, `application/json`,
    /// `application/rss+xml`, `application/atom+xml`, `application/feed+json`.
    pub media_type: String,
    /// The address or path it was captured from, for the archive.
    pub target: String,
    /// RFC 3339 time of the capture when the source states it (an archive does).
    pub captured_at: Option<String>,
}

/// A character encoding by its WHATWG name, e.g. `UTF-8`, `windows-1251`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Charset(pub String);

/// A way of writing characters that was undone between the bytes and the text, outermost first:
/// an article in a feed is `[Xml, Html]`, a row's text `[Json]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layer {
    /// Escapes of a JSON string.
    Json,
    /// Entities and CDATA of XML.
    Xml,
    /// Character references of HTML.
    Html,
    /// The fields of a first-hand report, set as sentences: the capture as a whole stands for the text as a whole.
    Report,
}

/// A document together with its capture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captured {
    /// The decoded document.
    pub document: Document,
    /// The bytes it came from. Several entries of one feed share a capture.
    pub capture: Arc<Capture>,
    /// Which part of the capture: the id of a feed's entry. `None` when it is the whole.
    pub member: Option<String>,
    /// Encoding of the bytes.
    pub charset: Charset,
    /// What was undone to get at the characters.
    pub layers: Vec<Layer>,
    /// From the bytes of `document.text` to `capture.bytes`.
    pub offsets: OffsetMap,
    /// What went wrong on the way, without stopping it.
    pub diagnostics: Vec<Diagnostic>,
}
