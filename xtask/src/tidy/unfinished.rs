//! Nothing is left for later inside the code.

use super::repo::Repo;
use super::{Finding, Rule};

pub(super) const RULE: Rule = Rule {
    name: "nothing-unfinished",
    rationale: "A stub that compiles is believed to work; what is missing belongs into an issue.",
    check,
};

/// Split, so that this file does not break its own rule.
const MARKS: &[&str] =
    &[concat!("to", "do!("), concat!("unimple", "mented!("), concat!("FIX", "ME"), concat!("XX", "X:")];

fn check(repo: &Repo) -> Vec<Finding> {
    let files = [".rs", ".ts", ".js", ".mjs", ".svelte"].into_iter().flat_map(|ending| repo.texts(ending));
    let mut findings = Vec::new();
    for (path, text) in files {
        for (n, line) in text.lines().enumerate() {
            if let Some(mark) = MARKS.iter().find(|mark| line.contains(*mark)) {
                findings.push(Finding::new(format!("{path}:{}", n + 1), format!("`{mark}` is left")));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn a_stub_is_found() {
        let stub = format!("fn f() {{\n    {}) }}", MARKS[0]);
        let found = check(&Repo::of(&[("a.rs", &stub), ("b.rs", "fn f() {}")], Value::Null));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].place, "a.rs:2");
    }
}
