//! Every module says at its top what it decides.

use super::repo::Repo;
use super::{Finding, Rule};

pub(super) const RULE: Rule = Rule {
    name: "module-docs",
    rationale: "A reader finds out from the first line whether this is the file, and why it is the way it is.",
    check,
};

fn check(repo: &Repo) -> Vec<Finding> {
    let source = |path: &str| path.contains("/src/") || path.starts_with("fuzz/fuzz_targets/");
    let files = repo.texts(".rs").filter(|(path, _)| source(path));
    files
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(path, _)| {
            Finding::new(format!("{path}:1"), "the file does not open with `//! ` and a sentence")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn a_silent_module_is_found() {
        let files =
            [("crates/a/src/x.rs", "use std;\n"), ("crates/a/src/y.rs", "//! Why.\n"), ("x/build.rs", "")];
        let found = check(&Repo::of(&files, Value::Null));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].place, "crates/a/src/x.rs:1");
    }
}
