//! A few words around a match, the matching ones marked.
//!
//! Made from the ledger's text and not from the index, so that what is shown is what stands there. The
//! text is cut into words by the same folding as the index; the window is the one that holds most of
//! the different things searched for.

use std::collections::HashSet;
use std::ops::Range;

use tantivy::tokenizer::{TextAnalyzer, TokenStream};

use crate::fold::words;
use crate::index::stemming;
use crate::terms::{Terms, Wanted};
use crate::view::Piece;

/// Bytes of a snippet's window, about as many characters.
const WINDOW: usize = 230;
/// Bytes shown before the first match.
const LEAD: usize = 60;
/// Bytes of a text that are looked through for the best window.
const LOOK_THROUGH: usize = 256 << 10;

/// Marks what a search wants.
pub(crate) struct Marker {
    wanted: Vec<Wanted>,
    /// The stems of the single words, by their place in `wanted`.
    stems: Vec<Option<String>>,
    stemming: TextAnalyzer,
}

/// A stretch of text that matches.
struct Match {
    at: Range<usize>,
    /// Which of the wanted it is.
    what: usize,
}

impl Marker {
    pub(crate) fn new(terms: &Terms) -> Self {
        let mut stemming = stemming();
        let stems = terms
            .wanted
            .iter()
            .map(|wanted| match wanted {
                Wanted::Word(word) => stem(&mut stemming, word),
                _ => None,
            })
            .collect();
        Self { wanted: terms.wanted.clone(), stems, stemming }
    }

    /// A snippet of `text`, within `focus` (bytes) when that matches, else from its beginning.
    pub(crate) fn snippet(&mut self, text: &str, focus: Range<usize>) -> Vec<Piece> {
        let focus = inside(text, focus);
        let matches = self.matches(text, &focus);
        let start = match best(&matches) {
            Some(first) if first >= focus.start + WINDOW - LEAD => {
                word_start(text, first.saturating_sub(LEAD))
            }
            Some(_) | None => focus.start,
        };
        let end = word_end(text, start, start + WINDOW);
        cut(text, start..end, &matches)
    }

    fn matches(&mut self, text: &str, focus: &Range<usize>) -> Vec<Match> {
        if self.wanted.is_empty() {
            return Vec::new();
        }
        let region = &text[focus.clone()];
        let region: Vec<_> = words(region).collect();
        let mut found = Vec::new();
        let shifted = |at: Range<usize>| at.start + focus.start..at.end + focus.start;
        for (i, word) in region.iter().enumerate() {
            let mut own_stem = None;
            for (what, wanted) in self.wanted.iter().enumerate() {
                let length = match wanted {
                    Wanted::Word(wanted) => {
                        let stem = own_stem.get_or_insert_with(|| stem(&mut self.stemming, &word.folded));
                        usize::from(*wanted == word.folded || *stem == self.stems[what])
                    }
                    Wanted::Beginning(beginning) => usize::from(word.folded.starts_with(beginning.as_str())),
                    Wanted::Phrase(phrase) => {
                        let here = region.get(i..i + phrase.len());
                        let same = here.is_some_and(|here| here.iter().map(|w| &w.folded).eq(phrase));
                        if same { phrase.len() } else { 0 }
                    }
                };
                if length > 0 {
                    found.push(Match { at: shifted(word.at.start..region[i + length - 1].at.end), what });
                }
            }
        }
        found
    }
}

fn stem(stemming: &mut TextAnalyzer, word: &str) -> Option<String> {
    let mut stream = stemming.token_stream(word);
    stream.advance().then(|| stream.token().text.clone())
}

/// The start of the first match of the window that holds most of what is wanted.
fn best(matches: &[Match]) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (i, first) in matches.iter().enumerate() {
        let near = matches[i..].iter().take(64);
        let near = near.take_while(|m| m.at.end <= first.at.start + WINDOW - LEAD);
        let different = near.map(|m| m.what).collect::<HashSet<_>>().len();
        if best.is_none_or(|(most, _)| different > most) {
            best = Some((different, first.at.start));
        }
    }
    best.map(|(_, start)| start)
}

/// The last character boundary up to `at`.
fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The range on character boundaries, no longer than is looked through.
fn inside(text: &str, range: Range<usize>) -> Range<usize> {
    let start = boundary(text, range.start);
    let end = boundary(text, range.end.min(start.saturating_add(LOOK_THROUGH)));
    start..end.max(start)
}

