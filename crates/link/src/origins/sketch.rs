//! Sketches: 128 numbers that stand for all the shingles of a text.
//!
//! The share of equal numbers in two sketches estimates how much of their shingles two texts share
//! (Jaccard). One permutation hashing (Li, Owen and Zhang 2012) makes all the numbers of one pass:
//! a shingle's hash chooses its bin, and each bin keeps its least. Empty bins of short texts borrow
//! from others by a fixed sequence (optimal densification, Shrivastava 2017), so that two sketches
//! borrow alike.

use super::shingles::{Shingles, spread};

/// Numbers in a sketch.
pub(super) const BINS: usize = 128;

/// Shingles of the start of a text that are kept as they are.
const STARTS: usize = 4;

/// Words that are the start of a text.
const START: usize = 60;

/// The sketch of one text. Its bytes can be kept: they depend on the text alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    numbers: [u32; BINS],
    start: [u32; STARTS],
}

impl Sketch {
    /// The sketch of a text's shingles; none where it has no shingle.
    pub fn of(shingles: &Shingles) -> Option<Self> {
        const EMPTY: u64 = u64::MAX;
        let mut least = [EMPTY; BINS];
        for hash in shingles.hashes() {
            let bin = &mut least[(hash >> 57) as usize];
            *bin = (*bin).min(*hash);
        }
        if least.iter().all(|bin| *bin == EMPTY) {
            return None;
        }
        let mut numbers = [0; BINS];
        for (n, number) in numbers.iter_mut().enumerate() {
            let lender = (0..).map(|step| lender(n, step)).find(|lender| least[*lender] != EMPTY);
            *number = (least[lender.unwrap_or(n)] >> 16) as u32;
        }
        Some(Self { numbers, start: start(shingles) })
    }

    /// An estimate of the Jaccard similarity of the two texts' shingles, from 0 to 1; its standard error is at most 0.045.
    pub fn similarity(&self, other: &Self) -> f64 {
        let equal = self.numbers.iter().zip(&other.numbers).filter(|(a, b)| a == b).count();
        equal as f64 / BINS as f64
    }

    /// As bytes to be kept, 528 of them.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.numbers.iter().chain(&self.start).flat_map(|number| number.to_le_bytes()).collect()
    }

    /// What [`Sketch::to_bytes`] gave; none where the length is not that of a sketch.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (numbers, rest) = bytes.as_chunks::<4>();
        let numbers: Vec<u32> = numbers.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect();
        let (numbers, start) = numbers.split_at_checked(BINS)?;
        rest.is_empty().then_some(Self { numbers: numbers.try_into().ok()?, start: start.try_into().ok()? })
    }

    pub(super) fn numbers(&self) -> &[u32; BINS] {
        &self.numbers
    }

    /// The least shingles of the start of the text.
    pub(super) fn start(&self) -> &[u32; STARTS] {
        &self.start
    }
}

/// The least shingles of the start of a text; fewer are repeated.
fn start(shingles: &Shingles) -> [u32; STARTS] {
    let mut start: Vec<u32> = shingles.hashes().iter().take(START).map(|hash| *hash as u32).collect();
    start.sort_unstable();
    start.dedup();
    let last = start.last().copied().unwrap_or(0);
    std::array::from_fn(|n| start.get(n).copied().unwrap_or(last))
}

/// The bin that bin `n` takes its number from at the given step: itself first, then others by a fixed sequence.
fn lender(n: usize, step: u64) -> usize {
    if step == 0 { n } else { (spread((n as u64) << 32 | step) >> 57) as usize }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketch(text: &str) -> Sketch {
        Sketch::of(&Shingles::of(text)).expect("long enough")
    }

    #[test]
    fn bytes_lead_back_to_the_sketch() {
        let one = sketch("The ferry Oriel left the quay of Vesna with ninety people aboard.");
        assert_eq!(Sketch::from_bytes(&one.to_bytes()), Some(one.clone()));
        assert_eq!(Sketch::from_bytes(&one.to_bytes()[1..]), None);
    }

    #[test]
    fn the_estimate_is_near_the_truth() {
        let text = |numbers: std::ops::Range<u32>| numbers.map(|n| format!("w{n} ")).collect::<String>();
        for (shared, truth) in [(0, 0.0), (250, 1.0 / 3.0), (500, 1.0), (400, 0.667)] {
            let (a, b) = (sketch(&text(0..500)), sketch(&text(500 - shared..1000 - shared)));
            assert!((a.similarity(&b) - truth).abs() < 0.12, "{shared}: {}", a.similarity(&b));
        }
    }
}
