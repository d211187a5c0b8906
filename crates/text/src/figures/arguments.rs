//! Who a measure is said of.
//!
//! A verb of harm counts what stands behind it ("killed 12 people") or, in its passive, what stands before it ("12
//! people were killed"); other verbs and adjectives count what stands before them ("12 died", "left 12 dead"). What is
//! denied, feared, planned or only possible is not counted.
//!
//! | text | figures |
//! |---|---|
//! | **Twelve people** were killed. | killed 12 people |
//! | The blast claimed the lives of **some 80 people**. | killed 72–88 people about |
//! | The bomb killed **12 people** and wounded **30**. | killed 12 people; injured 30 people |
//! | **A man** who was crossing the bridge was shot. | shot 1 people (men) implicit |
//! | The blast left **12** dead and **30** wounded. | killed 12 people; injured 30 people |
//! | Gunmen shot and killed **two teachers**. | killed 2 people (teachers) |
//! | **Five people** are missing after the flood. | missing 5 people |
//! | Police found **three men** dead in a barn. | killed 3 people (men) |
//! | The plan could have killed 12 people. | – |
//! | He threatened to kill two officers. | – |

use super::context::Context;
use super::group::{Group, Kind, has_verb};
use super::words::{self, List};
use super::{counted, measures};
use crate::lexicon::*;

/// The groups before the words at `at` that they are said of, the nearest last: "12 people were …", "Ann Orr and her
/// son, who were …". `close` allows nothing but adverbs between ("12 wounded").
pub(super) fn subject(
    cx: &Context<'_>,
    groups: &[Group],
    at: usize,
    floor: usize,
    close: bool,
) -> Vec<usize> {
    let stop = if close { adverbs(cx, at, floor) } else { verb_group(cx, at, floor) };
    let Some(mut last) = groups.iter().rposition(|group| group.tokens.end <= stop) else { return Vec::new() };
    let relative = cx.before(stop, 1, floor);
    if !close && matches!(relative, "who" | "that" | "which" | "whom") {
        // "two men in a car who were": the nearest people.
        let near = groups[..=last].iter().rposition(Group::is_people).filter(|&g| {
            let between = groups[g].tokens.end..stop - 1;
            between.len() <= 8
                && !between.into_iter().any(|i| is_article(cx.lower(i)) || is_conjunction(cx.lower(i)))
        });
        return near.filter(|&g| !groups[g].owner).map(|g| joined_before(cx, groups, g)).unwrap_or_default();
    }
    if close && groups[last].tokens.end == stop {
        return joined_before(cx, groups, last);
    }
    // The nearest one that no preposition governs and that only an apposition, a phrase or a relative clause parts from
    // the verb.
    let mut fallback = None;
    for _ in 0..6 {
        let group = &groups[last];
        if !gap(cx, group.tokens.end, stop) {
            break;
        }
        if !group.owner {
            if !governed(cx, group, floor) {
                return joined_before(cx, groups, last);
            }
            if group.tokens.end == stop {
                fallback = fallback.or(Some(last));
            }
        }
        match last.checked_sub(1) {
            Some(before) => last = before,
            None => break,
        }
    }
    fallback.map(|g| vec![g]).unwrap_or_default()
}

/// The groups behind the words that end at `at`: "killed at least 12 people and a dog".
pub(super) fn object(cx: &Context<'_>, groups: &[Group], at: usize, end: usize) -> Vec<usize> {
    let mut start = at;
    while start < end
        && (is_adverb(cx.lower(start)) || is_ly_adverb(cx.lower(start)) || cx.lower(start) == "dead")
    {
        start += 1;
    }
    // "shot and killed a man", "killing or wounding 12".
    while matches!(cx.lower(start), "and" | "or" | "/")
        && measures::is_verb(cx.lower(start + 1))
        && start + 2 < end
    {
        start += 2;
    }
    let Some(mut first) = groups.iter().position(|group| group.tokens.start == start) else {
        return Vec::new();
    };
    // "his mother's fiance" is one person, and not the mother.
    while let Some(owner) = groups.get(first).filter(|group| group.owner) {
        first += 1;
        if groups.get(first).is_none_or(|owned| owned.tokens.start != owner.tokens.end) {
            return Vec::new();
        }
    }
    let mut last = first;
    while let Some(next) = groups.get(last + 1) {
        // "10 patients, three of them children" is no list.
        let part = next.partitive && next.head.is_none();
        if part || !joins(cx, &groups[last], next) || next.owner || is_subject(cx, next.tokens.end, end) {
            break;
        }
        last += 1;
    }
    each_once(cx, groups, first, last)
}

