//! Quarters, halves and seasons.
//!
//! Companies speak of quarters by number and then of "the quarter", "the latest quarter" and "the year-earlier period";
//! those are the quarter spoken of last, or its like of another year. "Spring", "fall" and "summer" alone are seasons
//! only after a word that makes them so.
//!
//! | Published 2031-05-07 | type | value |
//! |---|---|---|
//! | Profit fell in **the first quarter**. | DATE | 2031-Q1 |
//! | A **third-quarter** loss of 2 million surprised few. | DATE | 2030-Q3 |
//! | It shut a plant due to a **third-quarter** loss. | DATE | 2030-Q3 |
//! | **First-half** sales fell. | DATE | 2031-H1 |
//! | It opened 30 shops in **the March quarter**. | DATE | 2031-Q1 |
//! | Sales rose in **the third quarter of 2029**. | DATE | 2029-Q3 |
//! | **Q4 2029** was poor. | DATE | 2029-Q4 |
//! | It beat **last year's third quarter**. | DATE | 2030-Q3 |
//! | **The third quarter** was good, **the third quarter a year earlier** flat. | DATE, DATE | 2030-Q3, 2029-Q3 |
//! | It lost money in **the final quarter of 2030**. | DATE | 2030-Q4 |
//! | It earned 4 million in **the third quarter of fiscal 2030**. | DATE | 2030-Q3 |
//! | By **year-end 2030** it had 30 shops. | DATE | 2030-12-31 |
//! | Half of them have closed since **year-end**. | DATE | 2030-12-31 |
//! | It lost money in **the 2029 first quarter**, and again in **the second half of 2030**. | DATE, DATE | 2029-Q1, 2030-H2 |
//! | In **the first quarter** it grew; **the year-earlier quarter** was flat. | DATE, DATE | 2031-Q1, 2030-Q1 |
//! | It grew in **the fourth quarter**. After **a flat third quarter**, **the quarter** was good. | DATE, DATE, DATE | 2030-Q4, 2030-Q3, 2030-Q4 |
//! | The **year-earlier** loss was 3 million. | DATE | 2030-Q1 |
//! | They met **last summer**. | DATE | 2030-SU |
//! | It froze in **the winter of 2029**. | DATE | 2029-WI |
//! | Work ends in **autumn 2032**. | DATE | 2032-FA |
//! | Prices fall, wells spring up, a quarter of them. | | |

use super::meaning::{From, Match, Meaning, Toward, Year, Yearly};
use super::period::{Period, Unit};
use super::vocabulary::LEADS;
use super::word::{Kind, Words};
use super::{weekday, year};

/// The quarter, half or season that starts at a word.
pub(super) fn read(words: &Words<'_>, at: usize) -> Option<Match> {
    year_end(words, at)
        .or_else(|| season(words, at))
        .or_else(|| numbered(words, at))
        .or_else(|| of_month(words, at))
        .or_else(|| of_another_year(words, at))
        .or_else(|| spoken_of(words, at))
        .or_else(|| short(words, at))
}

/// "year-end", "the year end".
fn year_end(words: &Words<'_>, at: usize) -> Option<Match> {
    let from = words.skip(at, &["the"]);
    let (year, end) = (words.lower(from) == "year", from + 2);
    if !year || words.lower(from + 1) != "end" || !words.ends_at(end) {
        return None;
    }
    let (year, end) = match year::after(words, end) {
        Some(found) if words.lower(end) != "," => found,
        _ => (Year::Open(Toward::Tense), end),
    };
    Some(Match::date(at..end, Meaning::Yearly(Yearly::Day(12, 31), year)))
}

/// "last summer", "the winter of 2029", "autumn 2032".
fn season(words: &Words<'_>, at: usize) -> Option<Match> {
    let (toward, from) = weekday::direction(words, at);
    let from = if toward.is_none() { words.skip(from, &["the"]) } else { from };
    let Kind::Season(season) = words.kind(from) else { return None };
    if let Some((year, end)) = year::after(words, from + 1)
        && words.lower(from + 1) != ","
    {
        return Some(Match::date(at..end, Meaning::Yearly(Yearly::Season(season), year)));
    }
    let article = toward.is_none() && from > at;
    let introduced = LEADS.contains(words.before(at)) || words.before(at) == "-";
    // "The fall of the city", "the spring in her step".
    let thing = matches!(words.lower(from), "fall" | "spring")
        && (article && matches!(words.lower(from + 1), "in" | "of" | "from")
            || from == at && !matches!(words.before(at), "this" | "-" | "by" | "until" | "since"));
    let tied = toward.is_some()
        || introduced && !thing
        || article
            && !thing
            && matches!(words.before(at), "in" | "over" | "during" | "through" | "throughout" | "for");
    if !tied || !words.ends_at(from + 1) {
        return None;
    }
    let year = Year::Open(toward.unwrap_or(Toward::Tense));
    Some(Match::date(at..from + 1, Meaning::Yearly(Yearly::Season(season), year)))
}

