//! Word pieces: how the encoder of the accurate model reads words (BERT's uncased WordPiece, Devlin et al.
//! 2019).

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Pieces of one token that are read; the rest of a longer one adds nothing.
const MOST: usize = 8;
/// A longer word is one unknown piece.
const LONGEST: usize = 100;
const UNKNOWN: i32 = 100;
/// What stands before and after a run of pieces.
pub(super) const FIRST: i32 = 101;
pub(super) const LAST: i32 = 102;

pub(super) struct Pieces {
    ids: HashMap<String, i32>,
}

impl Pieces {
    /// A vocabulary, one piece a line, its number the line's.
    pub(super) fn of(vocabulary: &str) -> Self {
        Self { ids: vocabulary.lines().map(str::to_owned).zip(0..).collect() }
    }

    /// The pieces of a lower-case token, one at least.
    pub(super) fn cut(&self, token: &str) -> Vec<i32> {
        let plain: String = token
            .nfd()
            .filter(|&c| !is_combining_mark(c) && !c.is_control())
            .flat_map(char::to_lowercase)
            .collect();
        let mut out = Vec::new();
        let mut word = String::new();
        for c in plain.chars() {
            if is_punctuation(c) || c.is_whitespace() {
                self.word(&std::mem::take(&mut word), &mut out);
                if !c.is_whitespace() {
                    self.word(c.encode_utf8(&mut [0; 4]), &mut out);
                }
            } else {
                word.push(c);
            }
        }
        self.word(&word, &mut out);
        if out.is_empty() {
            out.push(UNKNOWN);
        }
        out.truncate(MOST);
        out
    }

    /// Greedy longest match from the left.
    fn word(&self, word: &str, out: &mut Vec<i32>) {
        if word.is_empty() {
            return;
        }
        let before = out.len();
        let mut rest = word;
        while !rest.is_empty() && word.chars().count() <= LONGEST {
            let inner = rest.len() < word.len();
            let found = rest.char_indices().rev().find_map(|(at, c)| {
                let piece = &rest[..at + c.len_utf8()];
                let id = match inner {
                    true => self.ids.get(&format!("##{piece}")),
                    false => self.ids.get(piece),
                };
                id.map(|&id| (id, piece.len()))
            });
            let Some((id, length)) = found else { break };
            out.push(id);
            rest = &rest[length..];
        }
        if !rest.is_empty() {
            out.truncate(before);
            out.push(UNKNOWN);
        }
    }
}

/// ASCII signs and what Unicode calls punctuation.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_greedily_and_signs_stand_alone() {
        let lines: Vec<String> = (0..103)
            .map(|n| format!("[{n}]"))
            .chain(["un", "##like", "##ly", ".", "s", "cafe"].map(String::from))
            .collect();
        let pieces = Pieces::of(&lines.join("\n"));
        assert_eq!(pieces.cut("unlikely"), [103, 104, 105]);
        assert_eq!(pieces.cut("s.s."), [107, 106, 107, 106]);
        assert_eq!(pieces.cut("café"), [108]);
        assert_eq!(pieces.cut("xyz"), [UNKNOWN]);
        assert_eq!(pieces.cut(""), [UNKNOWN]);
    }
}
