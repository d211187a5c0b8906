//! Answers of a ledger: plain data, ready for JSON.
//!
//! A view carries the words beside their spans, so that nobody above has to fetch a text to show a
//! statement, and a document's summary beside each statement, so that nobody has to ask twice.

use onrecord_text::{
    Act, Certainty, Code, Diagnostic, EntityType, Field, Kind, PublishedBasis, Record, Span,
};
use serde::{Deserialize, Serialize};

#[cfg(feature = "openapi")]
use utoipa::ToSchema;

/// A part of a longer list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Page<T> {
    /// The items of this part.
    pub items: Vec<T>,
    /// How many there are in all.
    pub total: u64,
    /// The offset of the next part, if there is one.
    pub next: Option<u64>,
}

impl<T> Page<T> {
    pub(crate) fn new(items: Vec<T>, total: u64, offset: u64) -> Self {
        let after = offset + items.len() as u64;
        let next = (after < total && !items.is_empty()).then_some(after);
        Self { items, total, next }
    }
}

/// Words of a text and where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Part {
    /// Code points of the field the statement is in.
    pub span: Span,
    /// The words there, unchanged.
    pub words: String,
}

/// Who a statement is credited to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct SpeakerView {
    /// The entity's id in its document's record, `e1`; none where a user said whose the statement is.
    pub entity: Option<String>,
    /// The fullest name the document gives, or the name a user gave.
    pub name: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// Office or description the document gives.
    pub role: Option<String>,
}

/// A relay, addressee or authority: words, and who they stand for when that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Link {
    /// The entity's id in its document's record.
    pub entity: Option<String>,
    /// The entity's name.
    pub name: Option<String>,
    /// As printed.
    #[serde(flatten)]
    pub part: Part,
    /// The words that make it one ("cited"); only relays have them.
    pub cue: Option<Part>,
}

/// When a statement was made, as far as its document says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct SaidOnView {
    /// TIMEX3 value.
    pub value: Option<String>,
    /// As printed.
    #[serde(flatten)]
    pub part: Part,
}

/// One statement with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct StatementView {
    /// Stable id in the whole ledger: the document's [`version_id`](DocumentSummary::version_id), a
    /// dot, and the statement's id in the record.
    pub id: String,
    /// Which text the spans index.
    pub field: Field,
    /// How it is rendered.
    pub kind: Kind,
    /// What it does.
    pub act: Act,
    /// How firmly it is put.
    pub certainty: Certainty,
    /// Who is credited; `None` when the source could not be resolved.
    pub speaker: Option<SpeakerView>,
    /// Who is credited, as printed.
    pub source: Vec<Part>,
    /// The words that do the crediting.
    pub cue: Vec<Part>,
    /// What is said.
    pub content: Vec<Part>,
    /// Relays, the one nearest the outlet first.
    pub via: Vec<Link>,
    /// To whom it was said.
    pub addressee: Option<Link>,
    /// What the speaker rests it on.
    pub authority: Option<Link>,
    /// When it was said.
    pub said_on: Option<SaidOnView>,
}

/// A document in a list, in one of its versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct DocumentSummary {
    /// Stable id: `d-` and twelve letters and digits made from the document's identity.
    pub id: String,
    /// The id of this version: the document's, a dot and six letters and digits made from what the
    /// version says.
    pub version_id: String,
    /// Which version, counted from 1 in the order of reading.
    pub version: u32,
    /// How many versions there are.
    pub versions: u32,
    /// The id its source gave it: a row's id, an address, a file's name.
    pub doc: String,
    /// The headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Whose wire it carries.
    pub agency: Option<String>,
    /// Byline.
    pub author: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// RFC 3339 date or date and time, cut to what is stated.
    pub published: Option<String>,
    /// Where `published` comes from.
    pub published_basis: PublishedBasis,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// How many statements were read out of it.
    pub statements: u32,
    /// When this version was added to the ledger, RFC 3339.
    pub added: String,
}

/// One entry in the list of a document's versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct VersionSummary {
    /// Which version, counted from 1.
    pub version: u32,
    /// Its id.
    pub version_id: String,
    /// Its headline.
    pub title: Option<String>,
    /// How many statements were read out of it.
    pub statements: u32,
    /// When it was added, RFC 3339.
    pub added: String,
}

