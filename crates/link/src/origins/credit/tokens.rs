//! The words and marks of a text, as the patterns of credits are matched against them.

use std::ops::Range;

/// A word or a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    /// Bytes.
    pub(super) range: Range<usize>,
    /// Whether a line begins with it.
    pub(super) opens: bool,
}

impl Token<'_> {
    pub(super) fn is(&self, lower: &str) -> bool {
        self.text.eq_ignore_ascii_case(lower)
    }

    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// Tokens in order. Hyphens, ampersands, dots and apostrophes inside a word are its own ("Plain-Dealer", "U.S"); an
/// ending "'s" is not.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    // A word and the space behind it are about so long.
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut chars = text.char_indices().peekable();
    let mut opens = true;
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            opens |= c == '\n';
            continue;
        }
        let mut end = start + c.len_utf8();
        if c.is_alphanumeric() {
            while let Some(&(at, next)) = chars.peek() {
                let rest = text.get(at + next.len_utf8()..).unwrap_or_default();
                let joins = matches!(next, '-' | '&' | '.' | '\'' | '’' | '/')
                    && rest.starts_with(char::is_alphanumeric)
                    && !(matches!(next, '\'' | '’') && is_possessive(rest));
                if !(next.is_alphanumeric() || joins) {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
        }
        out.push(Token { text: &text[start..end], range: start..end, opens });
        opens = false;
    }
    out
}

/// Whether an "s" that ends its word stands behind the apostrophe.
fn is_possessive(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn words_keep_what_is_inside_them() {
        let found: Vec<&str> = tokens("The Plain-Dealer’s U.S. desk,\nA&B").iter().map(|t| t.text).collect();
        assert_eq!(found, ["The", "Plain-Dealer", "’", "s", "U.S", ".", "desk", ",", "A&B"]);
        let opens: Vec<bool> = tokens("a b\n c").iter().map(|t| t.opens).collect();
        assert_eq!(opens, [true, false, true]);
    }
}
