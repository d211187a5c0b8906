//! What joins documents: settling it, and answering from it.
//!
//! `link` decides by the texts alone; this keeps what it decides. After a reading the ledger is
//! settled: whatever is new is compared with all that is there, and the groups are made of all pairs
//! at once, so that they do not depend on the order in which documents came.

mod ask;
mod chains;
mod days;
mod incidents;
mod parallel;
mod readings;
mod settle;
mod threads;
mod timeline;
mod utterances;
mod view;

pub(crate) use ask::{every_origin, every_story, origin, origins, stories, story};
pub use chains::{ChainLinkView, HavingView, PartyView, PathStepView, PathsView};
pub use days::TimelineDays;
pub(crate) use days::days;
pub use incidents::{
    AccountView, BearerView, ClaimView, ClaimedPlace, DateView, DisputeView, IncidentFigures,
    IncidentSummary, IncidentView, PlaceView, RelationView,
};
pub(crate) use incidents::{every_incident, figures, incident, incidents};
pub(crate) use settle::{is_settled, settle};
pub(crate) use threads::{every_thread, line, thread, threads};
pub(crate) use timeline::timeline;
pub use timeline::{Timed, TimelineItem};
pub(crate) use utterances::{comparison, every_utterance, utterance, utterances};
pub use view::{
    ChangeView, ComparisonView, CreditView, LineView, OriginView, PositionView, RenderingView, SharedView,
    StepOnLine, StepView, StoryMember, StorySummary, StoryView, ThreadClaim, ThreadMember, ThreadView,
    TieView, UtteranceSummary, UtteranceView,
};
