//! A text made ready for the rules: normalised, cut into blocks, tokens, quotations and sentences.

use std::collections::HashSet;

use crate::layout::{self, Layout, Role};
use crate::quotation::{self, Quotations};
use crate::token::{Tokens, tokenise};
use crate::{Range, sentence};

/// One sentence.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    /// Token range.
    pub tokens: Range,
    /// Index of its block.
    pub block: usize,
}

/// Everything the rules read. Offsets are bytes of `text`, the normalised text.
#[derive(Debug)]
pub struct Analysis<'t> {
    pub(crate) text: &'t str,
    pub(crate) layout: Layout,
    pub(crate) tokens: Tokens,
    /// Token range of each block of the layout.
    pub(crate) blocks: Vec<Range>,
    pub(crate) quotations: Quotations,
    /// Sentences of the blocks that can hold statements.
    pub(crate) sentences: Vec<Sentence>,
    /// Capitalised words, alone, that follow a preposition of place.
    places: HashSet<String>,
}

impl<'t> Analysis<'t> {
    /// Analyses a normalised text. `raw` says that page furniture may stand around the article.
    pub(crate) fn new(text: &'t str, raw: bool) -> Self {
        let layout = layout::read(text, raw);
        let tokens = tokenise(text);
        let blocks: Vec<Range> = layout
            .blocks
            .iter()
            .map(|block| tokens.at_byte(block.range.start)..tokens.at_byte(block.range.end))
            .collect();
        let quotations = quotation::find(&tokens, &blocks);
        let mut sentences = Vec::new();
        for (n, block) in layout.blocks.iter().enumerate() {
            if matches!(block.role, Role::Body | Role::Headline | Role::Subheading) {
                let found = sentence::sentences(&tokens, &blocks[n], &quotations);
                sentences.extend(found.into_iter().map(|tokens| Sentence { tokens, block: n }));
            }
        }
        let places = places(&tokens, &layout);
        Self { text, layout, tokens, blocks, quotations, sentences, places }
    }

    /// The lower-case form of token `i`.
    pub(crate) fn lower(&self, i: usize) -> &str {
        self.tokens.lower(i)
    }

    /// The words of a token range, as printed.
    pub(crate) fn words(&self, run: &Range) -> &'t str {
        &self.text[self.tokens.bytes(run)]
    }

    /// The lower-case forms of a token range.
    pub(crate) fn lower_words(&self, run: &Range) -> Vec<String> {
        run.clone().map(|i| self.lower(i).to_owned()).collect()
    }

    /// Whether a sentence begins with token `i`, which then has its capital from there.
    pub(crate) fn opens_sentence(&self, i: usize) -> bool {
        self.sentence_at(i).is_some_and(|n| self.sentences[n].tokens.start == i)
    }

    /// Whether token `i` is in a quotation or is one of its marks.
    pub(crate) fn quoted(&self, i: usize) -> bool {
        self.quotations.index_at(i).is_some()
    }

    /// Index of the sentence that token `i` is in.
    pub(crate) fn sentence_at(&self, i: usize) -> Option<usize> {
        let n = self.sentences.partition_point(|s| s.tokens.end <= i);
        self.sentences.get(n).filter(|s| s.tokens.contains(&i)).map(|_| n)
    }

    /// Index of the block that token `i` is in.
    pub(crate) fn block_at(&self, i: usize) -> Option<usize> {
        let n = self.blocks.partition_point(|b| b.end <= i);
        self.blocks.get(n).filter(|b| b.contains(&i)).map(|_| n)
    }

    /// Whether a lower-case word is also used as a place here: "in Ell", "near Ell".
    pub(crate) fn is_place(&self, word: &str) -> bool {
        self.places.contains(word)
    }
}

/// What a state or town has and a person has not.
fn is_of_states(word: &str) -> bool {
    matches!(
        word,
        "ministry" | "parliament" | "capital" | "border" | "borders" | "embassy" | "coast" | "population"
    )
}

/// Words used as places: "in Ell", "Ell's capital", the date line's, and every "Ell" of a text that also has "Ellian"; and what
/// is called "the Reach" and no person.
fn places(tokens: &Tokens, layout: &Layout) -> HashSet<String> {
    let next = |i: usize| tokens.0.get(i + 1);
    let capital = |i: usize| tokens.0.get(i).is_some_and(|t| t.capital && t.spaced);
    let single = |i: usize| !capital(i + 1) && next(i).is_none_or(|t| t.lower != "'s");
    let has_capital = |i: usize| {
        let owned =
            (i + 2..tokens.len().min(i + 5)).find(|&k| !tokens[k].capital || is_of_states(tokens.lower(k)));
        next(i).is_some_and(|t| t.lower == "'s" || t.lower == "’s")
            && owned.is_some_and(|k| is_of_states(tokens.lower(k)))
    };
    let articled = |i: usize| {
        let named = next(i).is_none_or(|t| {
            !t.is_word() || crate::lexicon::is_preposition(&t.lower) || crate::lexicon::is_auxiliary(&t.lower)
        });
        tokens.lower(i - 1) == "the" && !capital(i + 1) && named
    };
    let located = (1..tokens.len()).filter(|&i| {
        let inside = matches!(tokens.lower(i - 1), "in" | "at" | "near" | "outside" | "across");
        tokens[i].capital && (inside && single(i) || articled(i) || has_capital(i))
    });
    let mut places: HashSet<String> = located.map(|i| tokens[i].lower.clone()).collect();
    let dateline = layout.dateline.as_ref().and_then(|d| d.place.as_deref()).unwrap_or_default();
    places.extend(dateline.split(',').map(|place| place.trim().to_lowercase()));
    let names: HashSet<&str> = tokens.0.iter().filter(|t| t.capital).map(|t| t.lower.as_str()).collect();
    for name in &names {
        let stem = ["ian", "ean", "ese", "ish", "an", "n", "i"].iter().find_map(|ending| {
            let stem = name.strip_suffix(ending)?;
            [String::new(), "a".into(), "e".into(), "y".into()]
                .into_iter()
                .map(|v| format!("{stem}{v}"))
                .find(|place| place.len() > 3 && place != name && names.contains(place.as_str()))
        });
        places.extend(stem);
    }
    places
}
