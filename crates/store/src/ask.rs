//! Questions to a ledger.

use onrecord_text::{Act, Kind};
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

    /// As SQL takes it.
    pub(crate) fn offset(self) -> i64 {
        i64::try_from(self.offset).unwrap_or(i64::MAX)
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
    /// What the statement does. Only statements have acts.
    pub act: Option<Act>,
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

/// Narrows a list of incidents. Every filter that is given must hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IncidentQuery {
    /// Told of in at least so many documents.
    pub at_least: u32,
    /// The GeoNames id of a place that it is at or in, or words of the place's name.
    pub place: Option<String>,
    /// First day it can have been, as in [`Query::from`].
    pub from: Option<String>,
    /// Last day it can have been, as in [`Query::to`].
    pub to: Option<String>,
    /// Something it is called: `airstrike`, `flood` …
    pub kind: Option<String>,
    /// Told of in a document of this story.
    pub story: Option<String>,
    /// With a number of these: `killed`, `injured` …
    pub measure: Option<String>,
    /// Also those that users withdrew.
    pub withdrawn: bool,
    /// Where figures are asked for: also those of which no number is printed.
    pub uncounted: bool,
}

impl Default for IncidentQuery {
    fn default() -> Self {
        let (place, from, to, kind, story, measure) = (None, None, None, None, None, None);
        Self { at_least: 1, place, from, to, kind, story, measure, withdrawn: false, uncounted: false }
    }
}

/// Narrows a timeline. Every filter that is given must hold.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TimelineQuery {
    /// Of the documents of this story.
    pub story: Option<String>,
    /// Words of a speaker's name. Only statements have speakers.
    pub speaker: Option<String>,
    /// Words of the outlet's name.
    pub outlet: Option<String>,
    /// First day, as in [`Query::from`]: that on which something was said or happened, not of publication.
    pub from: Option<String>,
    /// Last day, as in [`Query::to`].
    pub to: Option<String>,
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
    /// Every incident with its accounts.
    Incidents,
    /// Every number claimed of an incident, with whose it is.
    Figures,
    /// Every contested claim, with everybody's position.
    Threads,
    /// Every correction.
    Corrections,
}

impl What {
    /// All there is to export.
    pub const ALL: [Self; 9] = [
        Self::Documents,
        Self::Statements,
        Self::Stories,
        Self::Origins,
        Self::Utterances,
        Self::Incidents,
        Self::Figures,
        Self::Threads,
        Self::Corrections,
    ];

    /// Its name, as it is asked for.
    pub fn name(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Statements => "statements",
            Self::Stories => "stories",
            Self::Origins => "origins",
            Self::Utterances => "utterances",
            Self::Incidents => "incidents",
            Self::Figures => "figures",
            Self::Threads => "threads",
            Self::Corrections => "corrections",
        }
    }

    /// Whether it is something that joins documents.
    pub(crate) fn is_linked(self) -> bool {
        !matches!(self, Self::Documents | Self::Statements)
    }
}
