//! Who takes part in a dispute.
//!
//! A spokesman stands for the office that he speaks for, a ministry, an army or a capital for its government: "Moscow",
//! "the Kremlin" and "Russian Foreign Minister Sergey Lavrov" are one party. That is only so where all words of the name
//! or office are a state's (`powers.txt`) or those of a government's parts (`state` in `words.txt`): "the Syrian
//! National Coalition" is not Syria.

use std::sync::LazyLock;

use onrecord_text::{Entity, EntityType, RoleTime};
use rustc_hash::FxHashMap;

use super::vocabulary::Class;
use crate::utterances::words::fold;
use crate::utterances::{Relation, Speaker};
use crate::words::words;

/// Words of a person's name at most: longer ones were run together.
const LONGEST: usize = 4;

/// One side of a dispute.
#[derive(Debug, Clone, PartialEq)]
pub struct Party {
    /// The state whose government it is, else who speaks.
    pub name: String,
    /// The state whose government it is.
    pub state: Option<&'static str>,
    /// Who speaks.
    pub speaker: Speaker,
}

/// Of each word the state, and whether it names the government by itself.
static POWERS: LazyLock<FxHashMap<&str, (&str, bool)>> = LazyLock::new(|| {
    let mut powers = FxHashMap::default();
    for line in include_str!("powers.txt").lines().filter(|line| !line.starts_with('#')) {
        let Some((state, words)) = line.split_once(": ") else { continue };
        let (names, people) = words.split_once(';').unwrap_or((words, ""));
        powers.extend(people.split_whitespace().map(|word| (word, (state, false))));
        powers.extend(names.split_whitespace().map(|word| (word, (state, true))));
    }
    powers
});

impl Party {
    /// The party of somebody a record names.
    pub fn of(entity: &Entity) -> Self {
        let speaker = Speaker::of(entity);
        let held = entity.roles.iter().filter(|role| role.time != RoleTime::Former);
        let offices = held.map(|role| role.title.as_str());
        let state = match entity.kind {
            EntityType::Person => offices.filter_map(government).next(),
            _ => government(&entity.name),
        };
        Self::new(speaker, state)
    }

    /// The party that some words name, of which a record knows nothing.
    pub(super) fn named(words: &str, kind: EntityType) -> Self {
        Self::new(Speaker::new(words, kind, None.into_iter()), government(words))
    }

    fn new(speaker: Speaker, state: Option<&'static str>) -> Self {
        Self { name: state.map_or_else(|| speaker.name.clone(), str::to_owned), state, speaker }
    }

    /// How two parties stand to each other; the same both ways.
    pub fn relation(&self, other: &Self) -> Relation {
        match (self.state, other.state) {
            (Some(one), Some(two)) if one == two => Relation::Same,
            (Some(_), Some(_)) => Relation::Different,
            _ => self.speaker.relation(&other.speaker),
        }
    }

    /// Whether both stand for one side.
    pub fn is(&self, other: &Self) -> bool {
        matches!(self.relation(other), Relation::Same | Relation::Office)
    }

    /// Whether it speaks for an organisation by its office, or bears a name that the other's begins with: an agency's
    /// chief, whoever leads the administration called after him.
    pub(super) fn speaks_for(&self, other: &Self) -> bool {
        let mut named = words(&other.name).map(|word| fold(word.text)).filter(|word| !Class::Title.has(word));
        let own: Vec<String> = words(&self.name).map(|word| fold(word.text)).collect();
        named.any(|word| own.contains(&word))
            || self.speaker.relation(&other.speaker) != Relation::Different
                && self.speaker.relation(&other.speaker) != Relation::Unknown
    }

    /// Whether its name is one: not a title alone, one letter, or a number of people.
    pub(super) fn is_known(&self) -> bool {
        let mut parts = words(&self.name).skip_while(|word| fold(word.text) == "the");
        let first = parts.next().map_or("", |word| word.text);
        let named = words(&self.name).any(|word| word.text.chars().count() > 1);
        named
            && first.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
            && !Class::Many.has(&fold(first))
            && self.speaker.has_name()
    }

