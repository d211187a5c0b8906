//! Where the outlet is at home.
//!
//! A local paper writes of its own region, and its name or address often says which: the words of the outlet's name,
//! the address's host ("gainesvilletimes", ".co.uk"). What the date line names is a place, and its region is near.
//!
//! | text | places |
//! |---|---|
//! | **PARIS**, **Texas** (AP) — Nobody was hurt when the bridge to **Powderly** fell on Monday, the mayor said. | Paris; Texas; Powderly |
//! | **HOMS** (Reuters) — Shops were open on Monday, people who live there said. | Homs |

use crate::Meta;

/// What the outlet's name and address say.
#[derive(Debug, Default)]
pub(super) struct Home {
    /// Letters of the outlet's name and the host, in lower case.
    words: String,
    /// The address's country, as an ISO code.
    pub country: Option<&'static str>,
    /// The address has an ending that anybody may use, and the United States use most: ".com".
    pub open: bool,
}

impl Home {
    pub(super) fn of(meta: &Meta) -> Self {
        let host = meta.url.as_deref().map(host).unwrap_or_default();
        let outlet = meta.outlet.as_deref().unwrap_or_default();
        let letters = outlet.chars().take(200).chain([' ']).chain(host.chars());
        let words =
            letters.filter(|c| c.is_alphanumeric() || *c == ' ').flat_map(char::to_lowercase).collect();
        let country = country(host);
        Self { words, country, open: country.is_none() && !host.is_empty() }
    }

    /// Whether the outlet is named after this key.
    pub(super) fn names(&self, key: &str) -> bool {
        key.len() > 3 && self.words.contains(&key.replace(' ', ""))
    }
}

fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#', ':']).next().unwrap_or_default()
}

/// The country of a host's last label; those that anybody may use say nothing.
fn country(host: &str) -> Option<&'static str> {
    const CODES: [&str; 44] = [
        "CA", "AU", "NZ", "IE", "IN", "ZA", "LB", "EG", "GE", "RU", "IL", "SY", "IQ", "IR", "TR", "UA", "DE",
        "FR", "ES", "IT", "PL", "GR", "CY", "PK", "BD", "LK", "NP", "KE", "NG", "GH", "UG", "TZ", "ZW", "JP",
        "CN", "KR", "TW", "SG", "MY", "TH", "PH", "ID", "BR", "MX",
    ];
    let last = host.rsplit('.').next()?;
    if last.eq_ignore_ascii_case("uk") {
        return Some("GB");
    }
    CODES.into_iter().find(|code| last.eq_ignore_ascii_case(code))
}
