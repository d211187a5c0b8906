//! What the weights of places are fitted on.

use super::meta;
use crate::analysis::Analysis;
use crate::normalise::normalise;
use crate::speakers::resolve;
use crate::{CodePoints, Document, Engine, PlaceSample, chain, places};

impl PlaceSample {
    /// Reads a document up to where its places are found; nothing without a gazetteer.
    pub fn of(document: &Document, engine: &Engine) -> Option<Self> {
        let normalised = normalise(&document.text);
        let page = Analysis::new(&normalised.text, document.raw_layout);
        let mut attributions = engine.attributor.attribute(&page);
        chain::complete(&page, &mut attributions);
        let people = resolve(&page, &attributions, &engine.aliases).people();
        let meta = meta::of(document, &page, &mut Vec::new());
        let points = CodePoints::new(&document.text);
        let len = document.text.len();
        let span = |bytes: &_| points.span(&normalised.offsets.source(bytes).unwrap_or(len..len));
        Some(places::sample(&page, engine.gazetteer.as_ref()?, &meta, &people, span))
    }
}