/// "the third quarter", "third-quarter", "the 2029 first half", "last year's fourth quarter".
fn numbered(words: &Words<'_>, at: usize) -> Option<Match> {
    let mut from = words.skip(at, &["the", "a"]);
    let owned = words.lower(at) == "a";
    let mut year = Year::Open(Toward::Tense);
    if let Kind::Digits(number @ 1900..=2100, 4) = words.kind(from) {
        year = Year::Printed(i16::try_from(number).ok()?);
        from += 1;
    } else if matches!(words.lower(from + 1), "year" | "year's") {
        let by = match words.lower(from) {
            "this" => 0,
            "last" => -1,
            "next" => 1,
            _ => return None,
        };
        year = Year::Moved(by);
        from = words.skip(from + 2, &["'s", "'"]);
    } else if words.lower(from) == "year" && matches!(words.lower(from + 1), "earlier" | "ago") {
        year = Year::Again(-1);
        from += 2;
    }
    let fiscal = words.skip(from, &["fiscal", "flat", "weak", "strong", "comparable"]);
    let last = matches!(words.lower(fiscal), "last" | "final");
    let (number, end) = match year::ordinal(words, fiscal) {
        Some((number, end)) => (number, words.skip(end, &["fiscal"])),
        None if last => (4, fiscal + 1),
        None => return None,
    };
    let number = i8::try_from(number).ok()?;
    let part = match words.kind(end) {
        Kind::Unit(Unit::Quarter) if number <= 4 => Yearly::Quarter(number),
        Kind::Unit(Unit::Half) if number <= 2 => Yearly::Half(number),
        Kind::Unit(Unit::Half) if last => Yearly::Half(2),
        _ => return None,
    };
    let mut end = end + 1;
    // "the last quarter" is one before this; "the last quarter of 2030" is its fourth.
    let of_year = year::after(words, end).is_some();
    if last && matches!(part, Yearly::Quarter(_)) && !of_year || !words.ends_at(end) {
        return None;
    }
    // "the third-quarter loss": the article is the loss's.
    let adjective = words.hyphened(end - 1);
    let mut start = if owned || adjective { fiscal } else { at };
    if words.lower(at) == "a" && fiscal > from {
        start = at;
    }
    if let Some((printed, after)) = year::after(words, end) {
        (year, end) = (printed, after);
    }
    // "the first half" is one of a game, too.
    let business = adjective && BUSINESS.contains(words.lower(end));
    let game = matches!(part, Yearly::Half(_)) && year == Year::Open(Toward::Tense) && !business;
    (!game).then(|| Match::date(start..end, Meaning::Yearly(part, year)))
}

/// What companies report on for a half of a year.
static BUSINESS: phf::Set<&str> = phf::phf_set! {
    "sales", "profit", "profits", "earnings", "results", "revenue", "revenues", "net", "loss", "losses", "income",
    "turnover", "output", "figures", "dividend", "pretax",
};

/// "the June quarter": the one that ends in June.
fn of_month(words: &Words<'_>, at: usize) -> Option<Match> {
    let from = words.skip(at, &["the"]);
    let Kind::Month(month) = words.kind(from) else { return None };
    let quarter = words.kind(from + 1) == Kind::Unit(Unit::Quarter) && words.capital(from) && from > at;
    let part = Yearly::Quarter((month + 2) / 3);
    let found = quarter && words.ends_at(from + 2);
    found.then(|| Match::date(at..from + 2, Meaning::Yearly(part, Year::Open(Toward::Tense))))
}

