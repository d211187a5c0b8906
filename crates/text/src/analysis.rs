//! A text made ready for the rules: normalised, cut into blocks, tokens, quotations and sentences.

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
        Self { text, layout, tokens, blocks, quotations, sentences }
    }

    /// The lower-case form of token `i`.
    pub(crate) fn lower(&self, i: usize) -> &str {
        self.tokens.lower(i)
    }

    /// The words of a token range, as printed.
    pub(crate) fn words(&self, run: &Range) -> &'t str {
        &self.text[self.tokens.bytes(run)]
    }

    /// Whether token `i` is in a quotation or is one of its marks.
    pub(crate) fn quoted(&self, i: usize) -> bool {
        self.quotations.index_at(i).is_some()
    }

    /// What the block of a sentence is.
    pub(crate) fn role(&self, sentence: &Sentence) -> Role {
        self.layout.blocks[sentence.block].role
    }
}
