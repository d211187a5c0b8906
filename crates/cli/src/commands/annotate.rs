//! `onrecord annotate`: records on standard output, no ledger.
//!
//! Lines are made on the worker threads and written in the order of the input, so that two runs over
//! the same input give the same bytes.

use std::io::Write;
use std::sync::Arc;

use clap::Args;
use onrecord_ingest::Captured;
use onrecord_text::annotate;

use super::input;
use crate::args::InputArgs;
use crate::error::{CommandError, CommandResult, Exit};
use crate::failures::Shown;
use crate::pipeline::{self, Event, Meter};
use crate::progress::{self, Progress};
use crate::stop::Stop;
use crate::{json, ui};

const EXAMPLES: &str = "\
Examples:
  onrecord annotate report.txt                       one JSON object: statements, speakers, what is missing
  onrecord annotate press/ --text > records.jsonl    a folder, each record with its text
  cat rows.jsonl | onrecord annotate -               rows with `text` or `html` from another program
  onrecord annotate page.html --published 2024-09-11 --outlet \"The Aurel Examiner\"

The record's fields are described in docs/book/src/record.md. What cannot be read is said on standard
error; the exit code is then 1.";

/// Prints what it reads out of documents as JSON lines, without a ledger.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct AnnotateArgs {
    #[command(flatten)]
    input: InputArgs,

    /// Put each document's text into its record: the text that the spans index.
    #[arg(long)]
    text: bool,
}

pub(crate) fn run(args: &AnnotateArgs) -> CommandResult {
    let (work, unseen) = input::work(&args.input)?;
    let stop = Stop::listen()?;
    let meter = Arc::new(Meter::default());
    let mut out = std::io::BufWriter::with_capacity(256 << 10, std::io::stdout());
    let to_terminal = std::io::IsTerminal::is_terminal(&std::io::stdout());
    let mut progress = Progress::new(&meter, input::size(&work.sources), to_terminal);
    let (mut documents, mut failed) = (0u64, 0u64);
    for failure in &unseen {
        failed += 1;
        progress.say(&Shown::from(failure).line());
    }
    let engine = args.input.engine.load()?;
    let with_text = args.text;
    let make = move |captured: Captured| -> Result<String, CommandError> {
        let mut record = annotate(&captured.document, &engine);
        let mut diagnostics = captured.diagnostics;
        diagnostics.append(&mut record.diagnostics);
        record.diagnostics = diagnostics;
        record.text = with_text.then_some(captured.document.text);
        json::line(&record)
    };
    pipeline::run(&work, &stop, &meter, make, |event| {
        let Event::Done(done) = event else {
            progress.tick();
            return Ok(out.flush()?);
        };
        for failure in &done.failures {
            failed += 1;
            progress.say(&Shown::from(failure).line());
        }
        documents += done.documents.len() as u64;
        progress.add(done.documents.len() as u64, done.failures.len() as u64);
        for line in done.documents {
            out.write_all(line?.as_bytes())?;
        }
        Ok(())
    })?;
    out.flush()?;
    progress.end();
    let time = progress.elapsed();
    ui::tell(&format!(
        "{} annotated, {failed} failed, in {} ({}/s)",
        ui::count(documents, "document"),
        progress::seconds(time),
        progress.rate()
    ));
    if stop.asked() {
        ui::tell("Stopped by you; the lines above are complete.");
        return Ok(Exit::Interrupted);
    }
    Ok(if failed > 0 { Exit::Failures } else { Exit::Done })
}
