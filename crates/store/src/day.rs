//! Dates as documents print them, made comparable.
//!
//! A publication date may be a day, a month, a year or an instant. For order it is the instant at which
//! what it names begins, in UTC; for filters it is the day as printed, because who asks for the news of
//! 12 April means the date on the page and not the one in Greenwich.

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan, tz::TimeZone};

/// A date for comparing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    /// Seconds since 1970, UTC, at which it begins.
    pub(crate) at: i64,
    /// YYYYMMDD as printed; the first day of a month or year.
    pub(crate) day: i64,
    /// Whether the day itself is stated.
    pub(crate) exact: bool,
}

/// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or a day and a time with or without its zone.
pub(crate) fn moment(text: &str) -> Option<Moment> {
    let (date, exact) = first_day(text.get(..10).unwrap_or(text))?;
    let at = instant(text).or_else(|| seconds(date.into()))?;
    Some(Moment { at, day: number(date), exact })
}

/// The days a filter's date covers, as YYYYMMDD: `2031-04` from 20310401 to 20310430.
pub(crate) fn range(text: &str) -> Option<(i64, i64)> {
    let text = text.trim();
    let (first, _) = first_day(text)?;
    let last = match text.len() {
        4 => first.last_of_year(),
        7 => first.last_of_month(),
        _ => first,
    };
    Some((number(first), number(last)))
}

/// A day as printed from its YYYYMMDD.
pub(crate) fn printed(day: i64) -> String {
    format!("{:04}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100)
}

/// A day as a count of days since 1970, from its YYYYMMDD.
pub(crate) fn count(day: i64) -> Option<i32> {
    let part = |of: i64| i8::try_from(of % 100).ok();
    let date = Date::new(i16::try_from(day / 10_000).ok()?, part(day / 100)?, part(day)?).ok()?;
    i32::try_from(seconds(date.into())?.div_euclid(86_400)).ok()
}

/// A day as YYYYMMDD, from its count of days since 1970.
pub(crate) fn counted(days: i32) -> Option<i64> {
    Some(number(Date::constant(1970, 1, 1).checked_add(days.days()).ok()?))
}

fn first_day(text: &str) -> Option<(Date, bool)> {
    match text.len() {
        4 => Some((format!("{text}-01-01").parse().ok()?, false)),
        7 => Some((format!("{text}-01").parse().ok()?, false)),
        10 => Some((text.parse().ok()?, true)),
        _ => None,
    }
}

fn instant(text: &str) -> Option<i64> {
    if text.len() <= 10 {
        return None;
    }
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Some(instant.as_second());
    }
    text.parse::<DateTime>().ok().and_then(seconds)
}

fn seconds(time: DateTime) -> Option<i64> {
    Some(time.to_zoned(TimeZone::UTC).ok()?.timestamp().as_second())
}

fn number(date: Date) -> i64 {
    i64::from(date.year()) * 10_000 + i64::from(date.month()) * 100 + i64::from(date.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_every_precision_are_in_order() {
        let texts =
            ["2031", "2031-04", "2031-04-12", "2031-04-12T09:30+03:00", "2031-04-12T09:30:00Z", "2031-04-13"];
        let moments: Vec<_> = texts.iter().map(|text| moment(text).unwrap()).collect();
        assert!(moments.is_sorted_by_key(|moment| moment.at), "{moments:?}");
        assert_eq!(
            moments.iter().map(|m| m.exact).collect::<Vec<_>>(),
            [false, false, true, true, true, true]
        );
        assert_eq!(moment("2031-04-12T01:30:00+03:00").unwrap().day, 20310412, "the day as printed");
        assert_eq!(moment("2031-04-12T09:30").unwrap().at, moment("2031-04-12T09:30:00Z").unwrap().at);
        for none in ["", "2031-W15", "PRESENT_REF", "12 April", "2031-13-01", "äöü2031-04-12", "203é"] {
            assert_eq!(moment(none), None, "{none}");
        }
    }

    #[test]
    fn a_filter_covers_the_whole_of_what_it_names() {
        assert_eq!(range("2032-02"), Some((20320201, 20320229)));
        assert_eq!(range("2031"), Some((20310101, 20311231)));
        assert_eq!(range(" 2031-04-12 "), Some((20310412, 20310412)));
        assert_eq!(range("April"), None);
        assert_eq!(printed(20310412), "2031-04-12");
        assert_eq!(count(19700102), Some(1));
        assert_eq!(count(20310412).zip(count(20310312)).map(|(a, b)| a - b), Some(31));
        assert_eq!(count(20310231), None);
        assert_eq!(count(20310412).and_then(counted), Some(20310412));
    }
}
