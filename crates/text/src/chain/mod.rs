//! The chain of a statement: through whom it came, to whom it was said, what the speaker rests it on, what it
//! does and how firmly.
//!
//! Whatever engine found source, cue and content, the words around them say the rest; so this comes after
//! attribution and is the same for all engines. One file a link.

mod act;
mod addressee;
mod authority;
mod certainty;
mod nouns;
mod occasion;
mod outlet;
mod relay;

pub(crate) use occasion::{said_in, said_on};
pub(crate) use outlet::is_outlet;

use std::collections::BTreeMap;

use crate::attribution::Attribution;
use crate::{Analysis, Range};

/// Fills in the links of every attribution that have none yet.
pub(crate) fn complete(page: &Analysis<'_>, attributions: &mut [Attribution]) {
    for attribution in attributions.iter_mut() {
        let word = act::word(page, attribution);
        attribution.act = act::of(page, attribution, word.as_ref());
        attribution.certainty = certainty::of(page, attribution, word.as_ref());
    }
    for (sentence, members) in sentences(page, attributions) {
        let tokens = &page.sentences[sentence].tokens;
        for (n, to) in addressee::find(&Sentence::new(page, tokens, attributions, &members)) {
            let told = &mut attributions[n].addressee;
            // A shorter form of what is known already, or the first that is found.
            if told.as_ref().is_none_or(|known| known.start == to.start) {
                *told = Some(to);
            }
        }
        for (n, on) in authority::find(&Sentence::new(page, tokens, attributions, &members)) {
            attributions[n].authority.get_or_insert(on);
        }
        for (n, via) in relay::find(&Sentence::new(page, tokens, attributions, &members)) {
            if attributions[n].via.is_empty() {
                attributions[n].via = via;
            }
        }
    }
}

/// The sentences with attributions, and which those are, in the order of their cues.
fn sentences(page: &Analysis<'_>, attributions: &[Attribution]) -> BTreeMap<usize, Vec<usize>> {
    let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (n, attribution) in attributions.iter().enumerate() {
        let cue = attribution.cue.first().map(|cue| cue.start);
        if let Some(sentence) = cue.and_then(|cue| page.sentence_at(cue)) {
            out.entry(sentence).or_default().push(n);
        }
    }
    for members in out.values_mut() {
        members.sort_by_key(|&n| cue(&attributions[n]).start);
    }
    out
}

/// One sentence with the attributions whose cues stand in it.
struct Sentence<'a> {
    page: &'a Analysis<'a>,
    tokens: Range,
    /// Index among all, and the attribution, in the order of the cues.
    members: Vec<(usize, &'a Attribution)>,
}

impl<'a> Sentence<'a> {
    fn new(page: &'a Analysis<'a>, tokens: &Range, all: &'a [Attribution], members: &[usize]) -> Self {
        Self { page, tokens: tokens.clone(), members: members.iter().map(|&n| (n, &all[n])).collect() }
    }

    /// The attribution that an adjunct at token `i` belongs to: the one whose cue stands last before it, or, for
    /// one that opens the sentence, first behind it.
    fn owner(&self, i: usize) -> Option<&(usize, &'a Attribution)> {
        // Between a source and its cue: "the commander, speaking to the monitors, denied it".
        let parted = self.members.iter().find(|(_, a)| {
            let source = a.source.first().map_or(usize::MAX, |run| run.start);
            source < i
                && i < cue(a).start
                && !self.members.iter().any(|(_, b)| source < cue(b).start && cue(b).start < i)
        });
        if parted.is_some() {
            return parted;
        }
        let parts = |i: usize| {
            let next = self.lower(i + 1);
            self.page.lower(i) == ";"
                || self.page.lower(i) == ","
                    && matches!(next, "although" | "though" | "but" | "while" | "whereas" | "yet")
        };
        let part = |k: usize| (self.tokens.start..k).filter(|&i| parts(i) && !self.page.quoted(i)).count();
        if let Some(behind) =
            self.members.iter().find(|(_, a)| cue(a).start > i && part(cue(a).start) == part(i))
            && !self.members.iter().any(|(_, a)| cue(a).start < i && part(cue(a).start) == part(i))
        {
            return Some(behind);
        }
        // A cue may hold its day: "⟨said Wednesday⟩ that".
        let before = self.members.iter().rev().find(|(_, a)| cue(a).start < i);
        before.or_else(|| self.members.iter().find(|(_, a)| cue(a).start > i))
    }

    /// The owner of an adjunct and everybody else who speaks through the same source: "In a letter to the council
    /// Orr denied the charge and asked for a meeting."
    fn owners(&self, i: usize) -> Vec<&(usize, &'a Attribution)> {
        let Some(owner) = self.owner(i) else { return Vec::new() };
        let same = |other: &Attribution| {
            cue(owner.1).start < cue(other).start
                && other.source.first().is_some_and(|run| owner.1.source.contains(run))
        };
        std::iter::once(owner).chain(self.members.iter().filter(|(_, other)| same(other))).collect()
    }

    /// Tokens that are not inside a quotation.
    fn spoken_about(&self) -> impl Iterator<Item = usize> {
        self.tokens.clone().filter(|&i| !self.page.quoted(i))
    }

    fn lower(&self, i: usize) -> &str {
        match self.tokens.contains(&i) {
            true => self.page.lower(i),
            false => "",
        }
    }
}

/// An attribution's first cue; callers have made sure that it has one.
fn cue(attribution: &Attribution) -> Range {
    attribution.cue.first().cloned().unwrap_or_default()
}
