//! No path of somebody's machine.

use super::repo::Repo;
use super::{Finding, Rule};

pub(super) const RULE: Rule = Rule {
    name: "no-machine-paths",
    rationale: "A path that exists on one machine only breaks every other, and tells who worked where.",
    check,
};

/// Split, so that this file does not break its own rule.
const ROOTS: &[&str] = &[
    concat!("/ro", "ot/"),
    concat!("/wo", "rk/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("/tm", "p/target"),
];

fn check(repo: &Repo) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in repo.files() {
        let Some(text) = &file.text else { continue };
        for (n, line) in text.lines().enumerate() {
            if let Some(root) = ROOTS.iter().find(|root| starts_a_path(line, root)) {
                findings
                    .push(Finding::new(format!("{}:{}", file.path, n + 1), format!("a path under {root}")));
            }
        }
    }
    findings
}

/// Whether `root` stands where a path starts, rather than inside an address or a relative path.
fn starts_a_path(line: &str, root: &str) -> bool {
    line.match_indices(root).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || "._-~*}>)".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn an_absolute_path_is_found_and_an_address_is_not() {
        let bad = format!("see {}main\n", ROOTS[1]);
        let good = format!("https://news.example{}12\n../x{}\n", ROOTS[1], ROOTS[2]);
        let found = check(&Repo::of(&[("a.md", &bad), ("b.md", &good)], Value::Null));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].place, "a.md:1");
    }
}
