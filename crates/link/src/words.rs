//! The words of a text, as links between documents compare them: runs of letters and digits.
//!
//! Simpler than the tokens of `text`, which keep punctuation and clitics: two outlets' copies of a
//! sentence must give the same words whatever their house style does with hyphens and quotation
//! marks. A hash of a word is FNV-1a of its lowercase: the same on every
//! machine, so that it can be kept in a ledger, and as fast as any on words of a few letters.

use std::ops::Range;

/// One word: where it is, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    pub(crate) text: &'a str,
    pub(crate) range: Range<usize>,
}

impl Word<'_> {
    /// Whether it begins with a capital letter.
    pub(crate) fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// The words of a text in its order. A possessive's `'s` is not part of its word.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = skip(text, at, |inside| !inside);
        let end = skip(text, start, |inside| inside);
        at = end + possessive(&text[end..]);
        (start < end).then(|| Word { text: &text[start..end], range: start..end })
    })
}

/// The first byte at or after `at` whose character does not answer to `go_on`, which is told whether it is a letter or
/// digit. Most text is ASCII, which needs no decoding.
fn skip(text: &str, mut at: usize, go_on: impl Fn(bool) -> bool) -> usize {
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        let (inside, length) = if byte.is_ascii() {
            (byte.is_ascii_alphanumeric(), 1)
        } else {
            text[at..].chars().next().map_or((false, 1), |c| (c.is_alphanumeric(), c.len_utf8()))
        };
        if !go_on(inside) {
            break;
        }
        at += length;
    }
    at
}

/// The length of a possessive ending that a text starts with.
fn possessive(rest: &str) -> usize {
    let mark = rest.chars().next().filter(|c| matches!(c, '\'' | '’')).map_or(0, char::len_utf8);
    let mut after = rest[mark..].chars();
    let ends = mark > 0
        && matches!(after.next(), Some('s' | 'S'))
        && !after.next().is_some_and(char::is_alphanumeric);
    if ends { mark + 1 } else { 0 }
}

/// The hash of a word's lowercase.
pub(crate) fn hash(word: &str) -> u64 {
    if word.is_ascii() {
        fnv(word.bytes().map(|byte| byte.to_ascii_lowercase()))
    } else {
        fnv(word.to_lowercase().bytes())
    }
}

/// The hash of some bytes: FNV-1a (Fowler, Noll and Vo), the same on every machine.
pub(crate) fn fnv(bytes: impl IntoIterator<Item = u8>) -> u64 {
    const START: u64 = 0xCBF2_9CE4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01B3;
    bytes.into_iter().fold(START, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

/// A word with a capital first letter.
pub(crate) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let found: Vec<&str> =
            words("“Vesna’s ferry—the Oriel’s last—left at 9.30,” he said.").map(|w| w.text).collect();
        assert_eq!(found, ["Vesna", "ferry", "the", "Oriel", "last", "left", "at", "9", "30", "he", "said"]);
    }

    #[test]
    fn case_does_not_change_a_hash() {
        for (a, b) in [("Vesna", "VESNA"), ("ÉTÉ", "été"), ("a", "A")] {
            assert_eq!(hash(a), hash(b));
        }
        assert_ne!(hash("Vesna"), hash("Vesnas"));
    }
}
