//! `onrecord threads`: contested claims with everybody's position, and how one speaker's line moved.

use std::io::Write;
use std::path::Path;

use clap::Args;
use onrecord_store::{LineQuery, LineView, PositionView, Said, StepOnLine, Store, ThreadQuery, ThreadView};

use crate::args::AnswerArgs;
use crate::error::{CommandResult, Exit};
use crate::setting::{Card, GUTTER, day};
use crate::ui::{self, FAINT, STRONG, Ui};
use crate::{answer, clean};

const EXAMPLES: &str = "\
Examples:
  onrecord threads                                   the contested claims, those in most documents first
  onrecord threads t-0123456789ab                    one of them: every position, with its statements and why
  onrecord threads --speaker Orr                     those on which somebody of that name has a position
  onrecord threads t-0123456789ab --speaker Orr      how Orr's line on it moved
  onrecord threads --speaker Orr --about \"ferry timetable\"
  onrecord threads --story s-0123456789ab --format json

A thread is a claim that somebody contests or has not answered: somebody is accused, somebody denies, wants
an inquiry, comes to a finding. The words of the claim are a statement's own. A party is a government (also by
its capital, its ministers and spokesmen), an organisation or a person. That a party has not answered says that
no statement of it was read, not that it made none.";

/// Lists contested claims with everybody's position, or shows how a speaker's line moved.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct ThreadsArgs {
    /// A thread's id, or that of one of its statements; without one, all threads are listed.
    #[arg(value_name = "ID")]
    id: Option<String>,

    /// Only threads with statements in this story.
    #[arg(long, value_name = "STORY", conflicts_with = "id")]
    story: Option<String>,

    /// Only threads on which a party or speaker of this name has a position; with a thread or `--about`,
    /// how this speaker's line moved.
    #[arg(long, value_name = "NAME")]
    speaker: Option<String>,

    /// The speaker's statements with one of these words, in order of time.
    #[arg(long, value_name = "WORDS", requires = "speaker", conflicts_with_all = ["id", "story"])]
    about: Option<String>,

    /// Only threads between at least so many parties.
    #[arg(long, value_name = "N", default_value_t = 1, conflicts_with = "id")]
    least: u32,

    #[command(flatten)]
    answer: AnswerArgs,
}

