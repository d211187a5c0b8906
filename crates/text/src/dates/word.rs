//! The words of a text as the rules of time see them.
//!
//! A hyphenated word is cut at its hyphens, so that "two-day", "mid-May" and "1914-18" are read by the rules that read
//! "two days", "the middle of May" and "1914 to 1918". Most words mean nothing here, and are told apart by one look
//! into a table.

use super::period::{Part, Season, Unit};
use super::vocabulary::{WORDS, may_hold};
use crate::token::{Token, TokenKind};
use crate::{Analysis, Range};

/// What a word can mean in an expression of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing.
    Other,
    /// It opens expressions that another word makes: "the", "early", "about".
    Opener,
    /// It is part of a phrase of a rule's own: "the past", "at the moment", "Q3".
    Hint,
    /// "12", with the number of digits.
    Digits(u32, u8),
    /// "1,900": a quantity and never a year.
    Grouped(u32),
    /// "5.30", "2.5", "3.5.2031".
    Dotted,
    /// "two", "twenty", "hundred".
    Cardinal(u32),
    /// "third", "3rd".
    Ordinal(u32),
    /// "1990s", "90s", "nineties": the first year as far as printed.
    Decade(u32),
    /// "9am".
    Hour(u32, bool),
    /// January is 1.
    Month(i8),
    /// Monday is 1.
    Weekday(i8),
    /// Several of a weekday: "Fridays".
    Weekdays(i8),
    Season(Season),
    Part(Part),
    Unit(Unit),
    Units(Unit),
    /// Days from today: "yesterday".
    Day(i8),
    /// "daily": how often, as a TIMEX3 value.
    Often(&'static str),
    /// "now", "recently": PRESENT_REF and its like.
    Reference(&'static str),
    /// The first word of a day's name: "Christmas".
    Holiday,
}

/// One word, or one part of a hyphenated word.
#[derive(Debug, Clone)]
pub(super) struct Word<'p> {
    pub bytes: Range,
    pub lower: &'p str,
    pub kind: Kind,
    pub capital: bool,
    /// White space comes before.
    pub spaced: bool,
    /// A hyphen comes before, and it is a part of the word before it.
    pub hyphened: bool,
    /// Which token it is, or is part of.
    pub token: usize,
}

/// The words of a page.
pub(super) struct Words<'p> {
    pub page: &'p Analysis<'p>,
    list: Vec<Word<'p>>,
}

