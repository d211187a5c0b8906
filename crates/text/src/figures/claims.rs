//! The claims of a sentence: each word of a measure with the groups it is said of, by its pattern.
//!
//! | text | figures |
//! |---|---|
//! | The fire caused **12 deaths**. | killed 12 people |
//! | Police made **28 arrests**. | arrested 28 people |
//! | **A woman** was treated for burns. | injured 1 people (women) implicit |
//! | Rescuers pulled out **12** dead. | killed 12 people |

use super::arguments::{governed, object, passive, subject, unreal};
use super::claim::Claim;
use super::context::Context;
use super::events::event;
use super::group::{Group, Kind};
use super::measures::{self, Measure, Pattern};
use super::nouns::{had, noun, reached};
use crate::lexicon::{Form, is_adverb, is_article, is_be, is_ly_adverb, is_possessive};
use crate::{Bound, Counting, Range};

/// The claims of one sentence, in the order of their words.
pub(super) fn claims(cx: &Context<'_>, groups: &[Group], sentence: &Range, number: usize) -> Vec<Claim> {
    let mut out: Vec<Claim> = Vec::new();
    let mut i = sentence.start;
    while i < sentence.end {
        let mut next = i + 1;
        for measure in measures::at(cx.page, i) {
            // "a body camera", "homicide detectives": a longer phrase that is no measure hides a shorter one that is.
            if measure.pattern == Pattern::Thing && measure.len > 1 {
                next = i + measure.len;
                break;
            }
            let found = of(cx, groups, measure, i, sentence, &out);
            if found.is_empty() {
                continue;
            }
            next = i + measure.len;
            let name = upgraded(cx, measure, i, sentence);
            for group in found {
                out.push(Claim {
                    measure: name,
                    words: i..i + measure.len,
                    sentence: number,
                    part_of: None,
                    retracted: false,
                    unit: measure.pattern == Pattern::Unit,
                    hit: name == "shot" || matches!(measure.pattern, Pattern::Had | Pattern::Subject),
                    counting: match besides(cx, &group, name, i, &out) {
                        true => Some(Counting::New),
                        false => counting(cx, &group, measure, i),
                    },
                    group,
                });
            }
            break;
        }
        i = next;
    }
    out
}

/// The groups that one reading of the words at `i` is said of.
fn of(
    cx: &Context<'_>,
    groups: &[Group],
    measure: Measure,
    i: usize,
    sentence: &Range,
    before: &[Claim],
) -> Vec<Group> {
    let (floor, end) = (sentence.start, sentence.end);
    let stop = i + measure.len;
    let pick = |chain: Vec<usize>| -> Vec<Group> {
        let people = measures::is_of_people(measure.name);
        // "eleven bodies were recovered" says nothing of recovering.
        let harm = |group: &Group| group.head.is_some_and(|head| measures::is_harm(cx.lower(head)));
        // "killed 14 zealots": behind the verb, a noun that is not known as a thing's.
        let unknown = |group: &Group| {
            group.head.is_some_and(|head| cx.lower(head) == group.unit && !measures::is_thing(&group.unit))
                && !governed(cx, group, floor)
        };
        let fits = |group: &Group| {
            !people
                || group.unit == "percent"
                || (group.is_people() || group.tokens.start > i && unknown(group)) && !harm(group)
        };
        chain.into_iter().filter_map(|g| groups.get(g)).filter(|g| fits(g)).cloned().collect()
    };
    let inside = groups.iter().position(|group| group.tokens.contains(&i));
    match measure.pattern {
        Pattern::Verb(form) => {
            if let Some(g) = inside.filter(|&g| groups[g].head != Some(i)) {
                return pick(vec![g]);
            }
            if cx.lower(stop) == "at" && measure.name == "shot" {
                return Vec::new();
            }
            let past = matches!(form, Form::Past | Form::Participle);
            let passive = past && passive(cx, i, floor);
            let objects = if passive { Vec::new() } else { object(cx, groups, stop, end) };
            let acts = !objects.is_empty();
            let mut found = pick(objects);
            // "threatened to harm him and kill her": nobody writes so of what happened.
            if form == Form::Base {
                found.retain(|group| group.kind != Kind::Pronoun);
            }
            let found = match found.is_empty() {
                false => found,
                // "shot the dog", "executed a warrant".
                true if acts || !passive && takes_object(cx, stop, end) => Vec::new(),
                true if past => {
                    let behind = pick(subject(cx, groups, i, floor, !passive));
                    match behind.is_empty() {
                        // "the number of people killed rose to 12".
                        _ if (2..6).any(|back| {
                            cx.before(i, back, floor) == "number" && cx.before(i, back - 1, floor) == "of"
                        }) =>
                        {
                            reached(cx, groups, stop, sentence)
                        }
                        true => carried(cx, i, floor, before),
                        false => behind,
                    }
                }
                true if form == Form::Gerund => noun(cx, groups, measure, i, sentence, &pick),
                true => Vec::new(),
            };
            real(cx, found, i, floor)
        }
        Pattern::Subject => {
            let found = pick(subject(cx, groups, i, floor, false));
            let found = if found.is_empty() { carried(cx, i, floor, before) } else { found };
            real(cx, found, i, floor)
        }
        Pattern::Adjective => {
            if let Some(g) = inside.filter(|&g| groups[g].head != Some(i)) {
                return pick(vec![g]);
            }
            let found = pick(subject(cx, groups, i, floor, true));
            let found = if found.is_empty() { pick(subject(cx, groups, i, floor, false)) } else { found };
            real(cx, found, i, floor)
        }
        Pattern::Noun => {
            match inside.filter(|&g| groups[g].head.is_some_and(|head| head < stop && head >= i)) {
                // "multiple injuries" are one person's.
                Some(g)
                    if groups[g].count.as_ref().is_some_and(|count| count.bound == Bound::Vague)
                        && cx.lower(i) == "injuries" =>
                {
                    Vec::new()
                }
                Some(g) if groups[g].count.is_some() => {
                    let mut group = groups[g].clone();
                    group.unit = "people".into();
                    group.kind = Kind::People;
                    group.head = None;
                    vec![group]
                }
                _ => noun(cx, groups, measure, i, sentence, &pick),
            }
        }
        Pattern::Had => had(cx, groups, i, floor),
        Pattern::Thing => Vec::new(),
        Pattern::Event => event(cx, groups, measure, i, sentence, before),
        Pattern::Unit => {
            let counted = inside.filter(|&g| groups[g].head == Some(i) && !groups[g].implicit);
            let zero = |group: &Group| {
                group.least() == 0.0 && group.count.as_ref().is_some_and(|c| c.high == Some(0.0))
            };
            counted.map(|g| groups[g].clone()).filter(|group| !zero(group)).into_iter().collect()
        }
    }
}

