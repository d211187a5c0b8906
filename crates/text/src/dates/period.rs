//! Stretches of the calendar, and how TIMEX3 writes them.

use std::fmt::{self, Display, Formatter};

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan as _};

/// What time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// So many of it, as a duration of TIMEX3: two weekends are four days, two decades twenty years.
    pub(super) fn duration(self, count: &str) -> String {
        let (by, symbol, vague) = match self {
            Self::Second => return format!("PT{count}S"),
            Self::Minute => return format!("PT{count}M"),
            Self::Hour => return format!("PT{count}H"),
            Self::Day => (1, "D", "D"),
            Self::Weekend => (2, "D", "WE"),
            Self::Week => (1, "W", "W"),
            Self::Fortnight => (2, "W", "W"),
            Self::Month => (1, "M", "M"),
            Self::Quarter => (3, "M", "Q"),
            Self::Season => (3, "M", "M"),
            Self::Half => (6, "M", "M"),
            Self::Year => (1, "Y", "Y"),
            Self::Decade => (10, "Y", "DE"),
            Self::Century => (100, "Y", "CE"),
            Self::Millennium => (1000, "Y", "L"),
        };
        match count.parse::<u32>().ok().and_then(|n| n.checked_mul(by)) {
            Some(n) => format!("P{n}{symbol}"),
            None if by == 1 => format!("P{count}{symbol}"),
            None => format!("PX{vague}"),
        }
    }

    /// The step of one of it.
    fn step(self, by: i32) -> Option<Span> {
        let times = |n: i32| by.checked_mul(n).map(i64::from);
        let span = 0.days();
        match self {
            Self::Second | Self::Minute | Self::Hour => Some(span),
            Self::Day => span.try_days(by).ok(),
            Self::Weekend | Self::Week => span.try_weeks(by).ok(),
            Self::Fortnight => span.try_weeks(times(2)?).ok(),
            Self::Month => span.try_months(by).ok(),
            Self::Quarter => span.try_months(times(3)?).ok(),
            Self::Half => span.try_months(times(6)?).ok(),
            Self::Season | Self::Year => span.try_years(by).ok(),
            Self::Decade => span.try_years(times(10)?).ok(),
            Self::Century => span.try_years(times(100)?).ok(),
            Self::Millennium => span.try_years(times(1000)?).ok(),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// Its first month; a winter belongs to the year it begins in.
    pub(super) fn month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

/// A part of a day without a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Morning,
    Midday,
    Noon,
    Afternoon,
    Evening,
    Night,
    Midnight,
    Daytime,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    Part(Part),
    /// Hour, minute, second; and whether it is Greenwich time.
    Clock {
        hour: u8,
        minute: Option<u8>,
        second: Option<u8>,
        utc: bool,
    },
}

impl Time {
    /// A time of the clock, when there is one like that.
    pub(super) fn clock(hour: u32, minute: u32) -> Option<Self> {
        let valid = hour < 24 && minute < 60 || hour == 24 && minute == 0;
        let clock = Self::Clock {
            hour: u8::try_from(hour).ok()?,
            minute: Some(u8::try_from(minute).ok()?),
            second: None,
            utc: false,
        };
        valid.then_some(clock)
    }
}

impl Display for Time {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Part(part) => f.write_str(match part {
                Part::Morning => "TMO",
                Part::Midday => "TMI",
                Part::Noon => "T12:00",
                Part::Afternoon => "TAF",
                Part::Evening => "TEV",
                Part::Night => "TNI",
                Part::Midnight => "T24:00",
                Part::Daytime => "TDT",
            }),
            Self::Clock { hour, minute, second, utc } => {
                write!(f, "T{hour:02}")?;
                minute.map_or(Ok(()), |minute| write!(f, ":{minute:02}"))?;
                second.map_or(Ok(()), |second| write!(f, ":{second:02}"))?;
                if *utc { f.write_str("Z") } else { Ok(()) }
            }
        }
    }
}

/// A day, week, month … of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Period {
    pub start: Date,
    pub unit: Unit,
}

