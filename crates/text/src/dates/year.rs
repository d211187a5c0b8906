//! Years, decades and centuries.
//!
//! Four digits are a year where nothing is counted by them: "1,900 people", "2000 troops" and "$1990" are quantities,
//! and years before 1900 need a word like "in" or "since" before them. Two digits need an apostrophe, and are of the
//! hundred years around publication.
//!
//! | Published 2031-05-07 | type | value |
//! |---|---|---|
//! | The dam was built in **1987**. | DATE | 1987 |
//! | The **2029** election was close. | DATE | 2029 |
//! | They fled in **nineteen ninety-one**. | DATE | 1991 |
//! | The class of **'98** met again. | DATE | 1998 |
//! | Fees rose in **the 1990s**. | DATE | 199 |
//! | Prices fell in **the early 1980s**. | DATE | 198 START |
//! | It was a song of **the '60s**. | DATE | 196 |
//! | A law of **the 19th century** still holds. | DATE | 18 |
//! | Profits doubled in **fiscal 2030**. | DATE | 2030 |
//! | Profits doubled in **calendar 2030** and in the **2029 fiscal year**. | DATE, DATE | 2030, 2029 |
//! | Profits doubled in **fiscal '29**. | DATE | 2029 |
//! | Catches fell by a third from **2025** levels. | DATE | 2025 |
//! | The port was founded in **1688**. | DATE | 1688 |
//! | Some 1900 people fled, and 2,000 troops came. | | |
//! | The flat cost $1990 and flight 1988 was late. | | |

use phf::phf_set;

use super::meaning::{Match, Meaning, Toward, Year};
use super::number::spoken_year;
use super::period::{Period, Unit};
use super::word::{Kind, Words};

/// The year, decade or century that starts at a word.
pub(super) fn read(words: &Words<'_>, at: usize) -> Option<Match> {
    century(words, at).or_else(|| decade(words, at)).or_else(|| single(words, at))
}

/// A year in digits or words, when it is one.
fn single(words: &Words<'_>, at: usize) -> Option<Match> {
    let mut from = at;
    if words.lower(from) == "the" && words.lower(from + 1) == "year" {
        from += 2;
    }
    let number = of_books(words, from);
    let named = number > at;
    from = number;
    if let Some((year, end)) = spoken_year(words, from) {
        let counts = matches!(words.kind(end), Kind::Units(_)) || !named && !introduced(words, at);
        return (!counts && words.ends_at(end)).then(|| of_year(at, end, year)).flatten();
    }
    match words.kind(from) {
        Kind::Digits(year, 4) if words.ends_at(from + 1) && (named || is_year(words, from, year)) => {
            // "the 2031 fiscal year"
            let whole = words.lower(from + 1) == "fiscal" && words.lower(from + 2) == "year";
            of_year(at, from + if whole { 3 } else { 1 }, year)
        }
        // "fiscal '98"
        Kind::Other if named && is_quote(words.lower(from)) && words.attached(from + 1) => {
            match words.kind(from + 1) {
                Kind::Digits(year, 2) if words.ends_at(from + 2) => {
                    Some(Match::date(at..from + 2, Meaning::Short(i16::try_from(year).ok()?, Unit::Year)))
                }
                _ => None,
            }
        }
        // "'98"
        Kind::Digits(year, 2) if is_apostrophe(words, from) && words.ends_at(from + 1) => {
            Some(Match::date(from - 1..from + 1, Meaning::Short(i16::try_from(year).ok()?, Unit::Year)))
        }
        _ => None,
    }
}

/// The word behind "fiscal", "fiscal year", "calendar": the year of the books, whose number follows.
fn of_books(words: &Words<'_>, at: usize) -> usize {
    match (words.lower(at), words.lower(at + 1)) {
        ("fiscal" | "calendar", "year") => at + 2,
        ("fiscal" | "fy" | "calendar", _) => at + 1,
        _ => at,
    }
}

fn of_year(at: usize, end: usize, year: u32) -> Option<Match> {
    let period = Period::year(i16::try_from(year).ok()?, Unit::Year)?;
    Some(Match::date(at..end, Meaning::Period(period)))
}