impl<'p> Words<'p> {
    pub(super) fn of(page: &'p Analysis<'_>) -> Self {
        let mut list = Vec::with_capacity(page.tokens.len() + page.tokens.len() / 8);
        for (i, token) in page.tokens.0.iter().enumerate() {
            push(&mut list, page, i, token);
        }
        Self { page, list }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, i: usize) -> Option<&Word<'p>> {
        self.list.get(i)
    }

    /// The lower-case form, or nothing past either end.
    pub(super) fn lower(&self, i: usize) -> &'p str {
        self.list.get(i).map_or("", |word| word.lower)
    }

    /// The lower-case form of the word before; nothing where there is none.
    pub(super) fn before(&self, i: usize) -> &'p str {
        i.checked_sub(1).map_or("", |i| self.lower(i))
    }

    pub(super) fn kind(&self, i: usize) -> Kind {
        self.list.get(i).map_or(Kind::Other, |word| word.kind)
    }

    pub(super) fn capital(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|word| word.capital)
    }

    pub(super) fn hyphened(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|word| word.hyphened)
    }

    /// Whether word `i` stands directly behind the one before it.
    pub(super) fn attached(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|word| !word.spaced)
    }

    pub(super) fn bytes(&self, words: &Range) -> Range {
        let start = self.list.get(words.start).map_or(0, |word| word.bytes.start);
        let end =
            words.end.checked_sub(1).and_then(|i| self.list.get(i)).map_or(start, |word| word.bytes.end);
        start..end.max(start)
    }

    /// The word that starts at or behind a byte.
    pub(super) fn at_byte(&self, byte: usize) -> usize {
        self.list.partition_point(|word| word.bytes.start < byte)
    }

    /// Whether an expression can start at a word: one with a meaning, or one that opens what has one.
    pub(super) fn opens(&self, at: usize) -> bool {
        match self.kind(at) {
            Kind::Other => false,
            Kind::Opener => (at + 1..at + 6).any(|i| !matches!(self.kind(i), Kind::Other | Kind::Opener)),
            _ => true,
        }
    }

    /// Whether an expression can end before word `i`, which must not be the rest of a hyphenated word.
    pub(super) fn ends_at(&self, i: usize) -> bool {
        !self.hyphened(i)
    }

    /// Skips a comma.
    pub(super) fn comma(&self, i: usize) -> usize {
        if self.lower(i) == "," { i + 1 } else { i }
    }

    /// Skips one of some words.
    pub(super) fn skip(&self, i: usize, some: &[&str]) -> usize {
        if some.contains(&self.lower(i)) { i + 1 } else { i }
    }

    /// The word behind a phrase that starts at a word.
    pub(super) fn reads(&self, at: usize, phrase: &[&str]) -> Option<usize> {
        let same = phrase.iter().zip(at..).all(|(part, i)| self.lower(i) == *part);
        same.then_some(at + phrase.len())
    }

    /// Whether a sentence or block starts at word `i`, so that its capital says nothing.
    pub(super) fn opens_sentence(&self, i: usize) -> bool {
        let Some(word) = self.list.get(i) else { return false };
        let before = self.before(i);
        matches!(before, "" | "." | "?" | "!" | ":" | "\"" | "“" | "``" | "‘" | "…" | "--" | "—")
            || self.page.block_at(word.token)
                != self.list.get(i - 1).and_then(|w| self.page.block_at(w.token))
    }
}

/// Adds a token, cut at its hyphens.
fn push<'p>(list: &mut Vec<Word<'p>>, page: &'p Analysis<'_>, i: usize, token: &'p Token) {
    let whole = token.lower.len() != token.range.len()
        || matches!(token.kind, TokenKind::Mark | TokenKind::Punct)
        || !token.lower.contains('-');
    let mut at = 0;
    let mut hyphened = false;
    let parts = token.lower.split(if whole { '\0' } else { '-' });
    for part in parts {
        let bytes = if whole {
            token.range.clone()
        } else {
            token.range.start + at..token.range.start + at + part.len()
        };
        let capital =
            if hyphened { page.text[bytes.clone()].starts_with(char::is_uppercase) } else { token.capital };
        let spaced = token.spaced && !hyphened;
        list.push(Word {
            kind: kind(part, token.kind),
            bytes,
            lower: part,
            capital,
            spaced,
            hyphened,
            token: i,
        });
        at += part.len() + 1;
        hyphened = true;
    }
}

fn kind(word: &str, of: TokenKind) -> Kind {
    match of {
        TokenKind::Mark | TokenKind::Punct => Kind::Other,
        _ if word.starts_with(|c: char| c.is_ascii_digit()) => number(word),
        _ if !may_hold(word) => Kind::Other,
        _ => WORDS.get(word).copied().unwrap_or(Kind::Other),
    }
}

/// What a word that starts with a digit is.
fn number(word: &str) -> Kind {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (Ok(value), Ok(len)) = (word[..digits].parse::<u32>(), u8::try_from(digits)) else {
        return Kind::Other;
    };
    match &word[digits..] {
        "" => Kind::Digits(value, len),
        "st" | "nd" | "rd" | "th" => Kind::Ordinal(value),
        "s" => Kind::Decade(value),
        "am" | "a.m." | "a.m" => Kind::Hour(value, false),
        "pm" | "p.m." | "p.m" => Kind::Hour(value, true),
        rest if rest.starts_with('.') => Kind::Dotted,
        rest if rest.starts_with(',') => {
            let grouped: String = word.chars().filter(|&c| c != ',').collect();
            let whole = rest.bytes().all(|b| b.is_ascii_digit() || b == b',');
            grouped.parse().ok().filter(|_| whole).map_or(Kind::Other, Kind::Grouped)
        }
        _ => Kind::Other,
    }
}
