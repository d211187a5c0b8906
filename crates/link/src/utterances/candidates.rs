//! Which statements are worth comparing: those that share something rare.
//!
//! Two kinds of keys. Three telling words in a row bring verbatim renderings together, whenever they were
//! published. A rare word together with the days of publication, or a less rare one with the speaker too, bring
//! paraphrases together. As the days belong to the key, what a statement finds does not grow with the years a
//! ledger covers; a key that too many statements have is a phrase of the day and finds nothing. Copies of one wire
//! story count once.

use std::collections::HashMap;

use super::rendering::Rendering;
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
/// Runs a statement is filed under; of longer ones a part, the same part in every statement.
const RUNS: usize = 64;

/// The keys of one statement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keys {
    /// Under which it is filed.
    pub filed: Vec<u64>,
    /// Under which others are looked for.
    pub sought: Vec<u64>,
    /// The same for statements with the same words of the same speaker in the same days: wire copies.
    pub copy: u64,
}

impl Keys {
    /// The keys of a rendering.
    pub fn of(rendering: &Rendering) -> Self {
        let telling: Vec<&Word> = rendering.words.iter().filter(|word| word.tells()).collect();
        let threes = runs(&telling, 3, RUN);
        let drawer = rendering.published.map(|day| day.div_euclid(DRAWER));
        let speaker = rendering.speaker.as_ref().and_then(|speaker| speaker.key()).unwrap_or_default();
        let words = rendering.words.iter().map(|word| word.key);
        let copy = combine(&words.chain([speaker, filed_on(drawer)]).collect::<Vec<_>>());
        let mut keys = Self { filed: threes.clone(), sought: threes, copy };
        let drawers = drawer.map_or(vec![None], |drawer| (drawer - 1..=drawer + 1).map(Some).collect());
        let pairs = runs(&telling, 2, PAIR);
        for word in rarest(rendering).into_iter().chain(pairs) {
            keys.filed.push(combine(&[word, filed_on(drawer)]));
            keys.sought.extend(drawers.iter().map(|drawer| combine(&[word, filed_on(*drawer)])));
        }
        for keys in [&mut keys.filed, &mut keys.sought] {
            keys.sort_unstable();
            keys.dedup();
        }
        keys
    }
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

/// The statements filed so far, by key; they are named by the numbers the caller gives them.
#[derive(Debug, Clone, Default)]
pub struct Candidates {
    filed: HashMap<u64, Vec<u32>>,
    /// The first of each set of copies; only it is filed, or a wire story would crowd out its own keys.
    first: HashMap<u64, u32>,
    filed_so_far: usize,
}

impl Candidates {
    /// Files a statement.
    pub fn insert(&mut self, statement: u32, keys: &Keys) {
        self.filed_so_far += 1;
        if *self.first.entry(keys.copy).or_insert(statement) != statement {
            return;
        }
        for key in &keys.filed {
            let filed = self.filed.entry(*key).or_default();
            // One more than a crowd is enough to know that it is one.
            if filed.len() <= CROWD {
                filed.push(statement);
            }
        }
    }

    /// How many statements were filed.
    pub fn len(&self) -> usize {
        self.filed_so_far
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.filed_so_far == 0
    }

    /// The statements that share a key, ascending, each once; of copies only the first.
    pub fn find(&self, keys: &Keys) -> Vec<u32> {
        let filed = keys.sought.iter().filter_map(|key| self.filed.get(key));
        let mut found: Vec<u32> = filed.filter(|filed| filed.len() <= CROWD).flatten().copied().collect();
        found.extend(self.first_copy(keys));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The first statement filed that is a copy of this one.
    pub fn first_copy(&self, keys: &Keys) -> Option<u32> {
        self.first.get(&keys.copy).copied()
    }
}
