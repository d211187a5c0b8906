//! From what expressions mean to the days they name.
//!
//! A text is resolved in one or several worlds, each with its own day of publication. When that day is known there is
//! one world. When only a year, only a day without a year, or nothing is known there are worlds that differ in what is
//! not known, and what does not come out the same in all of them is written as `X`. So no rule has to know what is
//! missing.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::meaning::{From, Match, Meaning, Toward, Year, Yearly};
use super::part_of_year::of_year;
use super::period::{Period, Unit, weekday};
use super::tense::{self, Tense};
use super::word::Words;
use crate::TimeType;

/// A quarter that was spoken of so many words ago is not the one that is meant.
const REMEMBERED: usize = 250;

/// Days, and words, within which a story of another year goes on.
const NEARBY: i32 = 120;
const GOING_ON: usize = 60;

/// A date that disagrees with the tense is as good as one so many times as far away that agrees. Where no tense tells,
/// what is to come disagrees: news are mostly of what has been.
const AGAINST_TENSE: i32 = 4;

/// The same for what is to come in a clause that tells what was.
const AGAINST_PAST: i32 = 8;

/// The same for quarters, which are reported on when they are over.
const REPORTED: i32 = 9;

/// The values of expressions, in their order.
pub(super) fn values(words: &Words<'_>, found: &[Match], published: Option<&str>) -> Vec<String> {
    let tenses: Vec<Tense> = found
        .iter()
        .map(|one| if needs_tense(&one.meaning) { tense::of(words, &one.words) } else { Tense::Unknown })
        .collect();
    let read = |published: Date, known: bool| -> Vec<String> {
        let mut world = World {
            published,
            known,
            day: None,
            printed: None,
            last: None,
            part: None,
            quarter: None,
            compared: None,
        };
        found.iter().zip(&tenses).map(|(one, tense)| world.value(one, *tense)).collect()
    };
    let dateline = words.page.layout.dateline.as_ref().and_then(|dateline| dateline.date.as_deref());
    let (worlds, known) = worlds(published.or(dateline).unwrap_or_default());
    let mut worlds = worlds.into_iter();
    let mut values = worlds.next().map(|day| read(day, known)).unwrap_or_default();
    for day in worlds {
        for ((value, other), one) in values.iter_mut().zip(read(day, known)).zip(found) {
            *value = agreement(value, &other, &one.meaning);
        }
    }
    values
}

/// The days of publication that agree with what is known of it, few but different; and whether its year is known.
fn worlds(published: &str) -> (Vec<Date>, bool) {
    let number =
        |range: std::ops::Range<usize>| published.get(range).and_then(|part| part.parse::<i16>().ok());
    let month = number(5..7).and_then(|n| i8::try_from(n).ok()).filter(|n| (1..=12).contains(n));
    let day = number(8..10).and_then(|n| i8::try_from(n).ok()).filter(|n| (1..=31).contains(n));
    let year = number(0..4).filter(|year| *year > 0);
    let possible: Vec<(i16, i8, i8)> = match (year, month, day) {
        (Some(year), Some(month), Some(day)) => vec![(year, month, day)],
        (Some(year), Some(month), None) => {
            vec![(year, month, 1), (year, month, 12), (year, month, last_day(year, month))]
        }
        (Some(year), ..) => vec![(year, 1, 1), (year, 5, 12), (year, 12, 31)],
        // Leap years and others.
        (None, Some(month), Some(day)) => vec![(1404, month, day), (2813, month, day), (2816, month, day)],
        _ => vec![(1404, 2, 4), (2813, 11, 27)],
    };
    let days: Vec<Date> =
        possible.into_iter().filter_map(|(year, month, day)| Date::new(year, month, day).ok()).collect();
    match days.is_empty() {
        true => worlds(""),
        false => (days, year.is_some()),
    }
}

fn last_day(year: i16, month: i8) -> i8 {
    Date::new(year, month, 1).map_or(28, |day| day.days_in_month())
}

