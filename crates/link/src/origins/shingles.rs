//! Shingles: the runs of five words of a text (Broder 1997), by which copies are told.
//!
//! Five words are long enough that two reports written apart share next to none, and short enough
//! that a copy with a word changed here and there still shares most.

use std::ops::Range;

use crate::words::{hash, words};

/// Words in a shingle.
pub(super) const WIDTH: usize = 5;

/// Odd, and with its bits well spread: the base of the polynomial that makes a shingle's hash.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// The shingles of one text.
#[derive(Debug, Clone, Default)]
pub struct Shingles {
    /// Where each word is, in bytes.
    words: Vec<Range<usize>>,
    /// The hash of the shingle that starts at each word; none for the last few words.
    hashes: Vec<u64>,
}

impl Shingles {
    /// Cuts a text into shingles.
    pub fn of(text: &str) -> Self {
        // English has about six bytes a word, its space included.
        let about = text.len() / 6 + 1;
        let (mut places, mut hashes) = (Vec::with_capacity(about), Vec::with_capacity(about));
        for word in words(text) {
            hashes.push(hash(word.text));
            places.push(word.range);
        }
        Self { words: places, hashes: rolled(&hashes) }
    }

    /// The hashes in the order of the text, repeats included.
    pub(super) fn hashes(&self) -> &[u64] {
        &self.hashes
    }

    /// The number of words.
    pub(super) fn words(&self) -> usize {
        self.words.len()
    }

    /// The bytes that the words `from..to` stand in.
    pub(super) fn bytes(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.words.get(from).map_or(0, |word| word.start);
        let end = to.checked_sub(1).and_then(|last| self.words.get(last)).map_or(start, |word| word.end);
        start..end.max(start)
    }

    /// The words that stand wholly inside a range of bytes.
    pub(super) fn words_in(&self, bytes: &Range<usize>) -> Range<usize> {
        let from = self.words.partition_point(|word| word.start < bytes.start);
        let to = self.words.partition_point(|word| word.end <= bytes.end);
        from..to.max(from)
    }
}

/// The hashes of all runs of [`WIDTH`] words: a polynomial of the words' hashes, rolled along.
fn rolled(words: &[u64]) -> Vec<u64> {
    let Some(first) = words.first_chunk::<WIDTH>() else { return Vec::new() };
    let out_of_reach = BASE.wrapping_pow(WIDTH as u32);
    let mut sum = first.iter().fold(0_u64, |sum, word| sum.wrapping_mul(BASE).wrapping_add(*word));
    let mut hashes = Vec::with_capacity(words.len() - WIDTH + 1);
    hashes.push(spread(sum));
    for (gone, come) in words.iter().zip(&words[WIDTH..]) {
        sum = sum.wrapping_mul(BASE).wrapping_add(*come).wrapping_sub(gone.wrapping_mul(out_of_reach));
        hashes.push(spread(sum));
    }
    hashes
}

/// Makes every bit of a hash depend on every other (the finaliser of SplitMix64).
pub(crate) fn spread(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_runs_have_equal_hashes_wherever_they_stand() {
        let a = Shingles::of("The harbour was shut at dawn on Friday.");
        let b = Shingles::of("Officials confirmed that the harbour was SHUT, at dawn!");
        assert_eq!(a.hashes()[0], b.hashes()[3]);
        assert_eq!(a.hashes()[1], b.hashes()[4]);
        assert_eq!(a.hashes().len(), 4);
    }

    #[test]
    fn a_short_text_has_none() {
        assert!(Shingles::of("Four words are few.").hashes().is_empty());
        assert!(Shingles::of("").hashes().is_empty());
    }
}
