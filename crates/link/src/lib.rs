//! What joins documents: how their statements and headlines stand to each other.
//!
//! Nothing here does IO, reads a clock, the environment or randomness: the same input gives the same answer on every
//! machine and on any number of threads.

mod stance;

pub use stance::{Judged, Reason, Stance, stance, stance_features};
