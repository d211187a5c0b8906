//! What a statement does to a claim.

use std::fmt;

use onrecord_text::Act;

/// What a party does about a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Deed {
    /// Says that somebody did it.
    Accuses,
    /// Says that it is so.
    Asserts,
    /// Concludes that it is so, as who looked into it.
    Finds,
    /// Says that it is not so.
    Denies,
    /// Wants it looked into, or something done about it.
    CallsFor,
    /// Takes back what it said.
    Withdraws,
    /// Promises something about it.
    Promises,
    /// Threatens something over it.
    Threatens,
    /// Asks about it.
    Asks,
    /// Praises it.
    Praises,
    /// Condemns it.
    Condemns,
    /// Will not speak about it.
    Declines,
}

impl Deed {
    /// What the record's act comes to where nothing else is known.
    pub(super) fn of(act: Act) -> Self {
        match act {
            Act::Assert | Act::Deny | Act::Accuse => Self::Asserts,
            Act::CallFor => Self::CallsFor,
            Act::Promise => Self::Promises,
            Act::Threaten => Self::Threatens,
            Act::Ask => Self::Asks,
            Act::Praise => Self::Praises,
            Act::Condemn => Self::Condemns,
            Act::Decline => Self::Declines,
        }
    }

    /// Whether it says that the claim is so.
    pub fn is_for(self) -> bool {
        matches!(self, Self::Accuses | Self::Asserts | Self::Finds)
    }

    /// Whether it says that the claim is not so, or no longer that it is.
    pub fn is_against(self) -> bool {
        matches!(self, Self::Denies | Self::Withdraws)
    }

    /// `accuses`, `denies`, `calls_for` …
    pub fn name(self) -> &'static str {
        match self {
            Self::Accuses => "accuses",
            Self::Asserts => "asserts",
            Self::Finds => "finds",
            Self::Denies => "denies",
            Self::CallsFor => "calls_for",
            Self::Withdraws => "withdraws",
            Self::Promises => "promises",
            Self::Threatens => "threatens",
            Self::Asks => "asks",
            Self::Praises => "praises",
            Self::Condemns => "condemns",
            Self::Declines => "declines",
        }
    }
}

impl fmt::Display for Deed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
