//! The reasons, each a sentence without a full stop.

use super::deed::Deed;
use super::party::Party;
use super::said::Said;
use super::thread::{Claim, Position};

/// Words named at most.
const NAMED: usize = 6;

/// What a statement does by its own words.
pub(super) fn deed(said: &Said) -> String {
    let doers: Vec<&str> = said.doers.iter().map(|doer| doer.speaker.name.as_str()).collect();
    match said.deed {
        Deed::Accuses if doers.is_empty() => format!("“{}” makes it an accusation", said.cue),
        Deed::Accuses => format!("“{}” makes it an accusation, of {}", said.cue, doers.join(" and ")),
        _ => format!("“{}” makes it a denial", said.cue),
    }
}

/// What two claims share.
pub(super) fn shared(one: &Said, two: &Said) -> String {
    let shared = one.terms.shared(&two.terms);
    let forms: Vec<&str> = shared.forms.into_iter().take(NAMED).collect();
    format!(
        "it is the claim of {} {}: both have {}",
        two.rendering.document,
        two.rendering.statement,
        forms.join(", ")
    )
}

pub(super) fn answers(said: &Said, answered: &Said) -> String {
    format!(
        "“{}” points back to {}, the accusation before it in the document",
        said.cue, answered.rendering.statement
    )
}

pub(super) fn decided() -> String {
    "a correction puts it here".to_owned()
}

pub(super) fn passes_on(inner: &Said) -> String {
    format!("it passes on {} of its own side", inner.rendering.statement)
}

pub(super) fn bears(said: &Said, deed: Deed, claim: &Said) -> String {
    let shared = claim.terms.shared(&said.whole);
    let forms: Vec<&str> = shared.forms.into_iter().take(NAMED).collect();
    let does = match deed {
        Deed::Denies => "the accused says “not” of",
        Deed::CallsFor => "it wants something done about",
        Deed::Finds => "it is the finding on",
        _ => "it speaks of",
    };
    format!("{does} the claim’s words: {}", forms.join(", "))
}

pub(super) fn implied(accuser: &Party, party: &Party) -> String {
    format!(
        "{} names {} as having said so; no statement of {} on it was found",
        party.name, accuser.name, accuser.name
    )
}

pub(super) fn thread(positions: &[Position], unanswered: &[Party], claim: &Claim) -> Vec<String> {
    let names = |wanted: fn(Deed) -> bool| {
        let mut names: Vec<&str> =
            positions.iter().filter(|one| wanted(one.deed)).map(|one| one.party.name.as_str()).collect();
        names.dedup();
        names.join(", ")
    };
    let (sides, against) = (names(Deed::is_for), names(Deed::is_against));
    let mut why = Vec::new();
    why.push(match (sides.is_empty(), against.is_empty()) {
        (false, false) => format!("{sides} against {against}"),
        (true, _) => format!("{against} answers an accusation; no statement that makes it was found"),
        (_, true) => format!("{sides} accuses and nobody has answered"),
    });
    if claim.from_denial {
        why.push("the claim is known from its denial".to_owned());
    }
    if !unanswered.is_empty() {
        let names: Vec<&str> = unanswered.iter().map(|party| party.name.as_str()).collect();
        why.push(format!("{} is accused and has no statement on it", names.join(", ")));
    }
    why
}
