//! Days that have names.
//!
//! Feasts and public holidays of the English-speaking press, those that move with Easter or with the days of the week
//! among them. Without a year it is the nearest one that agrees with the tense.
//!
//! | Published 2031-05-07 | type | value |
//! |---|---|---|
//! | The strike begins on **Christmas Eve**. | DATE | 2031-12-24 |
//! | She was last seen on **New Year's Day**. | DATE | 2031-01-01 |
//! | They met on **Thanksgiving Day 2029**. | DATE | 2029-11-22 |
//! | **Good Friday** was quiet in Port Ell. | DATE | 2031-04-11 |
//! | A new year is a good time to begin. | | |

use jiff::civil::{Date, Weekday};

use super::meaning::{Match, Meaning, Toward, Year, Yearly};
use super::word::{Kind, Words};
use super::year;

/// When a holiday is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holiday {
    Fixed(i8, i8),
    /// Days from Easter Sunday.
    Easter(i8),
    /// The nth (-1: last) weekday (Monday is 1) of a month.
    Nth(i8, i8, i8),
    /// The Tuesday after the first Monday of November.
    Election,
}

/// Names, word by word in lower case.
const NAMES: &[(&[&str], Holiday)] = &[
    (&["christmas", "eve"], Holiday::Fixed(12, 24)),
    (&["christmas", "day"], Holiday::Fixed(12, 25)),
    (&["christmas"], Holiday::Fixed(12, 25)),
    (&["boxing", "day"], Holiday::Fixed(12, 26)),
    (&["new", "year", "'s", "eve"], Holiday::Fixed(12, 31)),
    (&["new", "year", "'s", "day"], Holiday::Fixed(1, 1)),
    (&["new", "year's", "eve"], Holiday::Fixed(12, 31)),
    (&["new", "year's", "day"], Holiday::Fixed(1, 1)),
    (&["new", "year", "'s"], Holiday::Fixed(1, 1)),
    (&["epiphany"], Holiday::Fixed(1, 6)),
    (&["valentine", "'s", "day"], Holiday::Fixed(2, 14)),
    (&["april", "fools", "'", "day"], Holiday::Fixed(4, 1)),
    (&["may", "day"], Holiday::Fixed(5, 1)),
    (&["independence", "day"], Holiday::Fixed(7, 4)),
    (&["july", "fourth"], Holiday::Fixed(7, 4)),
    (&["bastille", "day"], Holiday::Fixed(7, 14)),
    (&["halloween"], Holiday::Fixed(10, 31)),
    (&["armistice", "day"], Holiday::Fixed(11, 11)),
    (&["veterans", "day"], Holiday::Fixed(11, 11)),
    (&["election", "day"], Holiday::Election),
    (&["columbus", "day"], Holiday::Nth(2, 1, 10)),
    (&["labor", "day"], Holiday::Nth(1, 1, 9)),
    (&["memorial", "day"], Holiday::Nth(-1, 1, 5)),
    (&["thanksgiving", "day"], Holiday::Nth(4, 4, 11)),
    (&["thanksgiving"], Holiday::Nth(4, 4, 11)),
    (&["ash", "wednesday"], Holiday::Easter(-46)),
    (&["palm", "sunday"], Holiday::Easter(-7)),
    (&["good", "friday"], Holiday::Easter(-2)),
    (&["easter", "sunday"], Holiday::Easter(0)),
    (&["easter", "monday"], Holiday::Easter(1)),
    (&["easter"], Holiday::Easter(0)),
    (&["whit", "sunday"], Holiday::Easter(49)),
    (&["whit", "monday"], Holiday::Easter(50)),
];

/// The named day that starts at a word.
pub(super) fn read(words: &Words<'_>, at: usize) -> Option<Match> {
    if !words.capital(at) || !matches!(words.kind(at), Kind::Holiday | Kind::Month(_)) {
        return None;
    }
    let proper = |end: usize| (at..end).all(|i| words.capital(i) || words.lower(i).starts_with('\''));
    let named = |(name, holiday): &(&[&str], Holiday)| {
        let end = words.reads(at, name).filter(|&end| proper(end) && words.ends_at(end))?;
        Some((end, *holiday))
    };
    let (end, holiday) = NAMES.iter().find_map(named)?;
    let (year, end) = year::after(words, end).unwrap_or((Year::Open(Toward::Tense), end));
    Some(Match::date(at..end, Meaning::Yearly(Yearly::Holiday(holiday), year)))
}

impl Holiday {
    /// The day of a year.
    pub(super) fn of_year(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day).ok(),
            Self::Easter(days) => easter(year)?.checked_add(jiff::Span::new().days(days)).ok(),
            Self::Nth(nth, day, month) => {
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, super::period::weekday(day)).ok()
            }
            Self::Election => {
                Date::new(year, 11, 1).ok()?.nth_weekday_of_month(1, Weekday::Monday).ok()?.tomorrow().ok()
            }
        }
    }
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}
