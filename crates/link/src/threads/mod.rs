//! Threads: contested claims, and who has taken which position on them.
//!
//! Somebody is accused of something; somebody says that it is not so, wants an inquiry, comes to a finding, takes it back,
//! or has not answered. Data flows one way: a statement becomes a [`Said`], which knows what it does to which claim
//! (`reading`) and what it answers (`answers`); claims that are one are joined (`neighbours`, `group`); what else bears
//! on them joins them (`attach`); and every party's statements make its positions ([`Thread`]). [`history()`] is how one
//! party's line moved.
//!
//! The words of a claim are always a statement's own; nothing is summed up in words that nobody said.

mod answers;
mod attach;
mod deed;
mod group;
mod history;
mod mentions;
mod neighbours;
mod party;
mod reading;
mod said;
mod terms;
mod thread;
mod vocabulary;
mod why;

pub use deed::Deed;
pub use group::{threads, threads_with};
pub use history::{Moved, Step, history};
pub use party::Party;
pub use said::Said;
pub use thread::{Claim, Position, Thread};
