//! Subjects: who a cue credits.
//!
//! Before the cue: a noun phrase ("the council said"), one with an apposition or relative clause ("Orr, who
//! chairs it, said"), a relative pronoun ("Orr, who said"), or nothing of its own, because the verb carries on
//! ("…, adding that"; "… and promised"). After it: "…," said Orr, a doctor.

use super::cue::Cue;
use super::phrase;
use crate::lexicon::*;
use crate::{Analysis, Range};

/// Where a cue's source is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// A noun phrase before the verb, appositions included.
    Before(Range),
    /// A noun phrase after the verb.
    After(Range),
    /// A relative pronoun, and the noun phrase it stands for.
    Relative(Range, Option<Range>),
    /// The subject of an earlier verb.
    Carried,
    /// None that can be found.
    None,
}

/// Longest apposition or relative clause between a subject and its verb, in tokens.
const LONGEST_APPOSITION: usize = 30;

/// The subject of `cue`.
pub(super) fn of(page: &Analysis<'_>, sentence: &Range, cue: &Cue) -> Subject {
    let Some(before) = cue.group.start.checked_sub(1).filter(|i| *i >= sentence.start) else {
        // First word: "Asked …", or inverted: "Said Orr: …".
        return if cue.verb.form == Form::Past { after(page, sentence, cue) } else { Subject::None };
    };
    if let Some(quotation) = page.quotations.closing_at(before) {
        // `Orr, citing "the facts," said`: the quotation belongs to an apposition.
        if quotation.inner.end > quotation.inner.start
            && page.lower(quotation.inner.end - 1) == ","
            && let Some(range) = apposed(page, sentence, before, ",")
            && page.lower(comma_in(page, &range)).ends_with("ing")
                | is_relative(page.lower(comma_in(page, &range)))
        {
            return Subject::Before(range);
        }
        if cue.verb.form == Form::Gerund {
            return Subject::Carried;
        }
        // A verb after a quotation is mostly inverted.
        return after(page, sentence, cue);
    }
    match page.lower(before) {
        "who" | "which" => relative(page, sentence, before),
        "that" if !cue.passive && before > sentence.start && is_document(page, before - 1) => {
            relative(page, sentence, before)
        }
        "," if cue.verb.form == Form::Gerund => Subject::Carried,
        "," => match apposed(page, sentence, before, ",") {
            Some(range) => Subject::Before(range),
            None => match after(page, sentence, cue) {
                Subject::None => Subject::Carried,
                found => found,
            },
        },
        dash @ ("—" | "–" | "-" | "--") => {
            let dash = dash.to_owned();
            apposed(page, sentence, before, &dash).map_or_else(|| after(page, sentence, cue), Subject::Before)
        }
        "and" | "or" | "but" | "then" | "before" | "by" | "while" | "when" | "after" | "without" | "in"
        | "for" | "instead" | "from" => Subject::Carried,
        "as" => Subject::Carried,
        _ if let Some(range) = restricted(page, sentence, before) => Subject::Before(range),
        _ => match phrase::ending_at(page, before, sentence.start) {
            Some(range) if !is_time_only(page, &range) => Subject::Before(with_office(page, range, sentence)),
            _ => Subject::None,
        },
    }
}

/// "Two officials who asked not to be named said": a phrase with a relative clause and no commas.
fn restricted(page: &Analysis<'_>, sentence: &Range, before: usize) -> Option<Range> {
    let floor = sentence.start.max(before.saturating_sub(24));
    let who = (floor..before).rev().find(|&i| page.lower(i) == "who")?;
    let clear = (who + 1..=before).all(|i| !page.quoted(i) && page.tokens[i].is_word());
    if !clear || before < who + 2 || who == sentence.start {
        return None;
    }
    let head = phrase::ending_at(page, who - 1, sentence.start)?;
    Some(head.start..before + 1)
}

/// "Palace spokesman, Ivo Sall said": the office before the name, cut off by a comma.
fn with_office(page: &Analysis<'_>, mut range: Range, sentence: &Range) -> Range {
    if range.start < sentence.start + 2
        || page.lower(range.start - 1) != ","
        || !page.tokens[range.start].capital
        || page.quoted(range.start - 1)
    {
        return range;
    }
    if is_role(page.lower(range.start - 2))
        && let Some(office) = phrase::ending_at(page, range.start - 2, sentence.start)
        && (office.start == sentence.start
            || page.quoted(office.start - 1)
            || page.lower(office.start - 1) == ",")
    {
        range.start = office.start;
    }
    range
}

/// The token behind the first comma of a phrase with an apposition.
fn comma_in(page: &Analysis<'_>, range: &Range) -> usize {
    range.clone().find(|&i| page.lower(i) == ",").map_or(range.end, |i| i + 1)
}

fn is_document(page: &Analysis<'_>, i: usize) -> bool {
    is_document_noun(page.lower(i)) || is_organisation_noun(page.lower(i))
}

