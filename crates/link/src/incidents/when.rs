//! When something is said to have happened, as closely as that is said.
//!
//! A document without a date says "April 4" or "on Tuesday" and no more. Nothing is filled in: such a day is kept as
//! the month and the day, or as the day of the week, and compared as such.

use std::fmt;

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};

/// A day, or what is known of it. Days are counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum When {
    /// One day, or some day of a week, month or year.
    Days {
        /// The first it can be.
        first: i32,
        /// The last it can be.
        last: i32,
    },
    /// A day of a year that is not said.
    Yearless {
        /// From 1.
        month: i8,
        /// From 1.
        day: i8,
    },
    /// A day of a week that is not said, 1 for Monday.
    Weekday(i8),
    /// Not said.
    #[default]
    Unknown,
}

/// How closely a day is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DatePrecision {
    /// Not at all.
    Unknown,
    /// The day of the week.
    Weekday,
    /// Longer than a month.
    Year,
    /// Up to a month.
    Month,
    /// Up to a week.
    Week,
    /// The day of a year that is not said.
    YearlessDay,
    /// The day.
    Day,
}

/// How two times go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// At least one is not said.
    Open,
    /// One lies in the other.
    Inside,
    /// The same as far as one says: no year, or only the day of the week.
    Part,
    /// The same day.
    Same,
}

/// A year named in full is another than that of a day without one, which a writer leaves out of the current one.
const LONG: i32 = 300;
/// A year in which every day can be that has none, and its length.
const LEAP: i16 = 2000;
const YEAR: i32 = 366;

impl When {
    /// What a TIMEX3 value names.
    pub fn of(value: &str) -> Self {
        let number =
            |range: std::ops::Range<usize>| value.get(range).and_then(|text| text.parse::<i16>().ok());
        let known = |date: Option<Date>, long: Span| {
            let first = date?;
            let last = first.checked_add(long).ok()?.yesterday().ok()?;
            Some(Self::Days { first: count(first), last: count(last) })
        };
        let short = |at: usize| number(at..at + 2).and_then(|n| i8::try_from(n).ok());
        let read = match (number(0..4), value.get(5..6)) {
            (Some(year), Some("W")) => week(year, short(6), value.get(9..10)),
            (Some(year), Some(_)) => match (short(5), short(8)) {
                (Some(month), Some(day)) => known(Date::new(year, month, day).ok(), 1.day()),
                (Some(month), None) => known(Date::new(year, month, 1).ok(), 1.month()),
                _ => known(Date::new(year, 1, 1).ok(), 1.year()),
            },
            (Some(year), None) if value.len() == 4 => known(Date::new(year, 1, 1).ok(), 1.year()),
            (None, _) if value.starts_with("XXXX-WXX-") => {
                number(9..10).and_then(|n| i8::try_from(n).ok()).map(Self::Weekday)
            }
            (None, _) if value.starts_with("XXXX-") => {
                short(5).zip(short(8)).map(|(month, day)| Self::Yearless { month, day })
            }
            _ => None,
        };
        read.unwrap_or_default()
    }

    /// The day, where it is known.
    pub fn day(self) -> Option<i32> {
        match self {
            Self::Days { first, last } => Some(first).filter(|_| first == last),
            _ => None,
        }
    }

    /// The month and the day, where they are known.
    pub(crate) fn month_and_day(self) -> Option<(i8, i8)> {
        match self {
            Self::Yearless { month, day } => Some((month, day)),
            _ => self.day().and_then(date).map(|date| (date.month(), date.day())),
        }
    }

    /// How closely it is known.
    pub fn precision(self) -> DatePrecision {
        match self {
            Self::Unknown => DatePrecision::Unknown,
            Self::Weekday(_) => DatePrecision::Weekday,
            Self::Yearless { .. } => DatePrecision::YearlessDay,
            Self::Days { first, last } => match last - first {
                0 => DatePrecision::Day,
                1..7 => DatePrecision::Week,
                7..=31 => DatePrecision::Month,
                _ => DatePrecision::Year,
            },
        }
    }

    /// Whether it names a day, with or without its year.
    pub fn names_a_day(self) -> bool {
        matches!(self.precision(), DatePrecision::Day | DatePrecision::YearlessDay)
    }

    /// How two go together; none where they contradict each other.
    pub(super) fn fit(self, other: Self) -> Option<Fit> {
        use When::{Days, Unknown, Weekday, Yearless};
        match (self, other) {
            (Unknown, _) | (_, Unknown) => Some(Fit::Open),
            (Days { first: a, last: b }, Days { first: c, last: d }) if a.max(c) <= b.min(d) => {
                Some(if a == b && c == d { Fit::Same } else { Fit::Inside })
            }
            (Days { .. }, Days { .. }) => None,
            (Yearless { .. }, Yearless { .. }) => (self == other).then_some(Fit::Part),
            (Weekday(one), Weekday(two)) => (one == two).then_some(Fit::Open),
            (Yearless { .. }, Weekday(_)) | (Weekday(_), Yearless { .. }) => Some(Fit::Open),
            (Days { first, last }, Weekday(day)) | (Weekday(day), Days { first, last }) => {
                let hits = (first..=last).take(7).filter_map(date).any(|date| weekday(date) == day);
                hits.then_some(if first == last { Fit::Part } else { Fit::Open })
            }
            (Days { first, last }, Yearless { month, day })
            | (Yearless { month, day }, Days { first, last }) => {
                let is = |date: Date| (date.month(), date.day()) == (month, day);
                let hits = last - first < LONG && (first..=last).filter_map(date).any(is);
                hits.then_some(if first == last { Fit::Part } else { Fit::Inside })
            }
        }
    }

