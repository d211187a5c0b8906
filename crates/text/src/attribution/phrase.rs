//! Noun phrases, found by their edges: what can't be inside one ends it.

use crate::lexicon::*;
use crate::{Analysis, Range};

/// No noun phrase that names a source is longer than this many tokens.
const LONGEST: usize = 32;

/// The noun phrase that ends with token `last`, looking left no further than `floor`.
pub(crate) fn ending_at(page: &Analysis<'_>, last: usize, floor: usize) -> Option<Range> {
    let mut start = last + 1;
    let floor = floor.max((last + 1).saturating_sub(LONGEST));
    while start > floor {
        let i = start - 1;
        let token = &page.tokens[i];
        let word = token.lower.as_str();
        if page.quoted(i) {
            // "the so-called “shadow” committee": a short quotation inside a description.
            match page.quotations.closing_at(i) {
                Some(q)
                    if start <= last
                        && q.tokens.len() <= 6
                        && q.tokens.start > floor
                        && is_determiner(page.lower(q.tokens.start - 1)) =>
                {
                    start = q.tokens.start;
                    continue;
                }
                _ => break,
            }
        }
        if word == ")" {
            match opening_bracket(page, i, floor) {
                Some(open) => {
                    start = open;
                    continue;
                }
                None => break,
            }
        }
        if !token.is_word()
            && token.kind != crate::token::TokenKind::Number
            && !matches!(word, "&" | "%" | "$" | "-")
        {
            break;
        }
        if is_personal_pronoun(word) && !is_possessive(word) {
            if start == last + 1 {
                start = i;
            }
            break;
        }
        if is_auxiliary(word) && word != "'s" && !token.capital
            || is_clause_start(word) && !token.capital
            || is_weekday(word) && start <= last
        {
            break;
        }
        if is_conjunction(word) {
            if !joins(page, i, floor, last) {
                break;
            }
        } else if is_preposition(word) {
            let links = is_noun_link(word)
                && start <= last
                && i > floor
                && noun_like(page, i - 1)
                // "gave way on Tuesday": when, not whose.
                && !(is_weekday(page.lower(i + 1)) || is_month(page.lower(i + 1)))
                && !page.quoted(i - 1);
            if !links {
                break;
            }
        } else if start <= last && !token.capital && is_verb_here(page, i, floor) {
            break;
        }
        start = i;
        if is_determiner(word) && !is_possessive_chain(page, i, floor) {
            break;
        }
    }
    let range = trim(page, start..last + 1);
    (!range.is_empty() && noun_like(page, range.end - 1)).then_some(range)
}

/// A determiner can stand inside a longer phrase: "the head of the agency", "all the ministers".
fn is_possessive_chain(page: &Analysis<'_>, i: usize, floor: usize) -> bool {
    i > floor && {
        let before = page.lower(i - 1);
        is_noun_link(before)
            && i - 1 > floor
            && noun_like(page, i - 2)
            && !is_occasion(page.lower(i - 2))
            && verb(page.lower(i - 2)).is_none_or(|v| v.form != Form::Gerund)
            && i.saturating_sub(2) >= floor
            || matches!(before, "all" | "both" | "of" | "half" | "many" | "some" | "'s")
            || before == "and" && i - 1 > floor && is_role(page.lower(i - 2))
    }
}

/// "Orr and Sall", "officials and analysts": the conjunction joins two nouns of one phrase.
fn joins(page: &Analysis<'_>, i: usize, floor: usize, last: usize) -> bool {
    if i <= floor || i + 1 > last || page.quoted(i - 1) {
        return false;
    }
    let (left, right) = (&page.tokens[i - 1], &page.tokens[i + 1]);
    let names = left.capital && right.capital && !is_weekday(&left.lower);
    let roles = (is_role(&left.lower) || is_organisation_noun(&left.lower)) && !is_determiner(&right.lower);
    left.is_word() && (names || roles || left.capital && is_determiner(&right.lower))
}

/// Whether the word at `i`, with a noun phrase to its right, is a verb and not a noun or adjective.
fn is_verb_here(page: &Analysis<'_>, i: usize, floor: usize) -> bool {
    let word = page.lower(i);
    let follows_subject = || {
        let before = i.checked_sub(1).filter(|b| *b >= floor);
        before.is_some_and(|b| {
            page.tokens[b].capital || is_personal_pronoun(page.lower(b)) || is_auxiliary(page.lower(b))
        })
    };
    is_core_speech(word)
        || verb(word).is_some_and(|v| match v.form {
            Form::Gerund => true,
            Form::Past | Form::Third => !is_role(word) && follows_subject(),
            Form::Base | Form::Participle => false,
        })
}

