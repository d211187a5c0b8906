//! `onrecord export`: everything, for another program.
//!
//! A file is written beside its name and moved there when it is whole: whoever finds it has all of it.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use onrecord_store::{Row, Store, What};

use crate::error::{CommandError, CommandResult, Exit};
use crate::{clean, json, ui};

const EXAMPLES: &str = "\
Examples:
  onrecord export --what statements --format csv -o statements.csv
  onrecord export --what documents > documents.jsonl
  onrecord export --what statements | jq -r 'select(.speaker == \"Teodar Vasklin\") | .content_words[]'

Rows are ordered by id, so that two exports can be compared. The cells of a CSV file hold the words as
they were printed: import them as text, so that your spreadsheet does not take one for a formula.";

/// Writes all documents, statements or what joins them as JSON lines or CSV.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct ExportArgs {
    /// What to list.
    #[arg(long, value_name = "WHAT")]
    what: WhatArg,

    /// The form of the rows.
    #[arg(long, value_name = "FORM", default_value = "jsonl")]
    format: Form,

    /// The file to write; without it, or with `-`, standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum WhatArg {
    /// The latest version of every document, with its text.
    Documents,
    /// Every statement of those, with its words.
    Statements,
    /// Every story: the documents on one event, and why each is in it.
    Stories,
    /// Every origin: the documents that go back to one report, and what they share.
    Origins,
    /// Every utterance: the statements that render one act of speaking, and how they differ.
    Utterances,
    /// Every incident: what is said to have happened, where and when, and why each document tells of it.
    Incidents,
    /// Every number claimed of an incident, with whose it is and how it stands to the others.
    Figures,
    /// Every contested claim: who takes which position on it, and who has not answered.
    Threads,
    /// Every correction, with who made it and why.
    Corrections,
}

impl From<WhatArg> for What {
    fn from(what: WhatArg) -> Self {
        match what {
            WhatArg::Documents => Self::Documents,
            WhatArg::Statements => Self::Statements,
            WhatArg::Stories => Self::Stories,
            WhatArg::Origins => Self::Origins,
            WhatArg::Utterances => Self::Utterances,
            WhatArg::Incidents => Self::Incidents,
            WhatArg::Figures => Self::Figures,
            WhatArg::Threads => Self::Threads,
            WhatArg::Corrections => Self::Corrections,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// One JSON object a line.
    Jsonl,
    /// Comma-separated values with a heading.
    Csv,
}

pub(crate) fn run(args: &ExportArgs, ledger: &Path) -> CommandResult {
    let store = Store::open_read_only(ledger)?;
    let what = What::from(args.what);
    match args.output.as_deref().filter(|path| *path != Path::new("-")) {
        None => {
            let visible = io::stdout().is_terminal();
            let mut out = BufWriter::with_capacity(64 << 10, io::stdout());
            write(&store, what, args.format, visible, &mut out)?;
            out.flush()?;
        }
        Some(path) => {
            let named = |error: io::Error| {
                CommandError::new(
                    onrecord_text::Code::Output,
                    format!("{}: {}", path.display(), error.kind()),
                )
            };
            let folder =
                path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let mut builder = tempfile::Builder::new();
            builder.prefix(".onrecord-export-");
            #[cfg(unix)]
            builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
            let mut file = builder.tempfile_in(folder).map_err(named)?;
            let rows = write(&store, what, args.format, false, &mut BufWriter::new(file.as_file_mut()))?;
            file.as_file().sync_all().map_err(named)?;
            file.persist(path).map_err(|error| named(error.error))?;
            ui::tell(&format!("{} written to {}", ui::count(rows, "row"), path.display()));
        }
    }
    Ok(Exit::Done)
}

/// Writes the rows; `visible` says that they go to a terminal, which must not obey their words.
fn write(
    store: &Store,
    what: What,
    form: Form,
    visible: bool,
    out: &mut impl Write,
) -> Result<u64, CommandError> {
    let mut rows = 0;
    match form {
        Form::Jsonl => store.export::<CommandError>(what, &mut |row: Row| {
            rows += 1;
            Ok(out.write_all(json::line(&row)?.as_bytes())?)
        })?,
        Form::Csv => {
            let mut csv = csv::Writer::from_writer(&mut *out);
            csv.write_record(what.columns()).map_err(csv_error)?;
            store.export::<CommandError>(what, &mut |row: Row| {
                rows += 1;
                let mut cells = row.cells();
                if visible {
                    cells.iter_mut().for_each(|cell| *cell = clean::lines(cell).into_owned());
                }
                csv.write_record(cells).map_err(csv_error)
            })?;
            csv.flush()?;
        }
    }
    out.flush()?;
    Ok(rows)
}

fn csv_error(error: csv::Error) -> CommandError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.into(),
        other => CommandError::new(onrecord_text::Code::Internal, format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_there_is_can_be_asked_for() {
        let asked = WhatArg::value_variants().iter().map(|what| What::from(*what));
        assert_eq!(asked.collect::<Vec<_>>(), What::ALL);
        let names = WhatArg::value_variants().iter().filter_map(WhatArg::to_possible_value);
        assert!(names.map(|name| name.get_name().to_owned()).eq(What::ALL.map(What::name)));
    }
}
