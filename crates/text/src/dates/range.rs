//! From and to.
//!
//! Two ends that share a month, a year or a half of the day are two expressions, each with the whole of its value. The
//! end of a range of years may be short.
//!
//! | Published 2031-05-07 | type | value |
//! |---|---|---|
//! | The fair runs from **3** to **7 June**. | DATE, DATE | 2031-06-03, 2031-06-07 |
//! | The fair runs **June 3**-**7**. | DATE, DATE | 2031-06-03, 2031-06-07 |
//! | The fair runs **24 May**-**3 June 2032**. | DATE, DATE | 2032-05-24, 2032-06-03 |
//! | It was held on **April 24** and **25**. | DATE, DATE | 2031-04-24, 2031-04-25 |
//! | The war of **1914**-**18** was long. | DATE, DATE | 1914, 1918 |
//! | He was here between **5** and **7 p.m.** on the quay. | TIME, TIME | 2031-05-07T17:00, 2031-05-07T19:00 |
//! | The repair takes **two** to **three weeks**. | DURATION, DURATION | P2W, P3W |
//! | It lost money in **the first** and **second quarters of 2030**. | DATE, DATE | 2030-Q1, 2030-Q2 |
//! | **Third**- and **fourth-quarter** sales of 2 million were poor. | DATE, DATE | 2030-Q3, 2030-Q4 |
//! | They won 3-7 and lost from 3 to 7. | | |

use jiff::civil::Date;

use super::meaning::{Match, Meaning, Toward, Year, Yearly};
use super::period::{Period, Unit};
use super::word::{Kind, Words};
use super::{calendar, clock, duration, number, year};
use crate::TimeType;

/// The two ends of a range whose first end starts at a word.
pub(super) fn read(words: &Words<'_>, at: usize) -> Option<[Match; 2]> {
    if words.hyphened(at) {
        return None;
    }
    years(words, at)
        .or_else(|| days_then_month(words, at))
        .or_else(|| across(words, at))
        .or_else(|| month_then_days(words, at))
        .or_else(|| hours(words, at))
        .or_else(|| quarters(words, at))
        .or_else(|| lengths(words, at))
}

/// What joins two ends, and the word behind it.
fn joined(words: &Words<'_>, at: usize) -> Option<usize> {
    match words.lower(at) {
        "and" | "to" | "or" | "through" | "until" | "till" | "-" | "–" | "—" | "--" | "/" | "," => {
            Some(at + 1)
        }
        _ => words.hyphened(at).then_some(at),
    }
}

/// "1914-18", "1982–1992".
fn years(words: &Words<'_>, at: usize) -> Option<[Match; 2]> {
    let Kind::Digits(first @ 1000..=2100, 4) = words.kind(at) else { return None };
    let second_at = joined(words, at + 1)
        .filter(|&i| words.hyphened(i) || matches!(words.lower(at + 1), "–" | "-" | "/"))?;
    let second = match words.kind(second_at) {
        Kind::Digits(second, 2) => first / 100 * 100 + second,
        Kind::Digits(second @ 1000..=2100, 4) => second,
        _ => return None,
    };
    if second <= first || words.hyphened(second_at + 1) || matches!(words.before(at), "$" | "£" | "€") {
        return None;
    }
    let period = |year: u32| Period::year(i16::try_from(year).ok()?, Unit::Year).map(Meaning::Period);
    Some([Match::date(at..at + 1, period(first)?), Match::date(second_at..second_at + 1, period(second)?)])
}

/// "3 to 7 June 2031", "the 3rd and 4th of May".
fn days_then_month(words: &Words<'_>, at: usize) -> Option<[Match; 2]> {
    if !matches!(words.kind(at), Kind::Digits(_, 1..=2) | Kind::Ordinal(_)) {
        return None;
    }
    let (first, end) = calendar::day_number(words, at)?;
    let second_at = joined(words, end)?;
    let second = calendar::day(words, second_at)?;
    if second.words.start != second_at || matches!(words.kind(second_at), Kind::Month(_)) {
        return None;
    }
    let first = match second.meaning {
        Meaning::Yearly(Yearly::Day(month, _), year) => Meaning::Yearly(Yearly::Day(month, first), year),
        Meaning::Period(period) => {
            let start = Date::new(period.start.year(), period.start.month(), first).ok()?;
            Meaning::Period(Period { start, unit: Unit::Day })
        }
        _ => return None,
    };
    Some([Match::date(at..end, first), second])
}

/// What follows the second of two days, and not the second of two numbers of something.
const BEHIND_A_DAY: [&str; 13] =
    [".", ",", ";", ")", "in", "at", "and", "to", "for", "with", "when", "but", "by"];

