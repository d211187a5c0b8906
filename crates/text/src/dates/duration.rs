//! Lengths of time.
//!
//! A number with a unit, in words or hyphenated; what is not said is `X`. "The past two years" is a length, too, as in
//! all annotated corpora. What is counted by a length ("a 27-year-old", "15 cents a share") is not one.
//!
//! | Published 2031-05-07 | type | value |
//! |---|---|---|
//! | The strike lasted **two days**. | DURATION | P2D |
//! | It was a **two-day** visit. | DURATION | P2D |
//! | It took **eighteen months**. | DURATION | P18M |
//! | He waited for **a couple of years**. | DURATION | P2Y APPROX |
//! | He waited for **several hours**. | DURATION | PTXH |
//! | Nothing had moved for **weeks**. | DURATION | PXW |
//! | It fell by half in **the past three years**. | DURATION | P3Y |
//! | They have **another fortnight**. | DURATION | P2W |
//! | It grew for **two decades**. | DURATION | P20Y |
//! | They talked for **an hour and a half**. | DURATION | PT1.5H |
//! | They talked for **half an hour**. | DURATION | PT30M |
//! | They talked for **three hours and 20 minutes**. | DURATION | PT3H20M |
//! | He was gone for **two years, three months**. | DURATION | P2Y3M |
//! | It was the **half-century** of the railway. | DURATION | P50Y |
//! | It ended **a years-long** feud. | DURATION | PXY |
//! | It will rain in **the weeks ahead**. | DURATION | PXW |
//! | It took **2.5 years**. | DURATION | P2.5Y |
//! | It took **more than four hours**. | DURATION | PT4H MORE_THAN |
//! | She is 27 years old. | | |

use phf::phf_set;

use super::meaning::Match;
use super::number::{self, Quantity};
use super::period::Unit;
use super::vocabulary::LEADS;
use super::word::{Kind, Words};
use crate::TimeType;

/// The length of time that starts at a word.
pub(super) fn read(words: &Words<'_>, at: usize) -> Option<Match> {
    stretch(words, at).or_else(|| counted(words, at)).or_else(|| whole(words, at)).or_else(|| bare(words, at))
}

/// "the past three years", "the first nine months", "last five years", "recent days".
fn stretch(words: &Words<'_>, at: usize) -> Option<Match> {
    let from = words.skip(at, &["the", "these"]);
    let article = from > at;
    let from =
        if words.lower(from) == "year" && words.lower(from + 1) == "earlier" { from + 2 } else { from };
    let next = match words.lower(from) {
        "past" | "last" | "next" | "first" | "coming" | "previous" | "recent" | "future" | "final"
        | "following" | "preceding" | "latest" | "intervening" | "remaining" => from + 1,
        _ if article => from,
        _ => return None,
    };
    let quantity = number::quantity(words, next)
        .filter(|_| !matches!(words.lower(next), "a" | "an" | "some" | "another"));
    if let Some(quantity) = quantity
        && let Some((value, end)) = of(words, &quantity)
    {
        // "the two-day visit": the article is the visit's.
        let adjective =
            words.hyphened(end - 1) || matches!(words.kind(end - 1), Kind::Unit(_)) && quantity.count != "1";
        return (!adjective).then(|| found(at..end, value, &quantity));
    }
    match words.kind(next) {
        // "the past year"; but "last year" is a date.
        Kind::Unit(unit)
            if article
                && matches!(words.lower(from), "past" | "last" | "next")
                && next > from
                && !words.hyphened(next)
                && words.ends_at(next + 1) =>
        {
            let then = words.lower(next + 1) == "," && words.opens_sentence(at);
            (!then && unit != Unit::Day && unit != Unit::Quarter && unit != Unit::Half)
                .then(|| Match::value(at..next + 1, TimeType::Duration, unit.duration("1")))
        }
        // "the weeks ahead", "the days to come"
        Kind::Units(unit) if article && next == from => {
            let end = match (words.lower(next + 1), words.lower(next + 2)) {
                ("ahead", after) if after != "of" => next + 2,
                ("to", "come") => next + 3,
                _ => return None,
            };
            Some(Match::value(at..end, TimeType::Duration, unit.duration("X")))
        }
        Kind::Units(unit) if next > from && words.ends_at(next + 1) && words.lower(from) != "latest" => {
            let future = matches!(words.lower(from), "coming" | "next" | "following" | "future") && !article;
            Some(match future {
                true => Match::value(at..next + 1, TimeType::Date, "FUTURE_REF"),
                false => Match::value(at..next + 1, TimeType::Duration, unit.duration("X")),
            })
        }
        _ => None,
    }
}

/// "two days", "two-day", "a week", "half an hour", "an hour and a half".
fn counted(words: &Words<'_>, at: usize) -> Option<Match> {
    let quantity = number::quantity(words, at)?;
    let (value, end) = of(words, &quantity)?;
    let hyphened = words.hyphened(end - 1);
    // "27 years old", "a 27-year-old"; "a 20-year veteran" counts.
    let age = words.lower(end) == "old" || words.lower(end) == "of" && words.lower(end + 1) == "age";
    let article = matches!(words.lower(at), "a" | "an");
    // A half and "a quarter" are shares, and "a second" an ordinal.
    let share = match words.kind(quantity.end) {
        Kind::Unit(Unit::Half) => true,
        Kind::Unit(Unit::Quarter) => article,
        _ => false,
    };
    let of_year = article && matches!(words.lower(end), "earlier" | "ago" | "later");
    if age && !hyphened || share || of_year {
        return None;
    }
    if let Some((value, after)) =
        rest(words, end).and_then(|(rest, after)| Some((joined(&value, &rest)?, after)))
    {
        return Some(found(at..after, value, &quantity));
    }
    Some(found(at..end, value, &quantity))
}

