//! Threads out of claims.
//!
//! Claims that are one are joined from the surest pair down, and two groups only when their members are one claim on
//! average and none of them names another doer: one misleading pair does not chain two disputes together. Then every
//! other statement that bears on a claim joins the thread it bears on most (`attach`).

use std::collections::{BTreeMap, HashMap};

use super::attach::{Bearing, Found};
use super::neighbours::{differ, pairs};
use super::said::Said;
use super::thread::{Member, Thread};
use super::why;
use crate::decisions::{Decision, overlay};

/// What two groups have to score on average.
const LINK: f32 = 0.3;

/// The contested claims among some statements, in the order of the statements' ids. Statements are named by their places
/// in `all`; their order makes no difference.
pub fn threads(all: &[Said]) -> Vec<Thread> {
    threads_with(all, &[])
}

/// The same with what users decided about them laid over: which statements are on one claim. What a decision touched
/// stays even where nobody contests it.
pub fn threads_with(all: &[Said], decisions: &[Decision]) -> Vec<Thread> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by(|a, b| all[*a].id().cmp(&all[*b].id()));
    let sorted: Vec<&Said> = order.iter().map(|n| &all[*n]).collect();
    let claims: Vec<u32> =
        (0..sorted.len() as u32).filter(|n| sorted[*n as usize].states_a_claim()).collect();
    let pairs = pairs(&sorted, &claims);
    let groups = join(&sorted, &claims, &pairs);
    let bearing = Bearing::of(&sorted, &groups);
    let mut members: Vec<Vec<Member>> =
        groups.iter().map(|group| group.iter().map(|n| own(&sorted, *n, group, &pairs)).collect()).collect();
    for n in 0..sorted.len() as u32 {
        if let Some(Found { thread, deed, why }) = bearing.find(n) {
            members[thread].push(Member { said: n, deed, why });
        }
    }
    let decided = decided(&sorted, members, &order, decisions);
    let made =
        decided.into_iter().filter_map(|(members, stays)| Thread::of(&sorted, &bearing, members, stays));
    let mut threads: Vec<Thread> = made.map(|thread| thread.renumbered(&order)).collect();
    threads.sort_by(|a, b| all[a.claim.statement].id().cmp(&all[b.claim.statement].id()));
    threads
}

/// Lays decisions over the members of threads; whether one touched each.
fn decided(
    sorted: &[&Said],
    found: Vec<Vec<Member>>,
    order: &[usize],
    decisions: &[Decision],
) -> Vec<(Vec<Member>, bool)> {
    if decisions.is_empty() {
        return found.into_iter().map(|members| (members, false)).collect();
    }
    let place: HashMap<usize, u32> = order.iter().copied().zip(0..).collect();
    let places = |members: &[u32]| -> Vec<u32> {
        members.iter().filter_map(|n| place.get(&(*n as usize)).copied()).collect()
    };
    let decisions: Vec<Decision> = decisions
        .iter()
        .filter_map(|decision| match decision {
            Decision::Merge(members) => Some(Decision::Merge(places(members))),
            Decision::Split(members) => Some(Decision::Split(places(members))),
            Decision::Reassign { members, to } => {
                Some(Decision::Reassign { members: places(members), to: *place.get(&(*to as usize))? })
            }
        })
        .collect();
    let mut groups: Vec<Vec<u32>> =
        found.iter().map(|members| members.iter().map(|one| one.said).collect()).collect();
    let mut known: HashMap<u32, Member> = found.into_iter().flatten().map(|one| (one.said, one)).collect();
    // A statement that was in no thread can be put into one.
    for decision in &decisions {
        let (Decision::Merge(named) | Decision::Split(named) | Decision::Reassign { members: named, .. }) =
            decision;
        for n in named {
            known.entry(*n).or_insert_with(|| {
                groups.push(vec![*n]);
                Member { said: *n, deed: sorted[*n as usize].deed, why: vec![why::decided()] }
            });
        }
    }
    let laid = overlay(groups, &decisions).into_iter();
    laid.map(|(group, touched)| (group.iter().filter_map(|n| known.remove(n)).collect(), touched)).collect()
}

/// Joins claims along their pairs, from the surest down.
fn join(sorted: &[&Said], claims: &[u32], pairs: &[(u32, u32, f32)]) -> Vec<Vec<u32>> {
    let score: BTreeMap<(u32, u32), f32> = pairs.iter().map(|(a, b, score)| ((*a, *b), *score)).collect();
    let mut edges: Vec<&(u32, u32, f32)> = pairs.iter().collect();
    edges.sort_by(|one, two| two.2.total_cmp(&one.2).then((one.0, one.1).cmp(&(two.0, two.1))));
    let place: BTreeMap<u32, usize> = claims.iter().enumerate().map(|(place, n)| (*n, place)).collect();
    let mut groups: Vec<Vec<u32>> = claims.iter().map(|n| vec![*n]).collect();
    let mut group_of: Vec<usize> = (0..claims.len()).collect();
    for (a, b, _) in edges {
        let (into, from) = (group_of[place[a]], group_of[place[b]]);
        if into == from {
            continue;
        }
        let cross =
            || groups[into].iter().flat_map(|x| groups[from].iter().map(move |y| (*x.min(y), *x.max(y))));
        let sum: f32 = cross().filter_map(|pair| score.get(&pair)).sum();
        let fits = sum >= LINK * (groups[into].len() * groups[from].len()) as f32;
        if !fits || cross().any(|(x, y)| differ(sorted[x as usize], sorted[y as usize])) {
            continue;
        }
        let moving = std::mem::take(&mut groups[from]);
        for n in &moving {
            group_of[place[n]] = into;
        }
        groups[into].extend(moving);
        groups[into].sort_unstable();
    }
    groups.retain(|group| !group.is_empty());
    groups.sort_unstable();
    groups
}

/// A statement that states the claim itself.
fn own(sorted: &[&Said], n: u32, group: &[u32], pairs: &[(u32, u32, f32)]) -> Member {
    let said = sorted[n as usize];
    let range = pairs.partition_point(|(_, b, _)| *b < n)..pairs.partition_point(|(_, b, _)| *b <= n);
    let earlier = pairs[range].iter().filter(|(a, _, _)| group.contains(a));
    let surest = earlier.max_by(|one, two| one.2.total_cmp(&two.2));
    let mut why = vec![why::deed(said)];
    why.extend(surest.map(|(a, _, _)| why::shared(said, sorted[*a as usize])));
    Member { said: n, deed: said.deed, why }
}
