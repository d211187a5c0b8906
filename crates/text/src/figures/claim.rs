//! A claim: one measure said of one group.

use super::group::Group;
use crate::{Counting, Range};

/// One measure said of one group.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Claim {
    pub measure: &'static str,
    /// The words that say it.
    pub words: Range,
    pub group: Group,
    /// Index of the sentence.
    pub sentence: usize,
    /// The words before the group that it is part of ("including"), and of which claim it then is.
    pub part_of: Option<usize>,
    pub counting: Option<Counting>,
    /// Whether those who are counted may have died of it: they were hit, or brought to hospital, and the words do not
    /// say that they live.
    pub hit: bool,
    /// Whether nothing is said of the group but that there are so many: "20 sorties".
    pub unit: bool,
    /// Whether the document takes it back.
    pub retracted: bool,
}
