//! Whether two names of speakers can stand for one.
//!
//! A last name is enough when nothing speaks against it; an organisation stands for whoever holds an office in
//! it; a source without a name can be anybody.

use onrecord_text::{Entity, EntityType};

use super::words::fold;
use crate::words::fnv;

/// Who is credited, as far as comparing needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct Speaker {
    /// The fullest name.
    pub name: String,
    /// What it is.
    pub kind: EntityType,
    /// The words of the name, without titles.
    words: Vec<u64>,
    /// The first letter of the given name.
    initial: Option<char>,
    /// The words of the offices.
    offices: Vec<u64>,
}

/// How two speakers stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Two names that nothing brings together.
    Different,
    /// At least one is not named.
    Unknown,
    /// An organisation and somebody who speaks for it.
    Office,
    /// One name.
    Same,
}

/// Words of names that do not tell two apart.
const TITLES: &[&str] = &[
    "the",
    "a",
    "an",
    "of",
    "for",
    "and",
    "mr",
    "mrs",
    "ms",
    "dr",
    "sen",
    "rep",
    "gov",
    "gen",
    "president",
    "senator",
    "representative",
    "governor",
    "jr",
    "sr",
    "ii",
    "iii",
];

impl Speaker {
    /// A speaker of a record.
    pub fn of(entity: &Entity) -> Self {
        let offices = entity.roles.iter().map(|role| role.title.as_str()).chain(entity.role.as_deref());
        Self::new(&entity.name, entity.kind, offices)
    }

    /// A speaker by name, kind and offices.
    pub fn new<'a>(name: &str, kind: EntityType, offices: impl Iterator<Item = &'a str>) -> Self {
        // "a statement", "the poll": what is written small is no organisation's name.
        let small = kind == EntityType::Organization && !name.contains(char::is_uppercase);
        let kind = if small { EntityType::Unnamed } else { kind };
        let initial =
            words(name).next().filter(|_| words(name).count() > 1).and_then(|word| word.chars().next());
        let mut offices: Vec<u64> = offices.flat_map(words).map(|word| fnv(word.bytes())).collect();
        offices.sort_unstable();
        offices.dedup();
        let words = words(name).map(|word| fnv(word.bytes())).collect();
        Self { name: name.to_owned(), kind, words, initial, offices }
    }

    /// The key by which statements of one speaker are found.
    pub(super) fn key(&self) -> Option<u64> {
        let named = matches!(self.kind, EntityType::Person | EntityType::Organization);
        self.words.last().copied().filter(|_| named)
    }

    /// Whether there is more to the name than a title.
    pub(crate) fn has_name(&self) -> bool {
        !self.words.is_empty()
    }

    /// How two speakers stand to each other; the same both ways.
    pub fn relation(&self, other: &Self) -> Relation {
        use EntityType::{Organization, Person};
        match (self.kind, other.kind) {
            (Person, Person) => self.people(other),
            (Organization, Organization) if self.inside(&other.words) || other.inside(&self.words) => {
                Relation::Same
            }
            (Organization, Organization) => Relation::Different,
            (Person, Organization) if other.inside(&self.offices) => Relation::Office,
            (Organization, Person) if self.inside(&other.offices) => Relation::Office,
            // A title was taken for an organisation's name.
            (Person, Organization) if self.inside(&other.words) => Relation::Same,
            (Organization, Person) if other.inside(&self.words) => Relation::Same,
            (Person, Organization) | (Organization, Person) => Relation::Unknown,
            (Person, _) if other.describes(self) => Relation::Office,
            (_, Person) if self.describes(other) => Relation::Office,
            _ if !self.words.is_empty() && self.words == other.words => Relation::Same,
            _ => Relation::Unknown,
        }
    }

    fn people(&self, other: &Self) -> Relation {
        let (Some(one), Some(two)) = (self.words.last(), other.words.last()) else {
            return Relation::Unknown;
        };
        let given = match (self.initial, other.initial) {
            (Some(one), Some(two)) => one == two,
            _ => true,
        };
        // A first name alone, or one written with a middle name.
        let known = one == two && given || self.inside(&other.words) || other.inside(&self.words);
        if known { Relation::Same } else { Relation::Different }
    }

    fn inside(&self, words: &[u64]) -> bool {
        !self.words.is_empty() && self.words.iter().all(|word| words.contains(word))
    }

    /// Whether a description ("the presidential spokesman") ends in a word of somebody's office.
    fn describes(&self, person: &Self) -> bool {
        self.words.last().is_some_and(|head| person.offices.contains(head))
    }
}

fn words(name: &str) -> impl Iterator<Item = String> + '_ {
    let pieces = name.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-' | '.'));
    pieces
        .map(|piece| fold(piece).replace('.', ""))
        .map(|word| word.strip_suffix("'s").map_or(word.clone(), str::to_owned))
        .filter(|word| !word.is_empty() && !TITLES.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, office: &str) -> Speaker {
        Speaker::new(name, EntityType::Person, Some(office).into_iter())
    }

    #[test]
    fn names_offices_and_organisations() {
        let orr = person("Ann Orr", "Harbour Board spokeswoman");
        let board = Speaker::new("the Harbour Board", EntityType::Organization, None.into_iter());
        let spokeswoman = Speaker::new("a spokeswoman", EntityType::Unnamed, None.into_iter());
        assert_eq!(orr.relation(&person("Ms. Orr", "")), Relation::Same);
        assert_eq!(orr.relation(&person("Ben Orr", "")), Relation::Different);
        assert_eq!(person("Ann B. Orr Jr.", "").relation(&orr), Relation::Same);
        assert_eq!(orr.relation(&board), Relation::Office);
        assert_eq!(board.relation(&orr), Relation::Office);
        assert_eq!(spokeswoman.relation(&orr), Relation::Office);
        assert_eq!(spokeswoman.relation(&board), Relation::Unknown);
    }
}
