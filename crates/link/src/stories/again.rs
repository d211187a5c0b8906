//! A group looked at again, with the words that most of it shares taken out.
//!
//! Within a group, a term weighs by how few of *its* documents have it. Two events that were taken
//! for one then have nothing in common, and the documents of one event still share its details.

use std::collections::BTreeMap;

use super::Report;
use super::cluster::{Item, average_link};
use super::neighbours::neighbours;
use super::terms::Terms;

/// Fewer documents than this are not looked at again: what they share is what they are about.
const ENOUGH: usize = 6;
/// The least average similarity, by what is left, of two parts that stay together.
const HELD: f64 = 0.07;
/// A part of fewer documents than this is no event of its own.
const PART: usize = 3;

/// The group, or the parts that it falls into.
pub(super) fn look(reports: &[Report], group: &[u32]) -> Vec<Vec<u32>> {
    if group.len() < ENOUGH {
        return vec![group.to_vec()];
    }
    let terms: Vec<Terms> = reweighed(reports, group);
    let items: Vec<Item> = terms.iter().map(|terms| Item::of(terms, None)).collect();
    let like = neighbours(&terms.iter().collect::<Vec<_>>(), |_| None, HELD, |_| true);
    let mut parts = average_link(&items, &like, HELD);
    for number in parts.iter_mut().flatten() {
        *number = group[*number as usize];
    }
    let (mut events, strays): (Vec<Vec<u32>>, Vec<Vec<u32>>) =
        parts.into_iter().partition(|part| part.len() >= PART);
    if events.len() < 2 {
        return vec![group.to_vec()];
    }
    let found = events.clone();
    for stray in strays.into_iter().flatten() {
        events[nearest(reports, stray, &found)].push(stray);
    }
    events.iter_mut().for_each(|event| event.sort_unstable());
    events
}

/// The terms of a group's documents, weighed by how few of the group have them.
fn reweighed(reports: &[Report], group: &[u32]) -> Vec<Terms> {
    let documents = || group.iter().map(|number| &reports[*number as usize].terms);
    let mut having: BTreeMap<u64, u32> = BTreeMap::new();
    for (stem, _) in documents().flat_map(|terms| &terms.0) {
        *having.entry(*stem).or_default() += 1;
    }
    let all = group.len() as f32 + 1.0;
    let weight = |(stem, weight): &(u64, u16)| {
        let having = having.get(stem).copied().filter(|having| *having > 1)?;
        Some((*stem, f32::from(*weight) * (all / having as f32).ln()))
    };
    documents().map(|terms| Terms::unit(terms.0.iter().filter_map(weight).collect())).collect()
}

/// The event that a document is most like on average.
fn nearest(reports: &[Report], document: u32, events: &[Vec<u32>]) -> usize {
    let terms = &reports[document as usize].terms;
    let average = |event: &Vec<u32>| {
        event.iter().map(|number| reports[*number as usize].terms.similarity(terms)).sum::<f64>()
            / event.len() as f64
    };
    let ranked = (0..events.len()).rev().map(|n| (average(&events[n]), n));
    ranked.max_by(|(a, _), (b, _)| a.total_cmp(b)).map_or(0, |(_, n)| n)
}