    /// Whether only the day of the week is known.
    pub(super) fn is_weekday(self) -> bool {
        matches!(self, Self::Weekday(_))
    }

    /// The closer of two that go together.
    pub(super) fn closer(self, other: Self) -> Self {
        if other.precision() > self.precision() { other } else { self }
    }

    /// How many days another is after it; where a year is not said, in the year that brings them closest together.
    pub(super) fn days_until(self, other: Self) -> Option<i32> {
        if let Some((one, other)) = self.day().zip(other.day()) {
            return Some(other - one);
        }
        let of_year = |when: Self| {
            let (month, day) = when.month_and_day()?;
            Some(i32::from(Date::new(LEAP, month, day).ok()?.day_of_year()))
        };
        let days = of_year(other)? - of_year(self)?;
        Some((days + YEAR / 2).rem_euclid(YEAR) - YEAR / 2)
    }

    /// Whether it begins after a day.
    pub(super) fn is_after(self, day: i32) -> bool {
        matches!(self, Self::Days { first, .. } if first > day)
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DAYS: [&str; 8] =
            ["", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        match *self {
            Self::Unknown => f.write_str("a day not said"),
            Self::Weekday(day) => {
                let name =
                    usize::try_from(day).ok().and_then(|day| DAYS.get(day)).copied().unwrap_or_default();
                write!(f, "a {name}")
            }
            Self::Yearless { month, day } => match Date::new(LEAP, month, day) {
                Ok(date) => write!(f, "{}, year not said", date.strftime("%-d %B")),
                Err(_) => f.write_str("a day out of reach"),
            },
            Self::Days { first, last } => match (date(first), date(last)) {
                (Some(first), Some(last)) if first == last => write!(f, "{first}"),
                (Some(first), Some(last)) => write!(f, "{first} to {last}"),
                _ => f.write_str("a day out of reach"),
            },
        }
    }
}

/// A week of a year, or one of its days, or its end.
fn week(year: i16, week: Option<i8>, day: Option<&str>) -> Option<When> {
    let monday = jiff::civil::ISOWeekDate::new(year, week?, jiff::civil::Weekday::Monday).ok()?.date();
    let monday = count(monday);
    let (first, last) = match day {
        Some("W") => (5, 6),
        Some(day) => day.parse().ok().map(|day: i32| (day - 1, day - 1))?,
        None => (0, 6),
    };
    Some(When::Days { first: monday + first, last: monday + last })
}

fn weekday(date: Date) -> i8 {
    date.weekday().to_monday_one_offset()
}

fn count(date: Date) -> i32 {
    (date.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24) as i32
}

fn date(day: i32) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add(day.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read() {
        let day = When::of("2031-05-03");
        assert_eq!(day.to_string(), "2031-05-03");
        assert_eq!(When::of("2031-05-03TMO"), day);
        assert_eq!(When::of("2031-05").to_string(), "2031-05-01 to 2031-05-31");
        assert_eq!(When::of("2031").precision(), DatePrecision::Year);
        assert_eq!(When::of("2031-W18-WE").to_string(), "2031-05-03 to 2031-05-04");
        assert_eq!(When::of("XXXX-05-03"), When::Yearless { month: 5, day: 3 });
        assert_eq!(When::of("XXXX-WXX-6TMO"), When::Weekday(6));
        for unknown in ["PAST_REF", "XXXX", "XXXX-WXX", "203X", "", "2031-05-99", "P2D", "é"] {
            assert_ne!(When::of(unknown).precision(), DatePrecision::Day, "{unknown}");
        }
    }

    #[test]
    fn what_is_not_said_contradicts_nothing() {
        let day = When::of("2031-05-03");
        assert_eq!(day.fit(When::of("XXXX-05-03")), Some(Fit::Part));
        assert_eq!(day.fit(When::of("XXXX-05-04")), None);
        assert_eq!(day.fit(When::of("XXXX-WXX-6")), Some(Fit::Part));
        assert_eq!(day.fit(When::of("XXXX-WXX-2")), None);
        assert_eq!(day.fit(When::of("2031-05")), Some(Fit::Inside));
        assert_eq!(When::of("XXXX-05-03").fit(When::of("2031")), None);
        assert_eq!(day.fit(When::Unknown), Some(Fit::Open));
        assert_eq!(day.days_until(When::of("XXXX-05-10")), Some(7));
        assert_eq!(When::of("2031-12-30").days_until(When::of("XXXX-01-02")), Some(3));
    }
}
