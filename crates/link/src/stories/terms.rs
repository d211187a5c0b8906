//! What a document is about: its most telling words, weighed.

use std::collections::BTreeMap;

use frostem::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use super::commonness;
use crate::words::{hash, words};

/// Words kept of a document.
const KEPT: usize = 120;
/// A word in at least a third of all articles tells nothing.
const TELLING: f32 = 1.0;
/// A name tells more than a word.
const NAME: f32 = 1.5;
/// Weights are whole numbers of this unit, so that sums of them are exact.
pub(super) const ONE: f32 = 4096.0;

/// The most telling words of a document with their weights: TF-IDF with a logarithmic term frequency, names weighed
/// up, of length one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Terms(pub(super) Vec<(u64, u16)>);

/// How often a stem occurs, and how often with a capital.
#[derive(Default)]
struct Count {
    all: u32,
    capitalised: u32,
}

impl Terms {
    /// The terms of a title and text.
    pub fn of(title: &str, text: &str) -> Self {
        let stemmer = Stemmer::new(Algorithm::English);
        // Word by word first: a text repeats most of its words, and stemming takes longest.
        let mut forms: FxHashMap<u64, (&str, Count)> = FxHashMap::default();
        for word in words(title).chain(words(text)) {
            let (_, count) = forms.entry(hash(word.text)).or_insert((word.text, Count::default()));
            count.all += 1;
            count.capitalised += u32::from(word.is_capitalised());
        }
        let mut counts: BTreeMap<u64, Count> = BTreeMap::new();
        for (form, found) in forms.into_values() {
            let count = counts.entry(hash(&stem(&stemmer, form))).or_default();
            count.all += found.all;
            count.capitalised += found.capitalised;
        }
        let weight = |(stem, count): (u64, Count)| {
            let idf = commonness::idf(stem);
            let name = if count.capitalised * 2 > count.all { NAME } else { 1.0 };
            (idf >= TELLING).then(|| (stem, (1.0 + (count.all as f32).ln()) * idf * name))
        };
        Self::unit(counts.into_iter().filter_map(weight).collect())
    }

    /// The heaviest of some weights, scaled to length one.
    pub(super) fn unit(mut weights: Vec<(u64, f32)>) -> Self {
        weights.sort_unstable_by(|(a, x), (b, y)| y.total_cmp(x).then(a.cmp(b)));
        weights.truncate(KEPT);
        let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        let scaled = |(stem, weight): (u64, f32)| (stem, (weight / length * ONE).round() as u16);
        let mut terms: Vec<(u64, u16)> =
            weights.into_iter().map(scaled).filter(|(_, weight)| *weight > 0).collect();
        terms.sort_unstable();
        Self(terms)
    }

    /// The words of a text that weigh most in these terms and in others, the heaviest first, as the text prints them.
    pub fn shared_words<'t>(&self, other: &Self, text: &'t str, limit: usize) -> Vec<&'t str> {
        let weight = |(stem, weight): &(u64, u16)| {
            let at = other.0.binary_search_by_key(stem, |(stem, _)| *stem).ok()?;
            Some((u32::from(*weight) * u32::from(other.0[at].1), *stem))
        };
        let mut shared: Vec<(u32, u64)> = self.0.iter().filter_map(weight).collect();
        shared.sort_unstable_by(|a, b| b.cmp(a));
        shared.truncate(limit);
        let stemmer = Stemmer::new(Algorithm::English);
        let mut found = vec![""; shared.len()];
        for word in words(text) {
            let stem = hash(&stem(&stemmer, word.text));
            let place = shared.iter().position(|(_, wanted)| *wanted == stem);
            if let Some(place) = place.filter(|place| found[*place].is_empty()) {
                found[place] = word.text;
            }
        }
        found.retain(|word| !word.is_empty());
        found
    }

    /// As bytes to be kept: ten a term.
    pub fn to_bytes(&self) -> Vec<u8> {
        let bytes =
            |(stem, weight): &(u64, u16)| [&stem.to_le_bytes()[..], &weight.to_le_bytes()[..]].concat();
        self.0.iter().flat_map(bytes).collect()
    }

    /// What [`Terms::to_bytes`] gave; none where the bytes are not terms.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (terms, rest) = bytes.as_chunks::<10>();
        let term = |[a, b, c, d, e, f, g, h, x, y]: &[u8; 10]| {
            (u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]), u16::from_le_bytes([*x, *y]))
        };
        let terms: Vec<(u64, u16)> = terms.iter().map(term).collect();
        (rest.is_empty() && terms.is_sorted_by(|(a, _), (b, _)| a < b)).then_some(Self(terms))
    }

    /// The cosine of two documents' terms, from 0 to 1.
    pub fn similarity(&self, other: &Self) -> f64 {
        self.product(other) as f64 / f64::from(ONE * ONE)
    }

    /// The sum of the products of the weights that both have.
    pub(super) fn product(&self, other: &Self) -> u64 {
        dot(&self.0, &other.0)
    }
}

/// The stems of a text's words in its order, repeats included.
pub fn stems(text: &str) -> impl Iterator<Item = String> {
    let stemmer = Stemmer::new(Algorithm::English);
    words(text).map(move |word| stem(&stemmer, word.text))
}

fn stem(stemmer: &Stemmer, word: &str) -> String {
    stemmer.stem(&word.to_lowercase()).into_owned()
}

/// The sum of the products of equal stems' weights; both are sorted by stem.
fn dot(a: &[(u64, u16)], b: &[(u64, u16)]) -> u64 {
    let (mut a, mut b, mut sum) = (a.iter().peekable(), b.iter().peekable(), 0);
    while let (Some((x, weight_x)), Some((y, weight_y))) = (a.peek(), b.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => drop(a.next()),
            std::cmp::Ordering::Greater => drop(b.next()),
            std::cmp::Ordering::Equal => {
                sum += u64::from(*weight_x) * u64::from(*weight_y);
                a.next();
                b.next();
            }
        }
    }
    sum
}