/// "and three months", ", 20 minutes", behind another length.
fn rest(words: &Words<'_>, at: usize) -> Option<(String, usize)> {
    let from = words.skip(words.comma(at), &["and"]);
    let counted = matches!(words.kind(from), Kind::Digits(..) | Kind::Cardinal(_));
    let quantity = number::quantity(words, from).filter(|_| counted)?;
    let found = of(words, &quantity)?;
    // "two years and three months later" is counted as a whole, or not at all.
    let another =
        words.hyphened(found.1 - 1) || matches!(words.lower(found.1), "ago" | "later" | "earlier" | "old");
    (!another).then_some(found)
}

/// Years and months, hours and minutes as one length, where the second is of a smaller unit.
fn joined(value: &str, rest: &str) -> Option<String> {
    const ORDER: &str = "YMWD";
    const CLOCK: &str = "HMS";
    let order = |value: &str| -> Option<(bool, usize)> {
        let unit = value.chars().next_back()?;
        let clock = value.starts_with("PT");
        Some((clock, if clock { CLOCK } else { ORDER }.find(unit)?))
    };
    let ((clock, large), (same, small)) = (order(value)?, order(rest)?);
    let number = rest.trim_start_matches(['P', 'T']);
    let whole = |value: &str| !value.contains(['.', 'X']);
    let fits = (clock, large) < (same, small) && whole(value) && whole(rest);
    fits.then(|| if clock == same { format!("{value}{number}") } else { format!("{value}T{number}") })
}

/// "day-long", "yearlong".
fn whole(words: &Words<'_>, at: usize) -> Option<Match> {
    let Kind::Unit(unit) = words.kind(at) else { return None };
    let long = words.hyphened(at + 1) && words.lower(at + 1) == "long" && words.ends_at(at + 2);
    long.then(|| Match::value(at..at + 2, TimeType::Duration, unit.duration("1")))
}

/// "weeks", "years": how many is not said.
fn bare(words: &Words<'_>, at: usize) -> Option<Match> {
    let Kind::Units(unit) = words.kind(at) else { return None };
    let before = words.before(at);
    let told =
        LEADS.contains(before) && !matches!(before, "of" | "to" | "from" | "by") || TAKERS.contains(before);
    let thing = matches!(words.lower(at + 1), "of" | "old") && before != "for"
        || matches!(unit, Unit::Half | Unit::Weekend);
    (told && !thing && words.ends_at(at + 1))
        .then(|| Match::value(at..at + 1, TimeType::Duration, unit.duration("X")))
}

/// The length that a quantity and the unit behind it make, and the word behind that.
fn of(words: &Words<'_>, quantity: &Quantity) -> Option<(String, usize)> {
    let at = words.skip(words.skip(quantity.end, FILLERS), FILLERS);
    // "ten second", "one-second": the ordinal is the unit.
    let unit = match words.kind(at) {
        // "three-quarters of it", "two halves".
        Kind::Units(Unit::Quarter)
            if words.hyphened(at) || quantity.count == "3" && words.lower(at + 1) == "of" =>
        {
            return None;
        }
        // "60 Minutes" is a programme.
        Kind::Units(_)
            if words.capital(at)
                && !words.capital(at + 1)
                && !words.page.text[words.get(at)?.bytes.clone()].ends_with('S') =>
        {
            return None;
        }
        Kind::Unit(unit) | Kind::Units(unit) => unit,
        Kind::Ordinal(2) if words.lower(at) == "second" && words.hyphened(at) => Unit::Second,
        _ => return None,
    };
    let mut end = at + 1;
    let mut count = quantity.count.clone();
    // "an hour and a half".
    if let Some(after) = number::half(words, end).filter(|&after| words.ends_at(after)) {
        count.push_str(".5");
        end = after;
    }
    if words.hyphened(end) {
        end += match (words.lower(end), words.lower(end + 1)) {
            ("long", _) => 1,
            ("old", _) if unit != Unit::Year => 1,
            _ => return None,
        };
    }
    if !words.ends_at(end) {
        return None;
    }
    let value = match (count.as_str(), unit) {
        ("0.5", Unit::Hour) => "PT30M".to_owned(),
        ("0.5", Unit::Year) => "P6M".to_owned(),
        ("0.5", Unit::Century) => "P50Y".to_owned(),
        ("0.25", Unit::Century) => "P25Y".to_owned(),
        ("0.25", Unit::Hour) => "PT15M".to_owned(),
        ("0.25", _) => return None,
        ("0.5", Unit::Decade) => "P5Y".to_owned(),
        ("0.5", Unit::Day) => "PT12H".to_owned(),
        _ => unit.duration(&count),
    };
    Some((value, end))
}

fn found(range: std::ops::Range<usize>, value: String, quantity: &Quantity) -> Match {
    let found = Match::value(range, TimeType::Duration, value);
    if quantity.rough { found.modified("APPROX") } else { found }
}

/// What a length follows that is not counted: "took years", "and months".
static TAKERS: phf::Set<&str> = phf_set! {
    "within", "over", "took", "takes", "take", "last", "lasted", "lasts", "spent", "spend", "spends", "waited", "wait",
};

/// What can stand between a number and its unit.
const FILLERS: &[&str] = &[
    "more",
    "full",
    "whole",
    "straight",
    "consecutive",
    "additional",
    "solid",
    "long",
    "short",
    "successive",
    "extra",
    "further",
    "other",
    "such",
];
