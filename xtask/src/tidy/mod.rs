//! `cargo xtask tidy`: the repository's own rules as tests.
//!
//! What a reviewer would have to remember is written down once, as a rule with a name, a rationale
//! and a check over the tracked files. One file a rule. The rules also run under
//! `cargo test -p xtask`, where each shows on a made-up repository that it can fail.

mod change_log;
mod dependencies;
mod edges;
mod length;
mod links;
mod lock_files;
mod machine_paths;
mod manual_pages;
mod module_docs;
mod printing;
mod purity;
mod repo;
mod unfinished;

use anyhow::{Result, bail};

use repo::Repo;
pub(crate) use repo::tracked;

use crate::house;

/// One rule.
struct Rule {
    /// Its name, printed with every finding.
    name: &'static str,
    /// Why it is there.
    rationale: &'static str,
    /// Every place that breaks it.
    check: fn(&Repo) -> Vec<Finding>,
}

/// A place that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    /// Path from the root, with the line where there is one.
    place: String,
    /// What is wrong there.
    what: String,
}

impl Finding {
    fn new(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into() }
    }
}

const RULES: &[Rule] = &[
    edges::RULE,
    dependencies::RULE,
    purity::RULE,
    printing::RULE,
    module_docs::RULE,
    length::RULE,
    unfinished::RULE,
    machine_paths::RULE,
    lock_files::RULE,
    links::RULE,
    change_log::RULE,
    manual_pages::RULE,
];

/// Checks every rule and prints what breaks one.
pub(crate) fn run() -> Result<()> {
    let repo = Repo::open(&house::root())?;
    let mut broken = 0;
    for rule in RULES {
        let findings = (rule.check)(&repo);
        if findings.is_empty() {
            continue;
        }
        broken += findings.len();
        println!("{}\n  Rationale: {}", rule.name, rule.rationale);
        for finding in findings {
            println!("  {}: {}", finding.place, finding.what);
        }
    }
    if broken > 0 {
        bail!("{broken} places break a rule");
    }
    println!("{} rules hold over {} files", RULES.len(), repo.files().len());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repository_keeps_its_rules() {
        run().expect("see the findings above");
    }

    #[test]
    fn every_rule_has_a_name_and_a_reason() {
        for rule in RULES {
            assert!(rule.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.name);
            assert!(rule.rationale.ends_with('.'), "{}", rule.name);
        }
    }
}
