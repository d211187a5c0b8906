//! `onrecord story`: the documents on one event, and what they go back to.

use std::io::Write;
use std::path::Path;

use clap::Args;
use onrecord_store::{Store, StoryMember, StorySummary, StoryView};

use crate::args::AnswerArgs;
use crate::error::{CommandResult, Exit};
use crate::setting::{GUTTER, day, publisher};
use crate::ui::{self, FAINT, STRONG, Ui};
use crate::{answer, clean};

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
    let ui = Ui::stdout();
    let mut out = ui::out();
    if let Some(id) = &args.id {
        answer::one(&mut out, args.answer.format, &store.story(id)?, |story| one(ui, story))?;
    } else {
        let ask = |page| store.stories(args.least, "", page);
        let all = |total| if total == 1 { "1 story.".to_owned() } else { format!("{total} stories.") };
        answer::list(&mut out, &args.answer, ask, |story| set(ui, story), all)?;
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// A story, then each of its documents.
fn one(ui: Ui, story: &StoryView) -> String {
    let mut parts = vec![set(ui, &story.summary)];
    parts.extend(story.members.iter().map(|member| document(ui, member, &story.members)));
    parts.join("\n\n")
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
