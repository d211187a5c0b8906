//! Numbers that take their measure from the words before.
//!
//! "Two more were found in the yard" counts dead only because those before them were dead, and "two in Carrow" is killed
//! by the verb of "three in Ell". More people who are found, of whom no other harm is told, are told on from the dead of
//! the sentence before; a bare number at another place is one of the verb before it.
//!
//! | text | figures |
//! |---|---|
//! | **Three people** died in the house. **Two more** were found in the yard. | killed 3 people; killed 2 people new |
//! | Shelling killed **three people** in Ell and **two** in Carrow. | killed 3 people; killed 2 people |
//! | **Three people** died in the house. Two more were found alive. | killed 3 people |
//!
//! | report | tolls |
//! |---|---|
//! | Three people died in the house. Two more were found in the yard. | killed 5 |
//! | Shelling killed three people in Ell and two in Carrow. | killed 5 |

use super::claim::Claim;
use super::context::Context;
use super::group::{Group, Kind};
use crate::lexicon::is_be;
use crate::{Counting, Range};

/// Adds the claims of a sentence that take their measure from others; `earlier` are those of the sentences before.
pub(super) fn find(
    cx: &Context<'_>,
    groups: &[Group],
    sentence: &Range,
    claims: &mut Vec<Claim>,
    earlier: &[Claim],
    number: usize,
) {
    for group in groups.iter().filter(|group| !group.implicit && group.is_people() && group.count.is_some()) {
        if claims.iter().any(|claim| claim.group.tokens == group.tokens) {
            continue;
        }
        let before = claims.iter().rposition(|claim| claim.group.tokens.end <= group.tokens.start);
        let carried = if group.other && found_on(cx, group, sentence.end) {
            // Those of the sentence before, or of this one.
            let told = before.map(|n| &claims[n]).or_else(|| earlier.last());
            told.filter(|told| told.measure == "killed" && told.sentence + 1 >= number)
                .map(|told| Claim { counting: Some(Counting::New), ..told.clone() })
        } else if elsewhere(cx, group, sentence) {
            before.map(|n| &claims[n]).filter(|told| !told.group.implicit && !told.unit).cloned()
        } else {
            None
        };
        if let Some(told) = carried {
            let at = before.map_or(0, |n| n + 1);
            claims.insert(at, Claim { group: group.clone(), sentence: number, part_of: None, ..told });
        }
    }
}

/// "Two more were found in the yard", but not "were found alive".
fn found_on(cx: &Context<'_>, group: &Group, end: usize) -> bool {
    let mut at = group.tokens.end;
    while at < end
        && (is_be(cx.lower(at)) || matches!(cx.lower(at), "have" | "has" | "had" | "also" | "later"))
    {
        at += 1;
    }
    let found = matches!(cx.lower(at), "found" | "discovered" | "recovered" | "pulled");
    let lives = |i: usize| {
        matches!(
            cx.lower(i),
            "alive" | "safe" | "unharmed" | "unhurt" | "wounded" | "injured" | "hiding" | "guilty" | "not"
        )
    };
    found && at > group.tokens.end && !(at..end.min(at + 8)).any(lives)
}

/// "and two in Carrow".
fn elsewhere(cx: &Context<'_>, group: &Group, sentence: &Range) -> bool {
    let (start, next) = (group.tokens.start, group.tokens.end);
    let bare = group.kind == Kind::Bare && group.head.is_none() && !group.other && !group.partitive;
    let place =
        next + 1 < sentence.end && cx.page.tokens[next + 1].is_word() && cx.page.tokens[next + 1].capital;
    bare && place
        && !cx.is_time(next + 1)
        && cx.before(start, 1, sentence.start) == "and"
        && matches!(cx.lower(next), "in" | "at" | "near" | "outside")
}
