//! Through whom statements came, as it is answered: one statement's chain, and the chains of an utterance together.

use onrecord_link::chains::{Chain, Link, Paths, Role};
use onrecord_text::CodePoints;
use serde::Serialize;
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

use crate::view::Part;

/// One party of a statement's chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct ChainLinkView {
    /// What it does.
    pub role: Role,
    /// Its name, or the words that stand for somebody without one.
    pub name: String,
    /// Whether that is a name.
    pub named: bool,
    /// Its words where they stand; none for outlet and agency, which are known of the whole document.
    pub part: Option<Part>,
    /// The words that make it a link: “cited”, “told”.
    pub cue: Option<String>,
    /// When it was said (TIMEX3), where the text says.
    pub when: Option<String>,
    /// Where it was said, where the text says.
    pub place: Option<String>,
}

/// The chains of an utterance laid together. Parties are named by their places in `parties`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct PathsView {
    /// Every party.
    pub parties: Vec<PartyView>,
    /// Who has it from whom.
    pub steps: Vec<PathStepView>,
    /// How each outlet has it.
    pub outlets: Vec<HavingView>,
    /// The ids of the documents of the earliest day.
    pub first_seen_in: Vec<String>,
    /// That day, `YYYY-MM-DD`.
    pub first_seen_on: Option<String>,
    /// The ids of the documents of which no day is known.
    pub undated: Vec<String>,
    /// Outlets whose documents are in one origin.
    pub one_report: Vec<Vec<u32>>,
    /// Parties that have it from each other in a circle.
    pub cycles: Vec<Vec<u32>>,
    /// All that in words.
    pub why: Vec<String>,
}

/// One party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct PartyView {
    /// The name it publishes under, else the longest; of an unknown outlet its document's id.
    pub name: String,
    /// Every name or description under which it appears.
    pub names: Vec<String>,
    /// Whether it has a name.
    pub named: bool,
    /// The ids of the documents that it published.
    pub documents: Vec<String>,
    /// What it does in these chains.
    pub roles: Vec<Role>,
}

/// One party that has it from another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct PathStepView {
    /// Who has it.
    pub from: u32,
    /// From whom.
    pub to: u32,
    /// What that one does.
    pub role: Role,
    /// The words that say so.
    pub cues: Vec<String>,
    /// The ids of the statements that say so.
    pub statements: Vec<String>,
}

/// How an outlet has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct HavingView {
    /// The outlet.
    pub outlet: u32,
    /// Whether one of its documents names nobody between itself and the speaker.
    pub directly: bool,
    /// Through whom its documents have it otherwise, the nearest first.
    pub through: Vec<Vec<u32>>,
}

/// A chain as it is answered; `text` is the text that its spans index.
pub(super) fn links(chain: &Chain, text: &str) -> Vec<ChainLinkView> {
    let points = CodePoints::new(text);
    let view = |link: &Link| ChainLinkView {
        role: link.role,
        name: link.name.clone(),
        named: link.named,
        part: link.span.map(|span| Part { span, words: points.slice(span).unwrap_or_default().to_owned() }),
        cue: link.cue.clone(),
        when: link.when.clone(),
        place: link.place.clone(),
    };
    chain.links.iter().map(view).collect()
}

/// The chains of an utterance's statements, whose ids are the ledger's.
pub(super) fn paths(chains: &[Chain]) -> PathsView {
    let Paths { nodes, steps, outlets, first_seen_in, first_seen_on, undated, one_report, cycles, why } =
        Paths::of(chains);
    let places = |of: &[usize]| -> Vec<u32> { of.iter().map(|place| *place as u32).collect() };
    let groups = |of: Vec<Vec<usize>>| -> Vec<Vec<u32>> { of.iter().map(|one| places(one)).collect() };
    PathsView {
        parties: nodes
            .into_iter()
            .map(|node| PartyView {
                name: node.name,
                names: node.names,
                named: node.named,
                documents: node.documents,
                roles: node.roles,
            })
            .collect(),
        steps: steps
            .into_iter()
            .map(|step| PathStepView {
                from: step.from as u32,
                to: step.to as u32,
                role: step.role,
                cues: step.cues,
                statements: step.statements.into_iter().map(|(_, statement)| statement).collect(),
            })
            .collect(),
        outlets: outlets
            .into_iter()
            .map(|having| HavingView {
                outlet: having.outlet as u32,
                directly: having.directly,
                through: groups(having.through),
            })
            .collect(),
        first_seen_in,
        first_seen_on,
        undated,
        one_report: groups(one_report),
        cycles: groups(cycles),
        why,
    }
}
