//! What the weights are fitted on: the signs of every name in a text and the traits of all it can mean
//! (`training/places.py` reads them).

use serde::Serialize;

use super::choose::{Scene, Traits};
use super::gazetteer::{Gazetteer, Site};
use super::see::look;
use crate::{Analysis, Meta, Range, Span};

/// The names of one text.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceSample {
    /// In the order of the text.
    pub mentions: Vec<SampleMention>,
    /// What each name can mean; nothing for one that is hardly a place.
    pub names: Vec<Vec<SampleSite>>,
}

/// A name where it stands.
#[derive(Debug, Clone, Serialize)]
pub struct SampleMention {
    /// In code points of the text.
    pub span: Span,
    /// Index of its name.
    pub name: usize,
    /// Its signs, by their place in the table of weights.
    pub signs: Vec<usize>,
}

/// One place of a name.
#[derive(Debug, Clone, Serialize)]
pub struct SampleSite {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Its traits, in the order of the table of weights.
    pub traits: Traits,
    /// Those of the name's places that are no other opinion than this one, by index.
    pub same: Vec<usize>,
}

/// Looks at a page like [`find`](super::find) does.
pub(crate) fn of(
    page: &Analysis<'_>,
    gazetteer: &Gazetteer,
    meta: &Meta,
    people: &[Range],
    span: impl Fn(&Range) -> Span,
) -> PlaceSample {
    let seen = look(page, gazetteer, meta, people);
    let beliefs = seen.beliefs();
    let mentions = seen.names.mentions.iter().zip(&seen.signs).map(|(mention, signs)| SampleMention {
        span: span(&mention.bytes),
        name: mention.name,
        signs: signs.list().collect(),
    });
    let sites = |all: Vec<(Site, Traits)>| {
        let site = |(site, traits): &(Site, Traits)| {
            let (lat, lon) = gazetteer.point(*site);
            let same = (0..all.len()).filter(|n| gazetteer.is_same_spot(*site, all[*n].0));
            SampleSite { lat, lon, traits: *traits, same: same.collect() }
        };
        all.iter().map(site).collect()
    };
    PlaceSample {
        mentions: mentions.collect(),
        names: Scene::new(gazetteer, &seen, &beliefs).weighed().into_iter().map(sites).collect(),
    }
}
