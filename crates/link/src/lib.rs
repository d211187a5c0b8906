//! What joins documents: which statements render one act of speaking.
//!
//! Pure, as `onrecord_text` is: no IO, clock, environment or randomness, and the same result for
//! any order of the input.

pub mod utterances;
