//! Place names, and which of the world's places they mean.
//!
//! Every name that the gazetteer knows is looked at ([`names`]), the rules say what they see of it, the signs are added
//! up ([`evidence`]), and of the places of that name the likeliest is chosen ([`choose`]). What a map may draw follows
//! from the place's kind: a country is never a dot.

mod candidates;
mod choose;
mod confidence;
mod demonyms;
mod evidence;
mod gazetteer;
mod home;
mod kinds;
mod lists;
mod longer;
mod metonyms;
mod names;
mod pairs;
mod sample;
mod seats;
mod see;
mod sounds;
mod states;
mod surroundings;
mod weights;
mod words;

pub use gazetteer::{Gazetteer, GazetteerError, pack as pack_gazetteer};
pub(crate) use sample::of as sample;
pub use sample::{PlaceSample, SampleMention, SampleSite};

use crate::{Analysis, Meta, PlaceKind, Precision, Range};
use choose::Scene;
use evidence::Sign;
use gazetteer::{Site, SiteKind};
use see::{Seen, look};

/// A place name that was found, with its reading.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// Bytes of the normalised text.
    pub bytes: Range,
    pub reading: Reading,
    /// GeoNames ids of what it lies in, the smallest first.
    pub within: Vec<u32>,
    pub precision: Precision,
    /// It stands for a government.
    pub metonym: bool,
    /// From 0 to 1.
    pub confidence: f64,
    pub runner_up: Option<Reading>,
}

/// One place that a name can mean.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Reading {
    pub name: String,
    pub lat: f64,
    pub lon: f64,
    pub geonames_id: Option<u32>,
    pub country: Option<String>,
    pub kind: PlaceKind,
}

/// How likely a name has to be a place.
const LIKELY: f64 = 0.5;

/// Every place name of a page, in the order of the text. `meta` knows the dateline's place and the outlet; `people`
/// are the bytes where people are named.
pub(crate) fn find(page: &Analysis<'_>, gazetteer: &Gazetteer, meta: &Meta, people: &[Range]) -> Vec<Found> {
    let seen = look(page, gazetteer, meta, people);
    let beliefs = seen.beliefs();
    let shares = Scene::new(gazetteer, &seen, &beliefs).choose();
    let Seen { names, signs, .. } = &seen;
    let mut out = Vec::new();
    for (n, (mention, signs)) in names.mentions.iter().zip(signs).enumerate() {
        let likeliest = &shares[mention.name];
        let Some((site, _)) = likeliest.first().filter(|_| signs.belief() >= LIKELY) else { continue };
        let known_as = gazetteer.kind(*site);
        let seat = names.names[mention.name].seat;
        let governs = matches!(known_as, SiteKind::Country | SiteKind::Capital);
        // A date line says where it was written.
        let located = signs.has(Sign::Dateline);
        let metonym = governs && !located && metonyms::is_metonym(page, &names.mentions, n, seat);
        let facility = (signs.has(Sign::BeforeFacility) || signs.has(Sign::BeforeSite)) && known_as.is_town();
        let kind = if facility || seat { PlaceKind::Facility } else { kind(known_as) };
        // A town and the district around it are no two opinions.
        let (same, others): (Vec<_>, Vec<_>) =
            likeliest.iter().partition(|(other, _)| gazetteer.is_same_spot(*site, *other));
        let share: f64 = same.iter().map(|(_, share)| share).sum();
        let runner_up = others.first().map(|(site, _)| *site);
        out.push(Found {
            bytes: mention.bytes.clone(),
            reading: reading(gazetteer, *site, kind),
            within: gazetteer.parents(*site).filter_map(|parent| gazetteer.geonames_id(parent)).collect(),
            precision: precision(known_as),
            metonym,
            confidence: confidence::of(signs.belief(), share),
            runner_up: runner_up.map(|site| reading(gazetteer, site, self::kind(gazetteer.kind(site)))),
        });
    }
    out
}

fn reading(gazetteer: &Gazetteer, site: Site, kind: PlaceKind) -> Reading {
    let (lat, lon) = gazetteer.point(site);
    Reading {
        name: gazetteer.name(site).to_owned(),
        lat,
        lon,
        geonames_id: gazetteer.geonames_id(site),
        country: gazetteer.country(site).map(str::to_owned),
        kind,
    }
}

fn kind(kind: SiteKind) -> PlaceKind {
    match kind {
        SiteKind::Continent => PlaceKind::Continent,
        SiteKind::Country => PlaceKind::Country,
        SiteKind::Region | SiteKind::District => PlaceKind::Region,
        SiteKind::Town | SiteKind::Capital => PlaceKind::Town,
    }
}

fn precision(kind: SiteKind) -> Precision {
    match kind {
        SiteKind::Continent | SiteKind::Country => Precision::Country,
        SiteKind::Region | SiteKind::District => Precision::Region,
        SiteKind::Town | SiteKind::Capital => Precision::Town,
    }
}
