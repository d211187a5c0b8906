//! Dates as pages, feeds and rows write them, brought to RFC 3339 and cut to what is stated: no time
//! is added to a day, no zone to a time.

use jiff::{
    civil::{Date, Time},
    fmt::{rfc2822, strtime, temporal},
    tz::Offset,
};

/// Forms beyond ISO 8601 and RFC 2822, the more telling first. Numbers alone (`04/12/2031`) are not
/// among them: nobody can say which is the month.
const FORMS: &[&str] = &[
    "%a, %d %b %Y %H:%M:%S",
    "%a %b %d %H:%M:%S %z %Y",
    "%a %b %d %H:%M:%S %Y",
    "%B %d, %Y %I:%M:%S %p",
    "%B %d, %Y %I:%M %p",
    "%B %d, %Y at %I:%M %p",
    "%B %d, %Y, %I:%M %p",
    "%B %d, %Y %H:%M:%S",
    "%B %d, %Y %H:%M",
    "%B %d, %Y",
    "%B %d %Y",
    "%A, %B %d, %Y",
    "%a, %B %d, %Y",
    "%d %B %Y %H:%M:%S",
    "%d %B %Y %H:%M",
    "%d %B %Y, %H:%M",
    "%d %B %Y",
    "%A, %d %B %Y",
    "%a, %d %B %Y",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%d.%m.%Y",
];

/// Whether a date is written in a way that is understood, as it is for `--published`.
pub fn is_date(text: &str) -> bool {
    read(text).is_some()
}

/// The date in RFC 3339: `2031-04-12`, `2031-04-12T09:30:00`, `2031-04-12T09:30:00+02:00`. `None` when
/// it cannot be understood or is what software writes for "no date".
pub(crate) fn read(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() || text.len() > 80 {
        return None;
    }
    if text.len() >= 9 && text.bytes().all(|b| b.is_ascii_digit()) && text.len() != 14 {
        return epoch(text);
    }
    let (date, time, offset) = iso(text).or_else(|| mail(text)).or_else(|| other(text))?;
    write(date, time, offset)
}

type Stated = (Date, Option<Time>, Option<Offset>);

fn iso(text: &str) -> Option<Stated> {
    let pieces = temporal::Pieces::parse(text).ok()?;
    Some((pieces.date(), pieces.time(), pieces.to_numeric_offset()))
}

fn mail(text: &str) -> Option<Stated> {
    static PARSER: rfc2822::DateTimeParser = rfc2822::DateTimeParser::new().relaxed_weekday(true);
    let zoned = PARSER.parse_zoned(text).ok()?;
    Some((zoned.date(), Some(zoned.time()), Some(zoned.offset())))
}

fn other(text: &str) -> Option<Stated> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut text = words.join(" ");
    // A zone by name ("EST") is many zones; the time before it still stands.
    let mut offset = None;
    if let Some((rest, zone)) = text.rsplit_once(' ')
        && zone.len() <= 5
        && zone.bytes().all(|b| b.is_ascii_uppercase())
        && !matches!(zone, "AM" | "PM")
        && rest.contains(':')
    {
        offset = matches!(zone, "GMT" | "UTC" | "Z").then_some(Offset::UTC);
        text = rest.to_owned();
    }
    let month = text.replace("Sept ", "Sep ").replace("Sept. ", "Sep ").replacen(". ", " ", 1);
    FORMS.iter().find_map(|form| {
        let stated = [form.to_string(), form.replace("%B", "%b")]
            .iter()
            .find_map(|form| strtime::parse(form, &month).ok())?;
        let time = stated.hour().is_some().then(|| stated.to_time().ok()).flatten();
        Some((stated.to_date().ok()?, time, stated.offset().or(offset)))
    })
}

/// Seconds or milliseconds since 1970.
fn epoch(text: &str) -> Option<String> {
    let number: i64 = text.parse().ok()?;
    let seconds = if text.len() >= 12 { number / 1000 } else { number };
    let stamp = jiff::Timestamp::from_second(seconds).ok()?;
    let civil = Offset::UTC.to_datetime(stamp);
    write(civil.date(), Some(civil.time()), Some(Offset::UTC))
}

fn write(date: Date, time: Option<Time>, offset: Option<Offset>) -> Option<String> {
    // Year 1, 1900 and the first second of 1970 are what software writes when it has no date.
    let empty = date.year() <= 1900 || date.year() > 2999 || (date == Date::constant(1970, 1, 1));
    if empty {
        return None;
    }
    let mut out = date.to_string();
    if let Some(time) = time {
        out.push_str(&format!("T{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second()));
        match offset {
            Some(offset) if offset == Offset::UTC => out.push('Z'),
            Some(offset) => {
                let minutes = offset.seconds() / 60;
                let sign = if minutes < 0 { '-' } else { '+' };
                out.push_str(&format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60));
            }
            None => {}
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_common_form() {
        for (text, date) in [
            ("2031-04-12", "2031-04-12"),
            ("20310412", "2031-04-12"),
            ("2031-04-12T09:30:00Z", "2031-04-12T09:30:00Z"),
            ("2031-04-12T09:30Z", "2031-04-12T09:30:00Z"),
            ("2031-04-12T09:30:00.123+02:00", "2031-04-12T09:30:00+02:00"),
            ("2031-04-12T09:30:00+0200", "2031-04-12T09:30:00+02:00"),
            ("2031-04-12 09:30:00", "2031-04-12T09:30:00"),
            ("2031-04-12T09:30:00-03:30", "2031-04-12T09:30:00-03:30"),
            ("Sat, 12 Apr 2031 09:30:00 +0200", "2031-04-12T09:30:00+02:00"),
            ("Mon, 12 Apr 2031 09:30:00 GMT", "2031-04-12T09:30:00Z"),
            ("12 Apr 2031 09:30 EST", "2031-04-12T09:30:00-05:00"),
            ("April 12, 2031", "2031-04-12"),
            ("Apr. 12, 2031", "2031-04-12"),
            ("Sept. 2, 2031", "2031-09-02"),
            ("12 April 2031", "2031-04-12"),
            ("Saturday, April 12, 2031", "2031-04-12"),
            ("April 12, 2031 9:30 PM", "2031-04-12T21:30:00"),
            ("April 12, 2031 at 9:30 PM EST", "2031-04-12T21:30:00"),
            ("2031/04/12", "2031-04-12"),
            ("12.04.2031", "2031-04-12"),
            ("1933752600", "2031-04-12T09:30:00Z"),
            ("1933752600000", "2031-04-12T09:30:00Z"),
        ] {
            assert_eq!(read(text).as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_date_is_not_made_one() {
        for text in [
            "",
            "yesterday",
            "04/12/2031",
            "2031",
            "April 2031",
            "0001-01-01T00:00:00Z",
            "1970-01-01",
            "2031-02-30",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