/// Whether four digits are a year.
fn is_year(words: &Words<'_>, at: usize, year: u32) -> bool {
    let (before, after) = (words.before(at), words.lower(at + 1));
    let joined = words.attached(at + 1) && words.attached(at + 2);
    let numbered = words.attached(at)
        && matches!(before, "," | "-" | "–")
        && !matches!(words.kind(at.wrapping_sub(2)), Kind::Digits(..));
    let other = NUMBERED.contains(before)
        || MEASURED.contains(after)
        || numbered
        || joined && matches!(after, ":" | "/" | "-")
        || matches!(words.kind(at + 1), Kind::Units(_));
    let counts = counts_people(words, at);
    match year {
        1900..=2099 => !other && (!counts || matches!(before, "in" | "since" | "during")),
        1000..=1899 | 2100..=2199 => !other && !counts && introduced(words, at),
        _ => false,
    }
}

/// Words that come before years more than before quantities.
fn introduced(words: &Words<'_>, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    matches!(words.kind(before), Kind::Month(_) | Kind::Season(_)) || INTRODUCING.contains(words.before(at))
}

/// "2000 troops": a plural in small letters, without an article before the number. A number that is not round is
/// sooner a year, as in "from 2005 levels".
fn counts_people(words: &Words<'_>, at: usize) -> bool {
    let after = words.lower(at + 1);
    let round = !matches!(words.kind(at), Kind::Digits(year @ 1900..=2099, _) if year % 50 != 0);
    let plural = after.len() > 3 && after.ends_with('s') && !after.ends_with("ss") && !after.ends_with("'s");
    let counted = plural && round || PEOPLE.contains(after);
    counted && !words.capital(at + 1) && words.ends_at(at + 1) && !OWNERS.contains(words.before(at))
}

/// What people and things are called that are counted in thousands.
static PEOPLE: phf::Set<&str> = phf_set! {
    "people", "men", "women", "children", "police", "more", "troops", "soldiers", "workers", "employees", "members",
    "residents", "families", "homes", "houses", "prisoners", "refugees", "students", "shares", "jobs", "units", "copies",
    "fighters", "officers", "victims", "civilians", "voters", "demonstrators", "protesters", "patients", "cases", "deaths",
};

/// What a number that is no year follows.
static NUMBERED: phf::Set<&str> = phf_set! {
    "$", "£", "€", "¥", "#", "no.", "/", ".", ":", "@", "+", "flight", "room", "route", "highway", "number", "unit", "page",
    "boeing", "channel",
};

/// What is measured by a number that is no year.
static MEASURED: phf::Set<&str> = phf_set! {
    "%", "percent", "per", "°", "km", "kg", "miles", "feet", "metres", "meters", "dollars", "euros", "pounds", "hours",
    "tons", "tonnes", "street", "avenue", "road", "hp", "mph", "gmt", "utc", "local", "calories", "megawatts",
};

/// What a year follows.
static INTRODUCING: phf::Set<&str> = phf_set! {
    "in", "since", "until", "till", "during", "before", "after", "early", "late", "mid", "through", "circa", "throughout",
    "year", "fiscal",
};

/// "The 2029 elections", "its 2029 results".
static OWNERS: phf::Set<&str> =
    phf_set! { "the", "his", "her", "its", "their", "our", "a", "an", "'s", "this", "that" };

/// "the 1990s", "the '90s", "the nineties".
fn decade(words: &Words<'_>, at: usize) -> Option<Match> {
    let article = usize::from(words.lower(at) == "the");
    let mut first = at + article;
    if is_quote(words.lower(first)) && words.attached(first + 1) {
        first += 1;
    }
    let (year, end) = match words.kind(first) {
        Kind::Decade(year) => (year, first + 1),
        // "1980's"
        Kind::Digits(year, 4) if year % 10 == 0 && article == 1 && words.lower(first + 1) == "'s" => {
            (year, first + 2)
        }
        _ => return None,
    };
    let start = if first == at && is_apostrophe(words, at) { at - 1 } else { at };
    let worded = words.lower(first).starts_with(char::is_alphabetic);
    if !words.ends_at(end) || year % 10 != 0 || worded && article == 0 {
        return None;
    }
    let meaning = match year {
        1000..=2990 if year % 100 == 0 && year != 1900 && year != 2000 => {
            Meaning::Period(Period::year(i16::try_from(year).ok()?, Unit::Century)?)
        }
        1000..=2990 => Meaning::Period(Period::year(i16::try_from(year).ok()?, Unit::Decade)?),
        10..=90 if article == 1 || first > at || start < at => {
            Meaning::Short(i16::try_from(year).ok()?, Unit::Decade)
        }
        _ => return None,
    };
    Some(Match::date(start..end, meaning))
}

