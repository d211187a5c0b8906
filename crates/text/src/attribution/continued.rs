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
        let Some(block) = page.block_at(quotation.tokens.start) else { continue };
        if page.layout.blocks[block].role != crate::layout::Role::Body {
            continue;
        }
        let before = quotation.tokens.start;
        let starts_before = found.partition_point(|a| a.start() < before);
        let same_block = found[..starts_before]
            .iter_mut()
            .rev()
            .take_while(|a| a.start() >= page.blocks[block].start)
            .find(|a| {
                a.content.last().is_some_and(|c| c.end <= before)
                    && a.content.iter().any(|c| c.clone().any(|i| page.quoted(i)))
            });
        if let Some(previous) = same_block
            && !speaker_changes(page, previous, before)
        {
            previous.content.push(quotation.tokens.clone());
            continue;
        }
        if quotation.inner.len() < SHORTEST {
            continue;
        }
        // A multi-paragraph speech: the paragraph before it was left open.
        if let Some(earlier) = quotation.continues
            && let Some(previous) = holder(page, found, &mut added, earlier)
        {
            previous.content.push(quotation.tokens.clone());
            continue;
        }
        if let Some((source, cue)) = announced(page, before) {
            added.push(Attribution {
                content: vec![quotation.tokens.clone()],
                source: vec![source],
                cue: vec![cue],
                ..Attribution::default()
            });
            continue;
        }
        added.push(Attribution {
            content: vec![quotation.tokens.clone()],
            source: introducer(page, block, before),
            continues: true,
            ..Attribution::default()
        });
    }
    // A later quotation of the same paragraph joins the one just added.
    join_within_blocks(page, &mut added);
    found.append(&mut added);
    found.sort_by_key(Attribution::start);
}

fn join_within_blocks(page: &Analysis<'_>, added: &mut Vec<Attribution>) {
    let block_of = |a: &Attribution| a.content.first().and_then(|c| page.block_at(c.start));
    let mut joined: Vec<Attribution> = Vec::with_capacity(added.len());
    for mut attribution in added.drain(..) {
        match joined.last_mut() {
            Some(last) if attribution.source.is_empty() && block_of(last) == block_of(&attribution) => {
                last.content.append(&mut attribution.content);
            }
            _ => joined.push(attribution),
        }
    }
    *added = joined;
}

/// The attribution that holds quotation `n`, among those that start shortly before it.
fn holder<'a>(
    page: &Analysis<'_>,
    found: &'a mut [Attribution],
    added: &'a mut [Attribution],
    n: usize,
) -> Option<&'a mut Attribution> {
    let token = page.quotations.list[n].inner.start;
    let until = found.partition_point(|a| a.start() <= token);
    let holds = |a: &&mut Attribution| a.content.iter().any(|c| c.contains(&token));
    found[..until]
        .iter_mut()
        .rev()
        .take(64)
        .find(holds)
        .or_else(|| added.iter_mut().rev().take(64).find(holds))
}

/// Whether quotation `n` is a sentence (or more) of its own, not a phrase in somebody else's sentence.
fn stands_alone(page: &Analysis<'_>, n: usize) -> bool {
    let quotation = &page.quotations.list[n];
    let Some(last) = quotation.inner.clone().next_back() else { return false };
    let sentence = page.tokens[quotation.inner.start].capital && matches!(page.lower(last), "." | "?" | "!");
    if quotation.inner.len() < SHORTEST && !sentence {
        return false;
    }
    let Some(sentence) = page.sentence_at(quotation.tokens.start).map(|n| &page.sentences[n]) else {
        return false;
    };
    sentence.tokens.start == quotation.tokens.start && sentence.tokens.end <= quotation.tokens.end + 1
        || page.lower(quotation.tokens.start.wrapping_sub(1)) == ":"
}

/// Whether the words between a statement and a quotation bring in somebody else.
fn speaker_changes(page: &Analysis<'_>, previous: &Attribution, quote: usize) -> bool {
    let end = previous
        .content
        .iter()
        .chain(&previous.source)
        .chain(&previous.cue)
        .map(|r| r.end)
        .max()
        .unwrap_or(quote);
    let between = end.min(quote)..quote;
    between.clone().filter(|&i| page.tokens[i].is_word()).count() > 25
        || between.clone().any(|i| page.lower(i) == ":" && !page.quoted(i))
}

/// `He returned to his old lines: "…"`: the subject of the sentence whose colon announces a quotation, in the
/// same paragraph or at the end of the one before.
fn announced(page: &Analysis<'_>, quote: usize) -> Option<(Range, Range)> {
    let colon = quote.checked_sub(1).filter(|i| page.lower(*i) == ":" && !page.quoted(*i))?;
    let sentence = &page.sentences[page.sentence_at(colon)?].tokens;
    // "When the hall laughed, Orr turned on it: “…”": else the subject of the last clause.
    let last_clause =
        (sentence.start..colon).rev().find(|&i| matches!(page.lower(i), "," | "—" | "–" | "--" | ";"));
    let starts = [Some(sentence.start), last_clause.map(|mark| mark + 1)];
    starts.into_iter().flatten().find_map(|start| speaker_at(page, start, colon)).map(|subject| {
        let cue = subject.end..colon + 1;
        (subject, cue)
    })
}

/// The noun phrase with which a clause begins, if it is somebody.
fn speaker_at(page: &Analysis<'_>, mut start: usize, end: usize) -> Option<Range> {
    while start < end
        && (is_conjunction(page.lower(start))
            || is_adverb(page.lower(start))
            || is_linker(page.lower(start))
            || page.lower(start) == ",")
    {
        start += 1;
    }
    let subject = super::phrase::starting_at(page, start, end)?;
    let head = subject.end - 1;
    let speaks = page.tokens[head].capital
        || is_personal_pronoun(page.lower(head))
        || is_role(page.lower(head))
        || is_organisation_noun(page.lower(head));
    (speaks && subject.end < end).then_some(subject)
}

/// The subject of the sentence right before a quotation in its own paragraph: `Orr shrugged. "So what?"`.
fn introducer(page: &Analysis<'_>, block: usize, quote: usize) -> Vec<Range> {
    let at = page.sentences.partition_point(|s| s.tokens.end <= quote);
    let sentence = at.checked_sub(1).map(|n| &page.sentences[n]).filter(|s| s.block == block);
    let Some(sentence) = sentence.map(|s| &s.tokens) else { return Vec::new() };
    let subject = super::phrase::starting_at(page, sentence.start, sentence.end);
    subject
        .filter(|range| {
            page.tokens[range.start].capital
                && (is_personal_pronoun(page.lower(range.start))
                    || page.tokens[range.end - 1].capital
                    || is_role(page.lower(range.end - 1)))
        })
        .into_iter()
        .collect()
}
