//! From what the networks say of single tokens to attributions: whole quotations, one source, no quotation
//! credited twice for one act of speaking, and the rules' knowledge of relays and addressees.

use std::collections::BTreeSet;

use super::marks::Marks;
use super::tagger::TaggedCue;
use super::together::{self, Found};
use super::{clauses, edges, names, proofread};
use crate::attribution::{Attribution, continued, counts, structure};
use crate::span::overlap;
use crate::{Analysis, Range};

/// A quotation is content as a whole when this part of its words is tagged so …
const MOST: f32 = 0.5;
/// … and not at all when less than this part is.
const FEW: f32 = 0.3;
/// Words left out between two runs of content that are taken in.
const GAP: usize = 4;
/// With no source tagged, the likeliest token is one if it is at least this likely.
const LIKELY: f32 = 0.3;

/// The attributions of a text, in order.
pub(super) fn attributions(
    page: &Analysis<'_>,
    marks: &Marks<'_>,
    tags: &[TaggedCue],
    rules: &[Attribution],
) -> Vec<Attribution> {
    // "Northwire cited Rell as saying": one statement, and "cited" its relay's words, not another's cue.
    let mut relays = vec![false; page.tokens.len()];
    let words = rules.iter().flat_map(|rule| &rule.via).filter_map(|(_, cue)| cue.clone());
    words.flatten().for_each(|i| relays[i] = true);
    let mut cues = vec![false; page.tokens.len()];
    tags.iter().flat_map(|tag| tag.tokens.clone()).for_each(|i| cues[i] = true);
    // Words that were taken for what somebody said who said nothing.
    let mut refused: Vec<Range> = Vec::new();
    let mut found: Vec<Found> = tags
        .iter()
        .filter(|tag| !tag.tokens.clone().any(|i| relays[i]))
        .filter_map(|tag| read(page, marks, tag, &cues, &mut refused))
        .collect();
    together::settle(page, &mut found);
    let mut credited = vec![false; page.tokens.len()];
    found.iter().flat_map(|f| &f.words).for_each(|&i| credited[i] = true);
    let mut out: Vec<Attribution> = found.into_iter().map(|f| f.attribution).collect();
    out.extend(rules.iter().filter(|rule| quoted_alone(page, rule, &credited)).cloned());
    let heard: BTreeSet<usize> = out.iter().flat_map(|a| &a.cue).flat_map(Range::clone).collect();
    let unheard = |rule: &&Attribution| {
        let freed = || rule.content.iter().any(|run| refused.iter().any(|words| overlap(words, run)));
        let says = || rule.cue.first().is_some_and(|cue| proofread::says_something(page, cue, &rule.content));
        !rule.cue.iter().flat_map(Range::clone).any(|i| heard.contains(&i))
            && (!rule.via.is_empty() || freed() && says())
    };
    out.extend(rules.iter().filter(unheard).cloned());
    counts::add(page, &mut out);
    continued::add(page, &mut out);
    structure::put(page, &mut out);
    out
}

fn read(
    page: &Analysis<'_>,
    marks: &Marks<'_>,
    tag: &TaggedCue,
    cues: &[bool],
    refused: &mut Vec<Range>,
) -> Option<Found> {
    let rule = marks.rule(&tag.tokens);
    // "Rell was asked whether …": whoever asks is the source, and often nobody.
    let asked = |run: &Range| {
        let addressee = rule.filter(|rule| rule.source.is_empty()).and_then(|rule| rule.addressee.as_ref());
        addressee.is_some_and(|addressee| overlap(addressee, run))
    };
    let mut source: Vec<Range> = source(tag, rule)
        .into_iter()
        .filter(|run| !asked(run))
        .map(|run| proofread::source(page, edges::whole_phrase(page, edges::trimmed(page, run)), &tag.tokens))
        .filter(|run| !run.is_empty())
        .map(|run| names::whole(page, run, &tag.tokens))
        .map(|run| names::to_content(page, run, &tag.tokens))
        .map(|run| names::with_name(page, names::to_cue(page, run, &tag.tokens), rule))
        .collect();
    let mut content = content(page, tag);
    if let Some(rule) = rule {
        join_continued(page, rule, &mut content);
    }
    for i in source.iter().flat_map(Range::clone).chain(tag.tokens.clone()) {
        content.remove(&i);
    }
    let mut runs = proofread::content(page, &tag.tokens, runs(page, &content, &source, &tag.tokens));
    clauses::whole(page, &clauses::Around { tag, rule, source: &source, cues }, &mut runs);
    if let Some(called) = edges::called(page, &tag.tokens) {
        source.retain(|run| !overlap(run, &called));
        runs.retain(|run| run.end <= tag.tokens.start);
        runs.push(called);
    }
    if !proofread::says_something(page, &tag.tokens, &runs) {
        refused.extend(runs);
        return None;
    }
    let same_source = |rule: &&Attribution| rule.source.iter().any(|r| source.iter().any(|s| overlap(r, s)));
    let credited = rule.filter(same_source);
    let words = content.into_iter().filter(|&i| is_word(page, i)).collect();
    Some(Found {
        attribution: Attribution {
            cue: vec![tag.tokens.clone()],
            content: runs,
            antecedent: credited.and_then(|rule| rule.antecedent.clone()),
            via: credited.map(|rule| rule.via.clone()).unwrap_or_default(),
            addressee: rule.and_then(|rule| rule.addressee.clone()),
            source,
            ..Attribution::default()
        },
        sure: tag.sure,
        words,
    })
}

