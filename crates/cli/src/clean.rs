//! Text of strangers made fit for a terminal.
//!
//! A terminal obeys control characters wherever they come from: an article could move the cursor,
//! retitle the window, or show other words than it holds. Everything printed for people goes through
//! here. Controls are shown by their picture (`␛`), not dropped, so that nobody takes a tampered text
//! for a clean one; marks that turn the direction of writing become U+FFFD for the same reason.

use std::borrow::Cow;

/// One line: controls shown, white space folded to single spaces, none at the ends.
pub(crate) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().map(shown));
    }
    out
}

/// Several lines: line ends stay, everything else as in [`line()`] but for the folding.
pub(crate) fn lines(text: &str) -> Cow<'_, str> {
    let needs = |c: char| c != '\n' && shown(c) != c;
    if !text.contains(needs) {
        return Cow::Borrowed(text);
    }
    let unified = text.replace("\r\n", "\n");
    Cow::Owned(unified.chars().map(|c| if c == '\n' { c } else { shown(c) }).collect())
}

/// The character as it may be printed.
pub(crate) fn shown(c: char) -> char {
    match c {
        '\t' => ' ',
        '\0'..='\u{1F}' => char::from_u32(0x2400 + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7F}' => '\u{2421}',
        '\u{80}'..='\u{9F}' => char::REPLACEMENT_CHARACTER,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            char::REPLACEMENT_CHARACTER
        }
        // Separators that some terminals break lines at, and tags that nobody can see.
        '\u{2028}' | '\u{2029}' => ' ',
        '\u{E0000}'..='\u{E007F}' => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn escape_sequences_become_visible() {
        assert_eq!(line("a\u{1b}[2Jb\n\tc\u{9b}31m \u{202e}x"), "a␛[2Jb c\u{FFFD}31m \u{FFFD}x");
        assert_eq!(lines("a\r\nb\u{7}\n"), "a\nb␇\n");
        assert!(matches!(lines("plain — «words»\n"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn nothing_printed_is_a_control(text in any::<String>()) {
            prop_assert!(!line(&text).chars().any(char::is_control));
            prop_assert!(!lines(&text).chars().any(|c| c.is_control() && c != '\n'));
        }
    }
}
