//! Which documents are most like each other: an inverted index of their terms.
//!
//! Common terms have long lists and decide little, so candidates are found by the others and then compared by all. Each
//! document keeps the few that are most like it: what a thousand reports in the same words have in common is said by
//! some of the pairs as well as by all. Lists are cut into spans of time, and only near ones are read: how long a search
//! takes depends on how much is published in some months, not on how many years a ledger holds.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::terms::{ONE, Terms};
use crate::origins::spread;

/// The part of a similarity that the terms that find candidates must make for a candidate to be compared.
const PART: f64 = 0.4;
/// How many a document keeps.
const KEPT: usize = 24;
/// Candidates that are compared, those with the largest parts.
const COMPARED: usize = 256;
/// Days in a span of time.
const SPAN: i32 = 64;
/// Spans before and after a document's own that are read: four months, after which only copies are alike enough.
const NEAR: i32 = 2;

/// The documents like one document: with their similarity in the unit of the terms, the most alike first.
pub(super) type Like = Vec<(u64, u32)>;

/// For each document those most like it, at least so similar; candidates share one of the terms that `tells`.
pub(super) fn neighbours(
    terms: &[&Terms],
    day: impl Fn(usize) -> Option<i32>,
    at_least: f64,
    tells: impl Fn(u64) -> bool,
) -> Vec<Like> {
    let span = |number: usize| day(number).map(|day| day.div_euclid(SPAN));
    let mut lists: FxHashMap<u64, Vec<(u32, u16)>> = FxHashMap::default();
    for (number, terms) in terms.iter().enumerate() {
        for (stem, weight) in terms.0.iter().filter(|(stem, _)| tells(*stem)) {
            lists.entry(key(*stem, span(number))).or_default().push((number as u32, *weight));
        }
    }
    let spans: BTreeSet<Option<i32>> = (0..terms.len()).map(span).collect();
    let mut sums = vec![0; terms.len()];
    (0..terms.len())
        .map(|number| {
            let near: Vec<Option<i32>> =
                spans.iter().copied().filter(|other| are_near(span(number), *other)).collect();
            let telling = terms[number].0.iter().filter(|(stem, _)| tells(*stem));
            let read: Vec<(u32, &[(u32, u16)])> = telling
                .flat_map(|(stem, weight)| {
                    let lists = near.iter().filter_map(|span| lists.get(&key(*stem, *span)));
                    lists.map(|list| (u32::from(*weight), list.as_slice()))
                })
                .collect();
            let candidates = largest(&read, &mut sums, (at_least * PART * f64::from(ONE * ONE)) as u32);
            let enough = (at_least * f64::from(ONE * ONE)) as u64;
            let compared = candidates.into_iter().filter(|other| *other as usize != number);
            let mut like: Like = compared
                .map(|other| (terms[number].product(terms[other as usize]), other))
                .filter(|(product, _)| *product >= enough)
                .collect();
            like.sort_unstable_by(|(a, x), (b, y)| b.cmp(a).then(x.cmp(y)));
            like.truncate(KEPT);
            like
        })
        .collect()
}

/// The documents whose parts, of a term's weight here and there, add up to enough, those with the largest sums. `sums` is
/// all zero before and after.
fn largest(lists: &[(u32, &[(u32, u16)])], sums: &mut [u32], enough: u32) -> Vec<u32> {
    let mut touched = Vec::new();
    for (weight, list) in lists {
        for (document, its) in *list {
            let sum = &mut sums[*document as usize];
            if *sum == 0 {
                touched.push(*document);
            }
            *sum += weight * u32::from(*its);
        }
    }
    let mut found: Vec<(u32, u32)> = Vec::new();
    for document in touched {
        let sum = std::mem::take(&mut sums[document as usize]);
        if sum >= enough {
            found.push((sum, document));
        }
    }
    let order = |(a, x): &(u32, u32), (b, y): &(u32, u32)| b.cmp(a).then(x.cmp(y));
    if found.len() > COMPARED {
        found.select_nth_unstable_by(COMPARED, order);
        found.truncate(COMPARED);
    }
    found.into_iter().map(|(_, document)| document).collect()
}

fn are_near(a: Option<i32>, b: Option<i32>) -> bool {
    a.zip(b).is_none_or(|(a, b)| (a - b).abs() <= NEAR)
}

/// Where the list of a term and span is kept.
fn key(stem: u64, span: Option<i32>) -> u64 {
    stem ^ span.map_or(0, |span| spread(span as u64 | 1 << 40))
}
