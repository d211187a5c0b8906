//! Parts of a day.
//!
//! "Friday night", "yesterday morning", "tonight", "that evening". "Last night" is the night before publication;
//! "overnight" and "the morning" are of the day the text speaks of.
//!
//! | Published 2031-05-07 | type | value |
//! |---|---|---|
//! | Shells fell on **Monday night**. | TIME | 2031-05-05TNI |
//! | Shells fell **this morning**. | TIME | 2031-05-07TMO |
//! | Shells fell **last night**. | TIME | 2031-05-06TNI |
//! | Shells fell **two nights ago**. | TIME | 2031-05-05TNI |
//! | A **Friday-night** raid failed. | TIME | 2031-05-02TNI |
//! | Orr will speak **tomorrow evening**. | TIME | 2031-05-08TEV |
//! | Orr speaks **tonight**. | TIME | 2031-05-07TNI |
//! | He left on **3 March 2031**; **that night** it rained. | DATE, TIME | 2031-03-03, 2031-03-03TNI |
//! | They met on **the night of 3 March 2031**. | TIME | 2031-03-03TNI |
//! | The road was shelled **overnight**. | TIME | 2031-05-07TNI |
//! | A morning person works at night. | | |

use super::meaning::{From, Match, Meaning, Toward};
use super::period::{Part, Time, Unit};
use super::word::{Kind, Words};
use super::{day, number, relative};

/// The part of a day that starts at a word.
pub(super) fn read(words: &Words<'_>, at: usize) -> Option<Match> {
    alone(words, at)
        .or_else(|| nights_ago(words, at))
        .or_else(|| of_day(words, at))
        .or_else(|| beside(words, at))
        .or_else(|| behind(words, at))
}

fn part(words: &Words<'_>, at: usize) -> Option<Part> {
    match words.kind(at) {
        Kind::Part(part) if words.ends_at(at + 1) && !matches!(words.lower(at), "overnight" | "tonight") => {
            Some(part)
        }
        _ => None,
    }
}

fn moved(words: std::ops::Range<usize>, by: i32, from: From, part: Part) -> Match {
    let meaning = Meaning::Moved { by, unit: Unit::Day, grain: Unit::Day, from };
    Match::date(words, meaning).at(Time::Part(part))
}

/// "tonight", "overnight".
fn alone(words: &Words<'_>, at: usize) -> Option<Match> {
    let (from, end) = match words.lower(at) {
        "tonight" => (From::Published, at + 1),
        "overnight" => (From::Narrative, at + 1),
        _ => return None,
    };
    if let Some(found) = day(words, end).filter(|_| words.lower(at) == "overnight") {
        return Some(found.at(Time::Part(Part::Night)).from(at));
    }
    words.ends_at(end).then(|| moved(at..end, 0, from, Part::Night))
}

/// "two nights ago"
fn nights_ago(words: &Words<'_>, at: usize) -> Option<Match> {
    // Quantities are many; nights are looked for first.
    let nights = (at + 1..at + 5).find(|&i| matches!(words.lower(i), "nights" | "night"))?;
    if words.lower(nights + 1) != "ago" {
        return None;
    }
    let quantity = number::quantity(words, at).filter(|quantity| quantity.end == nights)?;
    Some(moved(at..nights + 2, quantity.value()?.checked_neg()?, From::Published, Part::Night))
}

/// "the night of 3 March", "the morning of the same day".
fn of_day(words: &Words<'_>, at: usize) -> Option<Match> {
    let noun = words.skip(at, &["the"]);
    let part = part(words, noun)?;
    let next = words.lower(noun + 1);
    if matches!(next, "of" | "on")
        && let Some(found) = day(words, noun + 2)
    {
        return Some(found.at(Time::Part(part)).from(at));
    }
    // "the night before", "the morning after"
    let by = match next {
        "before" => -1,
        "after" => 1,
        _ => 0,
    };
    if by != 0 && noun > at && relative::ends_phrase(words.lower(noun + 2)) {
        return Some(moved(at..noun + 2, by, From::Narrative, part));
    }
    let alone = noun > at && !matches!(next, "of" | "'s") && !matches!(words.before(at), "of" | "all");
    alone.then(|| moved(at..noun + 1, 0, From::Narrative, part))
}

/// "this morning", "last night", "the previous evening", "that afternoon".
fn beside(words: &Words<'_>, at: usize) -> Option<Match> {
    let article = words.skip(at, &["the"]);
    let has_article = article > at;
    let (by, from) = match words.lower(article) {
        "this" if !has_article => (0, From::Published),
        "last" if !has_article => (-1, From::Published),
        "that" | "same" => (0, From::Narrative),
        "previous" => (-1, From::Narrative),
        "following" | "next" => (1, From::Narrative),
        _ => return None,
    };
    let noun = words.skip(article + 1, &["same", "very", "late", "early"]);
    let part = part(words, noun)?;
    Some(moved(at..noun + 1, by, from, part))
}

/// "Friday night", "yesterday morning", "tomorrow in the evening".
fn behind(words: &Words<'_>, at: usize) -> Option<Match> {
    // "a Friday-night raid"
    if let Kind::Weekday(number) = words.kind(at)
        && words.capital(at)
        && words.hyphened(at + 1)
    {
        let meaning = Meaning::Weekday(number, Toward::Tense);
        return Some(Match::date(at..at + 2, meaning).at(Time::Part(part(words, at + 1)?)));
    }
    let date = day(words, at)?;
    let mut end = words.comma(date.words.end);
    end = words.skip(end, &["late", "early"]);
    if words.lower(end) == "in" && words.lower(end + 1) == "the" {
        end += 2;
    }
    let part = part(words, end)?;
    Some(date.at(Time::Part(part)).until(end + 1))
}
