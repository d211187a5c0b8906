//! Numbers that count nothing.
//!
//! Ages, years, dates, times of day, street numbers, calibres, telephone and road numbers, scores and models stand in
//! reports beside the words for harm; none of them is a count. A number that an expression of time holds is left out
//! first, the rest by the words around it.
//!
//! | text | figures |
//! |---|---|
//! | Ann Orr, 34, spoke to reporters. | – |
//! | He lives in the 1500 block of Quay Street. | – |
//! | They met at 12 Quay Street near Highway 9. | – |
//! | Police found a 9mm pistol and a .40-caliber rifle. | – |
//! | Call 555-0123 or 555 0199 with information. | – |
//! | The town won 3-1 on Saturday at 7:30 p.m. | – |
//! | It opened in 1998 and closed 12 years later. | – |
//! | He called 911 and was treated for a wound. | – |
//! | Image 3 / 17 killed the mood. | – |
//! | The fine of €1.234,50 killed the firm. | – |

use super::context::Context;
use super::numbers;
use super::words::{self, List};
use crate::Range;
use crate::lexicon::{is_month, is_part_of_day};
use crate::token::TokenKind;

/// Whether a number counts nothing.
pub(super) fn is_label(cx: &Context<'_>, number: &Range, floor: usize, end: usize) -> bool {
    let (first, next) = (number.start, number.end);
    let word = |i: usize| if i < end { cx.lower(i) } else { "" };
    let before = cx.before(first, 1, floor);
    let digits = cx.page.tokens[first].kind == TokenKind::Number;
    cx.is_time(first)
        || is_age(cx, number, floor, end)
        || is_duration(word(next))
        || is_unit(word(next))
        || is_month(before) && digits
        || names_a_number(before)
        || digits && next < end && cx.page.tokens[next].capital && is_street(cx, next, end)
        || matches!(word(next), "block" | "caption")
        || matches!(word(next), ":" | "/" | "٫" | "٬") && digits && !cx.page.tokens[next].spaced
        || word(next) == "/" && digits && next + 1 < end && counted_digits(cx, next + 1)
        || before == "/" && first >= floor + 2 && counted_digits(cx, first - 2)
        || matches!(before, ":" | "/" | "." | "-" | "#") && first > floor && !cx.page.tokens[first].spaced
        || before == "(" && word(next) == ")"
        || is_year(cx, first)
}

/// ", 34,", "aged 34", "34 years old", "ages 8 and 11".
pub(super) fn is_age(cx: &Context<'_>, number: &Range, floor: usize, end: usize) -> bool {
    let (first, next) = (number.start, number.end);
    let word = |i: usize| if i < end { cx.lower(i) } else { "." };
    let before = cx.before(first, 1, floor);
    let behind = word(next);
    let in_commas =
        matches!(before, "," | "(") && matches!(behind, "," | ")" | "." | ";" | "and" | "of" | "was" | "who");
    let after_noun = first >= floor + 2
        && (cx.page.tokens[first - 2].capital || super::people::is_person(cx.before(first, 2, floor)));
    let second = before == "and"
        && first >= floor + 4
        && matches!(cx.before(first, 3, floor), "," | "ages" | "aged")
        && cx.page.tokens[first - 2].kind == TokenKind::Number;
    matches!(before, "aged" | "age" | "ages" | "both") && counted_digits(cx, first)
        || in_commas && after_noun && !matches!(behind, "of") && number_below(cx, first, 116.0)
        || second && matches!(behind, "," | "." | ")" | "were" | "")
        || matches!(behind, "year-old" | "years-old" | "yo")
}

fn counted_digits(cx: &Context<'_>, i: usize) -> bool {
    cx.page.tokens[i].kind == TokenKind::Number
}

fn number_below(cx: &Context<'_>, i: usize, limit: f64) -> bool {
    numbers::at(cx, i, i + 1).is_some_and(|n| n.high < limit)
}

/// "34-year-old", "17-month-old", "20-something".
pub(super) fn age_word(word: &str) -> Option<f64> {
    // Most words are none by their end.
    if !word.ends_with("old") && !word.ends_with("olds") {
        return None;
    }
    let (number, rest) = word.split_once('-')?;
    if !["year", "month", "day", "week"].iter().any(|unit| rest.starts_with(unit)) {
        return None;
    }
    let years = number.parse().ok().or_else(|| numbers::small(number))?;
    Some(if rest.starts_with("year") { years } else { 0.0 })
}

fn is_duration(word: &str) -> bool {
    is_part_of_day(word) || words::is(word, List::Duration)
}

fn is_unit(word: &str) -> bool {
    words::is(word, List::Unit)
}

/// "Highway 9", "No. 5", "Interstate 75", "Chapter 3".
fn names_a_number(before: &str) -> bool {
    words::is(before, List::Numbered)
}

fn is_street(cx: &Context<'_>, next: usize, end: usize) -> bool {
    (next..end.min(next + 5))
        .take_while(|&i| cx.page.tokens[i].capital || cx.page.tokens[i].kind == TokenKind::Number)
        .any(|i| words::is(cx.lower(i), List::Street))
}

fn is_year(cx: &Context<'_>, i: usize) -> bool {
    let word = cx.lower(i);
    word.len() == 4
        && word.bytes().all(|b| b.is_ascii_digit())
        && (word.starts_with("19") || word.starts_with("20"))
}
