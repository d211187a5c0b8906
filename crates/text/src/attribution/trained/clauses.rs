//! Contents whole: the start of a clause that was cut off, what stands on both sides of a credit, what goes on further than a
//! network looks.

use super::edges::FAR;
use super::tagger::TaggedCue;
use crate::attribution::Attribution;
use crate::lexicon::{
    Form, is_auxiliary, is_clause_start, is_conjunction, is_determiner, is_preposition, verb,
};
use crate::token::TokenKind;
use crate::{Analysis, Range};

/// Words that a content may have lost at either end.
const GAP: usize = 8;

/// What the ends of a content take into account beside its words.
pub(super) struct Around<'a> {
    pub tag: &'a TaggedCue,
    pub rule: Option<&'a Attribution>,
    pub source: &'a [Range],
    /// The cues of the text.
    pub cues: &'a [bool],
}

impl Around<'_> {
    /// From the first word to the last of source and cue.
    fn credit(&self) -> Range {
        let parts = || self.source.iter().chain([&self.tag.tokens]);
        let start = parts().map(|run| run.start).min().unwrap_or_default();
        start..parts().map(|run| run.end).max().unwrap_or(start)
    }

    /// Whether words are neither quoted nor somebody's cue.
    fn are_free(&self, page: &Analysis<'_>, mut words: Range) -> bool {
        words.all(|i| !page.quoted(i) && !self.cues[i])
    }
}

/// Contents to where they begin and end.
pub(super) fn whole(page: &Analysis<'_>, around: &Around<'_>, runs: &mut Vec<Range>) {
    runs.iter_mut().for_each(|run| with_preposition(page, around, run));
    behind_window(page, around, runs);
    to_comma(page, around, runs);
    from_clause_start(page, around, runs);
    both_sides(page, around, runs);
    to_sentence_start(page, around, runs);
}

/// "Shells killed ⟨31 at the market⟩, inquiry finds": what stands before its source reaches to the comma between them.
fn to_comma(page: &Analysis<'_>, around: &Around<'_>, runs: &mut [Range]) {
    let Some(last) = runs.last_mut() else { return };
    let Some(comma) = (last.end..around.credit().start).rev().take(2).find(|&i| page.lower(i) == ",") else {
        return;
    };
    let gap = last.end..comma;
    let own = |i: usize| {
        !page.quoted(i)
            && (page.tokens[i].is_word() || page.tokens[i].kind == TokenKind::Number)
            && verb(page.lower(i)).is_none()
    };
    let one = page.sentence_at(last.start) == page.sentence_at(comma);
    if !gap.is_empty() && gap.len() <= GAP && one && !page.quoted(last.end - 1) && gap.clone().all(own) {
        last.end = comma;
    }
}

/// "According to the ministry, on ⟨April 4, jets struck …⟩", "would not comment as ⟨to whether⟩", "was told that ⟨it fell⟩".
fn with_preposition(page: &Analysis<'_>, around: &Around<'_>, run: &mut Range) {
    let Some(at) = run.start.checked_sub(2).map(|comma| comma + 1) else { return };
    let (word, next) = (page.lower(at), &page.tokens[run.start]);
    let opens = page.lower(at - 1) == "," && word != "of" && is_preposition(word);
    let begins = next.capital || next.kind == TokenKind::Number || is_determiner(&next.lower);
    let as_to = word == "as" && next.lower == "to";
    let infinitive = word == "to" && verb(&next.lower).is_some_and(|v| v.form == Form::Base);
    let that = word == "that" && !around.source.iter().any(|run| run.contains(&at));
    if (opens && begins || as_to || infinitive || that) && !around.cues[at] && !page.quoted(at) {
        run.start = at;
    }
}

/// The network looks so far and no further: what goes on there goes on to the end of its clause.
fn behind_window(page: &Analysis<'_>, around: &Around<'_>, runs: &mut [Range]) {
    let Some(last) = runs.last_mut() else { return };
    let seen = usize::try_from(around.tag.from + around.tag.roles.len() as isize).unwrap_or_default();
    // "speculations Russia might" (be trying)
    let cut = is_auxiliary(page.lower(last.end - 1))
        && page.tokens.0.get(last.end).is_some_and(|token| token.is_word())
        && !around.tag.tokens.contains(&last.end);
    if last.end != seen && !cut || page.quoted(last.end - 1) {
        return;
    }
    let seen = last.end;
    let Some(sentence) = page.sentence_at(last.end - 1).map(|n| page.sentences[n].tokens.clone()) else {
        return;
    };
    let by_rule = around.rule.and_then(|rule| rule.content.iter().find(|run| run.contains(&(seen - 1))));
    let stops = |i: &usize| {
        matches!(page.lower(*i), "," | ";" | ":" | "." | "?" | "!" | "—" | "–" | "--" | "-" | "(" | ")")
            || page.quoted(*i)
    };
    let far = sentence.end.min(seen + FAR);
    let clause = (seen..far).find(stops).unwrap_or(far);
    last.end = by_rule.map_or(clause, |run| run.end.max(seen));
}

