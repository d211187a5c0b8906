//! Words that deny, doubt, hedge, report or confirm, and where they stand to the words that the claim and the headline
//! share.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::alignment::Alignment;
use super::features::Features;
use super::phrases::{Found, Phrases, lines};
use super::sentence::Sentence;
use super::why::Reason;

/// The words of a question's beginning.
const ASK: &str = "ask";

/// Words that deny what is behind them.
const NO: &str = "no";

/// Classes that deny.
pub(super) const DENIALS: [&str; 3] = [NO, "deny", "hoax"];

/// Words that begin a clause.
const CLAUSE: &str = "clause";

/// The classes of `cues.txt`.
struct Cues {
    /// Name in the weights, and name for the user.
    classes: Vec<(&'static str, &'static str)>,
    phrases: Phrases,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let mut cues = Cues { classes: Vec::new(), phrases: Phrases::default() };
    for line in lines(include_str!("cues.txt")) {
        if let Some(((class, label), list)) =
            line.split_once(':').and_then(|(l, r)| Some((l.split_once('=')?, r)))
        {
            cues.phrases.add(list, cues.classes.len());
            cues.classes.push((class.trim(), label.trim()));
        }
    }
    cues
});

impl Cues {
    fn class(&self, found: &Found) -> (&'static str, &'static str) {
        self.classes.get(found.id).copied().unwrap_or_default()
    }
}

/// Whether a stem is a cue by itself or begins one.
pub(super) fn is_cue(stem: &str) -> bool {
    CUES.phrases.begins(stem)
}

/// The denials in the main clause of a claim, each word once.
pub(super) fn denials(claim: &Sentence) -> Vec<Found> {
    let found = CUES.phrases.find(&claim.words);
    let class = |found: &Found| CUES.class(found).0;
    let clause =
        found.iter().find(|found| class(found) == CLAUSE).map_or(claim.words.len(), |found| found.at);
    let comma =
        claim.marks.iter().find(|mark| mark.sign == ',').map_or(clause, |mark| mark.after.min(clause));
    let mut denials: Vec<Found> = Vec::new();
    for found in found.into_iter().filter(|found| found.at < comma && DENIALS.contains(&class(found))) {
        if denials.last().is_none_or(|last| last.at + last.len <= found.at) {
            denials.push(found);
        }
    }
    denials
}

/// Adds what the cues of the headline, and those of the claim, tell.
pub(super) fn look(claim: &Sentence, headline: &Sentence, alignment: &Alignment, features: &mut Features) {
    let in_claim = CUES.phrases.find(&claim.words);
    for found in &in_claim {
        let (class, _) = CUES.class(found);
        if ![ASK, CLAUSE].contains(&class) {
            features.flag(format!("claim {class}"), None);
        }
    }
    let in_headline = CUES.phrases.find(&headline.words);
    let negated = |at: usize| {
        in_headline.iter().any(|no| CUES.class(no).0 == NO && no.at < at && no.at + no.len + 2 > at)
    };
    let mut seen = BTreeSet::new();
    for found in &in_headline {
        let (class, label) = CUES.class(found);
        if class == CLAUSE {
            continue;
        }
        if class == ASK {
            if found.at == 0 {
                let reason = features.reason(Reason::Question);
                features.flag("question word", reason);
            }
            continue;
        }
        // What the claim itself says is no word on the claim: "He denied it" of the claim "He denied it".
        let in_both = in_claim.iter().any(|other| other.id == found.id);
        if in_both && (found.at..found.at + found.len).all(|at| alignment.carries(at)) {
            continue;
        }
        let reason = features.reason(Reason::Cue { label, words: headline.quote(found.at, found.len) });
        features.flag(class, reason);
        features.flag(format!("{class} {}", place(found, alignment)), reason);
        if in_both {
            features.flag(format!("{class} and claim"), reason);
        }
        if found.at == 0 {
            features.flag(format!("{class} first"), reason);
        }
        if found.at + 2 >= headline.words.len() {
            features.flag(format!("{class} last"), reason);
        }
        if class != NO && negated(found.at) {
            features.flag(format!("not {class}"), reason);
        }
        seen.insert(class);
    }
    for (n, one) in seen.iter().enumerate() {
        for other in seen.iter().skip(n + 1) {
            features.flag(format!("{one} with {other}"), None);
        }
    }
}

/// Where a cue stands to the words that the headline shares with the claim: in front of them it reaches over them.
fn place(found: &Found, alignment: &Alignment) -> &'static str {
    let (first, last) = alignment.reach();
    if found.at + found.len <= first {
        "before"
    } else if found.at > last {
        "behind"
    } else {
        "within"
    }
}
