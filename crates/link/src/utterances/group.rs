//! Utterances out of pairs.
//!
//! Pairs are joined from the surest down, and two groups only when on average their members render one act
//! (average linkage): one misleading pair does not chain two utterances together. Two statements of one document
//! are two acts, unless one repeats the other or both are parts of what a third prints as one. Everything is
//! ordered by the statements' ids first, so that the order in which they were read makes no difference.

use rustc_hash::{FxHashMap, FxHashSet};

use super::candidates::{Candidates, Keys, candidates};
use super::pair::{FAINT, Part, SAME, as_of_one_day, compare};
use super::rendering::{Extent, Rendering};
use super::speaker::Relation;

/// What two groups have to score on average.
const LINK: f32 = 0.4;
/// From here on nothing speaks against it.
const SURE: f32 = 0.8;

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

/// What grouping knows of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The same number for all statements of one document.
    pub document: u32,
    /// Where its content stands there.
    pub extent: Extent,
}

/// What comparing a pair left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judged {
    /// How likely both render one act of speaking, from 0 to 1.
    pub score: f32,
    /// How their contents stand to each other.
    pub part: Part,
    /// Whether one speaker says both and not both are dated.
    pub undated: bool,
}

impl Judged {
    /// Judges a pair; none where it cannot bear on any group.
    pub fn of(one: &Rendering, two: &Rendering) -> Option<Self> {
        let comparison = compare(one, two);
        let elsewhere = one.document != two.document || !one.extent().overlaps(two.extent());
        let counts = comparison.score >= FAINT && (elsewhere || comparison.speakers >= Relation::Unknown);
        let undated = comparison.days.is_none() && comparison.speakers == Relation::Same;
        counts.then(|| Self { score: comparison.score, part: comparison.part(), undated })
    }

    /// Whether both are taken to render one act.
    pub fn same(self) -> bool {
        self.score >= SAME
    }

    /// The same pair the other way round.
    #[must_use]
    pub fn flipped(self) -> Self {
        let part = match self.part {
            Part::First => Part::Second,
            Part::Second => Part::First,
            part => part,
        };
        Self { part, ..self }
    }
}

/// Makes utterances of statements; every statement is in exactly one.
pub fn group(renderings: &[Rendering]) -> Vec<Utterance> {
    let mut order: Vec<usize> = (0..renderings.len()).collect();
    order.sort_by(|a, b| renderings[*a].id().cmp(&renderings[*b].id()));
    let sorted: Vec<&Rendering> = order.iter().map(|n| &renderings[*n]).collect();
    let keys: Vec<Keys> = sorted.iter().map(|one| Keys::of(one)).collect();
    let Candidates { first, pairs } = candidates(keys.iter());
    let judged = pairs
        .into_iter()
        .filter_map(|(a, b)| Some(((a, b), Judged::of(sorted[a as usize], sorted[b as usize])?)));
    let document = |n: usize| sorted[..n].partition_point(|one| one.document < sorted[n].document) as u32;
    let standing: Vec<Standing> =
        (0..).zip(&keys).map(|(n, keys)| Standing { document: document(n), extent: keys.extent }).collect();
    let pairs = Pairs::of(&standing, &first, judged);
    let utterance = |members: &Vec<u32>| {
        let member = |&n: &u32| Member { rendering: order[n as usize], why: pairs.why(n, members, &sorted) };
        Utterance { renderings: members.iter().map(member).collect() }
    };
    pairs.join(&standing).iter().map(utterance).collect()
}

/// The groups of statements whose pairs have been judged, by their numbers: each statement in one, ascending. Numbers
/// have to follow the statements' ids, so that the order in which they were read makes no difference. `first` is
/// [`Candidates::first`].
pub fn join(
    standing: &[Standing],
    first: &[u32],
    judged: impl Iterator<Item = ((u32, u32), Judged)>,
) -> Vec<Vec<u32>> {
    Pairs::of(standing, first, judged).join(standing)
}

