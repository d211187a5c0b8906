//! The table of weights, `weights.tsv`: what signs ([`super::evidence`]), traits
//! ([`super::choose`]) and the parts of a place's confidence ([`super::confidence`]) are worth.

use std::sync::LazyLock;

use super::choose::{self, TRAITS};
use super::confidence::{self, PARTS};
use super::evidence::{self, SIGNS};

/// Every weight, in the order of its kind's names.
pub(super) struct Weights {
    pub signs: [f64; SIGNS],
    pub traits: [f64; TRAITS],
    pub confidence: [f64; PARTS],
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights {
    signs: column("sign", &evidence::NAMES),
    traits: column("trait", &choose::NAMES),
    confidence: column("confidence", &confidence::NAMES),
});

pub(super) fn get() -> &'static Weights {
    &WEIGHTS
}

/// The rows of a kind: name and weight.
fn rows(kind: &str) -> impl Iterator<Item = (&'static str, f64)> {
    include_str!("weights.tsv").lines().filter_map(move |line| {
        let mut fields = line.split('\t');
        let name = fields.next().filter(|first| *first == kind).and_then(|_| fields.next())?;
        Some((name, fields.next()?.parse().ok()?))
    })
}

fn column<const N: usize>(kind: &str, names: &[&str; N]) -> [f64; N] {
    names.map(|name| rows(kind).find(|(row, _)| *row == name).map_or(0.0, |(_, weight)| weight))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_its_weight() {
        let names = |kind| rows(kind).map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(names("sign"), evidence::NAMES);
        assert_eq!(names("trait"), choose::NAMES);
        assert_eq!(names("confidence"), confidence::NAMES);
    }
}
