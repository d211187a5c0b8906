//! The first Sunday of May.
//!
//! A day, weekday, week or weekend counted within a month. A first week is the one the month begins in.
//!
//! | Published 2031-05-07 | type | value |
//! |---|---|---|
//! | They vote on **the first Sunday in June**. | DATE | 2031-06-01 |
//! | It was held on **the last Friday of March 2030**. | DATE | 2030-03-29 |
//! | It rained in **the last week of April**. | DATE | 2031-W18 |
//! | It snowed on **the second weekend of January**. | DATE | 2031-W02-WE |
//! | It closed on **the last day of February**. | DATE | 2031-02-28 |
//! | It was the first day of peace. | | |

use super::meaning::{Match, Meaning, Toward, Year};
use super::period::Unit;
use super::word::{Kind, Words};
use super::year;

/// The counted day or week that starts at a word.
pub(super) fn read(words: &Words<'_>, at: usize) -> Option<Match> {
    let from = words.skip(at, &["the"]);
    let (nth, noun) = match words.lower(from) {
        "last" => (-1, from + 1),
        _ => {
            let (nth, end) = year::ordinal(words, from)?;
            (i8::try_from(nth).ok().filter(|n| *n <= 5)?, end)
        }
    };
    let (weekday, unit) = match words.kind(noun) {
        Kind::Weekday(day) => (Some(day), Unit::Day),
        Kind::Unit(unit @ (Unit::Day | Unit::Week | Unit::Weekend)) => (None, unit),
        _ => return None,
    };
    let Kind::Month(month) = words.kind(noun + 2) else { return None };
    if !matches!(words.lower(noun + 1), "of" | "in") || !words.capital(noun + 2) {
        return None;
    }
    let (year, end) = year::after(words, noun + 3).unwrap_or((Year::Open(Toward::Tense), noun + 3));
    let meaning = Meaning::Nth { nth, weekday, unit, month, year };
    words.ends_at(end).then(|| Match::date(at..end, meaning))
}
