//! What an expression means before it is known from when it is to be counted.

use super::period::{Period, Season, Time, Unit};
use crate::{Range, TimeType};

/// Which of several periods of a name is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Toward {
    /// The nearest one that agrees with the tense of its clause.
    Tense,
    /// The last one before the day of publication.
    Past,
    /// The first one after it.
    Future,
    /// The one after that.
    Second,
    /// The one of the same week or year.
    This,
    /// The last one before the day the text speaks of.
    Before,
    /// The first one after that.
    After,
    /// The one of the same week or year as that.
    That,
}

/// From when it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// The day of publication.
    Published,
    /// The day the text speaks of.
    Narrative,
}

/// What comes back every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Yearly {
    Month(i8),
    /// Month and day.
    Day(i8, i8),
    Quarter(i8),
    Half(i8),
    Season(Season),
    Holiday(super::holiday::Holiday),
}

/// The year of something that comes back every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// Not said.
    Open(Toward),
    Printed(i16),
    /// Years from that of publication ("last year's third quarter").
    Moved(i32),
    /// Years from that of the same period when it was last spoken of ("the year-earlier quarter").
    Again(i32),
}

/// What an expression means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// What hangs on nothing.
    Period(Period),
    /// A part of a year.
    Yearly(Yearly, Year),
    /// The nth (-1: last) weekday, day, week or weekend of a month.
    Nth {
        nth: i8,
        weekday: Option<i8>,
        unit: Unit,
        month: i8,
        year: Year,
    },
    /// Monday is 1.
    Weekday(i8, Toward),
    Weekend(Toward),
    /// So many units from the anchor's period of `grain`.
    Moved {
        by: i32,
        unit: Unit,
        grain: Unit,
        from: From,
    },
    /// The quarter spoken of last, or its like of a year, so many quarters away.
    Quarter {
        year: Year,
        quarters: i32,
    },
    /// So many years from whatever period of a year was spoken of last: "a year earlier".
    YearsFrom {
        by: i32,
        from: From,
    },
    /// The year of two digits: "'98", and the decade of "the '90s".
    Short(i16, Unit),
    /// Only a time of day is said.
    TimeOnly,
    /// A value that needs no anchor: a duration, a set, a vague reference.
    Value(String),
}

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    pub words: Range,
    pub kind: TimeType,
    pub meaning: Meaning,
    pub time: Option<Time>,
    pub modifier: Option<&'static str>,
}

impl Match {
    pub(super) fn date(words: Range, meaning: Meaning) -> Self {
        Self { words, kind: TimeType::Date, meaning, time: None, modifier: None }
    }

    pub(super) fn value(words: Range, kind: TimeType, value: impl Into<String>) -> Self {
        Self { words, kind, meaning: Meaning::Value(value.into()), time: None, modifier: None }
    }

    /// The same with a time of day.
    pub(super) fn at(self, time: Time) -> Self {
        Self { time: Some(time), kind: TimeType::Time, ..self }
    }

    pub(super) fn modified(self, modifier: &'static str) -> Self {
        Self { modifier: Some(modifier), ..self }
    }

    /// The same from an earlier word on.
    pub(super) fn from(mut self, start: usize) -> Self {
        self.words.start = start;
        self
    }

    /// The same up to a later word.
    pub(super) fn until(mut self, end: usize) -> Self {
        self.words.end = end;
        self
    }

    /// Whether it names one day.
    pub(super) fn is_day(&self) -> bool {
        match &self.meaning {
            Meaning::Weekday(..) | Meaning::Yearly(Yearly::Day(..) | Yearly::Holiday(_), _) => true,
            Meaning::Period(period) => period.unit == Unit::Day,
            Meaning::Nth { unit, .. } => *unit == Unit::Day,
            Meaning::Moved { grain, .. } => *grain == Unit::Day,
            _ => false,
        }
    }
}
