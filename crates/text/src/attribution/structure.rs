//! What the setting of the page credits without a verb: turns of a transcript, signed quotations. Nothing
//! that reads sentences knows better, so these stand instead of whatever else was found of their words.

use super::{Attribution, colon, signed};
use crate::Analysis;
use crate::layout::Role;

/// Puts the attributions that the setting makes in the place of those of mostly the same words.
pub(super) fn put(page: &Analysis<'_>, found: &mut Vec<Attribution>) {
    let set = find(page);
    if set.is_empty() {
        return;
    }
    let size = |a: &Attribution| a.content.iter().map(ExactSizeIterator::len).sum::<usize>();
    found.retain(|a| {
        let first = set.partition_point(|s| s.start() < a.start());
        let near = &set[first.saturating_sub(2)..set.len().min(first + 2)];
        !near.iter().any(|s| {
            let shared: usize = a
                .content
                .iter()
                .flat_map(|c| s.content.iter().map(move |d| (c.start.max(d.start), c.end.min(d.end))))
                .map(|(start, end)| end.saturating_sub(start))
                .sum();
            shared * 2 >= size(a).max(size(s))
        })
    });
    found.extend(set);
    found.sort_by_key(Attribution::start);
}

fn find(page: &Analysis<'_>) -> Vec<Attribution> {
    let mut found = Vec::new();
    for (n, block) in page.blocks.iter().enumerate() {
        if page.layout.blocks[n].role != Role::Body || block.is_empty() {
            continue;
        }
        found.extend(signed::find(page, block).or_else(|| colon::turn(page, n, block)));
    }
    found
}
