//! Names of places, as the gazetteer spells them or by another spelling.
//!
//! A name is the longest run of words that the gazetteer knows, starting with a capital: accents, hyphens, apostrophes
//! and dots make no difference, "Saint" is "St.", and a name that came from Arabic or Cyrillic letters is also found
//! by its sound. Whether a name stands for a place at all is for the other rules to say.
//!
//! | text | places |
//! |---|---|
//! | The shelling of **Khan Shaykhun** began in the morning. | Khān Shaykhūn |
//! | The road to **Khan Sheikhoun** was cut. | Khān Shaykhūn |
//! | Planes took off near **Khān Shaikhoun** in **Syria**. | Khān Shaykhūn; Syria |
//! | They met in **Saint Petersburg** and in **Tskhinvali**. | Saint Petersburg; Ts’khinvali |
//! | The ship reached **Port Said** from **Cyprus**. | Port Said; Cyprus |

use std::collections::HashMap;

use super::gazetteer::{self, Gazetteer, NameOf, Site, SiteKind};
use super::{demonyms, states, surroundings};
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
}

/// The names of a text and where they stand.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub names: Vec<Name>,
    pub mentions: Vec<Mention>,
    by_key: HashMap<String, Option<usize>>,
}

/// Every name of the gazetteer in the text, the longest where several start at one word.
pub(super) fn find(page: &Analysis<'_>, gazetteer: &Gazetteer) -> Names {
    let mut out = Names::default();
    let mut key = String::new();
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
        let longest = (i + 1..=longest_run(page, i))
            .rev()
            .find_map(|end| out.look_up(page, gazetteer, i..end, &mut key).map(|name| (end, name)));
        match longest {
            Some((end, name)) => {
                let tokens = i..end;
                let mut bytes = page.tokens.bytes(&tokens);
                // The dot of "W.Va.", which may have been taken for the sentence's.
                let dotted = out.names[name].state && page.text[bytes.end..].starts_with('.');
                bytes.end += usize::from(dotted);
                out.mentions.push(Mention { bytes, tokens, name });
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
        // "US" and "us", "UK", "EU": short names are printed in capitals.
        let letters = key.chars().filter(|c| c.is_alphabetic()).count();
        let short = letters < 4 && run.len() == 1 && printed.chars().any(char::is_lowercase);
        if letters < 2 || run.len() == 1 && is_never_alone(key) || short && !is_short_name(key) {
            return None;
        }
        if let Some(known) = self.by_key.get(key.as_str()) {
            return *known;
        }
        let key = key.clone();
        self.add(&key, gazetteer, &key, |_| ())
    }

    /// Files a name under what is printed, with the places of `whole`.
    fn add(
        &mut self,
        filed: &str,
        gazetteer: &Gazetteer,
        whole: &str,
        mark: impl Fn(&mut Name),
    ) -> Option<usize> {
        if let Some(known) = self.by_key.get(filed) {
            return *known;
        }
        let mut key = String::new();
        gazetteer::plain(whole, &mut key);
        let mut sites: Vec<_> = gazetteer.named(&key).take(MOST_SITES).collect();
        if sites.is_empty() && key.len() > 4 {
            let sound = gazetteer::sound(&key);
            if sound.len() > 3 {
                sites =
                    gazetteer.named(&sound).filter(|(_, of)| *of == NameOf::Sound).take(MOST_SITES).collect();
            }
        } else {
            sites.retain(|(_, of)| *of != NameOf::Sound);
        }
        let mut name = Name { key, sites, demonym: false, state: false };
        mark(&mut name);
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
        let index = (!name.sites.is_empty() && self.names.len() < MOST_NAMES).then(|| {
            self.names.push(name);
            self.names.len() - 1
        });
        self.by_key.insert(filed.to_owned(), index);
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
            let key = key.clone();
            if let Some(name) = self.add(&key, gazetteer, &key, |_| ()) {
                self.mentions.push(Mention { tokens: i - 1..i + 1, bytes, name });
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
                None => {
                    let key = key.clone();
                    self.add(&key, gazetteer, &key, |_| ())
                }
            };
            if let Some(name) = name {
                self.mentions.push(Mention { tokens: i..i + 1, bytes, name });
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
        || surroundings::is_facility(key)
        || matches!(
            key,
            "north"
                | "south"
                | "east"
                | "west"
                | "northeast"
                | "northwest"
                | "southeast"
                | "southwest"
                | "central"
                | "northern"
                | "southern"
                | "eastern"
                | "western"
        )
}

/// Names of three letters that are printed as words.
fn is_short_name(key: &str) -> bool {
    matches!(
        key,
        "rio"
            | "goa"
            | "aix"
            | "ulm"
            | "bam"
            | "uri"
            | "ufa"
            | "qom"
            | "lae"
            | "acre"
            | "ayr"
            | "ely"
            | "rye"
            | "bonn"
            | "fez"
    )
}
