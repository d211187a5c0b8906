//! Corrections: what users decide against or on top of what is done automatically.
//!
//! A correction is a row that is never changed; taking it back is a row too. It names members (documents, statements, accounts), so
//! that it holds on whatever the groups are made anew. Statements and accounts of incidents are found again by their words when a new version of
//! their document took the place of the old.

mod added;
mod lay;
mod list;
mod make;
mod members;
mod names;

use serde::{Deserialize, Serialize};
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

pub use added::{AddedParts, AddedView, Adding};
pub(crate) use added::{ByHand, added_to, by_hand};
pub(crate) use lay::{Active, Laying};
pub(crate) use list::{correction, corrections, every_correction, of_group};
pub(crate) use make::make;
pub(crate) use names::{Names, settle as settle_names, spoken, spoken_by};

/// What is done to whatever was decided automatically.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Verb {
    /// Groups are one.
    Merge,
    /// Members leave their group and are one of their own.
    Split,
    /// A group is called otherwise.
    Rename,
    /// Members belong to another group.
    Reassign,
    /// A statement or an incident does not stand.
    Withdraw,
    /// Somebody says something that was not found.
    Add,
    /// An earlier correction does not hold any more.
    Undo,
}

/// What is corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Corrected {
    /// Which documents are on one event.
    Story,
    /// Which documents go back to one report.
    Origin,
    /// Which statements render one act of speaking.
    Utterance,
    /// Who is who: names that are one speaker's, whose a statement is.
    Speaker,
    /// Which accounts are of one incident.
    Incident,
    /// Which statements are on one contested claim.
    Thread,
    /// A statement itself.
    Statement,
}

/// A correction that a user asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Correcting {
    /// What to do.
    pub verb: Verb,
    /// What it is done to: the groups to merge, the group to rename, the members that leave or move, the statement or
    /// incident to withdraw, the version a statement is added to, the correction to undo. A speaker is a group that goes by its name; its members are other names
    /// (`split`) and statements (`reassign`).
    pub ids: Vec<String>,
    /// The group that members leave (`split`) or move to (`reassign`).
    #[serde(default)]
    pub group: Option<String>,
    /// The name to give (`rename`), who says what is added (`add`).
    #[serde(default)]
    pub name: Option<String>,
    /// Where the statement to `add` stands.
    #[serde(default)]
    pub statement: Option<Adding>,
    /// Why.
    pub reason: String,
    /// Who decides it.
    pub author: String,
}

/// A correction as the ledger keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct CorrectionView {
    /// `c-…`.
    pub id: String,
    /// When it was made.
    pub at: String,
    /// Who decided it.
    pub author: String,
    /// Why.
    pub reason: String,
    /// What was done.
    pub verb: Verb,
    /// To what.
    pub kind: Corrected,
    /// The members it names.
    pub members: Vec<Subject>,
    /// A member of the group that they move to.
    pub target: Option<Subject>,
    /// The name given; who says what was added.
    pub name: Option<String>,
    /// The statement that was added.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub added: Option<AddedParts>,
    /// The correction that this one takes back.
    pub undoes: Option<String>,
    /// The correction that takes this one back.
    pub undone_by: Option<String>,
}

/// A member that a correction names.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct Subject {
    /// The id of the document, the statement or the account of an incident; a speaker's name.
    pub id: String,
    /// The words of a statement's content or of an account's first sentence, by which it is found in a later version of
    /// its document.
    pub words: Option<String>,
}
