//! How firmly a statement is put: by the word that credits it, by the adverbs around it, and by hedges on what
//! is said.

use super::act::Word;
use crate::attribution::Attribution;
use crate::lexicon::meaning_of_adjective;
use crate::{Act, Analysis, Certainty};

/// Words of what is said in which a hedge is looked for.
const OPENING: usize = 26;

/// The certainty of an attribution whose act is known, and whose word this is.
pub(super) fn of(page: &Analysis<'_>, attribution: &Attribution, word: Option<&Word>) -> Certainty {
    let by_word = word.map_or(Certainty::Stated, |word| word.meaning.certainty);
    if attribution.act == Act::Decline {
        return Certainty::Stated;
    }
    let group = group(page, attribution);
    // "never accused": the accusation is not made.
    let accuses = word.is_some_and(|word| word.meaning.act == Act::Accuse);
    let undone = accuses && attribution.act != Act::Accuse;
    let alleged = by_word == Certainty::Alleged && !undone
        || group.clone().any(|i| is_distancing(page.lower(i)))
        || said(page, attribution).any(|i| is_distancing(page.lower(i)) && !page.quoted(i));
    if alleged {
        return Certainty::Alleged;
    }
    // The engine may take "confident" for the beginning of what is said.
    let first = attribution.content.first().map_or(0, |run| run.start);
    let view = group.clone().chain(first..first + 1).any(|i| {
        meaning_of_adjective(page.lower(i)).is_some()
            || matches!(
                page.lower(i),
                "appeared" | "appears" | "seemed" | "seems" | "apparently" | "probably"
            )
            || page.lower(i) == "not"
                && matches!(page.lower(i + 1), "sure" | "certain" | "clear" | "convinced")
    });
    // "Perhaps, Orr conceded, there was none."
    let sentence = group.clone().next().and_then(|i| page.sentence_at(i));
    let opens = sentence.map(|n| page.sentences[n].tokens.start).is_some_and(|first| {
        matches!(page.lower(first), "perhaps" | "maybe" | "probably" | "possibly")
            && !page.quoted(first)
            && page.lower(first + 1) == ","
            && group.start <= first + 8
    });
    if by_word == Certainty::Hedged || view || opens || said(page, attribution).any(|i| hedges(page, i)) {
        return Certainty::Hedged;
    }
    Certainty::Stated
}

/// The cue with the words just before it.
fn group(page: &Analysis<'_>, attribution: &Attribution) -> std::ops::Range<usize> {
    let Some(cue) = attribution.cue.first() else { return 0..0 };
    let inside = |i: &usize| {
        let taken = attribution.content.iter().chain(&attribution.source).any(|run| run.contains(i));
        !taken && !page.quoted(*i) && page.tokens[*i].is_word()
    };
    let start = (cue.start.saturating_sub(3)..cue.start).rev().take_while(inside).last().unwrap_or(cue.start);
    start..cue.end
}

/// The opening of what is said, as far as its main verb can reach.
fn said<'a>(page: &'a Analysis<'_>, attribution: &'a Attribution) -> impl Iterator<Item = usize> + 'a {
    let first = attribution.content.first().cloned().unwrap_or_default();
    let sentence = page.sentence_at(first.start);
    let opening = first.start;
    first.take(OPENING).take_while(move |&i| {
        let word = page.lower(i);
        let leaves = matches!(
            word,
            "who"
                | "which"
                | "because"
                | "when"
                | "if"
                | "after"
                | "before"
                | "while"
                | "although"
                | "unless"
                | "until"
                | ";"
                | "but"
        );
        let clause = word == "that"
            && i > opening
            && !matches!(
                page.lower(i - 1),
                "possible" | "likely" | "unlikely" | "probable" | "believed" | "\"" | "“"
            );
        page.sentence_at(i) == sentence && !(leaves && i > opening) && !(clause && i > opening + 2)
    })
}

fn is_distancing(word: &str) -> bool {
    matches!(
        word,
        "allegedly"
            | "reportedly"
            | "supposedly"
            | "purportedly"
            | "ostensibly"
            | "so-called"
            | "alleged"
            | "purported"
            | "supposed"
            | "rumoured"
            | "rumored"
    )
}

/// A hedge on a verb: "may have", "probably", "appears to", "is believed to".
fn hedges(page: &Analysis<'_>, i: usize) -> bool {
    let (word, next) = (page.lower(i), page.lower(i + 1));
    match word {
        "might" | "probably" | "apparently" | "possibly" | "perhaps" | "maybe" | "seemingly"
        | "presumably" | "conceivably" => true,
        "likely" | "unlikely" => true,
        "may" if page.tokens[i].capital => false,
        "may" => {
            matches!(next, "have" | "be" | "not" | "well" | "yet" | "also" | "even" | "still" | "never")
                || !permitted(next)
        }
        "could" => matches!(next, "have" | "be" | "well"),
        "must" => next == "have",
        "appears" | "appear" | "appeared" | "seems" | "seem" | "seemed" => {
            matches!(next, "to" | "that" | "as" | "likely" | "it" | "unlikely") || next == "not"
        }
        "possible" => matches!(page.lower(i.saturating_sub(1)), "is" | "was" | "'s" | "quite" | "be"),
        "believed" | "thought" | "suspected" | "presumed" | "feared" => {
            matches!(next, "to" | "that")
                && (i.saturating_sub(2)..i)
                    .any(|k| matches!(page.lower(k), "is" | "are" | "was" | "were" | "be"))
        }
        _ => false,
    }
}

/// Verbs with which "may" mostly gives leave.
fn permitted(word: &str) -> bool {
    matches!(
        word,
        "enter"
            | "return"
            | "leave"
            | "go"
            | "use"
            | "apply"
            | "pass"
            | "cross"
            | "stay"
            | "vote"
            | "take"
            | "visit"
            | "keep"
            | "travel"
            | "work"
            | "appeal"
            | "collect"
            | "sail"
            | "fish"
            | "land"
            | "attend"
            | "bring"
            | "only"
            | "now"
            | "no"
            | "come"
            | "move"
    )
}
