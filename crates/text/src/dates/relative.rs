//! Days, weeks and years counted from a day.
//!
//! "Today", "last week" and "two years ago" are counted from publication; "the previous day", "that week" and "two days
//! later" from the day the text speaks of. Days and weeks ago are days, months ago are months, years ago are years. A
//! number that is not said ("several years ago") leaves only that it is past.
//!
//! | Published 2031-05-07 | type | value |
//! |---|---|---|
//! | Orr resigned **yesterday**. | DATE | 2031-05-06 |
//! | She left **the day before yesterday**. | DATE | 2031-05-05 |
//! | It began **two days ago**. | DATE | 2031-05-05 |
//! | It began **a fortnight ago**. | DATE | 2031-04-23 |
//! | It closed **three months ago**. | DATE | 2031-02 |
//! | It closed **40 years ago**. | DATE | 1991 |
//! | It closed **several years ago**. | DATE | PAST_REF |
//! | **Months later** it opened again. | DURATION | PXM |
//! | Talks resume **next week**. | DATE | 2031-W20 |
//! | **This year** the harvest failed. | DATE | 2031 |
//! | It rose on **3 March 2031** and fell **the following day**. | DATE, DATE | 2031-03-03, 2031-03-04 |
//! | It rose on **3 March 2031** and fell **two days later**. | DATE, DATE | 2031-03-03, 2031-03-05 |
//! | On **3 March 2030** he fled; **that week** the port closed. | DATE, DATE | 2030-03-03, 2030-W09 |
//! | Orr was well **a year earlier**. | DATE | 2030 |
//! | Orr spoke on “This Week” with Ivo Sall. | | |
//! | The last man left as the years went by. | | |

use super::meaning::{From, Match, Meaning, Toward};
use super::number;
use super::period::Unit;
use super::word::{Kind, Words};
use crate::TimeType;

/// The day, week or year that starts at a word and is counted from another.
pub(super) fn read(words: &Words<'_>, at: usize) -> Option<Match> {
    named(words, at)
        .or_else(|| counted(words, at))
        .or_else(|| beside(words, at))
        .or_else(|| since_then(words, at))
}

/// "yesterday", "the day after tomorrow".
fn named(words: &Words<'_>, at: usize) -> Option<Match> {
    let day = |by: i32| Meaning::Moved { by, unit: Unit::Day, grain: Unit::Day, from: From::Published };
    if let Kind::Day(by) = words.kind(at) {
        return words.ends_at(at + 1).then(|| Match::date(at..at + 1, day(by.into())));
    }
    let from = words.skip(at, &["the"]);
    match (words.lower(from), words.lower(from + 1), words.lower(from + 2)) {
        ("day", "before", "yesterday") => Some(Match::date(at..from + 3, day(-2))),
        ("day", "after", "tomorrow") => Some(Match::date(at..from + 3, day(2))),
        _ => None,
    }
}

/// "two weeks ago", "a year earlier", "three days later", "a month from now".
fn counted(words: &Words<'_>, at: usize) -> Option<Match> {
    let (count, unit, end) = match words.kind(at) {
        // "Years ago".
        Kind::Units(unit) => (None, unit, at + 1),
        _ => {
            let quantity = number::quantity(words, at)?;
            let end = words.skip(quantity.end, &["full", "whole", "short", "more"]);
            let (Kind::Unit(unit) | Kind::Units(unit)) = words.kind(end) else { return None };
            let and_a_half = number::half(words, end + 1);
            let end = and_a_half.unwrap_or(end + 1);
            match quantity.count.strip_suffix(".5").or(and_a_half.map(|_| quantity.count.as_str())) {
                // "A year and a half" is eighteen months.
                Some(years) if unit == Unit::Year => {
                    let months = years.parse::<i32>().ok().and_then(|n| n.checked_mul(12)?.checked_add(6));
                    (months, Unit::Month, end)
                }
                Some(_) => (None, unit, end),
                None => (quantity.value(), unit, end),
            }
        }
    };
    // Nobody says what time it was from which to count hours.
    if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) {
        return None;
    }
    let end = if words.lower(end) == "or" && words.lower(end + 1) == "so" { end + 2 } else { end };
    // "A year-ago loss" is of the like of another year.
    if words.hyphened(end) {
        return None;
    }
    let (sign, from, end) = match (words.lower(end), words.lower(end + 1)) {
        ("ago", _) => (-1, From::Published, end + 1),
        ("from", "now" | "today") => (1, From::Published, end + 2),
        ("hence", _) => (1, From::Published, end + 1),
        ("earlier" | "before" | "previously" | "prior", next)
            if ends_phrase(next) || words.lower(end) == "earlier" =>
        {
            (-1, From::Narrative, end + 1)
        }
        ("later" | "after" | "afterward" | "afterwards", next)
            if ends_phrase(next) || words.lower(end) == "later" =>
        {
            (1, From::Narrative, end + 1)
        }
        _ => return None,
    };
    if !words.ends_at(end) {
        return None;
    }
    // "Months later"
    if count.is_none() && from == From::Narrative {
        let worded = matches!(words.lower(end - 1), "later" | "earlier");
        return worded.then(|| Match::value(at..end, TimeType::Duration, unit.duration("X")));
    }
    let Some(by) = count.and_then(|n| n.checked_mul(sign)) else {
        let reference = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
        return Some(Match::value(at..end, TimeType::Date, reference));
    };
    Some(Match::date(at..end, moved(by, unit, from)))
}

