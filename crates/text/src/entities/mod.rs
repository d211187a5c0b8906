//! Everybody a text names, whether or not they speak: after the speakers are resolved, the names that are left join
//! those they are names of, and organisations nobody quotes get their place in the cast.

mod aliases;
mod also_known;
mod misspelt;
mod organizations;
mod roles;
mod short_names;

pub use aliases::{AliasError, Aliases};
pub(crate) use also_known::add as also_known;
pub(crate) use misspelt::Likeness;
pub(crate) use roles::held;

use crate::speakers::Cast;
use crate::{Analysis, EntityType, Range};

/// Completes the cast and says which names are suspiciously alike; `runs` are the text's capitalised runs, each with its
/// paragraph's first token.
pub(crate) fn complete(page: &Analysis<'_>, runs: &[(Range, usize)], cast: &mut Cast) -> Vec<Likeness> {
    let people = mentions(cast, |kind| kind == EntityType::Person);
    organizations::add(page, runs, &people, cast);
    also_known::add(page, runs, cast);
    let taken = mentions(cast, EntityType::is_named);
    short_names::add(page, runs, &taken, cast);
    cast.settle();
    misspelt::find(page, runs, cast)
}

/// The bytes of every mention of some kinds of members, in the order of the text.
fn mentions(cast: &Cast, wanted: impl Fn(EntityType) -> bool) -> Vec<Range> {
    let members = cast.members.iter().filter(|member| wanted(member.kind));
    let mut all: Vec<Range> = members.flat_map(|member| member.mentions.iter().cloned()).collect();
    all.sort_unstable_by_key(|mention| (mention.end, mention.start));
    all
}
