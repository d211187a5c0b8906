//! Counts without a number.
//!
//! Most victims in the news are counted by no number at all: "a man was wounded" is one, "the couple" two, a person
//! by name one. A singular noun for people with its determiner, a name, or a headline's bare noun ("Man shot") stands for
//! one; a plural without a number ("the victims") says nothing. One person is a figure only of what is done to victims
//! and captives (`measures.txt` says of which measures): who was sacked or charged is news of a person and counts nobody.
//!
//! | text | figures |
//! |---|---|
//! | **A man** was wounded in the market. | injured 1 people (men) implicit |
//! | **A 24-year-old** died in hospital. | killed 1 people implicit |
//! | **Ann Orr**, 34, was fatally shot. | killed 1 people implicit |
//! | **The couple** were found dead. | killed 2 people implicit |
//! | **A mother** and **her son** were shot dead. | killed 1 people (mothers) implicit; killed 1 people (sons) implicit |
//! | **Two brothers**, 8 and 11, were killed. | killed 2 people (brothers) |
//! | Soldiers shot **the driver** dead. | killed 1 people (drivers) implicit |
//! | The victims were wounded. | – |
//! | The minister was sacked. | – |
//! | The minister's **son** was abducted. | abducted 1 people (sons) implicit |

use super::context::Context;
use super::counted::{self, is_digits};
use super::group::{Group, Kind};
use super::words::{self, List};
use super::{measures, people, uncounted};
use crate::Range;
use crate::lexicon::*;

/// No noun stands further behind its determiner than this many words.
const REACH: usize = 8;

/// The group without a number that starts at token `i`.
pub(super) fn at(cx: &Context<'_>, i: usize, floor: usize, sentence: &Range) -> Option<Group> {
    let token = &cx.page.tokens[i];
    if !token.is_word() && uncounted::age_word(&token.lower).is_none() {
        return None;
    }
    pronoun(cx, i, sentence.end)
        .or_else(|| described(cx, i, sentence))
        .or_else(|| bare(cx, i, floor, sentence))
        .or_else(|| name(cx, i, floor, sentence))
}

/// "he", "him", "himself"; "they" says nothing of how many.
fn pronoun(cx: &Context<'_>, i: usize, end: usize) -> Option<Group> {
    let next = if i + 1 < end { cx.lower(i + 1) } else { "" };
    let (gender, one) = match cx.lower(i) {
        "he" | "him" | "himself" => (Some(Gender::Male), true),
        "she" | "herself" => (Some(Gender::Female), true),
        // "her son" is no pronoun's object.
        "her"
            if next.is_empty()
                || !cx.page.tokens[i + 1].is_word()
                || is_preposition(next)
                || is_conjunction(next)
                || is_time_word(next)
                || next == "dead" =>
        {
            (Some(Gender::Female), true)
        }
        "they" | "them" | "themselves" => (None, false),
        // "another was wounded", "the other in the leg".
        "another" if is_alone(cx, i + 1, end) => return Some(another(i..i + 1)),
        "the" | "a" if is_ordinal(next) && is_alone(cx, i + 2, end) => {
            let mut group = another(i..i + 2);
            group.ordinal = ordinal(next);
            return Some(group);
        }
        _ => return None,
    };
    let mut group = Group::new(i..i + 1, Kind::Pronoun, one.then(|| counted::one(i..i + 1)));
    group.gender = gender;
    group.definite = true;
    group.implicit = true;
    Some(group)
}

/// "a 24-year-old man", "the off-duty officer", "his wife", "Orr's son".
fn described(cx: &Context<'_>, i: usize, sentence: &Range) -> Option<Group> {
    let word = cx.lower(i);
    let definite = match word {
        "a" | "an" | "another" => false,
        "the" | "this" | "that" | "his" | "her" | "their" | "its" | "my" | "our" | "these" | "those"
        | "whose" | "'s" => true,
        _ => return None,
    };
    let head = noun(cx, i + 1, sentence.end)?;
    // "the shooting that left one man dead": that is no determiner.
    if word == "that" && head > i + 2 {
        return None;
    }
    let mut group = person(cx, i..head + 1, head)?;
    group.definite = definite;
    group.other = word == "another" || (i + 1..head).any(|k| matches!(cx.lower(k), "other" | "second"));
    group.ordinal = (i + 1..head).find_map(|k| ordinal(cx.lower(k)));
    if matches!(word, "his" | "her" | "their" | "'s" | "whose" | "its" | "my") {
        // A relative of somebody is not somebody who was spoken of.
        group.definite = false;
        group.owned = true;
    }
    Some(group)
}

