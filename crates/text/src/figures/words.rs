//! Words that the rules know by what they do: the lists of `words.txt`.

use std::sync::LazyLock;

use super::table::WordTable;

/// A list of `words.txt`, which says what each is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Duration,
    Unit,
    Numbered,
    Street,
    Governing,
    VerbGroup,
    RealInfinitive,
    NoName,
    Reaching,
    Unreal,
    Told,
}

impl List {
    const NAMES: &[(&str, Self)] = &[
        ("duration", Self::Duration),
        ("unit", Self::Unit),
        ("numbered", Self::Numbered),
        ("street", Self::Street),
        ("governing", Self::Governing),
        ("verb-group", Self::VerbGroup),
        ("real-infinitive", Self::RealInfinitive),
        ("no-name", Self::NoName),
        ("reaching", Self::Reaching),
        ("unreal", Self::Unreal),
        ("told", Self::Told),
    ];

    fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// Word → the lists it is in, a bit each.
static WORDS: LazyLock<WordTable<u32>> = LazyLock::new(|| {
    let mut words: WordTable<u32> = WordTable::default();
    let mut list = 0;
    for line in include_str!("words.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_suffix(':') {
            list = List::NAMES.iter().find(|(known, _)| *known == name).map_or(0, |(_, list)| list.bit());
        } else {
            line.split_whitespace().for_each(|word| *words.entry(word) |= list);
        }
    }
    words
});

/// Whether a lower-case word is in a list.
pub(super) fn is(word: &str, list: List) -> bool {
    WORDS.get(word).is_some_and(|lists| lists & list.bit() != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_its_words() {
        let all = |list: List| include_str!("words.txt").split_whitespace().any(|word| is(word, list));
        assert!(List::NAMES.iter().all(|(_, list)| all(*list)));
    }
}
