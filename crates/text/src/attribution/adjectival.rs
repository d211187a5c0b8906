//! Views put with an adjective: "the palace is confident that …", "she was unsure whether …".

use super::cue::Cue;
use super::{Attribution, clause, phrase};
use crate::lexicon::{is_adverb, is_auxiliary, is_be, is_ly_adverb};
use crate::{Analysis, Range};

fn is_view(word: &str) -> bool {
    matches!(
        word,
        "confident"
            | "sure"
            | "unsure"
            | "certain"
            | "convinced"
            | "aware"
            | "concerned"
            | "worried"
            | "hopeful"
            | "optimistic"
            | "pessimistic"
            | "skeptical"
            | "sceptical"
            | "doubtful"
            | "curious"
            | "afraid"
            | "adamant"
            | "fearful"
            | "surprised"
            | "glad"
            | "sorry"
    )
}

/// The attributions that adjectives make in a sentence.
pub(super) fn find(page: &Analysis<'_>, sentence: &Range, cues: &[Cue]) -> Vec<Attribution> {
    sentence
        .clone()
        .filter(|&i| is_view(page.lower(i)) && !page.quoted(i))
        .filter_map(|i| read(page, sentence, i, cues))
        .collect()
}

fn read(page: &Analysis<'_>, sentence: &Range, at: usize, cues: &[Cue]) -> Option<Attribution> {
    if !matches!(page.lower(at + 1), "that" | "whether" | "where" | "what" | "why" | "how" | "if" | "who")
        || at + 1 >= sentence.end
    {
        return None;
    }
    let mut start = at;
    while start > sentence.start
        && (is_auxiliary(page.lower(start - 1))
            || is_adverb(page.lower(start - 1))
            || is_ly_adverb(page.lower(start - 1)))
    {
        start -= 1;
    }
    let has_be = (start..at).any(|i| is_be(page.lower(i)));
    let last = start.checked_sub(1).filter(|i| *i >= sentence.start && has_be)?;
    let source = phrase::ending_at(page, last, sentence.start)?;
    let content = at + 1..clause::end(page, sentence, at + 1, cues, false);
    (content.len() > 2).then(|| Attribution {
        source: vec![source],
        cue: vec![start..at + 1],
        content: vec![content],
        ..Attribution::default()
    })
}
