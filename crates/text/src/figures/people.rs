//! Nouns for people: `people.txt`.

use std::sync::LazyLock;

use super::table::WordTable;
use crate::lexicon::Gender;

/// What a noun says of those it stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Noun {
    /// The plural, by which a subgroup is named.
    pub plural: &'static str,
    pub is_plural: bool,
    pub gender: Option<Gender>,
    /// How many there are by the word alone: one, or two of a couple.
    pub count: f64,
}

static NOUNS: LazyLock<WordTable<Option<Noun>>> = LazyLock::new(|| {
    let mut nouns: WordTable<Option<Noun>> = WordTable::default();
    for line in include_str!("people.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split_whitespace();
        let (Some(singular), Some(plural)) = (fields.next(), fields.next()) else { continue };
        let gender = match fields.next() {
            Some("m") => Some(Gender::Male),
            Some("f") => Some(Gender::Female),
            _ => None,
        };
        let count = fields.next().and_then(|n| n.parse().ok()).unwrap_or(1.0);
        *nouns.entry(plural) = Some(Noun { plural, is_plural: true, gender, count });
        *nouns.entry(singular) = Some(Noun { plural, is_plural: false, gender, count });
    }
    nouns
});

/// What is known of a noun for people, by its lower-case form.
pub(super) fn noun(word: &str) -> Option<Noun> {
    NOUNS.get(word).copied().flatten()
}

pub(super) fn is_person(word: &str) -> bool {
    noun(word).is_some()
}