/// The likeliest run of source tokens; with none, the likeliest token and its neighbours, or the rules'.
fn source(tag: &TaggedCue, rule: Option<&Attribution>) -> Vec<Range> {
    let chance = |k: usize| tag.roles[k][1];
    let range = |run: Range| {
        let at = |k: usize| usize::try_from(tag.from + k as isize).unwrap_or_default();
        at(run.start)..at(run.end)
    };
    let tagged = runs_where(tag.roles.len(), |k| role(&tag.roles[k]) == Some(1));
    let weight = |run: &Range| run.clone().map(chance).sum::<f32>();
    if let Some(best) = tagged.into_iter().max_by(|a, b| weight(a).total_cmp(&weight(b))) {
        return vec![range(best)];
    }
    let best = (0..tag.roles.len()).max_by(|&a, &b| chance(a).total_cmp(&chance(b)));
    match best.filter(|&k| chance(k) > LIKELY) {
        Some(best) => {
            let start = (0..best).rev().take_while(|&k| chance(k) > LIKELY).last().unwrap_or(best);
            let end = (best + 1..tag.roles.len()).take_while(|&k| chance(k) > LIKELY).last().unwrap_or(best);
            vec![range(start..end + 1)]
        }
        None => rule.map(|rule| rule.source.clone()).unwrap_or_default(),
    }
}

/// The tokens tagged as content, quotations taken whole or not at all.
fn content(page: &Analysis<'_>, tag: &TaggedCue) -> BTreeSet<usize> {
    let token = |k: usize| usize::try_from(tag.from + k as isize).ok().filter(|&i| i < page.tokens.len());
    let mut content: BTreeSet<usize> =
        (0..tag.roles.len()).filter(|&k| role(&tag.roles[k]) == Some(2)).filter_map(token).collect();
    let touched: BTreeSet<usize> = content.iter().filter_map(|&i| page.quotations.index_at(i)).collect();
    let seen = |i: usize| (0..tag.roles.len() as isize).contains(&(i as isize - tag.from));
    for n in touched {
        let quotation = &page.quotations.list[n].tokens;
        let words: Vec<usize> = quotation.clone().filter(|&i| is_word(page, i) && seen(i)).collect();
        let tagged = words.iter().filter(|i| content.contains(i)).count() as f32 / words.len().max(1) as f32;
        if tagged >= MOST {
            content.extend(quotation.clone().filter(|i| !tag.tokens.contains(i)));
        } else if tagged < FEW {
            content.retain(|i| !quotation.contains(i));
        }
    }
    content
}

/// Quotations by which the rules see this one go on (`"A," said Orr. "B."`), further off than the network looks.
fn join_continued(page: &Analysis<'_>, rule: &Attribution, content: &mut BTreeSet<usize>) {
    let Some(&first) = content.first() else { return };
    if !content.iter().any(|&i| page.quoted(i)) {
        return;
    }
    for run in &rule.content {
        if run.start > first && page.quoted(run.start) && !run.clone().any(|i| content.contains(&i)) {
            content.extend(run.clone());
        }
    }
}

/// Neither source nor content: `None`; else 1 or 2.
fn role(chances: &[f32; 3]) -> Option<usize> {
    let best = (0..3).rev().max_by(|&a, &b| chances[a].total_cmp(&chances[b]))?;
    (best > 0).then_some(best)
}

/// Runs of neighbouring tokens, small gaps closed, runs without a word dropped.
fn runs(page: &Analysis<'_>, content: &BTreeSet<usize>, source: &[Range], cue: &Range) -> Vec<Range> {
    let taken = |i: usize| cue.contains(&i) || source.iter().any(|run| run.contains(&i));
    let mut runs: Vec<Range> = Vec::new();
    for &i in content {
        match runs.last_mut() {
            Some(run) if closes(page, run.end..i) && !(run.end..i).any(taken) => run.end = i + 1,
            _ => runs.push(i..i + 1),
        }
    }
    let mut runs: Vec<Range> = runs
        .into_iter()
        .map(|run| edges::without_day(page, edges::whole_phrase(page, edges::trimmed(page, run)), cue))
        .collect();
    runs.retain(|run| run.clone().any(|i| is_word(page, i)));
    runs
}

/// Whether a gap between two runs is none to a reader: punctuation, or a few words of the same sentence.
fn closes(page: &Analysis<'_>, gap: Range) -> bool {
    let words = gap.clone().filter(|&i| is_word(page, i)).count();
    words == 0
        || words <= GAP
            && page.sentence_at(gap.start - 1) == page.sentence_at(gap.end)
            && !gap.clone().any(|i| page.quoted(i))
}

/// A quotation that the rules credit and the networks do not.
fn quoted_alone(page: &Analysis<'_>, rule: &Attribution, credited: &[bool]) -> bool {
    let mut words = rule.content.iter().flat_map(Range::clone).filter(|&i| is_word(page, i)).peekable();
    !rule.cue.is_empty() && words.peek().is_some() && words.all(|i| page.quoted(i) && !credited[i])
}

fn is_word(page: &Analysis<'_>, i: usize) -> bool {
    use crate::token::TokenKind::{Number, Word};
    matches!(page.tokens[i].kind, Word | Number)
}

fn runs_where(len: usize, holds: impl Fn(usize) -> bool) -> Vec<Range> {
    let mut runs: Vec<Range> = Vec::new();
    for i in (0..len).filter(|&i| holds(i)) {
        match runs.last_mut() {
            Some(run) if run.end == i => run.end = i + 1,
            _ => runs.push(i..i + 1),
        }
    }
    runs
}
