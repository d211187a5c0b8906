//! `onrecord who`: a speaker's statements in order of time.

use std::io::Write;
use std::path::Path;

use clap::Args;
use onrecord_store::{Paging, Speaker, Store};

use crate::args::{AnswerArgs, FilterArgs, Format};
use crate::error::{CommandResult, Exit};
use crate::setting::{Card, word};
use crate::ui::{self, STRONG, Ui};
use crate::{answer, clean, paging};

const EXAMPLES: &str = "\
Examples:
  onrecord who \"Teodar Vasklin\"                      everything he has said, the earliest first
  onrecord who vasklin --from 2024-10 --kind direct  his own words since October
  onrecord who \"health directorate\" --format json

Part of a name is enough. A statement is listed under a speaker when its document names that speaker,
by full name, last name, office or pronoun; the words it is credited with stand beside the name.";

/// Lists what a speaker has said, in order of time.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct WhoArgs {
    /// The speaker's name, or a part of it.
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,

    #[command(flatten)]
    filter: FilterArgs,

    #[command(flatten)]
    answer: AnswerArgs,
}

/// How many speakers the name may mean before the list is cut.
const NAMESAKES: u32 = 6;

pub(crate) fn run(args: &WhoArgs, ledger: &Path) -> CommandResult {
    let store = Store::open_read_only(ledger)?;
    let name = args.name.join(" ");
    let ui = Ui::stdout();
    let mut out = ui::out();
    let table = args.answer.format == Format::Table;
    if !name.chars().any(char::is_alphanumeric) {
        // Says what is wrong before anything is printed.
        store.who(&name, &args.filter.filter(), Paging { limit: 1, offset: 0 })?;
    }
    if table {
        let speakers = store.speakers(&name, Paging { limit: NAMESAKES, offset: 0 })?;
        for speaker in &speakers.items {
            writeln!(out, "{}", set(ui, speaker))?;
        }
        if let Some(left) = speakers.total.checked_sub(speakers.items.len() as u64).filter(|left| *left > 0) {
            writeln!(out, "and {}", ui::count(left, "more name"))?;
        }
        if !speakers.items.is_empty() {
            writeln!(out)?;
        }
    }
    let filter = args.filter.filter();
    let ask = |page| store.who(&name, &filter, page);
    let (shown, total) = paging::all(args.answer.limit, ask, |said| {
        answer::item(&mut out, args.answer.format, &said, |said| Card::said(said).set(ui))
    })?;
    if table {
        match (total, paging::more(shown, total)) {
            (0, _) => writeln!(out, "No statements by “{}”.", clean::line(&name))?,
            (_, Some(more)) => writeln!(out, "{}", ui.paint(STRONG, &more))?,
            (_, None) => {
                writeln!(out, "{}", ui.paint(STRONG, &format!("{}.", ui::count(total, "statement"))))?
            }
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn set(ui: Ui, speaker: &Speaker) -> String {
    let mut text = format!(
        "{} ({}): {} in {}",
        ui.paint(STRONG, &clean::line(&speaker.name)),
        word(&speaker.kind),
        ui::count(speaker.statements, "statement"),
        ui::count(speaker.documents, "document")
    );
    if !speaker.names.is_empty() {
        let names: Vec<String> = speaker.names.iter().map(|name| clean::line(name)).collect();
        text.push_str(&format!("; also {}", names.join(", ")));
    }
    for why in &speaker.why {
        text.push_str(&format!("; {}", clean::line(why)));
    }
    ui.wrap(&text, 0)
}
