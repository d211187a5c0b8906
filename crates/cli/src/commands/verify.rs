//! `onrecord verify`: every span against the captured bytes.

use std::io::Write;
use std::path::Path;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use onrecord_store::Store;

use crate::args::Format;
use crate::error::{CommandResult, Exit};
use crate::ui::{self, STRONG, Ui};
use crate::{clean, json};

const EXAMPLES: &str = "\
Examples:
  onrecord verify
  onrecord verify --ledger ~/ledgers/landing --format json

Nothing is fetched and nothing is changed: the words of every statement are made again from the bytes
that were captured and compared, and the bytes with their SHA-256. The exit code is 1 when anything
differs.";

/// Proves that every statement's words stand in the captured bytes.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct VerifyArgs {
    /// `table` for reading, `json` for programs: the whole report as one object.
    #[arg(long, value_name = "FORM", default_value = "table")]
    format: Format,
}

/// How many problems are spelled out for people.
const SHOWN: usize = 50;

pub(crate) fn run(args: &VerifyArgs, ledger: &Path) -> CommandResult {
    let store = Store::open_read_only(ledger)?;
    let bar = if ui::watched() { ProgressBar::new(0) } else { ProgressBar::hidden() };
    let style = ProgressStyle::with_template("{bar:24} {percent:>3}%  {pos} of {len} versions, {eta} left");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    let mut line = std::time::Instant::now();
    let report = store.verify(&mut |done, all| {
        bar.set_length(all);
        bar.set_position(done);
        if bar.is_hidden() && line.elapsed().as_secs() >= 5 {
            ui::tell(&format!("{done} of {all} versions checked"));
            line = std::time::Instant::now();
        }
    })?;
    bar.finish_and_clear();
    let mut out = ui::out();
    if args.format == Format::Json {
        out.write_all(json::line(&report)?.as_bytes())?;
    } else {
        let ui = Ui::stdout();
        for problem in report.problems.iter().take(SHOWN) {
            let advice = problem.code.advice();
            let place = [&problem.statement, &problem.document].into_iter().flatten().next();
            let place = place.map_or("the ledger", String::as_str);
            writeln!(out, "{}", ui.paint(STRONG, &clean::line(place)))?;
            writeln!(
                out,
                "{}",
                ui.wrap(&format!("{}  {} ({})", problem.code, advice.what, clean::line(&problem.message)), 2)
            )?;
            writeln!(out, "{}", ui.wrap(&format!("→ {}", advice.what_to_do), 2))?;
        }
        let left = report.problem_count.saturating_sub(SHOWN as u64);
        if left > 0 {
            writeln!(out, "and {left} more: --format json")?;
        }
        let verdict = match report.problem_count {
            0 => "Everything holds".to_owned(),
            1 => "1 problem".to_owned(),
            n => format!("{n} problems"),
        };
        writeln!(
            out,
            "{}: {} captures, {} versions of documents, {} statements, {} spans checked.",
            ui.paint(STRONG, &verdict),
            report.captures,
            report.documents,
            report.statements,
            report.spans
        )?;
    }
    out.flush()?;
    Ok(if report.problem_count > 0 { Exit::Failures } else { Exit::Done })
}
