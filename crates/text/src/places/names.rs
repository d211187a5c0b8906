//! Names of places, as the gazetteer spells them or by another spelling.
//!
//! A name is the longest run of words that the gazetteer knows, starting with a capital: accents, hyphens, apostrophes
//! and dots make no difference, "Saint" is "St.", and a name that came from Arabic or Cyrillic letters is also found
//! by its sound. Whether a name stands for a place at all is for the other rules to say.
//!
//! | text | places |
//! |---|---|
//! | The shelling of **Khan Shaykhun** began in the morning. | Khan Shaykhun |
//! | The road to **Khan Sheikhoun** was cut. | Khan Shaykhun |
//! | Planes took off near **Khān Shaikhoun** in **Syria**. | Khan Shaykhun; Syria |
//! | They met in **Saint Petersburg** and in **Tskhinvali**. | Saint Petersburg; Tskhinvali |
//! | The ship reached **Port Said** from **Cyprus**. | Port Said; Cyprus |

use std::collections::HashMap;

use super::gazetteer::{self, Gazetteer, Mixed, NameOf, Site, SiteKind};
use super::kinds::{is_compass_word, is_facility, is_short_name};
use super::{demonyms, lists, seats, states};
use crate::layout::Role;
use crate::lexicon::{is_month, is_name_particle, is_organisation_noun, is_role, is_title, is_weekday};
use crate::token::TokenKind;
use crate::{Analysis, Range};

/// Words of the longest name.
const LONGEST: usize = 6;
/// Places of one name that are weighed; the gazetteer gives the most populous first.
pub(super) const MOST_SITES: usize = 60;
/// Names weighed in one document, by first appearance.
const MOST_NAMES: usize = 4_000;

/// One place in the text where a name stands.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// Its tokens; one token where it is a part of a hyphenated word.
    pub tokens: Range,
    pub bytes: Range,
    /// Index of its name.
    pub name: usize,
    /// It is one of several whose kind is said behind the last: "Ell and Orr counties".
    pub listed: bool,
}

/// A name and all it can mean.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub key: String,
    /// The most populous first.
    pub sites: Vec<(Site, NameOf)>,
    /// It is a word for a country's people and things.
    pub demonym: bool,
    /// It is a short name of a state.
    pub state: bool,
    /// It is a seat of government, and the place is its capital.
    pub seat: bool,
}

/// The names of a text and where they stand.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub names: Vec<Name>,
    pub mentions: Vec<Mention>,
    /// By the hash of what they are filed under.
    by_key: HashMap<u64, Option<usize>, Mixed>,
}

/// Every name of the gazetteer in the text, the longest where several start at one word.
pub(super) fn find(page: &Analysis<'_>, gazetteer: &Gazetteer) -> Names {
    let mut out = Names::default();
    let mut key = String::new();
    let listed = lists::ends(page);
    let mut skipped = page
        .layout
        .blocks
        .iter()
        .zip(&page.blocks)
        .filter(|(block, _)| matches!(block.role, Role::Furniture | Role::Credit | Role::Byline));
    let mut skip = skipped.next();
    let mut i = 0;
    while i < page.tokens.len() {
        while skip.is_some_and(|(_, tokens)| tokens.end <= i) {
            skip = skipped.next();
        }
        if let Some((_, tokens)) = skip.filter(|(_, tokens)| tokens.contains(&i)) {
            i = tokens.end;
            continue;
        }
        let token = &page.tokens[i];
        if token.kind != TokenKind::Word || !token.capital && !token.lower.starts_with("al-") {
            i += 1;
            continue;
        }
        let longest = (i + 1..=longest_run(page, i)).rev().find_map(|end| {
            let part = listed.get(&end).copied();
            let named = part.and_then(|part| out.look_up_part(page, gazetteer, i..end, part, &mut key));
            let name = named.or_else(|| out.look_up(page, gazetteer, i..end, &mut key))?;
            Some((end, name, part.is_some()))
        });
        match longest {
            Some((end, name, listed)) => {
                let tokens = i..end;
                let mut bytes = page.tokens.bytes(&tokens);
                // The dot of "W.Va.", which may have been taken for the sentence's.
                let dotted = out.names[name].state && page.text[bytes.end..].starts_with('.');
                bytes.end += usize::from(dotted);
                out.mentions.push(Mention { bytes, tokens, name, listed });
                i = end;
            }
            None => {
                out.parts(page, gazetteer, i, &mut key);
                i += 1;
            }
        }
    }
    out
}

