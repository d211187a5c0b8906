//! The ledger: documents, their versions, what was read out of them, and the bytes it was read from.
//!
//! [`Store`] is the one door. A ledger is one folder:
//!
//! | name | what it is |
//! |---|---|
//! | `ledger.sqlite` | the truth: rows are appended and never edited |
//! | `captures/` | the captured bytes, as WARC files that other tools read too |
//! | `index/` | the full-text index: derived, replayed from the ledger, made anew when it is lost |
//! | `lock` | held by the one process that writes |
//!
//! Ids are made from what things are, not from when they came: reading the same documents in another
//! order, on other threads or on another machine gives the same ids.

mod ask;
mod blob;
mod captures;
mod corrections;
mod day;
mod directory;
mod error;
mod export;
mod facets;
mod fold;
mod identity;
mod incoming;
mod index;
mod ledger;
mod links;
mod people;
mod read;
mod row;
mod runs;
mod search;
mod snippet;
mod store;
mod terms;
mod verify;
mod view;
mod writer;

pub use ask::{
    Filter, HitKind, IncidentQuery, LineQuery, Paging, Query, Sort, ThreadQuery, TimelineQuery,
    UtteranceQuery, What,
};
pub use corrections::{AddedParts, AddedView, Adding, Corrected, Correcting, CorrectionView, Subject, Verb};
pub use error::{Result, StoreError};
pub use facets::{Facet, Facets};
pub use incoming::{Change, Failure, Incoming, Outcome, RunCounts, RunId};
pub use links::{
    AccountView, BearerView, ChainLinkView, ChangeView, ClaimView, ClaimedPlace, ComparisonView, CreditView,
    DateView, DisputeView, HavingView, IncidentFigures, IncidentSummary, IncidentView, LineView, OriginView,
    PartyView, PathStepView, PathsView, PlaceView, PositionView, RelationView, RenderingView, SharedView,
    StepOnLine, StepView, StoryMember, StorySummary, StoryView, ThreadClaim, ThreadMember, ThreadView,
    TieView, Timed, TimelineDays, TimelineItem, UtteranceSummary, UtteranceView,
};
pub use onrecord_link::chains::Role;
pub use onrecord_link::claims::{Stand, interval_in_words};
pub use onrecord_link::incidents::{DatePrecision, From as FoundIn};
pub use onrecord_link::origins::CreditKind;
pub use onrecord_link::utterances::{Class, Flag};
pub use row::{
    AccountRow, DocumentRow, FigureRow, IncidentRow, OriginRow, PositionMember, PositionRow, RenderingRow,
    Row, StatementRow, StoryRow, ThreadRow, UtteranceRow, WhyInStory,
};
pub use store::Store;
pub use view::{
    CaptureView, DocumentSummary, DocumentView, FailureView, Hit, Link, Page, Part, Piece, Problem, Report,
    Said, SaidOnView, Speaker, SpeakerView, StatementView, Stats, VersionSummary, WhenBasis,
};