/// "the quarter", "the latest quarter", "that quarter": one spoken of before.
fn spoken_of(words: &Words<'_>, at: usize) -> Option<Match> {
    let from = words.skip(at, &["the"]);
    let article = from > at;
    let found = |end: usize, meaning: Meaning| words.ends_at(end).then(|| Match::date(at..end, meaning));
    let spoken = |quarters: i32| Meaning::Quarter { year: Year::Open(Toward::This), quarters };
    let published = |by: i32| {
        let unit = Unit::Quarter;
        Meaning::Moved { by, unit, grain: unit, from: From::Published }
    };
    if words.kind(from) == Kind::Unit(Unit::Quarter) {
        let other = matches!(words.lower(from + 1), "of" | "mile" | "century" | "final" | "finals");
        return (article && !other).then(|| found(from + 1, spoken(0)))?;
    }
    if words.kind(from + 1) != Kind::Unit(Unit::Quarter) {
        return None;
    }
    let meaning = match words.lower(from) {
        "that" | "same" => Meaning::Quarter { year: Year::Open(Toward::That), quarters: 0 },
        "latest" | "recent" => spoken(0),
        "previous" | "prior" | "preceding" => spoken(-1),
        "following" => spoken(1),
        "this" | "current" => published(0),
        "last" => published(-1),
        "next" | "coming" => published(1),
        _ => return None,
    };
    found(from + 2, meaning)
}

/// "the year-ago period", "the 2029 quarter", "the same period last year", "year-earlier": its like of another year.
fn of_another_year(words: &Words<'_>, at: usize) -> Option<Match> {
    let article = words.skip(at, &["the"]);
    let from = words.skip(article, &["comparable", "same", "corresponding", "like"]);
    let like = from > article;
    let (year, noun) = match (words.lower(from), words.lower(from + 1)) {
        ("year", "earlier" | "ago" | "before") if article > at || words.hyphened(from + 1) => {
            (Some(Year::Again(-1)), from + 2)
        }
        ("prior" | "previous", "year") if words.hyphened(from + 1) => (Some(Year::Again(-1)), from + 2),
        _ => match words.kind(from) {
            Kind::Digits(year @ 1900..=2100, 4) => (Some(Year::Printed(i16::try_from(year).ok()?)), from + 1),
            _ => (None, from),
        },
    };
    let is_part = matches!(words.lower(noun), "quarter" | "period");
    let (year, end) = match year {
        Some(year) if is_part => (year, noun + 1),
        // "year-earlier results"
        Some(year @ Year::Again(_)) if words.hyphened(noun - 1) => (year, noun),
        None if is_part && (like || article > at && words.lower(noun + 1) == "a") => {
            year::after(words, noun + 1).filter(|_| words.lower(noun + 1) != ",")?
        }
        _ => return None,
    };
    let meaning = Meaning::Quarter { year, quarters: 0 };
    // "the year-earlier loss": the article is the loss's.
    let start = if end == noun { from } else { at };
    words.ends_at(end).then(|| Match::date(start..end, meaning))
}

/// "Q3", "Q3 2029", "H1 2030".
fn short(words: &Words<'_>, at: usize) -> Option<Match> {
    let word = words.lower(at);
    let (half, digit) = match word.strip_prefix('q') {
        Some(digit) => (false, digit),
        None => (true, word.strip_prefix('h')?),
    };
    let number = digit.parse::<i8>().ok().filter(|n| (1..=4).contains(n))?;
    let year = year::after(words, at + 1).filter(|_| words.lower(at + 1) != ",");
    if half && (number > 2 || year.is_none()) {
        return None;
    }
    let (year, end) = year.unwrap_or((Year::Open(Toward::Tense), at + 1));
    let part = if half { Yearly::Half(number) } else { Yearly::Quarter(number) };
    words.ends_at(end).then(|| Match::date(at..end, Meaning::Yearly(part, year)))
}

/// What a part of a year is in one year.
pub(super) fn of_year(part: Yearly, year: i16) -> Option<Period> {
    use jiff::civil::Date;
    let (month, day, unit) = match part {
        Yearly::Month(month) => (month, 1, Unit::Month),
        Yearly::Day(month, day) => (month, day, Unit::Day),
        Yearly::Quarter(n) => (n * 3 - 2, 1, Unit::Quarter),
        Yearly::Half(n) => (n * 6 - 5, 1, Unit::Half),
        Yearly::Season(season) => (season.month(), 1, Unit::Season),
        Yearly::Holiday(holiday) => {
            return holiday.of_year(year).map(|start| Period { start, unit: Unit::Day });
        }
    };
    Date::new(year, month, day).ok().map(|start| Period { start, unit })
}