/// One value for two worlds: what differs is `X`.
fn agreement(one: &str, other: &str, meaning: &Meaning) -> String {
    // At the ends of the calendar one of them has no day left.
    if one == other || one.ends_with("_REF") {
        return one.to_owned();
    }
    if other.ends_with("_REF") {
        return other.to_owned();
    }
    let parts = |value: &str| -> Vec<String> {
        let (date, time) =
            value.split_once('T').map_or((value, None), |(date, time)| (date, Some(format!("T{time}"))));
        date.split('-').map(str::to_owned).chain(time).collect()
    };
    let (one, other) = (parts(one), parts(other));
    let mut out = String::new();
    for (n, part) in one.iter().enumerate() {
        if n > 0 && !part.starts_with('T') {
            out.push('-');
        }
        // The number of a week hangs on the year.
        let week = part.starts_with('W') && part.len() == 3 && out.starts_with('X');
        match other.get(n) {
            Some(same) if same == part && !week => out.push_str(part),
            _ => out.extend(
                part.chars().map(|c| if matches!(c, 'W' | 'Q' | 'H') && part.len() < 4 { c } else { 'X' }),
            ),
        }
    }
    match meaning {
        Meaning::Weekday(day, _) if out.starts_with("XXXX-") => {
            let time = out.find('T').map_or("", |at| &out[at..]);
            format!("XXXX-WXX-{day}{time}")
        }
        _ => out,
    }
}

fn needs_tense(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Weekday(_, toward) | Meaning::Weekend(toward) => *toward == Toward::Tense,
        Meaning::Yearly(_, year) | Meaning::Nth { year, .. } => *year == Year::Open(Toward::Tense),
        _ => false,
    }
}

/// What is known while a text is read from its start.
struct World {
    published: Date,
    /// Whether the year of publication is.
    known: bool,
    /// The day spoken of last.
    day: Option<Date>,
    /// The day printed last with its year, and at which word.
    printed: Option<(Period, usize)>,
    /// The period spoken of last.
    last: Option<Period>,
    /// The quarter or half that is reported on, and at which word it was spoken of last.
    part: Option<(Period, usize)>,
    /// The quarter spoken of last, be it only compared with.
    quarter: Option<(Period, usize)>,
    /// The same while nothing longer has been spoken of: what "a year earlier" is compared with.
    compared: Option<(Period, usize)>,
}

impl World {
    fn value(&mut self, found: &Match, tense: Tense) -> String {
        if let Meaning::Value(value) = &found.meaning {
            // "Net for the nine months was … from … a year earlier."
            if found.kind == TimeType::Duration && matches!(value.as_str(), "P9M" | "P6M" | "P1Y") {
                self.compared = None;
            }
            return value.clone();
        }
        let at = found.words.start;
        let Some(period) = self.period(&found.meaning, tense, at).filter(|period| period.is_printable())
        else {
            let past =
                matches!(found.meaning, Meaning::Moved { by, .. } | Meaning::YearsFrom { by, .. } if by < 0);
            return if past { "PAST_REF" } else { "FUTURE_REF" }.to_owned();
        };
        // "The quarter" after "a year earlier" is still this year's.
        let aside = match found.meaning {
            Meaning::YearsFrom { .. } | Meaning::Yearly(_, Year::Again(_)) => true,
            Meaning::Quarter { year, .. } => !matches!(year, Year::Open(_)),
            _ => false,
        };
        if period.unit == Unit::Quarter {
            self.quarter = Some((period, at));
        }
        match period.unit {
            Unit::Quarter | Unit::Half if !aside => {
                let reported = remembered(self.part, at).filter(|part| self.is_reported(*part, period));
                self.part = Some((reported.unwrap_or(period), at));
                self.compared = self.part;
            }
            Unit::Year if !aside => self.compared = None,
            _ => {}
        }
        if period.unit == Unit::Day {
            self.day = Some(period.start);
            if matches!(found.meaning, Meaning::Period(_)) {
                self.printed = Some((period, at));
            }
        }
        // What another is only compared with is not what the text speaks of.
        let compared = match found.meaning {
            Meaning::YearsFrom { by, .. } => by == -1,
            _ => aside,
        };
        if !compared {
            self.last = Some(period);
        }
        match found.time {
            Some(time) => format!("{period}{time}"),
            None => period.to_string(),
        }
    }