/// Where the longest name that starts at a token could end.
fn longest_run(page: &Analysis<'_>, start: usize) -> usize {
    let mut end = start + 1;
    let mut i = end;
    while i < page.tokens.len().min(start + LONGEST) {
        let token = &page.tokens[i];
        if token.kind != TokenKind::Word || !token.spaced || token.lower == "'s" {
            break;
        }
        let joins = is_name_particle(&token.lower)
            || matches!(token.lower.as_str(), "of" | "and" | "the" | "upon" | "on" | "in" | "under");
        if token.capital {
            end = i + 1;
        } else if !joins {
            break;
        }
        i += 1;
    }
    end
}

impl Names {
    /// The name of a run of words and a word for a part of a country: "Ell" and "county".
    fn look_up_part(
        &mut self,
        page: &Analysis<'_>,
        gazetteer: &Gazetteer,
        run: Range,
        part: &str,
        key: &mut String,
    ) -> Option<usize> {
        key.clear();
        gazetteer::plain(page.words(&run), key);
        key.push(' ');
        key.push_str(part);
        self.add_key(key, gazetteer)
    }

    /// The name that a run of words is.
    fn look_up(
        &mut self,
        page: &Analysis<'_>,
        gazetteer: &Gazetteer,
        run: Range,
        key: &mut String,
    ) -> Option<usize> {
        let printed = page.words(&run);
        if run.len() == 1 {
            let state = states::whole(page, run.start);
            if let Some(whole) = state {
                return self.add(printed, gazetteer, whole, |name| name.state = true);
            }
        }
        if let Some(country) = demonyms::country(page, &run) {
            return self.add(printed, gazetteer, country, |name| name.demonym = true);
        }
        key.clear();
        gazetteer::plain(printed, key);
        if let Some((capital, country)) = seats::capital(key) {
            return self.add(printed, gazetteer, capital, |name| {
                name.seat = true;
                let is_capital = |site: Site| {
                    gazetteer.kind(site) == SiteKind::Capital && gazetteer.country(site) == Some(country)
                };
                name.sites.retain(|(site, _)| is_capital(*site));
                name.sites.truncate(1);
            });
        }
        // "US" and "us", "UK", "EU": short names are printed in capitals.
        let letters = key.chars().filter(|c| c.is_alphabetic()).count();
        let short = letters < 4 && run.len() == 1 && printed.chars().any(char::is_lowercase);
        if letters < 2 || run.len() == 1 && is_never_alone(key) || short && !is_short_name(key) {
            return None;
        }
        self.add_key(key, gazetteer)
    }

    /// Files a name under its plain key.
    fn add_key(&mut self, key: &str, gazetteer: &Gazetteer) -> Option<usize> {
        let hash = gazetteer::hash(key);
        if let Some(known) = self.by_key.get(&hash) {
            return *known;
        }
        let mut sites: Vec<_> = gazetteer.named(hash).take(MOST_SITES).collect();
        if sites.is_empty() && key.len() > 4 {
            let sound = gazetteer::sound(key);
            if sound.len() > 3 {
                let sounds = gazetteer.named(gazetteer::hash(&sound));
                sites = sounds.filter(|(_, of)| *of == NameOf::Sound).take(MOST_SITES).collect();
            }
        } else {
            sites.retain(|(_, of)| *of != NameOf::Sound);
        }
        self.file(hash, key, sites, |_| ())
    }

