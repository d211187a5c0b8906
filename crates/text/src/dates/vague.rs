//! Now, then and some day.
//!
//! What places something before, at or after the time of writing and says no more.
//!
//! | Published 2031-05-07 | type | value |
//! |---|---|---|
//! | The road is **now** open. | DATE | PRESENT_REF |
//! | The mine was **recently** sold. | DATE | PAST_REF |
//! | In **the past** they were friends. | DATE | PAST_REF |
//! | She fears for **the future** of the port. | DATE | FUTURE_REF |
//! | The **current** mayor is Ann Orr. | DATE | PRESENT_REF |
//! | It will **soon** rain. | DATE | FUTURE_REF |
//! | Nothing is open **at the moment**. | DATE | PRESENT_REF |
//! | He walked past the church. | | |

use super::meaning::Match;
use super::word::{Kind, Words};
use crate::TimeType;

/// Phrases, word by word.
const PHRASES: &[(&[&str], &str)] = &[
    (&["the", "past"], "PAST_REF"),
    (&["the", "recent", "past"], "PAST_REF"),
    (&["the", "distant", "past"], "PAST_REF"),
    (&["the", "future"], "FUTURE_REF"),
    (&["the", "near", "future"], "FUTURE_REF"),
    (&["the", "not", "too", "distant", "future"], "FUTURE_REF"),
    (&["the", "near", "term"], "FUTURE_REF"),
    (&["the", "short", "term"], "FUTURE_REF"),
    (&["the", "long", "term"], "FUTURE_REF"),
    (&["as", "soon", "as", "possible"], "FUTURE_REF"),
    (&["at", "the", "moment"], "PRESENT_REF"),
    (&["at", "present"], "PRESENT_REF"),
    (&["the", "present"], "PRESENT_REF"),
    (&["this", "moment"], "PRESENT_REF"),
    (&["these", "days"], "PRESENT_REF"),
    (&["long", "ago"], "PAST_REF"),
    (&["not", "long", "ago"], "PAST_REF"),
    (&["not", "so", "long", "ago"], "PAST_REF"),
];

/// The vague reference that starts at a word.
pub(super) fn read(words: &Words<'_>, at: usize) -> Option<Match> {
    if let Kind::Reference(value) = words.kind(at) {
        // "too soon", "as soon as", "shortly after": no time is meant, or another expression's.
        let other = matches!(words.before(at), "too" | "as") && words.lower(at) == "soon"
            || matches!(words.lower(at + 1), "after" | "before" | "as") && value == "FUTURE_REF"
            || words.hyphened(at + 1);
        return (!other && words.ends_at(at + 1)).then(|| Match::value(at..at + 1, TimeType::Date, value));
    }
    PHRASES.iter().find_map(|(phrase, value)| {
        let end = words.reads(at, phrase)?;
        // "the long-term plan".
        if (at + 1..end).any(|i| words.hyphened(i)) || words.before(at) == "that" {
            return None;
        }
        let noun = matches!(*phrase, ["the", "past" | "present"]);
        let stands = !noun
            || !matches!(
                words.kind(end),
                Kind::Units(_) | Kind::Unit(_) | Kind::Cardinal(_) | Kind::Digits(..)
            ) && (words.before(at) == "in" || matches!(words.lower(end), "." | "," | ";" | "and"));
        (stands && words.ends_at(end)).then(|| Match::value(at..end, TimeType::Date, *value))
    })
}
