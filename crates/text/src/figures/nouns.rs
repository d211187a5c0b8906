//! Measures that are nouns.
//!
//! A noun of harm has who suffered it behind "of", before it as its owner, or as the number that a count reached; what
//! people have ("a wound") is theirs by the verb or preposition before it.
//!
//! | text | figures |
//! |---|---|
//! | The deaths of **12 miners** shook the town. | killed 12 people (miners) |
//! | The death toll rose to **12**. | killed 12 people total |
//! | **Ann Orr**'s death is under investigation. | killed 1 people implicit |
//! | Medics found **a man** with a gunshot wound. | injured 1 people (men) implicit |
//! | The cause of death was the result of multiple injuries. | – |
//! | The officer's body camera was on. | – |

use super::arguments::{governed, joined_before, object, somebody};
use super::context::Context;
use super::counted;
use super::group::{Group, Kind};
use super::measures::{Measure, Pattern};
use super::words::{self, List};
use crate::Range;
use crate::lexicon::Gender;

/// "the deaths of 12", "Orr's death", "the toll rose to 12".
pub(super) fn noun(
    cx: &Context<'_>,
    groups: &[Group],
    measure: Measure,
    i: usize,
    sentence: &Range,
    pick: &dyn Fn(Vec<usize>) -> Vec<Group>,
) -> Vec<Group> {
    let stop = i + measure.len;
    // "attempted first-degree murder".
    if (1..=3).any(|back| matches!(cx.before(i, back, sentence.start), "attempted" | "attempt")) {
        return Vec::new();
    }
    // "the cause of death was the result of multiple injuries".
    if cx.before(i, 1, sentence.start) == "of"
        && matches!(cx.before(i, 2, sentence.start), "cause" | "manner" | "time" | "place")
    {
        return Vec::new();
    }
    if matches!(cx.lower(stop), "of") {
        let found = pick(object(cx, groups, stop + 1, sentence.end));
        if !found.is_empty() {
            return found;
        }
    }
    // The owner: "Orr's death", "the man's murder", "his death".
    let mut at = i;
    while at > sentence.start
        && matches!(
            cx.before(at, 1, sentence.start),
            "fatal" | "shooting" | "brutal" | "violent" | "tragic" | "untimely" | "accidental"
        )
    {
        at -= 1;
    }
    // "his body" is no death.
    if cx.lower(i) != "body" && matches!(cx.before(at, 1, sentence.start), "his" | "her") {
        return vec![possessive(cx, at - 1)];
    }
    let marks = cx.before(at, 1, sentence.start);
    if matches!(marks, "'s" | "'" | "’")
        && let Some(owner) = groups.iter().find(|group| group.tokens.end == at - 1 && group.owner)
    {
        return vec![owner.clone()];
    }
    if matches!(measure.pattern, Pattern::Noun) { toll(cx, groups, stop, sentence) } else { Vec::new() }
}

/// "his" or "her", as whose injuries or death it is.
fn possessive(cx: &Context<'_>, at: usize) -> Group {
    let mut pronoun = Group::new(at..at + 1, Kind::Pronoun, Some(counted::one(at..at + 1)));
    pronoun.gender = Some(if cx.lower(at) == "his" { Gender::Male } else { Gender::Female });
    pronoun.definite = true;
    pronoun.implicit = true;
    pronoun
}

/// "the toll rose to 12", "deaths stood at 12".
fn toll(cx: &Context<'_>, groups: &[Group], stop: usize, sentence: &Range) -> Vec<Group> {
    if !cx.lower(stop - 1).ends_with('s') && cx.lower(stop - 1) != "toll" {
        return Vec::new();
    }
    reached(cx, groups, stop, sentence)
}

/// The number that a count behind which it stands rose to.
pub(super) fn reached(cx: &Context<'_>, groups: &[Group], stop: usize, sentence: &Range) -> Vec<Group> {
    // "revised down from 12 to seven".
    let from = |group: &Group| cx.before(group.tokens.start, 1, stop) == "from";
    let near = groups
        .iter()
        .find(|group| (stop..=stop + 12).contains(&group.tokens.start) && !group.implicit && !from(group));
    let Some(group) = near.filter(|group| group.count.is_some() && group.kind != Kind::Things) else {
        return Vec::new();
    };
    let link = cx.before(group.tokens.start, 1, stop);
    let reaches = words::is(link, List::Reaching);
    let whole = (stop..group.tokens.start).all(|k| !matches!(cx.lower(k), "," | "and" | ";" | "("));
    (reaches && whole && sentence.contains(&group.tokens.start)).then(|| group.clone()).into_iter().collect()
}

/// "a man with a gunshot wound", "she suffered burns", "his injuries".
pub(super) fn had(cx: &Context<'_>, groups: &[Group], i: usize, floor: usize) -> Vec<Group> {
    let mut at = i;
    for _ in 0..8 {
        match cx.before(at, 1, floor) {
            "with" | "from" | "suffered" | "suffering" | "sustained" | "sustaining" | "received" | "for"
            | "suffers" | "having" | "had" | "has" | "of" | "to" => {
                let near = groups.iter().rposition(|group| {
                    group.tokens.end < at
                        && at - group.tokens.end <= 25
                        && somebody(group)
                        && !(group.kind == Kind::Name && governed(cx, group, floor))
                });
                let all = near.map(|g| joined_before(cx, groups, g)).unwrap_or_default();
                return all.into_iter().map(|g| groups[g].clone()).collect();
            }
            "'s" | "'" | "’" => {
                return groups
                    .iter()
                    .filter(|group| group.owner && group.tokens.end + 1 == at)
                    .cloned()
                    .collect();
            }
            "his" | "her" => {
                return vec![possessive(cx, at - 1)];
            }
            "" | "." | "," | ";" | "no" | "inflicting" | "causing" | "weapon" => return Vec::new(),
            _ => at -= 1,
        }
    }
    Vec::new()
}
