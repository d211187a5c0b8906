//! Building and starting `onrecord` itself.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, ensure};

use crate::house;
use crate::step::call;

/// How the program is compiled.
#[derive(Clone, Copy)]
pub(crate) enum Profile {
    /// With the tests, so that nothing is compiled twice: a test run needs no release build.
    Dev,
    /// For people and for measuring.
    Release,
}

/// Builds the program and says where it is; `ONRECORD_PROGRAM` names one to measure instead, an older release for
/// instance.
pub(crate) fn build(profile: Profile) -> Result<PathBuf> {
    if let Some(program) = std::env::var_os("ONRECORD_PROGRAM") {
        return Ok(program.into());
    }
    let mut cargo = Command::new(house::cargo());
    cargo.current_dir(house::root()).arg("build");
    let folder = match profile {
        // Exactly the units that `cargo test --workspace` needs: another choice of packages or
        // targets would have other features and compile half of the dependencies again.
        Profile::Dev => {
            cargo.args(["--workspace", "--bins", "--tests", "--examples"]);
            "debug"
        }
        Profile::Release => {
            cargo.args(["--release", "--package", "onrecord-cli"]);
            "release"
        }
    };
    call(&mut cargo)?;
    let program = house::target()?.join(folder).join(format!("onrecord{}", std::env::consts::EXE_SUFFIX));
    ensure!(program.is_file(), "{} was not built", program.display());
    Ok(program)
}

/// Runs the program in our place, so that Ctrl-C and the exit code are its own.
pub(crate) fn become_it(program: &Path, arguments: &[OsString]) -> Result<()> {
    let mut command = Command::new(program);
    command.args(arguments);
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        Err(anyhow::Error::new(command.exec()).context(format!("{} did not start", program.display())))
    }
    #[cfg(not(unix))]
    call(&mut command)
}