/// Whether a token can be the head of a noun phrase.
pub(crate) fn noun_like(page: &Analysis<'_>, i: usize) -> bool {
    let token = &page.tokens[i];
    let word = token.lower.as_str();
    if token.capital && !is_weekday(word) && !is_month(word) && word != "according" {
        return token.is_word()
            && !(is_preposition(word) || is_clause_start(word) || is_adverb(word) || is_linker(word));
    }
    word == ")"
        || token.is_word()
            && word != "according"
            && !is_preposition(word)
            && !is_auxiliary(word)
            && !is_adverb(word)
            && !is_ly_adverb(word)
            && !is_conjunction(word)
            && !is_clause_start(word)
            && (!is_determiner(word)
                || is_pronoun(word)
                || matches!(word, "two" | "three" | "all" | "several"))
            && word != "'s"
            && !is_time_word(word)
}

/// Takes off what can't start a noun phrase: "On Tuesday", "But", "However".
fn trim(page: &Analysis<'_>, mut range: Range) -> Range {
    while range.start < range.end {
        let word = page.lower(range.start);
        let drop = is_preposition(word)
            || is_conjunction(word)
            || is_clause_start(word)
            || is_weekday(word)
            || is_adverb(word) && !matches!(word, "both" | "all" | "each")
            || is_ly_adverb(word)
            || word == "'s"
            || is_time_word(word)
            || word == "-";
        if !drop
            || range.len() == 1
                && page.tokens[range.start].capital
                && !is_weekday(word)
                && !is_preposition(word)
                && !is_clause_start(word)
        {
            break;
        }
        range.start += 1;
    }
    range
}

fn opening_bracket(page: &Analysis<'_>, close: usize, floor: usize) -> Option<usize> {
    (floor..close).rev().take(12).find(|&i| page.lower(i) == "(")
}

/// The noun phrase that starts at token `first`, not going past `ceiling`; appositions not included.
pub(crate) fn starting_at(page: &Analysis<'_>, first: usize, ceiling: usize) -> Option<Range> {
    let ceiling = ceiling.min(first + LONGEST);
    let mut end = first;
    while end < ceiling {
        let token = &page.tokens[end];
        let word = token.lower.as_str();
        if page.quoted(end) {
            break;
        }
        if word == "(" {
            match (end..ceiling).take(12).find(|&i| page.lower(i) == ")") {
                Some(close) if end > first => {
                    end = close + 1;
                    continue;
                }
                _ => break,
            }
        }
        if !token.is_word() && token.kind != crate::token::TokenKind::Number && word != "&" {
            break;
        }
        if is_personal_pronoun(word) && !is_possessive(word) {
            if end == first {
                end += 1;
            }
            break;
        }
        if end > first {
            let starts_other = is_auxiliary(word) && word != "'s"
                || is_clause_start(word)
                || is_relative(word)
                || is_weekday(word)
                || is_time_word(word);
            let starts_noun = is_article(word)
                && !is_possessive(word)
                && !is_preposition(page.lower(end - 1))
                && !is_conjunction(page.lower(end - 1))
                && page.lower(end - 1) != "'s";
            let finite = is_common_finite(word) && !token.capital;
            if starts_other || finite || starts_noun || is_month(word) && token.capital {
                break;
            }
            if is_preposition(word) && !(is_noun_link(word) && links_onward(page, end, ceiling)) {
                break;
            }
            if is_conjunction(word) && !joins(page, end, first, ceiling.saturating_sub(1)) {
                break;
            }
            let after_name = page.tokens[end - 1].capital && word.ends_with("ed") && word.len() > 4;
            if (after_name
                || verb(word).is_some_and(|v| {
                    v.form == Form::Past
                        || v.form == Form::Third
                            && page.tokens[end - 1].capital
                            && !is_role(word)
                            && !is_organisation_noun(word)
                }))
                && !token.capital
            {
                break;
            }
        } else if !token.capital && (is_preposition(word) || is_clause_start(word)) {
            return None;
        }
        end += 1;
    }
    while end > first && !noun_like(page, end - 1) {
        end -= 1;
    }
    (end > first).then_some(first..end)
}

/// "the head of the agency", but not "Orr in a statement", "Orr on Tuesday".
fn links_onward(page: &Analysis<'_>, i: usize, ceiling: usize) -> bool {
    let mut next = i + 1;
    while next < ceiling && is_determiner(page.lower(next)) {
        next += 1;
    }
    let near = (next..ceiling.min(next + 3)).any(|k| is_occasion(page.lower(k)));
    let time = is_weekday(page.lower(next))
        || is_month(page.lower(next))
        || is_part_of_day(page.lower(next))
        || page.tokens.0.get(next).is_some_and(|t| t.kind == crate::token::TokenKind::Number);
    next < ceiling && !time && (page.lower(i) == "of" || !near)
}
