//! What every rule here reads: the page, the table of vague words, and the words that are expressions of time.

use std::collections::HashSet;

use super::vague::VagueWords;
use crate::lexicon::gender_of_given_name;
use crate::{Analysis, Range};

/// The page with what was read of it before.
pub(super) struct Context<'a> {
    pub page: &'a Analysis<'a>,
    pub vague: &'a VagueWords,
    /// Byte ranges of expressions of time, in order.
    pub times: &'a [Range],
    /// Last words of the names of two words and more.
    pub last_names: HashSet<&'a str>,
}

impl<'a> Context<'a> {
    pub(super) fn new(page: &'a Analysis<'a>, vague: &'a VagueWords, times: &'a [Range]) -> Self {
        let tokens = &page.tokens.0;
        let named = |i: usize| tokens[i].is_word() && tokens[i].capital;
        let ends = (1..tokens.len()).filter(|&i| {
            named(i)
                && named(i - 1)
                && !tokens.get(i + 1).is_some_and(|next| next.is_word() && next.capital)
                && gender_of_given_name(&tokens[i - 1].lower).is_some()
        });
        let last_names = ends.map(|i| tokens[i].lower.as_str()).collect();
        Self { page, vague, times, last_names }
    }

    /// Whether a lower-case word is the last of somebody's name.
    pub(super) fn is_last_name(&self, word: &str) -> bool {
        self.last_names.contains(word)
    }

    /// The lower-case form of a token.
    pub(super) fn lower(&self, i: usize) -> &str {
        self.page.lower(i)
    }

    /// The lower-case form of the token `back` places before `i`, nothing before `floor`.
    pub(super) fn before(&self, i: usize, back: usize, floor: usize) -> &str {
        i.checked_sub(back).filter(|k| *k >= floor).map_or("", |k| self.page.lower(k))
    }

    /// Whether the words of a phrase, in order, start at token `i`.
    pub(super) fn says(&self, i: usize, phrase: &str) -> bool {
        phrase.split(' ').enumerate().all(|(k, word)| self.page.lower(i + k) == word)
    }

    /// Whether a token is part of an expression of time.
    pub(super) fn is_time(&self, i: usize) -> bool {
        let start = self.page.tokens[i].range.start;
        let n = self.times.partition_point(|time| time.end <= start);
        self.times.get(n).is_some_and(|time| time.start <= start)
    }
}
