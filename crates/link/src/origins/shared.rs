//! How much two texts share, exactly, and where: the runs of words that stand in both.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::shingles::{Shingles, WIDTH};

/// A run of words that two texts share: the bytes it stands in, in each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// In the first text.
    pub a: Range<usize>,
    /// In the second.
    pub b: Range<usize>,
    /// Its length in words.
    pub words: usize,
    /// The first word, counted from the start of each text.
    pub(super) at: (usize, usize),
}

/// What two texts share.
#[derive(Debug, Clone, PartialEq)]
pub struct Shared {
    /// Of all different shingles of both, the share that both have.
    pub jaccard: f64,
    /// Runs of at least five words in the order of the first text. No word of the first text is in two.
    pub runs: Vec<Run>,
    /// Words of the two texts.
    pub words: (usize, usize),
}

impl Shared {
    /// Compares two texts, in a time that grows with their length.
    pub fn between(a: &Shingles, b: &Shingles) -> Self {
        let set = |text: &Shingles| text.hashes().iter().copied().collect::<FxHashSet<u64>>();
        let (set_a, set_b) = (set(a), set(b));
        let both = set_a.iter().filter(|hash| set_b.contains(*hash)).count();
        let all = set_a.len() + set_b.len() - both;
        Self {
            jaccard: if all == 0 { 0.0 } else { both as f64 / all as f64 },
            runs: runs(a, b),
            words: (a.words(), b.words()),
        }
    }

    /// The number of words shared that do not stand in these bytes of the first text (its quotations), in runs of at
    /// least `least` words.
    pub fn words_outside(&self, a: &Shingles, quoted: &[Range<usize>], least: usize) -> usize {
        let quoted: Vec<Range<usize>> = quoted.iter().map(|bytes| a.words_in(bytes)).collect();
        let outside = |run: &Run| {
            let words = run.at.0..run.at.0 + run.words;
            let inside: usize = quoted.iter().map(|quote| common(quote, &words)).sum();
            run.words.saturating_sub(inside)
        };
        self.runs.iter().map(outside).filter(|words| *words >= least).sum()
    }

    /// The number of words of the first text that stand in the second as well.
    pub fn shared_words(&self) -> usize {
        self.runs.iter().map(|run| run.words).sum()
    }

    /// The longest run.
    pub fn longest(&self) -> Option<&Run> {
        self.runs.iter().max_by_key(|run| (run.words, std::cmp::Reverse(run.at)))
    }
}

/// How many numbers two ranges have in common.
fn common(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// The shared runs: at each shingle of `a`, the place in `b` that goes on the run before, else the first.
fn runs(a: &Shingles, b: &Shingles) -> Vec<Run> {
    let mut first: FxHashMap<u64, usize> = FxHashMap::default();
    for (at, hash) in b.hashes().iter().enumerate() {
        first.entry(*hash).or_insert(at);
    }
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(hash) = a.hashes().get(at) {
        let Some(&there) = first.get(hash) else {
            at += 1;
            continue;
        };
        let pairs = a.hashes()[at..].iter().zip(&b.hashes()[there..]);
        let words = pairs.take_while(|(x, y)| x == y).count() + WIDTH - 1;
        found.push(Run {
            a: a.bytes(at, at + words),
            b: b.bytes(there, there + words),
            words,
            at: (at, there),
        });
        at += words;
    }
    found
}
