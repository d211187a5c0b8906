//! Answers about what joins documents.

use onrecord_link::origins::CreditKind;
use onrecord_link::utterances::{Class, Flag};
use serde::Serialize;
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

use super::chains::{ChainLinkView, PathsView};
use crate::view::Part;
use crate::{CorrectionView, DocumentSummary, Said};

/// The documents on one event, in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct StorySummary {
    /// `s-` and the letters of its earliest document's id.
    pub id: String,
    /// The name a user gave it, else the headline of the document that is most like all others.
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
    /// What users corrected about it, the earliest first.
    pub corrections: Vec<CorrectionView>,
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
    /// What joins them: the pairs that are alike or credit one report.
    pub why: Vec<TieView>,
    /// What users corrected about it, the earliest first.
    pub corrections: Vec<CorrectionView>,
}

/// Why two documents of an origin go back to one report: by what they share, or by what they say themselves.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct TieView {
    /// The ids of the two documents.
    pub documents: [String; 2],
    /// `copy`, `cut` or `rewrite` by the words that both have; `credit` by whom both credit.
    pub kinship: String,
    /// The words; none for a credit.
    pub shared: Option<SharedView>,
    /// The credit; none where they share words.
    pub credit: Option<CreditView>,
}

/// The words that two documents share.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct SharedView {
    /// Words of the first that stand in the second as well, in runs of five and more.
    pub words: u32,
    /// How many words each has.
    pub of: [u32; 2],
    /// The longest run of words that both have.
    pub longest: String,
}

/// The report that two documents credit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct CreditView {
    /// With what it is credited.
    pub kind: CreditKind,
    /// The publisher whose report it is.
    pub to: String,
    /// By which words each goes back to it.
    pub why: String,
}

/// One act of speaking, in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct UtteranceSummary {
    /// `u-` and letters made from the id of its earliest statement.
    pub id: String,
    /// Whom its fullest rendering credits.
    pub speaker: Option<String>,
    /// The words of its fullest rendering: a quotation before a report; of these the one that has most in common with all
    /// others.
    pub words: String,
    /// How many statements render it.
    pub statements: u64,
    /// In how many documents.
    pub documents: u64,
    /// Of how many outlets; documents that do not say theirs are not counted.
    pub outlets: u64,
    /// Going back to how many reports.
    pub origins: u64,
    /// The days of the earliest and of the latest publication, `YYYY-MM-DD`.
    pub first_published: Option<String>,
    /// See `first_published`.
    pub last_published: Option<String>,
}

/// An utterance with its renderings.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct UtteranceView {
    /// What a list shows of it.
    #[serde(flatten)]
    pub summary: UtteranceSummary,
    /// The fullest first, with which the others are compared; then in order of time, undated ones last.
    pub renderings: Vec<RenderingView>,
    /// Through whom it came, in all renderings together.
    pub paths: PathsView,
    /// What users corrected about it, the earliest first.
    pub corrections: Vec<CorrectionView>,
}

/// A statement that renders an utterance.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct RenderingView {
    /// The statement in its document.
    #[serde(flatten)]
    pub said: Said,
    /// The id of the origin its document goes back to.
    pub origin: String,
    /// Through whom it came: from the outlet inwards, the addressee last.
    pub chain: Vec<ChainLinkView>,
    /// Why it is taken to render the same act; empty for the fullest.
    pub reasons: Vec<String>,
    /// Side by side with the fullest: nothing for the fullest itself.
    pub steps: Vec<StepView>,
    /// Where it does not mean the same as the fullest. A flag for a reader, not a verdict.
    pub changes: Vec<ChangeView>,
}

/// Two statements side by side.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct ComparisonView {
    /// The two statements.
    pub statements: [Said; 2],
    /// How likely both render one act of speaking, from 0 to 1.
    pub score: f64,
    /// Whether they are taken to.
    pub same: bool,
    /// What speaks for and against it.
    pub reasons: Vec<String>,
    /// Word by word.
    pub steps: Vec<StepView>,
    /// Where they do not mean the same.
    pub changes: Vec<ChangeView>,
}

/// What became of some words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct StepView {
    /// Kept, moved, changed, cut or added.
    pub class: Class,
    /// The words of the first; none where words were added.
    pub a: Option<Part>,
    /// The words of the second; none where words were cut.
    pub b: Option<Part>,
}

/// A difference in meaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct ChangeView {
    /// What kind.
    pub flag: Flag,
    /// The words of the first; none where they are missing there.
    pub a: Option<Part>,
    /// The words of the second.
    pub b: Option<Part>,
    /// What differs.
    pub why: String,
}

/// A contested claim with everybody's position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct ThreadView {
    /// `t-` and letters made from the id of its earliest statement.
    pub id: String,
    /// The name a user gave it.
    pub name: Option<String>,
    /// What is contested.
    pub claim: ThreadClaim,
    /// Who takes which position, by party.
    pub positions: Vec<PositionView>,
    /// Who is accused and has no statement on it.
    pub unanswered: Vec<String>,
    /// Why it is one claim and contested.
    pub why: Vec<String>,
    /// What users corrected about it, the earliest first.
    pub corrections: Vec<CorrectionView>,
}

/// A claim in the words of one statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct ThreadClaim {
    /// The statement's id.
    pub statement: String,
    /// The words, as they stand there.
    pub words: String,
    /// Whether it is a denial, which is all that is known of the claim.
    pub from_denial: bool,
}

/// What one party does about a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct PositionView {
    /// Whose side: the state whose government it is, else who speaks.
    pub party: String,
    /// Who spoke for it.
    pub speakers: Vec<String>,
    /// `accuses`, `asserts`, `finds`, `denies`, `calls_for`, `withdraws`, `declines` …
    pub deed: String,
    /// Who says that it does, where only its opponents do.
    pub told_by: Option<String>,
    /// The days of the first and of the last statement, `YYYY-MM-DD`.
    pub first_day: Option<String>,
    /// See `first_day`.
    pub last_day: Option<String>,
    /// The outlets that print the statements.
    pub outlets: Vec<String>,
    /// The statements that say so, the earliest first, undated ones last.
    pub statements: Vec<ThreadMember>,
}

/// A statement of a position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct ThreadMember {
    /// The statement in its document.
    #[serde(flatten)]
    pub said: Said,
    /// Why it is here.
    #[serde(rename = "reasons")]
    pub why: Vec<String>,
}

/// How a speaker's line on something moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct LineView {
    /// The name asked for.
    pub speaker: String,
    /// The thread asked for.
    pub thread: Option<String>,
    /// The words asked for.
    pub about: Option<String>,
    /// The acts of speaking in order of time, undated ones last.
    pub steps: Vec<StepOnLine>,
}

/// One act of speaking on a speaker's line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct StepOnLine {
    /// The day, `YYYY-MM-DD`.
    pub day: Option<String>,
    /// What the speaker does there.
    pub deed: String,
    /// How it stands to the step before: `first`, `repeated`, `reworded`, `changed`, `other` (of something else).
    pub moved: String,
    /// Why.
    pub why: Vec<String>,
    /// The statements that render it.
    pub statements: Vec<Said>,
}
