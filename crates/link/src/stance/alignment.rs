//! Which words of the claim the headline carries, in the same form, another form, or a word that stands for the same.

use std::sync::LazyLock;

use super::phrases::{Phrases, lines};
use super::sentence::{Sentence, Word};

/// Groups of words that stand for each other.
static SYNONYMS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (group, line) in lines(include_str!("synonyms.txt")).enumerate() {
        phrases.add(line, group);
    }
    phrases
});

/// Two groups a line, that contradict each other: the first has an even number, the second the next.
static OPPOSITES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for (pair, line) in lines(include_str!("opposites.txt")).enumerate() {
        for (side, list) in line.split('/').enumerate() {
            phrases.add(list, 2 * pair + side);
        }
    }
    phrases
});

/// Words that carry no content.
static FUNCTION_WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for line in lines(include_str!("function_words.txt")) {
        phrases.add(line, 0);
    }
    phrases
});

/// A claim's words and a headline's, matched.
pub(super) struct Alignment {
    /// The claim's words of content, by index.
    content: Vec<usize>,
    /// For every word of the claim: the headline's that carries it.
    of_claim: Vec<Option<usize>>,
    /// For every word of the headline: whether it carries one of the claim's.
    in_headline: Vec<bool>,
    /// Words of the claim and the headline that contradict each other.
    pub opposites: Vec<(usize, usize)>,
}

impl Alignment {
    /// Matches every word of content with the first that fits best.
    pub(super) fn of(claim: &Sentence, headline: &Sentence) -> Self {
        let content: Vec<usize> = content(&claim.words);
        let ours = groups(&SYNONYMS, &claim.words);
        let theirs = groups(&SYNONYMS, &headline.words);
        let candidates = self::content(&headline.words);
        let mut of_claim = vec![None; claim.words.len()];
        let mut in_headline = vec![false; headline.words.len()];
        for &c in &content {
            let fit = |h: usize| -> u8 {
                let (Some(a), Some(b)) = (claim.words.get(c), headline.words.get(h)) else { return 0 };
                let grouped =
                    ours.get(c).zip(theirs.get(h)).is_some_and(|(a, b)| a.iter().any(|g| b.contains(g)));
                if a.stem == b.stem {
                    3
                } else if grouped {
                    2
                } else {
                    u8::from(alike(a, b))
                }
            };
            // The first of the best: max_by_key would take the last.
            let best = candidates.iter().rev().copied().max_by_key(|&h| fit(h)).filter(|&h| fit(h) > 0);
            if let Some(h) = best {
                if let Some(slot) = of_claim.get_mut(c) {
                    *slot = Some(h);
                }
                if let Some(slot) = in_headline.get_mut(h) {
                    *slot = true;
                }
            }
        }
        let opposites = opposites(claim, headline);
        Self { content, of_claim, in_headline, opposites }
    }

    /// Whether a word of the headline is one of the claim's.
    pub(super) fn carries(&self, at: usize) -> bool {
        self.in_headline.get(at) == Some(&true)
    }

    /// The first and the last word of the headline that is one of the claim's; past the end and 0 if there is none.
    pub(super) fn reach(&self) -> (usize, usize) {
        let carried =
            || self.in_headline.iter().enumerate().filter(|(_, carries)| **carries).map(|(at, _)| at);
        (carried().next().unwrap_or(self.in_headline.len()), carried().next_back().unwrap_or(0))
    }

    /// How many of the claim's words the headline carries, of those that a test lets through: both counts.
    pub(super) fn covered(&self, mut of: impl FnMut(usize) -> bool) -> (usize, usize) {
        let chosen: Vec<usize> = self.content.iter().copied().filter(|&c| of(c)).collect();
        let found = chosen.iter().filter(|&&c| self.of_claim.get(c).is_some_and(Option::is_some)).count();
        (found, chosen.len())
    }
}

/// The words that are not mere grammar.
pub(super) fn content(words: &[Word]) -> Vec<usize> {
    let function = FUNCTION_WORDS.find(words);
    (0..words.len()).filter(|i| !function.iter().any(|found| found.at == *i)).collect()
}

/// For every word, the groups it or the phrase around it belongs to.
fn groups(table: &Phrases, words: &[Word]) -> Vec<Vec<usize>> {
    let mut groups = vec![Vec::new(); words.len()];
    for found in table.find(words) {
        for slot in groups.iter_mut().skip(found.at).take(found.len) {
            slot.push(found.id);
        }
    }
    groups
}

/// Other forms that stemming leaves apart: "Argentina" and "Argentine", "Iraq" and "Iraqi", a slip in a long name.
fn alike(a: &Word, b: &Word) -> bool {
    if a.number.is_some() || b.number.is_some() {
        return false;
    }
    let shared = a.stem.chars().zip(b.stem.chars()).take_while(|(a, b)| a == b).count();
    let shorter = a.stem.chars().count().min(b.stem.chars().count());
    shared >= 5 || (shared >= 4 && shared == shorter)
}

fn opposites(claim: &Sentence, headline: &Sentence) -> Vec<(usize, usize)> {
    let theirs = OPPOSITES.find(&headline.words);
    let mut found = Vec::new();
    for ours in OPPOSITES.find(&claim.words) {
        for other in theirs.iter().filter(|other| other.id == ours.id ^ 1) {
            found.push((ours.at, other.at));
        }
    }
    found
}
