//! When two printed names are one party: what names are compared by.

use onrecord_text::agency_name;

/// What stands behind an outlet's name and does not tell it from another.
const ENDINGS: &[&str] = &[" news agency", " news service", " newspaper", " agency", " online"];

/// What an outlet's or an organisation's name is compared by: "The Harbour Post", "Harbour Post newspaper" and
/// "harbourpost.example" are one, and so are an agency's names.
pub fn outlet_key(name: &str) -> String {
    // "Harbour Post (Online)".
    let name = name.split_once(" (").map_or(name, |(name, _)| name);
    let lower = name.trim().to_lowercase();
    let mut bare = lower.strip_prefix("the ").unwrap_or(&lower);
    // "London-based Reef Observatory".
    while let Some((_, rest)) = bare.split_once(' ').filter(|(first, _)| first.ends_with("-based")) {
        bare = rest;
    }
    for ending in ENDINGS {
        bare = bare.strip_suffix(ending).unwrap_or(bare);
    }
    if let Some(agency) = agency_name(bare) {
        return letters(&agency.to_lowercase());
    }
    // An address for a name.
    let host = bare.strip_prefix("www.").unwrap_or(bare);
    let site = host.split_once('.').map(|(site, _)| site).filter(|site| site.len() > 2);
    let address = !host.contains(char::is_whitespace);
    letters(site.filter(|_| address).unwrap_or(bare))
}

/// What a person's name is compared by.
pub(super) fn person_key(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(|word| letters(&word.to_lowercase())).collect();
    words.join(" ").trim().to_owned()
}

fn letters(lower: &str) -> String {
    lower.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlets_are_compared_by_what_tells_them_apart() {
        for (one, two) in [
            ("The Harbour Post", "harbourpost.example"),
            ("Harbour Post", "the Harbour Post newspaper"),
            ("Associated Press", "AP"),
            ("Harbour Post (Online)", "Harbour Post"),
            ("TASS", "the Tass news agency"),
            ("St. Orr Times", "St Orr Times"),
            ("the Ell-based Reef Observatory", "Reef Observatory"),
        ] {
            assert_eq!(outlet_key(one), outlet_key(two));
        }
        assert_ne!(outlet_key("Harbour Post"), outlet_key("Harbour Times"));
        assert_ne!(outlet_key("St. Orr Times"), outlet_key("St. Ell Times"));
        assert_eq!(outlet_key("…"), "");
    }
}
