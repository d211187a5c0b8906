//! Events that cost lives by their word.
//!
//! "A homicide" is at least one dead where nobody is counted, a murder-suicide two; "two of them fatally" says who. A
//! phrase in which the word is no event ("homicide detectives", "a deadly weapon") stands among the things of
//! `measures.txt`.
//!
//! | text | figures |
//! |---|---|
//! | Police are investigating a **homicide** in Ell. | killed 1– people at_least implicit |
//! | He was charged with a **triple homicide**. | killed 3 people implicit |
//! | **Five people** were shot, **two of them** fatally. | shot 5 people; killed 2 people |
//! | Homicide detectives seized a deadly weapon. | – |

use super::arguments::{governed, unreal};
use super::bounds::Quantity;
use super::claim::Claim;
use super::context::Context;
use super::group::{Group, Kind};
use super::measures::{self, Measure};
use crate::{Bound, Range};

/// "a homicide", "the fatal shooting": at least one, where nobody is named; "two of them fatally" names them.
pub(super) fn event(
    cx: &Context<'_>,
    groups: &[Group],
    measure: Measure,
    i: usize,
    sentence: &Range,
    before: &[Claim],
) -> Vec<Group> {
    let stop = i + measure.len;
    if cx.lower(i) == "fatally" || measures::is_verb(cx.lower(stop)) {
        let near = groups.iter().find(|group| group.tokens.end == i && !governed(cx, group, sentence.start));
        return near.filter(|_| !measures::is_verb(cx.lower(stop))).cloned().into_iter().collect();
    }
    let (least, bound, high) = match cx.lower(i) {
        "murder-suicide" | "double" => (2.0, Bound::Exact, Some(2.0)),
        "triple" => (3.0, Bound::Exact, Some(3.0)),
        "quadruple" => (4.0, Bound::Exact, Some(4.0)),
        _ => (1.0, Bound::AtLeast, None),
    };
    let said = before.iter().any(|claim| claim.measure == measure.name);
    if said || unreal(cx, i, sentence.start) || cx.before(i, 1, sentence.start).starts_with("non") {
        return Vec::new();
    }
    let mut group = Group::new(i..stop, Kind::Bare, None);
    group.count = Some(Quantity { tokens: i..stop, low: Some(least), high, bound });
    group.implicit = true;
    vec![group]
}
