//! `onrecord timeline`: what happened, what was said and what was printed, on one axis.

use std::io::Write;
use std::path::Path;

use clap::Args;
use onrecord_store::{DocumentSummary, IncidentSummary, Store, TimelineItem, TimelineQuery};

use crate::args::AnswerArgs;
use crate::error::{CommandResult, Exit};
use crate::happening;
use crate::setting::{Card, GUTTER, day, publisher};
use crate::ui::{self, FAINT, STRONG, Ui};
use crate::{answer, clean};

const EXAMPLES: &str = "\
Examples:
  onrecord timeline --story s-0123456789ab       one story, in order of time
  onrecord timeline --speaker \"Teodar Vasklin\"   what one speaker said
  onrecord timeline --outlet \"The Quay\" --from 2031-04 --to 2031-05
  onrecord timeline --limit 0 --format json

An incident stands on the day on which it happened, a document on the day of publication, a statement on the
day on which it was said, where its document says that, else on the day of publication. A statement that was
said on another day than it was printed shows both. What is undated comes last: nothing is filled in.";

/// Lists incidents, documents and statements in order of time.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct TimelineArgs {
    /// Only of the documents of this story.
    #[arg(long, value_name = "STORY")]
    story: Option<String>,

    /// Only statements of speakers whose name holds these words.
    #[arg(long, value_name = "NAME")]
    speaker: Option<String>,

    /// Only from outlets whose name holds these words.
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,

    /// Only on this day or later: 2024-09-11, 2024-09 or 2024.
    #[arg(long, value_name = "DATE")]
    from: Option<String>,

    /// Only on this day or earlier; 2024-09 ends with September.
    #[arg(long, value_name = "DATE")]
    to: Option<String>,

    #[command(flatten)]
    answer: AnswerArgs,
}

pub(crate) fn run(args: &TimelineArgs, ledger: &Path) -> CommandResult {
    let store = Store::open_read_only(ledger)?;
    let ui = Ui::stdout();
    let mut out = ui::out();
    let query = TimelineQuery {
        story: args.story.clone(),
        speaker: args.speaker.clone(),
        outlet: args.outlet.clone(),
        from: args.from.clone(),
        to: args.to.clone(),
    };
    let ask = |page| store.timeline(&query, page);
    answer::list(&mut out, &args.answer, ask, |item| set(ui, item), |total| ui::count(total, "item") + ".")?;
    out.flush()?;
    Ok(Exit::Done)
}

fn set(ui: Ui, item: &TimelineItem) -> String {
    let statement = || item.statement.as_ref().map(|said| Card::said(said).set(ui));
    let document = || item.document.as_ref().map(|found| document(ui, found));
    let incident = item.incident.as_ref().map(|found| incident(ui, found));
    incident.or_else(document).or_else(statement).unwrap_or_default()
}

fn incident(ui: Ui, incident: &IncidentSummary) -> String {
    let date = &incident.date;
    let when = date.first.as_deref().unwrap_or("undated");
    // A day that is not known to the day, or of a year not said, does not fit in the gutter.
    let rest = if date.words == when { String::new() } else { format!(" · {}", date.words) };
    let head = format!("happened: {}{rest}", ui.paint(STRONG, &happening::what(incident)));
    let foot = ui.paint(FAINT, &ui.wrap(&happening::foot(incident), GUTTER));
    format!("{}\n{foot}", ui.hang(when, &head, GUTTER))
}

fn document(ui: Ui, document: &DocumentSummary) -> String {
    let title = document.title.as_deref().map_or_else(|| clean::line(&document.doc), clean::line);
    let when = document.published.as_deref().map_or("undated", day);
    let outlet = publisher(document.outlet.as_deref(), document.agency.as_deref());
    let foot = ui.paint(FAINT, &ui.wrap(&format!("{outlet} · {}", document.id), GUTTER));
    format!("{}\n{foot}", ui.hang(when, &format!("published: {}", ui.paint(STRONG, &title)), GUTTER))
}
