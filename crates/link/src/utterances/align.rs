//! Two renderings side by side, word by word.
//!
//! The words that both have in the same order are kept (a longest common subsequence, weighted by how much a
//! word tells); a run that both have elsewhere has moved; what is left between two kept words is cut, added, or
//! changed where both sides have something. Every word of either side stands in exactly one step.
//!
//! Work and memory are bounded: what is too long for a full table is split where three words in a row are the
//! same and found once on either side (patience diff), and compared along the diagonal in between.

use std::collections::HashMap;
use std::ops::Range;

use rustc_hash::FxHashSet;
use serde::Serialize;

use super::rendering::Rendering;
use super::words::Word;

/// What became of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// Both have them, in the same order.
    Kept,
    /// Both have them, in another place.
    Moved,
    /// Each has its own.
    Changed,
    /// Only the first has them.
    Cut,
    /// Only the second has them.
    Added,
}

/// Words of either side that belong together; counted in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What became of them.
    pub class: Class,
    /// The words of the first.
    pub a: Range<usize>,
    /// The words of the second.
    pub b: Range<usize>,
}

/// Two renderings side by side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Alignment {
    /// In the order of the first; what only the second has stands where it would be.
    pub steps: Vec<Step>,
}

impl Alignment {
    /// For every word of the second, the word of the first it was kept or moved from; and the other way round.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let same = |step: &&Step| matches!(step.class, Class::Kept | Class::Moved);
        self.steps.iter().filter(same).flat_map(|step| step.a.clone().zip(step.b.clone()))
    }
}

/// Cells of a table of directions: one byte each.
const TABLE: usize = 1 << 20;
/// What a word that tells nothing by itself is worth where both have it.
const FUNCTION: f32 = 0.3;
/// What a run has to tell to be seen as moved: more than one common word.
const MOVED: f32 = 9.0;

/// Lays two renderings side by side.
pub fn align(a: &Rendering, b: &Rendering) -> Alignment {
    let kept = kept(&a.words, &b.words);
    let moved = moved(&a.words, &b.words, &kept);
    Alignment { steps: steps(&a.words, &b.words, &kept, &moved) }
}

/// The pairs of words that both sides have in the same order.
pub(super) fn kept(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    if a.len().saturating_mul(b.len()) <= TABLE {
        common(a, b, 0, 0, &mut pairs);
    } else {
        let (mut i, mut j) = (0, 0);
        for (at_a, at_b) in anchors(a, b) {
            common(&a[i..at_a], &b[j..at_b], i, j, &mut pairs);
            pairs.push((at_a, at_b));
            (i, j) = (at_a + 1, at_b + 1);
        }
        common(&a[i..], &b[j..], i, j, &mut pairs);
    }
    without_strays(a, pairs)
}

/// Where three words in a row are the same and found once on either side, in an order that both have.
fn anchors(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    let once = |words: &[Word]| {
        let mut at: HashMap<[u64; 3], Option<usize>> = HashMap::new();
        for (n, run) in words.windows(3).enumerate() {
            at.entry([run[0].key, run[1].key, run[2].key]).and_modify(|n| *n = None).or_insert(Some(n));
        }
        at
    };
    let (in_a, in_b) = (once(a), once(b));
    let both = a.windows(3).enumerate().filter_map(|(n, run)| {
        let key = [run[0].key, run[1].key, run[2].key];
        in_a.get(&key).copied().flatten()?;
        Some((n, in_b.get(&key).copied().flatten()?))
    });
    rising(&both.collect::<Vec<_>>())
}

/// The longest part of pairs, ascending by the first, in which the second ascends too.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The pair that ends the best row of each length, and the pair before each.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (n, (_, second)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < *second);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        if length == ends.len() { ends.push(n) } else { ends[length] = n }
    }
    let mut out = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(n) = at {
        out.push(pairs[n]);
        at = before[n];
    }
    out.reverse();
    out
}

