//! One file a verb: its arguments with their help, and what it does.

pub(crate) mod annotate;
pub(crate) mod compare;
pub(crate) mod correct;
pub(crate) mod demo;
pub(crate) mod export;
pub(crate) mod failures;
pub(crate) mod figures;
pub(crate) mod origins;
pub(crate) mod read;
pub(crate) mod search;
pub(crate) mod serve;
pub(crate) mod show;
pub(crate) mod status;
pub(crate) mod story;
pub(crate) mod threads;
pub(crate) mod timeline;
pub(crate) mod verify;
pub(crate) mod who;

pub(crate) mod input;

use crate::args::{Cli, Command};
use crate::error::CommandResult;

/// Runs the command.
pub(crate) fn run(cli: Cli) -> CommandResult {
    let ledger = cli.ledger;
    match cli.command {
        Command::Read(args) => read::run(&args, &ledger),
        Command::Annotate(args) => annotate::run(&args),
        Command::Search(args) => search::run(&args, &ledger),
        Command::Who(args) => who::run(&args, &ledger),
        Command::Show(args) => show::run(&args, &ledger),
        Command::Story(args) => story::run(&args, &ledger),
        Command::Origins(args) => origins::run(&args, &ledger),
        Command::Figures(args) => figures::run(&args, &ledger),
        Command::Timeline(args) => timeline::run(&args, &ledger),
        Command::Compare(args) => compare::run(&args, &ledger),
        Command::Threads(args) => threads::run(&args, &ledger),
        Command::Correct(args) => correct::run(&args, &ledger),
        Command::Export(args) => export::run(&args, &ledger),
        Command::Verify(args) => verify::run(&args, &ledger),
        Command::Failures(args) => failures::run(&args, &ledger),
        Command::Status(args) => status::run(&args, &ledger),
        Command::Serve(args) => serve::run(args, &ledger),
        Command::Demo(args) => demo::run(&args),
    }
}