/// The pairs that were judged.
struct Pairs<'f> {
    found: FxHashMap<(u32, u32), Judged>,
    /// Of each statement those that contain it.
    wholes: FxHashMap<u32, FxHashSet<u32>>,
    /// Of each statement the first of its copies.
    first: &'f [u32],
}

impl<'f> Pairs<'f> {
    fn of(
        standing: &[Standing],
        first: &'f [u32],
        judged: impl Iterator<Item = ((u32, u32), Judged)>,
    ) -> Self {
        let mut found: FxHashMap<(u32, u32), Judged> = judged.collect();
        one_occasion(standing, &mut found);
        let mut wholes: FxHashMap<u32, FxHashSet<u32>> = FxHashMap::default();
        for (&(a, b), judged) in found.iter().filter(|(_, judged)| judged.same()) {
            match judged.part {
                Part::First => drop(wholes.entry(a).or_default().insert(b)),
                Part::Second => drop(wholes.entry(b).or_default().insert(a)),
                _ => {}
            }
        }
        Self { found, wholes, first }
    }

    fn score(&self, a: u32, b: u32) -> Option<f32> {
        let (a, b) = (self.first[a as usize], self.first[b as usize]);
        if a == b {
            return Some(1.0);
        }
        self.found.get(&(a.min(b), a.max(b))).map(|judged| judged.score)
    }

    fn same(&self, a: u32, b: u32) -> bool {
        self.score(a, b).is_some_and(|score| score >= SAME)
    }

    /// Joins groups along the pairs, from the surest down.
    fn join(&self, standing: &[Standing]) -> Vec<Vec<u32>> {
        let same = self.found.iter().filter(|(_, judged)| judged.same());
        let mut edges: Vec<((u32, u32), f32)> = same.map(|(ends, judged)| (*ends, judged.score)).collect();
        edges.sort_by(|one, two| two.1.total_cmp(&one.1).then(one.0.cmp(&two.0)));
        let mut groups: Vec<Vec<u32>> = (0..standing.len() as u32).map(|n| vec![n]).collect();
        let mut group_of: Vec<usize> = (0..standing.len()).collect();
        for ((a, b), _) in edges {
            let (into, from) = (group_of[a as usize], group_of[b as usize]);
            if into == from || !self.fit(&groups[into], &groups[from], standing) {
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
    fn fit(&self, one: &[u32], two: &[u32], standing: &[Standing]) -> bool {
        let (mut sum, mut count) = (0.0, 0u32);
        for &a in one {
            for &b in two {
                let (first, second) = (&standing[a as usize], &standing[b as usize]);
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
        let ends = |other: &u32| (n.min(*other), n.max(*other));
        let judged = |other: &u32| Some((ends(other), self.found.get(&ends(other))?.score));
        let surest = members.iter().filter_map(judged).max_by(|one, two| one.1.total_cmp(&two.1));
        let told = surest.filter(|(_, score)| *score >= SAME).map(|((a, b), _)| {
            let (one, two) = (sorted[a as usize], sorted[b as usize]);
            compare(one, two).why(one, two)
        });
        told.unwrap_or_default()
    }
}

/// Documents without a date that print one sentence of a speaker beyond doubt report one occasion: what else he says in
/// both is judged as of the same day.
fn one_occasion(standing: &[Standing], found: &mut FxHashMap<(u32, u32), Judged>) {
    let documents = |(a, b): &(u32, u32)| {
        let [a, b] = [a, b].map(|one| standing[*one as usize].document);
        (a.min(b), a.max(b))
    };
    let sure = found.iter().filter(|(_, judged)| judged.undated && judged.score >= SURE);
    let together: FxHashSet<(u32, u32)> =
        sure.map(|(ends, _)| documents(ends)).filter(|(one, other)| one != other).collect();
    for (ends, judged) in found.iter_mut().filter(|(_, judged)| judged.undated) {
        if together.contains(&documents(ends)) {
            judged.score = as_of_one_day(judged.score);
        }
    }
}

/// Whether both stand in the same words of one document.
fn nested(a: &Standing, b: &Standing) -> bool {
    a.document == b.document && a.extent.overlaps(b.extent)
}
