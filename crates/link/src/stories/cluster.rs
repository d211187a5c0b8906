//! Average-link clustering (UPGMA, Sokal and Michener 1958) of documents by their terms.
//!
//! The average similarity of two groups is the product of the sums of their terms, so that no table
//! of all pairs is needed: a group is the sum of its documents. Two groups can only reach the
//! threshold on average where some pair of documents reaches it, so only the given pairs are
//! followed.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::neighbours::Like;
use super::terms::{ONE, Terms};
use crate::unite::Unite;

/// Documents so similar are in the same words.
const SAME: f64 = 0.7;
/// Days between two reports that do not count against their being on one event.
const CLOSE: f64 = 7.0;
/// Days after which what two reports have in common counts half.
const HALF: f64 = 60.0;

/// A group of documents: to begin with, one.
#[derive(Debug, Clone)]
pub(super) struct Item {
    sums: FxHashMap<u64, u32>,
    members: Vec<u32>,
    /// The sum of the days of those that have one, and how many do.
    days: (i64, u32),
}

impl Item {
    /// One document.
    pub(super) fn of(terms: &Terms, day: Option<i32>) -> Self {
        Self {
            sums: terms.0.iter().map(|(stem, weight)| (*stem, u32::from(*weight))).collect(),
            members: Vec::new(),
            days: (day.map_or(0, i64::from), u32::from(day.is_some())),
        }
    }

    fn day(&self) -> Option<f64> {
        (self.days.1 > 0).then(|| self.days.0 as f64 / f64::from(self.days.1))
    }

    /// The average similarity of the documents of the two.
    fn similarity(&self, other: &Self) -> f64 {
        let pairs = self.members.len() as f64 * other.members.len() as f64;
        self.product(other) as f64 / f64::from(ONE * ONE) / pairs * self.closeness(other)
    }

    /// The sum of the products of the weights of all pairs of documents of the two.
    pub(super) fn product(&self, other: &Self) -> u64 {
        let (few, many) = if self.sums.len() <= other.sums.len() { (self, other) } else { (other, self) };
        let product = |(stem, sum): (&u64, &u32)| {
            many.sums.get(stem).map_or(0, |other| u64::from(*sum) * u64::from(*other))
        };
        few.sums.iter().map(product).sum()
    }

    /// All of some documents taken together.
    pub(super) fn sum<'a>(items: impl Iterator<Item = &'a Self>) -> Self {
        let mut sum = Self::of(&Terms::default(), None);
        items.for_each(|item| sum.join(item.clone()));
        sum
    }

    /// How much less two groups have in common for the time between them.
    fn closeness(&self, other: &Self) -> f64 {
        let (Some(a), Some(b)) = (self.day(), other.day()) else { return 1.0 };
        (-((a - b).abs() - CLOSE).max(0.0) / HALF).exp2()
    }

    fn join(&mut self, other: Self) {
        for (stem, sum) in other.sums {
            *self.sums.entry(stem).or_default() += sum;
        }
        self.members.extend(other.members);
        self.days = (self.days.0 + other.days.0, self.days.1 + other.days.1);
    }
}

/// Two groups that may be joined, the more alike the sooner; of equals, those with the smallest numbers.
#[derive(PartialEq)]
struct Candidate {
    similarity: f64,
    pair: Reverse<(usize, usize)>,
}

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.similarity.total_cmp(&other.similarity).then(self.pair.cmp(&other.pair))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Groups of the items' numbers, each in order: joined while two are at least so alike on average. `like` are for each
/// item others that are at least so alike by themselves.
pub(super) fn average_link(items: &[Item], like: &[Like], at_least: f64) -> Vec<Vec<u32>> {
    let (mut groups, of) = same_words(items, like);
    let mut beside: Vec<FxHashSet<usize>> = vec![FxHashSet::default(); groups.len()];
    let mut heap = BinaryHeap::new();
    for (a, like) in like.iter().enumerate() {
        for b in like.iter().map(|(_, other)| *other as usize) {
            let (a, b) = (of[a], of[b]);
            if a != b && beside[a].insert(b) {
                beside[b].insert(a);
                consider(&groups, a, b, at_least, &mut heap);
            }
        }
    }
    while let Some(Candidate { pair: Reverse((a, b)), .. }) = heap.pop() {
        if groups[a].is_none() || groups[b].is_none() {
            continue;
        }
        let new = groups.len();
        let mut parts = groups[a].take().into_iter().chain(groups[b].take());
        let Some(mut joined) = parts.next() else { continue };
        parts.for_each(|part| joined.join(part));
        groups.push(Some(joined));
        let mut near: Vec<usize> = beside[a].union(&beside[b]).copied().collect();
        near.retain(|n| groups[*n].is_some());
        near.sort_unstable();
        for n in &near {
            beside[*n].insert(new);
            consider(&groups, *n, new, at_least, &mut heap);
        }
        beside.push(near.into_iter().collect());
        (beside[a], beside[b]) = Default::default();
    }
    let mut found: Vec<Vec<u32>> = groups.into_iter().flatten().map(|group| group.members).collect();
    found.iter_mut().for_each(|members| members.sort_unstable());
    found.sort_unstable();
    found
}

/// The groups to begin with: items in nearly the same words are one, by however many steps, for thousands of copies
/// would be millions of pairs; every other is one of its own. With the group of each item.
fn same_words(items: &[Item], like: &[Like]) -> (Vec<Option<Item>>, Vec<usize>) {
    let mut unite = Unite::new(u32::try_from(items.len()).unwrap_or(u32::MAX));
    for (a, like) in (0_u32..).zip(like) {
        let day = |number: u32| items[number as usize].day();
        let same = like.iter().filter(|(product, _)| *product as f64 >= SAME * f64::from(ONE * ONE));
        for (_, b) in same.filter(|(_, b)| day(a).zip(day(*b)).is_none_or(|(a, b)| (a - b).abs() <= CLOSE)) {
            unite.unite(a, *b);
        }
    }
    let mut of = vec![0; items.len()];
    let mut groups = Vec::new();
    for members in unite.groups() {
        let mut group = Item::sum(members.iter().map(|number| &items[*number as usize]));
        members.iter().for_each(|number| of[*number as usize] = groups.len());
        group.members = members;
        groups.push(Some(group));
    }
    (groups, of)
}

/// Puts a pair of groups on the heap, if they are alike enough.
fn consider(groups: &[Option<Item>], a: usize, b: usize, at_least: f64, heap: &mut BinaryHeap<Candidate>) {
    let (Some(one), Some(other)) = (&groups[a], &groups[b]) else { return };
    let similarity = one.similarity(other);
    if similarity >= at_least {
        heap.push(Candidate { similarity, pair: Reverse((a.min(b), a.max(b))) });
    }
}