    /// The period that is meant.
    fn period(&self, meaning: &Meaning, tense: Tense, at: usize) -> Option<Period> {
        let narrative = self.day.unwrap_or(self.published);
        match *meaning {
            Meaning::Period(period) => Some(period),
            Meaning::Yearly(part, year) => self.yearly(part, year, tense, at),
            Meaning::Nth { nth, weekday, unit, month, year } => {
                let month = self.yearly(Yearly::Month(month), year, tense, at)?;
                nth_of(month, nth, weekday, unit)
            }
            Meaning::Weekday(number, toward) => {
                Some(Period::around(self.weekday(number, toward, tense)?, Unit::Day))
            }
            Meaning::Weekend(toward) => Some(Period::around(self.weekday(6, toward, tense)?, Unit::Weekend)),
            Meaning::Moved { by, unit, grain, from } => {
                let anchor = match from {
                    From::Published => self.published,
                    From::Narrative if grain > Unit::Fortnight => {
                        self.last.map_or(self.published, |last| last.start)
                    }
                    From::Narrative => narrative,
                };
                Period::around(anchor, grain).moved(by, unit)
            }
            Meaning::Quarter { year, quarters } => {
                let spoken_of = if year == Year::Open(Toward::That) { self.quarter } else { self.part };
                let part = match remembered(spoken_of, at) {
                    Some(part) => part,
                    // A quarter is reported on when it is over.
                    None => Period::around(self.published, Unit::Quarter).moved(-1, Unit::Quarter)?,
                };
                let years = match year {
                    Year::Again(by) => by,
                    Year::Printed(year) => i32::from(year) - i32::from(part.start.year()),
                    Year::Moved(by) => by + i32::from(self.published.year()) - i32::from(part.start.year()),
                    Year::Open(_) => 0,
                };
                part.moved(years, Unit::Year)?.moved(quarters, Unit::Quarter)
            }
            Meaning::YearsFrom { by, from } => {
                let year = match (from, self.last) {
                    (From::Narrative, Some(last)) => Period::around(last.start, Unit::Year),
                    _ => Period::around(self.published, Unit::Year),
                };
                remembered(self.compared, at).filter(|_| by == -1).unwrap_or(year).moved(by, Unit::Year)
            }
            Meaning::Short(year, unit) => {
                // Of the last hundred years, or a few to come.
                let latest = if self.known { self.published.year().checked_add(5)? } else { 2030 };
                Period::year(latest - (latest - year).rem_euclid(100), unit)
            }
            Meaning::TimeOnly => Some(Period::around(narrative, Unit::Day)),
            Meaning::Value(_) => None,
        }
    }

    fn yearly(&self, part: Yearly, year: Year, tense: Tense, at: usize) -> Option<Period> {
        let this = self.published.year();
        let toward = match year {
            Year::Printed(year) => return of_year(part, year),
            Year::Moved(by) => return of_year(part, this.checked_add(i16::try_from(by).ok()?)?),
            Year::Again(by) => {
                let last = remembered(self.part, at).map_or(this, |last| last.start.year());
                return of_year(part, last.checked_add(i16::try_from(by).ok()?)?);
            }
            Year::Open(toward) => toward,
        };
        let told = self.last.map(|last| last.start);
        let from = match toward {
            Toward::Before | Toward::After | Toward::That => told.unwrap_or(self.published),
            // Where nobody says when the text is from, the year of a day just told of is the only one.
            Toward::Tense if !self.known => {
                remembered(self.printed, at).map_or(self.published, |day| day.start)
            }
            _ => self.published,
        };
        if toward == Toward::Tense
            && tense != Tense::Future
            && let Some(told) = self.going_on(part, at)
        {
            return Some(told);
        }
        let candidates = (-4..=4).filter_map(|by| of_year(part, from.year().checked_add(by)?));
        let distance = |period: &Period| period.days_from(from);
        match toward {
            Toward::This | Toward::That => of_year(part, from.year()),
            Toward::Past | Toward::Before => candidates.filter(|p| distance(p) < 0).max_by_key(distance),
            Toward::Future | Toward::Second | Toward::After => {
                candidates.filter(|p| distance(p) > 0).min_by_key(distance)
            }
            Toward::Tense if from != self.published => of_year(part, from.year()),
            Toward::Tense => candidates.min_by_key(|period| {
                let days = distance(period);
                let wrong = if tense == Tense::Future { days < 0 } else { days > 0 };
                let weight = match part {
                    _ if !wrong => 1,
                    Yearly::Quarter(_) | Yearly::Half(_) => REPORTED,
                    _ if tense == Tense::Past => AGAINST_PAST,
                    _ => AGAINST_TENSE,
                };
                days.abs() * weight
            }),
        }
    }

