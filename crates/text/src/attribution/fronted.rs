//! Fronted content: what is said comes first, then who says it (`"…," said Orr`; `…, Orr said.`).

use super::cue::Cue;
use super::subject::{Subject, is_time_only};
use super::{clause, complement};
use crate::lexicon::*;
use crate::{Analysis, Range};

/// What is said before the cue and, where the cue stands in the middle, after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fronted {
    pub content: Vec<Range>,
    /// The content before the cue is a quotation.
    pub quoted: bool,
}

/// Finds what is said before a cue whose credit (subject and verb) starts at `credit` and ends at `credit_end`.
pub(super) fn find(
    page: &Analysis<'_>,
    sentence: &Range,
    cue: &Cue,
    subject: &Subject,
    cues: &[Cue],
) -> Option<Fronted> {
    if !cue.verb.complements.quotes() || cue.passive || matches!(cue.verb.form, Form::Gerund) {
        return None;
    }
    let (credit, credit_end) = match subject {
        // "…, Orr told the Courier.": the credit ends behind whoever is told.
        Subject::Before(range) if cue.verb.complements.addressee() => {
            (range.start.min(cue.group.start), complement::addressee(page, sentence, cue.end).0)
        }
        Subject::Before(range) => (range.start.min(cue.group.start), cue.end),
        Subject::After(range) => (cue.group.start, range.end),
        Subject::None => (cue.group.start, cue.end),
        Subject::Relative(..) | Subject::Carried => return None,
    };
    let mut last = credit.checked_sub(1).filter(|i| *i >= sentence.start)?;
    // "“…,” as Orr put it", "…, and he said".
    while matches!(page.lower(last), "as") && last > sentence.start {
        last -= 1;
    }
    let (left, quoted) = if let Some(quotation) = page.quotations.closing_at(last) {
        let inner_last = page.lower(quotation.inner.end - 1);
        let finished = matches!(inner_last, "," | "?" | "!" | "." | "…" | "..." | "—" | "–" | "--" | "-");
        if !finished && !matches!(subject, Subject::After(_)) && quotation.inner.len() < 3 {
            return None;
        }
        (left_of(page, sentence, quotation.tokens.end, cues, quotation.tokens.start), true)
    } else if matches!(page.lower(last), "," | "—" | "–" | "--" | "?" | "!" | "-") {
        let end = if matches!(page.lower(last), "?" | "!") { last + 1 } else { last };
        let quotation = last.checked_sub(1).and_then(|i| page.quotations.closing_at(i));
        (left_of(page, sentence, end, cues, quotation.map_or(end, |q| q.tokens.start)), quotation.is_some())
    } else {
        return None;
    };
    let left = left?;
    if matches!(subject, Subject::None) && !quoted {
        return None;
    }
    let mut content = vec![left.clone()];
    if let Some(right) = resumed(page, sentence, credit_end, quoted, cues) {
        content.push(right);
    } else if !quoted && !credit_closes(page, sentence, credit_end) {
        return None;
    }
    if !quoted && content.len() == 1 && is_adverbial(page, &left) {
        return None;
    }
    Some(Fronted { content, quoted })
}

/// From the start of the sentence, or of a clause after another credit, to `end`.
fn left_of(
    page: &Analysis<'_>,
    sentence: &Range,
    end: usize,
    cues: &[Cue],
    quote_start: usize,
) -> Option<Range> {
    let mut start = sentence.start;
    // What another cue has already claimed stays with it: start after its clause's closing mark.
    if let Some(cue) = cues.iter().rev().find(|cue| {
        cue.head < quote_start.min(end)
            && cue.verb.complements.clause()
            && !cue.passive
            && cue.verb.form != Form::Gerund
    }) {
        let from = cue.end;
        let mark = (from..quote_start.min(end))
            .rev()
            .find(|&i| matches!(page.lower(i), ";" | ":" | "—" | "–" | "but") && !page.quoted(i));
        start = mark.map_or(if quote_start < end { quote_start } else { start }, |i| i + 1);
    }
    while start < end
        && (matches!(page.lower(start), "-" | "—" | "–" | "•" | "--")
            || is_conjunction(page.lower(start)) && !page.quoted(start))
    {
        start += 1;
    }
    (end > start + 1).then_some(start..end)
}

/// Whether a sentence, or what the reporter adds, ends right after a credit ("…, he said." ", he said on Monday").
fn credit_closes(page: &Analysis<'_>, sentence: &Range, credit_end: usize) -> bool {
    if credit_end >= sentence.end {
        return true;
    }
    let word = page.lower(credit_end);
    matches!(word, "." | "," | ";" | "—" | "–" | "--" | "?" | "!" | "(" | ")" | "-" | "and" | "but")
        || is_weekday(word)
        || is_time_word(word)
        || is_preposition(word)
        || is_ly_adverb(word)
        || is_month(word)
        || matches!(
            word,
            "last" | "this" | "when" | "while" | "adding" | "late" | "early" | "reporters" | "journalists"
        )
        || page.quotations.opening_at(credit_end).is_some()
        || page.tokens[credit_end].is_word() && page.tokens[credit_end].capital
}

/// `"…," he said, "…"`: the second half, when one follows the credit.
fn resumed(
    page: &Analysis<'_>,
    sentence: &Range,
    credit_end: usize,
    quoted: bool,
    cues: &[Cue],
) -> Option<Range> {
    let limit = sentence.end.min(credit_end + 16);
    if quoted
        && page.lower(credit_end) == ","
        && page.lower(credit_end + 1) == "that"
        && credit_end + 1 < sentence.end
    {
        return Some(credit_end + 1..clause::end(page, sentence, credit_end + 1, cues, false));
    }
    if quoted {
        let open = (credit_end..limit).find(|&i| page.quotations.opening_at(i).is_some())?;
        if (credit_end..open).any(|i| {
            matches!(page.lower(i), "." | ";" | "and" | "but" | "that")
                || cues.iter().any(|c| c.head == i && c.head >= credit_end)
        }) {
            return None;
        }
        let quotation = page.quotations.opening_at(open)?;
        return Some(open..quotation.tokens.end);
    }
    if page.lower(credit_end) != "," || credit_end + 1 >= sentence.end {
        return None;
    }
    let word = page.lower(credit_end + 1);
    let aside = is_carrying_on(word) || is_conjunction(word) || is_relative(word) || opens_afterthought(word);
    if aside || page.quoted(credit_end + 1) {
        return None;
    }
    let end = clause::end(page, sentence, credit_end + 1, cues, false);
    (end > credit_end + 2).then_some(credit_end + 1..end)
}

/// "On Tuesday", "In a statement", "Asked about it": sets the scene, says nothing.
fn is_adverbial(page: &Analysis<'_>, range: &Range) -> bool {
    let first = page.lower(range.start);
    is_time_only(page, range)
        || range.len() <= 3 && !range.clone().any(|i| is_auxiliary(page.lower(i)))
        || (is_preposition(first)
            || is_clause_start(first)
            || is_ly_adverb(first)
            || is_adverb(first)
            || sets_scene(first))
            && range.len() <= 5
        || sets_scene(first)
}
