//! Spellings that nobody listed.
//!
//! Names from Arabic and Cyrillic letters come into English by several roads. One that the gazetteer does not spell
//! so is looked up by its sound, but only places of countries that the text speaks of count: by sound alone, many a
//! last name is a village somewhere.
//!
//! | text | places |
//! |---|---|
//! | The army left **Lebanon**'s **Rayyaq** at noon. | Lebanon; Rayak |
//! | The brothers Rayyaq left at noon. | |

use std::collections::HashSet;

use super::gazetteer::{Gazetteer, NameOf, SiteKind};
use super::names::Names;

/// Takes off what only sounds like a place of a country that the text does not name.
pub(super) fn keep_spoken_of(gazetteer: &Gazetteer, names: &mut Names) {
    let mut spoken_of: HashSet<&str> = HashSet::new();
    for name in &names.names {
        let countries = name.sites.iter().filter(|(site, of)| {
            *of != NameOf::Sound && matches!(gazetteer.kind(*site), SiteKind::Country | SiteKind::Capital)
        });
        spoken_of.extend(countries.filter_map(|(site, _)| gazetteer.country(*site)));
    }
    for name in &mut names.names {
        name.sites.retain(|(site, of)| {
            *of != NameOf::Sound
                || gazetteer.country(*site).is_some_and(|country| spoken_of.contains(country))
        });
    }
    let Names { names, mentions, .. } = names;
    mentions.retain(|mention| !names[mention.name].sites.is_empty());
}
