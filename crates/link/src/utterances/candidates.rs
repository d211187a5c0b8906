//! Which statements are worth comparing: those that share something rare.
//!
//! Two kinds of keys. Three telling words in a row bring verbatim renderings together, whenever they were
//! published. A rare word together with the days of publication, or a less rare one with the speaker too, bring
//! paraphrases together. As the days belong to the key, what a statement finds does not grow with the years a
//! ledger covers; a key that too many statements have is a phrase of the day and finds nothing. Copies of one wire
//! story count once. Which pairs are found follows from all keys together, never from the order they came in.

use onrecord_text::{Field, Span};
use rustc_hash::FxHashMap;

use super::rendering::{Extent, Rendering};
use super::words::Word;
use crate::words::fnv;

/// How many statements may share a key before it tells nothing.
const CROWD: usize = 64;
/// Days in one drawer; neighbouring drawers are looked into too.
const DRAWER: i32 = 4;
/// Words a statement is found by: those that tell most.
const WORDS: usize = 12;
/// How rare a word has to be to find statements of any speaker, or of the same.
const RARE: f32 = 6.5;
const TELLING: f32 = 3.5;
/// How rare the words of a run have to be together.
const RUN: f32 = 12.0;
const PAIR: f32 = 9.0;
/// Pairs that come together before those found twice are thrown out.
const FULL: usize = 4 << 20;
/// Runs a statement is filed under; of longer ones a part, the same part in every statement.
const RUNS: usize = 64;

/// The keys of one statement, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    /// Statements that share one are worth comparing. Two in a million that share one share it by chance.
    pub filed: Vec<u32>,
    /// The same for statements with the same words of the same speaker in the same days: wire copies.
    pub copy: u64,
    /// Where its content stands.
    pub extent: Extent,
}

impl Keys {
    /// The keys of a rendering.
    pub fn of(rendering: &Rendering) -> Self {
        let telling: Vec<&Word> = rendering.words.iter().filter(|word| word.tells()).collect();
        let drawer = rendering.published.map(|day| day.div_euclid(DRAWER));
        let speaker = rendering.speaker.as_ref().and_then(|speaker| speaker.key()).unwrap_or_default();
        let words = rendering.words.iter().map(|word| word.key);
        let copy = combine(&words.chain([speaker, filed_on(drawer)]).collect::<Vec<_>>());
        let mut filed: Vec<u32> = runs(&telling, 3, RUN).into_iter().map(short).collect();
        // Its own drawer and the next: two statements share one when their drawers are at most one apart.
        let drawers = drawer.map_or(vec![None], |drawer| vec![Some(drawer), Some(drawer + 1)]);
        for word in rarest(rendering).into_iter().chain(runs(&telling, 2, PAIR)) {
            filed.extend(drawers.iter().map(|drawer| short(combine(&[word, filed_on(*drawer)]))));
        }
        filed.sort_unstable();
        filed.dedup();
        Self { filed, copy, extent: rendering.extent() }
    }

    /// The keys of a document's statements as bytes, to be kept.
    pub fn to_bytes(all: &[Self]) -> Vec<u8> {
        let mut out = Vec::with_capacity(all.iter().map(|keys| 24 + 4 * keys.filed.len()).sum());
        for keys in all {
            let Extent { field, words } = keys.extent;
            let words = words.unwrap_or(Span { start: u32::MAX, end: 0 });
            let count = (keys.filed.len() as u32) << 1 | u32::from(field == Field::Title);
            out.extend(keys.copy.to_le_bytes());
            out.extend([words.start, words.end, count].into_iter().flat_map(u32::to_le_bytes));
            out.extend(keys.filed.iter().flat_map(|key| key.to_le_bytes()));
        }
        out
    }

    /// What [`to_bytes`](Self::to_bytes) made; `None` for anything else.
    pub fn from_bytes(mut bytes: &[u8]) -> Option<Vec<Self>> {
        let mut all = Vec::new();
        while !bytes.is_empty() {
            let (copy, rest) = bytes.split_first_chunk()?;
            let (head, rest) = rest.split_first_chunk::<12>()?;
            let (head, _) = head.as_chunks();
            let [start, end, count] = [head[0], head[1], head[2]].map(u32::from_le_bytes);
            let (filed, rest) = rest.split_at_checked((count as usize >> 1).checked_mul(4)?)?;
            let (filed, _) = filed.as_chunks();
            let field = if count & 1 == 1 { Field::Title } else { Field::Text };
            all.push(Self {
                filed: filed.iter().map(|key| u32::from_le_bytes(*key)).collect(),
                copy: u64::from_le_bytes(*copy),
                extent: Extent { field, words: (start <= end).then_some(Span { start, end }) },
            });
            bytes = rest;
        }
        Some(all)
    }
}

/// Half a key is enough to find by, and half as much to keep.
fn short(key: u64) -> u32 {
    (key ^ key >> 32) as u32
}

