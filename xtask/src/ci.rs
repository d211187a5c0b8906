//! `cargo xtask ci`: everything that has to hold on the main branch.
//!
//! Cheap checks come first, so that a slip of the pen is known in a minute. Nothing is compiled in
//! the release profile: lints and documentation share what `cargo check` makes of the dependencies,
//! tests and browser share the dev build, and only the fuzz targets need a third.

use std::process::Command;

use anyhow::Result;

use crate::step::{Steps, call};
use crate::{deny, fuzz, house, test, tidy};

/// Options of `ci`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Run only these parts
    #[arg(long, value_enum, value_delimiter = ',', value_name = "PART")]
    only: Vec<Part>,
    /// Seconds of fuzzing for each target
    #[arg(long, default_value_t = 15)]
    fuzz_seconds: u32,
}

/// A part of CI.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// Formatting
    Fmt,
    /// The repository's own rules
    Tidy,
    /// Lints
    Clippy,
    /// Documentation
    Doc,
    /// Licences and sources of the dependencies
    Deny,
    /// All tests, browser included
    Test,
    /// A short fuzzing of every parser
    Fuzz,
}

/// Runs every part, or those asked for, in order; stops at the first that fails.
pub(crate) fn run(options: &Options) -> Result<()> {
    let wants = |part| options.only.is_empty() || options.only.contains(&part);
    let mut steps = Steps::default();
    if wants(Part::Fmt) {
        steps
            .run("formatting", "run `cargo fmt --all`", || call(cargo().args(["fmt", "--all", "--check"])))?;
    }
    if wants(Part::Tidy) {
        steps.run("tidy", "each finding says which rule it breaks and why the rule is there", tidy::run)?;
    }
    if wants(Part::Clippy) {
        steps.run("lints", "mend the first finding; the reasons stand in clippy.toml", || {
            call(cargo().args(["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]))
        })?;
    }
    if wants(Part::Doc) {
        steps.run("documentation", "mend the link or the markup in the doc comment", || {
            let mut doc = cargo();
            doc.args(["doc", "--workspace", "--no-deps", "--document-private-items", "--quiet"]);
            call(doc.env("RUSTDOCFLAGS", "-D warnings"))
        })?;
    }
    if wants(Part::Deny) {
        deny::run(&mut steps)?;
    }
    if wants(Part::Test) {
        test::run_in(&mut steps, &test::Options::everything())?;
    }
    if wants(Part::Fuzz) {
        fuzz::run_in(&mut steps, &fuzz::Options::every(options.fuzz_seconds))?;
    }
    steps.summary();
    Ok(())
}

fn cargo() -> Command {
    let mut command = Command::new(house::cargo());
    command.current_dir(house::root());
    command
}
