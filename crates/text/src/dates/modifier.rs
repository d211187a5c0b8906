//! Early, late, about, more than.
//!
//! The words that TIMEX3 keeps as a modifier, and that belong to the expression. "Since March" and "until Friday" are
//! a March and a Friday: the word before them ties them to the sentence and changes nothing about when they are.
//!
//! | Published 2031-05-07 | type | value |
//! |---|---|---|
//! | It closed **early this week**. | DATE | 2031-W19 START |
//! | It closed **late Monday**. | DATE | 2031-05-05 END |
//! | **Late on Monday** it closed. | DATE | 2031-05-05 END |
//! | Work will end in **mid-November**. | DATE | 2031-11 MID |
//! | It closed at **the end of March**. | DATE | 2031-03 END |
//! | It closed at **the beginning of 2030**. | DATE | 2030 START |
//! | **Earlier this year** it opened. | DATE | 2031 START |
//! | It opens **later this year**. | DATE | 2031 END |
//! | It took **about two weeks**. | DURATION | P2W APPROX |
//! | It took **at least 72 hours**. | DURATION | PT72H EQUAL_OR_MORE |
//! | It takes **up to three days**. | DURATION | P3D EQUAL_OR_LESS |
//! | It fell **around 7:15 p.m.** on the quay. | TIME | 2031-05-07T19:15 APPROX |
//! | It has been open since **March**. | DATE | 2031-03 |
//! | A man in his mid-30s fell. | | |

use super::meaning::{Match, Meaning};
use super::plain;
use super::word::Words;
use crate::TimeType;

/// What opens a rough quantity, word by word, and its modifier.
const ROUGH: &[(&[&str], &str)] = &[
    (&["about"], "APPROX"),
    (&["around"], "APPROX"),
    (&["approximately"], "APPROX"),
    (&["roughly"], "APPROX"),
    (&["some"], "APPROX"),
    (&["nearly"], "LESS_THAN"),
    (&["almost"], "LESS_THAN"),
    (&["just", "under"], "LESS_THAN"),
    (&["under"], "LESS_THAN"),
    (&["less", "than"], "LESS_THAN"),
    (&["fewer", "than"], "LESS_THAN"),
    (&["more", "than"], "MORE_THAN"),
    (&["just", "over"], "MORE_THAN"),
    (&["over"], "MORE_THAN"),
    (&["at", "least"], "EQUAL_OR_MORE"),
    (&["no", "less", "than"], "EQUAL_OR_MORE"),
    (&["at", "most"], "EQUAL_OR_LESS"),
    (&["up", "to"], "EQUAL_OR_LESS"),
    (&["no", "more", "than"], "EQUAL_OR_LESS"),
    (&["not", "more", "than"], "EQUAL_OR_LESS"),
    (&["exactly"], ""),
];

/// The expression that starts with a modifier.
pub(super) fn read(words: &Words<'_>, at: usize) -> Option<Match> {
    edge(words, at).or_else(|| early(words, at)).or_else(|| rough(words, at))
}

/// "the end of March", "the middle of the week".
fn edge(words: &Words<'_>, at: usize) -> Option<Match> {
    let noun = words.skip(at, &["the"]);
    let modifier = match words.lower(noun) {
        "beginning" | "start" => "START",
        "middle" => "MID",
        "end" => "END",
        _ => return None,
    };
    if words.lower(noun + 1) != "of" {
        return None;
    }
    let inner = plain(words, noun + 2)?;
    let day = inner.is_day() || inner.kind != TimeType::Date || matches!(inner.meaning, Meaning::Value(_));
    let stands = noun > at || !matches!(words.before(at), "a" | "an" | "his" | "her" | "its" | "their");
    (!day && stands).then(|| inner.modified(modifier).from(at))
}

/// "early this week", "late Monday", "mid-November", "the early 1980s", "earlier this year".
fn early(words: &Words<'_>, at: usize) -> Option<Match> {
    let from = words.skip(at, &["the"]);
    let (modifier, comparative) = match words.lower(from) {
        "early" => ("START", false),
        "earlier" => ("START", true),
        "late" => ("END", false),
        "later" => ("END", true),
        "mid" | "midway" => ("MID", false),
        "sometime" => ("", false),
        _ => return None,
    };
    let next = words.skip(from + 1, if comparative { &["in", "on"] } else { &["on"] });
    let inner = match plain(words, next) {
        Some(inner) => inner,
        // "the early 1980s", where "the" stands before the modifier; "mid-afternoon".
        None if from > at || words.hyphened(next) || words.lower(from) == "mid" => lone(words, next)?,
        None => return None,
    };
    // "Earlier Friday, he left."
    if comparative && matches!(inner.meaning, Meaning::Weekday(..)) {
        return None;
    }
    let vague = matches!(inner.meaning, Meaning::Value(_)) || inner.kind == TimeType::Duration;
    if vague || inner.modifier.is_some() {
        return None;
    }
    // "the late-November trip": the article is the trip's.
    let start =
        if words.hyphened(from + 1) && !matches!(inner.meaning, Meaning::Short(..) | Meaning::Period(_)) {
            from
        } else {
            at
        };
    Some(if modifier.is_empty() { inner.from(start) } else { inner.modified(modifier).from(start) })
}

/// What can stand without its article behind a modifier: a decade of two digits, a season, a part of a day.
fn lone(words: &Words<'_>, at: usize) -> Option<Match> {
    use super::meaning::{From, Toward, Year, Yearly};
    use super::period::{Time, Unit};
    use super::word::Kind;
    // "in his mid-30s"
    let aged =
        at > 1 && matches!(words.before(at - 1), "his" | "her" | "their" | "my" | "our" | "your" | "its");
    let meaning = match words.kind(at) {
        Kind::Decade(_) if aged => return None,
        Kind::Decade(year @ 10..=90) => Meaning::Short(i16::try_from(year).ok()?, Unit::Decade),
        Kind::Season(season) => Meaning::Yearly(Yearly::Season(season), Year::Open(Toward::Tense)),
        Kind::Part(part) => {
            let meaning = Meaning::Moved { by: 0, unit: Unit::Day, grain: Unit::Day, from: From::Narrative };
            return words.ends_at(at + 1).then(|| Match::date(at..at + 1, meaning).at(Time::Part(part)));
        }
        _ => return None,
    };
    words.ends_at(at + 1).then(|| Match::date(at..at + 1, meaning))
}

/// "about two weeks", "more than a year ago", "around 9 a.m.".
fn rough(words: &Words<'_>, at: usize) -> Option<Match> {
    let (end, modifier) =
        ROUGH.iter().find_map(|(phrase, modifier)| Some((words.reads(at, phrase)?, *modifier)))?;
    let inner = plain(words, end)?;
    let counted = matches!(inner.kind, TimeType::Duration | TimeType::Time)
        || words.lower(inner.words.end - 1) == "ago"
        || matches!(words.lower(at), "around" | "about" | "approximately" | "roughly");
    // "to get around Wednesday's ruling", "concern about recent events".
    let day = inner.is_day() && inner.kind == TimeType::Date && words.lower(inner.words.end - 1) != "ago"
        || matches!(inner.meaning, Meaning::Value(_))
            && inner.kind == TimeType::Date
            && !words.lower(inner.words.end - 1).ends_with("ago");
    // "some years", and "over the weekend", which only says when.
    let article = words.lower(at) == "over" && matches!(words.lower(end), "the" | "these");
    if !counted || day || article || inner.kind == TimeType::Set {
        return None;
    }
    Some(if modifier.is_empty() { inner.from(at) } else { inner.modified(modifier).from(at) })
}
