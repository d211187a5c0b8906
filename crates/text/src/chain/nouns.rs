//! Noun phrases as links: the head with what stands before it, without where, when and which.

use crate::attribution::phrase;
use crate::lexicon::*;
use crate::{Analysis, Range};

/// The noun phrase that starts at `first`, up to its head: "the visiting monitors (in Ell)".
pub(super) fn at(page: &Analysis<'_>, first: usize, ceiling: usize) -> Option<Range> {
    let whole = phrase::starting_at(page, first, ceiling)?;
    let stop = (whole.start + 1..whole.end).find(|&i| {
        let word = page.lower(i);
        (is_preposition(word) && word != "of" || matches!(word, "who" | "that" | "which" | "whether" | "not"))
            || is_time_word(word)
            || is_reduced(word) && i > whole.start + 1
            || is_ly_adverb(word) && i + 1 == whole.end
            || matches!(word, "last" | "late" | "early") && i + 1 < whole.end && is_day(page.lower(i + 1))
    });
    let mut end = stop.unwrap_or(whole.end);
    while end > first + 1 && !phrase::noun_like(page, end - 1) {
        end -= 1;
    }
    // "the elders' testimony".
    if matches!(page.lower(end), "'" | "’")
        && page.lower(end - 1).ends_with('s')
        && !page.quoted(end)
        && let Some(owned) = at(page, end + 1, ceiling)
    {
        end = owned.end;
    }
    (end > first).then_some(first..end)
}

/// A participle behind a noun: "images taken in March".
fn is_reduced(word: &str) -> bool {
    matches!(
        word,
        "taken"
            | "made"
            | "seen"
            | "held"
            | "found"
            | "compiled"
            | "gathered"
            | "collected"
            | "shown"
            | "given"
            | "published"
            | "released"
            | "obtained"
            | "carried"
            | "written"
            | "posted"
            | "shared"
            | "filmed"
            | "recorded"
            | "provided"
            | "supplied"
            | "received"
            | "left"
            | "kept"
            | "sent"
            | "drawn"
            | "signed"
            | "gathering"
            | "living"
            | "working"
            | "camped"
            | "camping"
            | "based"
            | "stationed"
            | "assembled"
    )
}

fn is_day(word: &str) -> bool {
    is_weekday(word) || is_part_of_day(word) || is_month(word)
}

/// The last word of a phrase before any "of".
pub(super) fn head(page: &Analysis<'_>, phrase: &Range) -> usize {
    let of = phrase.clone().skip(1).find(|&i| page.lower(i) == "of");
    of.unwrap_or(phrase.end) - 1
}

/// Whether a phrase is somebody one can speak to: a name, an office, people, an organisation, a pronoun.
pub(super) fn is_somebody(page: &Analysis<'_>, phrase: &Range) -> bool {
    let last = head(page, phrase);
    let word = page.lower(last);
    let singular = word.strip_suffix('s').unwrap_or(word);
    matches!(word, "me" | "us" | "him" | "her" | "them" | "you")
        || is_role(word)
        || is_role(singular)
        || is_organisation_noun(word)
        || is_organisation_noun(singular)
        || is_audience(word)
        || is_trade(word) && (word.ends_with('s') || phrase.len() > 1)
        || page.tokens[last].capital && !is_occasion(word)
}

/// "shopkeepers", "prefects": nouns that are made of what somebody does.
fn is_trade(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    let ends = ["er", "or", "ist", "ant", "ian", "man", "men", "woman", "women", "ent", "ect", "ee", "ver"];
    word.len() > 5
        && ends.iter().any(|end| word.ends_with(end))
        && !matches!(
            word,
            "matter"
                | "letter"
                | "number"
                | "weather"
                | "water"
                | "river"
                | "statement"
                | "document"
                | "moment"
                | "project"
                | "subject"
                | "object"
                | "effect"
                | "aspect"
                | "order"
                | "power"
                | "border"
                | "member-state"
                | "winter"
                | "summer"
                | "weapon"
                | "restraint"
                | "settlement"
                | "parent"
                | "event"
                | "extent"
                | "patient"
        )
}
