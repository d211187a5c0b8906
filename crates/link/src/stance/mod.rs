//! The stance of a headline, or of any short sentence, to a claim: does it say that the claim is so (`for`), that it is
//! not (`against`), or does it pass it on without a word of its own (`observing`)?
//!
//! A headline is compared with the claim word by word ([`alignment`]), and what it does to the words they share is read
//! off the words around them ([`cues`]): denials, doubts, hedges, "police say", a question mark, another number, a
//! word that contradicts. These [`features`] are weighed by a multinomial logistic regression whose [`weights`] are a
//! table that people can read. Which features were decisive is the answer's `why`.

mod alignment;
mod cues;
mod features;
mod phrases;
mod polarity;
mod sentence;
mod weights;
mod why;

use std::fmt;

use features::Features;
use sentence::Sentence;
use weights::{SHIPPED, STANCES, Weights};
pub use why::Reason;

/// How a sentence stands to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stance {
    /// It says that the claim is so.
    For,
    /// It says that the claim is not so.
    Against,
    /// It passes the claim on, asks about it, or speaks of something else.
    Observing,
}

impl Stance {
    /// In the order of the weights.
    const ALL: [Self; STANCES] = [Self::For, Self::Against, Self::Observing];

    /// The stance to the claim that this one is not so.
    fn reversed(self) -> Self {
        match self {
            Self::For => Self::Against,
            Self::Against => Self::For,
            Self::Observing => Self::Observing,
        }
    }

    /// `for`, `against`, `observing`.
    pub fn name(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Observing => "observing",
        }
    }
}

impl fmt::Display for Stance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A stance, how sure it is, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The likeliest stance.
    pub stance: Stance,
    /// How likely it is, from 0 to 1; 0 where there was nothing to judge.
    pub confidence: f64,
    /// The evidence for it, the weightiest first.
    pub why: Vec<Reason>,
}

/// How many pieces of evidence are given.
const REASONS: usize = 4;

/// A piece of evidence that moves the score by less is not worth telling.
const TELLING: f64 = 0.1;

/// The stance of a headline to a claim.
///
/// Only the first 80 words of each count. A sentence without a word says nothing.
///
/// ```
/// use onrecord_link::{Stance, stance};
///
/// let judged = stance("Ann Orr bought the bridge at Port Ell", "No, Ann Orr did not buy the bridge at Port Ell");
/// assert_eq!(judged.stance, Stance::Against);
/// assert_eq!(judged.why[0].to_string(), "negation 'No'");
/// ```
pub fn stance(claim: &str, headline: &str) -> Judged {
    let (claim, headline) = (Sentence::read(claim), Sentence::read(headline));
    if claim.words.is_empty() || headline.words.is_empty() {
        return Judged { stance: Stance::Observing, confidence: 0.0, why: Vec::new() };
    }
    let (features, denied) = polarity::features(&claim, &headline);
    judge(&features, &SHIPPED, denied)
}

/// What the weights are fitted on: the features of a pair by name, and whether they are those of what the claim denies,
/// so that for and against change places.
pub fn stance_features(claim: &str, headline: &str) -> (Vec<(String, f64)>, bool) {
    let (features, denied) = polarity::features(&Sentence::read(claim), &Sentence::read(headline));
    (features.list.into_iter().map(|feature| (feature.name, feature.value)).collect(), denied)
}

fn judge(features: &Features, weights: &Weights, denied: bool) -> Judged {
    let chances = weights.chances(features);
    let (mut stance, mut confidence, mut chosen) = (Stance::Observing, 0.0, 0);
    for (n, (one, chance)) in Stance::ALL.into_iter().zip(chances).enumerate() {
        if chance > confidence {
            (stance, confidence, chosen) = (one, chance, n);
        }
    }
    let why = why(features, weights, chosen);
    Judged { stance: if denied { stance.reversed() } else { stance }, confidence, why }
}

/// The evidence that moved the score of the chosen stance most above the mean of all.
fn why(features: &Features, weights: &Weights, chosen: usize) -> Vec<Reason> {
    let mut moved = vec![0.0; features.reasons.len()];
    for feature in &features.list {
        let row = weights.of(&feature.name);
        let mean = row.iter().sum::<f64>() / STANCES as f64;
        let own = row.get(chosen).copied().unwrap_or_default();
        if let Some(sum) = feature.reason.and_then(|reason| moved.get_mut(reason)) {
            *sum += feature.value * (own - mean);
        }
    }
    let mut telling: Vec<(f64, &Reason)> =
        moved.into_iter().zip(&features.reasons).filter(|(by, _)| *by >= TELLING).collect();
    telling.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut why: Vec<Reason> = Vec::new();
    for (_, reason) in telling {
        if why.len() < REASONS && !why.iter().any(|told| told.repeats(reason)) {
            why.push(reason.clone());
        }
    }
    why
}
