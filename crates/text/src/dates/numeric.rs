//! Dates in digits.
//!
//! ISO dates, and dates with slashes or dots. Which of two numbers is the day is decided only where one cannot be a
//! month; otherwise day and month stay `X`. Fractions, scores and version numbers are not dates, and neither is a day
//! that no calendar has.
//!
//! | Published 2031-05-07 | type | value |
//! |---|---|---|
//! | Sent on **2031-05-03** from Port Ell. | DATE | 2031-05-03 |
//! | Sent at **2031-05-03T10:15:00Z** by radio. | TIME | 2031-05-03T10:15:00Z |
//! | Dated **23/4/2031**, and signed. | DATE | 2031-04-23 |
//! | Dated **4/23/2031**, and signed. | DATE | 2031-04-23 |
//! | Dated **3/5/2031**, and signed. | DATE | 2031-XX-XX |
//! | Dated **5/5/2031**, and signed. | DATE | 2031-05-05 |
//! | Dated **23.4.2031**, and signed. | DATE | 2031-04-23 |
//! | Dated **23/4/31**, and signed. | DATE | 2031-04-23 |
//! | Dated **2031/05/03**, and signed. | DATE | 2031-05-03 |
//! | Dated 31/2/2031 or 2031-02-31 or 99/99/9999. | | |
//! | Two thirds is 2/3, and 24/7 is always. | | |

use jiff::civil::Date;

use super::meaning::{Match, Meaning};
use super::period::{Period, Time, Unit};
use super::word::{Kind, Words};
use crate::TimeType;

/// The longest that is looked at, in bytes: `2031-05-03T10:15:00.000+00:00`.
const LONGEST: usize = 30;

/// The date in digits that starts at a word.
pub(super) fn read(words: &Words<'_>, at: usize) -> Option<Match> {
    let word = words
        .get(at)
        .filter(|word| !word.hyphened && matches!(word.kind, Kind::Digits(_, 1..=4) | Kind::Dotted))?;
    if at > 0 && words.attached(at) && matches!(words.before(at), "/" | "-" | "." | "$" | "+") {
        return None;
    }
    let text = words.page.text;
    let mut stop = text.len().min(word.bytes.start + LONGEST);
    while !text.is_char_boundary(stop) {
        stop -= 1;
    }
    let rest = &text[word.bytes.start..stop];
    let len = rest
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '/' | '-' | '.' | ':' | '+' | 'T' | 'Z'))
        .unwrap_or(rest.len());
    let printed = rest[..len].trim_end_matches(['.', ':', '-', '/', '+']);
    let (mut found, len) = iso(printed, at).or_else(|| parted(printed, at))?;
    let end = words.at_byte(word.bytes.start + len);
    // It has to end where a word does.
    let whole = words.bytes(&(at..end)).end == word.bytes.start + len && words.ends_at(end);
    found.words.end = end;
    whole.then_some(found)
}

/// `2031-05-03`, with or without a time.
fn iso(printed: &str, at: usize) -> Option<(Match, usize)> {
    let number = |range: std::ops::Range<usize>| -> Option<u32> {
        let digits = printed.get(range)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    let dashed = printed.as_bytes().get(4) == Some(&b'-') && printed.as_bytes().get(7) == Some(&b'-');
    let date = Date::new(
        i16::try_from(number(0..4)?).ok()?,
        i8::try_from(number(5..7)?).ok()?,
        i8::try_from(number(8..10)?).ok()?,
    );
    let found = Match::date(
        at..at,
        Meaning::Period(Period { start: date.ok().filter(|_| dashed)?, unit: Unit::Day }),
    );
    match printed.as_bytes().get(10) {
        None => Some((found, 10)),
        Some(b'T') => {
            let (hour, minute) = (number(11..13)?, number(14..16)?);
            let seconds = number(17..19).filter(|s| *s < 60);
            let Some(Time::Clock { hour, minute, utc, .. }) = Time::clock(hour, minute) else { return None };
            let second = seconds.and_then(|s| u8::try_from(s).ok());
            let len = if second.is_some() { 19 } else { 16 };
            let utc = utc || printed.as_bytes().get(len) == Some(&b'Z');
            let time = Time::Clock { hour, minute, second, utc };
            Some((found.at(time), if utc { len + 1 } else { printed.len() }))
        }
        Some(_) => None,
    }
}

/// `23/4/2031`, `4/23/31`, `23.4.2031`, `2031/05/03`.
fn parted(printed: &str, at: usize) -> Option<(Match, usize)> {
    let separator = printed.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = printed.split(separator).collect();
    let [first, second, third] = parts[..] else { return None };
    let numbers: Option<Vec<i16>> =
        parts.iter().map(|part| part.parse().ok().filter(|_| part.len() <= 4)).collect();
    let &[a, b, mut c] = numbers?.as_slice() else { return None };
    // "23/4/31": of the hundred years around the millennium's first third.
    let short = separator == '/' && parts.iter().all(|part| part.len() <= 2) && third.len() == 2;
    if short {
        c += if c < 70 { 2000 } else { 1900 };
    }
    let valid = |year: i16, month: i16, day: i16| {
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    if separator == '-' && third.len() != 4 || !matches!(separator, '/' | '.' | '-') {
        return None;
    }
    let (date, year) = if first.len() == 4 && second.len() <= 2 && third.len() <= 2 {
        (Some(valid(a, b, c)?), a)
    } else if first.len() <= 2 && second.len() <= 2 && (third.len() == 4 || short) {
        let (british, american) = (valid(c, b, a), valid(c, a, b));
        match (british, american) {
            (None, None) => return None,
            // A dot is not written in America.
            (Some(day), _) if separator == '.' || american.is_none() || british == american => (Some(day), c),
            (None, Some(day)) => (Some(day), c),
            _ => (None, c),
        }
    } else {
        return None;
    };
    if !(1000..=2999).contains(&year) {
        return None;
    }
    let found = match date {
        Some(start) => Match::date(at..at, Meaning::Period(Period { start, unit: Unit::Day })),
        None => Match::value(at..at, TimeType::Date, format!("{year:04}-XX-XX")),
    };
    Some((found, printed.len()))
}
