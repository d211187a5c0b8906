//! `onrecord compare`: one act of speaking as several outlets print it, side by side.

use std::io::Write;
use std::path::Path;

use clap::Args;
use onrecord_store::{
    ChainLinkView, ChangeView, Class, ComparisonView, Part, RenderingView, Role, StepView, Store,
    UtteranceQuery, UtteranceSummary, UtteranceView,
};

use crate::args::AnswerArgs;
use crate::error::{CommandResult, Exit};
use crate::setting::{Card, GUTTER, word};
use crate::ui::{self, FAINT, STRONG, Ui};
use crate::{answer, clean};

const EXAMPLES: &str = "\
Examples:
  onrecord compare                                what several documents print, the most printed first
  onrecord compare u-0123456789ab                 one of them: every rendering beside the fullest
  onrecord compare d-0123456789ab.cdefgh.s2       whatever else renders this statement
  onrecord compare d-0123456789ab.cdefgh.s2 d-mnpqrstvwxyz.cdefgh.s4
  onrecord compare --story s-0123456789ab --format json

An utterance is one act of speaking; the statements that print it, word by word, cut, translated or in the
reporter's words, are its renderings. Beside each other stand on the left what the fullest has, on the right
what the other has; between them  = kept   > moved   ~ changed   - cut   + added. What may change the
meaning is flagged: a negation, a number, a modal, who is meant. A flag is for you to look at, not a verdict.
Above each rendering stands its chain, from the outlet inwards, and at the end who has it from whom.";

/// Lists utterances, or sets renderings side by side.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct CompareArgs {
    /// An utterance's or a statement's id; without one, all utterances of several documents are listed.
    #[arg(value_name = "ID")]
    id: Option<String>,

    /// A second statement, to compare the first with.
    #[arg(value_name = "WITH", requires = "id")]
    with: Option<String>,

    /// Only utterances in at least so many documents.
    #[arg(long, value_name = "N", default_value_t = 2, conflicts_with = "id")]
    least: u32,

    /// Only utterances rendered in a document of this story.
    #[arg(long, value_name = "STORY", conflicts_with = "id")]
    story: Option<String>,

    #[command(flatten)]
    answer: AnswerArgs,
}

