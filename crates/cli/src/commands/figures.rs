//! `onrecord figures`: whose number is which, incident by incident. Never one number.

use std::io::Write;
use std::path::Path;

use clap::Args;
use onrecord_store::{
    AccountView, ClaimView, IncidentFigures, IncidentQuery, IncidentView, RelationView, Stand, Store,
    interval_in_words,
};
use onrecord_text::Bound;

use crate::args::AnswerArgs;
use crate::error::{CommandError, CommandResult, Exit};
use crate::happening;
use crate::setting::{GUTTER, day, publisher};
use crate::ui::{self, FAINT, STRONG, Ui};
use crate::{answer, clean};

const EXAMPLES: &str = "\
Examples:
  onrecord figures                          the incidents with numbers, the most reported first
  onrecord figures --measure killed --least 2
  onrecord figures --place Karnholt --from 2031-05
  onrecord figures i-0123456789ab           one incident: its numbers, and what each document tells of it
  onrecord figures --all --story s-0123456789ab --format json

Every number keeps whose it is: whoever is credited with it, else the report itself; through whom it came;
and when it was claimed. Beside the words stands the interval they leave: `at least 70` is 70 or more.
Numbers that cannot both be true are marked, and so is a later number of the same claimant. They are never
added up and no mean is made of them. One incident also shows every place and day that is claimed, and why
each document is taken to tell of it.";

/// How many relations of one claim are spelled out.
const SPELLED_OUT: usize = 4;

/// Lists incidents with the numbers claimed of them, or shows one.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct FiguresArgs {
    /// An incident's id, or that of an account of it; without one, all incidents with numbers are listed.
    #[arg(value_name = "INCIDENT")]
    id: Option<String>,

    /// Only numbers of these: killed, injured, missing, detained, displaced …
    #[arg(long, value_name = "MEASURE")]
    measure: Option<String>,

    /// Only incidents at or in this place: words of its name, or its GeoNames id.
    #[arg(long, value_name = "PLACE", conflicts_with = "id")]
    place: Option<String>,

    /// Only incidents of this kind: airstrike, shooting, flood …
    #[arg(long, value_name = "KIND", conflicts_with = "id")]
    kind: Option<String>,

    /// Only on this day or later: 2024-09-11, 2024-09 or 2024.
    #[arg(long, value_name = "DATE", conflicts_with = "id")]
    from: Option<String>,

    /// Only on this day or earlier; 2024-09 ends with September.
    #[arg(long, value_name = "DATE", conflicts_with = "id")]
    to: Option<String>,

    /// Only incidents that a document of this story tells of.
    #[arg(long, value_name = "STORY", conflicts_with = "id")]
    story: Option<String>,

    /// Only incidents that at least so many documents tell of.
    #[arg(long, value_name = "N", default_value_t = 1, conflicts_with = "id")]
    least: u32,

    /// Also incidents of which no number is printed.
    #[arg(long, conflicts_with_all = ["id", "measure"])]
    all: bool,

    /// Also incidents that a correction withdrew.
    #[arg(long, conflicts_with = "id")]
    withdrawn: bool,

    #[command(flatten)]
    answer: AnswerArgs,
}

