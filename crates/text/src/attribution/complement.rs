//! Complements: what follows a cue, and whether it is something said.

use super::cue::Cue;
use super::phrase;
use crate::Analysis;
use crate::lexicon::*;
use crate::token::TokenKind;
use crate::{Range, quotation::Quotation};

/// What stands after a cue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Complement {
    /// Token at which what is said starts, if it is said after the cue.
    pub start: Option<usize>,
    pub kind: ComplementKind,
    pub addressee: Option<Range>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ComplementKind {
    /// Nothing said after the cue.
    None,
    /// A quotation.
    Quotation,
    /// A clause, with or without "that".
    Clause,
    /// A noun phrase or a predicate.
    Noun,
    /// To and a verb.
    Infinitive,
}

/// Reads what follows a cue from token `from` on (behind an inverted subject, if there is one).
pub(super) fn read(page: &Analysis<'_>, sentence: &Range, cue: &Cue, from: usize) -> Complement {
    let mut out = Complement { start: None, kind: ComplementKind::None, addressee: None };
    let mut i = from;
    if cue.verb.complements.addressee() && from == cue.end {
        let (next, addressee) = addressee(page, sentence, i);
        // "told him": without anybody told, "tell" credits nothing; "promised that" needs nobody.
        i = next;
        out.addressee = addressee;
    }
    let (i, later_addressee) = skip_adjuncts(page, sentence, i, cue);
    out.addressee = out.addressee.or(later_addressee);
    if i >= sentence.end {
        return out;
    }
    let c = cue.verb.complements;
    let word = page.lower(i);
    let set = |mut out: Complement, kind, start| {
        out.kind = kind;
        out.start = Some(start);
        out
    };
    if page.quotations.opening_at(i).is_some() {
        return set(out, ComplementKind::Quotation, i);
    }
    match word {
        ":" if c.clause() || c.noun() => {
            return if i + 1 < sentence.end { set(out, ComplementKind::Clause, i + 1) } else { out };
        }
        "." | "," | ";" | ")" | "?" | "!" | "—" | "–" | "-" | "--" | "and" | "but" | "or" | "…" | "..." =>
        {
            return out;
        }
        "that" if c.clause() => return set(out, ComplementKind::Clause, i),
        "to" => {
            let verb_follows = page.tokens.0.get(i + 1).is_some_and(|t| {
                t.is_word()
                    && !t.capital
                    && !is_determiner(&t.lower)
                    && !is_possessive(&t.lower)
                    && !is_pronoun(&t.lower)
            });
            if let Some(asked) =
                out.addressee.clone().filter(|asked| c.object_infinitive() && verb_follows && asked.end == i)
            {
                out.addressee = None;
                return set(out, ComplementKind::Noun, asked.start);
            }
            return if c.infinitive() && verb_follows {
                set(out, ComplementKind::Infinitive, i)
            } else {
                out
            };
        }
        _ => {}
    }
    // "told the officer who held him that …": a clause about whoever is told comes first.
    if word == "who" && out.addressee.is_some() {
        let that = (i..sentence.end.min(i + 24))
            .find(|&k| page.lower(k) == "that" || page.quotations.opening_at(k).is_some());
        return match that {
            Some(start) => set(out, ComplementKind::Clause, start),
            None => out,
        };
    }
    if c.clause() && opens_clause(word) {
        return set(out, ComplementKind::Clause, i);
    }
    // "dismissed as “baseless” the reports".
    if word == "as" && c.noun() && !cue.passive {
        return set(out, ComplementKind::Noun, i);
    }
    if is_preposition(word) && !may_open_clause(word) {
        return out;
    }
    if is_preposition(word) {
        // "said in the north the roads were closed", but not "wrote for the paper", "agreed with Orr".
        let speech = matches!(cue.verb.lemma, "say" | "think" | "believe");
        return if speech && clause_like(page, sentence, i) {
            set(out, ComplementKind::Clause, i)
        } else {
            out
        };
    }
    let token = &page.tokens[i];
    let can_start =
        token.is_word() || token.kind == TokenKind::Number || matches!(word, "$" | "[" | "€" | "£");
    if !can_start {
        return out;
    }
    if c.clause() && clause_like(page, sentence, i) && !(c.noun() && cue.passive) {
        return set(out, ComplementKind::Clause, i);
    }
    if c.object_infinitive() && has_infinitive(page, sentence, i) {
        return set(out, ComplementKind::Noun, i);
    }
    if c.noun() && !cue.passive && (is_determiner(word) || noun_start(page, i)) {
        return set(out, ComplementKind::Noun, i);
    }
    out
}

/// Whether a noun phrase can start at `i`.
fn noun_start(page: &Analysis<'_>, i: usize) -> bool {
    phrase::noun_like(page, i)
        || is_possessive(page.lower(i))
        || page.tokens[i].kind == TokenKind::Number
        || matches!(page.lower(i), "$" | "[")
}