/// "Orr, who said …": the pronoun is the source, what stands before it its antecedent.
fn relative(page: &Analysis<'_>, sentence: &Range, pronoun: usize) -> Subject {
    let mut last = pronoun;
    while last > sentence.start && matches!(page.lower(last - 1), "," | "—" | "–" | "--" | "-") {
        last -= 1;
    }
    let antecedent = last.checked_sub(1).filter(|i| *i >= sentence.start).and_then(|i| {
        // "Orr, the mayor, who said": step over an apposition to the name.
        let near = phrase::ending_at(page, i, sentence.start)?;
        let comma = near.start.checked_sub(1).filter(|c| *c > sentence.start && page.lower(*c) == ",");
        match comma.and_then(|c| phrase::ending_at(page, c - 1, sentence.start)) {
            Some(name) if page.tokens[name.end - 1].capital && is_determiner(page.lower(near.start)) => {
                Some(name)
            }
            _ => Some(near),
        }
    });
    Subject::Relative(pronoun..pronoun + 1, antecedent)
}

/// `NP , … ,` before the verb: the phrase with its apposition, closing comma left out.
fn apposed(page: &Analysis<'_>, sentence: &Range, close: usize, mark: &str) -> Option<Range> {
    let floor = sentence.start.max(close.saturating_sub(LONGEST_APPOSITION));
    let mut i = close;
    let mut found = None;
    while i > floor {
        i -= 1;
        if page.quoted(i) {
            i = page.quotations.at(i).map_or(i, |q| q.tokens.start.max(floor));
            continue;
        }
        if page.lower(i) != mark || i <= sentence.start {
            continue;
        }
        let inside = i + 1..close;
        let Some(head) = phrase::ending_at(page, i - 1, sentence.start) else { continue };
        let opens = page.lower(inside.start);
        let is_apposition = is_determiner(opens)
            || is_relative(opens)
            || is_role(opens)
            || is_title(opens)
            || page.tokens[inside.start].capital
            || is_role(page.lower(inside.end - 1))
            || opens_apposition(opens)
            || page.tokens[inside.start].kind == crate::token::TokenKind::Number
            || is_ly_adverb(opens)
            || inside.len() <= 6
            || opens.ends_with("ing");
        let head_ok = page.tokens[head.end - 1].capital
            || is_role(page.lower(head.end - 1))
            || is_personal_pronoun(page.lower(head.start))
            || is_organisation_noun(page.lower(head.end - 1))
            || is_document_noun(page.lower(head.end - 1))
            // "the governor of the province, Ivo Sall,"
            || head.clone().any(|i| is_role(page.lower(i)) && page.lower(i + 1) == "of")
            || page.lower(head.end - 1) == ")";
        if is_apposition && head_ok && !is_time_only(page, &head) {
            // Prefer the outermost: "Orr, 52, a doctor,".
            found = Some(head.start..close);
            if is_relative(opens) || is_determiner(opens) {
                continue;
            }
        }
    }
    found
}

/// The noun phrase after an inverted verb: `"…," said Orr, who chairs the council`.
pub(super) fn after(page: &Analysis<'_>, sentence: &Range, cue: &Cue) -> Subject {
    if cue.passive
        || !cue.verb.complements.quotes()
        || cue.verb.form == Form::Gerund
        || cue.verb.lemma == "tell"
    {
        return Subject::None;
    }
    match phrase::starting_at(page, cue.end, sentence.end) {
        Some(range) if !is_time_only(page, &range) => Subject::After(with_apposition(page, range, sentence)),
        _ => Subject::None,
    }
}

/// Adds ", a doctor at the hospital" or ", who chairs the council" to a noun phrase.
pub(super) fn with_apposition(page: &Analysis<'_>, mut range: Range, sentence: &Range) -> Range {
    if range.end >= sentence.end || page.lower(range.end) != "," || range.end + 1 >= sentence.end {
        return range;
    }
    let first = range.end + 1;
    let opens = page.lower(first);
    let more = opens_description(opens)
        || is_role(opens)
        || is_title(opens)
        || page.tokens[first].kind == crate::token::TokenKind::Number;
    if !more || page.quoted(first) {
        return range;
    }
    // "…, the": a new clause with a verb of its own right after is no apposition.
    let mut end = first;
    while end < sentence.end
        && !page.quoted(end)
        && !matches!(page.lower(end), "," | "." | ";" | ":" | "!" | "?" | "—" | "–" | "--")
    {
        if is_carrying_on(page.lower(end)) {
            break;
        }
        end += 1;
    }
    // ", the palace said": a clause, not a description.
    let clause = !is_relative(page.lower(first))
        && (first + 1..end)
            .any(|i| is_core_speech(page.lower(i)) || is_auxiliary(page.lower(i)) && page.lower(i) != "'s");
    if end > first && end - first <= LONGEST_APPOSITION && !clause {
        range.end = end;
    }
    range
}

/// "Tuesday", "last week": never a speaker.
pub(super) fn is_time_only(page: &Analysis<'_>, range: &Range) -> bool {
    range.clone().all(|i| {
        let word = page.lower(i);
        is_weekday(word)
            || is_month(word)
            || is_part_of_day(word)
            || is_time_word(word)
            || is_determiner(word) && !is_pronoun(word)
            || matches!(word, "last" | "next" | "late" | "early" | "on" | ",")
            || page.tokens[i].kind == crate::token::TokenKind::Number
    })
}
