//! Which other statements bear on a contested claim.
//!
//! | statement | joins as |
//! |---|---|
//! | a denial that only points back ("denied the charge") | denies what it answers |
//! | one that passes a claim of its own side on ("Peskov said that Moscow rejects …") | what it passes on |
//! | a negation by the one who is accused, in the claim's words | denies |
//! | a call for an inquiry, an inquiry's finding, in the claim's words | calls for, finds |
//! | an assertion that has most of the claim | asserts |
//!
//! Only within the documents and stories of the thread, and only the thread it bears on most.

use std::collections::HashMap;

use onrecord_text::Span;

use super::deed::Deed;
use super::said::Said;
use super::why;

/// Threads of one story that are looked at.
const CROWD: usize = 32;
/// Claims of a thread that are looked at.
const CLAIMS: usize = 16;
/// Days between a claim and what another document says of it.
const DAYS: u32 = 45;
/// What a denial in another document shares with the claim at least.
const FAR: f32 = 14.0;
/// What a claim weighs at most when one asks how much of it a statement has.
const HEAVY: f32 = 40.0;

/// What statements can bear on.
pub(super) struct Bearing<'a> {
    sorted: &'a [&'a Said],
    groups: &'a [Vec<u32>],
    /// Of each statement of a group the group.
    group_of: HashMap<u32, usize>,
    /// Statements by document and id.
    by_id: HashMap<(&'a str, &'a str), u32>,
    /// The groups of a document or story.
    near: HashMap<(bool, &'a str), Vec<usize>>,
}

/// What a statement bears on.
pub(super) struct Found {
    pub(super) thread: usize,
    pub(super) deed: Deed,
    pub(super) why: Vec<String>,
}

