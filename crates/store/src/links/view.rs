//! Answers about what joins documents.

use serde::Serialize;
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

use crate::DocumentSummary;

/// The documents on one event, in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct StorySummary {
    /// `s-` and the letters of its earliest document's id.
    pub id: String,
    /// The headline of the document that is most like all others.
    pub title: Option<String>,
    /// How many documents.
    pub documents: u64,
    /// From how many outlets; documents that do not say theirs are not counted.
    pub outlets: u64,
    /// Going back to how many reports.
    pub origins: u64,
    /// The days of the earliest and of the latest publication, `YYYY-MM-DD`.
    pub first_published: Option<String>,
    /// See `first_published`.
    pub last_published: Option<String>,
}

/// A story with its documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct StoryView {
    /// What a list shows of it.
    #[serde(flatten)]
    pub summary: StorySummary,
    /// The documents, the earliest published first, undated ones last.
    pub members: Vec<StoryMember>,
}

/// A document of a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct StoryMember {
    /// The document.
    pub document: DocumentSummary,
    /// The id of the origin it goes back to.
    pub origin: String,
    /// The id of the document of the story that it is most like; none for the only one.
    pub nearest: Option<String>,
    /// Telling words that both have, the most telling first: why it is in this story.
    pub why: Vec<String>,
}

/// Documents that go back to one report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct OriginView {
    /// `o-` and the letters of its earliest document's id.
    pub id: String,
    /// The documents, the earliest published first, undated ones last.
    pub documents: Vec<DocumentSummary>,
    /// What joins them.
    pub why: Vec<Shared>,
}

/// What two documents of an origin have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Shared {
    /// The ids of the two documents.
    pub documents: [String; 2],
    /// `copy`, `cut` or `rewrite`.
    pub kinship: String,
    /// Words of the first that stand in the second as well, in runs of five and more.
    pub words: u32,
    /// How many words each has.
    pub of: [u32; 2],
    /// The longest run of words that both have.
    pub longest: String,
}
