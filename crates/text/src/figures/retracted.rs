//! Figures taken back.
//!
//! A number that is taken back was claimed, so it stays a figure, marked as retracted; but the document does not claim
//! it any more, and no toll rests on it. It is taken back by words that call it wrong, by a lower number that replaces
//! it, or, where it is only said to be the earlier one, by any other number told later; the words are a table,
//! `retracted.txt`.
//!
//! | text | figures |
//! |---|---|
//! | We counted **eleven bodies** at first and were wrong. | killed 11 people retracted |
//! | Earlier reports of **12 deaths** were wrong. | killed 12 people retracted |
//! | The mayor revised the death toll down from 12 to **seven**. | killed 7 people total |
//! | Medics initially said **five people** were killed. | killed 5 people |
//! | Killing **12 people** was wrong, the bishop preached. | killed 12 people |
//!
//! | report | tolls |
//! |---|---|
//! | Eleven people were killed, the mayor said. Earlier reports of 12 deaths were wrong. | killed 11 |
//! | Twelve people were killed in the fire. The mayor later revised the toll down to seven. | killed 7 |
//! | Medics initially said five people were killed. Three people died, the hospital said. | killed 3 |
//! | The police reported that nine people died. That was wrong. Four people died. | killed 4 |

use std::sync::LazyLock;

use super::claim::Claim;
use super::context::Context;
use super::table::WordTable;
use super::words::{self, List};
use crate::Range;

/// No claim takes back one further from it than this many claims.
const REACH: usize = 500;

/// What a phrase of the table says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Wrong,
    Lowered,
    Earlier,
}

/// First word → the phrases that start with it.
static PHRASES: LazyLock<WordTable<Vec<(&str, Kind)>>> = LazyLock::new(|| {
    let mut phrases: WordTable<Vec<(&str, Kind)>> = WordTable::default();
    for line in include_str!("retracted.txt").lines() {
        let Some((kind, phrase)) = line.split_once("  ") else { continue };
        let kind = match kind {
            "wrong" => Kind::Wrong,
            "lowered" => Kind::Lowered,
            "earlier" => Kind::Earlier,
            _ => continue,
        };
        let phrase = phrase.trim();
        phrases.entry(phrase.split(' ').next().unwrap_or_default()).push((phrase, kind));
    }
    phrases
});

/// The phrases of the table in some tokens, with where they start.
fn phrases(cx: &Context<'_>, tokens: Range) -> impl Iterator<Item = (usize, Kind)> {
    tokens.flat_map(move |i| {
        let starting = PHRASES.get(cx.lower(i)).map(Vec::as_slice).unwrap_or_default();
        starting.iter().filter(move |(phrase, _)| cx.says(i, phrase)).map(move |(_, kind)| (i, *kind))
    })
}

/// Marks the claims that are taken back; they are in the order of their sentences.
pub(super) fn mark(cx: &Context<'_>, claims: &mut [Claim]) {
    let mut from = 0;
    while let Some(sentence) = claims.get(from).map(|claim| claim.sentence) {
        let to = from + claims[from..].iter().take_while(|claim| claim.sentence == sentence).count();
        // "Killing 12 people was wrong" takes nothing back.
        let told = tokens(cx, sentence).any(|i| words::is(cx.lower(i), List::Told));
        for (at, kind) in phrases(cx, tokens(cx, sentence)) {
            match kind {
                Kind::Wrong if !told => {}
                Kind::Wrong => take_back(claims, from..to, |claim| claim.group.tokens.start < at),
                Kind::Lowered => lower(claims, from..to),
                Kind::Earlier if is_replaced(claims, from..to) => {
                    take_back(claims, from..to, |claim| claim.group.tokens.start > at);
                }
                Kind::Earlier => {}
            }
        }
        // "That was wrong."
        let next = tokens(cx, sentence + 1);
        if told && points_back(cx.lower(next.start)) && phrases(cx, next).any(|(_, kind)| kind == Kind::Wrong)
        {
            take_back(claims, from..to, |_| true);
        }
        from = to;
    }
}

fn tokens(cx: &Context<'_>, sentence: usize) -> Range {
    cx.page.sentences.get(sentence).map_or(0..0, |sentence| sentence.tokens.clone())
}

fn points_back(word: &str) -> bool {
    matches!(word, "that" | "this" | "it")
}

/// Whether a number is printed, and one that others could replace.
fn is_printed(claim: &Claim) -> bool {
    !claim.group.implicit && claim.group.count.is_some() && claim.part_of.is_none()
}

/// Takes back some claims of a sentence, and the same numbers told before.
fn take_back(claims: &mut [Claim], of: Range, fits: impl Fn(&Claim) -> bool) {
    for n in of {
        if !is_printed(&claims[n]) || !fits(&claims[n]) {
            continue;
        }
        let (before, [claim, ..]) = claims.split_at_mut(n) else { return };
        claim.retracted = true;
        let same = |other: &&mut Claim| {
            is_printed(other) && other.measure == claim.measure && other.group.least() == claim.group.least()
        };
        before.iter_mut().rev().take(REACH).filter(same).for_each(|other| other.retracted = true);
    }
}

/// Takes back every greater number of a measure told up to a sentence that lowers it.
fn lower(claims: &mut [Claim], of: Range) {
    for n in of.clone() {
        if !is_printed(&claims[n]) {
            continue;
        }
        let (measure, least) = (claims[n].measure, claims[n].group.least());
        let greater =
            |claim: &&mut Claim| is_printed(claim) && claim.measure == measure && claim.group.least() > least;
        claims[..of.end]
            .iter_mut()
            .rev()
            .take(REACH)
            .filter(greater)
            .for_each(|claim| claim.retracted = true);
    }
}

/// Whether another number of the same measure is told behind a sentence.
fn is_replaced(claims: &[Claim], of: Range) -> bool {
    claims[of.end..].iter().take(REACH).filter(|claim| is_printed(claim)).any(|later| {
        claims[of.clone()]
            .iter()
            .filter(|claim| is_printed(claim))
            .any(|claim| claim.measure == later.measure && claim.group.least() != later.group.least())
    })
}