/// Somebody else, without a noun.
fn another(tokens: Range) -> Group {
    let mut group = Group::new(tokens.clone(), Kind::People, Some(counted::one(tokens)));
    group.implicit = true;
    group.other = true;
    group
}

/// Whether what stands at `at` is no noun that a determiner before it could go with.
fn is_alone(cx: &Context<'_>, at: usize, end: usize) -> bool {
    let word = if at < end { cx.lower(at) } else { "." };
    is_auxiliary(word)
        || measures::is_verb(word) && !people::is_person(cx.lower(at + 1))
        || matches!(word, "critically" | "seriously" | "fatally" | "," | "." | ";" | "suffered" | "sustained")
}

fn is_ordinal(word: &str) -> bool {
    word == "other" || ordinal(word).is_some()
}

fn ordinal(word: &str) -> Option<f64> {
    let list = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];
    list.iter().position(|w| *w == word).map(|n| n as f64 + 2.0)
}

/// The noun for people that ends the phrase whose first word behind the determiner is `at`.
fn noun(cx: &Context<'_>, at: usize, end: usize) -> Option<usize> {
    let mut last = None;
    for i in at..end.min(at + REACH) {
        let token = &cx.page.tokens[i];
        let word = token.lower.as_str();
        if uncounted::age_word(word).is_some() {
            last = Some(i);
            continue;
        }
        if word == "," && i > at && cx.page.tokens.0.get(i + 1).is_some_and(|t| t.is_word()) && last.is_none()
        {
            // "a young, unarmed man".
            continue;
        }
        if word == "-" && last.is_none() {
            continue;
        }
        let stops = !token.is_word()
            || is_preposition(word)
            || is_auxiliary(word)
            || is_conjunction(word)
            || is_relative(word)
            || is_article(word)
            || is_personal_pronoun(word)
            || is_weekday(word)
            || (is_clause_start(word) || is_common_finite(word)) && last.is_some()
            || super::numbers::small(word).is_some()
            || cx
                .vague
                .at(|k| if i + k < end { cx.lower(i + k) } else { "" })
                .is_some_and(|(_, low, high)| low != high)
            || measures::is_verb(word)
                && (last.is_some() || !measures::describes(word) || !describes_person(cx, i, end));
        if stops {
            break;
        }
        if people::is_person(word) {
            last = Some(i);
            continue;
        }
        // "the 24-year-old Carrow man"; "the police officer's car" is not the officer.
        if last.is_some_and(|l| uncounted::age_word(cx.lower(l)).is_none()) {
            break;
        }
    }
    last
}

/// "the wounded man", "the injured police officer"; not "the army killed several men".
fn describes_person(cx: &Context<'_>, i: usize, end: usize) -> bool {
    (i + 1..end.min(i + 3)).any(|k| people::is_person(cx.lower(k)))
}

/// What a noun for people says by itself.
fn person(cx: &Context<'_>, tokens: Range, head: usize) -> Option<Group> {
    let word = cx.lower(head);
    let noun = people::noun(word);
    if noun.is_none() && uncounted::age_word(word).is_none() {
        return None;
    }
    let plural = noun.is_some_and(|noun| noun.is_plural) || word.ends_with("olds");
    let count = noun.map_or(1.0, |noun| noun.count);
    let count = (!plural).then(|| counted::several(tokens.clone(), count));
    let mut group = Group::new(tokens.clone(), Kind::People, count);
    group.implicit = true;
    group.head = Some(head);
    group.gender = noun.and_then(|noun| noun.gender);
    group.owner = owns(cx, head + 1);
    group.age = tokens
        .into_iter()
        .find_map(|i| uncounted::age_word(cx.lower(i)))
        .or_else(|| age_behind(cx, head + 1));
    Some(group)
}

/// "the man's", "the victims'".
fn owns(cx: &Context<'_>, at: usize) -> bool {
    cx.lower(at) == "'s"
        || matches!(cx.lower(at), "'" | "’")
            && cx.before(at, 1, 0).ends_with('s')
            && !cx.page.tokens[at].spaced
}

/// ", 34," and "(34)" behind a noun or name.
pub(super) fn age_behind(cx: &Context<'_>, at: usize) -> Option<f64> {
    if !matches!(cx.lower(at), "," | "(") || !is_digits(cx, at + 1) {
        return None;
    }
    let age = cx.lower(at + 1).parse::<f64>().ok()?;
    (age < 116.0 && matches!(cx.lower(at + 2), "," | ")" | "." | "and" | "of" | "was" | "were" | ";"))
        .then_some(age)
}

