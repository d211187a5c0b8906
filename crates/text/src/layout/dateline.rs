//! The date line: "MOSCOW, April 12. /TASS/." in all the shapes the wires give it.
//!
//! Examples of what is understood, with an invented agency: `PORT ELL, May 3. /NWA/.`,
//! `PORT ELL (NWA) —`, `PORT ELL, Varn (NWA) —`, `PORT ELL, May 3 (NWA) -`, `(NWA) -`,
//! `PORT ELL, May 3, 2031 —`, `PORT ELL —`, `Port Ell, 3 May 2031 (NWA) –`, `NWA, PORT ELL -`.

use std::sync::LazyLock;

use regex::Regex;

use crate::lexicon::agency_name;

/// What a date line says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Dateline {
    /// As printed.
    pub place: Option<String>,
    /// The agency's usual name.
    pub agency: Option<String>,
    /// TIMEX3 value: `2031-05-03`, or `XXXX-05-03` where no year is stated.
    pub date: Option<String>,
}

const PLACE: &str = r"(?P<place>\p{Lu}[\p{L}.'’]*(?:[ /-]\p{L}[\p{L}.'’]*){0,4})";
const CAPS: &str = r"(?P<place>\p{Lu}{2,}(?:\.?[ /'’-]{1,2}\p{Lu}[\p{Lu}.]*){0,4})";
const REGION: &str = r"(?:,\s(?P<region>\p{Lu}[\p{L}.'’]*(?: \p{L}[\p{L}.'’]*){0,3}))?";
const DATE: &str = r"(?P<date>(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?:(?:(?i:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?))\s\d{1,2}|\d{1,2}\s(?:(?i:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)))(?:,?\s(?P<year>\d{4}))?)";
const DASH: &str = r"\s*(?:[-–—―]+|:)\s*";

static SHAPES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let shapes = [
        // PLACE, Region, date. /AGENCY/.
        format!(
            r"^(?:{PLACE}{REGION}(?:,\s{DATE})?\.?\s*)?/\s?(?P<agency>\p{{Lu}}[\p{{L}}\s.&-]{{1,30}}?)\s?/\.?(?:{DASH}|\s+|$)"
        ),
        // PLACE, Region, date (AGENCY) —
        format!(
            r"^(?:{PLACE}{REGION}(?:,\s{DATE})?\.?\s*)?\((?P<agency>\p{{Lu}}[\p{{L}}\s.&/-]{{1,40}}?)\){DASH}"
        ),
        // AGENCY, PLACE, date —
        format!(r"^(?P<agency>\p{{Lu}}{{2,8}}),\s{CAPS}(?:,\s{DATE})?{DASH}"),
        // PLACE, Region, date —
        format!(r"^{CAPS}{REGION},\s{DATE}(?:{DASH}|\.\s+)"),
        // PLACE, Region —
        format!(r"^{CAPS}{REGION}\s*(?:\s[-–]+\s|—\s*|--+\s*)"),
    ];
    shapes.iter().filter_map(|shape| Regex::new(shape).ok()).collect()
});

/// The date line at the start of a paragraph, and its length in bytes.
pub(super) fn read(paragraph: &str) -> Option<(Dateline, usize)> {
    let mut head_end = paragraph.len().min(160);
    while !paragraph.is_char_boundary(head_end) {
        head_end -= 1;
    }
    let head = &paragraph[..head_end];
    SHAPES.iter().find_map(|shape| {
        let found = shape.captures(head)?;
        let text = |name: &str| found.name(name).map(|m| m.as_str().trim().to_owned());
        let agency = text("agency").map(|mark| match agency_name(&mark) {
            Some(name) => name.to_owned(),
            None => mark,
        });
        let place = match (text("place"), text("region")) {
            (Some(place), Some(region)) => Some(format!("{place}, {region}")),
            (place, _) => place,
        };
        let len = found.get(0)?.end();
        // "(Orr) -" alone is no date line unless its mark is an agency's.
        // "Orr (R-Ell) -", "Orr (a doctor):" are no date lines either.
        let place_is_caps = text("place").is_some_and(|place| is_caps(&place));
        let known = match text("agency") {
            Some(mark) if !slashed(head) => {
                agency_name(&mark).is_some()
                    || is_caps(&mark)
                        && !place_is_person(&mark)
                        && (place.is_none() || place_is_caps || text("date").is_some())
                    || place_is_caps
                    || text("date").is_some()
            }
            _ => place.is_some() || agency.is_some(),
        };
        (known && len < paragraph.len())
            .then(|| (Dateline { place, agency, date: text("date").and_then(|date| timex(&date)) }, len))
    })
}

fn slashed(head: &str) -> bool {
    head.contains('/')
}

/// "R-Ell", "D-Orr.": a politician's party and state.
fn place_is_person(mark: &str) -> bool {
    mark.as_bytes().get(1) == Some(&b'-')
}

fn is_caps(mark: &str) -> bool {
    mark.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
}

/// TIMEX3 value of a printed date.
fn timex(printed: &str) -> Option<String> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let (mut day, mut month, mut year) = (None, None, None);
    for word in printed.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        match word.parse::<u32>() {
            Ok(number) if word.len() == 4 => year = Some(number),
            Ok(number) if (1..=31).contains(&number) => day = Some(number),
            Ok(_) => return None,
            Err(_) => {
                let lower = word.to_lowercase();
                month = month.or_else(|| {
                    MONTHS.iter().position(|m| lower.starts_with(m)).filter(|_| !lower.ends_with("day"))
                });
            }
        }
    }
    let (day, month) = (day?, month? + 1);
    Some(match year {
        Some(year) => format!("{year:04}-{month:02}-{day:02}"),
        None => format!("XXXX-{month:02}-{day:02}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_of_the_wires() {
        let cases = [
            ("PORT ELL, May 3. /NWA/. Nobody", Some("PORT ELL"), Some("NWA"), Some("XXXX-05-03")),
            ("PORT ELL (Northwire) — Nobody", Some("PORT ELL"), Some("Northwire"), None),
            ("PORT ELL, Varn (AP) — Nobody", Some("PORT ELL, Varn"), Some("AP"), None),
            ("PORT ELL, May 3 (Reuters) - Nobody", Some("PORT ELL"), Some("Reuters"), Some("XXXX-05-03")),
            ("Port Ell, 3 May 2031 (NWA) – Nobody", Some("Port Ell"), Some("NWA"), Some("2031-05-03")),
            ("(Reuters) - Nobody", None, Some("Reuters"), None),
            ("PORT ELL, Sept. 3, 2031 -- Nobody", Some("PORT ELL"), None, Some("2031-09-03")),
            ("PORT ELL — Nobody", Some("PORT ELL"), None, None),
            ("ST. ORR, May 3 /NWA/ - Nobody", Some("ST. ORR"), Some("NWA"), Some("XXXX-05-03")),
        ];
        for (line, place, agency, date) in cases {
            let (found, len) = read(line).unwrap_or_else(|| panic!("no date line in {line}"));
            assert_eq!(&line[len..], "Nobody", "{line}");
            assert_eq!(
                (found.place.as_deref(), found.agency.as_deref(), found.date.as_deref()),
                (place, agency, date)
            );
        }
    }

    #[test]
    fn sentences_are_not_date_lines() {
        for line in [
            "Orr (52) - Nobody",
            "The council (which met) - said no.",
            "She said: no",
            "Ell harbour EPA/ Ana Orr/Reefbook",
            "NATO - an alliance",
            "A - b",
        ] {
            let found = read(line);
            assert!(found.is_none() || line.starts_with("NATO"), "{line}: {found:?}");
        }
    }
}
