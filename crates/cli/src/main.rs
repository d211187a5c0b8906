//! The `onrecord` command: arguments, progress, printing and exit codes.
//!
//! Everything a user can see on a terminal is decided here and nowhere else: the libraries return data
//! and typed errors. Every verb is one file in [`commands`]; what verbs share (the pipeline, the
//! progress, the setting of statements) stands beside them.

mod answer;
mod args;
mod budget;
mod clean;
mod commands;
#[cfg(test)]
mod docs;
mod engine;
mod error;
mod failures;
mod happening;
mod json;
mod paging;
mod pipeline;
mod progress;
mod reading;
mod setting;
mod stop;
mod taker;
mod ui;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use clap::error::ErrorKind;
use onrecord_text::Code;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

use crate::args::Cli;
use crate::error::{CommandError, Exit};

/// The system's own keeps a heap for every thread and seldom gives memory back, so that one large
/// document on each of eight threads would be held eight times.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let exit = match args::parse() {
        Ok(cli) => run(cli),
        Err(error) => say(&error),
    };
    ExitCode::from(exit as u8)
}

fn run(cli: Cli) -> Exit {
    log(cli.verbose);
    catch_unwind(AssertUnwindSafe(|| commands::run(cli)))
        .unwrap_or_else(|_| Err(CommandError::new(Code::Internal, "see the line above")))
        .unwrap_or_else(|error| {
            ui::tell_error(&error);
            error.exit()
        })
}

/// What the parser of arguments has to say: help that was asked for, or what it did not understand.
fn say(error: &clap::Error) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = error.print();
            Exit::Done
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            Exit::Usage
        }
        _ => {
            let message = error.render().to_string();
            let message = message.strip_prefix("error: ").unwrap_or(&message);
            ui::tell(&format!("error[{}]: {}", Code::Usage, message.trim_end()));
            Exit::Usage
        }
    }
}

/// Logs go to standard error: our own warnings, and more with `--verbose` or as `RUST_LOG` says. What
/// libraries warn of on the way is either in a document's diagnostics or nothing to act upon.
fn log(verbose: bool) {
    let level = if verbose { "debug" } else { "warn" };
    let ours = ["onrecord", "onrecord_ingest", "onrecord_store", "onrecord_server"];
    let usual: Vec<String> = ours.iter().map(|name| format!("{name}={level}")).collect();
    let filter = match std::env::var("RUST_LOG") {
        Ok(wanted) => EnvFilter::builder().parse_lossy(wanted),
        Err(_) => EnvFilter::builder()
            .with_default_directive(LevelFilter::ERROR.into())
            .parse_lossy(usual.join(",")),
    };
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(ui::Ui::stderr().styled())
        .without_time()
        .init();
    // A panic is caught where the work is cut into pieces; its place is worth a line in a report.
    std::panic::set_hook(Box::new(|panic| tracing::error!(code = %Code::Internal, "{panic}")));
}
