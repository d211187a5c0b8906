//! Numbers that somebody puts to what is counted.
//!
//! "Put at", "estimated at": the words between verb and "at" say what is counted, or point back to what was counted before ("it",
//! "the figure").
//!
//! | text | figures |
//! |---|---|
//! | The ministry put the dead at **17**. | killed 17 people total |
//! | Officials put the number of wounded at **more than 30**. | injured 30– people more_than |
//! | **Twelve people** died when a wall fell. The mayor put it at **nine**. | killed 12 people; killed 9 people total |
//! | Polls put the challenger at 45 percent. | – |

use super::claim::Claim;
use super::context::Context;
use super::group::{Group, Kind};
use super::measures;
use crate::{Counting, Range};

/// Words between the verb and "at".
const NEAR: usize = 7;
/// Sentences back in which what "it" points to is looked for.
const BACK: usize = 3;

/// Adds the numbers put in a sentence; `earlier` are the claims of the sentences before.
pub(super) fn find(
    cx: &Context<'_>,
    groups: &[Group],
    sentence: &Range,
    claims: &mut Vec<Claim>,
    earlier: &[Claim],
    number: usize,
) {
    for verb in sentence.clone().filter(|&i| matches!(cx.lower(i), "put" | "puts" | "putting" | "estimated"))
    {
        let near = verb + 1..sentence.end.min(verb + 1 + NEAR);
        let Some(at) = near.clone().skip(1).find(|&i| cx.lower(i) == "at") else { continue };
        let group = groups.iter().find(|group| {
            group.tokens.start == at + 1
                && group.count.is_some()
                && !group.implicit
                && group.kind != Kind::Things
        });
        let Some(group) = group else { continue };
        if claims.iter().any(|claim| claim.group.tokens == group.tokens) {
            continue;
        }
        let object = verb + 1..at;
        let named = object.clone().flat_map(|i| measures::at(cx.page, i).map(move |m| (i, m)));
        let named = named
            .filter(|(_, measure)| measures::is_of_people(measure.name))
            .map(|(i, measure)| (measure.name, i..i + measure.len))
            .last();
        // "put the number of marchers at 8,000" points to none of the detained.
        let points_back = !object.clone().any(|i| cx.lower(i) == "of")
            && object.clone().any(|i| {
                matches!(cx.lower(i), "it" | "figure" | "number" | "count" | "total" | "tally" | "estimate")
            });
        let before = || {
            let told = claims.iter().rev().chain(earlier.iter().rev()).find(|claim| !claim.group.implicit)?;
            // "40,000 people marched; police put the number at 8,000": what was counted last is no measure's.
            let another = groups.iter().any(|group| {
                let between = told.group.tokens.end <= group.tokens.start && group.tokens.end <= verb;
                between && group.count.is_some() && !group.implicit
            });
            let near = told.sentence + BACK >= number
                && measures::is_of_people(told.measure)
                && !told.unit
                && !another;
            near.then(|| (told.measure, verb..verb + 1))
        };
        let Some((measure, words)) = named.or_else(|| before().filter(|_| points_back)) else { continue };
        let place = claims.iter().position(|claim| claim.group.tokens.start > at).unwrap_or(claims.len());
        let claim = Claim {
            measure,
            words,
            group: group.clone(),
            sentence: number,
            part_of: None,
            counting: Some(Counting::Total),
            hit: false,
            unit: false,
            retracted: false,
        };
        claims.insert(place, claim);
    }
}
