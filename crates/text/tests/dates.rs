//! The manual pages of the rules of time, row by row, and what holds for every text.

#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test reads the rules' own pages and says where one fails"
)]

#[path = "support/manual.rs"]
#[expect(unreachable_pub, reason = "other tests include it too")]
mod manual;

use onrecord_text::{Document, Engine, Meta, PublishedBasis, Record, annotate};
use proptest::prelude::*;
use regex::Regex;

/// The record of a text from a day; of no known day when there is none.
fn read(text: &str, published: Option<&str>) -> Record {
    let basis = if published.is_some() { PublishedBasis::Given } else { PublishedBasis::Unknown };
    let meta = Meta { published: published.map(str::to_owned), published_basis: basis, ..Meta::default() };
    annotate(&Document { text: text.to_owned(), meta, ..Document::default() }, &Engine::rules())
}

/// What was found: words, type, value and modifier, as the tables have them.
fn found(text: &str, published: Option<&str>) -> Vec<[String; 3]> {
    let chars: Vec<char> = text.chars().collect();
    let row = |one: &onrecord_text::TimeExpression| {
        let words = chars[one.span.start as usize..one.span.end as usize].iter().collect();
        let kind = format!("{:?}", one.kind).to_uppercase();
        let modifier = one.modifier.as_ref().map(|modifier| format!(" {modifier}")).unwrap_or_default();
        [words, kind, format!("{}{modifier}", one.value)]
    };
    read(text, published).dates.iter().map(row).collect()
}

#[test]
fn every_row_of_the_manual() {
    let mut wrong = Vec::new();
    let examples = manual::examples("dates");
    assert!(examples.len() > 100, "the tables were not found");
    for example in &examples {
        let published = example.heading.strip_prefix("Published ");
        let chars: Vec<char> = example.text.chars().collect();
        let cell = |n: usize| -> Vec<String> {
            let cell = example.cells.get(n).map_or("", String::as_str);
            cell.split(", ").filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        let (kinds, values) = (cell(0), cell(1));
        let wanted: Vec<[String; 3]> = example
            .marked
            .iter()
            .enumerate()
            .map(|(n, span)| {
                let part = |list: &[String]| list.get(n).cloned().unwrap_or_default();
                [chars[span.clone()].iter().collect(), part(&kinds), part(&values)]
            })
            .collect();
        let found = found(&example.text, published);
        if found != wanted {
            wrong.push(format!("{}: {}\n  wanted {wanted:?}\n  found  {found:?}", example.at, example.text));
        }
    }
    assert!(wrong.is_empty(), "{} of {} rows\n{}", wrong.len(), examples.len(), wrong.join("\n"));
}

fn values(text: &str, published: Option<&str>) -> Vec<String> {
    found(text, published).into_iter().map(|[_, _, value]| value).collect()
}

#[test]
fn what_is_not_known_is_x() {
    let text = "Orr fled on May 3. She returned on Wednesday, a day after the vote of 3 March 2019, and left last month.";
    assert_eq!(values(text, None)[..2], ["XXXX-05-03", "XXXX-WXX-3"]);
    let whole = "It opened yesterday, and closes in 2031.";
    assert_eq!(values(whole, None), ["XXXX-XX-XX", "2031"]);
    assert_eq!(values(whole, Some("2031-05-03T21:01")), ["2031-05-02", "2031"]);
    assert_eq!(values(whole, Some("2031-05")), ["2031-XX-XX", "2031"]);
    assert_eq!(values("It opened last summer.", None), ["XXXX-SU"]);
    assert_eq!(values("It opened last week at 9 a.m.", None), ["XXXX-WXX", "XXXX-XX-XXT09:00"]);
    assert_eq!(
        values("On 3 May 1931 he left. Two days later he was back.", None),
        ["1931-05-03", "1931-05-05"]
    );
}

#[test]
fn a_date_line_without_a_year_dates_what_it_can() {
    let text = "PORT ELL, May 3 (NWA) - The road was closed yesterday, Ann Orr said on Wednesday, and opens tomorrow.";
    let values = values(text, None);
    assert!(values.ends_with(&["XXXX-05-02".into(), "XXXX-WXX-3".into(), "XXXX-05-04".into()]), "{values:?}");
    // The day before 1 March hangs on the year.
    let text = "PORT ELL, March 1 (NWA) - The road was closed yesterday, Ann Orr said.";
    assert_eq!(found(text, None).last().map(|row| row[2].clone()).as_deref(), Some("XXXX-02-XX"));
}

#[test]
fn no_date_is_read_into_other_numbers_and_names() {
    for text in [
        "She may march; the second man fell; they sun themselves in the fall of the wall.",
        "Black September took room 1987 and a Boeing 747 with 2,000 troops and 1900 people.",
        "Orr, 52, won 3-2 on 31 February and on 30/30/2031 at 25:99.",
        "Year 99999, year 0, May 99, 2031-13-45, 0000-00-00, 9999999999999999 days.",
        "Theresa May and Ann March read the Sun.",
        "He lives at 1600 Ell Street and earns $1990.",
        "Ell TODAY and the Rell Weekly say that the half is over too soon.",
    ] {
        assert_eq!(found(text, Some("2031-05-07")), Vec::<[String; 3]>::new(), "{text}");
    }
}

/// The values of TIMEX3, with nothing in them that no calendar has.
const VALUE: &str = r"(?x)^(?:
    (?:PAST|PRESENT|FUTURE)_REF
    | P(?:\d+(?:\.\d+)?|X)(?:Y|M|W|D|Q|DE|CE|L|WE) | PT(?:\d+(?:\.\d+)?|X)[HMS]
    | P\d+Y\d+[MWD] | P\d+M\d+[WD] | P\d+W\d+D | P\d+[YMWD]T\d+[HMS] | PT\d+H\d+[MS] | PT\d+M\d+S
    | [\dX]{1,3}
    | [\dX]{4}(?:-(?:SP|SU|FA|WI|XX|Q[1-4X]|H[12X]))?
    | [\dX]{4}-(?:0[1-9]|1[0-2]|XX)(?:-(?:0[1-9]|[12]\d|3[01]|XX))?(?:T(?:MO|MI|AF|EV|NI|DT|(?:[01]\d|2[0-4])(?::[0-5]\d){0,2}Z?))?
    | [\dX]{4}-W(?:0[1-9]|[1-4]\d|5[0-3]|XX)(?:-WE|-[1-7](?:T(?:MO|MI|AF|EV|NI|DT|(?:[01]\d|2[0-4])(?::[0-5]\d){0,2}Z?))?)?
)$";

