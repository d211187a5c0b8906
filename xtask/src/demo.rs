//! `cargo xtask demo`: from a fresh clone to the example dossier in a browser.

use std::ffi::OsString;

use anyhow::Result;

use crate::step::Steps;
use crate::{binary, web};

/// Options of `demo`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Address and port to serve at
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
}

/// Builds what is needed and hands over to `onrecord demo`.
pub(crate) fn run(options: &Options) -> Result<()> {
    let mut steps = Steps::default();
    web::build(&mut steps)?;
    let program = steps.run("build onrecord", "mend the compiler's first error", || {
        binary::build(binary::Profile::Release)
    })?;
    steps.summary();
    let mut arguments = vec![OsString::from("demo")];
    if let Some(address) = &options.listen {
        arguments.extend([OsString::from("--listen"), address.into()]);
    }
    binary::become_it(&program, &arguments)
}
