//! How much a word tells: little when every sentence has it, much when few do.
//!
//! The table is built in, so that what two statements have in common does not depend on which others were read
//! before them.

use std::sync::LazyLock;

use super::words::stem;
use rustc_hash::{FxHashMap, FxHashSet};

/// A word that is in neither table.
pub(super) const RARE: f32 = 8.0;
/// A name: what a story is about stands in all its statements.
pub(super) const NAME: f32 = 5.0;
/// A number.
pub(super) const NUMBER: f32 = 6.0;

static FUNCTION: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("function_words.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// By stem; where several words have one, the commonest counts.
static COMMON: LazyLock<FxHashMap<String, f32>> = LazyLock::new(|| {
    let mut table: FxHashMap<String, f32> = FxHashMap::default();
    for line in include_str!("common_words.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split_whitespace();
        let Some(weight) = fields.next().and_then(|weight| weight.parse::<f32>().ok()) else { continue };
        for word in fields {
            let least = table.entry(stem(word)).or_insert(weight);
            *least = least.min(weight);
        }
    }
    table
});

/// Whether a lower-case word only holds the sentence together.
pub(super) fn is_function(form: &str) -> bool {
    FUNCTION.contains(form)
}

/// What a content word weighs.
pub(super) fn weight(stem: &str, name: bool) -> f32 {
    match COMMON.get(stem) {
        Some(&common) => common,
        None if name => NAME,
        None => RARE,
    }
}
