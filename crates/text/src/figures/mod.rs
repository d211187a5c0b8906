//! Figures: numbers claimed of an event, as intervals.

use crate::{Analysis, Bound, Counting, Range};

/// One figure.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// Bytes of the normalised text: the number with what is counted.
    pub bytes: Range,
    pub measure: &'static str,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub bound: Bound,
    pub unit: String,
    pub subgroup: Option<String>,
    /// Place in this list of the figure it is part of.
    pub part_of: Option<usize>,
    pub counting: Option<Counting>,
    pub implicit: bool,
}

/// Every figure of a page, in the order of the text. `times` are the byte ranges of its expressions of time, whose
/// numbers count nothing.
pub(crate) fn find(_page: &Analysis<'_>, _times: &[Range]) -> Vec<Found> {
    Vec::new()
}
