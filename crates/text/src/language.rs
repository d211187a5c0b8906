//! Whether a text is English: by the share of its words that are the commonest English ones.

use crate::analysis::Analysis;
use crate::lexicon::{
    is_auxiliary, is_clause_start, is_conjunction, is_determiner, is_preposition, is_pronoun,
};
use crate::token::TokenKind;

/// Words looked at.
const SAMPLE: usize = 400;
/// Fewer words than this say nothing.
const FEWEST: usize = 20;

/// Whether the text is English; `None` where it is too short to tell.
///
/// In running English two words in five are function words, in other languages under one in ten is spelt
/// like an English one.
pub(crate) fn of(page: &Analysis<'_>) -> Option<bool> {
    let (mut words, mut english) = (0usize, 0usize);
    for token in page.tokens.0.iter().filter(|t| t.kind == TokenKind::Word).take(SAMPLE) {
        let word = token.lower.as_str();
        words += 1;
        // "a" is a word of half of Europe.
        let telling = word.len() > 1;
        english += usize::from(
            telling
                && (is_determiner(word)
                    || is_preposition(word)
                    || is_auxiliary(word)
                    || is_conjunction(word)
                    || is_clause_start(word)
                    || is_pronoun(word)),
        );
    }
    (words >= FEWEST).then(|| english * 100 >= words * 18)
}
