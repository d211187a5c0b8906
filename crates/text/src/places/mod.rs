//! Place names, and which of the world's places they mean.
//!
//! Every name that the gazetteer knows is looked at ([`names`]), the rules say what they see of it, the signs are added
//! up ([`evidence`]), and of the places of that name the likeliest is chosen ([`choose`]). What a map may draw follows
//! from the place's kind: a country is never a dot.

mod choose;
mod demonyms;
mod evidence;
mod gazetteer;
mod home;
mod names;
mod pairs;
mod sounds;
mod states;
mod surroundings;
mod words;

pub use gazetteer::{Gazetteer, GazetteerError, pack as pack_gazetteer};

use std::collections::HashMap;

use crate::{Analysis, Meta, PlaceKind, Precision, Range};
use choose::{Asked, Scene};
use evidence::{Sign, Signs};
use gazetteer::{NameOf, Site, SiteKind};
use home::Home;
use names::{Mention, Name, Names};
use words::Words;

/// A place name that was found, with its reading.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    /// Bytes of the normalised text.
    pub bytes: Range,
    pub reading: Reading,
    pub precision: Precision,
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
    let Seen { names, signs, home, asked, pairs } = look(page, gazetteer, meta, people);
    let beliefs = beliefs(&names, &signs);
    let shares = Scene::new(gazetteer, &names, &pairs, &home, &asked, &beliefs).choose();
    let mut out = Vec::new();
    for (mention, signs) in names.mentions.iter().zip(&signs) {
        let likeliest = &shares[mention.name];
        let Some((site, _)) = likeliest.first().filter(|_| signs.belief() >= LIKELY) else { continue };
        let known_as = gazetteer.kind(*site);
        let speaker = matches!(known_as, SiteKind::Country | SiteKind::Capital);
        if speaker && surroundings::speaks(page, &mention.tokens) {
            continue;
        }
        let facility = (signs.has(Sign::BeforeFacility) || signs.has(Sign::BeforeSite)) && known_as.is_town();
        let kind = if facility { PlaceKind::Facility } else { kind(known_as) };
        // A town and the district around it are no two opinions.
        let (same, others): (Vec<_>, Vec<_>) =
            likeliest.iter().partition(|(other, _)| gazetteer.is_same_spot(*site, *other));
        let share: f64 = same.iter().map(|(_, share)| share).sum();
        let runner_up = others.first().map(|(site, _)| *site);
        out.push(Found {
            bytes: mention.bytes.clone(),
            reading: reading(gazetteer, *site, kind),
            precision: precision(known_as),
            confidence: (share * 1000.0).round() / 1000.0,
            runner_up: runner_up.map(|site| reading(gazetteer, site, self::kind(gazetteer.kind(site)))),
        });
    }
    out
}

/// Everything the rules see of the names in a text.
struct Seen {
    names: Names,
    /// Of every mention.
    signs: Vec<Signs>,
    home: Home,
    /// Of every name.
    asked: Vec<Asked>,
    pairs: pairs::Pairs,
}

fn look(page: &Analysis<'_>, gazetteer: &Gazetteer, meta: &Meta, people: &[Range]) -> Seen {
    let mut names = names::find(page, gazetteer);
    sounds::keep_spoken_of(gazetteer, &mut names);
    names.mentions.retain(|mention| {
        let name = &names.names[mention.name];
        let town = name.sites.first().is_some_and(|(site, _)| gazetteer.kind(*site).is_town());
        // "SUV" and "EST" are small towns, too.
        let initials =
            town && name.key.len() < 4 && !page.text[mention.bytes.clone()].contains(char::is_lowercase);
        let people = name.demonym && !demonyms::is_ground(page.lower(mention.tokens.end));
        !people && !initials && !surroundings::is_namesake(page, &mention.tokens)
    });
    let words = Words::of(page, people);
    let home = Home::of(meta);
    let mut signs: Vec<Signs> = Vec::with_capacity(names.mentions.len());
    let mut asked = vec![Asked::default(); names.names.len()];
    for (n, mention) in names.mentions.iter().enumerate() {
        let name = &names.names[mention.name];
        let mut seen = known(gazetteer, name);
        surroundings::see(page, mention, &mut seen);
        words.see(page, mention, name, &mut seen);
        seen.add_if(home.names(&name.key), Sign::Home);
        // The date line is no part of any block.
        let dateline = page.layout.dateline.is_some() && page.block_at(mention.tokens.start).is_none();
        seen.add_if(dateline, Sign::Dateline);
        seen.add_if(adjacent(names.mentions.get(n.wrapping_sub(1)), Some(mention)), Sign::AfterPlace);
        seen.add_if(adjacent(Some(mention), names.mentions.get(n + 1)), Sign::BeforePlace);
        let behind = page.lower(mention.tokens.end);
        asked[mention.name].part |= surroundings::is_district(behind);
        asked[mention.name].town |= matches!(behind, "city" | "town" | "village");
        signs.push(seen);
    }
    let pairs = pairs::find(page, gazetteer, &names, &mut signs);
    signs.iter_mut().for_each(Signs::weigh_together);
    elsewhere(&names, &mut signs);
    Seen { names, signs, home, asked, pairs }
}

/// Two names with nothing but white space between them.
fn adjacent(a: Option<&Mention>, b: Option<&Mention>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a.tokens.end == b.tokens.start)
}

/// What the gazetteer knows of the most populous place of a name.
fn known(gazetteer: &Gazetteer, name: &Name) -> Signs {
    let mut signs = Signs::default();
    signs.add(Sign::Name);
    let Some((site, of)) = name.sites.first() else { return signs };
    match gazetteer.kind(*site) {
        SiteKind::Continent => signs.add(Sign::Continent),
        SiteKind::Country => signs.add(Sign::Country),
        SiteKind::Region => signs.add(Sign::Region),
        SiteKind::District => signs.add(Sign::District),
        SiteKind::Capital => signs.add(Sign::Capital),
        SiteKind::Town => {}
    }
    let people = gazetteer.people(*site);
    signs.add_if(people > 6.9, Sign::Over1000);
    signs.add_if(people > 9.2, Sign::Over10000);
    signs.add_if(people > 11.5, Sign::Over100000);
    signs.add_if(people > 13.8, Sign::Over1000000);
    signs.add_if(*of == NameOf::Other, Sign::OtherName);
    signs.add_if(*of == NameOf::Sound, Sign::OnlySounds);
    signs
}

/// One sense a document: what a name surely is once, it may be again.
fn elsewhere(names: &Names, signs: &mut [Signs]) {
    let mut surest: HashMap<usize, (f64, f64)> = HashMap::new();
    for (mention, signs) in names.mentions.iter().zip(signs.iter()) {
        let belief = signs.belief();
        let (most, least) = surest.entry(mention.name).or_insert((belief, belief));
        *most = most.max(belief);
        *least = least.min(belief);
    }
    for (mention, signs) in names.mentions.iter().zip(signs) {
        if let Some((most, least)) = surest.get(&mention.name) {
            signs.add_if(*most > 0.85, Sign::SurelyElsewhere);
            signs.add_if(*most < 0.3 || *least < 0.1, Sign::NeverElsewhere);
        }
    }
}

/// How likely each name is to be a place somewhere in the text.
fn beliefs(names: &Names, signs: &[Signs]) -> Vec<f64> {
    let mut beliefs = vec![0.0f64; names.names.len()];
    for (mention, signs) in names.mentions.iter().zip(signs) {
        beliefs[mention.name] = beliefs[mention.name].max(signs.belief());
    }
    beliefs
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
