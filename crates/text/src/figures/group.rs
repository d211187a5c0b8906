//! Groups: the noun phrases of a sentence that can be counted, with or without a number of their own.

use super::bounds::{self, Quantity};
use super::context::Context;
use super::{counted, implicit, zero};
use crate::Range;
use crate::lexicon::{Gender, is_auxiliary};

/// What a group is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A noun for people, or a bare number that may be of people.
    People,
    /// Somebody by name.
    Name,
    /// "he", "them".
    Pronoun,
    /// Anything else that has a number: vehicles, per cent, dollars.
    Things,
    /// A number without a noun: "killing 12".
    Bare,
}

/// One noun phrase.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    pub tokens: Range,
    pub kind: Kind,
    /// How many, printed or by the noun alone; none for a plural that does not say.
    pub count: Option<Quantity>,
    /// Whether no number is printed.
    pub implicit: bool,
    /// The head noun, where there is one.
    pub head: Option<usize>,
    /// `people`, `USD`, `percent`, or the noun.
    pub unit: String,
    pub gender: Option<Gender>,
    pub age: Option<f64>,
    /// "the man", "he": somebody who was spoken of.
    pub definite: bool,
    /// "another man", "two others", "three more".
    pub other: bool,
    /// "two of them", "one of the victims": out of a group already named.
    pub partitive: bool,
    /// "his son": by whose, and not spoken of before.
    pub owned: bool,
    /// "the man's", "Orr's": it owns what comes next and is counted only through that.
    pub owner: bool,
    /// "Man shot": a headline's noun without its determiner.
    pub headline: bool,
    /// "a third man": how many there are by then.
    pub ordinal: Option<f64>,
}

impl Group {
    pub(super) fn new(tokens: Range, kind: Kind, count: Option<Quantity>) -> Self {
        Self {
            tokens,
            kind,
            count,
            implicit: false,
            head: None,
            unit: "people".into(),
            gender: None,
            age: None,
            definite: false,
            other: false,
            partitive: false,
            owned: false,
            owner: false,
            headline: false,
            ordinal: None,
        }
    }

    /// The least count claimed, 1 for somebody, 0 for a plural that does not say.
    pub(super) fn least(&self) -> f64 {
        self.count.as_ref().map_or(0.0, Quantity::least)
    }

    /// Whether it is one person.
    pub(super) fn is_one(&self) -> bool {
        self.count.as_ref().is_some_and(|count| count.low == Some(1.0) && count.high == Some(1.0))
    }

    /// "himself": who did it.
    pub(super) fn is_reflexive(&self, cx: &Context<'_>) -> bool {
        self.kind == Kind::Pronoun && matches!(cx.lower(self.tokens.start), "himself" | "herself")
    }

    /// Whether it can be people.
    pub(super) fn is_people(&self) -> bool {
        !matches!(self.kind, Kind::Things)
    }
}

/// The groups of a sentence, in order; none overlaps another.
pub(super) fn groups(cx: &Context<'_>, sentence: &Range) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let (mut i, mut floor) = (sentence.start, sentence.start);
    while i < sentence.end {
        let found = zero::at(cx, i, sentence.end)
            .or_else(|| explicit(cx, i, floor, sentence))
            .or_else(|| implicit::at(cx, i, floor, sentence));
        match found {
            Some(group) => {
                i = group.tokens.end.max(i + 1);
                floor = i;
                groups.push(group);
            }
            None => i += 1,
        }
    }
    groups
}

/// A number with what it counts.
fn explicit(cx: &Context<'_>, i: usize, floor: usize, sentence: &Range) -> Option<Group> {
    let quantity = bounds::at(cx, i, floor, sentence.end)?;
    counted::group(cx, i, quantity, floor, sentence)
}

/// Whether tokens hold a finite verb, so that what stands before them is another clause.
pub(super) fn has_verb(cx: &Context<'_>, tokens: Range) -> bool {
    tokens.into_iter().any(|i| {
        is_auxiliary(cx.lower(i)) && cx.lower(i) != "'s" || crate::lexicon::is_core_speech(cx.lower(i))
    })
}