pub(crate) fn run(args: &CompareArgs, ledger: &Path) -> CommandResult {
    let store = Store::open_read_only(ledger)?;
    let ui = Ui::stdout();
    let mut out = ui::out();
    match (&args.id, &args.with) {
        (Some(a), Some(b)) => {
            answer::one(&mut out, args.answer.format, &store.compare(a, b)?, |pair| two(ui, pair))?;
        }
        (Some(id), None) => {
            answer::one(&mut out, args.answer.format, &store.utterance(id)?, |utterance| one(ui, utterance))?;
        }
        (None, _) => {
            let query = UtteranceQuery { at_least: args.least, story: args.story.clone() };
            let ask = |page| store.utterances(&query, page);
            let all = |total| ui::count(total, "utterance") + ".";
            answer::list(&mut out, &args.answer, ask, |utterance| listed(ui, utterance), all)?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// An utterance in a list: who, how widely, the words.
fn listed(ui: Ui, utterance: &UtteranceSummary) -> String {
    let when = utterance.first_published.as_deref().unwrap_or("undated");
    let who = utterance.speaker.as_deref().map_or_else(|| "speaker unknown".to_owned(), clean::line);
    let foot = [
        ui::count(utterance.statements, "statement"),
        ui::count(utterance.documents, "document"),
        ui::count(utterance.outlets, "outlet"),
        ui::count(utterance.origins, "origin"),
    ];
    let foot = format!("{} · {}", foot.join(", "), utterance.id);
    format!(
        "{}\n{}\n{}",
        ui.hang(when, &ui.paint(STRONG, &who), GUTTER),
        ui.wrap(&clean::line(&utterance.words), GUTTER),
        ui.paint(FAINT, &ui.wrap(&foot, GUTTER))
    )
}

/// An utterance: its fullest rendering, then each other beside it.
fn one(ui: Ui, utterance: &UtteranceView) -> String {
    let mut parts = Vec::new();
    for rendering in &utterance.renderings {
        let chain = ui.paint(FAINT, &ui.wrap(&chain(&rendering.chain), GUTTER));
        let mut part = format!("{chain}\n{}", Card::said(&rendering.said).set(ui));
        part.push_str(&beside(ui, rendering));
        parts.push(part);
    }
    let paths = utterance.paths.why.iter().map(|why| ui.wrap(&clean::line(why), GUTTER));
    parts.push(paths.collect::<Vec<_>>().join("\n"));
    let summary = &utterance.summary;
    let size = [
        ui::count(summary.statements, "statement"),
        ui::count(summary.outlets, "outlet"),
        ui::count(summary.origins, "origin"),
    ];
    parts.push(ui.paint(FAINT, &format!("{} · {}", size.join(", "), summary.id)));
    parts.join("\n\n")
}

/// A chain in one line, from the outlet inwards: each party with the words that make it one.
fn chain(links: &[ChainLinkView]) -> String {
    let mut out = if links.first().is_some_and(|link| link.role <= Role::Agency) {
        String::new()
    } else {
        "outlet unknown".to_owned()
    };
    for link in links {
        let before = match link.role {
            _ if out.is_empty() => "",
            Role::Authority => " → on the ground of ",
            Role::Addressee => ", to ",
            _ => " → ",
        };
        let name = clean::line(&link.name);
        let name = if link.named { name } else { format!("{name} (no name)") };
        // The addressee's is the speaker's.
        let cue = link.cue.as_ref().filter(|_| link.role != Role::Addressee);
        let cue = cue.map(|cue| format!(" “{}”", clean::line(cue)));
        let when = link.when.as_ref().map(|when| format!(" on {}", clean::line(when)));
        let place = link.place.as_ref().map(|place| format!(" in {}", clean::line(place)));
        out.extend([before, &name]);
        out.extend([cue, when, place].into_iter().flatten());
    }
    out
}

fn beside(ui: Ui, rendering: &RenderingView) -> String {
    if rendering.steps.is_empty() {
        return String::new();
    }
    let why = ui.paint(FAINT, &ui.wrap(&reasons(&rendering.reasons), GUTTER));
    format!("\n{}{}\n{why}", columns(ui, &rendering.steps), flags(ui, &rendering.changes))
}

/// Two statements beside each other.
fn two(ui: Ui, pair: &ComparisonView) -> String {
    let cards: Vec<String> = pair.statements.iter().map(|said| Card::said(said).set(ui)).collect();
    let verdict = if pair.same { "one utterance" } else { "not one utterance" };
    let verdict = format!("{verdict} ({:.2}): {}", pair.score, reasons(&pair.reasons));
    format!(
        "{}\n\n{}{}\n{}",
        cards.join("\n\n"),
        columns(ui, &pair.steps),
        flags(ui, &pair.changes),
        ui.paint(FAINT, &ui.wrap(&verdict, GUTTER))
    )
}

fn reasons(reasons: &[String]) -> String {
    reasons.iter().map(|why| clean::line(why)).collect::<Vec<_>>().join("; ")
}

/// The steps in two columns with what became of the words between them.
fn columns(ui: Ui, steps: &[StepView]) -> String {
    let width = (ui.width - GUTTER - 5) / 2;
    let words = |part: &Option<Part>| part.as_ref().map(|part| clean::line(&part.words)).unwrap_or_default();
    let mut lines = Vec::new();
    for step in steps {
        let mark = match step.class {
            Class::Kept => "=",
            Class::Moved => ">",
            Class::Changed => "~",
            Class::Cut => "-",
            Class::Added => "+",
        };
        let (left, right) = (words(&step.a), words(&step.b));
        let (left, right) = (textwrap::wrap(&left, width), textwrap::wrap(&right, width));
        for row in 0..left.len().max(right.len()).max(1) {
            let cell =
                |side: &[std::borrow::Cow<'_, str>]| side.get(row).map_or(String::new(), ToString::to_string);
            let (left, right) = (cell(&left), cell(&right));
            let mark = if row == 0 { mark } else { " " };
            let gap = " ".repeat(width.saturating_sub(textwrap::core::display_width(&left)));
            let paint =
                |text: &str| if step.class == Class::Kept { ui.paint(FAINT, text) } else { text.to_owned() };
            let line = format!("{}{}{gap}  {mark}  {}", " ".repeat(GUTTER), paint(&left), paint(&right));
            lines.push(line.trim_end().to_owned());
        }
    }
    lines.join("\n")
}

/// What may change the meaning.
fn flags(ui: Ui, changes: &[ChangeView]) -> String {
    let flag = |change: &ChangeView| {
        let text = format!("! {}: {}", word(&change.flag), clean::line(&change.why));
        format!("\n{}", ui.paint(STRONG, &ui.wrap(&text, GUTTER)))
    };
    changes.iter().map(flag).collect()
}
