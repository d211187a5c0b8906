//! Only the command line prints.

use super::repo::Repo;
use super::{Finding, Rule};

pub(super) const RULE: Rule = Rule {
    name: "only-cli-prints",
    rationale: "Standard output is a contract (one JSON object a line); a library that prints breaks it.",
    check,
};

const MACROS: &[&str] = &["println!(", "print!(", "eprintln!(", "eprint!(", "dbg!("];

fn check(repo: &Repo) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in repo.texts(".rs").filter(|(path, _)| !may_print(path)) {
        // Tests at the end of a file may print; nextest shows it only when they fail.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (n, line) in code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            if let Some(name) = MACROS.iter().find(|name| line.contains(*name)) {
                findings
                    .push(Finding::new(format!("{path}:{}", n + 1), format!("`{name}…)` outside the cli")));
            }
        }
    }
    findings
}

/// The cli, tools for developers, examples and tests; build scripts talk to cargo by printing.
fn may_print(path: &str) -> bool {
    ["crates/cli/", "fuzz/", "xtask/"].iter().any(|folder| path.starts_with(folder))
        || path.ends_with("/build.rs")
        || ["examples", "tests", "benches"].iter().any(|folder| path.split('/').any(|part| part == *folder))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn a_printing_library_is_found() {
        let print = "fn f() {\n    println!(\"hello\");\n}\n";
        let tested = "fn f() {}\n#[cfg(test)]\nmod tests { fn f() { println!(\"x\"); } }\n";
        let files = [
            ("crates/store/src/lib.rs", print),
            ("crates/cli/src/main.rs", print),
            ("crates/text/src/lib.rs", tested),
            ("crates/ingest/examples/count.rs", print),
        ];
        let found = check(&Repo::of(&files, Value::Null));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].place, "crates/store/src/lib.rs:2");
    }
}
