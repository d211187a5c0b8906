//! Quotations: which words stand between quotation marks, whatever marks the outlet uses.
//!
//! Only the outermost level is kept: what is quoted inside a quotation is part of what was said. A
//! quotation never leaves its paragraph, except that a paragraph left open before one that opens with a
//! mark is one speech going on (the multi-paragraph convention). A mark may be closed by another of its
//! family (“ by "), since copy editors and content systems mix them; guillemets only by guillemets.
//! Single marks open a quotation only where they can't be apostrophes and a closing one follows.

use crate::Range;
use crate::token::{Token, TokenKind, Tokens};

/// Families of marks: a quotation closes with a mark of the family that opened it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Double,
    Guillemet,
    Single,
}

/// A quotation in single marks is looked for this many tokens ahead: further off, the mark was an apostrophe.
const LONGEST_SINGLE: usize = 400;

/// One outermost quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// Tokens with both marks; without the closing one when there is none.
    pub tokens: Range,
    /// Tokens between the marks.
    pub inner: Range,
    /// The quotation of the paragraph before that this one continues.
    pub continues: Option<usize>,
    /// Closed by a mark.
    pub closed: bool,
}

/// The quotations of a text, in order, and what is wrong with its marks.
#[derive(Debug, Clone, Default)]
pub(crate) struct Quotations {
    pub list: Vec<Quotation>,
    /// Tokens of marks that have no partner.
    pub unbalanced: Vec<usize>,
    /// For each token, 1 + index of the quotation it is in or bounds; 0 outside.
    inside: Vec<u32>,
}

impl Quotations {
    /// The quotation that token `i` is in or bounds.
    pub(crate) fn at(&self, i: usize) -> Option<&Quotation> {
        self.index_at(i).map(|n| &self.list[n])
    }

    /// Its index.
    pub(crate) fn index_at(&self, i: usize) -> Option<usize> {
        self.inside.get(i).and_then(|&n| (n as usize).checked_sub(1))
    }

    /// The quotation whose opening mark is token `i`.
    pub(crate) fn opening_at(&self, i: usize) -> Option<&Quotation> {
        self.at(i).filter(|q| q.tokens.start == i)
    }

    /// The quotation whose last token is `i`.
    pub(crate) fn closing_at(&self, i: usize) -> Option<&Quotation> {
        self.at(i).filter(|q| q.tokens.end == i + 1)
    }
}

/// Finds the quotations in each block (token ranges of paragraphs).
pub(crate) fn find(tokens: &Tokens, blocks: &[Range]) -> Quotations {
    let mut out = Quotations { inside: vec![0; tokens.len()], ..Quotations::default() };
    let mut left_open: Option<usize> = None;
    for (n, block) in blocks.iter().enumerate() {
        let first = out.list.len();
        let next_opens = blocks.get(n + 1).is_some_and(|next| {
            next.start < next.end && family(&tokens[next.start]).is_some_and(|f| f != Family::Single)
        });
        let open_at_end = in_block(tokens, block, next_opens, &mut out);
        if let (Some(before), Some(quotation)) = (left_open, out.list.get_mut(first))
            && quotation.tokens.start == block.start
        {
            quotation.continues = Some(before);
        }
        left_open = open_at_end.then(|| out.list.len() - 1);
    }
    for (n, quotation) in out.list.iter().enumerate() {
        out.inside[quotation.tokens.clone()].fill(n as u32 + 1);
    }
    out
}

/// Finds the quotations of one block; returns whether the last one is left open for the next.
fn in_block(tokens: &Tokens, block: &Range, next_opens: bool, out: &mut Quotations) -> bool {
    let mut open: Option<(usize, Family)> = None;
    let mut i = block.start;
    while i < block.end {
        let token = &tokens[i];
        let Some(kind) = family(token) else {
            i += 1;
            continue;
        };
        match open {
            None if kind == Family::Single => {
                if let Some(close) = single_close(tokens, i, block.end) {
                    push(out, i, i + 1..close, close + 1, true);
                    i = close;
                }
            }
            None if only_closes(token) && !in_opening_position(tokens, i, block.end) => {
                out.unbalanced.push(i)
            }
            None => open = Some((i, kind)),
            Some((start, opened)) if opened == kind => {
                let german = tokens.lower(start) == "„";
                if only_opens(token) && !german {
                    // “…“: the one before was never closed.
                    out.unbalanced.push(start);
                    open = Some((i, kind));
                } else {
                    push(out, start, start + 1..i, i + 1, true);
                    open = None;
                }
            }
            Some(_) => {}
        }
        i += 1;
    }
    let Some((start, _)) = open else { return false };
    let curly = only_opens(&tokens[start]);
    if !next_opens {
        out.unbalanced.push(start);
    }
    if (next_opens || curly) && start + 1 < block.end {
        push(out, start, start + 1..block.end, block.end, false);
        return next_opens;
    }
    false
}

