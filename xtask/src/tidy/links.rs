//! Links in our Markdown lead to files that exist.

use super::repo::Repo;
use super::{Finding, Rule};

pub(super) const RULE: Rule = Rule {
    name: "links",
    rationale: "A manual that leads nowhere is worse than none; files move and links stay behind.",
    check,
};

fn check(repo: &Repo) -> Vec<Finding> {
    let names = repo.names();
    let mut findings = Vec::new();
    // Test cases are texts to be read by the engine, not by people.
    for (path, text) in repo.texts(".md").filter(|(path, _)| !path.contains("/tests/")) {
        let mut fenced = false;
        for (n, line) in text.lines().enumerate() {
            if line.trim_start().starts_with("```") {
                fenced = !fenced;
            }
            if fenced {
                continue;
            }
            for target in targets(line) {
                let file = target.split('#').next().unwrap_or_default();
                if !file.is_empty() && !names.contains(resolve(path, file).as_str()) {
                    findings
                        .push(Finding::new(format!("{path}:{}", n + 1), format!("{target} does not exist")));
                }
            }
        }
    }
    findings
}

/// The relative targets of `[text](target)`.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices("](").filter_map(|(at, open)| {
        let rest = &line[at + open.len()..];
        let target = rest.split([')', ' ']).next()?;
        let elsewhere = target.contains("://") || target.starts_with("mailto:");
        (!elsewhere).then_some(target)
    })
}

/// A target as a path from the root.
fn resolve(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn a_dead_link_is_found() {
        let page = "[a](../README.md#top) [b](gone.md) [c](https://x.example/y) [d](#here) [e](./)\n\
                    ```\n[f](gone.md)\n```\n";
        let found = check(&Repo::of(&[("docs/page.md", page), ("README.md", "")], Value::Null));
        assert_eq!(found, [Finding::new("docs/page.md:1", "gone.md does not exist")]);
    }
}