/// So many units away; as closely as it is counted.
fn moved(by: i32, unit: Unit, from: From) -> Meaning {
    let grain = match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Unit::Day,
        Unit::Week | Unit::Fortnight | Unit::Weekend => Unit::Day,
        unit => unit,
    };
    match unit {
        Unit::Year => Meaning::YearsFrom { by, from },
        _ => Meaning::Moved { by, unit, grain, from },
    }
}

/// What can follow "after" or "before" only where they have nothing more to say.
const AT_AN_END: [&str; 13] = [".", ",", ";", ":", ")", "?", "!", "and", "or", "but", "in", "at", "on"];

/// Whether what follows does not belong to "after" or "before".
pub(super) fn ends_phrase(next: &str) -> bool {
    next.is_empty() || AT_AN_END.contains(&next)
}

/// "last week", "the previous day", "this fiscal year", "that month".
fn beside(words: &Words<'_>, at: usize) -> Option<Match> {
    let article = words.skip(at, &["the"]);
    let has_article = article > at;
    let (by, from, next) = match (words.lower(article), words.lower(article + 1)) {
        ("last" | "past", _) if !has_article => (-1, From::Published, article + 1),
        ("next", _) if !has_article => (1, From::Published, article + 1),
        ("coming" | "upcoming", _) => (1, From::Published, article + 1),
        ("this", "coming") => (1, From::Published, article + 2),
        ("this", "past") => (-1, From::Published, article + 2),
        ("this", _) if !has_article => (0, From::Published, article + 1),
        ("current" | "latest", _) if has_article => (0, From::Published, article + 1),
        ("previous" | "preceding" | "prior", _) => (-1, From::Narrative, article + 1),
        ("following" | "next", _) if has_article => (1, From::Narrative, article + 1),
        ("that" | "same", "very" | "same") => (0, From::Narrative, article + 2),
        ("same", _) if has_article => (0, From::Narrative, article + 1),
        ("that", _) if !has_article => (0, From::Narrative, article + 1),
        _ => return None,
    };
    let noun = words.skip(next, &["fiscal", "calendar", "business", "trading", "school", "financial"]);
    let Kind::Unit(unit) = words.kind(noun) else { return None };
    // "the next year" is mostly a stretch from here; halves and quarters have rules of their own.
    // "the last day of the talks", "last week of the campaign": the last of something else.
    let of_something = matches!(words.lower(article), "last" | "past")
        && (unit == Unit::Day || words.lower(noun + 1) == "of");
    if of_something {
        return None;
    }
    let stretch = has_article
        && words.lower(article) == "next"
        && unit != Unit::Day
        && !(words.lower(noun + 1) == "," && words.opens_sentence(at));
    if stretch
        || matches!(unit, Unit::Half | Unit::Quarter | Unit::Second | Unit::Minute | Unit::Hour)
        || !words.ends_at(noun + 1)
    {
        return None;
    }
    if words.capital(noun) && !words.opens_sentence(at) && words.capital(noun - 1) {
        return None;
    }
    let value = match unit {
        Unit::Weekend => Meaning::Weekend(match (by, from) {
            (0, From::Published) => Toward::Tense,
            (0, From::Narrative) => Toward::That,
            (..0, From::Published) => Toward::Past,
            (1.., From::Published) => Toward::Future,
            (..0, From::Narrative) => Toward::Before,
            (1.., From::Narrative) => Toward::After,
        }),
        Unit::Fortnight => Meaning::Moved { by: by * 2, unit: Unit::Week, grain: Unit::Week, from },
        unit => Meaning::Moved { by, unit, grain: unit, from },
    };
    Some(Match::date(at..noun + 1, value))
}

/// "the day", "the year": the one spoken of; and "the day after".
fn since_then(words: &Words<'_>, at: usize) -> Option<Match> {
    if words.lower(at) != "the" {
        return None;
    }
    let noun = words.skip(at + 1, &["fiscal", "calendar"]);
    let Kind::Unit(unit) = words.kind(noun) else { return None };
    let next = words.lower(noun + 1);
    match (unit, next) {
        (Unit::Day | Unit::Week | Unit::Month | Unit::Year, "after" | "before")
            if ends_phrase(words.lower(noun + 2)) =>
        {
            let by = if next == "after" { 1 } else { -1 };
            Some(Match::date(at..noun + 2, Meaning::Moved { by, unit, grain: unit, from: From::Narrative }))
        }
        (Unit::Weekend, _) if words.ends_at(noun + 1) => {
            Some(Match::date(at..noun + 1, Meaning::Weekend(Toward::Tense)))
        }
        // "later in the day"
        (Unit::Day, _)
            if words.before(at) == "in"
                && at > 1
                && matches!(words.lower(at - 2), "later" | "earlier" | "late" | "early") =>
        {
            Some(Match::date(
                at..noun + 1,
                Meaning::Moved { by: 0, unit, grain: unit, from: From::Narrative },
            ))
        }
        // "for the year ended March 31"
        (Unit::Week | Unit::Month | Unit::Year, "ended" | "ending") => {
            Some(Match::value(at..noun + 1, TimeType::Duration, unit.duration("1")))
        }
        (Unit::Week | Unit::Month | Unit::Year, _)
            if words.ends_at(noun + 1)
                && !matches!(next, "of" | "after" | "before" | "when" | "that" | "in" | "to") =>
        {
            Some(Match::date(
                at..noun + 1,
                Meaning::Moved { by: 0, unit, grain: unit, from: From::Published },
            ))
        }
        _ => None,
    }
}
