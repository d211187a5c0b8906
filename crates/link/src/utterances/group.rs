//! Utterances out of pairs.
//!
//! Pairs are joined from the surest down, and two groups only when on average their members render one act
//! (average linkage): one misleading pair does not chain two utterances together. Two statements of one document
//! are two acts, unless one repeats the other or both are parts of what a third prints as one. Everything is
//! ordered by the statements' ids first, so that the order in which they were read makes no difference.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::candidates::{Candidates, Keys};
use super::pair::{Comparison, Part, SAME, compare};
use super::rendering::Rendering;
use super::speaker::Relation;

/// What two groups have to score on average.
const LINK: f32 = 0.4;

/// One act of speaking.
#[derive(Debug, Clone, PartialEq)]
pub struct Utterance {
    /// The statements that render it, ordered by their ids.
    pub renderings: Vec<Member>,
}

/// One rendering of an utterance.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Its place in what was grouped.
    pub rendering: usize,
    /// Why it is in: the reasons of its surest pair. Empty for one that stands alone.
    pub why: Vec<String>,
}

/// Makes utterances of statements; every statement is in exactly one.
pub fn group(renderings: &[Rendering]) -> Vec<Utterance> {
    let mut order: Vec<usize> = (0..renderings.len()).collect();
    order.sort_by(|a, b| renderings[*a].id().cmp(&renderings[*b].id()));
    let sorted: Vec<&Rendering> = order.iter().map(|n| &renderings[*n]).collect();
    let pairs = Pairs::of(&sorted);
    let groups = pairs.join(&sorted);
    let utterance = |members: &Vec<u32>| {
        let member = |&n: &u32| Member { rendering: order[n as usize], why: pairs.why(n, members, &sorted) };
        Utterance { renderings: members.iter().map(member).collect() }
    };
    groups.iter().map(utterance).collect()
}

/// The pairs that were compared.
#[derive(Default)]
struct Pairs {
    found: BTreeMap<(u32, u32), Comparison>,
    /// Of each statement those that contain it.
    wholes: HashMap<u32, HashSet<u32>>,
    /// Of each statement the first of its copies.
    first: Vec<u32>,
}

impl Pairs {
    fn of(sorted: &[&Rendering]) -> Self {
        let keys: Vec<Keys> = sorted.iter().map(|one| Keys::of(one)).collect();
        let mut candidates = Candidates::default();
        for (n, keys) in keys.iter().enumerate() {
            candidates.insert(n as u32, keys);
        }
        let first = keys
            .iter()
            .enumerate()
            .map(|(n, keys)| candidates.first_copy(keys).unwrap_or(n as u32))
            .collect();
        let mut pairs = Self { first, ..Self::default() };
        for (n, keys) in keys.iter().enumerate() {
            for other in candidates.find(keys).into_iter().filter(|other| (*other as usize) < n) {
                pairs.add(other, n as u32, sorted);
            }
        }
        pairs
    }

    fn add(&mut self, a: u32, b: u32, sorted: &[&Rendering]) {
        let (one, two) = (sorted[a as usize], sorted[b as usize]);
        let comparison = compare(one, two);
        if nested(one, two) && comparison.speakers < Relation::Unknown {
            return;
        }
        match comparison.part() {
            Part::First if comparison.same => drop(self.wholes.entry(a).or_default().insert(b)),
            Part::Second if comparison.same => drop(self.wholes.entry(b).or_default().insert(a)),
            _ => {}
        }
        self.found.insert((a, b), comparison);
    }

    fn score(&self, a: u32, b: u32) -> Option<f32> {
        let (a, b) = (self.first[a as usize], self.first[b as usize]);
        if a == b {
            return Some(1.0);
        }
        self.found.get(&(a.min(b), a.max(b))).map(|comparison| comparison.score)
    }

    fn same(&self, a: u32, b: u32) -> bool {
        self.score(a, b).is_some_and(|score| score >= SAME)
    }

    /// Joins groups along the pairs, from the surest down.
    fn join(&self, sorted: &[&Rendering]) -> Vec<Vec<u32>> {
        let same = self.found.iter().filter(|(_, comparison)| comparison.same);
        let mut edges: Vec<(&(u32, u32), f32)> =
            same.map(|(ends, comparison)| (ends, comparison.score)).collect();
        edges.sort_by(|one, two| two.1.total_cmp(&one.1).then(one.0.cmp(two.0)));
        let mut groups: Vec<Vec<u32>> = (0..sorted.len() as u32).map(|n| vec![n]).collect();
        let mut group_of: Vec<usize> = (0..sorted.len()).collect();
        for ((a, b), _) in edges {
            let (into, from) = (group_of[*a as usize], group_of[*b as usize]);
            if into == from || !self.fit(&groups[into], &groups[from], sorted) {
                continue;
            }
            let moving = std::mem::take(&mut groups[from]);
            for n in &moving {
                group_of[*n as usize] = into;
            }
            groups[into].extend(moving);
            groups[into].sort_unstable();
        }
        groups.retain(|group| !group.is_empty());
        groups.sort_unstable();
        groups
    }

    /// Whether two groups may be one.
    fn fit(&self, one: &[u32], two: &[u32], sorted: &[&Rendering]) -> bool {
        let (mut sum, mut count) = (0.0, 0u32);
        for &a in one {
            for &b in two {
                let (first, second) = (sorted[a as usize], sorted[b as usize]);
                let same = self.same(a, b);
                if !same && (self.parts_of_one(a, b, one, two) || nested(first, second)) {
                    continue;
                }
                if !same && first.document == second.document {
                    if self.render_one(a, b, one, two) {
                        continue;
                    }
                    return false;
                }
                sum += self.score(a, b).unwrap_or(0.0);
                count += 1;
            }
        }
        sum >= LINK * count as f32
    }

    /// Whether a third of the groups contains both.
    fn parts_of_one(&self, a: u32, b: u32, one: &[u32], two: &[u32]) -> bool {
        let (Some(of_a), Some(of_b)) = (self.wholes.get(&a), self.wholes.get(&b)) else { return false };
        one.iter().chain(two).any(|whole| of_a.contains(whole) && of_b.contains(whole))
    }

    /// Whether both render a third of the groups.
    fn render_one(&self, a: u32, b: u32, one: &[u32], two: &[u32]) -> bool {
        one.iter().chain(two).any(|third| self.same(a, *third) && self.same(b, *third))
    }

    fn why(&self, n: u32, members: &[u32], sorted: &[&Rendering]) -> Vec<String> {
        let pair = |other: &u32| {
            self.found.get_key_value(&(n.min(*other), n.max(*other))).filter(|pair| pair.1.same)
        };
        let surest = members.iter().filter_map(pair).max_by(|one, two| one.1.score.total_cmp(&two.1.score));
        let told =
            surest.map(|((a, b), comparison)| comparison.why(sorted[*a as usize], sorted[*b as usize]));
        told.unwrap_or_default()
    }
}

/// Whether both stand in the same words of one document.
fn nested(a: &Rendering, b: &Rendering) -> bool {
    a.document == b.document
        && a.field == b.field
        && a.extent().zip(b.extent()).is_some_and(|(one, two)| one.start < two.end && two.start < one.end)
}
