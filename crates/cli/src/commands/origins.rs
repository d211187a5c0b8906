//! `onrecord origins`: which documents go back to one report.

use std::io::Write;
use std::path::Path;

use clap::Args;
use onrecord_store::{DocumentSummary, OriginView, Store, TieView};

use crate::args::AnswerArgs;
use crate::error::{CommandResult, Exit};
use crate::setting::{GUTTER, day, publisher};
use crate::ui::{self, FAINT, STRONG, Ui};
use crate::{answer, clean};

const EXAMPLES: &str = "\
Examples:
  onrecord origins                    reports that several documents go back to, the most copied first
  onrecord origins o-0123456789ab     one of them, with what its documents share
  onrecord origins --format json

A copy shares half of all its runs of five words and the start; a cut is most of the shorter text in the
longer, with the same start; a rewrite, by another outlet on the same event, keeps whole stretches outside
quotations; a credit, on the same event, names the same report: an interview, a wire, who reported it first.";

/// Lists what several documents go back to, with what they share or credit.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct OriginsArgs {
    /// An origin's id; without one, all origins of several documents are listed.
    #[arg(value_name = "ID")]
    id: Option<String>,

    #[command(flatten)]
    answer: AnswerArgs,
}

pub(crate) fn run(args: &OriginsArgs, ledger: &Path) -> CommandResult {
    let store = Store::open_read_only(ledger)?;
    let ui = Ui::stdout();
    let mut out = ui::out();
    let set = |origin: &OriginView| set(ui, origin);
    if let Some(id) = &args.id {
        answer::item(&mut out, args.answer.format, &store.origin(id)?, set)?;
    } else {
        let all = |total| format!("{} of several documents.", ui::count(total, "origin"));
        answer::list(&mut out, &args.answer, |page| store.origins(2, page), set, all)?;
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// An origin: its documents, the earliest first, and what each pair shares.
fn set(ui: Ui, origin: &OriginView) -> String {
    let mut lines: Vec<String> = origin.documents.iter().map(|found| document(ui, found)).collect();
    lines.extend(origin.why.iter().map(|tie| ui.paint(FAINT, &ui.wrap(&why(tie), GUTTER))));
    lines.push(ui.paint(FAINT, &origin.id));
    lines.join("\n")
}

fn document(ui: Ui, document: &DocumentSummary) -> String {
    let when = document.published.as_deref().map_or("undated", day);
    let title = document.title.as_deref().map_or_else(|| document.doc.clone(), clean::line);
    let outlet = publisher(document.outlet.as_deref(), document.agency.as_deref());
    ui.hang(when, &format!("{} · {outlet} · {}", ui.paint(STRONG, &title), document.id), GUTTER)
}

fn why(tie: &TieView) -> String {
    let ([a, b], kinship) = (&tie.documents, &tie.kinship);
    let words = tie.shared.as_ref().map(|shared| {
        let (words, [of_a, of_b], longest) = (shared.words, shared.of, clean::line(&shared.longest));
        format!("{a} and {b} share {words} words of {of_a} and {of_b}, at the longest “{longest}”")
    });
    let credit = tie.credit.as_ref().map(|credit| clean::line(&credit.why));
    format!("{kinship}: {}", words.or(credit).unwrap_or_default())
}
