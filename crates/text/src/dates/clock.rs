//! Times of the clock.
//!
//! Twelve and twenty-four hours, with the day beside them and the zone behind them. Greenwich time is marked with a
//! `Z`; other zones are part of what is found and do not move the clock, for nobody says from which day. Scores, verses
//! and hours that no clock has are not times.
//!
//! | Published 2031-05-07 | type | value |
//! |---|---|---|
//! | The siren sounded at **9 a.m.** on the quay. | TIME | 2031-05-07T09:00 |
//! | It sank at **10:15 p.m. Tuesday**. | TIME | 2031-05-06T22:15 |
//! | On **Tuesday at 7pm** they met. | TIME | 2031-05-06T19:00 |
//! | The call came at **8:15am** sharp. | TIME | 2031-05-07T08:15 |
//! | The call came at **9 o'clock Monday morning**. | TIME | 2031-05-05T09:00 |
//! | The call came at **0630 local time**. | TIME | 2031-05-07T06:30 |
//! | The call came at **06:30 GMT**. | TIME | 2031-05-07T06:30Z |
//! | They met at **noon on Friday**. | TIME | 2031-05-02T12:00 |
//! | Doors close at **5 o'clock**. | TIME | 2031-05-07T05:00 |
//! | Doors close at **half past nine** sharp. | TIME | 2031-05-07T09:30 |
//! | The bell rang at 25:99 and they won 3:2. | | |

use super::meaning::{Match, Meaning};
use super::period::{Part, Time};
use super::vocabulary::LEADS;
use super::word::{Kind, Words};
use super::{day, number};

/// The time of the clock that starts at a word, or the day with one behind it.
pub(super) fn read(words: &Words<'_>, at: usize) -> Option<Match> {
    if let Some((time, end)) = time(words, at) {
        return Some(with_day(words, at, time, end));
    }
    // "Tuesday at 7pm", "May 3, 9:30 a.m."
    let date = day(words, at)?;
    let next = words.comma(words.skip(date.words.end, &["at", "around", "about"]));
    let joined = words.lower(date.words.end) != "," || next > date.words.end;
    let (time, end) = self::time(words, words.skip(next, &["at", "around", "about"])).filter(|_| joined)?;
    Some(date.at(time).until(end))
}

/// "9 a.m. on Friday", "noon yesterday": the day may follow.
fn with_day(words: &Words<'_>, at: usize, time: Time, end: usize) -> Match {
    let from = words.comma(end);
    let from = words.skip(from, &["on"]);
    match day(words, from) {
        // "9 o'clock Monday morning"
        Some(date) => {
            let end = date.words.end;
            let part =
                matches!(words.kind(end), Kind::Part(part) if !matches!(part, Part::Noon | Part::Midnight));
            date.at(time).from(at).until(if part && words.ends_at(end + 1) { end + 1 } else { end })
        }
        None => Match::date(at..end, Meaning::TimeOnly).at(time),
    }
}

/// A time of day and the word behind it, with its zone.
fn time(words: &Words<'_>, at: usize) -> Option<(Time, usize)> {
    let (time, end, sure) = plain(words, at)?;
    let (utc, end, zoned) = zone(words, end);
    let time = match time {
        Time::Clock { hour, minute, second, .. } => Time::Clock { hour, minute, second, utc },
        other => other,
    };
    // "at 17.30 on Tuesday"
    let dated = words.kind(at) == Kind::Dotted && words.lower(end) == "on" && day(words, end + 1).is_some();
    (words.ends_at(end) && (sure || zoned || dated)).then_some((time, end))
}

/// A time, the word behind it, and whether it can only be a time.
fn plain(words: &Words<'_>, at: usize) -> Option<(Time, usize, bool)> {
    match words.kind(at) {
        Kind::Part(Part::Noon) => return Some((Time::Part(Part::Noon), at + 1, true)),
        Kind::Part(Part::Midnight) => return Some((Time::Part(Part::Midnight), at + 1, true)),
        Kind::Hour(hour, after_noon) => {
            return Some((Time::clock(of_twelve(hour, after_noon)?, 0)?, at + 1, true));
        }
        _ => {}
    }
    if let Some((minutes, end)) = past(words, at) {
        let (hour, end) = hour(words, end)?;
        let total = hour * 60;
        let total = if minutes < 0 {
            (total + 720).checked_sub(minutes.unsigned_abs())? % 720
        } else {
            total + minutes.unsigned_abs()
        };
        return finish(words, total / 60, total % 60, end, true);
    }
    if words.lower(at + 1) == "o'clock" {
        let (hour, _) = hour(words, at)?;
        return finish(words, hour, 0, at + 2, true);
    }
    match words.kind(at) {
        Kind::Digits(hour, 1..=2) => {
            let colon = words.lower(at + 1) == ":" && words.attached(at + 1) && words.attached(at + 2);
            match words.kind(at + 2) {
                Kind::Digits(minute, 2) if colon => {
                    let more = words.lower(at + 3) == ":" && words.attached(at + 3) && words.attached(at + 4);
                    let (second, end) = match words.kind(at + 4) {
                        Kind::Digits(second, 2) if more && second < 60 => (u8::try_from(second).ok(), at + 5),
                        _ if more => return None,
                        _ => (None, at + 3),
                    };
                    let (time, end, sure) = finish(words, hour, minute, end, false)?;
                    let Time::Clock { hour, minute, utc, .. } = time else { return None };
                    let sure = sure || LEADS.contains(words.before(at));
                    Some((Time::Clock { hour, minute, second, utc }, end, sure))
                }
                // "8:15am"
                Kind::Hour(minute @ 0..60, after_noon) if colon => {
                    Some((Time::clock(of_twelve(hour, after_noon)?, minute)?, at + 3, true))
                }
                _ if colon => None,
                _ => finish(words, hour, 0, at + 1, false).filter(|found| found.2),
            }
        }
        // "0630 local time"
        Kind::Digits(hours, 4) => {
            let named = matches!(words.lower(at + 1), "hours" | "hrs") && LEADS.contains(words.before(at));
            finish(words, hours / 100, hours % 100, at + 1 + usize::from(named), named)
        }
        Kind::Dotted => {
            // "5.30", "5.30pm"
            let (hour, minute) = words.lower(at).split_once('.')?;
            let (minute, half) = minute.split_at_checked(2)?;
            let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
            match half {
                "" => finish(words, hour, minute, at + 1, false),
                "am" | "pm" => Some((Time::clock(of_twelve(hour, half == "pm")?, minute)?, at + 1, true)),
                _ => None,
            }
        }
        Kind::Cardinal(1..=12) => {
            let (hour, end) = number::cardinal(words, at)?;
            finish(words, hour, 0, end, false).filter(|found| found.2)
        }
        _ => None,
    }
}

