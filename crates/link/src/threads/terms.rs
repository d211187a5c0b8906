//! What a claim is about: its telling words with their weights, a state's adjective, people and capital as one word.

use super::party;
use super::vocabulary::Class;
use crate::utterances::meaning::negates;
use crate::utterances::words::Word;
use crate::words::fnv;

/// Words borrowed from what stands before count for less.
const BORROWED: f32 = 0.8;

/// One telling word.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Term {
    pub(super) key: u64,
    pub(super) weight: f32,
    pub(super) name: bool,
    pub(super) form: Box<str>,
}

/// The telling words of a claim, each once, by key.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Terms {
    pub(super) list: Vec<Term>,
    pub(super) weight: f32,
}

/// What two claims have in common.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Shared<'a> {
    pub(super) weight: f32,
    /// Those that are no names.
    pub(super) plain: usize,
    pub(super) forms: Vec<&'a str>,
}

impl Terms {
    /// The terms of some words; `skip` says which to leave out.
    pub(super) fn of(words: &[Word], skip: impl Fn(usize) -> bool) -> Self {
        let mut list = Vec::new();
        for (n, word) in words.iter().enumerate() {
            if !word.tells() || skip(n) || Class::Empty.has(&word.form) || negates(&word.form) {
                continue;
            }
            let next = words.get(n + 1).map(|next| &*next.form);
            let state = party::state(&word.form, next);
            let key = state.map_or(word.key, |state| fnv(state.bytes()));
            let name = word.name || state.is_some();
            list.push(Term { key, weight: word.rarity, name, form: word.form.clone() });
        }
        Self::sorted(list)
    }

    /// These with some that stand before them.
    pub(super) fn with(mut self, context: Self) -> Self {
        let fainter = |term: Term| Term { weight: term.weight * BORROWED, ..term };
        self.list.extend(context.list.into_iter().map(fainter));
        Self::sorted(self.list)
    }

    fn sorted(mut list: Vec<Term>) -> Self {
        list.sort_by(|a, b| {
            a.key.cmp(&b.key).then(b.weight.total_cmp(&a.weight)).then_with(|| a.form.cmp(&b.form))
        });
        list.dedup_by_key(|term| term.key);
        let weight = list.iter().map(|term| term.weight).sum();
        Self { list, weight }
    }

    pub(super) fn has(&self, key: u64) -> bool {
        self.list.binary_search_by_key(&key, |term| term.key).is_ok()
    }

    /// How many are no names.
    pub(super) fn plain(&self) -> usize {
        self.list.iter().filter(|term| !term.name).count()
    }

    /// What both have, the weightiest first.
    pub(super) fn shared<'a>(&'a self, other: &Self) -> Shared<'a> {
        let mut both: Vec<(&Term, f32)> = Vec::new();
        let (mut i, mut j) = (0, 0);
        while let (Some(one), Some(two)) = (self.list.get(i), other.list.get(j)) {
            match one.key.cmp(&two.key) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    both.push((one, one.weight.min(two.weight)));
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        both.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.form.cmp(&b.0.form)));
        Shared {
            weight: both.iter().map(|(_, weight)| weight).sum(),
            plain: both.iter().filter(|(term, _)| !term.name).count(),
            forms: both.iter().map(|(term, _)| &*term.form).collect(),
        }
    }

    /// Whether each has names and none is the same: two places, two people.
    pub(super) fn names_differ(&self, other: &Self) -> bool {
        let names = |terms: &Self| terms.list.iter().any(|term| term.name);
        let common = |term: &Term| term.name && other.has(term.key);
        names(self) && names(other) && !self.list.iter().any(common)
    }
}
