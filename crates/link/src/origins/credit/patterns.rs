//! The patterns of `credits.txt`, and where they match.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::CreditKind;
use super::publisher::{Publisher, agency, outlet};
use super::tokens::Token;
use crate::words::hash;

/// One part of a pattern.
enum Part {
    /// One of these words; or nothing, where it may be missing.
    Word(Vec<&'static str>, bool),
    Outlet,
    Agency,
    Year(bool),
    LineBegins,
    TextEnds,
}

static PATTERNS: LazyLock<Vec<(CreditKind, Vec<Part>)>> = LazyLock::new(|| {
    let lines = include_str!("credits.txt").lines().filter(|line| !line.starts_with('#'));
    let read = |line: &'static str| {
        let (kind, parts) = line.split_once('=')?;
        Some((CreditKind::named(kind.trim())?, parts.split_whitespace().map(part).collect()))
    };
    lines.filter_map(read).collect()
});

/// Hashes of the words that a pattern can begin with.
static BEGINNINGS: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
    let mut words = FxHashSet::default();
    for (_, parts) in PATTERNS.iter() {
        for part in parts {
            let Part::Word(ones, missing) = part else { break };
            words.extend(ones.iter().map(|word| hash(word)));
            if !missing {
                break;
            }
        }
    }
    words
});

fn part(word: &'static str) -> Part {
    let (words, missing) = match word.strip_suffix('?') {
        Some(words) => (words.trim_end_matches('|'), true),
        None => (word, false),
    };
    match words {
        "OUTLET" => Part::Outlet,
        "AGENCY" => Part::Agency,
        "YEAR" => Part::Year(missing),
        "^" => Part::LineBegins,
        "$" => Part::TextEnds,
        _ => Part::Word(words.split('|').collect(), missing),
    }
}

/// A credit in running text: its kind, the outlets, and its bytes.
pub(super) struct Match {
    pub(super) kind: CreditKind,
    pub(super) to: Vec<String>,
    pub(super) bytes: Range<usize>,
}

/// Every credit of a text in its order; of several patterns that match at one place, the first of the table.
pub(super) fn find(text: &str, tokens: &[Token<'_>]) -> Vec<Match> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut reader = Reader { text, tokens, begins: None };
        // Few tokens can begin any.
        let token = &tokens[at];
        if !token.opens && !BEGINNINGS.contains(&hash(token.text)) && reader.begins(at).is_none() {
            at += 1;
            continue;
        }
        let found = PATTERNS.iter().find_map(|(kind, parts)| {
            let (end, to) = reader.read(at, parts)?;
            let bytes = tokens[at].range.start..tokens[end.max(at + 1) - 1].range.end;
            Some((end, Match { kind: *kind, to, bytes }))
        });
        at = match found {
            Some((end, one)) => {
                out.push(one);
                end.max(at + 1)
            }
            None => at + 1,
        };
    }
    out
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token<'a>],
    /// The outlet at the place that is looked at, once it has been looked for.
    begins: Option<Option<Publisher>>,
}

impl Reader<'_> {
    fn begins(&mut self, at: usize) -> Option<Publisher> {
        self.begins.get_or_insert_with(|| outlet(self.text, self.tokens, at)).clone()
    }

    /// Where a pattern that matches at a token ends, and the outlets in it.
    fn read(&mut self, at: usize, parts: &[Part]) -> Option<(usize, Vec<String>)> {
        let (mut i, mut to) = (at, Vec::new());
        for part in parts {
            let token = self.tokens.get(i);
            match part {
                Part::Word(words, missing) => {
                    match token.filter(|token| words.iter().any(|word| token.is(word))) {
                        Some(_) => i += 1,
                        None if *missing => {}
                        None => return None,
                    }
                }
                Part::Year(missing) => {
                    match token.filter(|token| {
                        token.text.len() == 4 && token.text.bytes().all(|b| b.is_ascii_digit())
                    }) {
                        Some(_) => i += 1,
                        None if *missing => {}
                        None => return None,
                    }
                }
                Part::LineBegins => {
                    token.filter(|token| token.opens)?;
                }
                Part::TextEnds => {
                    if token.is_some() {
                        return None;
                    }
                }
                Part::Agency => {
                    let found = agency(self.text, self.tokens, i)?;
                    (i, to) = (found.end, vec![found.name]);
                }
                Part::Outlet => {
                    let found = match i == at {
                        // Several patterns begin with an outlet.
                        true => self.begins(at)?,
                        false => outlet(self.text, self.tokens, i)?,
                    };
                    (i, to) = (found.end, vec![found.name]);
                    if i > at && !matches!(parts, [Part::Outlet, ..]) {
                        i = self.others(i, &mut to);
                    }
                }
            }
        }
        Some((i, to))
    }

    /// ", B and C" behind the first outlet of a list.
    fn others(&self, mut at: usize, to: &mut Vec<String>) -> usize {
        loop {
            let comma = usize::from(self.tokens.get(at).is_some_and(|token| token.is(",")));
            let and = usize::from(self.tokens.get(at + comma).is_some_and(|token| token.is("and")));
            let next = (comma + and > 0).then(|| outlet(self.text, self.tokens, at + comma + and)).flatten();
            match next {
                Some(found) => {
                    to.push(found.name);
                    at = found.end;
                }
                None => return at,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_a_pattern() {
        let lines =
            include_str!("credits.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        assert_eq!(PATTERNS.len(), lines.count());
        for (_, parts) in PATTERNS.iter() {
            assert_eq!(parts.iter().filter(|part| matches!(part, Part::Outlet | Part::Agency)).count(), 1);
        }
    }
}
