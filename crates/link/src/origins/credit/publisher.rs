//! The name of an outlet in running text, with the words that describe it: "the German magazine Orle Blatt", "Tarvin's
//! TNA news agency", "CNN's Ana Orr".

use std::ops::Range;

use onrecord_text::agency_name;

use super::tokens::Token;
use crate::outlets::is_outlet;

/// More words than this are no name.
const LONGEST: usize = 7;
/// So many words may describe it.
const DESCRIBED: usize = 6;

/// A name and where to go on reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Publisher {
    pub(super) name: String,
    /// Tokens of the name and what describes it.
    pub(super) end: usize,
}

/// The outlet whose name begins at a token or a few describing words behind it.
pub(super) fn outlet(text: &str, tokens: &[Token<'_>], at: usize) -> Option<Publisher> {
    let (mut i, mut described) = (at, false);
    while i < tokens.len().min(at + DESCRIBED) {
        // Only the first word may begin a line.
        if i > at && tokens[i].opens {
            return None;
        }
        if let Some(run) = capitals(tokens, i) {
            let name = printed(text, tokens, &run);
            let owner = tokens.get(run.end).is_some_and(is_apostrophe);
            let describes = tokens.get(run.end).is_some_and(|token| describes_outlet(token.text))
                && capitals(tokens, run.end + 1).is_some();
            if is_outlet(&name) || described && !owner {
                return Some(Publisher { name, end: run.end });
            }
            // "Tarvin's TNA", "the German magazine Orle Blatt".
            match (owner, describes) {
                (true, _) => i = run.end + 2,
                (false, true) => i = run.end,
                (false, false) => return None,
            }
        } else {
            let token = &tokens[i];
            let describes = describes_outlet(token.text);
            if !(describes || is_article(token)) {
                return None;
            }
            described |= describes;
            i += 1;
        }
    }
    None
}

/// The news agency whose name begins at a token.
pub(super) fn agency(text: &str, tokens: &[Token<'_>], at: usize) -> Option<Publisher> {
    let first = at + usize::from(tokens.get(at).is_some_and(|token| token.is("the")));
    let longest = (first + 1..=tokens.len().min(first + 3)).rev();
    longest.map(|end| first..end).find_map(|run| {
        let name = printed(text, tokens, &run);
        let capital = tokens[run.clone()].iter().all(Token::is_capital) || name == "dpa";
        agency_name(&name).filter(|_| capital).map(|usual| Publisher { name: usual.to_owned(), end: run.end })
    })
}

/// A run of capitalised words on one line, with what joins them.
fn capitals(tokens: &[Token<'_>], at: usize) -> Option<Range<usize>> {
    let names = |i: usize| {
        let token = tokens.get(i)?;
        (token.is_capital() && (i == at && !opens_clause(token) || i > at && !token.opens)).then_some(())
    };
    names(at)?;
    let mut end = at + 1;
    while end < at + LONGEST {
        let joins = tokens.get(end).is_some_and(|token| {
            matches!(token.text, "of" | "&" | "de" | "la" | "le" | "del" | "der" | "die") && !token.opens
        });
        match names(end) {
            Some(()) => end += 1,
            None if joins && names(end + 1).is_some() => end += 2,
            None => break,
        }
    }
    // "The Harbour Post": the article alone is no name.
    (end > at + 1 || !is_article(&tokens[at])).then_some(at..end)
}

fn printed(text: &str, tokens: &[Token<'_>], run: &Range<usize>) -> String {
    let bytes = tokens[run.start].range.start..tokens[run.end - 1].range.end;
    text[bytes].split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_article(token: &Token<'_>) -> bool {
    token.is("the")
}

/// A word that has its capital from where it stands: "As the Harbour Post reported".
fn opens_clause(token: &Token<'_>) -> bool {
    const WORDS: [&str; 24] = [
        "a", "an", "as", "in", "on", "at", "by", "for", "from", "to", "with", "but", "and", "or", "when",
        "while", "after", "before", "if", "that", "this", "since", "although", "because",
    ];
    WORDS.iter().any(|word| token.is(word))
}

fn is_apostrophe(token: &Token<'_>) -> bool {
    matches!(token.text, "'" | "’")
}

/// Nouns and adjectives before an outlet's name.
fn describes_outlet(word: &str) -> bool {
    matches!(
        word,
        "newspaper"
            | "daily"
            | "weekly"
            | "magazine"
            | "tabloid"
            | "broadsheet"
            | "broadcaster"
            | "channel"
            | "network"
            | "station"
            | "website"
            | "site"
            | "portal"
            | "outlet"
            | "agency"
            | "newswire"
            | "news"
            | "paper"
            | "state"
            | "local"
            | "public"
            | "national"
            | "television"
            | "radio"
            | "tv"
            | "blog"
            | "service"
            | "wire"
    )
}
