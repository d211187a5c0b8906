//! Words as they are compared: lower case, without accents, whatever the apostrophe.
//!
//! Names, the full-text index, queries and the marking of snippets all cut and fold words here, so
//! that what is found is what is marked. A word is a run of letters and digits; soft hyphens and
//! other invisible marks inside it do not break it.

use std::ops::Range;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Bytes of a folded word that are kept. A megabyte without a space is data, not a word.
const LONGEST: usize = 128;

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Folded.
    pub(crate) folded: String,
    /// Where it stands, in bytes.
    pub(crate) at: Range<usize>,
}

/// The words of a text, one after the other.
#[derive(Debug, Clone)]
pub(crate) struct Words<'t> {
    text: &'t str,
    at: usize,
}

/// Cuts a text into folded words.
pub(crate) fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// A name for comparing: its words, folded, with single spaces.
pub(crate) fn folded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in words(name) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&word.folded);
    }
    out
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let rest = &self.text[self.at..];
        let start = self.at + rest.find(|c: char| c.is_alphanumeric() && !is_combining_mark(c))?;
        let mut folded = String::new();
        let mut end = start;
        for (i, c) in self.text[start..].char_indices() {
            if c.is_alphanumeric() {
                if folded.len() < LONGEST {
                    fold_char(c, &mut folded);
                }
            } else if !(is_combining_mark(c) || invisible(c)) {
                break;
            }
            end = start + i + c.len_utf8();
        }
        self.at = end;
        Some(Word { folded, at: start..end })
    }
}

/// Marks that stand inside words without being seen.
fn invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    decompose_canonical(c, |part| {
        if is_combining_mark(part) {
            return;
        }
        for lower in part.to_lowercase() {
            match lower {
                'ß' => out.push_str("ss"),
                'æ' => out.push_str("ae"),
                'œ' => out.push_str("oe"),
                'þ' => out.push_str("th"),
                'ø' => out.push('o'),
                'ł' => out.push('l'),
                'đ' | 'ð' => out.push('d'),
                'ı' => out.push('i'),
                'ħ' => out.push('h'),
                lower if is_combining_mark(lower) => {}
                lower => out.push(lower),
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_apostrophes_do_not_matter() {
        assert_eq!(folded("  Édouard  O’Łęcki-Straße "), "edouard o lecki strasse");
        assert_eq!(folded("O'Lecki"), folded("O’Łęcki"));
        assert_eq!(folded("Ste\u{301}phane"), "stephane", "decomposed accents stay inside the word");
        assert_eq!(folded("in\u{ad}for\u{ad}mation"), "information");
        assert_eq!(folded("İstanbul"), "istanbul");
        assert_eq!(folded("«…»"), "");
    }

    proptest::proptest! {
        #[test]
        fn words_stand_where_they_say_and_folding_twice_is_folding_once(text in "\\PC{0,60}") {
            let mut end = 0;
            for word in words(&text) {
                assert!(word.at.start >= end && text.is_char_boundary(word.at.end));
                assert!(!word.at.is_empty());
                end = word.at.end;
            }
            let once = folded(&text);
            assert_eq!(folded(&once), once);
        }
    }
}
