//! Speakers: who the sources of a document are.
//!
//! First every named person and organisation is gathered into a cast (last names join the full name, offices and titles
//! become roles); then each source is resolved against it: a name by its words, a description ("the spokesman") by its role,
//! a pronoun by who is speaking. What fits nobody becomes an unnamed source of its own, never a guess at a name. Whom a text
//! names beside those who speak: [People and organisations](entities.md).

mod cast;
mod description;
mod full_names;
mod name;
mod names_in_text;
mod pronoun;
mod resolve;

pub(crate) use cast::{Cast, Member};
pub(crate) use resolve::{Resolved, resolve};
