//! `onrecord search`: words, with filters.

use std::io::Write;
use std::path::Path;

use clap::{Args, ValueEnum};
use onrecord_store::{Filter, Query, Sort, Store};

use crate::args::{AnswerArgs, FilterArgs, Format};
use crate::error::{CommandResult, Exit};
use crate::setting::Card;
use crate::ui::{self, STRONG, Ui};
use crate::{answer, paging};

const EXAMPLES: &str = "\
Examples:
  onrecord search shelling                         any form of the word: shelled, shells
  onrecord search '\"not one gun\"'                  exactly these words, in this order
  onrecord search crater -- -warehouse             without a word (after --)
  onrecord search 'munition*' --outlet examiner    words that begin like this, in one outlet
  onrecord search --speaker vasklin --from 2024-09-18 --to 2024-10 --kind direct
  onrecord search inquiry --sort date --format json --limit 0

Matched words are bold on a terminal and stand in ‹› elsewhere.";

/// Searches statements and documents.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct SearchArgs {
    /// Words that must all occur, in any form; `"a phrase"`, `-word`, `begin*`. Without words the
    /// filters alone decide.
    #[arg(value_name = "WORDS")]
    words: Vec<String>,

    /// Only statements by speakers whose name holds these words.
    #[arg(long, value_name = "NAME")]
    speaker: Option<String>,

    #[command(flatten)]
    filter: FilterArgs,

    /// The best match first, or the latest publication first.
    #[arg(long, value_name = "ORDER", default_value = "relevance")]
    sort: Order,

    #[command(flatten)]
    answer: AnswerArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Order {
    /// The best match first.
    Relevance,
    /// The latest publication first, undated documents last.
    Date,
}

pub(crate) fn run(args: &SearchArgs, ledger: &Path) -> CommandResult {
    let store = Store::open_read_only(ledger)?;
    let Filter { outlet, from, to, kind } = args.filter.filter();
    let query = Query {
        text: args.words.join(" "),
        speaker: args.speaker.clone(),
        outlet,
        from,
        to,
        kind,
        sort: match args.sort {
            Order::Relevance => Sort::Relevance,
            Order::Date => Sort::Date,
        },
        ..Query::default()
    };
    let ui = Ui::stdout();
    let mut out = ui::out();
    let ask = |page| store.search(&Query { page, ..query.clone() });
    let (shown, total) = paging::all(args.answer.limit, ask, |hit| {
        answer::item(&mut out, args.answer.format, &hit, |hit| Card::hit(hit).set(ui))
    })?;
    store.notices().iter().for_each(ui::tell_notice);
    if args.answer.format == Format::Table {
        match (total, paging::more(shown, total)) {
            (0, _) => writeln!(out, "Nothing found.")?,
            (_, Some(more)) => writeln!(out, "{}", ui.paint(STRONG, &more))?,
            (_, None) => writeln!(out, "{}", ui.paint(STRONG, &format!("{total} found.")))?,
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}