fn common(a: &[Word], b: &[Word], from_a: usize, from_b: usize, out: &mut Vec<(usize, usize)>) {
    let start = out.len();
    if a.len() >= b.len() {
        table(a, b, |i, j| out.push((from_a + i, from_b + j)));
    } else {
        table(b, a, |j, i| out.push((from_a + i, from_b + j)));
    }
    out[start..].reverse();
}

/// The weighted longest common subsequence, from its end; `long` is not shorter than `short`. Where the whole
/// table would be too large, only a band along its diagonal is filled.
fn table(long: &[Word], short: &[Word], mut pair: impl FnMut(usize, usize)) {
    let (rows, columns) = (long.len(), short.len());
    if columns == 0 {
        return;
    }
    let whole = (rows + 1) * (columns + 1) <= TABLE;
    let half = if whole { columns } else { (TABLE / (rows + 1) / 2).max(2) };
    let width = if whole { columns + 1 } else { 2 * half + 1 };
    // Column of a row's first cell.
    let first = |row: usize| (row * columns / rows).saturating_sub(half);
    // Close together, as every cell asks for one.
    let keys: Vec<u64> = short.iter().map(|word| word.key).collect();
    let here: FxHashSet<u64> = keys.iter().copied().collect();
    const UP: u8 = 0;
    const LEFT: u8 = 1;
    const BOTH: u8 = 2;
    let mut directions = vec![UP; (rows + 1) * width];
    let (mut before, mut now) = (vec![0f32; width], vec![0f32; width]);
    // What lies left of the band or above it counts as nothing found yet.
    let get = |cells: &[f32], from: usize, column: usize| {
        column.checked_sub(from).and_then(|at| cells.get(at)).copied().unwrap_or(0.0)
    };
    for (row, word) in (1..).zip(long) {
        // A word that the other side does not have leaves a whole row as the one above.
        if whole && !here.contains(&word.key) {
            continue;
        }
        let worth = |j: usize| if word.tells() { word.weight.min(short[j].weight) } else { FUNCTION };
        let (start, above) = (first(row), first(row - 1));
        for column in start..=(start + width - 1).min(columns) {
            let (mut best, mut direction) = (get(&before, above, column), UP);
            if column > start && now[column - 1 - start] > best {
                (best, direction) = (now[column - 1 - start], LEFT);
            }
            if column > 0 && keys[column - 1] == word.key {
                let both = get(&before, above, column - 1) + worth(column - 1);
                if both > best {
                    (best, direction) = (both, BOTH);
                }
            }
            now[column - start] = best;
            directions[row * width + column - start] = direction;
        }
        std::mem::swap(&mut before, &mut now);
        now.fill(0.0);
    }
    let (mut row, mut column) = (rows, columns);
    while row > 0 && column > 0 {
        let start = first(row);
        let inside = column >= start && column - start < width;
        match if inside {
            directions[row * width + column - start]
        } else if column < start {
            UP
        } else {
            LEFT
        } {
            BOTH => {
                (row, column) = (row - 1, column - 1);
                pair(row, column);
            }
            LEFT => column -= 1,
            _ => row -= 1,
        }
    }
}

/// Without runs that only hold a sentence together: "the" is in every sentence.
fn without_strays(a: &[Word], pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let mut out = Vec::with_capacity(pairs.len());
    for run in pairs.chunk_by(|one, two| (one.0 + 1, one.1 + 1) == *two) {
        if run.len() > 2 || run.iter().any(|(i, _)| a[*i].tells()) {
            out.extend_from_slice(run);
        }
    }
    out
}

