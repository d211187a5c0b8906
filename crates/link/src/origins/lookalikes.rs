//! Which documents of many may share a good part of their words with a given one.
//!
//! Locality-sensitive hashing (Indyk and Motwani 1998; Broder's sketches cut into bands): a sketch
//! is cut into 42 bands of three numbers, and two documents are candidates when one band is equal.
//! Of texts that share half their shingles, 99.6 % are; of those that share a hundredth, one in
//! twenty thousand. A cut keeps the start of a text and may lose most of the rest, so the least
//! shingles of the start are bands as well.

use rustc_hash::FxHashMap;

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

/// Sketches of documents, to be asked for those like a given one. Adding one and asking take a time that does not grow
/// with the number of documents that are not alike.
#[derive(Debug, Default)]
pub struct Lookalikes {
    sketches: Vec<Sketch>,
    bands: FxHashMap<u64, Vec<u32>>,
}

impl Lookalikes {
    /// Adds a document and gives its number: 0, 1, 2 …
    pub fn insert(&mut self, sketch: Sketch) -> u32 {
        let number = u32::try_from(self.sketches.len()).unwrap_or(u32::MAX);
        for band in bands(&sketch) {
            self.bands.entry(band).or_default().push(number);
        }
        self.sketches.push(sketch);
        number
    }

    /// The numbers of the documents that are worth comparing with this one, in order: those whose sketch is like it, and
    /// those that start alike and share some more.
    pub fn like(&self, sketch: &Sketch) -> Vec<u32> {
        let mut candidates: Vec<u32> =
            bands(sketch).filter_map(|band| self.bands.get(&band)).flatten().copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        let worth = |number: &u32| {
            let other = &self.sketches[*number as usize];
            let similarity = other.similarity(sketch);
            similarity >= ALIKE || similarity >= START_ALIKE && starts_alike(other, sketch)
        };
        candidates.retain(worth);
        candidates
    }
}

/// Whether the starts of two texts have a shingle in common, of those kept.
fn starts_alike(a: &Sketch, b: &Sketch) -> bool {
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
