//! Dependencies between our crates are those that ARCHITECTURE.md allows.

use std::collections::BTreeMap;

use super::repo::Repo;
use super::{Finding, Rule};

pub(super) const RULE: Rule = Rule {
    name: "dependency-edges",
    rationale: "Data flows one way; a crate that reaches back can no longer be tested, fuzzed or replaced alone.",
    check,
};

/// What a folder's crate may depend on.
enum Allowed {
    All,
    These(Vec<String>),
}

fn check(repo: &Repo) -> Vec<Finding> {
    let Some(text) = repo.text("ARCHITECTURE.md") else {
        return vec![Finding::new("ARCHITECTURE.md", "the file with the table of edges is missing")];
    };
    let table = table(text);
    let mut findings = Vec::new();
    for package in repo.packages() {
        let (Some(manifest), Some(name)) = (package["manifest_path"].as_str(), package["name"].as_str())
        else {
            continue;
        };
        let folder = folder(manifest);
        let Some(allowed) = table.get(folder) else {
            findings.push(Finding::new("ARCHITECTURE.md", format!("the code map has no row for `{folder}`")));
            continue;
        };
        let ours =
            package["dependencies"].as_array().into_iter().flatten().filter(|edge| edge["path"].is_string());
        for to in ours.filter_map(|edge| edge["name"].as_str()) {
            let short = to.trim_start_matches("onrecord-");
            let fine = match allowed {
                Allowed::All => true,
                Allowed::These(names) => names.iter().any(|name| name == short),
            };
            if !fine {
                findings.push(Finding::new(folder, format!("{name} may not depend on {to}")));
            }
        }
    }
    findings
}

/// The rows of the code map: "| `crates/text` | what is there | text, link |".
fn table(text: &str) -> BTreeMap<String, Allowed> {
    let rows = text.lines().filter_map(|line| {
        let cells: Vec<&str> =
            line.trim().strip_prefix('|')?.strip_suffix('|')?.split('|').map(str::trim).collect();
        let folder = cells.first()?.strip_prefix('`')?.strip_suffix('`')?;
        let allowed = match *cells.last()? {
            "all" => Allowed::All,
            names => Allowed::These(names.split(',').map(|name| name.trim().to_owned()).collect()),
        };
        Some((folder.to_owned(), allowed))
    });
    rows.collect()
}

/// `crates/text` of `/somewhere/crates/text/Cargo.toml`.
fn folder(manifest: &str) -> &str {
    let folder = manifest.trim_end_matches("/Cargo.toml");
    match folder.rfind("/crates/") {
        Some(at) => &folder[at + 1..],
        None => folder.rsplit('/').next().unwrap_or(folder),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_edge_outside_the_table_is_found() {
        let map = "| folder | what | may depend on |\n|---|---|---|\n| `crates/text` | pure | nothing of ours |\n\
                   | `crates/store` | ledger | text, link |\n| `crates/cli` | all of it | all |\n";
        let package = |name: &str, to: &str| {
            json!({"name": name, "manifest_path": format!("/x/crates/{name}/Cargo.toml"),
                   "dependencies": [{"name": to, "path": "/x"}, {"name": "serde", "path": null}]})
        };
        let packages = json!([
            package("text", "onrecord-store"),
            package("store", "onrecord-text"),
            package("cli", "onrecord-store"),
            package("new", "onrecord-text"),
        ]);
        let found = check(&Repo::of(&[("ARCHITECTURE.md", map)], packages));
        let places: Vec<&str> = found.iter().map(|finding| finding.place.as_str()).collect();
        assert_eq!(places, ["crates/text", "ARCHITECTURE.md"], "{found:?}");
    }
}
