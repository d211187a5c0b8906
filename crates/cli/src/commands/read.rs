//! `onrecord read`: from files and addresses to a ledger, with progress and a summary.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use clap::Args;
use onrecord_store::{RunCounts, Stats, Store};

use super::input;
use crate::args::InputArgs;
use crate::error::{CommandError, CommandResult, Exit};
use crate::pipeline::{Meter, Work};
use crate::progress::{self, Progress};
use crate::reading::{self, Broken, By, Summary};
use crate::stop::Stop;
use crate::ui::{self, STRONG, Ui};

const EXAMPLES: &str = "\
Examples:
  onrecord read reports/                                 a folder, into ./onrecord.ledger
  onrecord read archive.warc.gz rows.jsonl feed.xml      web archive, rows and feed in one go
  onrecord read clipping.txt --published 2024-09-11 --outlet \"The Velisane Courier\"
  onrecord read https://lantern.example/2031/the-weir.html clippings/
  onrecord read press/ --ledger ~/ledgers/landing        another ledger

Reading the same documents again changes nothing; a page whose words have changed gets a second
version beside the first. Ctrl-C finishes the batch in hand; the same command goes on from there.
Whatever cannot be read is listed at the end and by `onrecord failures`; the other documents are read
all the same, and the exit code is 1.";

/// Reads files, folders and addresses into the ledger, making it if it is not there yet.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct ReadArgs {
    #[command(flatten)]
    input: InputArgs,
}

pub(crate) fn run(args: &ReadArgs, ledger: &Path) -> CommandResult {
    let (work, unseen) = input::work(&args.input)?;
    let stop = Stop::listen()?;
    let store = Arc::new(Store::create_or_open(ledger)?);
    let arguments: Vec<String> = std::env::args().collect();
    let engine = args.input.engine.load()?;
    let by = By { engine: &engine, arguments: &arguments, stop: &stop };
    let summary = watched(&store, &work, &unseen, &by)?;
    store.notices().iter().for_each(ui::tell_notice);
    let mut out = ui::out();
    writeln!(out, "{}", set(&summary, Ui::stdout(), ledger))?;
    out.flush()?;
    if stop.asked() {
        ui::tell_error(&CommandError::new(onrecord_text::Code::Interrupted, ""));
        return Ok(Exit::Interrupted);
    }
    Ok(if summary.counts.failed > 0 { Exit::Failures } else { Exit::Done })
}

/// Reads with progress on standard error.
pub(crate) fn watched(
    store: &Arc<Store>,
    work: &Work,
    unseen: &[onrecord_ingest::Failure],
    by: &By<'_>,
) -> Result<Summary, CommandError> {
    let meter = Arc::new(Meter::default());
    let mut progress = Progress::new(&meter, input::size(&work.sources), false);
    reading::into(store, work, unseen, by, &meter, &mut progress).map_err(|Broken { error, counts }| {
        progress.end();
        let RunCounts { added, new_versions, .. } = counts;
        ui::tell(&format!(
            "{} added before this stay in the ledger.",
            ui::count(added + new_versions, "document")
        ));
        error
    })
}

/// What a reading came to, in words.
fn set(summary: &Summary, ui: Ui, ledger: &Path) -> String {
    let RunCounts { added, unchanged, new_versions, failed } = summary.counts;
    let documents = added + unchanged + new_versions;
    let head = format!(
        "{} in {}, {} a second",
        ui::count(documents, "document"),
        progress::seconds(summary.time),
        progress::rate(documents, summary.time)
    );
    let mut lines = vec![ui.paint(STRONG, &head)];
    let mut count = |count: u64, what: &str| lines.push(format!("{count:>9}  {what}"));
    count(added, "added");
    count(new_versions, "added as a new version of a known document");
    count(unchanged, "unchanged: the ledger had them");
    count(failed, "failed");
    if summary.skipped > 0 {
        count(summary.skipped, "archive records passed over: they hold no document");
    }
    count(summary.statements, "statements found");
    let Stats { documents, statements, speakers, .. } = summary.stats;
    lines.push(format!(
        "{} now holds {} with {} by {}.",
        ledger.display(),
        ui::count(documents, "document"),
        ui::count(statements, "statement"),
        ui::count(speakers, "named speaker")
    ));
    if failed > 0 {
        lines.push(String::new());
        lines.push(ui.paint(STRONG, "Could not be read:"));
        lines.extend(summary.first_failures.iter().map(|failure| failure.set(ui)));
        let more = failed - summary.first_failures.len() as u64;
        if more > 0 {
            lines.push(format!("  and {more} more: onrecord failures"));
        }
    }
    lines.join("\n")
}