/// Where a document's bytes are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct CaptureView {
    /// SHA-256 of the bytes, hex.
    pub sha256: String,
    /// How many bytes.
    pub bytes: u64,
    /// As told from the content.
    pub media_type: String,
    /// The address or path it was captured from.
    pub target: String,
    /// Which part of the capture the document is, when not the whole.
    pub member: Option<String>,
    /// When it was captured, RFC 3339, if the source states it.
    pub captured: Option<String>,
    /// Encoding of the bytes.
    pub charset: String,
    /// The archive file, in the ledger's `captures/`.
    pub file: String,
    /// Where its record starts in that file.
    pub offset: u64,
}

/// One version of a document, whole.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct DocumentView {
    /// What a list shows of it.
    pub summary: DocumentSummary,
    /// The text that the spans index.
    pub text: String,
    /// Everything read out of it; its `text` is left out. A statement's id in the ledger is
    /// `summary.version_id`, a dot, and its id here.
    pub record: Record,
    /// Every version, the first one first.
    pub versions: Vec<VersionSummary>,
    /// Statements that users added, the earliest first.
    pub added: Vec<crate::AddedView>,
    /// What could not be known, in reading the bytes and in reading the text.
    pub diagnostics: Vec<Diagnostic>,
    /// Its bytes.
    pub capture: CaptureView,
    /// The version of onrecord that read it.
    pub engine: String,
}

/// A statement in its document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Said {
    /// When, for putting statements in order of time; `None` when nothing is known.
    pub when: Option<String>,
    /// Where `when` comes from.
    pub when_basis: WhenBasis,
    /// The statement.
    pub statement: StatementView,
    /// The document it is in.
    pub document: DocumentSummary,
    /// Why this statement is listed under the name asked for, when the document itself does not give
    /// that name.
    pub why: Option<String>,
}

/// Where the time of a statement comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum WhenBasis {
    /// The document says on which day it was said.
    Said,
    /// The day the document was published.
    Published,
    /// Neither is known.
    Undated,
}

/// One thing a search found.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Hit {
    /// The statement, when one's own words match; `None` when the document's text does.
    pub statement: Option<StatementView>,
    /// The document.
    pub document: DocumentSummary,
    /// A few words around the match, the matching ones marked.
    pub snippet: Vec<Piece>,
}

/// A piece of a snippet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Piece {
    /// Words of the document, white space folded; `…` where some were left out.
    pub text: String,
    /// Whether they match the search.
    pub marked: bool,
}

/// A speaker across the ledger: the entities of all documents that go by one full name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Speaker {
    /// The full name.
    pub name: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The other names its documents use.
    pub names: Vec<String>,
    /// How many statements are credited to it.
    pub statements: u64,
    /// In how many documents.
    pub documents: u64,
    /// Why entities of different documents are taken for one; empty when every one has this very name.
    pub why: Vec<String>,
}

/// Something that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct FailureView {
    /// The file, address or row.
    pub place: String,
    /// The entry of the one table.
    pub code: Code,
    /// What happened.
    pub message: String,
    /// When, RFC 3339.
    pub at: String,
}

/// What a ledger holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Stats {
    /// Documents.
    pub documents: u64,
    /// Their versions, old ones included.
    pub versions: u64,
    /// Documents of which nobody states the date.
    pub undated: u64,
    /// Statements in the latest versions.
    pub statements: u64,
    /// Different names statements are credited to.
    pub speakers: u64,
    /// Outlets.
    pub outlets: u64,
    /// The day of the earliest and of the latest publication, `YYYY-MM-DD`.
    pub first_published: Option<String>,
    /// See `first_published`.
    pub last_published: Option<String>,
    /// Captures kept.
    pub captures: u64,
    /// Their bytes, unpacked.
    pub captured_bytes: u64,
    /// What could not be read and has not been since.
    pub failures: u64,
}

/// What `verify` found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Report {
    /// Versions of documents checked.
    pub documents: u64,
    /// Statements checked.
    pub statements: u64,
    /// Spans checked.
    pub spans: u64,
    /// Captures checked.
    pub captures: u64,
    /// How many problems there are, those left out of `problems` included.
    pub problem_count: u64,
    /// The first [`Report::MAX`] problems.
    pub problems: Vec<Problem>,
}

impl Report {
    /// How many problems are spelled out: a lost archive has as many as it has documents.
    pub const MAX: usize = 10_000;
}

/// Something in the ledger that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Problem {
    /// The entry of the one table.
    pub code: Code,
    /// The version it is about.
    pub document: Option<String>,
    /// The statement it is about.
    pub statement: Option<String>,
    /// What does not hold.
    pub message: String,
}
