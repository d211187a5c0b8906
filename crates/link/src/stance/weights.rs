//! The weights: what every feature counts for each stance. `training/stance.py` makes the file.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::features::Features;

/// How many stances there are.
pub(super) const STANCES: usize = 3;

/// The shipped ones. A test holds the file to its format; without weights every stance would be as likely.
pub(super) static SHIPPED: LazyLock<Weights> =
    LazyLock::new(|| Weights::parse(include_str!("weights.tsv")).unwrap_or_default());

/// The weights of every feature, in the order of `Stance`.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Weights(BTreeMap<String, [f64; STANCES]>);

impl Weights {
    /// Reads lines of a feature and three numbers, parted by tabs. Lines that begin with "#" are comments. The error is
    /// the number of the line that is not so.
    pub(super) fn parse(text: &str) -> Result<Self, usize> {
        let mut weights = BTreeMap::new();
        for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let (name, row) = parse_line(line).ok_or(n + 1)?;
            if weights.insert(name.to_owned(), row).is_some() {
                return Err(n + 1);
            }
        }
        Ok(Self(weights))
    }

    /// What a feature counts; one that was not fitted, nothing.
    pub(super) fn of(&self, feature: &str) -> [f64; STANCES] {
        self.0.get(feature).copied().unwrap_or_default()
    }

    /// How likely each stance is.
    pub(super) fn chances(&self, features: &Features) -> [f64; STANCES] {
        let mut scores = [0.0; STANCES];
        for feature in &features.list {
            for (score, weight) in scores.iter_mut().zip(self.of(&feature.name)) {
                *score += feature.value * weight;
            }
        }
        let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let powers = scores.map(|score| (score - highest).exp());
        let sum: f64 = powers.iter().sum();
        powers.map(|power| power / sum)
    }
}

fn parse_line(line: &str) -> Option<(&str, [f64; STANCES])> {
    let mut fields = line.split('\t');
    let name = fields.next().filter(|name| !name.is_empty())?;
    let mut row = [0.0; STANCES];
    for weight in &mut row {
        *weight = fields.next()?.parse().ok().filter(|weight: &f64| weight.is_finite())?;
    }
    fields.next().is_none().then_some((name, row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_file_is_sound() {
        let weights = Weights::parse(include_str!("weights.tsv"));
        assert!(weights.is_ok_and(|weights| weights.0.len() > 100));
    }

    #[test]
    fn a_broken_line_is_named() {
        assert_eq!(Weights::parse("# made by\nbias\t1\t-0.5\t0").map(|w| w.of("bias")), Ok([1.0, -0.5, 0.0]));
        for broken in
            ["bias", "bias\t1\t2", "bias\t1\t2\tx", "bias\t1\t2\tNaN", "\t1\t2\t3", "bias\t1\t2\t3\t4"]
        {
            assert_eq!(Weights::parse(&format!("#\n{broken}\n")), Err(2), "{broken}");
        }
        assert_eq!(Weights::parse("a\t1\t2\t3\na\t1\t2\t3"), Err(2));
    }
}
