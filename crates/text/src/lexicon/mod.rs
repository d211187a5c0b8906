//! What the rules know of English: verbs of attribution with their complements, closed word lists,
//! agencies. Data in tables, looked up by form.

mod agencies;
mod countries;
mod given_names;
mod verbs;
mod words;

pub(crate) use agencies::agency_name;
pub(crate) use countries::{is_country_or_capital, is_demonym_or_country};
pub(crate) use given_names::{Gender, gender_of_given_name};
pub(crate) use verbs::{Form, Verb, particle_verb, verb};
pub(crate) use words::*;
