//! Words for a country's people and things.
//!
//! "The Syrian army" is no place, and nor is "a Syrian"; but where the word stands before ground, as in "Syrian
//! territory" or "the Cypriot port", the country is where something is. The list is `demonyms.txt`.
//!
//! | text | places |
//! |---|---|
//! | The Syrian army denied it. | |
//! | Shells fell in **Syrian** territory. | Syria |
//! | The ship lay off the **Cypriot** coast. | Cyprus |
//! | Two Georgians crossed the **South Ossetian** border. | South Ossetia |

use std::collections::HashMap;
use std::sync::LazyLock;

use super::gazetteer::{self, Mixed};
use crate::{Analysis, Range};

/// By the hash of the word.
static COUNTRIES: LazyLock<HashMap<u64, &str, Mixed>> = LazyLock::new(|| {
    let lines = include_str!("demonyms.txt").lines().filter(|line| !line.starts_with('#'));
    let split = |line: &'static str| {
        let country = line.find(char::is_uppercase)?;
        Some((&line[..country], &line[country..]))
    };
    let words = lines.filter_map(split).flat_map(|(words, country)| {
        words.split_whitespace().map(move |word| (gazetteer::hash(&word.replace('_', " ")), country))
    });
    words.collect()
});

/// The country that a lower-case word is the adjective or the people of.
pub(super) fn country_of(word: &str) -> Option<&'static str> {
    COUNTRIES.get(&gazetteer::hash(word)).copied()
}

/// The same of one or two words of a text.
pub(super) fn country(page: &Analysis<'_>, run: &Range) -> Option<&'static str> {
    match run.len() {
        1 => country_of(page.lower(run.start)),
        2 => {
            let first = page.lower(run.start);
            matches!(first, "sri" | "south" | "north" | "new")
                .then(|| country_of(&format!("{first} {}", page.lower(run.start + 1))))?
        }
        _ => None,
    }
}
