//! How a party's line on a claim moved.
//!
//! A party's statements in the order of their days; renderings of one act of speaking are one step. Two steps with
//! another deed, or in which the same words are put the other way round, firmer or with another number, are a change of
//! position; the same said again is none, however it is worded.

use super::deed::Deed;
use super::said::Said;
use crate::utterances::{Change, align, changes_of_meaning, compare};

/// One act of speaking on a party's line.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The statements that render it, by their ids; places in what was given.
    pub statements: Vec<usize>,
    /// The day.
    pub day: Option<i32>,
    /// What the party does there.
    pub deed: Deed,
    /// How it stands to the step before.
    pub moved: Moved,
    /// Why, each a sentence without a full stop.
    pub why: Vec<String>,
}

/// How a step stands to the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Moved {
    /// There is none before.
    First,
    /// The same words again, or nearly.
    Repeated,
    /// The same stance in other words.
    Reworded,
    /// Another stance.
    Changed,
    /// Something else is spoken of.
    Other,
}

/// Less in common than this is something else.
const RELATED: f32 = 8.0;

/// The line of one party: `members` are places in `all`, in any order.
pub fn history(all: &[Said], members: &[usize]) -> Vec<Step> {
    let mut order: Vec<usize> = members.iter().copied().filter(|n| *n < all.len()).collect();
    // The undated come last: nothing is known of when they were said.
    order.sort_by(|a, b| {
        let key = |n: &usize| (all[*n].day().is_none(), all[*n].day());
        key(a).cmp(&key(b)).then_with(|| all[*a].id().cmp(&all[*b].id()))
    });
    order.dedup();
    let mut steps: Vec<Step> = Vec::new();
    for n in order {
        let said = &all[n];
        let same = |step: &Step| step.statements.iter().any(|other| one_act(&all[*other], said));
        if let Some(step) = steps.iter_mut().find(|step| same(step)) {
            step.statements.push(n);
            step.why.push(format!(
                "{} {} renders the same words",
                said.rendering.document, said.rendering.statement
            ));
            continue;
        }
        let before = steps.last().and_then(|step| step.statements.first()).map(|before| &all[*before]);
        let (moved, why) = before.map_or((Moved::First, Vec::new()), |before| moved(before, said));
        steps.push(Step { statements: vec![n], day: said.day(), deed: said.deed, moved, why });
    }
    steps
}

/// Whether both render one act of speaking. Words of another day that mean something else are another act, however alike.
fn one_act(a: &Said, b: &Said) -> bool {
    let moved =
        || !changes_of_meaning(&a.rendering, &b.rendering, &align(&a.rendering, &b.rendering)).is_empty();
    let alike = match (a.utterance, b.utterance) {
        (Some(one), Some(two)) => one == two,
        _ => compare(&a.rendering, &b.rendering).same,
    };
    alike && (a.day() == b.day() || !moved())
}

fn moved(before: &Said, after: &Said) -> (Moved, Vec<String>) {
    if before.deed != after.deed {
        return (Moved::Changed, vec![format!("{} before, {} now", before.deed, after.deed)]);
    }
    let alignment = align(&before.rendering, &after.rendering);
    let changes: Vec<Change> = changes_of_meaning(&before.rendering, &after.rendering, &alignment);
    if !changes.is_empty() {
        return (Moved::Changed, changes.into_iter().map(|change| change.why).collect());
    }
    let shared = before.whole.shared(&after.whole);
    let forms: Vec<&str> = shared.forms.iter().copied().take(6).collect();
    if shared.weight < RELATED {
        return (Moved::Other, vec!["they have hardly a word in common".to_owned()]);
    }
    let why = format!("both speak of {}, and nothing stands against it", forms.join(", "));
    let share = shared.weight / before.whole.weight.max(after.whole.weight).max(1.0);
    (if share >= 0.8 { Moved::Repeated } else { Moved::Reworded }, vec![why])
}
