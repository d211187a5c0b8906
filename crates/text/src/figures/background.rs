//! Which claims are of another event than the document's.
//!
//! Reports end with what went before: last year's attack, the city's count of the year, the other case of a suspect.
//! Words that say so keep a sentence's claims out of the document's toll; they are a table, `background.txt`, with the
//! reason for each kind. A year that is not the last one the page names does the same.
//!
//! A page can also go from event to event. Its first sentences say so ("in three separate shootings"), and add up what
//! the rest tells one by one; its main event is the first that it tells.
//!
//! | report | tolls |
//! |---|---|
//! | A shell killed two people in Ell. A shell killed 30 people there in 2009. | killed 2 |
//! | A man was shot dead in Ell. Police have counted 13 murders in the past three months. | killed 1 |
//! | Four people were killed in shootings across the city. On Friday a man was shot dead in Ell. On Sunday gunmen in Carrow killed two women. | killed 1 |
//! | Three people were killed in two shootings on Friday. | killed 3 |

use std::sync::LazyLock;

use super::claim::Claim;
use super::context::Context;
use super::numbers;
use super::table::WordTable;

/// What a phrase of the table says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Elsewhere,
    Summed,
    RoundUp,
    Events,
}

/// The words behind the first, and what the phrase says.
type Phrase = (Vec<&'static str>, Kind);

/// First word → the words behind it, and what the phrase says.
static PHRASES: LazyLock<WordTable<Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: WordTable<Vec<Phrase>> = WordTable::default();
    for line in include_str!("background.txt").lines() {
        let Some((kind, phrase)) = line.split_once("  ") else { continue };
        let kind = match kind {
            "elsewhere" => Kind::Elsewhere,
            "summed" => Kind::Summed,
            "round-up" => Kind::RoundUp,
            "events" => Kind::Events,
            _ => continue,
        };
        let mut words = phrase.split(' ');
        let first = words.next().unwrap_or_default();
        phrases.entry(first).push((words.collect(), kind));
    }
    phrases
});

/// What the phrases that start at a token say.
fn kinds(cx: &Context<'_>, i: usize) -> impl Iterator<Item = Kind> {
    let by_word = PHRASES.get(cx.lower(i)).map(Vec::as_slice).unwrap_or_default();
    let by_number = is_several(cx, i).then(|| PHRASES.get(NUMBER)).flatten();
    let by_number = by_number.map(Vec::as_slice).unwrap_or_default();
    let fits = move |k: usize, word: &str| match word {
        NUMBER => is_several(cx, k),
        _ => cx.lower(k) == word,
    };
    by_word
        .iter()
        .chain(by_number)
        .filter(move |(rest, _)| rest.iter().zip(i + 1..).all(|(word, k)| fits(k, word)))
        .map(|(_, kind)| *kind)
}

/// Stands in a phrase of the table for a number of two and more, "several" or "multiple".
const NUMBER: &str = "#";

fn is_several(cx: &Context<'_>, i: usize) -> bool {
    let word = cx.lower(i);
    matches!(word, "several" | "multiple")
        || numbers::small(word).is_some_and(|n| n >= 2.0)
        || word.len() <= 3 && word.parse::<u16>().is_ok_and(|n| n >= 2)
}

/// How many sentences say what a report is about.
const OPENING: usize = 3;

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
    let several = |claim: &Claim| !claim.group.implicit && claim.group.least() > 1.0;
    for of_sentence in claims.chunk_by(|a, b| a.sentence == b.sentence) {
        let sentence = of_sentence.first().map_or(0, |claim| claim.sentence);
        let standing = sentence_standing(cx, sentence, year, !out.is_empty());
        // Who is counted without a number is one of those summed up, unless the sentence adds them to others.
        let added = standing == Standing::Summed && of_sentence.iter().any(several);
        out.extend(of_sentence.iter().map(|claim| match standing {
            Standing::Summed if claim.group.implicit && !added => Standing::Main,
            Standing::Main if round_up && several(claim) => Standing::Summed,
            standing => standing,
        }));
    }
    out
}

/// `told` says that other claims came before.
fn sentence_standing(cx: &Context<'_>, sentence: usize, last_year: Option<&str>, told: bool) -> Standing {
    let mut standing = Standing::Main;
    let tokens = cx.page.sentences.get(sentence).map_or(0..0, |sentence| sentence.tokens.clone());
    for i in tokens {
        let word = cx.lower(i);
        // "in the 2009 bombing"; "in 2010", once something was told without a year.
        let earlier =
            last_year.is_some_and(|year| word < year) || told && matches!(cx.before(i, 1, 0), "in" | "the");
        if is_year(word) && earlier {
            return Standing::Elsewhere;
        }
        for kind in kinds(cx, i) {
            match kind {
                Kind::Elsewhere => return Standing::Elsewhere,
                Kind::Summed => standing = Standing::Summed,
                Kind::RoundUp | Kind::Events => {}
            }
        }
    }
    standing
}

/// Whether a page goes from event to event: one of its first sentences says so, or two others do.
pub(super) fn is_round_up(cx: &Context<'_>) -> bool {
    let mut said = 0;
    for (n, sentence) in cx.page.sentences.iter().enumerate() {
        let says = sentence.tokens.clone().flat_map(|i| kinds(cx, i)).filter_map(|kind| match kind {
            Kind::Events if n < OPENING => Some(2),
            Kind::Events | Kind::RoundUp => Some(1),
            Kind::Elsewhere | Kind::Summed => None,
        });
        said += says.max().unwrap_or(0);
        if said > 1 {
            return true;
        }
    }
    false
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
