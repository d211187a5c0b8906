//! `onrecord correct`: deciding otherwise than onrecord did, with a reason, and taking it back.

use std::env;
use std::io::Write;
use std::path::Path;

use clap::{Args, Subcommand};
use jiff::Timestamp;
use onrecord_store::{Correcting, CorrectionView, Store, Verb};

use crate::args::AnswerArgs;
use crate::error::{CommandResult, Exit};
use crate::setting::{GUTTER, day, word};
use crate::ui::{self, FAINT, STRONG, Ui};
use crate::{answer, clean};

const EXAMPLES: &str = "\
Examples:
  onrecord correct                                       the corrections there are, the latest first
  onrecord correct merge s-0123456789ab s-mnpqrstvwxyz --reason \"one landslide, two names of the road\"
  onrecord correct split s-0123456789ab d-cdefghjkmnpq --reason \"last year's landslide\"
  onrecord correct reassign u-0123456789ab d-0123456789ab.cdefgh.s2 --reason \"the same answer, cut\"
  onrecord correct rename s-0123456789ab \"Landslide on the Karsk pass\" --reason \"what people call it\"
  onrecord correct merge \"Anna Kell\" \"A. Kell-Orme\" --reason \"the name before she married\"
  onrecord correct reassign \"Anna Kell\" d-0123456789ab.cdefgh.s4 --reason \"she is the one on the pier\"
  onrecord correct withdraw d-0123456789ab.cdefgh.s2 --reason \"nobody said that: it is the reporter's\"
  onrecord correct withdraw i-0123456789ab --reason \"a drill: nothing happened\"
  onrecord correct undo c-0123456789ab --reason \"it was this year's after all\"

A correction is kept on every later reading, shown wherever it touches something, exported, and never
erased: undoing it is a correction too. Say who you are with --author, or once in ONRECORD_AUTHOR.";

/// Merges, splits, renames, reassigns or withdraws what was decided automatically; lists what was corrected.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct CorrectArgs {
    #[command(subcommand)]
    verb: Option<VerbArgs>,

    #[command(flatten)]
    answer: AnswerArgs,
}

#[derive(Debug, Subcommand)]
enum VerbArgs {
    /// Groups are one: stories, origins, utterances, incidents, threads, names of one speaker.
    Merge {
        /// Their ids (a speaker's is the name), two and more.
        #[arg(required = true, num_args = 2.., value_name = "GROUP")]
        groups: Vec<String>,
        #[command(flatten)]
        by: ByArgs,
    },
    /// Members leave a group and are one of their own.
    Split {
        /// The group's id; a speaker's name.
        #[arg(value_name = "GROUP")]
        group: String,
        /// The ids of the documents, statements or accounts that leave it; names that are not the speaker's.
        #[arg(required = true, value_name = "MEMBER")]
        members: Vec<String>,
        #[command(flatten)]
        by: ByArgs,
    },
    /// Members belong to this group, whatever group they are in.
    Reassign {
        /// The group's id; the name of the speaker who said it.
        #[arg(value_name = "GROUP")]
        group: String,
        /// The ids of the documents, statements or accounts that belong there.
        #[arg(required = true, value_name = "MEMBER")]
        members: Vec<String>,
        #[command(flatten)]
        by: ByArgs,
    },
    /// A group is called otherwise.
    Rename {
        /// The group's id.
        #[arg(value_name = "GROUP")]
        group: String,
        /// What it is called.
        #[arg(value_name = "NAME")]
        name: String,
        #[command(flatten)]
        by: ByArgs,
    },
    /// A statement or an incident does not stand: nobody said that, nothing of the kind happened.
    Withdraw {
        /// The ids of the statements, or of the incidents.
        #[arg(required = true, value_name = "STATEMENT|INCIDENT")]
        members: Vec<String>,
        #[command(flatten)]
        by: ByArgs,
    },
    /// A correction does not hold any more.
    Undo {
        /// The correction's id.
        #[arg(value_name = "CORRECTION")]
        correction: String,
        #[command(flatten)]
        by: ByArgs,
    },
}

/// Who decides it, and why.
#[derive(Debug, Args)]
struct ByArgs {
    /// Why.
    #[arg(long, value_name = "TEXT")]
    reason: String,

    /// Who decides it [default: what ONRECORD_AUTHOR says].
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
}

pub(crate) fn run(args: &CorrectArgs, ledger: &Path) -> CommandResult {
    let store = Store::open_read_only(ledger)?;
    let ui = Ui::stdout();
    let mut out = ui::out();
    let set = |correction: &CorrectionView| set(ui, correction);
    if let Some(verb) = &args.verb {
        let id = store.correct(&asked(verb), Timestamp::now())?;
        answer::item(&mut out, args.answer.format, &store.correction(&id)?, set)?;
    } else {
        let all = |total| ui::count(total, "correction") + ".";
        answer::list(&mut out, &args.answer, |page| store.corrections(page), set, all)?;
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn asked(verb: &VerbArgs) -> Correcting {
    let (verb, ids, group, name, by) = match verb {
        VerbArgs::Merge { groups, by } => (Verb::Merge, groups.clone(), None, None, by),
        VerbArgs::Split { group, members, by } => (Verb::Split, members.clone(), Some(group), None, by),
        VerbArgs::Reassign { group, members, by } => (Verb::Reassign, members.clone(), Some(group), None, by),
        VerbArgs::Rename { group, name, by } => (Verb::Rename, vec![group.clone()], None, Some(name), by),
        VerbArgs::Withdraw { members, by } => (Verb::Withdraw, members.clone(), None, None, by),
        VerbArgs::Undo { correction, by } => (Verb::Undo, vec![correction.clone()], None, None, by),
    };
    let author = by.author.clone().or_else(|| env::var("ONRECORD_AUTHOR").ok()).unwrap_or_default();
    Correcting {
        verb,
        ids,
        group: group.cloned(),
        name: name.cloned(),
        statement: None,
        reason: by.reason.clone(),
        author,
    }
}

/// A correction: when, what, by whom and why.
fn set(ui: Ui, correction: &CorrectionView) -> String {
    let mut what = format!("{} {}", word(&correction.verb), word(&correction.kind));
    if let Some(name) = &correction.name {
        what.push_str(&format!(": {}", clean::line(name)));
    }
    if let Some(undoes) = &correction.undoes {
        what.push_str(&format!(": {undoes}"));
    }
    let mut lines = vec![ui.hang(day(&correction.at), &ui.paint(STRONG, &what), GUTTER)];
    lines.push(ui.wrap(&clean::line(&correction.reason), GUTTER));
    for (head, member) in correction
        .members
        .iter()
        .map(|member| ("", member))
        .chain(correction.target.iter().map(|to| ("to ", to)))
    {
        let words =
            member.words.as_deref().map(|words| format!(" “{}”", clean::line(words))).unwrap_or_default();
        lines.push(ui.wrap(&format!("{head}{}{words}", member.id), GUTTER));
    }
    let mut foot = vec![clean::line(&correction.author), correction.id.clone()];
    foot.extend(correction.undone_by.iter().map(|by| format!("undone by {by}")));
    lines.push(ui.paint(FAINT, &ui.wrap(&foot.join(" · "), GUTTER)));
    lines.join("\n")
}