    /// Whether it is what a country has one of, by its common noun: the documents of a story mean the same one.
    pub(super) fn is_common(&self) -> bool {
        !matches!(self.speaker.kind, EntityType::Person | EntityType::Group)
            && self.speaker.has_name()
            && words(&self.name)
                .map(|word| fold(word.text))
                .all(|word| word == "the" || Class::Common.has(&word))
    }

    /// Whether it is somebody who can answer: a person, an organisation, a government.
    pub(super) fn is_named(&self) -> bool {
        let name = &self.speaker.name;
        // "The Orr-backed Guard", "Ferrol-born Orr": words before the name were taken for a part of it.
        let dressed = name.split('-').skip(1).any(|behind| behind.starts_with(char::is_lowercase));
        // "Orr's campaign", "Ferrol's Ann Orr".
        let owned = name.contains("'s ") || name.contains("’s ");
        self.state.is_some()
            || self.is_common()
            || !dressed
                && !owned
                && match self.speaker.kind {
                    EntityType::Person => words(name).count() <= LONGEST && name.contains(char::is_uppercase),
                    EntityType::Organization => self.is_a_side(),
                    _ => false,
                }
    }

    /// Whether it is known by more than one word of a person's name.
    pub(super) fn is_known_in_full(&self) -> bool {
        self.state.is_some() || self.speaker.kind != EntityType::Person || words(&self.name).nth(1).is_some()
    }

    /// Whether several people are one side by their name: "the Harbour Board", "Council Democrats", not "Activists",
    /// "Harbour workers".
    pub(super) fn is_a_side(&self) -> bool {
        let last = words(&self.name).last().map_or("", |word| word.text);
        let (form, several) = (fold(last), words(&self.name).nth(1).is_some());
        let written = last.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
        let group = self.speaker.kind == EntityType::Group;
        Class::Faction.has(&form)
            || several && (Class::House.has(&form) || Class::State.has(&form))
            || written && (several || !group)
    }
}

/// The state that a word is the name, adjective, capital or seat of; `next` is the word behind it.
pub(super) fn state(form: &str, next: Option<&str>) -> Option<&'static str> {
    let two = next.and_then(|next| POWERS.get(&*format!("{form}_{next}")));
    two.or_else(|| POWERS.get(form)).map(|(state, _)| *state)
}

/// Words that stand between a government's parts.
const JOINS: [&str; 6] = ["of", "and", "the", "at", "to", "for"];

/// The state whose government some words name.
fn government(phrase: &str) -> Option<&'static str> {
    let mut forms: Vec<String> = Vec::new();
    for word in words(&phrase.replace("U.S.", "US").replace("U.K.", "UK")) {
        forms.push(if word.text == "US" { "usa".to_owned() } else { fold(word.text) });
    }
    let (mut found, mut named, mut at) = (None, false, 0);
    while let Some(form) = forms.get(at) {
        let next = forms.get(at + 1).map(String::as_str);
        let two = next.and_then(|next| POWERS.get(&*format!("{form}_{next}")).copied());
        match (two.or_else(|| POWERS.get(&**form).copied()), found) {
            (Some((state, _)), Some(known)) if state != known => return None,
            (Some((state, name)), _) => {
                found = Some(state);
                named |= name;
            }
            (None, _) if Class::State.has(form) => named |= !JOINS.contains(&&**form),
            (None, _) => return None,
        }
        at += if two.is_some() { 2 } else { 1 };
    }
    found.filter(|_| named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn governments_by_their_parts_and_seats() {
        for (words, state) in [
            ("Moscow", Some("Russia")),
            ("the Kremlin", Some("Russia")),
            ("Kremlin spokesman", Some("Russia")),
            ("US Secretary of State", Some("United States")),
            ("White House", Some("United States")),
            ("Syrian army", Some("Syria")),
            ("Syrian National Coalition", None),
            ("Russian opposition leader", None),
            ("Iranian", None),
            ("the Russian", None),
            ("the Harbour Board", None),
        ] {
            assert_eq!(government(words), state, "{words}");
        }
    }
}