/// "half past", "quarter to", "ten past", as minutes.
fn past(words: &Words<'_>, at: usize) -> Option<(i32, usize)> {
    let from = words.skip(at, &["a"]);
    let (minutes, end) = match words.lower(from) {
        "half" => (30, from + 1),
        "quarter" => (15, from + 1),
        _ => match number::cardinal(words, from) {
            Some((n @ (5 | 10 | 20 | 25), end)) => (i32::try_from(n).ok()?, end),
            _ => return None,
        },
    };
    match words.lower(end) {
        "past" => Some((minutes, end + 1)),
        "to" if minutes != 30 && matches!(words.lower(from), "quarter") => Some((-minutes, end + 1)),
        _ => None,
    }
}

/// An hour in digits or words.
fn hour(words: &Words<'_>, at: usize) -> Option<(u32, usize)> {
    match words.kind(at) {
        Kind::Digits(hour @ 1..=24, 1..=2) => Some((hour, at + 1)),
        Kind::Cardinal(hour @ 1..=12) => Some((hour, at + 1)),
        _ => None,
    }
}

/// Takes the half of the day behind an hour.
fn finish(words: &Words<'_>, hour: u32, minute: u32, end: usize, sure: bool) -> Option<(Time, usize, bool)> {
    let in_the = (words.lower(end) == "in" || words.lower(end) == "at") as usize;
    let article = (words.lower(end + in_the) == "the") as usize;
    let after_noon = match words.lower(end) {
        "a.m." | "am" | "a.m" => Some((false, end + 1)),
        "p.m." | "pm" | "p.m" => Some((true, end + 1)),
        _ => match words.kind(end + in_the + article) {
            Kind::Part(Part::Morning) if in_the + article == 2 => Some((false, end + 3)),
            Kind::Part(Part::Afternoon | Part::Evening) if in_the + article == 2 => Some((true, end + 3)),
            Kind::Part(Part::Night) if words.lower(end) == "at" && article == 0 && hour > 5 => {
                Some((true, end + 2))
            }
            _ => None,
        },
    };
    let (hour, end, sure) = match after_noon {
        Some((after, end)) => (of_twelve(hour, after)?, end, true),
        None => (hour, end, sure),
    };
    Some((Time::clock(hour, minute)?, end, sure))
}

/// Twelve hours as twenty-four.
fn of_twelve(hour: u32, after_noon: bool) -> Option<u32> {
    (1..=12).contains(&hour).then(|| hour % 12 + if after_noon { 12 } else { 0 })
}

/// The zone behind a time: whether it is Greenwich's, the word behind it, and whether there is one.
fn zone(words: &Words<'_>, at: usize) -> (bool, usize, bool) {
    let open = words.lower(at) == "(";
    let from = at + usize::from(open);
    let local = match (words.lower(from), words.lower(from + 1), words.lower(from + 2)) {
        ("gmt" | "utc", _, _) => Some((true, from + 1)),
        ("greenwich", "mean", "time") => Some((true, from + 3)),
        ("local", "time", _) => Some((false, from + 2)),
        ("hours" | "hrs", "gmt", _) => Some((true, from + 2)),
        ("hours" | "hrs", "local", "time") => Some((false, from + 3)),
        (
            "eastern" | "central" | "pacific" | "mountain" | "moscow",
            "standard" | "daylight" | "summer",
            "time",
        ) => Some((false, from + 3)),
        (
            "eastern" | "central" | "pacific" | "mountain" | "moscow" | "london" | "israel" | "damascus",
            "time",
            _,
        ) => Some((false, from + 2)),
        (
            "est" | "edt" | "cst" | "cdt" | "mst" | "mdt" | "pst" | "pdt" | "et" | "pt" | "ct" | "bst"
            | "cet" | "cest" | "eet" | "msk" | "ist",
            _,
            _,
        ) => Some((false, from + 1)),
        _ => None,
    };
    match local {
        Some((utc, end)) if open && words.lower(end) == ")" => (utc, end + 1, true),
        Some((utc, end)) if !open => (utc, end, true),
        _ => (false, at, false),
    }
}
