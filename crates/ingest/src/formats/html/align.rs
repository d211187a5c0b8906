//! Finding an extracted text in the page it was extracted from.
//!
//! Extractors give words, not places. What they give is nearly always the page's own characters in
//! the page's order with pieces left out, so long pieces are found by a seed (a few characters that
//! occur in the page at a known place) and grown in both directions, and what is left between two
//! pieces is looked for between their places. White space is ignored throughout: it is what
//! extractors change most. Time grows with the two texts' lengths, not their product.

use std::collections::HashMap;

use memchr::memmem;
use onrecord_text::{OffsetMap, Undone};

/// Length of a seed, in bytes.
const SEED: usize = 16;
/// Seeds are noted at every so many bytes of the page: any piece of `SEED + STEP` bytes holds one.
const STEP: usize = 8;
/// Places kept of a seed that occurs again and again.
const PLACES: usize = 12;
/// How far a left-over word is looked for when nothing after it was found.
const REACH: usize = 8 << 10;

/// The map from `text` to the source of `page`, of which `text` is made up. Text that is not in the
/// page has no source.
pub(crate) fn align(text: &str, page: &Undone) -> OffsetMap {
    let (text_ink, page_ink) = (Ink::of(text), Ink::of(&page.text));
    let matches = Aligner::new(&text_ink, &page_ink).run();
    let mut out = OffsetMap::default();
    let mut done = 0;
    for found in matches {
        // In runs without white space on either side.
        let (text_at, page_at) = (&text_ink.at[found.text..], &page_ink.at[found.page..]);
        let mut from = 0;
        while from < found.len {
            let (text_from, page_from) = (text_at[from], page_at[from]);
            let goes_on =
                |to: usize| text_at[to] - text_from == to - from && page_at[to] - page_from == to - from;
            let to = (from + 1..found.len).find(|&to| !goes_on(to)).unwrap_or(found.len);
            between(&mut out, text, done..text_from, page, page_from);
            page.offsets.copy_into(&(page_from..page_from + (to - from)), &mut out);
            done = text_from + (to - from);
            from = to;
        }
    }
    out.push_replaced(text.len() - done, 0..0);
    out
}

/// Text before a matched piece: one stretch of white space keeps the place of the white space that
/// stands before the piece in the page, anything else has none.
fn between(out: &mut OffsetMap, text: &str, gap: std::ops::Range<usize>, page: &Undone, page_at: usize) {
    let gap_text = &text[gap.clone()];
    let before = page.text[..page_at].len() - page.text[..page_at].trim_end().len();
    if gap_text.is_empty() || before == 0 || !gap_text.chars().all(char::is_whitespace) {
        out.push_replaced(gap.len(), 0..0);
        return;
    }
    let space = page_at - before..page_at;
    if page.text[space.clone()] == *gap_text {
        page.offsets.copy_into(&space, out);
    } else {
        let place = page.offsets.pieces(&space).into_iter().next();
        out.push_replaced(gap.len(), place.unwrap_or(0..0));
    }
}

/// The bytes of a text without white space, and where each stands in it.
struct Ink {
    bytes: Vec<u8>,
    at: Vec<usize>,
}

impl Ink {
    fn of(text: &str) -> Self {
        let (mut bytes, mut at) = (Vec::with_capacity(text.len()), Vec::with_capacity(text.len()));
        for (start, char) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
            bytes.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
            at.extend(start..start + char.len_utf8());
        }
        Self { bytes, at }
    }

    /// Whether a word starts or ends at this byte.
    fn is_edge(&self, i: usize) -> bool {
        i == 0 || i >= self.at.len() || self.at[i] - self.at[i - 1] > 1 || {
            let (before, after) = (self.bytes[i - 1], self.bytes[i]);
            !(before.is_ascii_alphanumeric() || before >= 0x80)
                || !(after.is_ascii_alphanumeric() || after >= 0x80)
        }
    }
}

/// A piece found: `len` bytes of ink at both places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Match {
    text: usize,
    page: usize,
    len: usize,
}

struct Aligner<'i> {
    text: &'i Ink,
    page: &'i Ink,
    seeds: HashMap<&'i [u8], Vec<usize>>,
}

impl<'i> Aligner<'i> {
    fn new(text: &'i Ink, page: &'i Ink) -> Self {
        let mut seeds: HashMap<&[u8], Vec<usize>> = HashMap::new();
        for (i, seed) in page.bytes.windows(SEED).enumerate().step_by(STEP) {
            let places = seeds.entry(seed).or_default();
            if places.len() < PLACES {
                places.push(i);
            }
        }
        Self { text, page, seeds }
    }

    fn run(&self) -> Vec<Match> {
        let mut out: Vec<Match> = Vec::new();
        // The first byte of the text not yet placed, and the place after the last piece.
        let (mut open, mut cursor) = (0, 0);
        let mut at = 0;
        while at + SEED <= self.text.bytes.len() {
            let Some(seed) = self.seed(at, cursor) else {
                at += 1;
                continue;
            };
            let found = self.grow(seed, open);
            if found.len == 0 {
                at += 1;
                continue;
            }
            self.fill(open..found.text, cursor, found.page, &mut out);
            out.push(found);
            open = found.text + found.len;
            cursor = found.page + found.len;
            at = open;
        }
        self.fill(open..self.text.bytes.len(), cursor, cursor + REACH, &mut out);
        out
    }

