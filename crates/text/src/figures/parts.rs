//! Parts of a figure.
//!
//! "Including 11 children" counts people who are counted already: the part keeps the measure of the figure before it and
//! names it as the whole; so does one of an earlier sentence ("among the dead were four children"). An apposition that lists those of a number ("two people, a man and a woman") does the same.
//!
//! | text | figures |
//! |---|---|
//! | The strike killed **58 people**, including **11 children**. | killed 58 people; killed 11 people (children) part of 1 |
//! | **Twelve people** were killed, among them **three women**. | killed 12 people; killed 3 people (women) part of 1 |
//! | **Five people** were arrested, **two of them** minors. | arrested 5 people; arrested 2 people part of 1 |
//! | The wreck killed **27 people**. Among the dead were **four children**. | killed 27 people; killed 4 people (children) part of 1 |
//! | **Two people**, **a man** and **a woman**, were killed. | killed 2 people; killed 1 people (men) implicit part of 1; killed 1 people (women) implicit part of 1 |

use super::arguments::governed;
use super::claim::Claim;
use super::context::Context;
use super::group::{Group, Kind};
use crate::Range;

/// Adds the claims of parts, and marks those that only list what was counted. `earlier` are those of the
/// sentences before.
pub(super) fn find(
    cx: &Context<'_>,
    groups: &[Group],
    sentence: &Range,
    claims: &mut Vec<Claim>,
    earlier: &[Claim],
) {
    let base = earlier.len();
    lists(cx, claims, base);
    let mut parts = Vec::new();
    let mut opened: Option<usize> = None;
    let mut told = Vec::new();
    for group in groups.iter().filter(|group| group.is_people() && group.count.is_some()) {
        let start = group.tokens.start;
        if let Some(measure) = of_those_told(cx, start, sentence.start) {
            let whole = earlier.iter().rposition(|claim| {
                claim.measure == measure && claim.part_of.is_none() && claim.group.least() >= group.least()
            });
            told.extend(whole.map(|whole| (whole, group.clone())));
            continue;
        }
        let opens = opens(cx, start, sentence.start);
        let listed = opened.is_some()
            && group.tokens.start > sentence.start
            && matches!(cx.before(start, 1, sentence.start), "," | "and");
        let of_them = group.partitive && cx.before(start, 1, sentence.start) == "," && group.head.is_none();
        let already = claims.iter().any(|claim| claim.group.tokens == group.tokens);
        if opens.is_some() || of_them && !already {
            let from = opens.unwrap_or(start);
            let whole = claims.iter().rposition(|claim| {
                claim.group.tokens.end <= from
                    && claim.part_of.is_none()
                    && claim.group.least() >= group.least()
            });
            let whole = whole.filter(|_| group.kind != Kind::Pronoun);
            opened = whole.filter(|_| opens.is_some());
            if let Some(whole) = whole.filter(|_| !already) {
                parts.push((whole, group.clone()));
            }
        } else if listed && !already && !governed(cx, group, sentence.start) {
            parts.extend(opened.map(|whole| (whole, group.clone())));
        } else {
            opened = None;
        }
    }
    for (whole, group) in told {
        let of = &earlier[whole];
        let sentence = claims.first().map_or(of.sentence, |claim| claim.sentence);
        claims.push(Claim { group, part_of: Some(whole), counting: None, sentence, ..of.clone() });
    }
    for (whole, group) in parts {
        let of = claims[whole].clone();
        claims.push(Claim { group, part_of: Some(base + whole), counting: None, ..of });
    }
}

/// "Among the dead were four children", "the wounded include two medics": the measure that the words before say.
fn of_those_told(cx: &Context<'_>, start: usize, floor: usize) -> Option<&'static str> {
    let back = |n: usize| cx.before(start, n, floor);
    let linked = matches!(back(1), "were" | "was" | "are" | "is") && back(4) == "among"
        || matches!(back(1), "include" | "included");
    if !linked || back(3) != "the" {
        return None;
    }
    match back(2) {
        "dead" | "killed" => Some("killed"),
        "wounded" | "injured" => Some("injured"),
        "missing" => Some("missing"),
        "detained" => Some("detained"),
        _ => None,
    }
}

/// Where "including", "among them" starts before a group.
fn opens(cx: &Context<'_>, start: usize, floor: usize) -> Option<usize> {
    let back = |n: usize| cx.before(start, n, floor);
    let len = match back(1) {
        "including" | "includes" | "included" => 1,
        "them" | "whom" if back(2) == "among" => 2,
        "were" | "was" if matches!(back(2), "them" | "whom") && back(3) == "among" => 3,
        _ => return None,
    };
    Some(start - len)
}

/// "Two people, a man and a woman, were killed".
fn lists(cx: &Context<'_>, claims: &mut [Claim], base: usize) {
    for whole in 0..claims.len() {
        let count = claims[whole].group.least();
        if count < 2.0 || claims[whole].group.implicit {
            continue;
        }
        let same = |claim: &Claim| claim.words == claims[whole].words && claim.part_of.is_none();
        let rest: Vec<usize> = (whole + 1..claims.len()).take_while(|&k| same(&claims[k])).collect();
        let sum: f64 = rest.iter().map(|&k| claims[k].group.least()).sum();
        let close = rest.first().is_some_and(|&k| {
            matches!(cx.before(claims[k].group.tokens.start, 1, 0), "," | ":" | "—" | "–" | "-")
        });
        if close && sum == count {
            for k in rest {
                claims[k].part_of = Some(base + whole);
            }
        }
    }
}
