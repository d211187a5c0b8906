//! What follows from what two texts share: whether they go back to one report, and in which way.
//!
//! | kinship | when |
//! |---|---|
//! | copy | half of all their shingles are in both, and both start alike |
//! | cut | four fifths of the shorter stand in the longer, and both start alike |
//! | rewrite | outside quotations, three tenths of the words of each stand in the other, in runs of eight and more, at least forty in all |
//!
//! A site's own furniture (a gallery under every page, a form to sign up) makes rewrites of reports that have nothing to do
//! with each other; so whoever groups takes rewrites for kin only among documents of different outlets on one event.
//!
//! Quotations count for nothing in a rewrite: two reporters who were in the same room write down the same words and
//! are two origins.

use std::ops::Range;

use super::shared::Shared;
use super::shingles::Shingles;

/// Of all shingles, for a copy.
const COPY: f64 = 0.5;
/// Of the shorter text's words, for a cut.
const CUT: f64 = 0.8;
/// Both texts start alike when a shared run starts among so many first words of each.
const START: usize = 60;
/// Of each text's words outside quotations, for a rewrite.
const REWRITE: f64 = 0.3;
/// The shortest run that counts for a rewrite: shorter ones are names with their offices.
const RUN: usize = 8;
/// Fewer words than this make no kinship: notices and captions are alike everywhere.
const LEAST: usize = 40;

/// How two documents that go back to one report are related.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kinship {
    /// The same text, but for a few words.
    Copy,
    /// One is the other's start or the other with passages left out.
    Cut,
    /// Written over, with whole stretches kept.
    Rewrite,
}

/// One text with what is quoted in it.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// Its shingles.
    pub shingles: &'a Shingles,
    /// The bytes of its quotations.
    pub quoted: &'a [Range<usize>],
}

impl Text<'_> {
    /// The words outside quotations.
    fn own_words(&self) -> usize {
        let quoted: usize = self.quoted.iter().map(|bytes| self.shingles.words_in(bytes).len()).sum();
        self.shingles.words().saturating_sub(quoted)
    }
}

/// How two texts are related, if they go back to one report. `shared` is what `a` and `b` share, in that order.
pub fn kinship(a: Text<'_>, b: Text<'_>, shared: &Shared) -> Option<Kinship> {
    let (words_a, words_b) = shared.words;
    let covered = shared.shared_words();
    if covered < LEAST.min(words_a.max(words_b)) {
        return None;
    }
    let share = |words: usize, of: usize| words as f64 / of.max(1) as f64;
    let start_alike = shared.runs.iter().any(|run| run.at.0 < START && run.at.1 < START);
    if start_alike && shared.jaccard >= COPY {
        return Some(Kinship::Copy);
    }
    if start_alike && share(covered, words_a.min(words_b)) >= CUT {
        return Some(Kinship::Cut);
    }
    let own = shared.words_outside(a.shingles, a.quoted, RUN);
    let rewritten = own >= LEAST && share(own, a.own_words().max(b.own_words())) >= REWRITE;
    rewritten.then_some(Kinship::Rewrite)
}
