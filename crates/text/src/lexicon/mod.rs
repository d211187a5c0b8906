//! What the rules know of English: verbs of attribution with their complements, closed word lists,
//! agencies. Data in tables, looked up by form.

mod acts;
mod agencies;
mod countries;
mod given_names;
mod verbs;
mod words;

pub(crate) use acts::{Meaning, meaning_of_adjective, meaning_of_noun, meaning_of_verb};
pub use agencies::agency_name;
pub(crate) use countries::{is_country_or_capital, is_demonym_or_country};
pub(crate) use given_names::{Gender, gender_of_given_name, likely_gender};
pub(crate) use verbs::{Form, Verb, forms as verb_forms, particle_verb, verb};
pub(crate) use words::*;

/// The verb that a lower-case word is a form of, listed as one that credits or for what it does.
pub(crate) fn lemma(word: &str) -> Option<&'static str> {
    verb(word).map(|verb| verb.lemma).or_else(|| meaning_of_verb(word, "").map(|meaning| meaning.lemma))
}