/// "June 3-7", "April 24 and 25, 2031".
fn month_then_days(words: &Words<'_>, at: usize) -> Option<[Match; 2]> {
    let Kind::Month(month) = words.kind(at) else { return None };
    let (first, end) = calendar::day_number(words, at + 1).filter(|_| words.capital(at))?;
    let second_at = joined(words, end)?;
    let (second, end_of_second) = calendar::day_number(words, second_at)?;
    let next = words.lower(end_of_second);
    let counted = !next.is_empty() && !BEHIND_A_DAY.contains(&next);
    if second <= first || words.lower(end) == "," || !words.ends_at(end_of_second) || counted {
        return None;
    }
    let (year, end_of_all) =
        year::after(words, end_of_second).unwrap_or((Year::Open(Toward::Tense), end_of_second));
    let day = |day: i8| calendar::of(month, day, year);
    Some([Match::date(at..end, day(first)?), Match::date(second_at..end_of_all, day(second)?)])
}

/// "24 May-3 June", "May 30-June 2, 2031", whose hyphen is inside what would be one word.
fn across(words: &Words<'_>, at: usize) -> Option<[Match; 2]> {
    let first = calendar::printed(words, at)?;
    let second = calendar::day(words, first.words.end).filter(|_| words.hyphened(first.words.end))?;
    let meaning = match (&first.meaning, &second.meaning) {
        (Meaning::Yearly(Yearly::Day(month, day), _), Meaning::Period(until)) => {
            calendar::of(*month, *day, Year::Printed(until.start.year()))?
        }
        (meaning, _) => meaning.clone(),
    };
    Some([Match { meaning, ..first }, second])
}

/// "between 5 and 7 p.m.", "9-11 a.m. on Friday".
fn hours(words: &Words<'_>, at: usize) -> Option<[Match; 2]> {
    use super::period::Time;
    let Kind::Digits(hour @ 1..=12, 1..=2) = words.kind(at) else { return None };
    let colon = words.lower(at + 1) == ":" && words.attached(at + 1);
    let (minute, end) = match words.kind(at + 2) {
        Kind::Digits(minute @ 0..60, 2) if colon => (minute, at + 3),
        _ => (0, at + 1),
    };
    let second_at = joined(words, end)?;
    let second = clock::read(words, second_at)?;
    let Some(Time::Clock { hour: until, utc, .. }) = second.time else { return None };
    let from = if until >= 12 && hour < 12 && hour + 12 <= u32::from(until) { hour + 12 } else { hour };
    let Some(Time::Clock { hour, minute, second: none, .. }) = Time::clock(from, minute) else { return None };
    let first =
        Match::date(at..end, second.meaning.clone()).at(Time::Clock { hour, minute, second: none, utc });
    Some([first, second])
}

/// "the first and second quarters", "third- and fourth-quarter".
fn quarters(words: &Words<'_>, at: usize) -> Option<[Match; 2]> {
    let from = words.skip(at, &["the"]);
    let Kind::Ordinal(first @ 1..=3) = words.kind(from) else { return None };
    let hyphen = words.skip(from + 1, &["-"]);
    let second_at =
        joined(words, hyphen).filter(|_| matches!(words.lower(hyphen), "and" | "or" | "through"))?;
    let Kind::Ordinal(second @ 2..=4) = words.kind(second_at) else { return None };
    let quarter = matches!(words.kind(second_at + 1), Kind::Unit(Unit::Quarter) | Kind::Units(Unit::Quarter));
    let end = second_at + 2;
    let (year, end) = year::after(words, end).unwrap_or((Year::Open(Toward::Tense), end));
    if !quarter || second <= first || !words.ends_at(end) {
        return None;
    }
    let part = |n: u32| Some(Meaning::Yearly(Yearly::Quarter(i8::try_from(n).ok()?), year));
    Some([Match::date(at..from + 1, part(first)?), Match::date(second_at..end, part(second)?)])
}

/// "two to three weeks", "five or six years ago": two lengths of one unit.
fn lengths(words: &Words<'_>, at: usize) -> Option<[Match; 2]> {
    let (first, end) = number::cardinal(words, at).or_else(|| match words.kind(at) {
        Kind::Digits(n, 1..=3) => Some((n, at + 1)),
        _ => None,
    })?;
    let second_at = joined(words, end).filter(|_| matches!(words.lower(end), "to" | "or" | "–" | "-"))?;
    let second = duration::read(words, second_at)?;
    let quantity =
        number::quantity(words, second_at).filter(|q| i64::from(first) < q.value().map_or(0, i64::from))?;
    let Kind::Units(unit) = words.kind(quantity.end) else { return None };
    Some([Match::value(at..end, TimeType::Duration, unit.duration(&first.to_string())), second])
}
