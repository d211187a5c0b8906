//! A text as training reads it: the very tokens, marks and rule attributions that the trained attributors
//! see, so that nothing is cut or computed twice in another language.

use serde::Serialize;

use super::trained::{Marks, hashed};
use super::{Attributor, Rules};
use crate::normalise::normalise;
use crate::{Analysis, CodePoints, Range};

/// One text. Every list but the last has one entry a token.
#[derive(Debug, Clone, Serialize)]
pub struct Sample {
    /// Start and end in code points of the text.
    pub tokens: Vec<(u32, u32)>,
    /// Lower-case forms.
    pub lower: Vec<String>,
    /// Rows of the fast model's tables: whole word, beginning, ending, shape.
    pub rows: Vec<[u32; 4]>,
    /// Marks, a bit each.
    pub marks: Vec<u16>,
    /// Index of the sentence, -1 outside of any.
    pub sentence: Vec<i32>,
    /// Index of the paragraph or line, -1 outside of any.
    pub block: Vec<i32>,
    /// What the rules find: source, cue and content as token ranges.
    pub rules: Vec<[Vec<(usize, usize)>; 3]>,
}

impl Sample {
    /// Reads a text as a page that may have its furniture around it.
    pub fn of(text: &str) -> Self {
        let normalised = normalise(text);
        let page = Analysis::new(&normalised.text, true);
        let points = CodePoints::new(text);
        let span = |bytes: &Range| {
            let span = points.span(&normalised.offsets.source(bytes).unwrap_or(text.len()..text.len()));
            (span.start, span.end)
        };
        let runs = |runs: &[Range]| runs.iter().map(|r| (r.start, r.end)).collect();
        let rules = Rules.attribute(&page);
        let marks = Marks::of(&page, &rules);
        Self {
            tokens: page.tokens.0.iter().map(|t| span(&t.range)).collect(),
            lower: page.tokens.0.iter().map(|t| t.lower.clone()).collect(),
            rows: page.tokens.0.iter().map(|t| hashed::rows(&t.lower)).collect(),
            rules: rules.iter().map(|a| [runs(&a.source), runs(&a.cue), runs(&a.content)]).collect(),
            sentence: marks.sentence,
            block: marks.block,
            marks: marks.bits,
        }
    }
}
