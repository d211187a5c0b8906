//! The figure ledger: who claims which number of an incident, and how the claims stand to each other.
//!
//! A number is never taken for the truth and never averaged: each is kept as the interval that was claimed, with its
//! claimant, who relayed it and when. What the ledger adds is how two claims stand to each other, with the reason: "58"
//! and "at least 70" contradict each other, "some 80" and "at least 70" do not, and a later number of the same claimant
//! is an update.
//!
//! ```
//! use onrecord_link::claims::{Telling, ledger};
//! use onrecord_link::incidents::mentions;
//! use onrecord_text::{Document, Engine, annotate};
//!
//! let text = "A mudslide killed at least 12 people on May 3, 2031, Mayor Ann Orr said.";
//! let document = Document { id: "a".to_owned(), text: text.to_owned(), ..Document::default() };
//! let record = annotate(&document, &Engine::rules());
//! let mention = &mentions(&record, text)[0];
//! let found = ledger(&[Telling { record: &record, text, called: "a", origin: "a", figures: &mention.figures }]);
//! assert_eq!(found.claims[0].claimant.name, "Ann Orr");
//! ```

mod claim;
mod interval;
mod relation;

pub use claim::{Bearer, Claim, Claimant, Telling};
pub use interval::interval_in_words;
pub use relation::{Relation, Stand};

/// All that is claimed in numbers of one incident.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ledger {
    /// The claims, ordered by what is counted, then by when it was claimed.
    pub claims: Vec<Claim>,
    /// How they stand to each other.
    pub relations: Vec<Relation>,
}

/// The ledger of an incident, from what each document tells of it.
pub fn ledger(tellings: &[Telling<'_>]) -> Ledger {
    let claims = claim::claims(tellings);
    let relations = relation::relations(&claims);
    Ledger { claims, relations }
}
