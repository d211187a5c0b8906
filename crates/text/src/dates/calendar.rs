//! Months and days of months.
//!
//! British and American order, with or without a weekday and a year. "May", "March" and "August" are months only with
//! a capital, and where a sentence or name could have given them that, only beside a number or a word such as "in". A
//! day that its month does not have is no date. Without a year it is the nearest one that agrees with the tense of the
//! clause.
//!
//! | Published 2031-05-07 | type | value |
//! |---|---|---|
//! | It opened on **May 3**. | DATE | 2031-05-03 |
//! | It opened on **3 May 2029**. | DATE | 2029-05-03 |
//! | The vote is due on **Friday, June 13th**. | DATE | 2031-06-13 |
//! | On **Sat., May 3**, it rained. | DATE | 2031-05-03 |
//! | They met on **the 3rd of March**. | DATE | 2031-03-03 |
//! | It will reopen in **January**. | DATE | 2032-01 |
//! | It closed in **October**. | DATE | 2030-10 |
//! | The debt is to be paid by **February**. | DATE | 2032-02 |
//! | They had paid it by **February**. | DATE | 2031-02 |
//! | Oats for **December** delivery fell. | DATE | 2031-12 |
//! | An **April** storm closed the port. | DATE | 2031-04 |
//! | It was signed in **October 2029**. | DATE | 2029-10 |
//! | It opened on **March 2, 2029**, and on **March 25** it closed. | DATE, DATE | 2029-03-02, 2029-03-25 |
//! | He left **last March**. | DATE | 2031-03 |
//! | Sales peaked in **Sept. 2030**. | DATE | 2030-09 |
//! | He may go; they march; an august man. | | |
//! | Theresa May and April Orr met on 31 February. | | |

use jiff::civil::Date;
use phf::phf_set;

use super::meaning::{Match, Meaning, Toward, Year, Yearly};
use super::period::{Period, Unit};
use super::vocabulary::{IN_NAMES, LEADS};
use super::word::{Kind, Words};
use super::{weekday, year};

/// The month or day of a month that starts at a word.
pub(super) fn read(words: &Words<'_>, at: usize) -> Option<Match> {
    let (toward, from) = weekday::direction(words, at);
    // "Friday, Oct. 13", "Friday 13 October", "Friday the 13th of October"
    if let Kind::Weekday(_) = words.kind(from) {
        let next = words.comma(from + 1);
        return day(words, next).or_else(|| day(words, words.comma(next))).map(|found| found.from(at));
    }
    // "Sat., May 3", "Sun 4 May"
    if words.kind(at) == Kind::Hint && words.capital(at) && SHORT_DAYS.contains(&words.lower(at)) {
        let dot = at + 1 + usize::from(words.lower(at + 1) == "." && words.attached(at + 1));
        return day(words, words.comma(dot)).map(|found| found.from(at));
    }
    // "last Oct. 23" is the one before publication, as "Oct. 23" is.
    if let Some(found) =
        day(words, from).filter(|_| from == at || toward == Some(Toward::Past) && words.lower(at) == "last")
    {
        let meaning = match (found.meaning, toward) {
            (Meaning::Yearly(day, Year::Open(_)), Some(toward)) => Meaning::Yearly(day, Year::Open(toward)),
            (meaning, _) => meaning,
        };
        return Some(Match::date(from..found.words.end, meaning));
    }
    month(words, at, from, toward)
}

/// Weekdays that are short for one only beside a date.
const SHORT_DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A day of a month, in either order.
pub(super) fn day(words: &Words<'_>, at: usize) -> Option<Match> {
    printed(words, at).filter(|found| words.ends_at(found.words.end))
}

