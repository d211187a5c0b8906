//! `onrecord failures`: what could not be read, and has not been read since.

use std::io::Write;
use std::path::Path;

use clap::Args;
use onrecord_store::Store;

use crate::args::{AnswerArgs, Format};
use crate::error::{CommandResult, Exit};
use crate::failures::Shown;
use crate::ui::{self, STRONG, Ui};
use crate::{json, paging};

const EXAMPLES: &str = "\
Examples:
  onrecord failures
  onrecord failures --limit 0 --format json

What is read later after all is taken off the list. Codes are explained in docs/book/src/errors.md.";

/// Lists what could not be read, the latest first.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct FailuresArgs {
    #[command(flatten)]
    answer: AnswerArgs,
}

pub(crate) fn run(args: &FailuresArgs, ledger: &Path) -> CommandResult {
    let store = Store::open_read_only(ledger)?;
    let ui = Ui::stdout();
    let mut out = ui::out();
    let (shown, total) = paging::all(
        args.answer.limit,
        |page| store.failures(page),
        |failure| {
            match args.answer.format {
                Format::Json => out.write_all(json::line(&failure)?.as_bytes())?,
                Format::Table => {
                    let shown = Shown { place: failure.place, code: failure.code, message: failure.message };
                    writeln!(out, "{}", shown.set(ui))?;
                }
            }
            Ok(())
        },
    )?;
    if args.answer.format == Format::Table {
        match (total, paging::more(shown, total)) {
            (0, _) => writeln!(out, "Everything could be read.")?,
            (_, Some(more)) => writeln!(out, "{}", ui.paint(STRONG, &more))?,
            (_, None) => writeln!(out, "{}", ui.paint(STRONG, &format!("{total} could not be read.")))?,
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}