fn push(out: &mut Quotations, start: usize, inner: Range, end: usize, closed: bool) {
    if !inner.is_empty() {
        out.list.push(Quotation { tokens: start..end, inner, continues: None, closed });
    }
}

fn family(token: &Token) -> Option<Family> {
    if token.kind != TokenKind::Mark {
        return None;
    }
    Some(match token.lower.as_str() {
        "«" | "»" | "‹" | "›" => Family::Guillemet,
        "'" | "‘" | "‚" => Family::Single,
        _ => Family::Double,
    })
}

fn only_opens(token: &Token) -> bool {
    matches!(token.lower.as_str(), "“" | "„" | "«" | "``")
}

fn only_closes(token: &Token) -> bool {
    matches!(token.lower.as_str(), "”" | "»")
}

/// A space, bracket or dash before and none after: where an opening mark stands.
fn in_opening_position(tokens: &Tokens, i: usize, end: usize) -> bool {
    let after_gap = tokens[i].spaced
        || i > 0 && matches!(tokens.lower(i - 1), "(" | "[" | "—" | "–" | "-" | "--" | "\"" | "“" | ":");
    after_gap && i + 1 < end && !tokens[i + 1].spaced
}

/// The token of the single mark that closes the one at `open`, if that one can open a quotation.
fn single_close(tokens: &Tokens, open: usize, end: usize) -> Option<usize> {
    // ’90s, 'em: an apostrophe, not an opening mark. Lower case has made ’ and ' one.
    if !in_opening_position(tokens, open, end)
        || matches!(tokens.lower(open + 1), "em" | "til" | "tis" | "twas" | "cause" | "n")
    {
        return None;
    }
    if tokens[open + 1].kind == TokenKind::Number && tokens.lower(open + 1).ends_with('s') {
        return None;
    }
    let mut after_word = None;
    for i in open + 2..end.min(open + LONGEST_SINGLE) {
        if family(&tokens[i]) != Some(Family::Single) || tokens[i].spaced && tokens[i].lower != "'" {
            continue;
        }
        let ends = i + 1 >= end || tokens[i + 1].spaced || !tokens[i + 1].is_word();
        if tokens[i].spaced || !ends {
            continue;
        }
        let follows_mark = matches!(tokens.lower(i - 1), "," | "." | "?" | "!" | "…" | "...");
        let before_punctuation = i + 1 >= end || tokens[i + 1].kind != TokenKind::Word;
        if follows_mark || before_punctuation {
            return Some(after_word.filter(|&w: &usize| w - open <= 8 && !follows_mark).unwrap_or(i));
        }
        // "the voters' choice": perhaps a plural's apostrophe.
        after_word.get_or_insert(i);
    }
    after_word.filter(|&i| i - open <= 12)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenise;

    /// The quotations of paragraphs separated by line feeds, as text.
    fn quoted(text: &str) -> Vec<String> {
        let tokens = tokenise(text);
        let mut blocks = Vec::new();
        let mut at = 0;
        for line in text.split('\n') {
            blocks.push(tokens.at_byte(at)..tokens.at_byte(at + line.len()));
            at += line.len() + 1;
        }
        let found = find(&tokens, &blocks);
        found.list.iter().map(|q| text[tokens.bytes(&q.inner)].to_owned()).collect()
    }

    #[test]
    fn every_style_of_marks() {
        assert_eq!(quoted("\"No,\" she said. “Never,” he said. «Why?»"), ["No,", "Never,", "Why?"]);
        assert_eq!(quoted("''No,'' she said. „Never“ he said"), ["No,", "Never"]);
        assert_eq!(quoted("She said “we won't go\" and left."), ["we won't go"]);
        assert_eq!(quoted("\"It is a 'plain lie' again,\" he said."), ["It is a 'plain lie' again,"]);
        assert_eq!(quoted("'We will not go,' said Orr. The voters' choice."), ["We will not go,"]);
        assert_eq!(quoted("‘The voters’ choice is clear,’ said Orr."), ["The voters’ choice is clear,"]);
        assert_eq!(quoted("Rock 'n' roll in the '90s: Orr's states' rights"), Vec::<String>::new());
        assert_eq!(quoted("«He said \"no\" to us»"), ["He said \"no\" to us"]);
    }

    #[test]
    fn speeches_over_paragraphs() {
        assert_eq!(quoted("\"One, he said.\n\"Two.\n\"Three.\" End"), ["One, he said.", "Two.", "Three."]);
        assert_eq!(quoted("a \" stray mark\nand no more"), Vec::<String>::new());
    }
}
