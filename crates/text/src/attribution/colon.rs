//! "Orr: nobody was warned": headlines and transcripts that credit with a colon.

use super::Attribution;
use crate::layout::Role;
use crate::lexicon::*;
use crate::{Analysis, Range};

/// The longest name before a colon, in tokens.
const LONGEST_NAME: usize = 8;

/// Credit by a colon at the head of a block.
pub(super) fn find(page: &Analysis<'_>, block: usize, sentence: &Range) -> Option<Attribution> {
    if page.blocks[block].start != sentence.start {
        return None;
    }
    // A transcript set as one long quotation opens every turn with a mark: `"ORR: It was shut.`
    let start = sentence.start + usize::from(page.quotations.opening_at(sentence.start).is_some());
    let colon = (start..sentence.end.min(start + LONGEST_NAME + 1)).find(|&i| page.lower(i) == ":")?;
    let name = start..colon;
    let rest = colon + 1..sentence.end;
    if name.is_empty() || rest.len() < 3 || !is_name(page, &name) {
        return None;
    }
    let headline = page.layout.blocks[block].role != Role::Body;
    let shouted = page.words(&name).chars().all(|c| !c.is_lowercase());
    if start > sentence.start && !shouted {
        return None;
    }
    let quoted = page.quotations.opening_at(rest.start).is_some();
    if !(headline || shouted || quoted) {
        return None;
    }
    // A transcript's speaker goes on to the end of the paragraph.
    let end = if shouted && !headline { page.blocks[block].end } else { rest.end };
    let mut content = rest.start..end;
    while content.end > content.start
        && !page.quoted(content.end - 1)
        && matches!(page.lower(content.end - 1), "." | "!" | "?")
    {
        content.end -= 1;
    }
    Some(Attribution {
        source: vec![name],
        cue: vec![colon..colon + 1],
        content: vec![content],
        ..Attribution::default()
    })
}

/// A turn of a transcript: a block headed by a name in capitals.
pub(super) fn turn(page: &Analysis<'_>, n: usize, block: &Range) -> Option<Attribution> {
    let found = find(page, n, block)?;
    page.words(&found.source[0]).chars().all(|c| !c.is_lowercase()).then_some(found)
}

/// Every word a name, title or role; not a label ("Photo:", "Updated:", "Breaking:").
fn is_name(page: &Analysis<'_>, run: &Range) -> bool {
    let label = |word: &str| is_label(word);
    if run.clone().any(|i| {
        is_auxiliary(page.lower(i))
            || is_preposition(page.lower(i)) && !matches!(page.lower(i), "of" | "for")
            || page.quotations.opening_at(i).is_some()
    }) || label(page.lower(run.start))
    {
        return false;
    }
    run.clone().all(|i| {
        let token = &page.tokens[i];
        token.capital
            || is_role(&token.lower)
            || is_organisation_noun(&token.lower)
            || matches!(token.lower.as_str(), "of" | "for" | "the" | "and" | "'s" | "-" | ".")
    }) && page.tokens[run.end - 1].is_word()
}