fn check(text: &str, published: Option<&str>) {
    let value = Regex::new(VALUE).expect("a pattern");
    let record = read(text, published);
    let mut end = 0;
    for date in &record.dates {
        assert!(value.is_match(&date.value), "{} of “{text}”", date.value);
        let whole = date.value.len() >= 10 && !date.value[..10].contains(|c: char| c.is_alphabetic());
        assert!(!whole || date.value[..10].parse::<jiff::civil::Date>().is_ok(), "{} is no day", date.value);
        assert!(date.span.start >= end && date.span.end > date.span.start, "spans in order");
        end = date.span.end;
    }
}

/// Words that mean something in times, to be thrown together.
const WORDS: &[&str] = &[
    "the",
    "last",
    "next",
    "this",
    "that",
    "two",
    "31",
    "February",
    "May",
    "2031",
    "99999",
    "0",
    "1,900",
    "years",
    "week",
    "ago",
    "later",
    "earlier",
    "Friday",
    "3rd",
    "quarter",
    "first",
    "end",
    "of",
    "early",
    "mid-",
    "'98",
    "1990s",
    "9",
    ":",
    "30",
    "p.m.",
    "GMT",
    "to",
    "and",
    "-",
    "every",
    "a",
    "year",
    "days",
    "century",
    "decade",
    "nineteen",
    "ninety-one",
    "Easter",
    "noon",
    "night",
    "99/99/9999",
    "2031-02-30",
    "half",
    "past",
    "million",
    "couple",
    "from",
    "between",
    "fiscal",
    "millennia",
    "hundred",
    "thousand",
    ",",
    ".",
    "24:00",
    "29",
    "nights",
    "quarters",
    "weekends",
    "half-century",
    "third-",
    "Sat.",
    "Monday",
    "minutes",
    "after",
    "ahead",
    "'29",
];

proptest! {
    #[test]
    fn values_are_well_formed_on_any_text(text in any::<String>(), published in "[0-9X]{0,4}(-[0-9]{2}){0,2}") {
        check(&text, Some(&published));
    }

    #[test]
    fn values_are_well_formed_on_words_of_time(
        words in prop::collection::vec(prop::sample::select(WORDS), 1..30),
        published in prop::option::of("(0001|9999|2031|2032)(-(02|12)(-(28|29|31))?)?"),
    ) {
        check(&words.join(" "), published.as_deref());
    }
}

#[test]
fn long_numbers_and_mixed_scripts_do_no_harm() {
    let long = "9".repeat(400);
    for text in [
        format!(
            "{long} years ago, {long}-{long}-{long}, the {long}th century, May {long}, {long}:30 p.m., {long}s."
        ),
        "٣ مايو ٢٠٣١ and 3 мая 2031, ３ May ２０３１, ½ year, İstanbul-May-3.".to_owned(),
        "1000000 years ago; 9999 years from now; 4000000000 weeks later; 2 millennia ago".to_owned(),
    ] {
        for published in [None, Some("2031-05-07"), Some("9999-12-31"), Some("0001-01-01"), Some("nonsense")]
        {
            check(&text, published);
        }
    }
}
