//! Cues that are nouns: "the minister's claim that …", "statements by Orr that …", "his promise to …".

use super::cue::Cue;
use super::{Attribution, clause, phrase};
use crate::lexicon::{is_determiner, is_personal_pronoun, is_possessive, is_preposition, meaning_of_noun};
use crate::{Act, Analysis, Range};

/// The attributions that nouns make in a sentence.
pub(super) fn find(page: &Analysis<'_>, sentence: &Range, cues: &[Cue]) -> Vec<Attribution> {
    sentence
        .clone()
        .filter(|&i| page.tokens[i].is_word() && !page.quoted(i) && !cues.iter().any(|c| c.head == i))
        .filter_map(|i| read(page, sentence, i, meaning_of_noun(page.lower(i))?.act, cues))
        .collect()
}

fn read(page: &Analysis<'_>, sentence: &Range, at: usize, act: Act, cues: &[Cue]) -> Option<Attribution> {
    let mut next = at + 1;
    let mut source = None;
    if matches!(page.lower(next), "by" | "of" | "from") && !page.quoted(next) {
        let who = phrase::starting_at(page, next + 1, sentence.end)?;
        next = who.end;
        source = Some(who);
    }
    if next >= sentence.end
        || page.quoted(next)
        || !(page.lower(next) == "that"
            || page.lower(next) == "to" && act != Act::Assert && infinitive_follows(page, next))
    {
        return None;
    }
    let source = source.or_else(|| possessor(page, sentence, at))?;
    let end = clause::end(page, sentence, next, cues, false);
    (end > next + 2).then(|| Attribution {
        source: vec![source],
        cue: vec![at..at + 1],
        content: vec![next..end],
        ..Attribution::default()
    })
}

/// "to" and a verb; not "calls to the ministry", "a threat to Orr".
fn infinitive_follows(page: &Analysis<'_>, to: usize) -> bool {
    page.tokens.0.get(to + 1).is_some_and(|t| {
        t.is_word()
            && !t.capital
            && !is_determiner(&t.lower)
            && !is_possessive(&t.lower)
            && !is_personal_pronoun(&t.lower)
    })
}

/// Whose claim it is: "his", "the minister's".
fn possessor(page: &Analysis<'_>, sentence: &Range, at: usize) -> Option<Range> {
    // One or two adjectives may stand between: "the minister's repeated claim".
    let mark = (sentence.start..at).rev().take(3).find(|&i| is_possessive(page.lower(i)))?;
    if (mark + 1..at).any(|i| is_preposition(page.lower(i)) || !page.tokens[i].is_word()) {
        return None;
    }
    match page.lower(mark) {
        "'s" if mark > sentence.start => phrase::ending_at(page, mark - 1, sentence.start),
        "its" | "our" | "my" | "your" | "whose" | "'s" => None,
        _ => Some(mark..mark + 1),
    }
}
