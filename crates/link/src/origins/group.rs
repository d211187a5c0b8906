//! From pairs of documents to origins: whatever is joined, by however many steps, goes back to one report.

use crate::unite::Unite;

/// The origins of documents `0..count`: the numbers of each one's documents in order, the origins in the order of their
/// first. Pairs of numbers out of range are left out.
pub fn origins(count: u32, pairs: &[(u32, u32)]) -> Vec<Vec<u32>> {
    let mut groups = Unite::new(count);
    for (a, b) in pairs.iter().filter(|(a, b)| *a < count && *b < count) {
        groups.unite(*a, *b);
    }
    groups.groups()
}
