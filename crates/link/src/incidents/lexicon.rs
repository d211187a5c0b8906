//! What kinds of incidents there are, and the words that tell of them: the tables `events.txt` and `words.txt`.
//!
//! Accounts of one incident call it by different kinds: an attack with gas is an airstrike to one and a chemical
//! attack to another. Which kinds may be one is a table, not a hierarchy: a shooting is no shelling, and both are
//! attacks.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::words::hash;

/// A kind of incident: `airstrike`, `chemical`, `flood` … by its place in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Kind(u8);

/// Several kinds, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub struct Kinds(u64);

/// A word or phrase that tells of an event.
#[derive(Debug, Clone, PartialEq)]
struct Phrase {
    rest: Vec<u64>,
    /// None for a phrase that tells of no event.
    kind: Option<Kind>,
    weak: bool,
}

/// An event in some words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Event {
    pub kind: Kind,
    /// The first word and how many there are.
    pub at: usize,
    pub len: usize,
    /// The word often tells of none.
    pub weak: bool,
}

struct Table {
    names: Vec<&'static str>,
    /// Of each kind, which it may be one with.
    also: Vec<u64>,
    phrases: FxHashMap<u64, Vec<Phrase>>,
}

/// The kinds that go with every other: what happened is not said.
const OPEN: [&str; 2] = ["incident", "harm"];
/// Kinds so wide that two events of them have little in common.
const WIDE: [&str; 4] = ["incident", "harm", "attack", "killing"];
/// Kinds of which a place sees many.
const RECURRING: [&str; 6] = ["protest", "clash", "arrest", "fire", "storm", "outbreak"];

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { names: OPEN.to_vec(), also: vec![0; OPEN.len()], phrases: FxHashMap::default() };
    let mut kind = None;
    let mut weak = false;
    for line in include_str!("events.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some((one, others)) = line.split_once(" = ") {
            others.split(' ').for_each(|other| table.join(one, other));
            continue;
        }
        let words = match line.split_once(':').filter(|_| !line.starts_with(' ')) {
            Some((name, words)) => {
                weak = name.ends_with('?');
                kind = (name != "not").then(|| table.kind(name.trim_end_matches('?')));
                words
            }
            None => line,
        };
        for phrase in words.split_whitespace() {
            let mut hashes = phrase.split(['_', '-']).map(hash);
            let first = hashes.next().unwrap_or_default();
            table.phrases.entry(first).or_default().push(Phrase { rest: hashes.collect(), kind, weak });
        }
    }
    // The longest first: "missile strike" before "missile"; of equals what tells of no event.
    let order = |phrase: &Phrase| (std::cmp::Reverse(phrase.rest.len()), phrase.kind.is_some(), phrase.weak);
    table.phrases.values_mut().for_each(|phrases| phrases.sort_by_key(order));
    table
});

impl Table {
    fn kind(&mut self, name: &'static str) -> Kind {
        let at = self.names.iter().position(|known| *known == name).unwrap_or_else(|| {
            self.names.push(name);
            self.also.push(0);
            self.names.len() - 1
        });
        Kind(at as u8)
    }

    fn join(&mut self, one: &'static str, other: &'static str) {
        let (one, other) = (self.kind(one), self.kind(other));
        self.also[one.0 as usize] |= other.bit();
        self.also[other.0 as usize] |= one.bit();
    }
}

impl Kind {
    /// What figures of dead and injured tell of.
    pub(super) const HARM: Self = Self(1);

    /// The kind of a name.
    pub fn named(name: &str) -> Option<Self> {
        TABLE.names.iter().position(|known| *known == name).map(|at| Self(at as u8))
    }

    /// Every kind, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..TABLE.names.len() as u8).map(Self)
    }

    /// Its name, as tables and answers print it.
    pub fn name(self) -> &'static str {
        TABLE.names.get(self.0 as usize).copied().unwrap_or_default()
    }

    /// Whether it says little of what happened.
    pub fn is_wide(self) -> bool {
        WIDE.contains(&self.name())
    }

    /// Whether places see many of its kind, so that the kind and the place tell little without the day.
    pub fn is_recurring(self) -> bool {
        self.is_wide() || RECURRING.contains(&self.name())
    }

    fn bit(self) -> u64 {
        1 << self.0
    }
}

impl Kinds {
    /// What figures of dead and injured tell of by themselves.
    pub(super) fn harm() -> Self {
        [Kind::HARM].into_iter().collect()
    }

    /// Adds a kind.
    pub fn insert(&mut self, kind: Kind) {
        self.0 |= kind.bit();
    }

    /// Both together.
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The kinds, in the order of the table.
    pub fn iter(self) -> impl Iterator<Item = Kind> {
        (0..TABLE.names.len() as u8).map(Kind).filter(move |kind| self.0 & kind.bit() != 0)
    }