/// Undated statements are found among themselves.
fn filed_on(drawer: Option<i32>) -> u64 {
    drawer.map_or(u64::MAX, |drawer| drawer as u64)
}

fn combine(parts: &[u64]) -> u64 {
    fnv(parts.iter().flat_map(|part| part.to_le_bytes()))
}

/// Telling words in a row.
fn runs(telling: &[&Word], length: usize, rare: f32) -> Vec<u64> {
    let enough = |run: &&[&Word]| run.iter().map(|word| word.rarity).sum::<f32>() >= rare;
    let key = |run: &[&Word]| combine(&run.iter().map(|word| word.key).collect::<Vec<_>>());
    let mut keys: Vec<u64> = telling.windows(length).filter(enough).map(key).collect();
    keys.sort_unstable();
    keys.dedup();
    let part = keys.len().div_ceil(RUNS).next_power_of_two() as u64;
    keys.retain(|key| part == 1 || (key >> 20) % part == 0);
    keys
}

/// The rarest words, alone or with the speaker.
fn rarest(rendering: &Rendering) -> Vec<u64> {
    let mut telling: Vec<(u64, f32)> =
        rendering.words.iter().filter(|word| word.tells()).map(|word| (word.key, word.rarity)).collect();
    telling.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    telling.dedup();
    let most = &telling[..telling.len().min(WORDS)];
    let alone = most.iter().filter(|(_, rarity)| *rarity >= RARE).map(|(key, _)| combine(&[*key]));
    let speaker = rendering.speaker.as_ref().and_then(|speaker| speaker.key());
    let with = speaker.into_iter().flat_map(|speaker| {
        most.iter().filter(|(_, rarity)| *rarity >= TELLING).map(move |(key, _)| combine(&[*key, speaker]))
    });
    alone.chain(with).collect()
}

/// Which of a number of statements are worth comparing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Candidates {
    /// Of each statement the first of its copies. Only that one is compared with others, or a wire story would crowd
    /// out its own keys.
    pub first: Vec<u32>,
    /// The pairs, the lower number first, ascending, each once.
    pub pairs: Vec<(u32, u32)>,
}

/// Finds the statements that are worth comparing, by the numbers of their keys.
pub fn candidates<'k>(keys: impl Iterator<Item = &'k Keys> + Clone) -> Candidates {
    let mut copies: FxHashMap<u64, u32> = FxHashMap::default();
    let first: Vec<u32> =
        (0..).zip(keys.clone()).map(|(n, keys)| *copies.entry(keys.copy).or_insert(n)).collect();
    let mut filed: Vec<(u32, u32)> = (0..)
        .zip(keys)
        .filter(|(n, _)| first[*n as usize] == *n)
        .flat_map(|(n, keys)| keys.filed.iter().map(move |key| (*key, n)))
        .collect();
    filed.sort_unstable();
    let mut pairs: Vec<(u32, u32)> =
        (0..).zip(&first).filter(|(n, first)| n != *first).map(|(n, first)| (*first, n)).collect();
    let mut compact = FULL;
    for drawer in filed.chunk_by(|one, two| one.0 == two.0).filter(|drawer| drawer.len() <= CROWD) {
        for (at, (_, a)) in drawer.iter().enumerate() {
            pairs.extend(drawer[at + 1..].iter().map(|(_, b)| (*a, *b)));
        }
        // Most pairs share several keys.
        if pairs.len() > compact {
            pairs.sort_unstable();
            pairs.dedup();
            compact = pairs.len() + FULL;
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    Candidates { first, pairs }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOWHERE: Extent = Extent { field: Field::Text, words: None };

    #[test]
    fn keys_are_kept_as_bytes() {
        let extent = Extent { field: Field::Title, words: Some(Span { start: 3, end: 3 }) };
        let all = vec![
            Keys { filed: vec![1, 7, u32::MAX], copy: 9, extent },
            Keys { filed: vec![], copy: u64::MAX, extent: NOWHERE },
        ];
        let bytes = Keys::to_bytes(&all);
        assert_eq!(Keys::from_bytes(&bytes), Some(all));
        assert_eq!(Keys::from_bytes(&bytes[1..]), None);
        assert_eq!(Keys::from_bytes(&[255; 20]), None);
    }

    #[test]
    fn copies_crowds_and_pairs() {
        let keys = |filed: &[u32], copy: u64| Keys { filed: filed.to_vec(), copy, extent: NOWHERE };
        let all = [keys(&[1, 2], 1), keys(&[2], 2), keys(&[1, 2], 1), keys(&[3], 3)];
        let found = candidates(all.iter());
        assert_eq!(found.first, [0, 1, 0, 3]);
        assert_eq!(found.pairs, [(0, 1), (0, 2)], "a copy stands with its first alone");
        let crowd: Vec<Keys> = (0..=CROWD as u64).map(|n| keys(&[5], n)).collect();
        assert_eq!(candidates(crowd.iter()).pairs, []);
    }
}
