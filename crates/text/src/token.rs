//! Tokens: words, numbers, quotation marks and other punctuation, in the order of the text.
//!
//! A possessive `'s` and contracted auxiliaries (`he'd`) are tokens of their own, so that "Rell" in
//! "Rell's" is the same word as in "Rell said"; other apostrophes and hyphens inside a word stay in it. The dot of an abbreviation
//! belongs to it, so that a sentence never ends after "Gen.".

use std::ops::Index;

use crate::Range;
use crate::lexicon::is_abbreviation;

/// What kind of characters a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and dots.
    Word,
    /// Starts with a digit.
    Number,
    /// A character (or doubled character) that can open or close a quotation.
    Mark,
    /// Anything else that shows.
    Punct,
}

/// One token.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    /// Bytes in the normalised text.
    pub range: Range,
    pub kind: TokenKind,
    /// Lower case, straight apostrophes.
    pub lower: String,
    /// The first character is an upper-case letter.
    pub capital: bool,
    /// White space, or the start of the text, comes before.
    pub spaced: bool,
}

impl Token {
    pub(crate) fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}

/// The tokens of a text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tokens(pub Vec<Token>);

impl Tokens {
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The lower-case form, or nothing past either end.
    pub(crate) fn lower(&self, i: usize) -> &str {
        self.0.get(i).map_or("", |t| t.lower.as_str())
    }

    /// Index of the first token that starts at or after a byte.
    pub(crate) fn at_byte(&self, byte: usize) -> usize {
        self.0.partition_point(|t| t.range.start < byte)
    }

    /// The bytes from the first to the last token of a non-empty run.
    pub(crate) fn bytes(&self, run: &Range) -> Range {
        match (self.0.get(run.start), run.end.checked_sub(1).and_then(|last| self.0.get(last))) {
            (Some(first), Some(last)) if run.start < run.end => first.range.start..last.range.end,
            _ => 0..0,
        }
    }
}

impl Index<usize> for Tokens {
    type Output = Token;
    fn index(&self, i: usize) -> &Token {
        &self.0[i]
    }
}

/// Cuts a normalised text into tokens; linear time.
pub(crate) fn tokenise(text: &str) -> Tokens {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    let mut spaced = true;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            spaced = true;
            continue;
        }
        let end = token_end(text, at, c);
        let slice = &text[at..end];
        let kind = if c.is_numeric() {
            TokenKind::Number
        } else if c.is_alphabetic()
            || slice.len() > c.len_utf8() && is_apostrophe(c) && slice.ends_with(char::is_alphabetic)
        {
            TokenKind::Word
        } else if is_mark(slice) {
            TokenKind::Mark
        } else {
            TokenKind::Punct
        };
        tokens.push(Token {
            range: at..end,
            kind,
            lower: slice.to_lowercase().replace(['’', 'ʼ'], "'"),
            capital: c.is_uppercase(),
            spaced,
        });
        spaced = false;
        at = end;
    }
    Tokens(tokens)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Whether a token can open or close a quotation.
fn is_mark(slice: &str) -> bool {
    matches!(
        slice,
        "\"" | "“"
            | "”"
            | "„"
            | "‟"
            | "«"
            | "»"
            | "‹"
            | "›"
            | "'"
            | "‘"
            | "’"
            | "‚"
            | "''"
            | "``"
            | "＂"
    )
}

/// The end of the token that starts at `at` with `c`.
fn token_end(text: &str, at: usize, c: char) -> usize {
    let rest = &text[at..];
    let bytes = rest.as_bytes();
    if c.is_alphanumeric() {
        return at + word_len(rest);
    }
    if is_apostrophe(c) {
        // The possessive and its like: only directly after a word.
        let attached = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let clitic = clitic_len(&rest[c.len_utf8()..]);
        if attached && clitic > 0 {
            return at + c.len_utf8() + clitic;
        }
    }
    let doubled = matches!(c, '\'' | '`') && bytes.get(1) == Some(&(c as u8));
    let run = match c {
        '-' | '.' => bytes.iter().take_while(|&&b| b == c as u8).count(),
        _ if doubled => 2,
        _ => return at + c.len_utf8(),
    };
    at + run
}

/// Length of the word or number at the start of `rest`.
fn word_len(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let mut len = 0;
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|&(_, n)| n);
        let next_alnum = next.is_some_and(char::is_alphanumeric);
        let inner = match c {
            c if c.is_alphanumeric() || is_combining(c) => true,
            '\'' | '’' | 'ʼ' if next_alnum => {
                // "Rell's", "he'd": leave the clitic to the next token.
                clitic_len(&rest[i + c.len_utf8()..]) == 0
            }
            '-' | '‑' | '&' | '_' | '@' => next_alnum,
            '.' | ',' if next.is_some_and(char::is_numeric) => rest[..i].ends_with(char::is_numeric),
            '.' if next.is_some_and(char::is_alphabetic) => initials(&rest[..i]),
            '.' if is_abbreviation(&rest[..i]) || initials(&rest[..i]) && rest[..i].contains('.') => {
                return i + 1;
            }
            '.' if rest[..i].chars().count() == 1 && rest.starts_with(char::is_uppercase) => return i + 1,
            _ => false,
        };
        if !inner {
            break;
        }
        len = i + c.len_utf8();
    }
    len
}

/// Length of what follows the apostrophe of a possessive or a contracted auxiliary; 0 for anything else.
fn clitic_len(after: &str) -> usize {
    let word_end = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
    match &after[..word_end] {
        "s" | "S" | "d" | "D" | "m" | "M" => 1,
        "ll" | "LL" | "ve" | "VE" | "re" | "RE" => 2,
        _ => 0,
    }
}

/// "U", "U.S", "a.m": single letters between dots.
fn initials(word: &str) -> bool {
    word.split('.').all(|part| {
        let mut chars = part.chars();
        matches!((chars.next(), chars.next()), (Some(c), None) if c.is_alphabetic())
    })
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        tokenise(text).0.iter().map(|t| text[t.range.clone()].to_owned()).collect()
    }

    #[test]
    fn possessives_abbreviations_and_numbers() {
        assert_eq!(cut("Rell’s aide doesn't know."), ["Rell", "’s", "aide", "doesn't", "know", "."]);
        assert_eq!(
            cut("Gen. A. Orr left the U.N. at 5.30 p.m."),
            ["Gen.", "A.", "Orr", "left", "the", "U.N.", "at", "5.30", "p.m."]
        );
        assert_eq!(
            cut("1,200 short-sighted -- \"so\" ..."),
            ["1,200", "short-sighted", "--", "\"", "so", "\"", "..."]
        );
        assert_eq!(cut("''No,'' ‘yes’"), ["''", "No", ",", "''", "‘", "yes", "’"]);
    }
}
