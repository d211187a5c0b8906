//! `text` and `link` touch nothing outside their arguments.

use super::repo::Repo;
use super::{Finding, Rule};

pub(super) const RULE: Rule = Rule {
    name: "pure-crates",
    rationale: "The same text must give the same record on every machine, or a record proves nothing.",
    check,
};

const PURE: &[&str] = &["crates/text/src/", "crates/link/src/"];

const BANNED: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "std::io",
    "SystemTime",
    "Instant",
    "RandomState",
    "rand::",
    "option_env!(",
    "include_bytes!(",
    "thread_local!",
];

fn check(repo: &Repo) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in repo.texts(".rs").filter(|(path, _)| PURE.iter().any(|pure| path.starts_with(pure))) {
        for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for banned in BANNED.iter().filter(|banned| names(line, banned)) {
                findings
                    .push(Finding::new(format!("{path}:{}", n + 1), format!("`{banned}` in a pure crate")));
            }
        }
    }
    findings
}

/// Whether a line names it, and not merely a longer word that ends or starts the same.
fn names(line: &str, banned: &str) -> bool {
    let part_of_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    line.match_indices(banned).any(|(at, _)| {
        let open = banned.ends_with(|c: char| !c.is_alphanumeric());
        !part_of_word(line[..at].chars().next_back())
            && (open || !part_of_word(line[at + banned.len()..].chars().next()))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn clocks_and_files_are_found_and_words_are_not() {
        let files = [
            ("crates/text/src/a.rs", "use std::fs;\n// std::fs\nlet brand::x; let Instantly = 1;\n"),
            ("crates/link/src/b.rs", "let now = std::time::Instant::now();"),
            ("crates/store/src/c.rs", "use std::fs;"),
        ];
        let found = check(&Repo::of(&files, Value::Null));
        let places: Vec<&str> = found.iter().map(|finding| finding.place.as_str()).collect();
        assert_eq!(places, ["crates/text/src/a.rs:1", "crates/link/src/b.rs:1"]);
    }
}
