//! Lock files name packages and hashes, not the mirror they were fetched from.

use super::repo::Repo;
use super::{Finding, Rule};

pub(super) const RULE: Rule = Rule {
    name: "lock-files",
    rationale: "A lock file that names one machine's mirror cannot be installed from anywhere else.",
    check,
};

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn check(repo: &Repo) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, text) in repo.texts("Cargo.lock") {
        for (n, line) in text.lines().enumerate() {
            let source = line.strip_prefix("source = \"").and_then(|rest| rest.strip_suffix('"'));
            if source.is_some_and(|source| source != CRATES_IO) {
                findings.push(Finding::new(format!("{path}:{}", n + 1), "a source other than crates.io"));
            }
        }
    }
    for (path, text) in repo.texts("package-lock.json") {
        for (n, _) in text.lines().enumerate().filter(|(_, line)| line.contains("\"resolved\": \"http")) {
            findings.push(Finding::new(
                format!("{path}:{}", n + 1),
                "an address; set omit-lockfile-registry-resolved=true in web/.npmrc and install again",
            ));
        }
    }
    let configurations = ["/.npmrc", ".cargo/config.toml"].into_iter().flat_map(|ending| repo.texts(ending));
    for (path, text) in configurations {
        for (n, line) in text.lines().enumerate() {
            let line = line.trim_start();
            if line.starts_with("registry") || line.contains("_auth") || line.starts_with("[source") {
                findings.push(Finding::new(
                    format!("{path}:{}", n + 1),
                    "where packages come from is the machine's business",
                ));
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
    fn a_mirror_is_found() {
        let cargo = format!("source = \"{CRATES_IO}\"\nsource = \"registry+https://mirror.example/index\"\n");
        let npm = "{\n\"resolved\": \"https://mirror.example/x.tgz\",\n\"integrity\": \"sha512-x\"\n}";
        let files =
            [("Cargo.lock", cargo.as_str()), ("web/package-lock.json", npm), ("web/.npmrc", "registry=x\n")];
        let found = check(&Repo::of(&files, Value::Null));
        let places: Vec<&str> = found.iter().map(|finding| finding.place.as_str()).collect();
        assert_eq!(places, ["Cargo.lock:2", "web/package-lock.json:2", "web/.npmrc:1"]);
    }
}