/// Whether a verb comes before the sentence, or the next comma, is over.
fn clause_like(page: &Analysis<'_>, sentence: &Range, start: usize) -> bool {
    for i in start + 1..sentence.end.min(start + 40) {
        if page.quoted(i) {
            continue;
        }
        let token = &page.tokens[i];
        let word = token.lower.as_str();
        if word == ";" {
            return false;
        }
        let finite = is_auxiliary(word) && word != "'s"
            || verb(word).is_some_and(|v| v.form != Form::Gerund && v.form != Form::Base)
            || token.is_word()
                && !token.capital
                && word.len() > 4
                && word.ends_with("ed")
                && !is_determiner(page.lower(i - 1))
            || is_personal_pronoun(page.lower(i - 1)) && !is_possessive(page.lower(i - 1)) && token.is_word()
            || word.ends_with("n't")
            || is_common_finite(word);
        if finite {
            return true;
        }
    }
    false
}

/// "urged Orr to go": to and a verb within a few words.
fn has_infinitive(page: &Analysis<'_>, sentence: &Range, start: usize) -> bool {
    (start + 1..sentence.end.min(start + 14)).any(|i| page.lower(i) == "to" && !page.quoted(i))
}

/// Who is told: the noun phrase straight after the verb.
pub(super) fn addressee(page: &Analysis<'_>, sentence: &Range, from: usize) -> (usize, Option<Range>) {
    let stop = (from..sentence.end.min(from + 14)).find(|&i| {
        let word = page.lower(i);
        page.quoted(i)
            || ends_addressee(word)
            || i > from
                && (is_weekday(word)
                    || is_personal_pronoun(word) && !is_possessive(word)
                    || is_time_word(word))
            || i > from
                && is_determiner(word)
                && !is_conjunction(page.lower(i - 1))
                && !is_preposition(page.lower(i - 1))
            || i > from && (is_auxiliary(word) && word != "'s")
    });
    let ceiling = stop.unwrap_or(sentence.end.min(from + 6));
    match phrase::starting_at(page, from, ceiling) {
        Some(range) => {
            // "told the Courier's evening programme in Ell": keep going over "'s" and "of".
            let mut end = range.end;
            // "told reporters Orr would go": a second name starts what is said.
            if let Some(second) = (range.start + 1..range.end).find(|&i| {
                !page.tokens[i - 1].capital
                    && page.tokens[i].capital
                    && !is_determiner(page.lower(i - 1))
                    && !is_preposition(page.lower(i - 1))
            }) {
                end = second;
            }
            (end, Some(range.start..end))
        }
        None => (from, None),
    }
}

/// Steps over when, where and to whom: "on Tuesday", "in a statement", "to reporters", "of the plan,".
fn skip_adjuncts(page: &Analysis<'_>, sentence: &Range, from: usize, cue: &Cue) -> (usize, Option<Range>) {
    let mut i = from;
    let mut addressee = None;
    for _ in 0..12 {
        if i >= sentence.end || page.quoted(i) {
            break;
        }
        let word = page.lower(i);
        let next = page.lower(i + 1);
        let step = if is_weekday(word)
            || is_time_word(word) && !(word == "then" || word == "there" && is_auxiliary(next))
            || is_ly_adverb(word)
        {
            1 + usize::from(is_part_of_day(next) && is_weekday(word))
        } else if matches!(word, "late" | "early" | "last" | "this" | "next" | "that")
            && (is_weekday(next) || is_part_of_day(next) || is_month(next))
        {
            2 + usize::from(is_part_of_day(page.lower(i + 2)))
        } else if is_month(word) && page.tokens.0.get(i + 1).is_some_and(|t| t.kind == TokenKind::Number) {
            let year = page.lower(i + 2) == ","
                && page.lower(i + 3).len() == 4
                && page.lower(i + 3).bytes().all(|b| b.is_ascii_digit());
            2 + if year { 2 } else { 0 }
        } else if word == "on" && (is_weekday(next) || is_month(next)) {
            1
        } else if word == "to" && cue.verb.complements.quotes() && phrase_of_people(page, i + 1) {
            match phrase::starting_at(page, i + 1, sentence.end) {
                Some(range) => {
                    let len = range.end - i;
                    // "…, according to Northwire": nobody is told.
                    if page.lower(i - 1) != "according" {
                        addressee.get_or_insert(range);
                    }
                    len
                }
                None => 0,
            }
        } else if matches!(
            word,
            "in" | "at" | "during" | "on" | "via" | "through" | "after" | "by" | "from" | "before"
        ) {
            occasion(page, sentence, i)
        } else if matches!(word, "of" | "about" | "regarding" | "when" | "as" | "while" | "with")
            && cue.verb.complements.quotes()
        {
            topic(page, sentence, i)
        } else if word == "," {
            parenthesis(page, sentence, i)
        } else {
            0
        };
        let step = if step == 0 && is_preposition(word) && cue.verb.complements.clause() {
            to_that(page, sentence, i)
        } else {
            step
        };
        if step == 0 {
            break;
        }
        i += step;
    }
    (i.min(sentence.end), addressee)
}

