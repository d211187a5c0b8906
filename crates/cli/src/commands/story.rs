//! `onrecord story`: the documents on one event, and what they go back to.

use std::io::Write;
use std::path::Path;

use clap::Args;
use onrecord_store::{Store, StoryMember, StorySummary};

use crate::args::{AnswerArgs, Format};
use crate::error::{CommandResult, Exit};
use crate::setting::{GUTTER, day, publisher};
use crate::ui::{self, FAINT, STRONG, Ui};
use crate::{clean, json, paging};

const EXAMPLES: &str = "\
Examples:
  onrecord story                    the stories of two documents and more, the largest first
  onrecord story s-0123456789ab     one of them: its documents, what they go back to, and why
  onrecord story d-0123456789ab     the story that a document is in
  onrecord story --least 1 --format json

A story is the documents on one event. Each is listed with the words that it shares with the document it
is most like. Documents that go back to one report (copies, cuts, rewrites) count as one origin.";

/// Lists the stories, or shows one.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct StoryArgs {
    /// A story's or a document's id; without one, all stories are listed.
    #[arg(value_name = "ID")]
    id: Option<String>,

    /// Only stories of at least so many documents.
    #[arg(long, value_name = "N", default_value_t = 2, conflicts_with = "id")]
    least: u32,

    #[command(flatten)]
    answer: AnswerArgs,
}

pub(crate) fn run(args: &StoryArgs, ledger: &Path) -> CommandResult {
    let store = Store::open_read_only(ledger)?;
    match &args.id {
        Some(id) => one(&store, id, args.answer.format),
        None => list(&store, args),
    }
}

fn list(store: &Store, args: &StoryArgs) -> CommandResult {
    let ui = Ui::stdout();
    let mut out = ui::out();
    let ask = |page| store.stories(args.least, page);
    let (shown, total) = paging::all(args.answer.limit, ask, |story| {
        match args.answer.format {
            Format::Json => out.write_all(json::line(&story)?.as_bytes())?,
            Format::Table => writeln!(out, "{}\n", set(ui, &story))?,
        }
        Ok(())
    })?;
    if args.answer.format == Format::Table {
        let all = || if total == 1 { "1 story.".to_owned() } else { format!("{total} stories.") };
        writeln!(out, "{}", ui.paint(STRONG, &paging::more(shown, total).unwrap_or_else(all)))?;
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn one(store: &Store, id: &str, format: Format) -> CommandResult {
    let story = store.story(id)?;
    let mut out = ui::out();
    match format {
        Format::Json => out.write_all(json::line(&story)?.as_bytes())?,
        Format::Table => {
            let ui = Ui::stdout();
            writeln!(out, "{}", set(ui, &story.summary))?;
            for member in &story.members {
                writeln!(out, "\n{}", document(ui, member, &story.members))?;
            }
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// A story's headline, its time and size.
fn set(ui: Ui, story: &StorySummary) -> String {
    let title = story.title.as_deref().map_or_else(|| "without a headline".to_owned(), clean::line);
    let when = match (story.first_published.as_deref(), story.last_published.as_deref()) {
        (Some(first), Some(last)) if first != last => format!("{first} to {last}"),
        (Some(first), _) => first.to_owned(),
        (None, _) => "undated".to_owned(),
    };
    let size = [
        ui::count(story.documents, "document"),
        ui::count(story.outlets, "outlet"),
        ui::count(story.origins, "origin"),
    ];
    let foot = format!("{when} · {} · {}", size.join(", "), story.id);
    format!("{}\n{}", ui.wrap(&ui.paint(STRONG, &title), 0), ui.paint(FAINT, &ui.wrap(&foot, 0)))
}

/// A document of a story: when, where, its headline, why it is there and what it goes back to.
fn document(ui: Ui, member: &StoryMember, members: &[StoryMember]) -> String {
    let document = &member.document;
    let title = document.title.as_deref().map_or_else(|| document.doc.clone(), clean::line);
    let when = document.published.as_deref().map_or("undated", day);
    let outlet = publisher(document.outlet.as_deref(), document.agency.as_deref());
    let mut foot = vec![outlet, document.id.clone()];
    if members.iter().filter(|other| other.origin == member.origin).count() > 1 {
        foot.push(format!("goes back to {}", member.origin));
    }
    if let Some(nearest) = &member.nearest {
        let words: Vec<String> = member.why.iter().map(|word| clean::line(word)).collect();
        foot.push(format!("like {nearest}: {}", words.join(", ")));
    }
    format!("{}\n{}", ui.hang(when, &ui.paint(STRONG, &title), GUTTER), ui.wrap(&foot.join(" · "), GUTTER))
}