/// Runs that both sides have in another place, ascending by the first. Only words that are left once on either
/// side begin one.
fn moved(a: &[Word], b: &[Word], kept: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let (mut free_a, mut free_b) = (vec![true; a.len()], vec![true; b.len()]);
    for (i, j) in kept {
        (free_a[*i], free_b[*j]) = (false, false);
    }
    let once = |words: &[Word], free: &[bool]| {
        let mut at: HashMap<u64, Option<usize>> = HashMap::new();
        for (n, word) in words.iter().enumerate().filter(|(n, word)| free[*n] && word.tells()) {
            at.entry(word.key).and_modify(|n| *n = None).or_insert(Some(n));
        }
        at
    };
    let (once_a, once_b) = (once(a, &free_a), once(b, &free_b));
    let mut out = Vec::new();
    for i in 0..a.len() {
        let here = |i: usize| -> Option<usize> {
            once_a.get(&a[i].key).copied().flatten().filter(|at| *at == i)?;
            once_b.get(&a[i].key).copied().flatten()
        };
        let Some(j) = here(i).filter(|j| free_a[i] && free_b[*j]) else { continue };
        let fits = |i: usize, j: usize| free_a[i] && free_b[j] && a[i].key == b[j].key;
        let before = (1..=i.min(j)).take_while(|n| fits(i - n, j - n)).count();
        let (start_a, start_b) = (i - before, j - before);
        let rest = (a.len() - start_a).min(b.len() - start_b);
        let length = (0..rest).take_while(|n| fits(start_a + n, start_b + n)).count();
        let (run_a, run_b) = (start_a..start_a + length, start_b..start_b + length);
        if a[run_a.clone()].iter().map(|word| word.weight).sum::<f32>() >= MOVED {
            free_a[run_a.clone()].fill(false);
            free_b[run_b.clone()].fill(false);
            out.extend(run_a.zip(run_b));
        }
    }
    out.sort_unstable();
    out
}

/// Puts the steps in order.
fn steps(a: &[Word], b: &[Word], kept: &[(usize, usize)], moved: &[(usize, usize)]) -> Vec<Step> {
    let to_b: HashMap<usize, usize> = moved.iter().copied().collect();
    let mut gone_b = vec![false; b.len()];
    for (_, j) in moved {
        gone_b[*j] = true;
    }
    let mut out: Vec<Step> = Vec::new();
    let (mut i, mut j) = (0, 0);
    for run in kept.chunk_by(|one, two| (one.0 + 1, one.1 + 1) == *two) {
        let (start, length) = (run[0], run.len());
        gap(a, b, i..start.0, j..start.1, &to_b, &gone_b, &mut out);
        (i, j) = (start.0 + length, start.1 + length);
        out.push(Step { class: Class::Kept, a: start.0..i, b: start.1..j });
    }
    gap(a, b, i..a.len(), j..b.len(), &to_b, &gone_b, &mut out);
    out
}

/// What stands between two kept runs.
fn gap(
    a: &[Word],
    b: &[Word],
    in_a: Range<usize>,
    in_b: Range<usize>,
    moved: &HashMap<usize, usize>,
    gone_b: &[bool],
    out: &mut Vec<Step>,
) {
    let end = in_b.end;
    let left_b: Vec<usize> = in_b.filter(|j| !gone_b[*j]).collect();
    let left_a = in_a.clone().filter(|i| !moved.contains_key(i)).count();
    let whole = |left: usize, range: &Range<usize>| left == range.len();
    let own_b = runs(&left_b);
    // One piece on either side, and both tell something or neither does.
    if let [piece] = own_b.as_slice()
        && left_a > 0
        && whole(left_a, &in_a)
        && a[in_a.clone()].iter().any(Word::tells) == b[piece.clone()].iter().any(Word::tells)
    {
        out.push(Step { class: Class::Changed, a: in_a, b: piece.clone() });
        return;
    }
    let mut at = in_a.start;
    while at < in_a.end {
        let from = at;
        let class = if let Some(&j) = moved.get(&at) {
            while at < in_a.end && moved.get(&at) == Some(&(j + at - from)) {
                at += 1;
            }
            out.push(Step { class: Class::Moved, a: from..at, b: j..j + at - from });
            continue;
        } else {
            Class::Cut
        };
        while at < in_a.end && !moved.contains_key(&at) {
            at += 1;
        }
        out.push(Step { class, a: from..at, b: end..end });
    }
    out.extend(own_b.into_iter().map(|b| Step { class: Class::Added, a: in_a.end..in_a.end, b }));
}

/// Ascending numbers as ranges.
fn runs(numbers: &[usize]) -> Vec<Range<usize>> {
    numbers.chunk_by(|one, two| one + 1 == *two).map(|run| run[0]..run[0] + run.len()).collect()
}
