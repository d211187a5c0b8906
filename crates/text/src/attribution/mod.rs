//! Attribution: who is credited with which words, by which words.
//!
//! The engine is a seam: anything that turns an [`Analysis`] into [`Attribution`]s can stand behind
//! [`Attributor`], and everything after it (speakers, the record) stays as it is. [`Rules`] is the first:
//! rules over tokens and quotation structure, one file an idea.

mod according_to;
mod adjectival;
mod asked;
mod clause;
mod colon;
mod complement;
mod continued;
mod counts;
mod cue;
mod fronted;
mod nominal;
pub(crate) mod phrase;
mod relay;
mod rules;
mod sample;
mod signed;
mod structure;
mod subject;
mod trained;

use crate::{Act, Analysis, Certainty, Range};

pub use rules::Rules;
pub use sample::Sample;
pub use trained::{ModelError, Trained};

/// One attribution over the tokens of an [`Analysis`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attribution {
    /// Who is credited. Empty when a quotation goes on with no source of its own.
    pub source: Vec<Range>,
    /// The words that do it.
    pub cue: Vec<Range>,
    /// What is said.
    pub content: Vec<Range>,
    /// Where a relative pronoun or carried-on verb is the source: the noun phrase it stands for.
    pub antecedent: Option<Range>,
    /// Relays with the words that make them so, the one nearest the outlet first.
    pub via: Vec<(Range, Option<Range>)>,
    /// To whom it was said.
    pub addressee: Option<Range>,
    /// What the speaker rests it on. Like the next two, left for `chain` to fill in.
    pub authority: Option<Range>,
    /// What the cue does.
    pub act: Act,
    /// How firmly.
    pub certainty: Certainty,
    /// Goes on from the attribution before: the same speaker.
    pub continues: bool,
}

impl Attribution {
    /// The first token of any of its parts.
    pub(crate) fn start(&self) -> usize {
        self.parts().map(|r| r.start).min().unwrap_or(usize::MAX)
    }

    fn parts(&self) -> impl Iterator<Item = &Range> {
        self.source.iter().chain(&self.cue).chain(&self.content)
    }
}

/// Finds the attributions of a text. Must be a pure function of its input.
pub trait Attributor: Send + Sync {
    /// The attributions, in the order of the text.
    fn attribute(&self, page: &Analysis<'_>) -> Vec<Attribution>;
}