    /// The kinds that both have.
    pub fn both(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The kinds that both have and that say what happened.
    pub fn telling_both(self, other: Self) -> impl Iterator<Item = Kind> {
        self.both(other).iter().filter(|kind| !kind.is_wide())
    }

    /// Whether some of them say what happened.
    pub fn are_open(self) -> bool {
        self.iter().all(|kind| OPEN.contains(&kind.name()))
    }

    /// Whether what is of these kinds may be of those too.
    pub fn fit(self, other: Self) -> bool {
        let may = |kind: Kind| kind.bit() | TABLE.also.get(kind.0 as usize).copied().unwrap_or_default();
        self.are_open() || other.are_open() || self.iter().any(|kind| may(kind) & other.0 != 0)
    }
}

impl FromIterator<Kind> for Kinds {
    fn from_iter<I: IntoIterator<Item = Kind>>(kinds: I) -> Self {
        kinds.into_iter().fold(Self::default(), |kinds, kind| kinds.with(Self(kind.bit())))
    }
}

/// By their names, which outlive their places in the table.
impl Serialize for Kinds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Kind::name))
    }
}

impl<'de> Deserialize<'de> for Kinds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let names: Vec<std::borrow::Cow<'de, str>> = Deserialize::deserialize(deserializer)?;
        Ok(names.iter().filter_map(|name| Kind::named(name)).collect())
    }
}

/// The events that some words tell of, by the words' hashes; none overlaps another.
pub(super) fn events(words: impl Fn(usize) -> Option<u64>, range: std::ops::Range<usize>) -> Vec<Event> {
    let (mut found, mut at) = (Vec::new(), range.start);
    while at < range.end {
        let phrases = words(at).and_then(|first| TABLE.phrases.get(&first)).map(Vec::as_slice);
        let here = |phrase: &&Phrase| {
            at + phrase.rest.len() < range.end
                && phrase.rest.iter().zip(at + 1..).all(|(hash, k)| words(k) == Some(*hash))
        };
        let Some(phrase) = phrases.unwrap_or_default().iter().find(here) else {
            at += 1;
            continue;
        };
        let len = phrase.rest.len() + 1;
        if let Some(kind) = phrase.kind {
            found.push(Event { kind, at, len, weak: phrase.weak });
        }
        at += len;
    }
    found
}

/// A list of `words.txt`, which says what each is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Locative,
    Between,
    Unreal,
    Other,
    Definite,
    BetweenEvents,
    Short,
    Harm,
    Said,
    BetweenSaid,
    BehindName,
}

impl List {
    const NAMES: [(&str, Self); 11] = [
        ("locative", Self::Locative),
        ("between", Self::Between),
        ("unreal", Self::Unreal),
        ("other", Self::Other),
        ("definite", Self::Definite),
        ("between-events", Self::BetweenEvents),
        ("short", Self::Short),
        ("harm", Self::Harm),
        ("said", Self::Said),
        ("between-said", Self::BetweenSaid),
        ("behind-name", Self::BehindName),
    ];

    fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// The hash of a word → the lists it is in, a bit each.
static WORDS: LazyLock<FxHashMap<u64, u16>> = LazyLock::new(|| {
    let mut words: FxHashMap<u64, u16> = FxHashMap::default();
    let mut bit = 0;
    for line in include_str!("words.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_suffix(':') {
            bit = List::NAMES.iter().find(|(known, _)| *known == name).map_or(0, |(_, list)| list.bit());
        } else {
            line.split_whitespace().for_each(|word| *words.entry(hash(word)).or_default() |= bit);
        }
    }
    words
});

/// Whether a word, by its hash, is in a list.
pub(super) fn is(word: u64, list: List) -> bool {
    WORDS.get(&word).is_some_and(|lists| lists & list.bit() != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&'static str> {
        let words: Vec<u64> = text.split(' ').map(hash).collect();
        events(|n| words.get(n).copied(), 0..words.len()).iter().map(|event| event.kind.name()).collect()
    }

    #[test]
    fn the_longest_phrase_tells() {
        assert_eq!(found("a missile strike on Ell"), ["airstrike"]);
        assert_eq!(found("he had a heart attack"), [] as [&str; 0]);
        assert_eq!(found("the explosion and the fire"), ["explosion", "fire"]);
    }

    #[test]
    fn kinds_fit_by_the_table() {
        let kinds = |names: &str| names.split(' ').filter_map(Kind::named).collect::<Kinds>();
        assert!(kinds("chemical").fit(kinds("airstrike")));
        assert!(kinds("harm").fit(kinds("flood")));
        assert!(!kinds("shooting").fit(kinds("flood")));
        assert!(!kinds("shelling").fit(kinds("shooting")));
        assert!(List::NAMES.iter().all(|(_, list)| WORDS.values().any(|lists| lists & list.bit() != 0)));
    }
}
