//! cargo-deny: licences, sources and bans of every dependency.
//!
//! Installed into the build folder in a pinned version when the machine has none, with the
//! optimiser nearly off: it runs for a second, so what it costs is its compilation.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};

use crate::house;
use crate::step::{Steps, call};

const VERSION: &str = "0.20.2";

/// Checks `deny.toml`, installing the tool first where it is missing.
pub(crate) fn run(steps: &mut Steps) -> Result<()> {
    let tools = house::target()?.join("tools");
    let ours = tools.join("bin").join(format!("cargo-deny{}", std::env::consts::EXE_SUFFIX));
    let program = match [PathBuf::from("cargo-deny"), ours.clone()]
        .into_iter()
        .find(|path| is_it(path.as_path()))
    {
        Some(program) => program,
        None => {
            steps.run("install cargo-deny", "check the network, or install cargo-deny by hand", || {
                call(
                    Command::new(house::cargo())
                        .args([
                            "install",
                            "--locked",
                            "--quiet",
                            "--version",
                            VERSION,
                            "cargo-deny",
                            "--root",
                        ])
                        .arg(&tools)
                        .env("CARGO_TARGET_DIR", tools.join("build"))
                        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
                        .env("CARGO_PROFILE_RELEASE_LTO", "off")
                        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                        .env("CARGO_PROFILE_RELEASE_DEBUG", "false"),
                )?;
                ensure!(is_it(&ours), "{} is not cargo-deny {VERSION}", ours.display());
                // 1 GB of intermediate files that nobody needs again.
                std::fs::remove_dir_all(tools.join("build"))?;
                Ok(())
            })?;
            ours
        }
    };
    steps.run("licences and sources", "choose another dependency, or argue for it in deny.toml", || {
        call(Command::new(program).current_dir(house::root()).args([
            "--workspace",
            "--log-level",
            "error",
            "check",
            "licenses",
            "bans",
            "sources",
        ]))
    })
}

/// Whether a program is the version we want: verdicts differ between versions.
fn is_it(program: &Path) -> bool {
    let said = Command::new(program).arg("--version").output();
    said.is_ok_and(|out| String::from_utf8_lossy(&out.stdout).trim() == format!("cargo-deny {VERSION}"))
}
