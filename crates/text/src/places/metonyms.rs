//! Places that stand for a government.
//!
//! "Moscow said" is a government, not where anything happened: such a name is kept, but apart from locations. It is one
//! where a country or a capital speaks or decides, has what only governments have ("Washington's position"), is a
//! party to relations ("between Moscow and Ankara", "pressure on Tehran") or is told, urged or blamed. Behind "in",
//! "near" and the like, and in a date line, it is the place again. A seat of government ("the Kremlin") stands for it everywhere else. The
//! words are in `metonyms.txt`.
//!
//! | text | places | metonyms |
//! |---|---|---|
//! | **Moscow** said the ship had left. | Moscow | Moscow |
//! | The relations between **Moscow** and **Ankara** got worse. | Moscow; Ankara | Moscow; Ankara |
//! | The road between **Moscow** and **Minsk** was closed. | Moscow; Minsk | |
//! | **Washington**'s new position was put to **Tehran** in **Geneva**. | Washington; Tehran; Geneva | Washington |
//! | It put pressure on **Tehran** and urged **Moscow** to leave. | Tehran; Moscow | Tehran; Moscow |
//! | **MOSCOW**, May 3. /TASS/. The mayor said nobody was hurt. | Moscow | |
//! | **Ankara** and **Baghdad** signed it in **Moscow**. | Ankara; Baghdad; Moscow | Ankara; Baghdad |

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::kinds::is_locating;
use super::names::Mention;
use crate::lexicon::*;
use crate::{Analysis, Range};

/// One kind's words.
fn words(kind: &str) -> impl Iterator<Item = &'static str> {
    include_str!("metonyms.txt")
        .lines()
        .filter_map(move |line| line.strip_prefix(kind)?.strip_prefix(' '))
        .flat_map(str::split_whitespace)
}

static DECIDES: LazyLock<HashMap<String, Form>> =
    LazyLock::new(|| words("decides").flat_map(verb_forms).collect());
static BODILY: LazyLock<HashSet<&str>> = LazyLock::new(|| words("bodily").collect());
static HAS: LazyLock<HashSet<&str>> = LazyLock::new(|| words("has").collect());
static TIES: LazyLock<HashSet<&str>> = LazyLock::new(|| words("tie").collect());

/// Parties in one list: bounds the time.
const MOST_PARTIES: usize = 6;

/// Whether mention `n`, of those that name countries, capitals and seats of government, stands for a government.
pub(super) fn is_metonym(page: &Analysis<'_>, mentions: &[Mention], n: usize, seat: bool) -> bool {
    let tokens = &mentions[n].tokens;
    let parties = parties(page, mentions, n);
    let first = before_name(page, parties.start);
    let located = |before: Option<usize>| before.is_some_and(|i| is_locating(page.lower(i)));
    if located(before_name(page, tokens.start)) || located(first) {
        return false;
    }
    seat || acts(page, &parties, parties != *tokens)
        || has(page, tokens.end)
        || first.is_some_and(|i| is_party(page, i) || is_told(page, i, parties.end))
}

/// The token in front of a name and its article.
fn before_name(page: &Analysis<'_>, start: usize) -> Option<usize> {
    let before = start.checked_sub(1)?;
    if page.lower(before) == "the" { before.checked_sub(1) } else { Some(before) }
}

/// The list of names that a mention is in: "Ell, Orr and Zorr".
fn parties(page: &Analysis<'_>, mentions: &[Mention], n: usize) -> Range {
    let joined = |a: &Mention, b: &Mention| {
        b.tokens.start == a.tokens.end + 1 && matches!(page.lower(a.tokens.end), "and" | "or" | ",")
    };
    let list = |at: &usize| joined(&mentions[*at], &mentions[at + 1]);
    let first = (n.saturating_sub(MOST_PARTIES)..n).rev().take_while(list).last().unwrap_or(n);
    let most = (n + MOST_PARTIES).min(mentions.len() - 1);
    let last = (n..most).take_while(list).last().map_or(n, |at| at + 1);
    mentions[first].tokens.start..mentions[last].tokens.end
}

/// Whether the names are what speaks or decides: "Moscow said", "Moscow and Ankara agree", "Washington has urged".
fn acts(page: &Analysis<'_>, names: &Range, several: bool) -> bool {
    let first = before_name(page, names.start).is_none_or(|i| {
        let word = page.lower(i);
        let opens = page.opens_sentence(names.start);
        opens
            || !is_preposition(word)
                && word != ","
                && word != "and"
                && word != "'s"
                && !page.tokens[i].capital
    });
    let between = |i: &usize| is_auxiliary(page.lower(*i)) || is_adverb(page.lower(*i));
    let helpers = names.end..(names.end..names.end + 3).find(|i| !between(i)).unwrap_or(names.end + 3);
    let passive = helpers.clone().any(|i| is_be(page.lower(i)));
    let plain = several
        || helpers.clone().any(|i| {
            matches!(
                page.lower(i),
                "will" | "would" | "may" | "could" | "did" | "does" | "can" | "must" | "should" | "might"
            )
        });
    let fits = |form: Form| matches!(form, Form::Past | Form::Third) || plain && form == Form::Base;
    let at = helpers.end;
    let word = page.lower(at);
    let credits = verb(word)
        .is_some_and(|v| fits(v.form) && (v.complements.quotes() || !passive && !BODILY.contains(v.lemma)));
    let acts = credits || !passive && DECIDES.get(word).is_some_and(|form| fits(*form));
    first && acts && page.tokens.0.get(at).is_some_and(|t| !t.capital)
}

/// Whether a possessive and what only governments have stand at a token.
fn has(page: &Analysis<'_>, at: usize) -> bool {
    page.lower(at) == "'s" && (at + 1..at + 4).any(|i| HAS.contains(page.lower(i)))
}

/// Whether a preposition is behind a word for what governments have with one another.
fn is_party(page: &Analysis<'_>, at: usize) -> bool {
    matches!(page.lower(at), "between" | "with" | "on" | "against" | "over")
        && (at.saturating_sub(3)..at).any(|i| TIES.contains(page.lower(i)))
}

/// Whether the verb at a token tells, urges or blames whom it has behind it, and does not open a clause: "urged Moscow
/// to leave", not "feared Moscow would leave".
fn is_told(page: &Analysis<'_>, at: usize, end: usize) -> bool {
    let next = page.lower(end);
    let clause = is_auxiliary(next) && next != "'s" || is_adverb(next) || verb(next).is_some();
    !clause
        && verb(page.lower(at)).is_some_and(|v| {
            let complements = v.complements;
            let object = complements.addressee() || complements.object_infinitive() || complements.noun();
            object && !BODILY.contains(v.lemma)
        })
}
