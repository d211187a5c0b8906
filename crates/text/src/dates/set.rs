//! What recurs.
//!
//! "Daily", "every Friday", "twice a week". The value is the period after which it comes back, or the day or month it
//! comes back on.
//!
//! | Published 2031-05-07 | type | value |
//! |---|---|---|
//! | The ferry runs **daily**. | SET | P1D |
//! | The council meets **every Friday**. | SET | XXXX-WXX-5 |
//! | They march **each July**. | SET | XXXX-07 |
//! | It is tested **every two years**. | SET | P2Y |
//! | It is tested **annually**. | SET | P1Y |
//! | He swims **twice a week**. | SET | P1W |
//! | It ships 40 tons **a day**. | SET | P1D |
//! | She came **every other day**. | SET | P2D |
//! | They sing **every night**. | SET | XXXX-XX-XXTNI |
//! | At **weekends** the ferry is full. | SET | XXXX-WXX-WE |
//! | He bought a daily newspaper. | | |

use super::meaning::Match;
use super::number;
use super::period::{Time, Unit};
use super::word::{Kind, Words};
use crate::TimeType;

/// What is named after how often it comes.
const PAPERS: [&str; 8] =
    ["newspaper", "newspapers", "paper", "papers", "magazine", "magazines", "newsletter", "journal"];

/// The set that starts at a word.
pub(super) fn read(words: &Words<'_>, at: usize) -> Option<Match> {
    let set =
        |end: usize, value: String| words.ends_at(end).then(|| Match::value(at..end, TimeType::Set, value));
    match words.lower(at) {
        "every" | "each" => every(words, at),
        "once" | "twice" => rate(words, at + 1).and_then(|(value, end)| set(end, value)),
        "a" | "an" | "per" => {
            let (value, end) = rate(words, at)?;
            let counted = is_quantity(words, at);
            (counted || words.lower(at) == "per").then(|| set(end, value))?
        }
        _ => match words.kind(at) {
            // A quarterly dividend is a kind of dividend.
            Kind::Often("P1Q")
                if !words.capital(at) && words.lower(at + 1).starts_with(char::is_alphabetic) =>
            {
                None
            }
            // "A daily newspaper" is a kind of paper.
            Kind::Often(_) if PAPERS.contains(&words.lower(at + 1)) => None,
            Kind::Often(value) => set(at + 1, value.to_owned()),
            Kind::Units(Unit::Weekend) if matches!(words.before(at), "at" | "on") => {
                set(at + 1, "XXXX-WXX-WE".to_owned())
            }
            _ => {
                // "three times a week"
                let quantity = number::quantity(words, at).filter(|q| words.lower(q.end) == "times")?;
                rate(words, quantity.end + 1).and_then(|(value, end)| set(end, value))
            }
        },
    }
}

/// "every day", "each of the past three years", "every other week", "every Monday morning".
fn every(words: &Words<'_>, at: usize) -> Option<Match> {
    let found =
        |end: usize, value: String| words.ends_at(end).then(|| Match::value(at..end, TimeType::Set, value));
    let (count, noun) = match words.lower(at + 1) {
        "other" => (2, at + 2),
        "single" => (1, at + 2),
        _ => match number::quantity(words, at + 1).filter(|q| !q.is_vague()) {
            Some(quantity) => (quantity.value()?, quantity.end),
            None => (1, at + 1),
        },
    };
    match words.kind(noun) {
        Kind::Unit(Unit::Weekend) => found(noun + 1, "XXXX-WXX-WE".to_owned()),
        Kind::Unit(Unit::Quarter) => found(noun + 1, format!("P{count}Q")),
        Kind::Unit(unit) | Kind::Units(unit) if unit != Unit::Half => {
            found(noun + 1, unit.duration(&count.to_string()))
        }
        Kind::Weekday(day) => {
            let value = format!("XXXX-WXX-{day}");
            match words.kind(noun + 1) {
                Kind::Part(part) => found(noun + 2, format!("{value}{}", Time::Part(part))),
                _ => found(noun + 1, value),
            }
        }
        Kind::Month(month) => found(noun + 1, format!("XXXX-{month:02}")),
        Kind::Season(season) => found(
            noun + 1,
            format!(
                "XXXX-{}",
                match season.month() {
                    3 => "SP",
                    6 => "SU",
                    9 => "FA",
                    _ => "WI",
                }
            ),
        ),
        Kind::Part(part) => found(noun + 1, format!("XXXX-XX-XX{}", Time::Part(part))),
        _ => None,
    }
}

/// "a week", "per day", "an hour", "each year".
fn rate(words: &Words<'_>, at: usize) -> Option<(String, usize)> {
    let Kind::Unit(unit) = words.kind(at + 1) else { return None };
    let tie = matches!(words.lower(at), "a" | "an" | "per" | "each" | "every");
    (tie && !matches!(unit, Unit::Half | Unit::Quarter)).then(|| (unit.duration("1"), at + 2))
}

/// Whether something is counted just before: "40 tons", "$3 million", "300".
fn is_quantity(words: &Words<'_>, at: usize) -> bool {
    let number = |i: usize| {
        matches!(words.kind(i), Kind::Digits(..) | Kind::Grouped(_) | Kind::Dotted | Kind::Cardinal(_))
    };
    let time = |i: usize| matches!(words.kind(i), Kind::Unit(_) | Kind::Units(_));
    at > 0 && number(at - 1)
        || at > 1
            && number(at - 2)
            && !time(at - 1)
            && words.lower(at - 1).chars().all(char::is_alphabetic)
            && !matches!(words.lower(at - 1), "in" | "for" | "after" | "of" | "over" | "within" | "and")
        || at > 0 && matches!(words.lower(at - 1), "times" | "hours")
}
