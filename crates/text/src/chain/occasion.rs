//! When and where a statement was made: "said on Wednesday", "in a speech in Ell late on Monday, Orr warned", "told
//! reporters in Ell". Whatever stands inside what is said is about the event, not about the saying of it.

use super::{Sentence, cue, sentences};
use crate::attribution::Attribution;
use crate::lexicon::{is_relative, verb};
use crate::token::TokenKind;
use crate::{Analysis, Range};

/// Words between a cue and when or where it happened, at most.
const NEAR: usize = 14;
/// The same for what a sentence opens with.
const AHEAD: usize = 30;

/// Expressions of time or place, as token ranges in the order of the text: for every attribution the one that says
/// when it was made.
pub(crate) fn said_on(
    page: &Analysis<'_>,
    attributions: &[Attribution],
    times: &[Range],
) -> Vec<Option<usize>> {
    // "said after Wednesday" says little of when.
    let about = |word: &str| {
        matches!(word, "since" | "until" | "till" | "before" | "after" | "by" | "from" | "for" | "to" | "of")
    };
    // "up from 87 the day before": of a count.
    let counted =
        |before: usize| page.tokens.0.get(before).is_some_and(|token| token.kind == TokenKind::Number);
    choose(page, attributions, times, |time| {
        let before = time.start.checked_sub(1);
        before.is_none_or(|before| !about(page.lower(before)) && !counted(before))
    })
}

/// The same for where.
pub(crate) fn said_in(
    page: &Analysis<'_>,
    attributions: &[Attribution],
    places: &[Range],
) -> Vec<Option<usize>> {
    let inside = |place: &Range| {
        let the = usize::from(page.lower(place.start.saturating_sub(1)) == "the");
        let before = place.start.checked_sub(1 + the).map_or("", |i| page.lower(i));
        matches!(before, "in" | "at" | "near" | "outside" | "from")
    };
    choose(page, attributions, places, inside)
}

fn choose(
    page: &Analysis<'_>,
    attributions: &[Attribution],
    spots: &[Range],
    fits: impl Fn(&Range) -> bool,
) -> Vec<Option<usize>> {
    let mut out = vec![None; attributions.len()];
    if spots.is_empty() {
        return out;
    }
    for (sentence, members) in sentences(page, attributions) {
        let tokens = &page.sentences[sentence].tokens;
        let sentence = Sentence::new(page, tokens, attributions, &members);
        let first = spots.partition_point(|spot| spot.start < tokens.start);
        let here = spots[first..].iter().enumerate().take_while(|(_, spot)| spot.start < tokens.end);
        for (n, spot) in here {
            let said =
                |i: usize| sentence.members.iter().any(|(_, a)| a.content.iter().any(|run| run.contains(&i)));
            if page.quoted(spot.start) || said(spot.start) {
                continue;
            }
            for (member, attribution) in sentence.owners(spot.start) {
                // "A doctor from Ell, who was released in May, said" tells which doctor.
                let credit = cue(attribution).start;
                let described = attribution.source.iter().any(|run| {
                    let clause = |i: usize| matches!(page.lower(i), "who" | "which");
                    run.contains(&spot.start) || spot.start < credit && (run.end..spot.start).any(clause)
                });
                if !described && fits(spot) && out[*member].is_none() && is_near(page, attribution, spot) {
                    out[*member] = Some(first + n);
                }
            }
        }
    }
    out
}

/// Whether nothing else happens between the crediting word and the spot.
fn is_near(page: &Analysis<'_>, attribution: &Attribution, spot: &Range) -> bool {
    let cue = cue(attribution);
    let ahead = spot.end <= cue.start;
    let between = if ahead { spot.end..cue.start } else { cue.end..spot.start };
    // "On Wednesday Northwire cited Rell as saying": its relay's words are the statement's own.
    let relays = || attribution.via.iter().flat_map(|(relay, cue)| [Some(relay), cue.as_ref()]).flatten();
    let own = |i: usize| {
        let mut parts = attribution.source.iter().chain(&attribution.content).chain(relays());
        parts.any(|run| run.contains(&i))
    };
    let happens = |i: usize| {
        let word = page.lower(i);
        is_relative(word)
            || word == "that"
            || matches!(word, "when" | "after" | "before" | "because" | "being")
            || page.tokens[i].is_word() && !page.tokens[i].capital && is_finite(word)
    };
    between.len() <= if ahead { AHEAD } else { NEAR } && !between.into_iter().any(|i| !own(i) && happens(i))
}

/// A verb in the past, which would be another event.
fn is_finite(word: &str) -> bool {
    verb(word).is_some_and(|_| word.ends_with("ed") || matches!(word, "said" | "told"))
}