/// Whether a noun phrase starts at a place: what somebody did something to.
fn takes_object(cx: &Context<'_>, at: usize, end: usize) -> bool {
    at < end && (is_article(cx.lower(at)) || is_possessive(cx.lower(at)) && cx.lower(at) != "'s")
}

/// What is said of nobody real is dropped; that nobody suffered it stays.
fn real(cx: &Context<'_>, found: Vec<Group>, i: usize, floor: usize) -> Vec<Group> {
    let negated = unreal(cx, i, floor);
    found
        .into_iter()
        .filter(|group| !negated || group.count.as_ref().is_some_and(|count| count.high == Some(0.0)))
        .collect()
}

/// "was shot and later died": a verb behind "and" shares the subject of the verb before it.
fn carried(cx: &Context<'_>, i: usize, floor: usize, before: &[Claim]) -> Vec<Group> {
    let mut at = i;
    while at > floor {
        let word = cx.before(at, 1, floor);
        if is_adverb(word)
            || is_ly_adverb(word)
            || is_be(word)
            || matches!(word, "," | "where" | "has" | "have" | "had" | "pronounced" | "found")
        {
            at -= 1;
        } else {
            break;
        }
    }
    if !matches!(cx.before(at, 1, floor), "and" | "but" | "then" | "before") {
        return Vec::new();
    }
    let Some(last) = before.last() else { return Vec::new() };
    before.iter().filter(|claim| claim.words == last.words).map(|claim| claim.group.clone()).collect()
}

/// "shot dead", "stabbed to death", "fatally shot": the harm was death.
fn upgraded(cx: &Context<'_>, measure: Measure, i: usize, sentence: &Range) -> &'static str {
    if !matches!(measure.name, "shot" | "injured") {
        return measure.name;
    }
    let stop = i + measure.len;
    let fatal = |word: &str| matches!(word, "fatally" | "mortally");
    let around = (1..=2).any(|back| fatal(cx.before(i, back, sentence.start))) || fatal(cx.lower(stop));
    let dead = (stop..sentence.end.min(stop + 14))
        .take_while(|&k| !matches!(cx.lower(k), "." | "," | "and" | "who"))
        .any(|k| {
            cx.lower(k) == "dead" && !is_be(cx.before(k, 1, stop)) && cx.before(k, 1, stop) != "left"
                || cx.says(k, "to death") && cx.before(k, 1, stop) != "left"
        });
    if around || dead { "killed" } else { measure.name }
}

/// "two of the wounded".
pub(super) fn of_the_injured(cx: &Context<'_>, group: &Group) -> bool {
    group.partitive && matches!(cx.lower(group.tokens.end - 1), "wounded" | "injured" | "hurt")
}

/// "killed three people before killing himself": one besides them.
fn besides(cx: &Context<'_>, group: &Group, measure: &str, i: usize, before: &[Claim]) -> bool {
    let others = |claim: &Claim| claim.measure == measure && claim.group.least() > 1.0 && claim.words.end < i;
    group.is_reflexive(cx) && before.iter().any(others)
}

/// Whether the words say that a number is new or a sum.
fn counting(cx: &Context<'_>, group: &Group, measure: Measure, i: usize) -> Option<Counting> {
    // "Two of the wounded died": besides those who were dead before.
    if of_the_injured(cx, group) && measure.name == "killed" {
        return Some(Counting::New);
    }
    if group.other && !group.implicit {
        return Some(Counting::New);
    }
    let rose = matches!(measure.pattern, Pattern::Verb(_)) && cx.before(group.tokens.start, 1, 0) == "to";
    let noun = matches!(measure.pattern, Pattern::Noun) || rose;
    let behind = noun && group.tokens.start >= i + measure.len;
    let toll = behind && cx.before(group.tokens.start, 1, 0) != "of"
        || noun && cx.lower(i + measure.len - 1) == "toll";
    let summed = (1..=6)
        .any(|back| cx.before(group.tokens.start, back, group.tokens.start.saturating_sub(6)) == "bringing");
    (toll && behind || summed).then_some(Counting::Total)
}
