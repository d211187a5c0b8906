//! How each token around a cue stands to it, as the roles' network is told.

use rten_tensor::NdTensor;

use super::marks::Marks;
use crate::Range;

/// Distances, in tokens, from which on they are told less apart: 8 · 2^(n/3).
const STEPS: [usize; 12] = [8, 11, 13, 16, 21, 26, 32, 41, 51, 64, 81, 102];
/// Distances told apart on one side.
const SIDE: usize = 20;

/// One row a cue, one column a token from `reach` before it to `reach` behind.
pub(super) struct Relations {
    /// The token, clipped into the stretch.
    pub at: NdTensor<i32, 2>,
    /// Bucket of its distance from the cue.
    pub distance: NdTensor<i32, 2>,
    /// A bit each: the rules take it for this cue's source; its content; they know the cue; it is in the cue;
    /// same sentence; the one before; the one after; same paragraph; a neighbouring one.
    pub relation: NdTensor<i32, 2>,
    /// 1 inside the text, else 0.
    pub valid: NdTensor<f32, 2>,
}

/// For cues of a stretch of the text; `at` counts from its first token.
pub(super) fn of(marks: &Marks<'_>, cues: &[(Range, f32)], reach: usize, seen: &Range) -> Relations {
    let wide = 2 * reach + 1;
    let cells = cues.len() * wide;
    let (mut at, mut distance) = (Vec::with_capacity(cells), Vec::with_capacity(cells));
    let (mut relation, mut valid) = (Vec::with_capacity(cells), Vec::with_capacity(cells));
    for (cue, _) in cues {
        let rule = marks.rule(cue);
        let (sentence, block) = (marks.sentence[cue.start], marks.block[cue.start]);
        for k in 0..wide {
            let real = cue.start as isize + k as isize - reach as isize;
            let i = real.clamp(seen.start as isize, seen.end as isize - 1) as usize;
            let inside = real == i as isize;
            let taken = |role: fn(&crate::attribution::Attribution) -> &Vec<Range>| {
                inside && rule.is_some_and(|rule| role(rule).iter().any(|run| run.contains(&i)))
            };
            let (sentences, blocks) = (marks.sentence[i] - sentence, marks.block[i] - block);
            let facts = [
                taken(|rule| &rule.source),
                taken(|rule| &rule.content),
                rule.is_some(),
                inside_of(cue, real),
                sentences == 0,
                sentences == -1,
                sentences == 1,
                blocks == 0,
                blocks.abs() == 1,
            ];
            at.push((i - seen.start) as i32);
            distance.push(bucket(i, cue));
            relation.push(facts.iter().rev().fold(0, |bits, &fact| bits << 1 | i32::from(fact)));
            valid.push(f32::from(u8::from(inside)));
        }
    }
    let shape = [cues.len(), wide];
    Relations {
        at: NdTensor::from_data(shape, at),
        distance: NdTensor::from_data(shape, distance),
        relation: NdTensor::from_data(shape, relation),
        valid: NdTensor::from_data(shape, valid),
    }
}

fn inside_of(cue: &Range, i: isize) -> bool {
    usize::try_from(i).is_ok_and(|i| cue.contains(&i))
}

/// 0 in the cue; behind it 1, 2 …; before it 21, 22 ….
fn bucket(i: usize, cue: &Range) -> i32 {
    let (before, apart) = match i {
        i if i < cue.start => (true, cue.start - i),
        i if i < cue.end => return 0,
        i => (false, i - cue.end + 1),
    };
    let near = if apart < STEPS[0] { apart } else { 7 + STEPS.iter().filter(|&&step| step <= apart).count() };
    let near = near.min(SIDE - 1);
    (if before { near + SIDE } else { near }) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_told_apart_near_the_cue() {
        let cue = 50..52;
        let buckets = [50, 51, 52, 58, 59, 62, 300, 49, 42, 0].map(|i| bucket(i, &cue));
        assert_eq!(buckets, [0, 0, 1, 7, 8, 9, 19, 21, 28, 35]);
    }
}