/// Earlier members of a coordination that ends with a group.
pub(super) fn joined_before(cx: &Context<'_>, groups: &[Group], last: usize) -> Vec<usize> {
    let mut first = last;
    while let Some(before) = first.checked_sub(1).filter(|&b| !groups[b].owner && groups[b].is_people()) {
        if !joins(cx, &groups[before], &groups[first]) {
            break;
        }
        first = before;
    }
    each_once(cx, groups, first, last)
}

/// The members of a coordination; of one person who is put in two ways ("the man, a resident", "her son, Tom Orr,")
/// the one that says most.
fn each_once(cx: &Context<'_>, groups: &[Group], first: usize, last: usize) -> Vec<usize> {
    let mut chain: Vec<usize> = vec![first];
    for g in first + 1..=last {
        let before = *chain.last().unwrap_or(&first);
        if !is_apposition(cx, &groups[before], &groups[g]) {
            // A list ends with "and": "the death of a man, hundreds of people" is none.
            let comma = |g: usize| cx.before(groups[g].tokens.start, 1, 0) == ",";
            let listed = !comma(g) || (g + 1..=last).any(|k| !comma(k)) || groups[first].least() >= 2.0;
            if !listed {
                break;
            }
            chain.push(g);
        } else if groups[g].kind == Kind::Name {
            chain.pop();
            chain.push(g);
        }
    }
    chain
}

/// Whether the second of two groups only says again who the first is.
fn is_apposition(cx: &Context<'_>, first: &Group, second: &Group) -> bool {
    let comma = cx.before(second.tokens.start, 1, first.tokens.start) == ",";
    let alike = match (first.gender, second.gender) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let kinds =
        (first.kind == Kind::Name) != (second.kind == Kind::Name) || first.definite && !second.definite;
    comma && alike && kinds && first.is_one() && second.is_one() && !second.other
}

/// Behind ", 34,".
fn skip_age(cx: &Context<'_>, at: usize) -> usize {
    match super::implicit::age_behind(cx, at) {
        // "two brothers, 8 and 11,".
        Some(_) if cx.lower(at + 2) == "and" && counted::is_digits(cx, at + 3) => at + 5,
        Some(_) if cx.lower(at + 2) == "and" => at + 2,
        Some(_) => at + 3,
        None => at,
    }
}

/// Whether only a comma or "and" stands between two groups.
fn joins(cx: &Context<'_>, first: &Group, second: &Group) -> bool {
    let (from, to) = (skip_age(cx, first.tokens.end), second.tokens.start);
    match to.saturating_sub(from) {
        0 => from > 0 && matches!(cx.lower(from - 1), "," | ")"),
        1 => matches!(cx.lower(from), "and" | "," | ";" | "&" | "plus"),
        2 => {
            cx.says(from, ", and")
                || cx.says(from, "; and")
                || cx.says(from, "along with")
                || cx.says(from, ") and")
        }
        3 => cx.says(from, "as well as"),
        _ => false,
    }
}

/// Whether the group that ends at `at` is the subject of a verb of its own: "… and five others were hurt".
fn is_subject(cx: &Context<'_>, at: usize, end: usize) -> bool {
    at < end
        && (is_auxiliary(cx.lower(at)) && cx.lower(at) != "'s"
            || measures::is_verb(cx.lower(at))
            || is_relative(cx.lower(at)) && has_verb(cx, at + 1..at + 2)
            || verb(cx.lower(at)).is_some_and(|verb| matches!(verb.form, Form::Past | Form::Third)))
}

