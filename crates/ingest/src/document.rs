//! One document as it came, and the step from it to text.

use std::sync::Arc;

use onrecord_text::{
    Capture, Captured, Charset, Code, Diagnostic, Document, Layer, Meta, OffsetMap, PublishedBasis,
};
use sha2::{Digest, Sha256};

use crate::{Failure, Options, Place, date, formats};

/// How a document is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Plain,
    /// A web page or a piece of one.
    Html,
    /// A JSON object with `text` or `html`.
    Row,
    /// RSS, Atom or JSON Feed: many documents.
    Feed,
}

/// The bytes of one document (of many, for a feed), before anything is read out of them.
#[derive(Debug, Clone)]
pub struct Raw {
    /// Where it was found.
    pub place: Place,
    /// The bytes, unpacked.
    pub bytes: Arc<[u8]>,
    /// How they are written.
    pub format: Format,
    /// The address an archive gives for them, or from which they were fetched.
    pub url: Option<String>,
    /// They were fetched from there just now: that goes before what the page says its address is.
    pub fetched: bool,
    /// When an archive captured them, RFC 3339.
    pub captured_at: Option<String>,
    /// The encoding that a server declared.
    pub charset: Option<String>,
    /// What went wrong so far, without stopping it.
    pub diagnostics: Vec<Diagnostic>,
}

/// What came out of one [`Raw`].
#[derive(Debug, Clone, Default)]
pub struct Extracted {
    /// The documents, in the order of the source.
    pub documents: Vec<Captured>,
    /// What could not be read.
    pub failures: Vec<Failure>,
}

impl Raw {
    /// A document found at `place`, of which nothing else is known.
    pub fn new(place: Place, bytes: impl Into<Arc<[u8]>>, format: Format) -> Self {
        Self {
            place,
            bytes: bytes.into(),
            format,
            url: None,
            fetched: false,
            captured_at: None,
            charset: None,
            diagnostics: Vec::new(),
        }
    }

    /// Reads the documents out of the bytes. Takes the time it takes to parse a page; meant for
    /// worker threads.
    pub fn extract(&self, options: &Options) -> Extracted {
        match self.format {
            Format::Plain => formats::plain::extract(self, options),
            Format::Html => formats::html::extract(self, options),
            Format::Row => formats::jsonl::extract(self, options),
            Format::Feed => formats::feed::extract(self, options),
        }
    }

    /// The capture of these bytes.
    pub(crate) fn capture(&self, media_type: &str) -> Arc<Capture> {
        Arc::new(Capture {
            bytes: Arc::clone(&self.bytes),
            sha256: Sha256::digest(&self.bytes).into(),
            media_type: media_type.to_owned(),
            target: self.url.clone().unwrap_or_else(|| self.place.path.to_string_lossy().into_owned()),
            captured_at: self.captured_at.clone(),
        })
    }

    /// The id of a document which states none: its address, else the file's name and its number there.
    pub(crate) fn fallback_id(&self, url: Option<&str>) -> String {
        if let Some(url) = url.or(self.url.as_deref()) {
            return url.to_owned();
        }
        let name = self.place.file_name();
        match self.place.member.as_deref().and_then(|member| member.rsplit_once(' ')) {
            Some((_, number)) => format!("{name}#{number}"),
            None => name,
        }
    }
}

impl From<Failure> for Extracted {
    fn from(failure: Failure) -> Self {
        Self { documents: Vec::new(), failures: vec![failure] }
    }
}

/// A text on its way to a document: decoded, mapped, with what was noted.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) offsets: OffsetMap,
    pub(crate) charset: Option<Charset>,
    pub(crate) layers: Vec<Layer>,
    pub(crate) meta: Meta,
    pub(crate) raw_layout: bool,
    pub(crate) member: Option<String>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Reading {
    /// The document, with what the user gave put over what it says.
    pub(crate) fn finish(mut self, capture: &Arc<Capture>, options: &Options) -> Captured {
        if let Some(outlet) = &options.outlet {
            self.meta.outlet = Some(outlet.clone());
        }
        if let Some(published) = &options.published {
            self.set_published(published, PublishedBasis::Given);
        }
        let unmapped = unmapped(&self.text, &self.offsets);
        if unmapped > 0 {
            let message = format!("{unmapped} characters have no place in the captured bytes");
            self.diagnostics.push(Diagnostic::new(Code::Unmapped, message));
        }
        Captured {
            document: Document { id: self.id, text: self.text, meta: self.meta, raw_layout: self.raw_layout },
            capture: Arc::clone(capture),
            member: self.member,
            charset: self.charset.unwrap_or(Charset("UTF-8".into())),
            layers: self.layers,
            offsets: self.offsets,
            diagnostics: self.diagnostics,
        }
    }

    /// Takes a date as it is written; one that cannot be understood is left out and said.
    pub(crate) fn set_published(&mut self, written: &str, basis: PublishedBasis) {
        match date::read(written) {
            Some(date) => {
                self.meta.published = Some(date);
                self.meta.published_basis = basis;
            }
            None => {
                let shown: String = written.chars().take(60).collect();
                let message = format!("the date “{shown}” cannot be understood");
                self.diagnostics.push(Diagnostic::new(Code::BadMetadata, message));
            }
        }
    }
}

/// How many characters of a text, white space aside, have no source.
fn unmapped(text: &str, offsets: &OffsetMap) -> usize {
    let without = offsets.segments().iter().filter(|segment| segment.source_len == 0);
    without
        .filter_map(|segment| text.get(segment.text_start..segment.text_end()))
        .map(|piece| piece.chars().filter(|c| !c.is_whitespace()).count())
        .sum()
}
