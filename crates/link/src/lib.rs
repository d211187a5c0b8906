//! What joins documents: which go back to one report, which are on one event, which of their statements render one
//! act of speaking, through whom a statement came, how headlines stand to claims.
//!
//! Nothing here does IO, reads a clock, the environment or randomness: the same input gives the same answer on every
//! machine and on any number of threads. Every automatic link is a pure function of what it joins, never of the order in
//! which that came: a pair is judged by its two texts alone, and groups are made of all pairs at once. That is what
//! makes a ledger the same whatever way it was read.

pub mod chains;
pub mod claims;
pub mod decisions;
pub mod incidents;
pub mod origins;
mod outlets;
mod stance;
pub mod stories;
pub mod threads;
mod unite;
pub mod utterances;
mod words;

pub use stance::{Judged, Reason, Stance, stance, stance_features};
