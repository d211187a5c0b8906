//! Days of the week.
//!
//! A weekday is the last one that has been, the day of publication among them, unless its clause speaks of what is to
//! come, be it in the present tense ("they meet Monday"); "last", "next", "this" and "the following" say so themselves.
//! "Friday week" is the one after the coming one.
//!
//! | Published 2031-05-07 | type | value |
//! |---|---|---|
//! | Orr arrived on **Monday**. | DATE | 2031-05-05 |
//! | The council will vote on **Monday**. | DATE | 2031-05-12 |
//! | They meet in Port Ell on **Monday**. | DATE | 2031-05-12 |
//! | An answer is expected **Monday**. | DATE | 2031-05-12 |
//! | They reached the mine by **Monday**. | DATE | 2031-05-05 |
//! | The port may have closed on **Monday**. | DATE | 2031-05-05 |
//! | Orr said **Wednesday** that all was well. | DATE | 2031-05-07 |
//! | It happened **last Friday**. | DATE | 2031-05-02 |
//! | They expect an answer **next Tuesday**. | DATE | 2031-05-13 |
//! | It closes on **Friday week**. | DATE | 2031-05-16 |
//! | It closes **a week from Friday**. | DATE | 2031-05-16 |
//! | It closes on **the Friday after next**. | DATE | 2031-05-16 |
//! | **This coming Sunday** they march. | DATE | 2031-05-11 |
//! | He left on **3 March 2030**, and **the following Friday** she did. | DATE, DATE | 2030-03-03, 2030-03-08 |
//! | The market opens **Fridays**. | SET | XXXX-WXX-5 |
//! | He writes for the Sun and reads Sat. papers. | | |

use super::meaning::{Match, Meaning, Toward};
use super::vocabulary::IN_NAMES;
use super::word::{Kind, Words};
use crate::TimeType;

/// The weekday that starts at a word.
pub(super) fn read(words: &Words<'_>, at: usize) -> Option<Match> {
    if let Some(found) = second(words, at) {
        return Some(found);
    }
    let (toward, from) = direction(words, at);
    match words.kind(from) {
        Kind::Weekday(day) if words.capital(from) && words.ends_at(from + 1) && !is_paper(words, from) => {
            Some(Match::date(at..from + 1, Meaning::Weekday(day, toward.unwrap_or(Toward::Tense))))
        }
        Kind::Weekdays(day) if words.capital(from) && words.ends_at(from + 1) && from == at => {
            Some(Match::value(at..from + 1, TimeType::Set, format!("XXXX-WXX-{day}")))
        }
        _ => None,
    }
}

/// "Friday week", "a week from Friday", "the Friday after next": not the coming one but the one behind that.
fn second(words: &Words<'_>, at: usize) -> Option<Match> {
    let counted = words.reads(at, &["a", "week", "from"]).or_else(|| words.reads(at, &["a", "week", "on"]));
    let from = counted.unwrap_or_else(|| words.skip(at, &["the"]));
    let Kind::Weekday(day) = words.kind(from) else { return None };
    let end = match (words.lower(from + 1), words.lower(from + 2)) {
        _ if counted.is_some() => from + 1,
        ("after", "next") => from + 3,
        ("week", next) if from == at && next != "'s" && !words.capital(from + 1) => from + 2,
        _ => return None,
    };
    let meaning = Meaning::Weekday(day, Toward::Second);
    (words.capital(from) && words.ends_at(end)).then(|| Match::date(at..end, meaning))
}

/// The words that say which one is meant, and where what they stand before begins.
pub(super) fn direction(words: &Words<'_>, at: usize) -> (Option<Toward>, usize) {
    let article = words.skip(at, &["the"]);
    let (toward, next) = match (words.lower(article), words.lower(article + 1)) {
        ("this", "past") => (Toward::Past, article + 2),
        ("this", "coming" | "upcoming") => (Toward::Future, article + 2),
        ("last", _) if article == at => (Toward::Past, article + 1),
        ("last" | "past", _) => (Toward::Past, article + 1),
        ("next", _) if article > at => (Toward::After, article + 1),
        ("next" | "coming" | "upcoming", _) => (Toward::Future, article + 1),
        ("this", _) => (Toward::This, article + 1),
        ("previous" | "preceding", _) => (Toward::Before, article + 1),
        ("following", _) if article > at => (Toward::After, article + 1),
        ("same", _) if article > at => (Toward::That, article + 1),
        ("that", "same") => (Toward::That, article + 2),
        ("that", _) => (Toward::That, article + 1),
        _ => return (None, at),
    };
    (Some(toward), next)
}

/// "Sun.", "Sat." and "Mon." are short for days only beside a date; the others are always.
fn is_paper(words: &Words<'_>, at: usize) -> bool {
    let short = matches!(words.lower(at), "sun." | "sat." | "mon." | "wed.");
    short
        && !matches!(words.lower(at + 1), ",")
        && !matches!(words.kind(at + 1), Kind::Month(_) | Kind::Digits(..))
        || IN_NAMES.contains(words.before(at)) && words.capital(at.wrapping_sub(1))
}
