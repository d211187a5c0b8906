//! Which claims are of another event than the document's.
//!
//! Reports end with what went before: last year's attack, the city's count of the year, the other case of a suspect.
//! Words that say so keep a sentence's claims out of the document's toll; they are a table, `background.txt`, with the
//! reason for each kind. A year that is not the last one the page names does the same.

use std::sync::LazyLock;

use super::claim::Claim;
use super::context::Context;
use super::table::WordTable;

/// What a phrase of the table says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Elsewhere,
    Summed,
    RoundUp,
}

/// First word → the words behind it, and what the phrase says.
static PHRASES: LazyLock<WordTable<Vec<(&str, Kind)>>> = LazyLock::new(|| {
    let mut phrases: WordTable<Vec<(&str, Kind)>> = WordTable::default();
    for line in include_str!("background.txt").lines() {
        let Some((kind, phrase)) = line.split_once("  ") else { continue };
        let kind = match kind {
            "elsewhere" => Kind::Elsewhere,
            "summed" => Kind::Summed,
            "round-up" => Kind::RoundUp,
            _ => continue,
        };
        let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
        phrases.entry(first).push((rest, kind));
    }
    phrases
});

/// What the phrases that start at a token say.
fn kinds(cx: &Context<'_>, i: usize) -> impl Iterator<Item = Kind> {
    let starting = PHRASES.get(cx.lower(i)).map(Vec::as_slice).unwrap_or_default();
    starting.iter().filter(move |(rest, _)| rest.is_empty() || cx.says(i + 1, rest)).map(|(_, kind)| *kind)
}

/// How a claim stands to the document's main event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// Of the event, as far as can be told.
    Main,
    /// Of several events together.
    Summed,
    /// Of another event.
    Elsewhere,
}

/// How each of the claims stands to the main event, by its sentence; they are in the order of their sentences.
pub(super) fn standings(cx: &Context<'_>, claims: &[Claim], round_up: bool) -> Vec<Standing> {
    let year = last_year(cx);
    let mut out = Vec::with_capacity(claims.len());
    let mut read: Option<(usize, Standing)> = None;
    for claim in claims {
        let of_sentence = match read {
            Some((sentence, standing)) if sentence == claim.sentence => standing,
            _ => of_sentence(cx, claim.sentence, year, read.is_some()),
        };
        read = Some((claim.sentence, of_sentence));
        // Who is counted without a number is one of those summed up.
        let several = round_up && claim.group.least() > 1.0;
        out.push(match of_sentence {
            Standing::Elsewhere => Standing::Elsewhere,
            _ if claim.group.implicit => Standing::Main,
            Standing::Main if several => Standing::Summed,
            standing => standing,
        });
    }
    out
}

/// `told` says that other claims came before.
fn of_sentence(cx: &Context<'_>, sentence: usize, last_year: Option<&str>, told: bool) -> Standing {
    let mut standing = Standing::Main;
    let tokens = cx.page.sentences.get(sentence).map_or(0..0, |sentence| sentence.tokens.clone());
    for i in tokens {
        let word = cx.lower(i);
        // "in the 2009 bombing"; "in 2010", once something was told without a year.
        let earlier = last_year.is_some_and(|year| word < year) || told && cx.before(i, 1, 0) == "in";
        if is_year(word) && earlier {
            return Standing::Elsewhere;
        }
        for kind in kinds(cx, i) {
            match kind {
                Kind::Elsewhere => return Standing::Elsewhere,
                Kind::Summed => standing = Standing::Summed,
                Kind::RoundUp => {}
            }
        }
    }
    standing
}

/// Whether a page goes from event to event.
pub(super) fn is_round_up(cx: &Context<'_>) -> bool {
    let tokens = cx.page.sentences.iter().flat_map(|sentence| sentence.tokens.clone());
    tokens.filter(|&i| kinds(cx, i).any(|kind| kind == Kind::RoundUp)).take(2).count() > 1
}

/// The last year that a page names: the report is from then or later.
fn last_year<'a>(cx: &'a Context<'_>) -> Option<&'a str> {
    cx.page.tokens.0.iter().map(|token| token.lower.as_str()).filter(|word| is_year(word)).max()
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && word.bytes().all(|b| b.is_ascii_digit())
        && (word.starts_with("19") || word.starts_with("20"))
}
