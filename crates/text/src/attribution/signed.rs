//! `"Nobody was warned." — Ann Orr, teacher`: a quotation with its speaker's name behind a dash, as street
//! interviews and letters set it.

use super::Attribution;
use crate::lexicon::is_auxiliary;
use crate::{Analysis, Range};

/// The longest signature, in tokens: a name, a role, a place.
const LONGEST: usize = 14;

/// The quotation that ends a block with a signature.
pub(super) fn find(page: &Analysis<'_>, block: &Range) -> Option<Attribution> {
    let from = block.end.saturating_sub(LONGEST + 2).max(block.start);
    let dash = (from + 1..block.end)
        .find(|&i| matches!(page.lower(i), "—" | "–" | "―" | "-" | "--" | "~") && !page.quoted(i))?;
    let quotation = page.quotations.closing_at(dash - 1)?;
    let mut name = dash + 1..block.end;
    while name.end > name.start && !page.tokens[name.end - 1].is_word() {
        name.end -= 1;
    }
    let first = page.tokens.0.get(name.start)?;
    let sentence = name.clone().any(|i| is_auxiliary(page.lower(i)) || page.quoted(i));
    // "… the \"gap\" – Orr": the quotation must be the whole block, not a word of it.
    let whole = quotation.tokens.start == block.start;
    (whole && first.is_word() && first.capital && !name.is_empty() && !sentence).then(|| Attribution {
        source: vec![name],
        cue: vec![dash..dash + 1],
        content: vec![quotation.tokens.clone()],
        ..Attribution::default()
    })
}
