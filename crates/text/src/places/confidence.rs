//! How likely a reading is right: that the name stands for a place at all, and for this one.
//!
//! Both are known as odds, and neither is sure to the degree that its own fit says; a logistic regression over the two
//! (`training/places.py`) makes one probability of them, so that of the places with a confidence of 0.7 about seven in
//! ten are right.

use super::weights;

/// What is weighed, by its name in the table of weights.
pub(super) const NAMES: [&str; PARTS] = ["Constant", "Place", "Reading"];
pub(super) const PARTS: usize = 3;

/// From how likely it is a place and what share its reading has among all, in thousandths from 0 to 1.
pub(super) fn of(belief: f64, share: f64) -> f64 {
    let parts = [1.0, log_odds(belief), log_odds(share)];
    let sum: f64 = parts.iter().zip(&weights::get().confidence).map(|(part, worth)| part * worth).sum();
    (1000.0 / (1.0 + (-sum).exp())).round() / 1000.0
}

/// Beyond one in a thousand nothing is known.
fn log_odds(probability: f64) -> f64 {
    let probability = probability.clamp(0.001, 0.999);
    (probability / (1.0 - probability)).ln()
}