    /// Files a name under what is printed, with the places of `whole`.
    fn add(
        &mut self,
        filed: &str,
        gazetteer: &Gazetteer,
        whole: &str,
        mark: impl Fn(&mut Name),
    ) -> Option<usize> {
        let hash = gazetteer::hash(filed);
        if let Some(known) = self.by_key.get(&hash) {
            return *known;
        }
        let mut key = String::new();
        gazetteer::plain(whole, &mut key);
        let sites = gazetteer.named(gazetteer::hash(&key)).filter(|(_, of)| *of != NameOf::Sound);
        let sites = sites.take(MOST_SITES).collect();
        self.file(hash, &key, sites, |name| {
            mark(name);
            if name.demonym || name.state {
                name.sites.retain(|(site, _)| !gazetteer.kind(*site).is_town());
            }
            if name.state {
                name.sites.retain(|(site, _)| {
                    states::COUNTRIES.contains(&gazetteer.country(*site).unwrap_or_default())
                });
            }
            if name.demonym {
                name.sites.sort_by_key(|(site, _)| gazetteer.kind(*site) != SiteKind::Country);
                name.sites.truncate(1);
            }
        })
    }

    fn file(
        &mut self,
        hash: u64,
        key: &str,
        sites: Vec<(Site, NameOf)>,
        mark: impl Fn(&mut Name),
    ) -> Option<usize> {
        let index = (!sites.is_empty() && self.names.len() < MOST_NAMES)
            .then(|| {
                let mut name = Name { key: key.to_owned(), sites, demonym: false, state: false, seat: false };
                mark(&mut name);
                (!name.sites.is_empty()).then(|| {
                    self.names.push(name);
                    self.names.len() - 1
                })
            })
            .flatten();
        self.by_key.insert(hash, index);
        index
    }

    /// The names in a hyphenated word: "Ell-based", "Ell-Orr", "R-Ell".
    fn parts(&mut self, page: &Analysis<'_>, gazetteer: &Gazetteer, i: usize, key: &mut String) {
        let token = &page.tokens[i];
        let printed = &page.text[token.range.clone()];
        if !printed.contains('-') || printed.len() > 60 {
            return;
        }
        // "St. Ell-based".
        if let Some(before) = i.checked_sub(1).map(|i| &page.tokens[i])
            && before.capital
            && token.spaced
            && let Some((last, _)) = printed.split_once('-')
            && self.mentions.last().is_none_or(|mention| mention.tokens.end < i)
        {
            let bytes = before.range.start..token.range.start + last.len();
            key.clear();
            gazetteer::plain(&page.text[bytes.clone()], key);
            if let Some(name) = self.add_key(key, gazetteer) {
                self.mentions.push(Mention { tokens: i - 1..i + 1, bytes, name, listed: false });
                return;
            }
        }
        let mut at = token.range.start;
        for part in printed.split('-') {
            let bytes = at..at + part.len();
            at = bytes.end + 1;
            if part.len() < 2 || !part.starts_with(char::is_uppercase) {
                continue;
            }
            key.clear();
            gazetteer::plain(part, key);
            let name = match demonyms::country_of(&part.to_lowercase()) {
                Some(country) => self.add(part, gazetteer, country, |name| name.demonym = true),
                None if part.len() < 4 && part.chars().any(char::is_lowercase) => None,
                None => self.add_key(key, gazetteer),
            };
            if let Some(name) = name {
                self.mentions.push(Mention { tokens: i..i + 1, bytes, name, listed: false });
            }
        }
    }
}

/// Words that are somewhere a town, but not where they stand alone: directions, days, months, nouns of offices and
/// buildings.
fn is_never_alone(key: &str) -> bool {
    is_month(key)
        || is_weekday(key)
        || is_organisation_noun(key)
        || is_role(key)
        || is_title(key)
        || is_facility(key)
        || is_compass_word(key)
}