pub(crate) fn run(args: &ThreadsArgs, ledger: &Path) -> CommandResult {
    let store = Store::open_read_only(ledger)?;
    let ui = Ui::stdout();
    let mut out = ui::out();
    match (&args.id, &args.speaker) {
        (thread, Some(speaker)) if thread.is_some() || args.about.is_some() => {
            let query =
                LineQuery { speaker: speaker.clone(), thread: thread.clone(), about: args.about.clone() };
            answer::one(&mut out, args.answer.format, &store.positions(&query)?, |line| moved(ui, line))?;
        }
        (Some(id), _) => {
            answer::one(&mut out, args.answer.format, &store.thread(id)?, |thread| one(ui, thread))?;
        }
        (None, _) => {
            let (story, party) = (args.story.clone(), args.speaker.clone());
            let query = ThreadQuery { at_least: args.least, story, party };
            let ask = |page| store.threads(&query, page);
            let all = |total| ui::count(total, "thread") + ".";
            answer::list(&mut out, &args.answer, ask, |thread| listed(ui, thread), all)?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// The claim, what each party does about it, and who has not answered.
fn listed(ui: Ui, thread: &ThreadView) -> String {
    let mut lines = vec![head(ui, thread)];
    for position in &thread.positions {
        let words = position.statements.first().map(|one| words(&one.said)).unwrap_or_default();
        lines.push(stands(ui, position));
        lines.push(ui.wrap(&words, GUTTER));
    }
    lines.extend(silent(ui, thread));
    lines.join("\n")
}

/// A thread with every statement and why it is there.
fn one(ui: Ui, thread: &ThreadView) -> String {
    let mut parts = vec![head(ui, thread)];
    for position in &thread.positions {
        parts.push(stands(ui, position));
        for member in &position.statements {
            let why = reasons(&member.why);
            parts.push(format!(
                "{}\n{}",
                Card::said(&member.said).set(ui),
                ui.paint(FAINT, &ui.wrap(&why, GUTTER))
            ));
        }
    }
    parts.extend(silent(ui, thread));
    parts.push(ui.paint(FAINT, &ui.wrap(&reasons(&thread.why), 0)));
    parts.join("\n\n")
}

fn head(ui: Ui, thread: &ThreadView) -> String {
    let claim = clean::line(&thread.claim.words);
    let title = thread.name.as_deref().map_or_else(|| format!("“{claim}”"), clean::line);
    let basis = if thread.claim.from_denial { "the words of a denial" } else { "the words of an accusation" };
    let foot = format!("{basis}, {} · {}", thread.claim.statement, thread.id);
    format!("{}\n{}", ui.wrap(&ui.paint(STRONG, &title), 0), ui.paint(FAINT, &ui.wrap(&foot, 0)))
}

/// What a party does, when, in which outlets.
fn stands(ui: Ui, position: &PositionView) -> String {
    let when = match (position.first_day.as_deref(), position.last_day.as_deref()) {
        (Some(first), _) => day(first).to_owned(),
        (None, _) => "undated".to_owned(),
    };
    let mut text =
        format!("{} {}", ui.paint(STRONG, &clean::line(&position.party)), position.deed.replace('_', " "));
    if let Some(teller) = &position.told_by {
        text.push_str(&format!(", as {} has it", clean::line(teller)));
    }
    let speakers: Vec<String> = position
        .speakers
        .iter()
        .filter(|name| **name != position.party)
        .map(|name| clean::line(name))
        .collect();
    let mut notes = Vec::new();
    if !speakers.is_empty() {
        notes.push(format!("through {}", speakers.join(", ")));
    }
    if let Some(last) =
        position.last_day.as_deref().filter(|last| Some(*last) != position.first_day.as_deref())
    {
        notes.push(format!("until {}", day(last)));
    }
    notes.push(ui::count(position.statements.len() as u64, "statement"));
    if !position.outlets.is_empty() {
        let outlets: Vec<String> = position.outlets.iter().map(|name| clean::line(name)).collect();
        notes.push(outlets.join(", "));
    }
    ui.hang(&when, &format!("{text} · {}", notes.join(" · ")), GUTTER)
}

fn silent(ui: Ui, thread: &ThreadView) -> Option<String> {
    let names: Vec<String> = thread.unanswered.iter().map(|name| clean::line(name)).collect();
    (!names.is_empty()).then(|| ui.wrap(&format!("has not answered: {}", names.join(", ")), GUTTER))
}

/// A speaker's acts of speaking, each with how it stands to the one before.
fn moved(ui: Ui, line: &LineView) -> String {
    let step = |step: &StepOnLine| {
        let how = format!("{}: {}", step.moved, step.deed.replace('_', " "));
        let why = if step.why.is_empty() { how } else { format!("{how} · {}", reasons(&step.why)) };
        let first = step.statements.first().map(|said| Card::said(said).set(ui)).unwrap_or_default();
        let also: Vec<String> =
            step.statements.iter().skip(1).map(|said| said.statement.id.clone()).collect();
        let also = if also.is_empty() { String::new() } else { format!(" · also {}", also.join(", ")) };
        format!("{first}\n{}", ui.paint(FAINT, &ui.wrap(&format!("{why}{also}"), GUTTER)))
    };
    let mut parts: Vec<String> = line.steps.iter().map(step).collect();
    parts.push(ui.paint(STRONG, &format!("{} of speaking.", ui::count(line.steps.len() as u64, "act"))));
    parts.join("\n\n")
}

fn words(said: &Said) -> String {
    let words: Vec<&str> = said.statement.content.iter().map(|part| part.words.as_str()).collect();
    clean::line(&words.join(" … "))
}

fn reasons(reasons: &[String]) -> String {
    reasons.iter().map(|why| clean::line(why)).collect::<Vec<_>>().join("; ")
}
