//! Quotations with no cue of their own: they go on from the speaker before.
//!
//! In the paragraph of a quotation that has a speaker, a further one is more of the same statement
//! (`"A," said Orr. "B."`, the way PolNeAR annotates it). A paragraph that opens with a quotation and credits
//! nobody is a statement of its own by the speaker before. Short quotations inside a sentence of the
//! reporter's are words he borrows, not statements.

use super::Attribution;
use crate::lexicon::*;
use crate::{Analysis, Range};

/// A quotation shorter than this, not a whole sentence, is a borrowed word or name.
const SHORTEST: usize = 4;

/// Gives the quotations that no attribution covers to the speaker who is speaking.
pub(super) fn add(page: &Analysis<'_>, found: &mut Vec<Attribution>) {
    found.sort_by_key(Attribution::start);
    let mut covered = vec![false; page.quotations.list.len()];
    for attribution in found.iter() {
        for content in &attribution.content {
            for i in content.clone() {
                if let Some(n) = page.quotations.index_at(i) {
                    covered[n] = true;
                }
            }
        }
    }
    let mut added: Vec<Attribution> = Vec::new();
    for (n, quotation) in page.quotations.list.iter().enumerate() {
        if covered[n] || !stands_alone(page, n) {
            continue;
        }
        let Some(block) = page.blocks.iter().position(|b| b.contains(&quotation.tokens.start)) else { continue };
        if page.layout.blocks[block].role != crate::layout::Role::Body {
            continue;
        }
        let before = quotation.tokens.start;
        let same_block = found.iter_mut().rev().find(|a| {
            a.content.last().is_some_and(|c| c.end <= before && page.blocks[block].contains(&c.start))
        });
        if let Some(previous) = same_block
            && previous.content.iter().any(|c| c.clone().any(|i| page.quoted(i)))
            && !speaker_changes(page, previous, before)
        {
            previous.content.push(quotation.tokens.clone());
            continue;
        }
        // A multi-paragraph speech: the paragraph before it was left open.
        if let Some(earlier) = quotation.continues
            && let Some(previous) = found.iter_mut().chain(added.iter_mut()).find(|a| a.content.iter().any(|c| c.contains(&page.quotations.list[earlier].inner.start)))
        {
            previous.content.push(quotation.tokens.clone());
            continue;
        }
        added.push(Attribution { content: vec![quotation.tokens.clone()], source: introducer(page, block, before), continues: true, ..Attribution::default() });
    }
    // A later quotation of the same paragraph joins the one just added.
    join_within_blocks(page, &mut added);
    found.append(&mut added);
    found.sort_by_key(Attribution::start);
}

fn join_within_blocks(page: &Analysis<'_>, added: &mut Vec<Attribution>) {
    let block_of = |a: &Attribution| a.content.first().and_then(|c| page.blocks.iter().position(|b| b.contains(&c.start)));
    let mut i = 1;
    while i < added.len() {
        if added[i].source.is_empty() && block_of(&added[i]) == block_of(&added[i - 1]) {
            let mut content = std::mem::take(&mut added[i].content);
            added[i - 1].content.append(&mut content);
            added.remove(i);
        } else {
            i += 1;
        }
    }
}

/// Whether quotation `n` is a sentence (or more) of its own, not a phrase in somebody else's sentence.
fn stands_alone(page: &Analysis<'_>, n: usize) -> bool {
    let quotation = &page.quotations.list[n];
    if quotation.inner.len() < SHORTEST {
        return false;
    }
    let Some(sentence) = page.sentences.iter().find(|s| s.tokens.contains(&quotation.tokens.start)) else { return false };
    sentence.tokens.start == quotation.tokens.start && sentence.tokens.end <= quotation.tokens.end + 1
        || page.lower(quotation.tokens.start.wrapping_sub(1)) == ":"
}

/// Whether the words between a statement and a quotation bring in somebody else.
fn speaker_changes(page: &Analysis<'_>, previous: &Attribution, quote: usize) -> bool {
    let end = previous.content.iter().chain(&previous.source).chain(&previous.cue).map(|r| r.end).max().unwrap_or(quote);
    let between = end.min(quote)..quote;
    between.clone().filter(|&i| page.tokens[i].is_word()).count() > 25 || between.clone().any(|i| page.lower(i) == ":" && !page.quoted(i))
}

/// The subject of the sentence right before a quotation in its own paragraph: `Orr shrugged. "So what?"`.
fn introducer(page: &Analysis<'_>, block: usize, quote: usize) -> Vec<Range> {
    let sentence = page.sentences.iter().rfind(|s| s.block == block && s.tokens.end <= quote);
    let Some(sentence) = sentence.map(|s| &s.tokens) else { return Vec::new() };
    let subject = super::phrase::starting_at(page, sentence.start, sentence.end);
    subject
        .filter(|range| page.tokens[range.start].capital && (is_personal_pronoun(page.lower(range.start)) || page.tokens[range.end - 1].capital || is_role(page.lower(range.end - 1))))
        .into_iter()
        .collect()
}
