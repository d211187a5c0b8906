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

use crate::{Analysis, Range};

static COUNTRIES: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
    let lines = include_str!("demonyms.txt").lines().filter(|line| !line.starts_with('#'));
    let split = |line: &'static str| {
        let country = line.find(char::is_uppercase)?;
        Some((&line[..country], &line[country..]))
    };
    let words = lines.filter_map(split).flat_map(|(words, country)| {
        words.split_whitespace().map(move |word| (word.replace('_', " "), country))
    });
    words.collect()
});

/// The country that a lower-case word is the adjective or the people of.
pub(super) fn country_of(word: &str) -> Option<&'static str> {
    COUNTRIES.get(word).copied()
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

/// Nouns for ground, before which such a word says where.
pub(super) fn is_ground(word: &str) -> bool {
    GROUND.contains(word)
}

static GROUND: phf::Set<&str> = phf::phf_set! {
    "territory", "territories", "soil", "border", "borders", "coast", "coastline", "waters", "airspace", "port", "ports",
    "city", "cities", "town", "towns", "village", "villages", "capital", "province", "provinces", "region", "regions",
    "governorate", "district", "island", "islands", "side", "mainland", "countryside", "frontier", "land", "lands",
    "desert", "mountains", "airport", "base", "bases", "enclave", "exclave", "republic", "state", "settlement",
    "settlements", "suburb", "suburbs", "resort", "harbour", "harbor", "beach", "valley", "peninsula",
};