/// Whether a preposition stands before a group.
pub(super) fn governed(cx: &Context<'_>, group: &Group, floor: usize) -> bool {
    words::is(cx.before(group.tokens.start, 1, floor), List::Governing)
}

/// Leftwards over adverbs.
fn adverbs(cx: &Context<'_>, at: usize, floor: usize) -> usize {
    let mut at = at;
    while at > floor {
        let word = cx.lower(at - 1);
        if is_ly_adverb(word)
            || is_adverb(word) && !matches!(word, "all" | "both" | "each")
            || measures::describes(word) && cx.before(at, 2, floor) != "and" && is_harm_adverb(word)
        {
            at -= 1;
        } else {
            break;
        }
    }
    at
}

fn is_harm_adverb(word: &str) -> bool {
    matches!(word, "shot" | "found" | "confirmed" | "reported")
}

/// Leftwards over what can stand between a subject and its verb: "have reportedly been found", "shot and".
fn verb_group(cx: &Context<'_>, at: usize, floor: usize) -> usize {
    let mut at = at;
    while at > floor {
        let word = cx.lower(at - 1);
        let coordinated = matches!(word, "and" | "or") && measures::is_verb(cx.before(at, 2, floor));
        let inside = is_auxiliary(word) && word != "'s"
            || is_be(word)
            || is_adverb(word) && !matches!(word, "all" | "both" | "each")
            || is_ly_adverb(word)
            || coordinated
            || measures::is_verb(word) && matches!(cx.lower(at), "and" | "or" | "dead" | "to")
            || words::is(word, List::VerbGroup);
        if !inside {
            break;
        }
        at -= 1;
    }
    at
}

/// Whether what stands between a subject and its verb lets them belong together.
fn gap(cx: &Context<'_>, from: usize, to: usize) -> bool {
    if from >= to {
        return from == to;
    }
    let from = skip_age(cx, from).min(to);
    let (first, last) = (cx.lower(from), cx.lower(to - 1));
    let len = to - from;
    if from == to {
        return true;
    }
    match first {
        "," => last == "," && len <= 25,
        "—" | "–" | "-" => last == first && len > 1 && len <= 25,
        "(" => last == ")" && len <= 12,
        "who" | "whose" | "whom" => len <= 25,
        "and" => false,
        _ => {
            (is_preposition(first)
                && !matches!(first, "after" | "before" | "when" | "because" | "than" | "as"))
                && len <= 14
                && !has_verb(cx, from..to)
        }
    }
}

/// Whether words are denied or not real: "was not", "could have", "threatened to", "if".
pub(super) fn unreal(cx: &Context<'_>, at: usize, floor: usize) -> bool {
    for back in 1..=6 {
        let word = cx.before(at, back, floor);
        let past = || cx.before(at, back + 1, floor);
        match word {
            "" | "," | ";" | "." | ":" | "after" | "when" | "who" | "that" | "before" => return false,
            "nearly" | "almost" if back > 2 => {}
            _ if words::is(word, List::Unreal) || word.ends_with("n't") => return true,
            "to" => {
                return !words::is(past(), List::RealInfinitive) && back <= 2;
            }
            _ => {}
        }
    }
    false
}

/// Whether the verb at `at` is passive.
pub(super) fn passive(cx: &Context<'_>, at: usize, floor: usize) -> bool {
    let mut at = at;
    for _ in 0..6 {
        let word = cx.before(at, 1, floor);
        if is_be(word) {
            return true;
        }
        let skips = is_adverb(word)
            || is_ly_adverb(word)
            || matches!(word, "and" | "or" | "found")
            || measures::is_verb(word);
        if !skips || word.is_empty() {
            return false;
        }
        at -= 1;
    }
    false
}

/// Whether it is a name or noun of somebody, and no bare number: what a looser look to the left may take.
pub(super) fn somebody(group: &Group) -> bool {
    (matches!(group.kind, Kind::People | Kind::Name | Kind::Pronoun)
        || group.kind == Kind::Bare && !group.implicit)
        && !group.owner
}
