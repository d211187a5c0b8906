//! Questions to a ledger.

use onrecord_text::Kind;
use serde::{Deserialize, Serialize};

/// Which part of a long answer is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Paging {
    /// How many items, 1 to [`Paging::MAX`]; more is cut down to it.
    pub limit: u32,
    /// How many items to leave out; `next` of the page before.
    pub offset: u64,
}

impl Paging {
    /// The most items one page holds.
    pub const MAX: u32 = 200;

    pub(crate) fn limit(self) -> u32 {
        self.limit.clamp(1, Self::MAX)
    }
}

impl Default for Paging {
    fn default() -> Self {
        Self { limit: 20, offset: 0 }
    }
}

/// A search. Every filter that is given must hold; an empty `text` lists what the filters leave.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Query {
    /// Words (all must occur, in any form: `shelled` finds `shelling`), `"a phrase"` (exactly these
    /// words in this order, whatever the case, accents or kind of quotation mark), `-word`,
    /// `-"a phrase"`, `begin*`.
    pub text: String,
    /// Words of a speaker's name. Only statements have speakers.
    pub speaker: Option<String>,
    /// Words of the outlet's name.
    pub outlet: Option<String>,
    /// First day of publication, `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. Undated documents have none.
    pub from: Option<String>,
    /// Last day of publication, the same forms; `2031-04` ends with April.
    pub to: Option<String>,
    /// How the statement is rendered. Only statements have kinds.
    pub kind: Option<Kind>,
    /// Only statements or only documents; both when `None`.
    pub of: Option<HitKind>,
    /// The order of the hits.
    pub sort: Sort,
    /// Which part of the answer.
    pub page: Paging,
}

/// What a search finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum HitKind {
    /// A statement whose own words, source or content, match.
    Statement,
    /// A document whose title or text matches.
    Document,
}

/// The order of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// The best match first.
    #[default]
    Relevance,
    /// The latest publication first, undated ones last.
    Date,
}

/// Narrows a list of documents or a speaker's statements.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Words of the outlet's name.
    pub outlet: Option<String>,
    /// First day of publication, as in [`Query::from`].
    pub from: Option<String>,
    /// Last day of publication, as in [`Query::to`].
    pub to: Option<String>,
    /// How a statement is rendered; a list of documents ignores it.
    pub kind: Option<Kind>,
}

/// Narrows a list of utterances.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UtteranceQuery {
    /// In at least so many documents.
    pub at_least: u32,
    /// Rendered in a document of this story.
    pub story: Option<String>,
}

impl Default for UtteranceQuery {
    fn default() -> Self {
        Self { at_least: 2, story: None }
    }
}

/// Narrows a list of threads.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ThreadQuery {
    /// Between at least so many parties.
    pub at_least: u32,
    /// With a statement in a document of this story.
    pub story: Option<String>,
    /// Words of the name of a party or of who speaks for it.
    pub party: Option<String>,
}

/// Whose line on what.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LineQuery {
    /// Words of a speaker's name.
    pub speaker: String,
    /// Only statements of this thread.
    pub thread: Option<String>,
    /// Only statements with one of these words, in any form.
    pub about: Option<String>,
}

/// What an export lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum What {
    /// The latest version of every document.
    Documents,
    /// Every statement of those.
    Statements,
    /// Every story with its documents.
    Stories,
    /// Every origin with its documents.
    Origins,
    /// Every utterance that several statements render, with how each renders it.
    Utterances,
    /// Every contested claim, with everybody's position.
    Threads,
    /// Every correction.
    Corrections,
}

impl What {
    /// Whether it is something that joins documents.
    pub(crate) fn is_linked(self) -> bool {
        !matches!(self, Self::Documents | Self::Statements)
    }
}
