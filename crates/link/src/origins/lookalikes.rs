//! Which of many documents may share a good part of their words.
//!
//! Locality-sensitive hashing (Indyk and Motwani 1998; Broder's sketches cut into bands): a sketch is cut into 42 bands of
//! three numbers, and two documents are candidates when one band is equal. Of texts that share half their shingles,
//! 99.6 % are; of those that share a hundredth, one in twenty thousand. A cut keeps the start of a text and may lose
//! most of the rest, so the least shingles of the start are bands as well.
//!
//! Thousands of copies of one text would be millions of pairs. Where many have a band in common each is compared with a
//! few that follow it, which joins them all the same.

use super::shingles::spread;
use super::sketch::{BINS, Sketch};

/// Numbers in a band.
const ROWS: usize = 3;
/// Bands in a sketch; the two numbers left over are in none.
const BANDS: usize = BINS / ROWS;

/// The least estimated similarity of texts that are worth comparing: half, less three standard errors.
const ALIKE: f64 = 0.35;
/// The same for texts that start alike, of which one may be a fifth of the other.
const START_ALIKE: f64 = 0.1;

/// Of the documents that have a band in common, how many that follow it each is compared with.
const FOLLOWING: usize = 8;

/// The pairs of documents worth comparing, each with the smaller number first, in order: those whose sketches are alike,
/// and those that start alike and share some more. Takes a time that grows with the number of sketches.
pub fn lookalikes(sketches: &[&Sketch]) -> Vec<(u32, u32)> {
    let numbered = (0_u32..).zip(sketches);
    let mut keys: Vec<(u64, u32)> =
        numbered.flat_map(|(number, sketch)| bands(sketch).map(move |band| (band, number))).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut pairs = Vec::new();
    for (n, (band, a)) in keys.iter().enumerate() {
        let following = keys[n + 1..].iter().take(FOLLOWING).take_while(|(other, _)| other == band);
        pairs.extend(following.map(|(_, b)| (*a, *b)));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.retain(|(a, b)| are_alike(sketches[*a as usize], sketches[*b as usize]));
    pairs
}

fn are_alike(a: &Sketch, b: &Sketch) -> bool {
    let similarity = a.similarity(b);
    similarity >= ALIKE || similarity >= START_ALIKE && start_alike(a, b)
}

/// Whether the starts of two texts have a shingle in common, of those kept.
fn start_alike(a: &Sketch, b: &Sketch) -> bool {
    a.start().iter().any(|shingle| b.start().contains(shingle))
}

/// The keys of a sketch's bands, each different from those of every other band.
fn bands(sketch: &Sketch) -> impl Iterator<Item = u64> {
    let (rows, _) = sketch.numbers().as_chunks::<ROWS>();
    let key = |(band, [a, b, c]): (usize, &[u32; ROWS])| {
        spread(spread(u64::from(*a) << 32 | u64::from(*b)) ^ u64::from(*c) ^ ((band as u64) << 48))
    };
    let starts = sketch.start().iter().map(|shingle| spread(u64::from(*shingle) | (BANDS as u64) << 48));
    rows.iter().take(BANDS).enumerate().map(key).chain(starts)
}
