//! What a document as a whole claims of its main event.

use super::background::{Standing, is_round_up, last_year, standing};
use super::claim::Claim;
use super::context::Context;
use super::group::Kind;
use super::victims::Victims;
use crate::{Bound, Counting};

/// One measure's sum over the document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sum {
    pub measure: &'static str,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub bound: Bound,
    pub unit: String,
    /// Places in the list of figures.
    pub figures: Vec<usize>,
}

/// How many sentences behind the first death told the others are told.
const LEAD: usize = 4;

/// The greatest of several numbers claimed, and the claims it rests on.
#[derive(Debug, Default)]
struct Total {
    least: f64,
    claim: Option<usize>,
    /// What was added last as new.
    more: f64,
}

impl Total {
    /// Takes in a number: a greater one replaces what was there; "three more" adds to it, once however often it is told.
    fn take(&mut self, claim: &Claim, n: usize) {
        let count = claim.group.least();
        let adds = claim.counting == Some(Counting::New) && count != self.more;
        if claim.counting == Some(Counting::New) {
            self.more = count;
        }
        let least = if adds { self.least + count } else { count };
        if least > self.least {
            (self.least, self.claim) = (least, Some(n));
        }
    }
}

/// The tolls of a document. `place` leads from claims to figures.
pub(super) fn tolls(cx: &Context<'_>, claims: &[Claim], place: &[Option<usize>]) -> Vec<Sum> {
    let year = last_year(cx);
    let harm =
        |claim: &Claim| matches!(claim.measure, "killed" | "injured" | "shot") && claim.part_of.is_none();
    let round_up = is_round_up(cx);
    let several = |claim: &Claim| round_up && !claim.group.implicit && claim.group.least() > 1.0;
    let standings: Vec<Standing> = claims
        .iter()
        .map(|claim| {
            standing(cx, claim, year).max(if several(claim) { Standing::Summed } else { Standing::Main })
        })
        .collect();
    let least = (0..claims.len()).filter(|&n| harm(&claims[n])).map(|n| standings[n]).min();
    let Some(least) = least.filter(|least| *least < Standing::Elsewhere) else { return Vec::new() };
    let kept: Vec<usize> = (0..claims.len()).filter(|&n| harm(&claims[n]) && standings[n] == least).collect();
    harm_to_people(cx, claims, &kept, place, if round_up { 1 } else { LEAD })
}

/// The killed and the injured among the claims that are kept.
fn harm_to_people(
    cx: &Context<'_>,
    claims: &[Claim],
    kept: &[usize],
    place: &[Option<usize>],
    lead: usize,
) -> Vec<Sum> {
    let (mut killed, mut injured, mut hit) = (Total::default(), Total::default(), Total::default());
    let mut event: Option<usize> = None;
    let mut victims = Victims::default();
    let lead_of = |measure: &str| {
        kept.iter()
            .map(|&n| &claims[n])
            .find(|claim| claim.measure == measure && claim.group.least() > 0.0)
            .map_or(0, |claim| claim.sentence)
    };
    let leads = ["killed", "injured", "shot"].map(|measure| lead_of(measure) + lead);
    for &n in kept {
        let claim = &claims[n];
        let group = &claim.group;
        if group.kind == Kind::Bare && group.implicit {
            event = event.or(Some(n));
        } else if group.is_one() && !group.partitive {
            victims.add(cx, n, claim);
        } else {
            let (total, lead) = match claim.measure {
                "killed" => (&mut killed, leads[0]),
                _ if claim.hit && claim.counting != Some(Counting::New) => (&mut hit, leads[2]),
                _ => (&mut injured, leads[1]),
            };
            if claim.sentence <= lead || claim.counting == Some(Counting::Total) {
                total.take(claim, n);
            }
        }
    }
    let named = |dead: bool, lead: usize| {
        victims
            .0
            .iter()
            .filter(move |v| v.dead == dead && (v.first <= lead || v.besides || !dead))
            .collect::<Vec<_>>()
    };
    let (dead, alive) = (named(true, leads[0]), named(false, leads[1].max(leads[2])));
    let event_least = event.map_or(0.0, |n| claims[n].group.least());
    let deaths = killed.least.max(dead.len() as f64).max(event_least);
    // The dead who are not known one by one are among those who were hit.
    let unknown = deaths - dead.len() as f64;
    let certain = alive.iter().filter(|victim| victim.injured).count() as f64;
    let injuries = injured.least.max(hit.least - deaths).max(certain).max(alive.len() as f64 - unknown);
    let mut out = Vec::new();
    let mut sum = |measure, least: f64, total: &Total, dead: bool| {
        if least > 0.0 {
            let mut figures: Vec<usize> = match total.claim.filter(|_| total.least == least) {
                Some(n) => vec![n],
                None => victims
                    .0
                    .iter()
                    .filter(|v| v.dead == dead)
                    .filter_map(|v| v.claims.first().copied())
                    .collect(),
            };
            figures.sort_unstable();
            let figures = figures.into_iter().filter_map(|n| place.get(n).copied().flatten()).collect();
            out.push(Sum {
                measure,
                low: Some(least),
                high: Some(least),
                bound: Bound::Exact,
                unit: "people".into(),
                figures,
            });
        }
    };
    sum("killed", deaths, &killed, true);
    sum("injured", injuries, &injured, false);
    out
}