/// The start of the word at `at`, or `at` when the word is very long.
fn word_start(text: &str, at: usize) -> usize {
    let at = boundary(text, at);
    let back = boundary(text, at.saturating_sub(40));
    match text[back..at].char_indices().rfind(|(_, c)| c.is_whitespace()) {
        Some((i, space)) => back + i + space.len_utf8(),
        None if back == 0 => 0,
        None => at,
    }
}

/// The end of the last whole word before `at`, or `at` when the word is very long.
fn word_end(text: &str, start: usize, at: usize) -> usize {
    if at >= text.len() {
        return text.len();
    }
    let at = boundary(text, at);
    let back = boundary(text, at.saturating_sub(40)).max(start);
    text[back..at].rfind(char::is_whitespace).map_or(at, |i| back + i)
}

/// The window as pieces: white space folded, what matches marked, `…` where words were left out.
fn cut(text: &str, window: Range<usize>, matches: &[Match]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut add = |words: &str, marked: bool| {
        let mut folded = fold_space(words);
        let open = match pieces.last() {
            None => true,
            Some(before) => before.text.ends_with(' '),
        };
        if open && folded.starts_with(' ') {
            folded.remove(0);
        }
        match pieces.last_mut() {
            _ if folded.is_empty() => {}
            Some(last) if last.marked == marked => last.text.push_str(&folded),
            _ => pieces.push(Piece { text: folded, marked }),
        }
    };
    if !text[..window.start].trim().is_empty() {
        add("… ", false);
    }
    let mut at = window.start;
    for found in matches.iter().filter(|found| found.at.end <= window.end) {
        if found.at.start >= at {
            add(&text[at..found.at.start], false);
        }
        if found.at.end > at && found.at.start >= window.start {
            add(&text[found.at.start.max(at)..found.at.end], true);
            at = found.at.end;
        }
    }
    let rest_follows = !text[window.end..].trim().is_empty();
    let tail = &text[at..window.end];
    add(if rest_follows { tail } else { tail.trim_end() }, false);
    if rest_follows {
        add(" …", false);
    }
    pieces
}

/// White space runs become one space.
fn fold_space(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_whitespace() {
            true if out.ends_with(' ') => {}
            true => out.push(' '),
            false => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terms::parse;

    fn shown(search: &str, text: &str, focus: Range<usize>) -> String {
        let pieces = Marker::new(&parse(search).unwrap()).snippet(text, focus);
        pieces.iter().map(|p| if p.marked { format!("[{}]", p.text) } else { p.text.clone() }).collect()
    }

    #[test]
    fn marks_words_in_any_form_and_phrases_as_they_stand() {
        let text = "“The ferries don’t\n\n  sail,” the Harbour Master said of the ferry at Éspolt.";
        assert_eq!(
            shown("ferry \"don't sail\" espolt mast*", text, 0..text.len()),
            "“The [ferries] [don’t sail],” the Harbour [Master] said of the [ferry] at [Éspolt]."
        );
        assert_eq!(shown("", text, 0..9), shown("nothing", text, 0..9));
    }

    #[test]
    fn a_long_text_is_cut_between_words_where_most_is_found() {
        let filler = "The tide tables of the lower quay were printed again. ".repeat(20);
        let text = format!("{filler}The grain store burned while the ferry was late. {filler}");
        let snippet = shown("ferry burned", &text, 0..text.len());
        assert!(snippet.contains("grain store [burned] while the [ferry] was late."), "{snippet}");
        assert!(snippet.starts_with("… ") && snippet.ends_with(" …"), "{snippet}");
        assert!(snippet.chars().count() <= 250, "{}", snippet.len());
    }

    proptest::proptest! {
        #[test]
        fn never_splits_a_character_or_loses_a_bound(
            text in "\\PC{0,300}|[aé—𝄞 \n]{0,400}", search in "[aé]{1,2}", from in 0usize..400, to in 0usize..500,
        ) {
            let pieces = Marker::new(&parse(&search).unwrap()).snippet(&text, from..to);
            let shown: String = pieces.into_iter().map(|piece| piece.text).collect();
            assert!(shown.chars().count() <= 240, "{}", shown.chars().count());
        }
    }
}
