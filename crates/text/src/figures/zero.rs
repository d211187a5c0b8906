//! Nobody.
//!
//! That nobody was hurt is a figure: none. "No" before a noun of harm, "nobody", "no one" and "none" count zero; a
//! single person who "was not hurt" is no figure.
//!
//! | text | figures |
//! |---|---|
//! | There were **no casualties**. | casualties 0 people |
//! | **No one** was killed. | killed 0 people |
//! | **Nobody** was hurt in the fire. | injured 0 people |
//! | **No injuries** were reported. | injured 0 people |
//! | **None of the passengers** was injured. | injured 0 people (passengers) |
//! | The driver was not hurt. | – |

use super::context::Context;
use super::group::{Group, Kind};
use super::{counted, measures, people};
use crate::lexicon::is_article;

/// The empty group that starts at token `i`.
pub(super) fn at(cx: &Context<'_>, i: usize, end: usize) -> Option<Group> {
    let word = |k: usize| if k < end { cx.lower(k) } else { "" };
    let none = |tokens: std::ops::Range<usize>| {
        Group::new(tokens.clone(), Kind::People, Some(counted::several(tokens, 0.0)))
    };
    match word(i) {
        "nobody" => Some(none(i..i + 1)),
        "no" if word(i + 1) == "one" => {
            // "no one else": besides those already counted.
            let mut group = none(i..i + 2);
            group.other = word(i + 2) == "else";
            Some(group)
        }
        "none" if word(i + 1) == "of" => {
            let mut at = i + 2;
            while is_article(word(at)) {
                at += 1;
            }
            let head = counted::head(cx, at, end);
            let mut group = none(i..head.map_or(i + 2, |head| head + 1));
            group.head = head;
            Some(group)
        }
        "no" => {
            let mut at = i + 1;
            let other = matches!(word(at), "other" | "further" | "more" | "additional");
            at += usize::from(other);
            while matches!(
                word(at),
                "reported"
                    | "known"
                    | "serious"
                    | "major"
                    | "immediate"
                    | "reports"
                    | "of"
                    | "life-threatening"
                    | "apparent"
            ) {
                at += 1;
            }
            let noun = measures::is_noun(word(at)) || people::is_person(word(at));
            noun.then(|| {
                let mut group = none(i..at + 1);
                group.head = Some(at);
                group.other = other;
                group
            })
        }
        _ => None,
    }
}
