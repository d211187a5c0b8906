//! Which claims are of another event than the document's.
//!
//! Reports end with what went before: last year's attack, the city's count of the year, the other case of a suspect. A
//! claim is kept out of the document's toll where its sentence says so, for the reason beside each word.

use super::claim::Claim;
use super::context::Context;

/// Words that put a sentence into another time or event, as phrases.
const ELSEWHERE: &[&str] = &[
    // Another time.
    "last year",
    "last month",
    "years ago",
    "year ago",
    "months ago",
    "month ago",
    "decades ago",
    "weeks ago",
    "in recent years",
    "in recent months",
    "in recent weeks",
    "previous year",
    "past year",
    // The count of a year or a place, which the event is one of.
    "this year",
    "so far in",
    "of the year",
    "year to date",
    "per year",
    "each year",
    "every year",
    "since the start of",
    "since the beginning of",
    "the number of",
    "homicide rate",
    // Another event, by its name.
    "separate shooting",
    "separate shootings",
    "separate incident",
    "separate incidents",
    "unrelated shooting",
    "unrelated incident",
    "unrelated case",
    "another shooting",
    "previous shooting",
    "earlier shooting",
    "similar shooting",
    "in a separate",
    "in an unrelated",
    // A person's past.
    "criminal history",
    "criminal record",
    "previously convicted",
    "prior conviction",
    "was convicted",
    "had been convicted",
    "served in prison",
];

/// Words that add several events up. Their number is a toll only where the document tells of no single event.
const SUMMED: &[&str] = &[
    "across the city",
    "around the city",
    "across the country",
    "in shootings",
    "in attacks",
    "in separate",
    "unrelated",
    "hour period",
    "this month",
    "this week",
    "over the weekend",
    "last weekend",
    "the weekend",
    "since monday",
    "since tuesday",
    "since wednesday",
    "since thursday",
    "since friday",
    "since saturday",
    "since sunday",
    "in less than",
    "over the past",
    "in the past",
    "in the last",
    "in the first",
    "over the years",
    "to start the year",
    "one of",
    "incidents",
    "homicides",
    "three-day total",
    "weekend total",
];

/// Words of reports that tell of one event after the other. Their numbers are sums, and the first event is the main one.
const ROUND_UP: &[&str] = &[
    "in the latest incident",
    "in the most recent",
    "most recent shooting",
    "most recently",
    "latest shooting",
    "in another shooting",
    "in another incident",
    "in an unrelated",
    "in a separate",
    "separate shootings",
    "separate incidents",
    "separate attacks",
    "shootings across",
    "attacks across",
    "in one of the shootings",
    "non-fatal shooting occurred",
    "nonfatal shooting",
    "shooting incidents",
    "an hour later",
    "hour earlier",
    "minutes after the",
];

/// Whether a page goes from event to event.
pub(super) fn is_round_up(cx: &Context<'_>) -> bool {
    let sentences = cx.page.sentences.iter().flat_map(|sentence| sentence.tokens.clone());
    sentences.filter(|&i| ROUND_UP.iter().any(|phrase| cx.says(i, phrase))).take(2).count() > 1
}

/// How a claim stands to the document's main event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// Of the event, as far as can be told.
    Main,
    /// Of several events together.
    Summed,
    /// Of another event.
    Elsewhere,
}

/// How a claim stands to the main event, by its sentence. `main_year` is the last year that the page names.
pub(super) fn standing(cx: &Context<'_>, claim: &Claim, main_year: Option<&str>) -> Standing {
    let Some(sentence) = cx.page.sentences.get(claim.sentence) else { return Standing::Main };
    let tokens = sentence.tokens.clone();
    let says = |phrases: &[&str]| tokens.clone().any(|i| phrases.iter().any(|phrase| cx.says(i, phrase)));
    // A year that is not the one of the report: "in the 2009 bombing".
    let other_year = tokens.clone().any(|i| {
        let word = cx.lower(i);
        is_year(word) && main_year.is_some_and(|year| word < year)
    });
    if other_year || says(ELSEWHERE) {
        Standing::Elsewhere
    } else if !claim.group.implicit && says(SUMMED) {
        Standing::Summed
    } else {
        Standing::Main
    }
}

/// The last year that a page names: the report is from then or later.
pub(super) fn last_year<'a>(cx: &'a Context<'_>) -> Option<&'a str> {
    cx.page.tokens.0.iter().map(|token| token.lower.as_str()).filter(|word| is_year(word)).max()
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && word.bytes().all(|b| b.is_ascii_digit())
        && (word.starts_with("19") || word.starts_with("20"))
}
