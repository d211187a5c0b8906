//! The web page: npm only when something changed.
//!
//! The page is embedded into the program from `web/dist`, so it is built before cargo is called; no
//! build script runs npm. Stamps hold a hash of what went in, so that an unchanged page costs
//! nothing and a changed one is never forgotten (times of files lie after a checkout).

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::step::{Steps, call};
use crate::{house, tidy};

/// Where the source of the page is.
pub(crate) fn folder() -> PathBuf {
    house::root().join("web")
}

/// `npm`, in the folder of the page.
pub(crate) fn npm(arguments: &[&str]) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(folder()).args(arguments);
    command
}

/// Installs the page's packages when its lock file changed.
pub(crate) fn install(steps: &mut Steps) -> Result<()> {
    let stamp = folder().join("node_modules/.onrecord-installed");
    let inputs = hash(&[PathBuf::from("web/package-lock.json"), PathBuf::from("web/package.json")])?;
    if fs::read_to_string(&stamp).is_ok_and(|old| old == inputs) {
        return Ok(());
    }
    steps.run("npm ci", "install Node 20 or later with npm and check the network", || {
        call(&mut npm(&["ci", "--no-audit", "--no-fund"]))?;
        fs::write(&stamp, &inputs).with_context(|| format!("{} cannot be written", stamp.display()))
    })
}

/// Builds the page when anything in `web/` changed.
pub(crate) fn build(steps: &mut Steps) -> Result<()> {
    let sources =
        tidy::tracked(&house::root())?.into_iter().filter(|path| is_input(path)).collect::<Vec<_>>();
    let stamp = folder().join("node_modules/.onrecord-built");
    let inputs = hash(&sources)?;
    if fs::read_to_string(&stamp).is_ok_and(|old| old == inputs) && folder().join("dist/index.html").is_file()
    {
        return Ok(());
    }
    install(steps)?;
    steps.run("build the web page", "run `npm run check` in web/ for the first error", || {
        call(&mut npm(&["run", "--silent", "build"]))?;
        ensure!(folder().join("dist/index.html").is_file(), "npm run build left no web/dist/index.html");
        fs::write(&stamp, &inputs).with_context(|| format!("{} cannot be written", stamp.display()))
    })
}

/// Whether a tracked file can change the built page.
fn is_input(path: &Path) -> bool {
    path.starts_with("web") && !path.starts_with("web/tests")
}

/// A hash of files' names and contents; only ever compared with one made by the same program.
fn hash(files: &[PathBuf]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for file in files {
        let bytes = fs::read(house::root().join(file))
            .with_context(|| format!("{} is missing: is the checkout complete?", file.display()))?;
        (file, bytes).hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}
