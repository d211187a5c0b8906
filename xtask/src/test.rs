//! `cargo xtask test`: everything, browser included.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::served::Served;
use crate::step::{Steps, call};
use crate::{binary, browser, house, web};

/// Options of `test`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Leave the browser tests out
    #[arg(long)]
    no_browser: bool,
    /// Run only these parts
    #[arg(long, value_enum, value_delimiter = ',', value_name = "PART")]
    only: Vec<Part>,
}

/// A part of the tests.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// Unit, property and integration tests of every crate
    Rust,
    /// The examples in the documentation
    Doc,
    /// Types and unit tests of the web page
    Web,
    /// The web page in a browser, on the example dossier
    Browser,
}

impl Options {
    /// Every part.
    pub(crate) fn everything() -> Self {
        Self { no_browser: false, only: Vec::new() }
    }

    fn wants(&self, part: Part) -> bool {
        (self.only.is_empty() || self.only.contains(&part)) && !(self.no_browser && part == Part::Browser)
    }
}

/// `cargo xtask test` on its own.
pub(crate) fn run(options: &Options) -> Result<()> {
    let mut steps = Steps::default();
    run_in(&mut steps, options)?;
    steps.summary();
    Ok(())
}

/// The same as part of a longer run.
pub(crate) fn run_in(steps: &mut Steps, options: &Options) -> Result<()> {
    // The page is embedded while compiling; everything but the browser does without it.
    if options.wants(Part::Browser) {
        web::build(steps)?;
    }
    let program = if options.wants(Part::Rust) || options.wants(Part::Browser) {
        Some(
            steps
                .run("compile", "mend the compiler's first error", || binary::build(binary::Profile::Dev))?,
        )
    } else {
        None
    };
    if options.wants(Part::Rust) {
        steps.run("tests of the crates", "run the failing test alone: cargo test -p CRATE NAME", crates)?;
    }
    if options.wants(Part::Doc) {
        steps.run("examples in the documentation", "mend the example in the item's doc comment", || {
            call(cargo().args(["test", "--workspace", "--doc"]))
        })?;
    }
    if options.wants(Part::Web) {
        web::install(steps)?;
        steps.run("types of the web page", "run `npm run check` in web/", || {
            call(&mut web::npm(&["run", "--silent", "check"]))
        })?;
        steps.run("unit tests of the web page", "run `npm test` in web/", || {
            call(&mut web::npm(&["test", "--silent"]))
        })?;
    }
    if let Some(program) = program.filter(|_| options.wants(Part::Browser)) {
        web::install(steps)?;
        let chromium = browser::find(steps)?;
        steps
            .run("browser tests", "look at the pictures in target/screens", || pages(&program, &chromium))?;
    }
    Ok(())
}

fn cargo() -> Command {
    let mut command = Command::new(house::cargo());
    command.current_dir(house::root());
    command
}

/// nextest where it is installed, for its summary and its timing; cargo's own runner otherwise.
fn crates() -> Result<()> {
    if cargo().args(["nextest", "--version"]).output().is_ok_and(|out| out.status.success()) {
        call(cargo().args(["nextest", "run", "--workspace", "--no-fail-fast", "--status-level", "slow"]))
    } else {
        call(cargo().args(["test", "--workspace", "--bins", "--lib", "--tests", "--no-fail-fast", "--quiet"]))
    }
}

/// Serves the dossier from a temporary ledger and lets the browser tests loose on it.
fn pages(program: &Path, chromium: &Path) -> Result<()> {
    let screens = house::target()?.join("screens");
    fs::create_dir_all(&screens).with_context(|| format!("{} cannot be made", screens.display()))?;
    let served = Served::start(program, &[OsStr::new("demo")])?;
    // What a test adds must not be there when another one counts.
    let writable = Served::start(program, &[OsStr::new("demo"), OsStr::new("--local-addresses")])?;
    call(
        web::npm(&["run", "--silent", "browser"])
            .env("ONRECORD_URL", &served.url)
            .env("ONRECORD_WRITABLE_URL", &writable.url)
            .env("SCREENS", &screens)
            .env("CHROMIUM", chromium),
    )
}