    /// "After a flat second quarter", "the fourth quarter will be better": the quarter that is reported on stays the
    /// latest that is over.
    fn is_reported(&self, part: Period, next: Period) -> bool {
        let over = |period: Period| period.end() < self.published;
        let earlier = part.start > next.start && part.start.year() == next.start.year();
        part.unit == next.unit && over(part) && (earlier || !over(next))
    }

    /// "On March 2, 2029, … On March 25 …": the next day of a story told of another year.
    fn going_on(&self, part: Yearly, at: usize) -> Option<Period> {
        let told = self.printed.filter(|(_, then)| at - then < GOING_ON).map(|(day, _)| day)?;
        if !matches!(part, Yearly::Day(..) | Yearly::Month(_)) {
            return None;
        }
        let next = of_year(part, told.start.year())?;
        let elsewhere = told.start.year() < self.published.year() && told.days_from(self.published) < -NEARBY;
        (elsewhere && (0..=NEARBY).contains(&next.days_from(told.start))).then_some(next)
    }

    fn weekday(&self, number: i8, toward: Toward, tense: Tense) -> Option<Date> {
        let day = weekday(number);
        let narrative = self.day.unwrap_or(self.published);
        match toward {
            Toward::Tense if tense == Tense::Future => {
                self.published.yesterday().ok()?.nth_weekday(1, day).ok()
            }
            Toward::Tense => self.published.tomorrow().ok()?.nth_weekday(-1, day).ok(),
            Toward::Past => self.published.nth_weekday(-1, day).ok(),
            Toward::Future => self.published.nth_weekday(1, day).ok(),
            Toward::Second => self.published.nth_weekday(2, day).ok(),
            Toward::Before => narrative.nth_weekday(-1, day).ok(),
            Toward::After => narrative.nth_weekday(1, day).ok(),
            Toward::This => Self::of_week(self.published, number),
            Toward::That => Self::of_week(narrative, number),
        }
    }

    fn of_week(day: Date, number: i8) -> Option<Date> {
        Period::around(day, Unit::Week).start.checked_add(i64::from(number - 1).days()).ok()
    }
}

/// The nth weekday, day, week or weekend of a month.
fn nth_of(month: Period, nth: i8, number: Option<i8>, unit: Unit) -> Option<Period> {
    let day = match (number, unit) {
        (Some(number), _) => month.start.nth_weekday_of_month(nth, weekday(number)).ok()?,
        (None, Unit::Weekend) => month.start.nth_weekday_of_month(nth, weekday(6)).ok()?,
        (None, _) if nth < 0 => month.end(),
        (None, Unit::Week) => month.start.checked_add(i64::from(nth - 1).weeks()).ok()?,
        (None, _) => month.start.checked_add(i64::from(nth - 1).days()).ok()?,
    };
    Some(Period::around(day, unit))
}

/// What was spoken of not too many words ago.
fn remembered(part: Option<(Period, usize)>, at: usize) -> Option<Period> {
    part.filter(|(_, then)| at.saturating_sub(*then) < REMEMBERED).map(|(part, _)| part)
}
