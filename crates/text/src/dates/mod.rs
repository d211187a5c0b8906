//! Expressions of time and their TIMEX3 values.

use crate::{Analysis, Range, TimeType};

/// One expression of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Expression {
    /// Bytes of the normalised text.
    pub bytes: Range,
    pub kind: TimeType,
    pub value: String,
    pub modifier: Option<&'static str>,
}

/// Every expression of time of a page, in the order of the text. `published` is an RFC 3339 date or date and time,
/// cut to what is known; without it what hangs on it keeps an `X` for every unknown digit.
pub(crate) fn find(_page: &Analysis<'_>, _published: Option<&str>) -> Vec<Expression> {
    Vec::new()
}