/// "A ferry struck the pier and ⟨killed nine⟩, the coastguard said": what stands before its source begins where the rules see
/// its clause begin, if it was cut in the middle of a phrase or has lost its subject.
fn from_clause_start(page: &Analysis<'_>, around: &Around<'_>, runs: &mut [Range]) {
    let (Some(first), Some(rule)) = (runs.first_mut(), around.rule) else { return };
    let Some(whole) = rule.content.first() else { return };
    if first.end > around.credit().start
        || whole.start > first.start
        || whole.end < first.end
        || page.quoted(first.start)
    {
        return;
    }
    let gap = whole.start..first.start;
    let before = first.start.saturating_sub(1);
    let done = page.lower(first.start);
    let headless = is_auxiliary(done) || verb(done).is_some_and(|v| v.form == Form::Past);
    let cut = page.tokens[before].is_word() && (headless || !is_conjunction(page.lower(before)));
    if cut && !gap.is_empty() && gap.len() <= 2 * GAP && around.are_free(page, gap) {
        first.start = whole.start;
    }
    let gap = first.end..whole.end;
    let goes_on = page.tokens.0.get(first.end).is_some_and(|token| token.is_word())
        && !is_conjunction(page.lower(first.end));
    if goes_on && gap.len() <= 2 * GAP && whole.end <= around.credit().start && around.are_free(page, gap) {
        first.end = whole.end;
    }
}

/// "The plan, an insider said, ⟨is to wait⟩": what a credit interrupts stands on both sides of it.
fn both_sides(page: &Analysis<'_>, around: &Around<'_>, runs: &mut Vec<Range>) {
    let Range { start, end } = around.credit();
    let Some(sentence) = page.sentence_at(around.tag.tokens.start).map(|n| page.sentences[n].tokens.clone())
    else {
        return;
    };
    let Some(behind) = runs.iter().position(|run| (end..end + 3).contains(&run.start)) else { return };
    if start < sentence.start + 2 || around.source.is_empty() || behind > 1 {
        return;
    }
    let comma = start - 1;
    if page.lower(comma) != "," || page.lower(end) != "," || page.quoted(start) || page.quoted(comma) {
        return;
    }
    // "⟨the⟩ union, its secretary said, would not wait"
    if behind == 1 {
        let gap = runs[0].end..comma;
        if gap.len() <= GAP && gap.clone().all(|i| page.tokens[i].is_word()) && around.are_free(page, gap) {
            runs[0].end = comma;
        }
        return;
    }
    let dash = |i: &usize| {
        matches!(page.lower(*i), ";" | "—" | "–" | "--" | ":" | "(")
            || page.lower(*i) == "-" && page.tokens[*i].spaced
    };
    let from = (sentence.start.max(comma.saturating_sub(FAR))..comma)
        .rev()
        .find(dash)
        .map_or(sentence.start, |i| i + 1);
    // `In a statement, he said, "We …"` sets the scene for a sentence of its own.
    let resumes = runs[behind].start;
    let own = page.quoted(resumes)
        && page.tokens.0.get(resumes + 1).is_none_or(|token| token.capital || !token.is_word());
    // "because, he said, the road was shut": only the reporter's word stands before the credit.
    let own = own
        || comma > from + 1
            && (is_clause_start(page.lower(comma - 1)) || is_conjunction(page.lower(comma - 1)));
    if !own && from < comma && comma - from <= 4 * GAP && around.are_free(page, from..comma) {
        runs.insert(0, from..comma);
    }
}

/// `Orr ⟨"kind of misspoke"⟩`: a further quotation that does not begin its sentence does not stand alone.
fn to_sentence_start(page: &Analysis<'_>, around: &Around<'_>, runs: &mut [Range]) {
    for run in runs.iter_mut().skip(1) {
        let Some(sentence) = page.sentence_at(run.start).map(|n| page.sentences[n].tokens.clone()) else {
            continue;
        };
        let goes_on = page.quotations.opening_at(run.start).is_some()
            && page.tokens.0.get(run.start + 1).is_some_and(|token| token.is_word() && !token.capital);
        let gap = sentence.start..run.start;
        let apart = !sentence.contains(&around.tag.tokens.start);
        let short = gap.len() <= GAP && gap.clone().all(|i| page.tokens[i].is_word());
        if goes_on && apart && short && around.are_free(page, gap) {
            run.start = sentence.start;
        }
    }
}
