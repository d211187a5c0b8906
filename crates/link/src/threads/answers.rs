//! Which statement of its document a denial points back to.
//!
//! "Orr accused the Guard of sinking the ferry. The Guard denied the charge": the nearest accusation before it that names
//! the one who denies, else the nearest that names nobody and stands right before. A bare "denied it" may also answer what
//! was only said of the one who denies.

use onrecord_text::{Field, Span};

use super::deed::Deed;
use super::said::Said;

/// Code points between an accusation and the denial of the one whom it names.
const NAMED: u32 = 3000;
/// Code points between an accusation that names nobody, or an assertion, and its denial.
const NEXT: u32 = 350;

/// Fills in `answers` and `encloses` for the statements of one document.
pub(super) fn link(all: &mut [Said]) {
    let mut order: Vec<usize> = (0..all.len()).filter(|n| all[*n].rendering.field == Field::Text).collect();
    order.sort_by_key(|n| (all[*n].extent().map(|span| (span.start, span.end)), *n));
    for (place, &n) in order.iter().enumerate() {
        let answered = antecedent(all, &order[..place], n);
        all[n].answers = answered.map(|other| all[other].rendering.statement.clone());
        enclose(all, &order, place);
    }
}

fn antecedent(all: &[Said], before: &[usize], n: usize) -> Option<usize> {
    let said = &all[n];
    let (party, span) = (said.party.as_ref()?, said.extent()?);
    if !said.back || !matches!(said.deed, Deed::Denies | Deed::Withdraws) {
        return None;
    }
    let near = || {
        let found = before.iter().rev().map(|m| (*m, all[*m].extent())).take(64);
        found.filter_map(|(m, extent)| Some((m, gap(extent?, span)?))).take_while(|(_, gap)| *gap <= NAMED)
    };
    if said.deed == Deed::Withdraws {
        let own = |m: &usize| all[*m].states_a_claim() && all[*m].party.as_ref().is_some_and(|p| p.is(party));
        return near().map(|(m, _)| m).find(own);
    }
    let accused = |m: &Said| m.doers.iter().any(|doer| doer.is(party));
    let other = |m: &Said| m.party.as_ref().is_none_or(|accuser| !accuser.is(party));
    let charge = |m: &Said| m.deed == Deed::Accuses && m.states_a_claim() && other(m);
    let named = near().find(|(m, _)| charge(&all[*m]) && accused(&all[*m]));
    let unnamed = || near().find(|(m, gap)| *gap <= NEXT && charge(&all[*m]) && all[*m].doers.is_empty());
    named.or_else(unnamed).map(|(m, _)| m)
}

/// Code points from the end of one to the start of another.
fn gap(before: Span, after: Span) -> Option<u32> {
    after.start.checked_sub(before.end)
}

/// A statement that holds another passes it on.
fn enclose(all: &mut [Said], order: &[usize], place: usize) {
    let outer = order[place];
    let Some(span) = all[outer].extent() else { return };
    let inside = |m: &&usize| {
        **m != outer
            && all[**m].states_a_claim()
            && all[**m].extent().is_some_and(|inner| span.start <= inner.start && inner.end <= span.end)
    };
    let near = order[place.saturating_sub(4)..].iter().take(12);
    let found = near.copied().find(|m| inside(&m));
    if let Some(inner) = found
        && !all[outer].states_a_claim()
    {
        all[outer].encloses = Some(all[inner].rendering.statement.clone());
    }
}