impl Period {
    /// The period of a unit that a day is in.
    pub(super) fn around(day: Date, unit: Unit) -> Self {
        let year = day.year();
        let first_of_year = |year: i16| Date::new(year, 1, 1).unwrap_or(day);
        let month = |month: i8| Date::new(year, month, 1).unwrap_or(day);
        let start = match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => day,
            Unit::Week | Unit::Weekend | Unit::Fortnight => {
                let back = i64::from(day.weekday().to_monday_zero_offset());
                day.checked_sub(back.days()).unwrap_or(day)
            }
            Unit::Month => month(day.month()),
            Unit::Quarter => month((day.month() - 1) / 3 * 3 + 1),
            Unit::Half => month((day.month() - 1) / 6 * 6 + 1),
            Unit::Season => match day.month() {
                3..=5 => month(3),
                6..=8 => month(6),
                9..=11 => month(9),
                12 => month(12),
                _ => Date::new(year - 1, 12, 1).unwrap_or(day),
            },
            Unit::Year => first_of_year(year),
            Unit::Decade => first_of_year(year.div_euclid(10) * 10),
            Unit::Century => first_of_year(year.div_euclid(100) * 100),
            Unit::Millennium => first_of_year(year.div_euclid(1000) * 1000),
        };
        Self { start, unit }
    }

    /// A year and its like: the period of a unit that a year is in.
    pub(super) fn year(year: i16, unit: Unit) -> Option<Self> {
        Date::new(year, 1, 1).ok().map(|day| Self::around(day, unit))
    }

    /// As many steps of a unit later, or earlier; no calendar goes on for ever.
    pub(super) fn moved(self, by: i32, unit: Unit) -> Option<Self> {
        let start = self.start.checked_add(unit.step(by)?).ok()?;
        Some(Self::around(start, self.unit))
    }

    /// Whether TIMEX3 can write it: there is no year 0, but there are a first decade and a first century.
    pub(super) fn is_printable(self) -> bool {
        self.start.year() >= if self.unit > Unit::Year { 0 } else { 1 }
    }

    /// The last day.
    pub(super) fn end(self) -> Date {
        self.start
            .checked_add(match self.unit {
                Unit::Weekend | Unit::Week => 1.weeks(),
                Unit::Season => 3.months(),
                unit => unit.step(1).unwrap_or_default(),
            })
            .and_then(|day| day.checked_sub(1.days()))
            .unwrap_or(self.start)
            .max(self.start)
    }

    /// Days from a day to it: 0 when it is inside, negative when it is over.
    pub(super) fn days_from(self, day: Date) -> i32 {
        let until = |other: Date| other.since(day).map_or(0, |span| span.get_days());
        let (start, end) = (until(self.start), until(self.end()));
        if start > 0 { start } else { end.min(0) }
    }
}

impl Display for Period {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.start.year(), self.start.month());
        match self.unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => {
                write!(f, "{year:04}-{month:02}-{:02}", self.start.day())
            }
            Unit::Week | Unit::Weekend | Unit::Fortnight => {
                let week = self.start.iso_week_date();
                write!(f, "{:04}-W{:02}", week.year(), week.week())?;
                if self.unit == Unit::Weekend { f.write_str("-WE") } else { Ok(()) }
            }
            Unit::Month => write!(f, "{year:04}-{month:02}"),
            Unit::Quarter => write!(f, "{year:04}-Q{}", (month - 1) / 3 + 1),
            Unit::Half => write!(f, "{year:04}-H{}", (month - 1) / 6 + 1),
            Unit::Season => {
                let season = match month {
                    3..=5 => "SP",
                    6..=8 => "SU",
                    9..=11 => "FA",
                    _ => "WI",
                };
                write!(f, "{year:04}-{season}")
            }
            Unit::Year => write!(f, "{year:04}"),
            Unit::Decade => write!(f, "{:03}", year / 10),
            Unit::Century => write!(f, "{:02}", year / 100),
            Unit::Millennium => write!(f, "{:01}", year / 1000),
        }
    }
}

/// The weekday of a number; Monday is 1.
pub(super) fn weekday(number: i8) -> Weekday {
    Weekday::from_monday_one_offset(number).unwrap_or(Weekday::Monday)
}
