//! The tracked files of a repository and what cargo knows of its packages.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::house;

/// What the rules look at.
pub(super) struct Repo {
    files: Vec<File>,
    packages: Vec<Value>,
}

/// One tracked file.
pub(super) struct File {
    /// Path from the root, with forward slashes.
    pub(super) path: String,
    /// Its content; `None` when it is not UTF-8.
    pub(super) text: Option<String>,
}

impl Repo {
    /// Reads the repository at `root` and both of its workspaces.
    pub(super) fn open(root: &Path) -> Result<Self> {
        let mut files = Vec::new();
        for path in tracked(root)? {
            let whole = root.join(&path);
            let bytes = fs::read(&whole).with_context(|| format!("{} cannot be read", whole.display()))?;
            let path = path.to_string_lossy().replace('\\', "/");
            files.push(File { path, text: String::from_utf8(bytes).ok() });
        }
        let mut packages = Vec::new();
        for manifest in ["Cargo.toml", "fuzz/Cargo.toml"].map(|name| root.join(name)) {
            if manifest.is_file() {
                let metadata = house::metadata(&manifest)?;
                packages.extend(metadata["packages"].as_array().cloned().unwrap_or_default());
            }
        }
        Ok(Self { files, packages })
    }

    /// A made-up repository, to try rules on.
    #[cfg(test)]
    pub(super) fn of(files: &[(&str, &str)], packages: Value) -> Self {
        let file = |(path, text): &(&str, &str)| File { path: (*path).into(), text: Some((*text).into()) };
        Self {
            files: files.iter().map(file).collect(),
            packages: packages.as_array().cloned().unwrap_or_default(),
        }
    }

    /// Every tracked file, and those that git would track.
    pub(super) fn files(&self) -> &[File] {
        &self.files
    }

    /// The packages of `cargo metadata`.
    pub(super) fn packages(&self) -> &[Value] {
        &self.packages
    }

    /// The text of one file.
    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.files.iter().find(|file| file.path == path)?.text.as_deref()
    }

    /// Texts whose path ends with `ending`.
    pub(super) fn texts(&self, ending: &str) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .filter(move |file| file.path.ends_with(ending))
            .filter_map(|file| Some((file.path.as_str(), file.text.as_deref()?)))
    }

    /// Every file and every folder that holds one.
    pub(super) fn names(&self) -> BTreeSet<&str> {
        let mut names = BTreeSet::new();
        for file in &self.files {
            let mut name = file.path.as_str();
            while names.insert(name) {
                let Some((folder, _)) = name.rsplit_once('/') else { break };
                name = folder;
            }
        }
        names
    }
}

/// Paths of the files git tracks or would track, from the root, in order.
pub(crate) fn tracked(root: &Path) -> Result<Vec<PathBuf>> {
    let out = Command::new("git")
        .current_dir(root)
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .output()
        .context("git did not start")?;
    ensure!(out.status.success(), "git ls-files: {}", String::from_utf8_lossy(&out.stderr));
    let names = String::from_utf8(out.stdout).context("a file's name is not UTF-8")?;
    let mut paths: Vec<PathBuf> = names.split_terminator('\0').map(PathBuf::from).collect();
    // Files deleted and not yet committed are still listed.
    paths.retain(|path| root.join(path).is_file());
    paths.sort();
    paths.dedup();
    Ok(paths)
}
