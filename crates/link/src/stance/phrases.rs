//! Words and phrases looked up by stem: what the word lists beside this file are read into.

use std::collections::BTreeMap;

use super::sentence::{Sentence, Word};

/// Phrases and the number that each stands for (a class, a group); one phrase may stand for several.
#[derive(Default)]
pub(super) struct Phrases {
    by_first: BTreeMap<String, Vec<(Vec<String>, usize)>>,
}

/// A phrase found in a sentence.
#[derive(Clone, Copy)]
pub(super) struct Found {
    /// What it stands for.
    pub id: usize,
    /// Index of its first word.
    pub at: usize,
    /// How many words it has.
    pub len: usize,
}

impl Phrases {
    /// Adds the phrases of a list parted by commas.
    pub(super) fn add(&mut self, list: &str, id: usize) {
        for phrase in list.split(',') {
            let words = Sentence::read(phrase).words;
            let mut stems = words.into_iter().map(|word| word.stem);
            if let Some(first) = stems.next() {
                self.by_first.entry(first).or_default().push((stems.collect(), id));
            }
        }
    }

    /// Whether a stem is a phrase by itself or begins one.
    pub(super) fn begins(&self, stem: &str) -> bool {
        self.by_first.contains_key(stem)
    }

    /// Every phrase of a sentence, by position; of several that stand for the same at one place, the longest.
    pub(super) fn find(&self, words: &[Word]) -> Vec<Found> {
        let mut all: Vec<Found> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let from = all.len();
            for (rest, id) in self.by_first.get(&word.stem).into_iter().flatten() {
                let behind = words.iter().skip(at + 1).map(|word| &word.stem);
                if rest.len() > behind.len() || !rest.iter().zip(behind).all(|(a, b)| a == b) {
                    continue;
                }
                let found = Found { id: *id, at, len: rest.len() + 1 };
                match all.iter_mut().skip(from).find(|other| other.id == *id) {
                    Some(other) => other.len = other.len.max(found.len),
                    None => all.push(found),
                }
            }
        }
        all
    }
}

/// The lines of a word list that hold something.
pub(super) fn lines(list: &str) -> impl Iterator<Item = &str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}
