//! Where a source and a content begin and end, without what belongs to their neighbours.

use crate::lexicon::{
    Form, is_auxiliary, is_be, is_conjunction, is_determiner, is_month, is_preposition, is_pronoun,
    is_time_word, is_weekday, subordinates, verb,
};
use crate::token::TokenKind;
use crate::{Analysis, Range};

/// Tokens that a clause, or what stands around a name, is followed over.
pub(super) const FAR: usize = 64;

/// Without the punctuation that parts it from its neighbours.
pub(super) fn trimmed(page: &Analysis<'_>, mut run: Range) -> Range {
    let parts = |i: usize| matches!(page.lower(i), "," | ";" | ":" | "-" | "—" | "–" | "…");
    while run.start < run.end && (parts(run.start) || page.lower(run.start) == "'s") {
        run.start += 1;
    }
    // A mark belongs to the quotation that it opens or closes; a full stop to the sentence.
    let opens = |i: usize| page.quotations.opening_at(i).is_some();
    let parts = |i: usize| parts(i) || page.lower(i) == "." && page.sentence_at(i + 1) != page.sentence_at(i);
    while run.start < run.end && (parts(run.end - 1) && !page.quoted(run.end - 1) || opens(run.end - 1)) {
        run.end -= 1;
    }
    run
}

/// Without words at its end that ask for more: "the report on" (Friday).
pub(super) fn whole_phrase(page: &Analysis<'_>, mut run: Range) -> Range {
    let asks = |i: usize| {
        let word = page.lower(i);
        !page.quoted(i)
            && (is_preposition(word)
                || is_determiner(word) && !is_pronoun(word)
                || is_conjunction(word)
                || subordinates(word))
    };
    let goes_on = |i: usize| page.tokens.0.get(i).is_some_and(|token| token.is_word());
    while run.end > run.start + 1 && asks(run.end - 1) && goes_on(run.end) {
        run = trimmed(page, run.start..run.end - 1);
    }
    // "denied the reports and condemned" (the attack)
    let done =
        |i: usize| page.lower(i).ends_with("ed") || verb(page.lower(i)).is_some_and(|v| v.form == Form::Past);
    if run.len() > 3
        && done(run.end - 1)
        && is_conjunction(page.lower(run.end - 2))
        && is_determiner(page.lower(run.end))
        && !page.quoted(run.end - 1)
    {
        run.end -= 2;
    }
    run
}

/// "denied the report on Friday": the day is when it was denied, unless a clause says that something was then. Before
/// the cue it always is: "A blast killed 12 on Friday, police said".
pub(super) fn without_day(page: &Analysis<'_>, run: Range, cue: &Range) -> Range {
    let on = run.end.wrapping_sub(2);
    let day =
        run.len() > 3 && is_weekday(page.lower(run.end - 1)) && page.lower(on) == "on" && !page.quoted(on);
    let clause = run.start < cue.start
        || run.clone().any(|i| {
            is_auxiliary(page.lower(i)) || verb(page.lower(i)).is_some_and(|v| v.form != Form::Base)
        });
    if day && !clause { run.start..on } else { run }
}

/// "said April ⟨6 that …": what is left of a date before "that" is when it was said.
pub(super) fn behind_date(page: &Analysis<'_>, run: Range) -> Range {
    let dated = |i: &usize| {
        let word = page.lower(*i);
        page.tokens[*i].kind == TokenKind::Number
            || is_month(word)
            || is_weekday(word)
            || is_time_word(word)
            || matches!(word, "," | "on" | "th" | "st" | "nd" | "rd" | ".")
    };
    let that = run.start + run.clone().take_while(dated).count();
    let follows = that > run.start && that + 1 < run.end && page.lower(that) == "that";
    if follows { that..run.end } else { run }
}

/// "was described as ⟨an estimate⟩": what somebody or something was called, up to the end of its clause.
pub(super) fn called(page: &Analysis<'_>, cue: &Range) -> Option<Range> {
    let sentence = page.sentences[page.sentence_at(cue.start)?].tokens.clone();
    let at = [cue.end - 1, cue.end].into_iter().find(|&i| page.lower(i) == "as")?;
    let stops = |i: &usize| {
        let inside = page.quoted(*i) && page.quotations.closing_at(*i).is_none();
        let comma = page.lower(i.wrapping_sub(usize::from(page.quoted(*i))));
        !inside && (matches!(comma, "," | ";" | "." | "—" | "–") || page.lower(*i) == "by")
    };
    let far = sentence.end.min(at + FAR);
    let end = (at + 1..far).find(stops).map_or(far, |i| i + usize::from(page.quoted(i)));
    let called = cue.end.max(at)..end;
    (is_be(page.lower(cue.start)) && cue.len() > 1 && called.len() > 1).then_some(called)
}
