//! Given names by the gender they usually go with: `given_names.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a pronoun says of its person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    Male,
    Female,
}

static NAMES: LazyLock<HashMap<&str, Gender>> = LazyLock::new(|| {
    let lines = include_str!("given_names.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(' '))
        .map(|(name, gender)| (name, if gender == "f" { Gender::Female } else { Gender::Male }))
        .collect()
});

/// The gender a given name goes with, also one that is not listed: those that end in -a are mostly women's.
pub(crate) fn likely_gender(lower: &str) -> Option<Gender> {
    gender_of_given_name(lower)
        .or_else(|| (lower.len() > 3 && lower.ends_with('a')).then_some(Gender::Female))
}

/// The gender a given name usually goes with.
pub(crate) fn gender_of_given_name(lower: &str) -> Option<Gender> {
    NAMES.get(lower).copied()
}
