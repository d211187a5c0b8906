//! There is a change log, and it has a place for what is new.

use super::repo::Repo;
use super::{Finding, Rule};

pub(super) const RULE: Rule = Rule {
    name: "change-log",
    rationale: "People who keep ledgers for years must be able to read what an upgrade does to them.",
    check,
};

fn check(repo: &Repo) -> Vec<Finding> {
    match repo.text("CHANGELOG.md") {
        None => vec![Finding::new("CHANGELOG.md", "missing")],
        Some(text) if !text.contains("\n## Unreleased\n") => {
            vec![Finding::new("CHANGELOG.md", "there is no heading `## Unreleased`")]
        }
        Some(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn a_missing_log_or_heading_is_found() {
        assert_eq!(check(&Repo::of(&[], Value::Null)).len(), 1);
        assert_eq!(check(&Repo::of(&[("CHANGELOG.md", "# Changes\n")], Value::Null)).len(), 1);
        assert_eq!(check(&Repo::of(&[("CHANGELOG.md", "# Changes\n\n## Unreleased\n")], Value::Null)), []);
    }
}
