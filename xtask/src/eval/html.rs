//! `eval html`: article text from pages, by the measure of the benchmark itself.
//!
//! The measuring is ingest's own example, so that the figure is of the code that ships.

use std::ffi::OsString;
use std::process::Command;

use anyhow::Result;

use crate::step::call;
use crate::{house, machine};

/// Options of `eval html`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Arguments of the example
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<OsString>,
}

/// Runs the example on the corpus.
pub(crate) fn run(options: &Options) -> Result<()> {
    let Some(corpus) = house::shared("data/html") else { return Ok(()) };
    println!("{}", machine::describe());
    call(
        Command::new(house::cargo())
            .current_dir(house::root())
            .args([
                "run",
                "--quiet",
                "--release",
                "--package",
                "onrecord-ingest",
                "--example",
                "html_eval",
                "--",
            ])
            .arg(corpus)
            .args(&options.arguments),
    )
}
