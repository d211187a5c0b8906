//! Which claims can be one, and whether they are.
//!
//! Claims are compared within a document, within a story, or where they share a rare word within days. What they share has
//! to tell enough, they may not name different doers, and they may not name different places or people only.

use std::collections::HashMap;

use super::said::Said;
use crate::utterances::Relation;
use crate::words::fnv;

/// Claims that may share a key before it tells nothing.
const CROWD: usize = 48;
/// Words a claim is found by.
const WORDS: usize = 8;
/// Days in a drawer; neighbouring drawers are looked into too.
const DRAWER: i32 = 8;

/// Days in which a story is on one dispute.
const EVENT: u32 = 90;

/// How near two claims are, from the nearest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Nearness {
    Document,
    Story,
    Days,
    Far,
}

/// What two claims have to have in common.
struct Least {
    /// Which share of the one that tells less.
    share: f32,
    /// How much that tells.
    weight: f32,
    /// How many words that are no names.
    plain: usize,
}

/// The pairs of claims that are one, each with its score, ascending.
pub(super) fn pairs(all: &[&Said], claims: &[u32]) -> Vec<(u32, u32, f32)> {
    let mut filed: HashMap<u64, Vec<u32>> = HashMap::new();
    let mut sought = Vec::new();
    for &n in claims {
        let (own, around) = keys(all[n as usize]);
        for key in own {
            filed.entry(key).or_default().push(n);
        }
        sought.push(around);
    }
    let mut found = Vec::new();
    for (&n, keys) in claims.iter().zip(&sought) {
        let with = keys.iter().filter_map(|key| filed.get(key)).filter(|filed| filed.len() <= CROWD);
        let mut others: Vec<u32> = with.flatten().copied().filter(|other| *other < n).collect();
        others.sort_unstable();
        others.dedup();
        let kept = others
            .into_iter()
            .filter_map(|other| Some((other, n, kin(all[other as usize], all[n as usize])?)));
        found.extend(kept);
    }
    found
}

/// Under which a claim is filed, and under which others are sought.
fn keys(said: &Said) -> (Vec<u64>, Vec<u64>) {
    let mut terms: Vec<(f32, u64)> = said.terms.list.iter().map(|term| (term.weight, term.key)).collect();
    terms.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    terms.truncate(WORDS);
    let place = |kind: u8, name: &str| fnv([kind].into_iter().chain(name.bytes()));
    let mut places = vec![place(0, &said.rendering.document)];
    places.extend(said.story.as_deref().map(|story| place(1, story)));
    let drawer = said.day().map(|day| day.div_euclid(DRAWER));
    let own = drawer.map_or(u64::MAX, |drawer| drawer as u64);
    let around =
        drawer.map_or(vec![u64::MAX], |drawer| (drawer - 1..=drawer + 1).map(|day| day as u64).collect());
    let all = |places: Vec<u64>| {
        let each = terms.iter().flat_map(|(_, term)| places.iter().map(move |place| (term, place)));
        each.map(|(term, place)| fnv(term.to_le_bytes().into_iter().chain(place.to_le_bytes()))).collect()
    };
    let sought = places.iter().copied().chain(around).collect();
    places.push(own);
    (all(places), all(sought))
}

/// Whether two claims are one, and how surely.
fn kin(one: &Said, two: &Said) -> Option<f32> {
    if differ(one, two) {
        return None;
    }
    let nearness = nearness(one, two);
    let agree = one.doers.iter().any(|doer| two.doers.iter().any(|other| doer.is(other)));
    let shared = one.terms.shared(&two.terms);
    let least = match (nearness, agree) {
        (Nearness::Document, true) => Least { share: 0.4, weight: 8.0, plain: 1 },
        (Nearness::Document, false) => Least { share: 0.5, weight: 12.0, plain: 2 },
        (Nearness::Story, true) => Least { share: 0.45, weight: 10.0, plain: 1 },
        (Nearness::Story, false) => Least { share: 0.5, weight: 14.0, plain: 2 },
        (Nearness::Days, true) => Least { share: 0.5, weight: 14.0, plain: 2 },
        (Nearness::Days, false) => Least { share: 0.6, weight: 20.0, plain: 2 },
        (Nearness::Far, true) => Least { share: 0.6, weight: 20.0, plain: 3 },
        (Nearness::Far, false) => return None,
    };
    // What was borrowed counts for half where one asks how much of a claim the other has.
    let told = |said: &Said| f32::midpoint(said.own.weight, said.terms.weight);
    let share = shared.weight / told(one).min(told(two)).max(1.0);
    let enough = share >= least.share && shared.weight >= least.weight && shared.plain >= least.plain;
    (enough && !one.own.names_differ(&two.own)).then_some(share)
}

/// Whether they name different doers.
pub(super) fn differ(one: &Said, two: &Said) -> bool {
    let mut pairs = one.doers.iter().flat_map(|doer| two.doers.iter().map(move |other| doer.relation(other)));
    !one.doers.is_empty() && !two.doers.is_empty() && pairs.all(|relation| relation == Relation::Different)
}

fn nearness(one: &Said, two: &Said) -> Nearness {
    if one.rendering.document == two.rendering.document {
        return Nearness::Document;
    }
    let apart = one.day().zip(two.day()).map(|(a, b)| a.abs_diff(b));
    if one.story.is_some() && one.story == two.story && apart.is_none_or(|days| days <= EVENT) {
        return Nearness::Story;
    }
    if apart.is_some_and(|days| days <= 2 * DRAWER as u32) { Nearness::Days } else { Nearness::Far }
}