/// The same, whatever follows.
pub(super) fn printed(words: &Words<'_>, at: usize) -> Option<Match> {
    let from = words.skip(at, &["the"]);
    let (day, month, end) = match words.kind(from) {
        Kind::Month(month) if from == at && words.capital(at) => {
            let next = words.skip(from + 1, &["the"]);
            let (day, end) = day_number(words, next)?;
            (day, month, end)
        }
        Kind::Digits(..) | Kind::Ordinal(_) => {
            let (day, end) = day_number(words, from)?;
            let name = words.skip(end, &["of"]);
            let Kind::Month(month) = words.kind(name) else { return None };
            // "the 11 September attacks": the article is the attacks'.
            let stray = from > at && name == end && matches!(words.kind(from), Kind::Digits(..));
            (words.capital(name) && !stray).then_some((day, month, name + 1))?
        }
        Kind::Cardinal(_) => {
            let (day, end) = year::ordinal(words, from)?;
            let Kind::Month(month) = words.kind(words.skip(end, &["of"])) else { return None };
            (i8::try_from(day).ok()?, month, words.skip(end, &["of"]) + 1)
        }
        _ => return None,
    };
    let (year, end) = year::after(words, end).unwrap_or((Year::Open(Toward::Tense), end));
    Some(Match::date(at..end, of(month, day, year)?))
}

/// A day of a month, if that has it.
pub(super) fn of(month: i8, day: i8, year: Year) -> Option<Meaning> {
    if let Year::Printed(year) = year {
        let start = Date::new(year, month, day).ok()?;
        return Some(Meaning::Period(Period { start, unit: Unit::Day }));
    }
    // A leap year has every day there is.
    Date::new(2000, month, day).ok()?;
    Some(Meaning::Yearly(Yearly::Day(month, day), year))
}

/// "3", "3rd", "third": a day of a month.
pub(super) fn day_number(words: &Words<'_>, at: usize) -> Option<(i8, usize)> {
    let (day, end) = match words.kind(at) {
        Kind::Digits(day, 1..=2) => (day, at + 1),
        _ => year::ordinal(words, at)?,
    };
    let clock = words.lower(end) == ":" && words.attached(end) && words.attached(end + 1);
    let counted =
        matches!(words.kind(end), Kind::Units(_)) || matches!(words.lower(end), "percent" | "%" | "per");
    (!clock && !counted && (1..=31).contains(&day)).then_some((i8::try_from(day).ok()?, end))
}

/// A month, with its year or what tells it.
fn month(words: &Words<'_>, at: usize, from: usize, toward: Option<Toward>) -> Option<Match> {
    let Kind::Month(number) = words.kind(from) else { return None };
    if !words.capital(from) {
        return None;
    }
    if let Some((year, end)) = year::after(words, from + 1)
        && words.lower(from + 1) != "the"
    {
        return Some(Match::date(at..end, Meaning::Yearly(Yearly::Month(number), year)));
    }
    // "31 February", which no year has, is not February either.
    let absurd = matches!(words.kind(from.wrapping_sub(1)), Kind::Digits(_, 1..=2) | Kind::Ordinal(_))
        || matches!(words.kind(from + 1), Kind::Digits(_, 1..=2)) && words.lower(from + 2) != ":";
    if absurd || IN_NAMES.contains(words.before(from)) {
        return None;
    }
    let beside = toward.is_some() || words.before(at) == "-" || words.hyphened(from);
    if !words.ends_at(from + 1) || !beside && !stands_as_month(words, from) {
        return None;
    }
    let year = Year::Open(toward.unwrap_or(Toward::Tense));
    Some(Match::date(at..from + 1, Meaning::Yearly(Yearly::Month(number), year)))
}

/// Whether a month alone is one, and not a name or a verb.
fn stands_as_month(words: &Words<'_>, at: usize) -> bool {
    let ambiguous = ALSO_NAMES.contains(words.lower(at));
    let before = words.before(at);
    let named = at > 0
        && words.capital(at - 1)
        && !words.opens_sentence(at - 1)
        && !matches!(words.kind(at - 1), Kind::Weekday(_) | Kind::Month(_))
        || words.capital(at + 1) && words.lower(at + 1).chars().all(char::is_alphabetic) && ambiguous;
    if !ambiguous {
        return true;
    }
    let introduced = LEADS.contains(before) || DETERMINERS.contains(before);
    introduced && !named && !(before == "of" && words.opens_sentence(at))
}

/// Months whose names are given names, verbs or other words too.
static ALSO_NAMES: phf::Set<&str> = phf_set! {
    "may", "march", "april", "june", "august", "jan", "mar", "dec", "sep", "jun", "jul",
};

/// What else a month follows.
static DETERMINERS: phf::Set<&str> = phf_set! {
    "this", "last", "next", "the", "a", "an", "each", "every", "its", "their", "his", "her", "'s", "and", "or", "-", "–",
    "least", "come",
};