pub(crate) fn run(args: &FiguresArgs, ledger: &Path) -> CommandResult {
    let store = Store::open_read_only(ledger)?;
    let ui = Ui::stdout();
    let mut out = ui::out();
    match &args.id {
        Some(id) => {
            let mut incident = store.incident(id)?;
            if let Some(measure) = &args.measure {
                incident.claims.retain(|claim| claim.measure == *measure);
            }
            answer::one(&mut out, args.answer.format, &incident, |incident| one(ui, incident))?;
        }
        None => list(&store, args, ui, &mut out)?,
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn list(store: &Store, args: &FiguresArgs, ui: Ui, out: &mut impl Write) -> Result<(), CommandError> {
    let query = IncidentQuery {
        at_least: args.least,
        place: args.place.clone(),
        from: args.from.clone(),
        to: args.to.clone(),
        kind: args.kind.clone(),
        story: args.story.clone(),
        measure: args.measure.clone(),
        withdrawn: args.withdrawn,
        uncounted: args.all,
    };
    let all = |total| ui::count(total, "incident") + ".";
    let set = |found: &IncidentFigures| {
        let mut parts = vec![happening::set(ui, &found.incident)];
        if !found.claims.is_empty() {
            parts.push(claims(ui, &found.claims, &found.relations));
        }
        parts.join("\n")
    };
    answer::list(out, &args.answer, |page| store.figures(&query, page), set, all)
}

/// An incident: its numbers, then what each document tells of it.
fn one(ui: Ui, incident: &IncidentView) -> String {
    let mut parts = vec![happening::set(ui, &incident.summary)];
    if !incident.claims.is_empty() {
        parts.push(claims(ui, &incident.claims, &incident.relations));
    }
    if incident.places.len() > 1 {
        let places = incident.places.iter().map(|claimed| {
            format!(
                "{} in {}",
                happening::place(&claimed.place),
                ui::count(claimed.documents.len() as u64, "document")
            )
        });
        let places = places.collect::<Vec<_>>().join("; ");
        parts.push(ui.hang("places", &places, GUTTER));
    }
    parts.extend(incident.accounts.iter().map(|found| account(ui, found)));
    let disputes = incident.disputes.iter().map(|dispute| {
        ui.hang("may be one", &format!("with {}: {}", dispute.incident, clean::line(&dispute.why)), GUTTER)
    });
    parts.extend(disputes);
    parts.join("\n\n")
}

/// What one document tells: when published, its headline, the sentences, why it is of this incident.
fn account(ui: Ui, account: &AccountView) -> String {
    let document = &account.document;
    let title = document.title.as_deref().map_or_else(|| clean::line(&document.doc), clean::line);
    let when = document.published.as_deref().map_or("undated", day);
    let mut lines = vec![ui.hang(when, &ui.paint(STRONG, &title), GUTTER)];
    let sentences = account.sentences.iter().map(|part| ui.wrap(&clean::line(&part.words), GUTTER));
    lines.extend(sentences);
    let mut foot =
        vec![publisher(document.outlet.as_deref(), document.agency.as_deref()), account.id.clone()];
    foot.extend(account.why.iter().map(|why| clean::line(why)));
    lines.push(ui.paint(FAINT, &ui.wrap(&foot.join(" · "), GUTTER)));
    lines.join("\n")
}

/// The claims by what is counted, parts below their wholes.
fn claims(ui: Ui, claims: &[ClaimView], relations: &[RelationView]) -> String {
    let shown = |claim: &&ClaimView| !claim.implicit;
    let is_shown = |id: &str| claims.iter().filter(shown).any(|claim| claim.id == id);
    let whole = |claim: &ClaimView| claim.part_of.as_deref().filter(|id| is_shown(id)).is_none();
    let (mut lines, mut measure) = (Vec::new(), "");
    for claim in claims.iter().filter(shown).filter(|claim| whole(claim)) {
        let head = if claim.measure == measure { "" } else { &claim.measure };
        measure = &claim.measure;
        lines.push(set(ui, head, claim, claims, relations));
        let parts = claims.iter().filter(shown).filter(|part| part.part_of.as_ref() == Some(&claim.id));
        lines.extend(parts.map(|part| set(ui, "", part, claims, relations)));
    }
    let silent = claims.iter().filter(|claim| claim.implicit).count() as u64;
    if silent > 0 {
        let note = format!("{} without a number", ui::count(silent, "mention"));
        lines.push(ui.paint(FAINT, &ui.wrap(&note, GUTTER)));
    }
    lines.join("\n")
}

/// A claim: the words and the interval, whose it is, how it stands to others.
fn set(ui: Ui, head: &str, claim: &ClaimView, claims: &[ClaimView], relations: &[RelationView]) -> String {
    let printed = claim.bearers.first().map(|bearer| clean::line(&bearer.part.words)).unwrap_or_default();
    let part = if claim.part_of.is_some() { "of these " } else { "" };
    let taken_back = if claim.retracted { ", taken back" } else { "" };
    // Of "58 people" there is nothing to add.
    let plain =
        claim.bound == Bound::Exact && claim.low.is_some_and(|low| printed.contains(&low.to_string()));
    let interval = if plain {
        String::new()
    } else {
        format!(" · {}", interval_in_words(claim.low, claim.high, claim.bound))
    };
    let first = format!("{part}{}{taken_back}{interval}", ui.paint(STRONG, &printed));
    let published = claim.bearers.iter().any(|bearer| bearer.outlet.is_some());
    let mut whose = vec![match (claim.reported, published) {
        (true, true) => format!("{}, in its own words", clean::line(&claim.claimant)),
        (true, false) => format!("the report itself, outlet not stated ({})", clean::line(&claim.claimant)),
        (false, _) => clean::line(&claim.claimant),
    }];
    whose.extend(claim.via.iter().map(|via| format!("via {}", clean::line(via))));
    whose.push(format!("as of {}", claim.as_of.words));
    let mut outlets: Vec<String> =
        claim.bearers.iter().filter_map(|bearer| bearer.outlet.as_deref()).map(clean::line).collect();
    outlets.sort_unstable();
    outlets.dedup();
    if !outlets.is_empty() {
        whose.push(format!("in {}", outlets.join(", ")));
    }
    whose.push(claim.id.clone());
    let mut lines =
        vec![ui.hang(head, &first, GUTTER), ui.paint(FAINT, &ui.wrap(&whose.join(" · "), GUTTER))];
    let told: Vec<&RelationView> = relations
        .iter()
        .filter(|one| one.from == claim.id && claims.iter().any(|other| other.id == one.to))
        .filter(|one| !matches!(one.stand, Stand::Compatible | Stand::PartOf))
        .collect();
    for relation in told.iter().take(SPELLED_OUT) {
        let mark = match relation.stand {
            Stand::Updates => "update",
            Stand::Differs => "differs",
            _ => "contradicts",
        };
        lines.push(ui.wrap(&format!("! {mark}: {}", clean::line(&relation.why)), GUTTER));
    }
    if told.len() > SPELLED_OUT {
        lines.push(ui.wrap(&format!("! and {} more", told.len() - SPELLED_OUT), GUTTER));
    }
    lines.join("\n")
}