/// Length of a phrase behind which "that" plainly opens what is said: "at the party's congress that …".
fn to_that(page: &Analysis<'_>, sentence: &Range, i: usize) -> usize {
    for k in i + 1..sentence.end.min(i + 14) {
        let word = page.lower(k);
        if word == "that" && !page.quoted(k) {
            return k - i;
        }
        let leaves = page.quoted(k)
            || matches!(word, "," | ";" | ":" | ".")
            || is_auxiliary(word) && word != "'s"
            || is_personal_pronoun(word) && !is_possessive(word)
            || verb(word).is_some_and(|v| v.form != Form::Gerund);
        if leaves {
            return 0;
        }
    }
    0
}

/// "to reporters", "to the Courier": words after "to" that name people.
fn phrase_of_people(page: &Analysis<'_>, i: usize) -> bool {
    let word = page.lower(i);
    let token = page.tokens.0.get(i);
    token.is_some_and(|t| t.capital)
        || is_role(word)
        || is_listener(word)
        || is_determiner(word)
            && (is_role(page.lower(i + 1))
                || is_organisation_noun(page.lower(i + 1))
                || matches!(page.lower(i + 1), "media" | "crowd" | "audience")
                || page.tokens.0.get(i + 1).is_some_and(|t| t.capital))
}

/// Length of "in a statement on Tuesday", "at a rally in Ell"; 0 when it is no occasion of speaking.
fn occasion(page: &Analysis<'_>, sentence: &Range, i: usize) -> usize {
    let limit = sentence.end.min(i + 12);
    let Some(noun) = (i + 1..limit).take(7).find(|&k| is_occasion(page.lower(k)) && !page.quoted(k)) else {
        // "in Ell on Tuesday": a place, only when what is said plainly follows.
        let place_end = (i + 1..limit).find(|&k| !page.tokens[k].capital).unwrap_or(limit);
        let then = page.lower(place_end);
        let plain = place_end < sentence.end
            && (page.quotations.opening_at(place_end).is_some()
                || matches!(then, "that" | ":" | "on")
                || is_weekday(then));
        return if place_end > i + 1 && plain { place_end - i } else { 0 };
    };
    if (i + 1..noun).any(|k| {
        is_auxiliary(page.lower(k)) && page.lower(k) != "'s"
            || is_personal_pronoun(page.lower(k)) && !is_possessive(page.lower(k))
            || page.lower(k) == ","
    }) {
        return 0;
    }
    // After the noun: "with the Courier", "to lawmakers", "released on Monday", up to what is said.
    let mut end = noun + 1;
    while end < sentence.end.min(noun + 16) && !page.quoted(end) {
        let word = page.lower(end);
        if matches!(word, "that" | ":" | "," | "." | ";" | "whether" | "if" | "—" | "–")
            || is_auxiliary(word) && word != "'s"
            || is_personal_pronoun(word) && !is_possessive(word)
        {
            break;
        }
        end += 1;
    }
    let clear = end >= sentence.end
        || page.quotations.opening_at(end).is_some()
        || matches!(page.lower(end), "that" | ":" | "," | "." | "whether" | "if");
    if clear { end - i } else { noun + 1 - i }
}

/// "said of Orr, “…”": the topic, when a quotation or comma ends it soon.
fn topic(page: &Analysis<'_>, sentence: &Range, i: usize) -> usize {
    for k in i + 1..sentence.end.min(i + 18) {
        if let Some(Quotation { tokens, inner, .. }) = page.quotations.opening_at(k) {
            return if inner.len() >= 3 || tokens.end + 1 >= sentence.end { k - i } else { 0 };
        }
        match page.lower(k) {
            ":" => return k - i,
            "," => return if page.quotations.opening_at(k + 1).is_some() { k - i } else { 0 },
            "." | ";" => return 0,
            _ => {}
        }
    }
    0
}

/// ", however,", and a comma right before what is said.
fn parenthesis(page: &Analysis<'_>, sentence: &Range, i: usize) -> usize {
    if page.quotations.opening_at(i + 1).is_some() || page.lower(i + 1) == "that" {
        return 1;
    }
    let close = (i + 1..sentence.end.min(i + 14)).find(|&k| page.lower(k) == "," && !page.quoted(k));
    let Some(close) = close else { return 0 };
    let opens = page.lower(i + 1);
    let aside = opens_aside(opens);
    let said_after = page.quotations.opening_at(close + 1).is_some() || page.lower(close + 1) == "that";
    if aside && (said_after || close == i + 2) { close + 1 - i } else { 0 }
}
