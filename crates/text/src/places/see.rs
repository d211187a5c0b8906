//! Everything that the rules see of the names in a text, one sign after the other.

use std::collections::HashMap;

use super::choose::Asked;
use super::evidence::{Sign, Signs};
use super::gazetteer::{Gazetteer, NameOf, SiteKind};
use super::home::Home;
use super::kinds::{is_district, is_ground};
use super::longer::Headlines;
use super::names::{self, Mention, Name, Names};
use super::words::Words;
use super::{longer, pairs, sounds, surroundings};
use crate::lexicon::agency_name;
use crate::{Analysis, Meta, Range};

/// Everything the rules see of the names in a text.
pub(super) struct Seen {
    pub names: Names,
    /// Of every mention.
    pub signs: Vec<Signs>,
    pub home: Home,
    /// Of every name.
    pub asked: Vec<Asked>,
    pub pairs: pairs::Pairs,
}

pub(super) fn look(page: &Analysis<'_>, gazetteer: &Gazetteer, meta: &Meta, people: &[Range]) -> Seen {
    let mut names = names::find(page, gazetteer);
    sounds::keep_spoken_of(gazetteer, &mut names);
    let words = Words::of(page, people);
    keep_places(page, gazetteer, &words, &mut names);
    let home = Home::of(meta);
    let mut signs: Vec<Signs> = Vec::with_capacity(names.mentions.len());
    let mut asked = vec![Asked::default(); names.names.len()];
    for (n, mention) in names.mentions.iter().enumerate() {
        let name = &names.names[mention.name];
        let mut seen = known(gazetteer, name);
        surroundings::see(page, mention, &mut seen);
        words.see(page, mention, name, &mut seen);
        seen.add_if(home.names(&name.key), Sign::Home);
        let last = names.mentions.get(n + 1).is_none_or(|next| next.tokens.start != mention.tokens.end);
        seen.add_if(last && longer::goes_on(page, mention.tokens.end), Sign::GoesOn);
        // The date line is no part of any block.
        let dateline = page.layout.dateline.is_some() && page.block_at(mention.tokens.start).is_none();
        seen.add_if(dateline, Sign::Dateline);
        seen.add_if(adjacent(names.mentions.get(n.wrapping_sub(1)), Some(mention)), Sign::AfterPlace);
        seen.add_if(adjacent(Some(mention), names.mentions.get(n + 1)), Sign::BeforePlace);
        let behind = page.lower(mention.tokens.end);
        asked[mention.name].part |= mention.listed || is_district(behind);
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

impl Seen {
    /// How likely each name is to be a place somewhere in the text.
    pub(super) fn beliefs(&self) -> Vec<f64> {
        let mut beliefs = vec![0.0f64; self.names.names.len()];
        for (mention, signs) in self.names.mentions.iter().zip(&self.signs) {
            beliefs[mention.name] = beliefs[mention.name].max(signs.belief());
        }
        beliefs
    }
}

/// Takes off what is surely no place: peoples, initials, what is named after a place and ends of longer names.
fn keep_places(page: &Analysis<'_>, gazetteer: &Gazetteer, words: &Words<'_>, names: &mut Names) {
    let Names { names, mentions, .. } = names;
    let mut headlines = Headlines::default();
    let whole = (0..mentions.len()).map(|n| {
        let mention = &mentions[n];
        let name = &names[mention.name];
        let top = name.sites.first().map(|(site, _)| gazetteer.kind(*site));
        let governs = matches!(top, Some(SiteKind::Country | SiteKind::Capital));
        let town = top.is_some_and(SiteKind::is_town);
        // "SUV" and "EST" are small towns, too.
        let printed = &page.text[mention.bytes.clone()];
        let capitals = !printed.contains(char::is_lowercase);
        let initials = town && name.key.len() < 4 && capitals;
        // "/TASS/" in a date line is the agency and no town in Hungary.
        let agency = capitals && agency_name(&printed.to_lowercase()).is_some();
        let people = name.demonym && !is_ground(page.lower(mention.tokens.end));
        let before = n.checked_sub(1).and_then(|n| mentions.get(n));
        !people
            && !initials
            && !agency
            && !surroundings::is_namesake(page, &mention.tokens)
            && !longer::is_end(page, words, mention, governs, before, &mut headlines)
    });
    let whole: Vec<bool> = whole.collect();
    let mut keep = whole.into_iter();
    mentions.retain(|_| keep.next().unwrap_or(true));
}
