//! A text as incidents are looked for in it: words with their hashes, and sentences.
//!
//! Simpler than the sentences of `text`, and fast: a sentence ends at a line's end, or at a full stop, question or
//! exclamation mark before a capital, unless a shortened word stands before it.

use std::ops::Range;

use onrecord_text::{CodePoints, Span};

use super::lexicon::{List, is};
use crate::words::{hash, words};

/// One word.
pub(super) struct Word {
    pub hash: u64,
    pub bytes: Range<usize>,
    pub capital: bool,
}

/// A text with its words.
pub(super) struct Page<'t> {
    pub text: &'t str,
    pub words: Vec<Word>,
    /// The words of each sentence.
    pub sentences: Vec<Range<usize>>,
    points: CodePoints<'t>,
}

impl<'t> Page<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let word = |word: crate::words::Word<'t>| Word {
            hash: hash(word.text),
            capital: word.is_capitalised(),
            bytes: word.range,
        };
        let words: Vec<Word> = words(text).map(word).collect();
        let mut sentences = Vec::new();
        let mut start = 0;
        for (n, pair) in words.windows(2).enumerate() {
            if let [one, two] = pair
                && ends(one, &text[one.bytes.end..two.bytes.start], two)
            {
                sentences.push(start..n + 1);
                start = n + 1;
            }
        }
        if start < words.len() {
            sentences.push(start..words.len());
        }
        Self { text, words, sentences, points: CodePoints::new(text) }
    }

    /// The words that a span covers or cuts into.
    pub(super) fn at(&self, span: Span) -> Range<usize> {
        let (start, end) = (self.points.to_byte(span.start), self.points.to_byte(span.end));
        let first = self.words.partition_point(|word| word.bytes.end <= start);
        first..self.words.partition_point(|word| word.bytes.start < end).max(first)
    }

    /// The sentence that a word is in.
    pub(super) fn sentence_of(&self, word: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= word)
    }

    /// The first word of the sentence that a word is in.
    pub(super) fn sentence_start(&self, word: usize) -> usize {
        self.sentences.get(self.sentence_of(word)).map_or(0, |sentence| sentence.start)
    }

    /// The span of some words.
    pub(super) fn span(&self, words: &Range<usize>) -> Option<Span> {
        let bytes = self.bytes(words)?;
        Some(Span { start: self.points.at_byte(bytes.start), end: self.points.at_byte(bytes.end) })
    }

    /// Some words as printed.
    pub(super) fn printed(&self, words: &Range<usize>) -> &'t str {
        self.bytes(words).and_then(|bytes| self.text.get(bytes)).unwrap_or_default()
    }

    fn bytes(&self, words: &Range<usize>) -> Option<Range<usize>> {
        let (first, last) = (self.words.get(words.start)?, self.words.get(words.end.checked_sub(1)?)?);
        Some(first.bytes.start..last.bytes.end)
    }

    /// Whether a word is in a list.
    pub(super) fn is(&self, word: usize, list: List) -> bool {
        self.words.get(word).is_some_and(|word| is(word.hash, list))
    }

    /// Whether one of some words is in a list.
    pub(super) fn any(&self, mut words: Range<usize>, list: List) -> bool {
        words.any(|word| self.is(word, list))
    }
}

/// Whether a sentence ends between two words with this gap.
fn ends(one: &Word, gap: &str, two: &Word) -> bool {
    if gap.len() == 1 {
        return gap == "\n";
    }
    let stop = gap.find(['.', '?', '!', '…']);
    let spaced = stop.is_some_and(|at| gap[at..].contains(char::is_whitespace));
    let opens = two.capital || gap.contains(['"', '“', '\'', '‘']);
    gap.contains('\n') || spaced && opens && !(gap.starts_with('.') && is(one.hash, List::Short))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_marks_and_lines() {
        let page = Page::new("Mr. Orr of Ell said no. “Go!” he said\nEnd of it 2.5 at 3. no");
        let printed: Vec<&str> = page.sentences.iter().map(|sentence| page.printed(sentence)).collect();
        assert_eq!(printed, ["Mr. Orr of Ell said no", "Go!” he said", "End of it 2.5 at 3. no"]);
    }
}
