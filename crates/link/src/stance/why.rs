//! Why a headline was judged so, in words for the user.

use std::fmt;

/// One piece of evidence. Its [`Display`](fmt::Display) form is for the user.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Reason {
    /// A word or phrase that denies, doubts, hedges, reports or confirms.
    Cue {
        /// What it does.
        label: &'static str,
        /// As the headline has it.
        words: String,
    },
    /// The headline asks.
    Question,
    /// The headline has other numbers.
    Number {
        /// The claim's.
        claim: f64,
        /// The headline's.
        headline: f64,
    },
    /// The headline has the claim's number.
    SameNumber(f64),
    /// The headline has no such number.
    NoNumber(f64),
    /// A word that contradicts one of the claim's.
    Opposite {
        /// The claim's.
        claim: String,
        /// The headline's.
        headline: String,
    },
    /// How much of the claim the headline retells.
    Covered {
        /// Words of content found.
        found: usize,
        /// Words of content in the claim.
        of: usize,
    },
}

impl Reason {
    /// Whether it is a cue of these words.
    pub(super) fn is_cue(&self, words: &str) -> bool {
        matches!(self, Self::Cue { words: own, .. } if own == words)
    }

    /// Whether it rests on the same words as another: one word may be a cue of several classes.
    pub(super) fn repeats(&self, other: &Self) -> bool {
        self == other || matches!(self, Self::Cue { words, .. } if other.is_cue(words))
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cue { label, words } => write!(f, "{label} '{words}'"),
            Self::Question => write!(f, "question"),
            Self::Number { claim, headline } => {
                write!(f, "the claim's number differs: {claim} against {headline}")
            }
            Self::SameNumber(number) => write!(f, "the claim's number: {number}"),
            Self::NoNumber(number) => write!(f, "nothing of the claim's number: {number}"),
            Self::Opposite { claim, headline } => write!(f, "'{headline}' contradicts the claim's '{claim}'"),
            Self::Covered { found, of } => write!(f, "{found} of the claim's {of} words of content"),
        }
    }
}
