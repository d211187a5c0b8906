//! What joins documents, computed without touching anything outside its arguments.
//!
//! Every automatic link is a pure function of the documents it joins, never of the order in which
//! they came: a pair is judged by its two texts alone, and groups are made of all the pairs at
//! once. That is what makes a ledger the same whatever way it was read.

pub mod origins;
pub mod stories;
mod unite;
mod words;
