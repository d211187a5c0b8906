//! No source file is longer than a person reads in one sitting.

use super::repo::Repo;
use super::{Finding, Rule};

pub(super) const RULE: Rule = Rule {
    name: "file-length",
    rationale: "One file holds one rule or idea; a longer one holds several and hides where behaviour lives.",
    check,
};

const LINES: usize = 1000;

/// Tables of one thing, which only grow by rows, and what programs write.
const TABLES: &[&str] = &["web/src/lib/api/schema.d.ts"];

const ENDINGS: &[&str] = &[".rs", ".ts", ".js", ".mjs", ".svelte", ".css", ".py", ".sql"];

fn check(repo: &Repo) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in ENDINGS.iter().flat_map(|ending| repo.texts(ending)) {
        let lines = text.lines().count();
        if lines > LINES && !TABLES.contains(&path) {
            findings.push(Finding::new(path, format!("{lines} lines, over {LINES}: split it by idea")));
        }
        if lines <= LINES && TABLES.contains(&path) {
            findings.push(Finding::new(path, "short enough now: take it off the list of long tables"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn a_long_file_is_found() {
        let (long, fits) = ("//\n".repeat(LINES + 1), "//\n".repeat(LINES));
        let files = [("a.rs", long.as_str()), ("b.svelte", fits.as_str()), ("data.jsonl", long.as_str())];
        let found = check(&Repo::of(&files, Value::Null));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].place, "a.rs");
    }
}
