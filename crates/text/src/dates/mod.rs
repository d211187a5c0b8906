//! Expressions of time and their TIMEX3 values.
//!
//! Rules read a text from left to right, one file a family; the longest match wins and tells what is meant
//! ([`meaning::Meaning`]), not when that is. Only then, with everything found, are days put to it ([`resolve`]).

mod calendar;
mod clock;
mod duration;
mod holiday;
mod meaning;
mod modifier;
mod nth;
mod number;
mod numeric;
mod part_of_day;
mod part_of_year;
mod period;
mod range;
mod relative;
mod resolve;
mod set;
mod tense;
mod vague;
mod vocabulary;
mod weekday;
mod word;
mod year;

use crate::{Analysis, Range, TimeType};
use meaning::{Match, Meaning};
use word::{Kind, Words};

/// One expression of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Expression {
    /// Bytes of the normalised text.
    pub bytes: Range,
    pub kind: TimeType,
    pub value: String,
    pub modifier: Option<&'static str>,
}

/// Finds what starts at a word.
type Rule = fn(&Words<'_>, usize) -> Option<Match>;

/// What names a day.
const DAYS: [Rule; 6] =
    [numeric::read, calendar::read, weekday::read, holiday::read, nth::read, relative::read];

/// What stands without a modifier. Of two matches of one length the first is kept.
const PLAIN: [Rule; 13] = [
    numeric::read,
    clock::read,
    part_of_day::read,
    calendar::read,
    weekday::read,
    holiday::read,
    nth::read,
    part_of_year::read,
    relative::read,
    year::read,
    set::read,
    duration::read,
    vague::read,
];

/// What can stand before a hyphen and an expression.
const PREFIXES: [&str; 8] = ["pre", "post", "non", "mid", "all", "then", "early", "late"];

/// What stands before a title.
const ENTITLED: [&str; 6] = ["'s", "\"", "“", "‘", "``", "on"];

/// Every expression of time of a page, in the order of the text. `published` is an RFC 3339 date or date and time,
/// cut to what is known; without it what hangs on it keeps an `X` for every unknown digit.
pub(crate) fn find(page: &Analysis<'_>, published: Option<&str>) -> Vec<Expression> {
    let words = Words::of(page);
    let mut found = matches(&words);
    lend_days(&words, &mut found);
    let values = resolve::values(&words, &found, published);
    let expression = |(found, value): (Match, String)| Expression {
        bytes: words.bytes(&found.words),
        kind: found.kind,
        value,
        modifier: found.modifier,
    };
    found.into_iter().zip(values).map(expression).collect()
}

/// What the rules find, in the order of the text; none overlaps another.
fn matches(words: &Words<'_>) -> Vec<Match> {
    let mut found: Vec<Match> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !words.opens(at) {
            at += 1;
            continue;
        }
        if let Some([first, second]) = range::read(words, at) {
            at = second.words.end;
            found.extend([first, second]);
            continue;
        }
        let one = longest(plain(words, at).into_iter().chain(modifier::read(words, at)));
        let free = |one: &Match| found.last().is_none_or(|last| last.words.end <= one.words.start);
        match one.filter(|one| free(one) && begins(words, one.words.start) && !in_name(words, one)) {
            Some(one) => {
                at = one.words.end;
                found.push(one);
            }
            None => at += 1,
        }
    }
    found
}

/// "At 9 a.m. (0600 GMT) on Friday": a time alone is of the day its sentence names behind it, if it names none before.
fn lend_days(words: &Words<'_>, found: &mut [Match]) {
    let sentence =
        |one: &Match| words.get(one.words.start).and_then(|word| words.page.sentence_at(word.token));
    let mut day: Option<(Option<usize>, Meaning)> = None;
    for n in (0..found.len()).rev() {
        let here = sentence(&found[n]);
        let named_before = n > 0 && found[n - 1].is_day() && sentence(&found[n - 1]) == here;
        match &day {
            _ if found[n].is_day() => day = Some((here, found[n].meaning.clone())),
            Some((there, meaning))
                if found[n].meaning == Meaning::TimeOnly && *there == here && !named_before =>
            {
                found[n].meaning = meaning.clone();
            }
            _ => {}
        }
    }
}

/// "USA TODAY", "Publishers Weekly": one capitalised word behind another that is none of a sentence's beginning.
fn in_name(words: &Words<'_>, one: &Match) -> bool {
    let at = one.words.start;
    if matches!(words.kind(at), Kind::Often(_)) && words.capital(at) && words.capital(at + 1) {
        return true;
    }
    // "On “This Week”": the title of a programme.
    if one.words.len() == 2
        && words.kind(at) == Kind::Opener
        && one.words.clone().all(|i| words.capital(i))
        && matches!(words.kind(at + 1), Kind::Unit(_))
        && ENTITLED.contains(&words.before(at))
    {
        return true;
    }
    let named = matches!(words.kind(at), Kind::Day(_) | Kind::Often(_) | Kind::Reference(_) | Kind::Unit(_));
    named
        && one.words.len() == 1
        && words.capital(at)
        && !words.opens_sentence(at)
        && at > 0
        && words.capital(at - 1)
}

/// Whether an expression can begin at a word: not inside a hyphenated one, unless what is before is a prefix.
fn begins(words: &Words<'_>, at: usize) -> bool {
    !words.hyphened(at) || PREFIXES.contains(&words.before(at))
}

/// The longest expression without a modifier that starts at a word.
fn plain(words: &Words<'_>, at: usize) -> Option<Match> {
    longest(PLAIN.iter().filter_map(|rule| rule(words, at)))
}

/// The longest day that starts at a word.
fn day(words: &Words<'_>, at: usize) -> Option<Match> {
    longest(DAYS.iter().filter_map(|rule| rule(words, at)).filter(Match::is_day))
}

fn longest(found: impl Iterator<Item = Match>) -> Option<Match> {
    found.reduce(|best, one| if one.words.end > best.words.end { one } else { best })
}
