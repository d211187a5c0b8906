//! The text as the rules read it: every space a space, every line end a line feed, nothing
//! invisible. Quotation marks, dashes and letters stay as they are.
//!
//! Normalising is for reading only. The spans of a record index the document's own text, and the
//! [`OffsetMap`] made here leads back to it.

use crate::OffsetMap;

/// A text fit to be read by rules, and the way back to the text it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Normalised {
    /// The normalised text.
    pub text: String,
    /// From bytes of `text` to bytes of the input.
    pub offsets: OffsetMap,
}

/// What becomes of one character.
enum Fate {
    Keep,
    Becomes(char),
    Vanishes,
}

/// Normalises `input`: one pass, linear time. Normalising twice equals normalising once.
pub fn normalise(input: &str) -> Normalised {
    let mut text = String::with_capacity(input.len());
    let mut offsets = OffsetMap::default();
    let mut kept_from = 0;
    for (at, c) in input.char_indices() {
        let followed_by_line_feed = input.as_bytes().get(at + 1) == Some(&b'\n');
        let fate = fate(c, followed_by_line_feed);
        if matches!(fate, Fate::Keep) {
            continue;
        }
        text.push_str(&input[kept_from..at]);
        offsets.push_verbatim(kept_from, at - kept_from);
        kept_from = at + c.len_utf8();
        if let Fate::Becomes(other) = fate {
            text.push(other);
            offsets.push_replaced(other.len_utf8(), at..kept_from);
        }
    }
    text.push_str(&input[kept_from..]);
    offsets.push_verbatim(kept_from, input.len() - kept_from);
    Normalised { text, offsets }
}

fn fate(c: char, followed_by_line_feed: bool) -> Fate {
    match c {
        '\n' => Fate::Keep,
        '\r' if followed_by_line_feed => Fate::Vanishes,
        '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Becomes('\n'),
        '\t' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => {
            Fate::Becomes(' ')
        }
        // Soft hyphen, zero-width and direction marks, byte order mark, other control characters.
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}' => Fate::Vanishes,
        c if c.is_control() => Fate::Vanishes,
        _ => Fate::Keep,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spaces_line_ends_and_invisible_marks() {
        let n = normalise("a\u{A0}b\r\nc\u{AD}d\u{200B}\re\u{FEFF}“f”");
        assert_eq!(n.text, "a b\ncd\ne“f”");
        assert_eq!(n.offsets.source(&(1..2)), Some(1..3));
    }

    proptest! {
        #[test]
        fn twice_equals_once_and_offsets_lead_back(input in "(\\PC|[\\x00-\\x20\u{A0}\u{AD}\u{200B}\u{2028}\r\n]){0,80}") {
            let once = normalise(&input);
            let twice = normalise(&once.text);
            prop_assert_eq!(&twice.text, &once.text);
            prop_assert_eq!(once.offsets.text_len(), once.text.len());
            for segment in once.offsets.segments() {
                let source = &input[segment.source_start..segment.source_end()];
                let text = &once.text[segment.text_start..segment.text_end()];
                if segment.verbatim { prop_assert_eq!(source, text); } else { prop_assert!(!source.is_empty()); }
            }
        }
    }
}
