//! `onrecord show`: one document with its statements.

use std::io::Write;
use std::path::Path;

use clap::Args;
use onrecord_store::{DocumentView, Store, StoreError};
use onrecord_text::{CodePoints, Field};

use crate::args::Format;
use crate::error::{CommandResult, Exit};
use crate::setting::{Card, publisher, word};
use crate::ui::{self, STRONG, Ui};
use crate::{clean, json};

const EXAMPLES: &str = "\
Examples:
  onrecord show d-0123456789ab                the latest version
  onrecord show d-0123456789ab --version 1    the first one
  onrecord show d-0123456789ab.cdefgh.s4      the document of a statement
  onrecord show d-0123456789ab --format json  with every span

Ids are printed by `search`, `who` and `export`. On a terminal what somebody is said to have said is
bold.";

/// Shows a document: where it comes from, its text, its statements.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct ShowArgs {
    /// The id of a document, of one of its versions, or of a statement in it.
    #[arg(value_name = "ID")]
    id: String,

    /// Which version, counted from 1 [default: the latest].
    #[arg(long, value_name = "N")]
    version: Option<u32>,

    /// `table` for reading, `json` for programs.
    #[arg(long, value_name = "FORM", default_value = "table")]
    format: Format,
}

pub(crate) fn run(args: &ShowArgs, ledger: &Path) -> CommandResult {
    let store = Store::open_read_only(ledger)?;
    let view = find(&store, &args.id, args.version)?;
    let mut out = ui::out();
    match args.format {
        Format::Json => out.write_all(json::line(&view)?.as_bytes())?,
        Format::Table => write!(out, "{}", set(&view, Ui::stdout()))?,
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// A statement's id begins with the id of its version.
fn find(store: &Store, id: &str, version: Option<u32>) -> Result<DocumentView, StoreError> {
    let of_document = store.document(id, version);
    match (&of_document, id.rsplit_once('.')) {
        (Err(StoreError::NotFound { .. }), Some((document, statement))) if statement.starts_with('s') => {
            let view = store.document(document, version)?;
            match view.record.statements.iter().any(|known| known.id == statement) {
                true => Ok(view),
                false => Err(StoreError::NotFound { what: "statement", id: id.to_owned() }),
            }
        }
        _ => of_document,
    }
}

fn set(view: &DocumentView, ui: Ui) -> String {
    let summary = &view.summary;
    let mut out = String::new();
    let title = summary.title.as_deref().map_or_else(|| summary.doc.clone(), clean::line);
    out.push_str(&ui.paint(STRONG, &ui.wrap(&clean::line(&title), 0)));
    out.push('\n');
    let mut field = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            out.push_str(&format!("  {name:<10}{}\n", clean::line(&value)));
        }
    };
    field("outlet", Some(publisher(summary.outlet.as_deref(), summary.agency.as_deref())));
    field("author", summary.author.clone());
    let published = match &summary.published {
        Some(published) => format!("{published} ({})", word(&summary.published_basis)),
        None => "undated".to_owned(),
    };
    field("published", Some(published));
    field("address", summary.url.clone());
    field("version", Some(format!("{} of {}, added {}", summary.version, summary.versions, summary.added)));
    field(
        "captured",
        Some(format!("{}, {} bytes, {}", view.capture.media_type, view.capture.bytes, view.capture.target)),
    );
    field("sha-256", Some(view.capture.sha256.clone()));
    field("id", Some(summary.version_id.clone()));
    out.push('\n');
    out.push_str(&text(view, ui));
    if !view.record.statements.is_empty() {
        out.push_str(&format!("\n{}\n", ui.paint(STRONG, "Statements")));
        let points = CodePoints::new(&view.text);
        for statement in &view.record.statements {
            out.push_str(&format!("\n{}\n", Card::recorded(statement, &view.record, &points).set(ui)));
        }
    }
    if !view.diagnostics.is_empty() {
        out.push_str(&format!("\n{}\n", ui.paint(STRONG, "What is not known")));
        for diagnostic in &view.diagnostics {
            let what = format!("{}  {}", diagnostic.code, clean::line(&diagnostic.message));
            out.push_str(&format!("{}\n", ui.wrap(&what, 2)));
        }
    }
    out
}

/// The text, paragraph by paragraph, with what was said in bold where that can be seen.
fn text(view: &DocumentView, ui: Ui) -> String {
    let statements = view.record.statements.iter().filter(|statement| statement.field == Field::Text);
    let mut said: Vec<_> = statements.flat_map(|statement| statement.content.iter().copied()).collect();
    said.sort();
    let mut said = said.into_iter().peekable();
    let mut end = 0;
    let mut paragraph = String::new();
    let mut bold = String::new();
    let mut out = String::new();
    let flush = |paragraph: &mut String, bold: &mut String| {
        if !bold.is_empty() {
            paragraph.push_str(&ui.paint(STRONG, bold));
            bold.clear();
        }
    };
    for (at, c) in (0u32..).zip(view.text.chars()) {
        // Statements overlap where one reports another: what counts is whether any holds this place.
        while let Some(span) = said.next_if(|span| span.start <= at) {
            end = end.max(span.end);
        }
        if c == '\n' {
            flush(&mut paragraph, &mut bold);
            out.push_str(ui.wrap(paragraph.trim_end(), 0).trim_end());
            out.push('\n');
            paragraph.clear();
        } else if c != '\r' {
            if at >= end {
                flush(&mut paragraph, &mut bold);
            }
            let into = if at < end && ui.styled() { &mut bold } else { &mut paragraph };
            into.push(clean::shown(c));
        }
    }
    flush(&mut paragraph, &mut bold);
    out.push_str(ui.wrap(paragraph.trim_end(), 0).trim_end());
    out.push('\n');
    out
}
