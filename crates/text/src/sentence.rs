//! Sentences, with quotations kept whole.
//!
//! A sentence ends at a full stop, question or exclamation mark outside quotations, or behind a
//! quotation that ends so. `"No. Never," said Orr.` is one sentence: what is said and who says it
//! stay together.

use crate::Range;
use crate::lexicon::*;
use crate::quotation::Quotations;
use crate::token::{TokenKind, Tokens};

/// A sentence that runs on longer than this many tokens is cut, so that no rule meets one without end.
const LONGEST: usize = 600;

/// Token ranges of the sentences of one block.
pub(crate) fn sentences(tokens: &Tokens, block: &Range, quotations: &Quotations) -> Vec<Range> {
    let mut out = Vec::new();
    let mut start = block.start;
    let mut i = block.start;
    while i < block.end {
        // Jump over a quotation; it may end the sentence.
        let ends = match quotations.opening_at(i) {
            Some(quotation) if quotation.tokens.end <= block.end => {
                i = quotation.tokens.end;
                let last = quotation.inner.end.checked_sub(1).map_or("", |t| tokens.lower(t));
                is_end(last) && quotation.inner.len() > 1
            }
            _ => {
                i += 1;
                is_end(tokens.lower(i - 1))
            }
        };
        if i - start >= LONGEST && i < block.end {
            out.push(start..i);
            start = i;
            continue;
        }
        if !ends {
            continue;
        }
        while i < block.end && matches!(tokens.lower(i), ")" | "]" | "." | "?" | "!" | "…") {
            i += 1;
        }
        let credited = i > start
            && quotations
                .closing_at(i - 1)
                .is_some_and(|q| matches!(tokens.lower(q.inner.end - 1), "?" | "!" | "…" | "..."));
        if credited && credit_follows(tokens, i, block.end, quotations) {
            continue;
        }
        if i >= block.end || starts_sentence(tokens, i, quotations) {
            out.push(start..i);
            start = i;
        }
    }
    if start < block.end {
        out.push(start..block.end);
    }
    out
}

/// `"Why?" Orr asked`: a name or pronoun and a verb of speaking belong to the question before them.
fn credit_follows(tokens: &Tokens, from: usize, end: usize, quotations: &Quotations) -> bool {
    for i in from..end.min(from + 7) {
        let token = &tokens[i];
        if quotations.at(i).is_some() || !token.is_word() {
            return false;
        }
        let word = token.lower.as_str();
        if verb(word).is_some_and(|v| v.complements.quotes() && matches!(v.form, Form::Past | Form::Third))
            && !token.capital
        {
            return i > from;
        }
        let nominal = token.capital
            || is_personal_pronoun(word)
            || is_determiner(word)
            || is_role(word)
            || is_organisation_noun(word)
            || is_adverb(word)
            || is_ly_adverb(word)
            || is_preposition(word) && i > from
            || is_auxiliary(word);
        if !nominal {
            return false;
        }
    }
    false
}

fn is_end(token: &str) -> bool {
    matches!(token, "." | "?" | "!" | "…") || token.len() > 2 && token.bytes().all(|b| b == b'.')
}

/// Whether a new sentence can start at token `i`.
fn starts_sentence(tokens: &Tokens, i: usize, quotations: &Quotations) -> bool {
    let token = &tokens[i];
    if !token.spaced {
        return false;
    }
    let opens = quotations.opening_at(i).is_some();
    token.capital
        || token.kind == TokenKind::Number
        || opens
        || matches!(token.lower.as_str(), "(" | "[" | "—" | "–" | "-" | "•")
}
