//! What a document as a whole claims of its main event.

use super::background::{is_background, last_year};
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
}

impl Total {
    fn take(&mut self, least: f64, claim: usize) {
        if least > self.least {
            *self = Self { least, claim: Some(claim) };
        }
    }
}

/// The tolls of a document. `place` leads from claims to figures.
pub(super) fn tolls(cx: &Context<'_>, claims: &[Claim], place: &[Option<usize>]) -> Vec<Sum> {
    let year = last_year(cx);
    let (mut killed, mut injured, mut shot) = (Total::default(), Total::default(), Total::default());
    let mut event: Option<usize> = None;
    let mut victims = Victims::default();
    for (n, claim) in claims.iter().enumerate() {
        if !matches!(claim.measure, "killed" | "injured" | "shot") || claim.part_of.is_some() || is_background(cx, claim, year) {
            continue;
        }
        let group = &claim.group;
        if group.kind == Kind::Bare && group.implicit {
            event = event.or(Some(n));
        } else if group.is_one() && !group.partitive {
            victims.add(cx, n, claim);
        } else {
            let total = match claim.measure {
                "killed" => &mut killed,
                "injured" => &mut injured,
                _ => &mut shot,
            };
            let more = if claim.counting == Some(Counting::New) { total.least } else { 0.0 };
            total.take(more.max(0.0) + group.least(), n);
        }
    }
    let lead = victims.0.iter().filter(|v| v.dead).map(|v| v.first).chain(killed.claim.map(|n| claims[n].sentence)).min().unwrap_or(0);
    let dead = victims.0.iter().filter(|victim| victim.dead && (victim.first <= lead + LEAD || victim.besides)).count() as f64;
    let hurt = victims.0.iter().filter(|victim| !victim.dead).count() as f64;
    let event_least = event.map_or(0.0, |n| claims[n].group.least());
    let deaths = killed.least.max(dead).max(event_least);
    let injuries = injured.least.max(hurt).max(shot.least - deaths);
    let mut out = Vec::new();
    let mut sum = |measure, least: f64, total: &Total, dead: bool| {
        if least > 0.0 {
            let mut figures: Vec<usize> = match total.claim.filter(|_| total.least == least) {
                Some(n) => vec![n],
                None => victims.0.iter().filter(|v| v.dead == dead).filter_map(|v| v.claims.first().copied()).collect(),
            };
            figures.sort_unstable();
            let figures = figures.into_iter().filter_map(|n| place.get(n).copied().flatten()).collect();
            out.push(Sum { measure, low: Some(least), high: Some(least), bound: Bound::Exact, unit: "people".into(), figures });
        }
    };
    sum("killed", deaths, &killed, true);
    sum("injured", injuries, &injured, false);
    out
}
