//! `onrecord status`: the ledger in numbers.

use std::io::Write;
use std::path::Path;

use clap::Args;
use indicatif::HumanBytes;
use onrecord_store::{Stats, Store};

use crate::args::Format;
use crate::error::{CommandResult, Exit};
use crate::json;
use crate::ui::{self, STRONG, Ui};

const EXAMPLES: &str = "\
Examples:
  onrecord status
  onrecord status --ledger ~/ledgers/landing --format json";

/// Says what the ledger holds.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct StatusArgs {
    /// `table` for reading, `json` for programs.
    #[arg(long, value_name = "FORM", default_value = "table")]
    format: Format,
}

pub(crate) fn run(args: &StatusArgs, ledger: &Path) -> CommandResult {
    let store = Store::open_read_only(ledger)?;
    let stats = store.stats()?;
    let mut out = ui::out();
    match args.format {
        Format::Json => out.write_all(json::line(&stats)?.as_bytes())?,
        Format::Table => {
            writeln!(out, "{}", Ui::stdout().paint(STRONG, &ledger.display().to_string()))?;
            for (number, what) in lines(&stats) {
                writeln!(out, "{number:>9}  {what}")?;
            }
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn lines(stats: &Stats) -> Vec<(String, String)> {
    let published = match (&stats.first_published, &stats.last_published) {
        (Some(first), Some(last)) => format!("documents, published {first} to {last}"),
        _ => "documents".to_owned(),
    };
    let counted = |number: u64, thing: &str| (number.to_string(), ui::plural(number, thing));
    let mut lines = vec![
        (stats.documents.to_string(), published),
        (stats.versions.to_string(), format!("{} of them", ui::plural(stats.versions, "version"))),
        (stats.undated.to_string(), "undated".to_owned()),
        counted(stats.outlets, "outlet"),
        counted(stats.statements, "statement"),
        counted(stats.speakers, "named speaker"),
        (stats.captures.to_string(), format!("captures, {}", HumanBytes(stats.captured_bytes))),
    ];
    let hint = if stats.failures > 0 { "could not be read: onrecord failures" } else { "could not be read" };
    lines.push((stats.failures.to_string(), hint.to_owned()));
    lines
}
