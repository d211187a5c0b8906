//! A dependency's version is named once, in the workspace's manifest.

use super::repo::Repo;
use super::{Finding, Rule};

pub(super) const RULE: Rule = Rule {
    name: "dependencies-once",
    rationale: "Two crates that name a version each will sooner or later link two copies of it.",
    check,
};

fn check(repo: &Repo) -> Vec<Finding> {
    let ours = |path: &str| path.starts_with("crates/") || path.starts_with("xtask/");
    let mut findings = Vec::new();
    for (path, text) in repo.texts("Cargo.toml").filter(|(path, _)| ours(path)) {
        let mut inside = false;
        for (n, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.starts_with('[') {
                inside = line.trim_matches(['[', ']']).ends_with("dependencies");
            } else if inside
                && line.contains('=')
                && !line.starts_with('#')
                && !line.contains("workspace = true")
            {
                findings.push(Finding::new(format!("{path}:{}", n + 1), "say `workspace = true`"));
            }
        }
        if !text.contains("[lints]\nworkspace = true") {
            findings.push(Finding::new(path, "the workspace's lints are not switched on"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn a_version_of_its_own_is_found() {
        let good = "[package]\nname = \"a\"\n[lints]\nworkspace = true\n[dependencies]\nserde.workspace = true\n\
                    url = { workspace = true }\n";
        let bad = "[lints]\nworkspace = true\n[dev-dependencies]\nserde = \"1\"\n";
        let files =
            [("crates/a/Cargo.toml", good), ("crates/b/Cargo.toml", bad), ("crates/c/Cargo.toml", "")];
        let found = check(&Repo::of(&files, Value::Null));
        let places: Vec<&str> = found.iter().map(|finding| finding.place.as_str()).collect();
        assert_eq!(places, ["crates/b/Cargo.toml:4", "crates/c/Cargo.toml"]);
    }
}
