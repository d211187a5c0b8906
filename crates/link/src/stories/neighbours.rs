//! Which documents are like a given one: an inverted index of their rarer terms.
//!
//! Common terms have long lists and decide little, so candidates are found by the others and then
//! compared by all. Lists are cut into spans of time, and only near ones are read: how long a search
//! takes depends on how much is published in some months, not on how many years a ledger holds.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::commonness;
use super::terms::{ONE, Terms};
use crate::origins::spread;

/// Terms in fewer than one article of seven find candidates.
const RARE: f32 = 2.0;
/// The part of a similarity that these terms must make for a candidate to be compared.
const PART: f64 = 0.4;
/// Days in a span of time.
const SPAN: i32 = 64;
/// Spans before and after a document's own that are read: four months, after which only copies are alike enough.
const NEAR: i32 = 2;

/// The terms of many documents.
#[derive(Debug, Default)]
pub(super) struct Neighbours {
    terms: Vec<Terms>,
    /// By term and span.
    lists: FxHashMap<u64, Vec<(u32, u16)>>,
    /// The spans that have documents; none is that of documents without a day.
    spans: BTreeSet<Option<i32>>,
    /// The sum so far of each document, for [`Neighbours::like`] alone; all zero between calls.
    sums: Vec<u32>,
}

impl Neighbours {
    /// Adds a document.
    pub(super) fn insert(&mut self, terms: Terms, day: Option<i32>) {
        let number = u32::try_from(self.terms.len()).unwrap_or(u32::MAX);
        let span = span(day);
        for (stem, weight) in rare(&terms) {
            self.lists.entry(key(stem, span)).or_default().push((number, weight));
        }
        self.spans.insert(span);
        self.terms.push(terms);
        self.sums.push(0);
    }

    /// The documents at least so similar, in order.
    pub(super) fn like(&mut self, terms: &Terms, day: Option<i32>, at_least: f64) -> Vec<u32> {
        let mine = span(day);
        let near = |span: &Option<i32>| match (span, mine) {
            (Some(span), Some(mine)) => (span - mine).abs() <= NEAR,
            _ => true,
        };
        let spans: Vec<Option<i32>> = self.spans.iter().copied().filter(near).collect();
        let enough = (at_least * PART * f64::from(ONE * ONE)) as u32;
        let mut touched = Vec::new();
        for (stem, weight) in rare(terms) {
            let lists = spans.iter().filter_map(|span| self.lists.get(&key(stem, *span)));
            for &(other, its) in lists.flatten() {
                let sum = &mut self.sums[other as usize];
                if *sum == 0 {
                    touched.push(other);
                }
                *sum += u32::from(weight) * u32::from(its);
            }
        }
        let mut found: Vec<u32> =
            touched.iter().copied().filter(|other| self.sums[*other as usize] >= enough).collect();
        for other in touched {
            self.sums[other as usize] = 0;
        }
        found.retain(|other| self.terms[*other as usize].similarity(terms) >= at_least);
        found.sort_unstable();
        found
    }
}

fn rare(terms: &Terms) -> impl Iterator<Item = (u64, u16)> {
    terms.0.iter().copied().filter(|(stem, _)| commonness::idf(*stem) >= RARE)
}

fn span(day: Option<i32>) -> Option<i32> {
    day.map(|day| day.div_euclid(SPAN))
}

/// Where the list of a term and span is kept.
fn key(stem: u64, span: Option<i32>) -> u64 {
    stem ^ span.map_or(0, |span| spread(span as u64 | 1 << 40))
}