/// "the 19th century", "the 21st-century": counted from one.
fn century(words: &Words<'_>, at: usize) -> Option<Match> {
    let first = at + usize::from(words.lower(at) == "the");
    let (ordinal, end) = ordinal(words, first)?;
    let unit = match words.kind(end) {
        Kind::Unit(Unit::Century) => (100, Unit::Century),
        Kind::Unit(Unit::Millennium) => (1000, Unit::Millennium),
        _ => return None,
    };
    let year = i16::try_from((ordinal.checked_sub(1)?).checked_mul(unit.0)?).ok()?;
    // "the first century of its life" is the only other thing it could be.
    let name = words.capital(end) && words.capital(end + 1);
    let early = name || ordinal < 3 && unit.1 == Unit::Century;
    let period = Period::year(year, unit.1).filter(|_| !early && words.ends_at(end + 1))?;
    Some(Match::date(at..end + 1, Meaning::Period(period)))
}

/// "19th", "nineteenth", "twenty-first".
pub(super) fn ordinal(words: &Words<'_>, at: usize) -> Option<(u32, usize)> {
    match (words.kind(at), words.kind(at + 1)) {
        (Kind::Cardinal(tens @ (20 | 30)), Kind::Ordinal(ones @ 1..10)) => Some((tens + ones, at + 2)),
        (Kind::Ordinal(n), _) => Some((n, at + 1)),
        _ => None,
    }
}

/// The year behind a month, season or holiday: "May 2031", "summer of 2031", "April last year", "June of that year".
pub(super) fn after(words: &Words<'_>, at: usize) -> Option<(Year, usize)> {
    let from = match words.lower(at) {
        "," | "of" => at + 1,
        _ => at,
    };
    // "the third quarter a year earlier"
    if words.lower(at) == "a"
        && words.lower(at + 1) == "year"
        && matches!(words.lower(at + 2), "ago" | "earlier")
    {
        return words.ends_at(at + 3).then_some((Year::Again(-1), at + 3));
    }
    if words.lower(from + 1) == "year" && words.lower(at) != "," && words.ends_at(from + 2) {
        let year = match words.lower(from) {
            "last" => Year::Moved(-1),
            "this" => Year::Moved(0),
            "next" => Year::Moved(1),
            "that" => Year::Open(Toward::That),
            "the" if from > at && !matches!(words.kind(from + 2), Kind::Digits(..) | Kind::Cardinal(_)) => {
                Year::Moved(0)
            }
            "the" => return printed(words, at, from + 2),
            _ => return None,
        };
        return Some((year, from + 2));
    }
    printed(words, at, from)
}

/// A year in digits or words behind a comma or "of".
fn printed(words: &Words<'_>, at: usize, from: usize) -> Option<(Year, usize)> {
    let from = of_books(words, from);
    let (year, end) = match words.kind(from) {
        Kind::Digits(year @ 1000..=2999, 4) => (year, from + 1),
        _ => spoken_year(words, from).filter(|_| words.lower(at) != ",")?,
    };
    // "In May, 2000 people …"
    let counts = counts_people(words, from) || matches!(words.kind(from + 1), Kind::Units(_));
    let counted = words.lower(at) == "," && counts;
    (!counted && words.ends_at(end)).then_some((Year::Printed(i16::try_from(year).ok()?), end))
}

fn is_quote(word: &str) -> bool {
    matches!(word, "'" | "’" | "‘" | "`")
}

/// An apostrophe stands directly before, and nothing directly before that.
fn is_apostrophe(words: &Words<'_>, at: usize) -> bool {
    is_quote(words.before(at)) && words.attached(at) && at > 1 && !words.attached(at - 1)
}