    /// Where the text from `at` is found: going on at the cursor if it can, else at the nearest place
    /// after it, else at the last one before it.
    fn seed(&self, at: usize, cursor: usize) -> Option<Match> {
        let seed = self.text.bytes.get(at..at + SEED)?;
        if self.page.bytes.get(cursor..cursor + SEED) == Some(seed) {
            return Some(Match { text: at, page: cursor, len: SEED });
        }
        let places = self.seeds.get(seed)?;
        let page = places.iter().find(|&&place| place >= cursor).or(places.last())?;
        Some(Match { text: at, page: *page, len: SEED })
    }

    /// As long as both texts agree, back to `open` at most, then cut to whole characters.
    fn grow(&self, seed: Match, open: usize) -> Match {
        let (text, page) = (&self.text.bytes, &self.page.bytes);
        let back = (1..=(seed.text - open).min(seed.page))
            .take_while(|i| text[seed.text - i] == page[seed.page - i])
            .count();
        let on = text[seed.text..].iter().zip(&page[seed.page..]).take_while(|(a, b)| a == b).count();
        let (mut start, mut end) = (seed.text - back, seed.text + on);
        let inside = |i: usize| text.get(i).is_some_and(|b| b & 0xC0 == 0x80);
        while start < end && inside(start) {
            start += 1;
        }
        while end > start && inside(end) {
            end -= 1;
        }
        Match { text: start, page: seed.page - (seed.text - start), len: end - start }
    }

    /// Looks for what is left between two pieces, between their places: as a whole, else word by word.
    fn fill(&self, left: std::ops::Range<usize>, from: usize, to: usize, out: &mut Vec<Match>) {
        if left.is_empty() {
            return;
        }
        // The pieces were not in the page's order: look behind the first one.
        let to = if to <= from { from + REACH } else { to };
        let to = to.min(self.page.bytes.len()).min(from + REACH);
        if let Some(page) = self.find(&left, from, to) {
            out.push(Match { text: left.start, page, len: left.len() });
            return;
        }
        let (mut word, mut from) = (left.start, from);
        while word < left.end {
            let next =
                (word + 1..left.end).find(|&i| self.text.at[i] - self.text.at[i - 1] > 1).unwrap_or(left.end);
            if let Some(page) = self.find(&(word..next), from, to) {
                out.push(Match { text: word, page, len: next - word });
                from = page + (next - word);
            }
            word = next;
        }
    }

    fn find(&self, words: &std::ops::Range<usize>, from: usize, to: usize) -> Option<usize> {
        let needle = self.text.bytes.get(words.clone())?;
        let hay = self.page.bytes.get(from..to)?;
        let finder = memmem::Finder::new(needle);
        let mut at = 0;
        // Occurrences may overlap, and only one of them need stand between two edges.
        while let Some(next) = finder.find(hay.get(at..)?) {
            let place = from + at + next;
            if self.page.is_edge(place) && self.page.is_edge(place + needle.len()) {
                return Some(place);
            }
            at += next + 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn page(text: &str) -> Undone {
        Undone { text: text.into(), offsets: OffsetMap::identity(text.len()), bad: 0 }
    }

    /// The characters of `text` that were not found, after checking that the others are right.
    fn missing(text: &str, source: &str) -> String {
        let map = align(text, &page(source));
        assert_eq!(map.text_len(), text.len());
        let mut missing = String::new();
        for segment in map.segments() {
            let piece = &text[segment.text_start..segment.text_end()];
            if segment.verbatim {
                assert_eq!(&source[segment.source_start..segment.source_end()], piece);
            } else if segment.source_len > 0 {
                assert!(piece.trim().is_empty(), "{piece:?}");
            } else {
                missing.push_str(piece.trim());
            }
        }
        missing
    }

    #[test]
    fn pieces_are_found_in_their_order() {
        let source = "Home News\n\nFerry sinks\n\nThe ferry sank on Monday, the harbour master said on the quay. \
                      Advertisement\n\nNobody was hurt. “All are well,” he said to reporters.\n\nRead more";
        for (text, lost) in [
            ("The ferry sank on Monday, the harbour master said on the quay.\n\nNobody was hurt.", ""),
            ("Ferry sinks\n\nThe ferry sank on Monday, the  harbour master said on the quay.", ""),
            ("“All are well,” he said to reporters.\n\nThe ferry sank on Monday, the harbour", ""),
            ("Nobody was hurt. [inserted] “All are well,” he said to reporters.", "[inserted]"),
            ("Nobody was hurt. \u{201e}All are well,” he said to reporters.", "\u{201e}"),
            ("hurt", ""),
            ("urt", "urt"),
            ("", ""),
        ] {
            assert_eq!(missing(text, source), lost, "{text}");
        }
    }

    #[test]
    fn repetition_does_not_cost_the_square() {
        let source = "ab ".repeat(100_000);
        let started = std::time::Instant::now();
        assert_eq!(missing(&"ab ".repeat(90_000), &source), "");
        missing(&"ba ab ".repeat(40_000), &source);
        assert!(started.elapsed().as_secs() < 20);
    }

    proptest! {
        #[test]
        fn anything_aligns(words in proptest::collection::vec("“?[a-z]{4,9}é?[,.”]?", 1..40), from in 0usize..40, cut in 0usize..40) {
            let source = words.join(" ");
            let part = words.iter().skip(from.min(words.len() - 1)).take(cut + 1).cloned().collect::<Vec<_>>().join("\n\n");
            let lost = missing(&part, &source);
            prop_assert!(lost.is_empty(), "{lost}");
            missing(&source, &part);
        }
    }
}
