//! The pages of the book that are made from the rules say what the rules say.

use super::repo::Repo;
use super::{Finding, Rule};
use crate::manual::{PARTS, page};

pub(super) const RULE: Rule = Rule {
    name: "manual-pages",
    rationale: "People look up in the book what is understood; a page that lags behind the rules misleads them.",
    check,
};

fn check(repo: &Repo) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (folder, book, title) in PARTS {
        let inside = |path: &str| {
            let name = path.strip_prefix(folder)?.strip_prefix('/')?;
            (!name.contains('/')).then(|| name.to_owned())
        };
        let files: Vec<(String, &str)> =
            repo.texts(".rs").filter_map(|(path, text)| Some((inside(path)?, text))).collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
        if !files.is_empty() && repo.text(book) != Some(page(title, &files).as_str()) {
            findings.push(Finding::new(book, "not what the rules say; run `cargo xtask manual`"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn an_old_page_is_found() {
        let (folder, book, title) = PARTS[0];
        let rule = format!("{folder}/mod.rs");
        let source = "//! Dates.\n//!\n//! All of them.\n";
        let current = page(title, &[("mod.rs", source)]);
        assert_eq!(check(&Repo::of(&[(&rule, source), (book, &current)], Value::Null)), []);
        assert_eq!(check(&Repo::of(&[(&rule, source), (book, "old")], Value::Null)).len(), 1);
        assert_eq!(check(&Repo::of(&[(&rule, source)], Value::Null)).len(), 1);
    }
}
