//! Where things are: the repository, its build folder, the corpora beside it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

/// The repository's root.
pub(crate) fn root() -> PathBuf {
    // Cargo sets the variable for `cargo run` and `cargo test`; what was compiled in serves a
    // program called by hand.
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest.parent().map_or_else(|| manifest.clone(), Path::to_path_buf)
}

/// What `cargo metadata` says of a workspace's own packages.
pub(crate) fn metadata(manifest: &Path) -> Result<Value> {
    let out = Command::new(cargo())
        .args(["metadata", "--no-deps", "--format-version", "1", "--manifest-path"])
        .arg(manifest)
        .output()
        .context("cargo metadata did not start")?;
    ensure!(out.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).context("cargo metadata printed something else than JSON")
}

/// The build folder: `target`, or where CARGO_TARGET_DIR puts it.
pub(crate) fn target() -> Result<PathBuf> {
    let metadata = metadata(&root().join("Cargo.toml"))?;
    let Some(folder) = metadata["target_directory"].as_str() else { bail!("cargo names no target folder") };
    Ok(PathBuf::from(folder))
}

/// The cargo that runs us.
pub(crate) fn cargo() -> PathBuf {
    std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from)
}

/// A path inside the folder of public corpora: `../shared`, or ONRECORD_SHARED. When it is not
/// there the user is told, and the caller skips its work: nobody needs the corpora to build or test.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let folder =
        std::env::var_os("ONRECORD_SHARED").map_or_else(|| root().join("..").join("shared"), PathBuf::from);
    let whole = folder.join(path);
    if whole.exists() {
        return Some(whole);
    }
    println!(
        "skipped: {} is not there. Set ONRECORD_SHARED to the folder that holds {path}.",
        whole.display()
    );
    None
}

/// Whether a program can be started.
pub(crate) fn has(program: &str, argument: &str) -> bool {
    Command::new(program).arg(argument).output().is_ok_and(|out| out.status.success())
}