impl<'a> Bearing<'a> {
    pub(super) fn of(sorted: &'a [&'a Said], groups: &'a [Vec<u32>]) -> Self {
        let each = || {
            groups.iter().enumerate().flat_map(|(group, members)| members.iter().map(move |n| (*n, group)))
        };
        let mut near: HashMap<(bool, &str), Vec<usize>> = HashMap::new();
        for (n, group) in each() {
            let said = sorted[n as usize];
            let places =
                [Some((false, said.rendering.document.as_str())), said.story.as_deref().map(|s| (true, s))];
            for place in places.into_iter().flatten() {
                let groups = near.entry(place).or_default();
                if groups.last() != Some(&group) {
                    groups.push(group);
                }
            }
        }
        let name = |said: &'a Said| (said.rendering.document.as_str(), said.rendering.statement.as_str());
        let by_id = sorted.iter().enumerate().map(|(n, said)| (name(said), n as u32)).collect();
        Self { sorted, groups, group_of: each().collect(), by_id, near }
    }

    /// A statement of the same document.
    fn sibling(&self, said: &Said, id: &str) -> Option<u32> {
        self.by_id.get(&(said.rendering.document.as_str(), id)).copied()
    }

    /// The thread a statement bears on, where it does not state a claim itself.
    pub(super) fn find(&self, n: u32) -> Option<Found> {
        let said = self.sorted[n as usize];
        let party = said.party.as_ref()?;
        if self.group_of.contains_key(&n) {
            return None;
        }
        if let Some(inner) = said.encloses.as_deref().and_then(|id| self.sibling(said, id)) {
            let own = self.sorted[inner as usize];
            let same = own.party.as_ref().is_some_and(|other| other.is(party));
            let thread = *self.group_of.get(&inner).filter(|_| same)?;
            return Some(Found { thread, deed: own.deed, why: vec![why::passes_on(own)] });
        }
        if let Some(answered) = said.answers.as_deref().and_then(|id| self.sibling(said, id)) {
            let thread = *self.group_of.get(&answered)?;
            let why = vec![why::answers(said, self.sorted[answered as usize])];
            return Some(Found { thread, deed: said.deed, why });
        }
        let places =
            [Some((false, said.rendering.document.as_str())), said.story.as_deref().map(|s| (true, s))];
        let near = places.into_iter().flatten().filter_map(|place| self.near.get(&place));
        let mut threads: Vec<usize> = near.filter(|near| near.len() <= CROWD).flatten().copied().collect();
        threads.sort_unstable();
        threads.dedup();
        let bears = threads.into_iter().filter_map(|thread| self.bears(said, thread));
        bears.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.thread.cmp(&a.1.thread))).map(|(_, found)| found)
    }

    /// Whether a statement bears on a thread, and how much.
    fn bears(&self, said: &Said, thread: usize) -> Option<(f32, Found)> {
        let party = said.party.as_ref()?;
        let borrows = said.deed == Deed::CallsFor;
        let claims = self.groups[thread].iter().take(CLAIMS).map(|n| self.sorted[*n as usize]);
        let each = claims.map(|claim| {
            let terms = if borrows { &claim.terms } else { &claim.own };
            let shared = terms.shared(&said.whole);
            (shared.weight / terms.weight.clamp(1.0, HEAVY), shared, claim)
        });
        let (share, shared, claim) = each.max_by(|a, b| a.0.total_cmp(&b.0))?;
        let accused = self.groups[thread].iter().take(CLAIMS).any(|n| {
            let claim = self.sorted[*n as usize];
            claim.deed == Deed::Accuses && claim.doers.iter().any(|doer| doer.is(party))
        });
        let plain = shared.plain;
        let of_the_doer = claim.doer_keys.iter().any(|key| said.whole.has(*key));
        let here = self.groups[thread]
            .iter()
            .any(|n| self.sorted[*n as usize].rendering.document == said.rendering.document);
        let apart = claim.day().zip(said.day()).map_or(0, |(one, two)| one.abs_diff(two));
        if !here && apart > DAYS {
            return None;
        }
        let near = |inside: f32, outside: f32| if here { inside } else { outside };
        let deed = match said.deed {
            // Another document's words have to have more of the claim.
            Deed::CallsFor
                if said.inquiry && share >= near(0.35, 0.45) && plain >= 1 && shared.forms.len() >= 3 =>
            {
                Deed::CallsFor
            }
            Deed::Finds if share >= 0.5 && plain >= 2 && !said.negated => Deed::Finds,
            Deed::Asserts
                if accused
                    && said.negated
                    && share >= near(0.35, 0.6)
                    && plain >= if here { 1 } else { 2 }
                    && shared.weight >= near(0.0, FAR) =>
            {
                Deed::Denies
            }
            Deed::Asserts if accused && said.negated && here && share >= 0.3 && plain >= 2 => Deed::Denies,
            Deed::Asserts
                if !accused && of_the_doer && said.negated == claim.negated && share >= 0.7 && plain >= 3 =>
            {
                Deed::Asserts
            }
            Deed::Declines if accused && here && share >= 0.2 => Deed::Declines,
            Deed::Condemns if share >= near(0.65, 0.75) && plain >= if here { 2 } else { 3 } => {
                Deed::Condemns
            }
            Deed::Asks | Deed::Promises | Deed::Threatens if share >= 0.7 && plain >= 3 => said.deed,
            _ => return None,
        };
        let why = vec![why::bears(said, deed, claim)];
        Some((share, Found { thread, deed, why }))
    }

    /// Whether a party may be answering an accusation in words that were not understood: it denies, negates, will not
    /// speak, speaks right behind it, or in its words.
    pub(super) fn speaks_after(&self, accusation: &Said, party: &super::Party) -> bool {
        const NEXT: u32 = 900;
        let Some(span) = accusation.extent() else { return false };
        self.of_document(accusation).filter(|said| speaks_for(said, party)).any(|said| {
            let next = |after: Span| after.end > span.start && after.start <= span.end + NEXT;
            said.negated
                || matches!(said.deed, Deed::Denies | Deed::Declines)
                || said.extent().is_some_and(next)
                || accusation.own.shared(&said.whole).plain > 0
        })
    }

    /// Whether somebody's answer would have been read if there were one: it speaks in the story, or two documents have
    /// the accusation.
    pub(super) fn would_be_heard(&self, accusations: &[&Said], party: &super::Party) -> bool {
        let document = |said: &Said| said.origin.clone().unwrap_or_else(|| said.rendering.document.clone());
        let mut documents: Vec<String> = accusations.iter().map(|said| document(said)).collect();
        documents.sort_unstable();
        documents.dedup();
        documents.len() > 1
            || accusations.iter().any(|said| self.of_document(said).any(|other| speaks_for(other, party)))
    }

    /// The statements of a statement's document.
    fn of_document(&self, said: &'a Said) -> impl Iterator<Item = &'a Said> {
        let document = said.rendering.document.as_str();
        let first = self.sorted.partition_point(|said| said.rendering.document.as_str() < document);
        let all = self.sorted[first..].iter().copied();
        all.take_while(move |said| said.rendering.document == document)
    }
}

/// Whether somebody of a party's side speaks.
fn speaks_for(said: &Said, party: &super::Party) -> bool {
    said.party.as_ref().is_some_and(|speaker| speaker.is(party) || speaker.speaks_for(party))
}
