//! Origins: sets of documents that go back to one report.
//!
//! Wire copies, cuts and rewrites are told by the runs of words they share. [`Sketch`] finds the
//! few documents of a ledger that may share many ([`lookalikes()`]), [`Shared`] says exactly how much
//! two texts share and where, and [`Kinship`] is what follows from it, with its evidence. What a document says itself
//! of whose report it is are its [`credits()`]; [`credited()`] says which documents of a story that joins.

mod credit;
mod group;
mod kinship;
mod lookalikes;
mod shared;
mod shingles;
mod sketch;

pub use credit::{Credit, CreditKind, Crediting, Tie, credited, credits};
pub use group::origins;
pub use kinship::{Kinship, Text, kinship};
pub use lookalikes::lookalikes;
pub use shared::{Run, Shared};
pub use shingles::Shingles;
pub(crate) use shingles::spread;
pub use sketch::Sketch;