/// A headline's "Man shot", "Police: Teen dead".
fn bare(cx: &Context<'_>, i: usize, floor: usize, sentence: &Range) -> Option<Group> {
    let noun = people::noun(cx.lower(i)).filter(|noun| !noun.is_plural)?;
    let before = cx.before(i, 1, floor);
    let next = if i + 1 < sentence.end { cx.lower(i + 1) } else { "" };
    if people::is_person(next) && !people::noun(next).is_some_and(|n| n.is_plural) {
        return None;
    }
    let headline = i == sentence.start
        || matches!(before, ":" | "|" | "and" | "-" | "—" | "–" | "," | ";")
        || measures::is_verb(before);
    let said = is_auxiliary(next)
        || measures::is_verb(next)
        || matches!(next, "," | "fatally" | "critically" | "found" | "in" | "after" | "and" | "dead" | "who");
    if !headline || !said || noun.count > 1.0 {
        return None;
    }
    let mut group = person(cx, i..i + 1, i)?;
    group.headline = true;
    Some(group)
}

/// Words that no name of a person holds.
fn no_name(word: &str) -> bool {
    is_organisation_noun(word) || is_weekday(word) || is_month(word) || words::is(word, List::NoName)
}

/// Somebody by name, with titles before it and an age behind it.
fn name(cx: &Context<'_>, i: usize, floor: usize, sentence: &Range) -> Option<Group> {
    let tokens = &cx.page.tokens;
    let age = uncounted::age_word(cx.lower(i));
    let first = i + usize::from(age.is_some());
    let named = |k: usize| k < sentence.end && tokens[k].is_word() && tokens[k].capital;
    if !named(first) {
        return None;
    }
    let mut end = first;
    // A headline's verb and the date line's capitals end a name.
    let shouted = |k: usize| {
        let word = &cx.page.text[tokens[k].range.clone()];
        word.len() > 2 && !word.ends_with('.') && word.chars().all(|c| !c.is_lowercase())
    };
    let named = |k: usize| named(k) && !measures::is_verb(cx.lower(k)) && !shouted(k);
    while named(end)
        || end > first && is_name_particle(cx.lower(end)) && named(end + 1) && tokens[end].is_word()
    {
        end += 1;
    }
    // "Tom Orr, Jr.".
    if end > first
        && cx.lower(end) == ","
        && matches!(cx.lower(end + 1), "jr." | "sr." | "jr" | "sr")
        && end + 1 < sentence.end
    {
        end += 2;
    }
    // "New Orleans police", "Cedar Grove streets".
    let next = if end < sentence.end { cx.lower(end) } else { "" };
    if people::is_person(next) || is_organisation_noun(next) || next.strip_suffix('s').is_some_and(no_name) {
        return None;
    }
    if end - first > 6 || (first..end).any(|k| no_name(cx.lower(k))) {
        return None;
    }
    // Sentence openers and titles are no part of the name.
    let mut start = first;
    while start < end
        && (is_title(cx.lower(start))
            || people::is_person(cx.lower(start))
            || is_preposition(cx.lower(start))
            || is_article(cx.lower(start))
            || is_adverb(cx.lower(start))
            || is_linker(cx.lower(start))
            || is_clause_start(cx.lower(start)))
    {
        start += 1;
    }
    let words = end - start;
    if words == 0 || matches!(cx.lower(start), "jr." | "sr.") {
        return None;
    }
    let age = age.or_else(|| age_behind(cx, end));
    let given = gender_of_given_name(cx.lower(start));
    let titled = start > first && (is_title(cx.lower(start - 1)) || people::is_person(cx.lower(start - 1)));
    let known = words == 1 && cx.is_last_name(cx.lower(end - 1));
    let opens = start == sentence.start || cx.before(start, 1, floor) == ":";
    if words == 1 && !(known || titled || age.is_some() || given.is_some() && !opens) || words > 4 {
        return None;
    }
    if words > 1 && age.is_none() && !titled && given.is_none() && cx.page.is_place(cx.lower(start)) {
        return None;
    }
    let mut group = Group::new(i.min(start)..end, Kind::Name, Some(counted::one(start..end)));
    group.implicit = true;
    group.head = Some(end - 1);
    group.gender = given;
    group.age = age;
    group.owner = owns(cx, end);
    Some(group)
}
