//! A browser for the browser tests.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::house;
use crate::step::{Steps, call};

/// Where distributions put Chromium.
const PLACES: &[&str] = &["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const ADVICE: &str = "install Chromium and a font (Debian: apt-get install chromium fonts-dejavu-core), or set CHROMIUM \
     to its path, or leave the browser out with --no-browser";

/// The browser's path: CHROMIUM, else a known place, else installed with apt where we may.
pub(crate) fn find(steps: &mut Steps) -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("CHROMIUM") {
        return Ok(PathBuf::from(path));
    }
    if let Some(path) = installed() {
        return Ok(path);
    }
    steps.run("install Chromium", ADVICE, || {
        apt(&["update", "--quiet=2"])?;
        apt(&["install", "--quiet=2", "--yes", "--no-install-recommends", "chromium", "fonts-dejavu-core"])?;
        match installed() {
            Some(path) => Ok(path),
            None => bail!("apt installed chromium, and it is in none of {PLACES:?}"),
        }
    })
}

fn installed() -> Option<PathBuf> {
    PLACES.iter().map(Path::new).find(|path| path.is_file()).map(Path::to_path_buf)
}

/// `apt-get` as root: as we are, else through sudo where it asks no password.
fn apt(arguments: &[&str]) -> Result<()> {
    let root = Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.trim_ascii() == b"0");
    let mut command = if root {
        Command::new("apt-get")
    } else if house::has("sudo", "-nv") {
        let mut sudo = Command::new("sudo");
        sudo.args(["--non-interactive", "--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
        sudo
    } else {
        bail!("there is no Chromium, and installing one takes root");
    };
    call(command.env("DEBIAN_FRONTEND", "noninteractive").args(arguments))
}
