//! Where what is said ends: the end of its clause.
//!
//! Reported speech mostly runs to the end of its sentence. It stops earlier where the reporter takes over
//! again: at a semicolon, at ", but" and its like, where the same speaker goes on with another verb of
//! attribution ("and promised …", ", adding that …"), or where somebody else is credited.

use super::cue::Cue;
use crate::lexicon::*;
use crate::{Analysis, Range};

/// One past the last token of a clause that starts at `start`. `cues` are those of the sentence;
/// `embedded` says that the cue stands in a relative clause, which a comma closes.
pub(super) fn end(
    page: &Analysis<'_>,
    sentence: &Range,
    start: usize,
    cues: &[Cue],
    embedded: bool,
) -> usize {
    let mut i = start;
    let in_dashes = dash_before(page, sentence, start);
    let mut brackets = 0usize;
    while i < sentence.end {
        if let Some(quotation) = page.quotations.opening_at(i) {
            let finished = quotation.inner.end > quotation.inner.start
                && is_stop(page.lower(quotation.inner.end - 1))
                && quotation.inner.len() > 2;
            i = quotation.tokens.end.max(i + 1);
            if finished && quotation.tokens.start == start {
                return i;
            }
            // `"…," adding that`: the comma stands inside the marks.
            let comma_inside =
                quotation.inner.end > quotation.inner.start && page.lower(quotation.inner.end - 1) == ",";
            if comma_inside && i < sentence.end && comma_ends(page, sentence, start, i - 1, cues, embedded) {
                return i;
            }
            continue;
        }
        match page.lower(i) {
            ";" => break,
            "(" | "[" => brackets += 1,
            ")" | "]" if brackets == 0 => break,
            ")" | "]" => brackets -= 1,
            "—" | "–" | "--" if in_dashes => break,
            "-" if in_dashes && page.tokens[i].spaced => break,
            "," if comma_ends(page, sentence, start, i, cues, embedded) => break,
            "and" | "but" | "or" if i > start && carries_on(page, i + 1, cues) => break,
            "while" | "whereas" if i > start && somebody_else(page, i + 1, cues) => break,
            "as" if i > start && page.lower(i - 1) == "," && reported_by(page, i, cues) => break,
            "according" if page.lower(i + 1) == "to" && i > start => break,
            _ => {}
        }
        i += 1;
    }
    let mut end = i.min(sentence.end);
    while end > start
        && !page.quoted(end - 1)
        && matches!(
            page.lower(end - 1),
            "." | "," | "?" | "!" | ";" | ":" | "…" | "..." | "-" | "—" | "–" | "--"
        )
    {
        end -= 1;
    }
    end
}

fn is_stop(token: &str) -> bool {
    matches!(token, "." | "?" | "!" | "…" | "...")
}

/// Whether the comma at `i` hands back to the reporter.
fn comma_ends(
    page: &Analysis<'_>,
    sentence: &Range,
    start: usize,
    i: usize,
    cues: &[Cue],
    embedded: bool,
) -> bool {
    if embedded && i >= start + 2 {
        return true;
    }
    let next = i + 1;
    let word = page.lower(next);
    if next >= sentence.end {
        return true;
    }
    if matches!(word, "but" | "while" | "whereas" | "though" | "although" | "even") {
        return true;
    }
    if word == "according" || word == "as" && reported_by(page, next, cues) {
        return true;
    }
    // ", with a source telling": somebody else's words.
    if word == "with"
        && cues.iter().any(|cue| cue.verb.form == Form::Gerund && cue.head > next && cue.head <= next + 8)
    {
        return true;
    }
    if is_carrying_on(word) && cues.iter().any(|cue| cue.head == next) {
        return true;
    }
    let after_and = if matches!(word, "and" | "or" | "then") { next + 1 } else { next };
    if carries_on(page, after_and, cues) {
        return true;
    }
    somebody_else(page, after_and, cues)
}

/// ", and the minister said", ", he said": somebody is credited within a few words from `from` on.
fn somebody_else(page: &Analysis<'_>, from: usize, cues: &[Cue]) -> bool {
    cues.iter().any(|cue| {
        let gap = cue.group.start.checked_sub(from);
        gap.is_some_and(|gap| {
            (1..=8).contains(&gap)
                && cue.verb.form != Form::Gerund
                && !cue.passive
                && cue.verb.complements.clause()
                && (from..cue.group.start).all(|k| {
                    page.tokens[k].is_word()
                        && !is_auxiliary(page.lower(k))
                        && !page.quoted(k)
                        && !is_relative(page.lower(k))
                })
        })
    })
}

/// Whether a verb of attribution that has no subject of its own starts at `i`.
fn carries_on(page: &Analysis<'_>, i: usize, cues: &[Cue]) -> bool {
    cues.iter().any(|cue| {
        cue.group.start == i
            && matches!(cue.verb.form, Form::Past | Form::Third)
            && !cue.passive
            && cue.verb.complements.clause()
    }) && !page.quoted(i)
}

/// "as the minister put it", "as he said".
fn reported_by(page: &Analysis<'_>, i: usize, cues: &[Cue]) -> bool {
    page.lower(i) == "as"
        && cues.iter().any(|cue| {
            cue.group.start > i + 1
                && cue.group.start <= i + 6
                && cue.verb.complements.quotes()
                && cue.verb.form != Form::Gerund
        })
}

/// Whether a dash opened before `start` encloses it.
fn dash_before(page: &Analysis<'_>, sentence: &Range, start: usize) -> bool {
    let dashes = (sentence.start..start)
        .filter(|&i| {
            !page.quoted(i)
                && (matches!(page.lower(i), "—" | "–" | "--")
                    || page.lower(i) == "-" && page.tokens[i].spaced)
        })
        .count();
    dashes % 2 == 1
}
