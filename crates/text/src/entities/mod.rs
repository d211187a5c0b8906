//! Everybody a text names, whether or not they speak.
//!
//! The record's `entities` are everybody a document names: one entity for every real person and organisation, with every
//! mention. Groups ("three guards") and sources without a name ("a harbour official") are entities too, when they speak.
//! A country or capital that speaks ("Damascus rejected the claim") is an entity as the government it stands for; where it
//! is merely a place, it is not a mention.
//!
//! After [the speakers are resolved](speakers.md), the names that are left join those they are names of, and organisations
//! nobody quotes get their place in the cast. How well this does, measured: [quality.md](../../quality.md), "Entities".

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
