//! Outlets by their names (`outlets.txt`), where no sentence around them helps.

use std::sync::LazyLock;

use onrecord_text::agency_name;
use rustc_hash::FxHashSet;

/// The classes of the table.
#[derive(Default)]
struct Names {
    words: FxHashSet<&'static str>,
    ends: Vec<&'static str>,
    others: FxHashSet<&'static str>,
    known: FxHashSet<String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::default();
    let lines = include_str!("outlets.txt").lines().filter(|line| !line.starts_with('#'));
    for (class, list) in lines.filter_map(|line| line.split_once('=')) {
        let list = list.split(',').map(str::trim);
        match class.trim() {
            "word" => names.words.extend(list),
            "end" => names.ends.extend(list),
            "not" => names.others.extend(list),
            _ => names.known.extend(list.map(|name| bare(name).to_lowercase())),
        }
    }
    names
});

/// Whether a name by itself is an outlet's or a news agency's. "A Fox News poll" and "Friday's Harbour Post" are not.
pub(crate) fn is_outlet(name: &str) -> bool {
    let bare = bare(name.trim());
    if agency_name(bare).is_some() || NAMES.known.contains(&bare.to_lowercase()) {
        return true;
    }
    let words: Vec<&str> = bare.split_whitespace().collect();
    if words.iter().any(|word| !(is_capital(word) || JOINS.contains(word))) {
        return false;
    }
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let ends = |word: &String| NAMES.ends.iter().any(|end| word.len() > end.len() && word.ends_with(end));
    let says = |word: &String| ends(word) || lower.len() > 1 && NAMES.words.contains(word.as_str());
    lower.iter().any(says) && !lower.iter().any(|word| NAMES.others.contains(word.as_str()))
}

/// Words inside names.
const JOINS: &[&str] = &["of", "the", "and", "&", "de", "la", "le", "del", "der", "die"];

/// A name without its article and the words that only describe it: "the state-run Harbour Press news agency".
fn bare(name: &str) -> &str {
    let mut name = name;
    while let Some((_, rest)) =
        name.split_once(' ').filter(|(first, _)| !is_capital(first) || *first == "The")
    {
        name = rest;
    }
    while let Some((rest, _)) = name.rsplit_once(' ').filter(|(_, last)| NAMED_SO.contains(last)) {
        name = rest;
    }
    name
}

/// Nouns behind an outlet's name.
const NAMED_SO: &[&str] = &[
    "news",
    "agency",
    "newspaper",
    "magazine",
    "network",
    "television",
    "channel",
    "website",
    "radio",
    "service",
    "daily",
];

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::is_outlet;

    #[test]
    fn outlets_are_told_from_others() {
        for name in [
            "Reuters",
            "the Associated Press",
            "Harbour Post",
            "The Orle Daily",
            "Northwire",
            "CNN",
            "the BBC",
            "state-run Orle Press news agency",
        ] {
            assert!(is_outlet(name), "{name}");
        }
        for name in [
            "Press Secretary Ana Orr",
            "Reef Council",
            "Ana Orr",
            "News",
            "Secret Service",
            "Post Office",
            "Facebook post",
            "a Fox News poll",
            "MPs three times",
            "local press",
            "",
        ] {
            assert!(!is_outlet(name), "{name}");
        }
    }
}
