//! Who takes part in a dispute.
//!
//! A spokesman stands for the office that he speaks for, a ministry, an army or a capital for its government: "Moscow",
//! "the Kremlin" and "Russian Foreign Minister Sergey Lavrov" are one party. That is only so where all words of the name
//! or office are a state's (`powers.txt`) or those of a government's parts (`state` in `words.txt`): "the Syrian
//! National Coalition" is not Syria.

use std::collections::HashMap;
use std::sync::LazyLock;

use onrecord_text::{Entity, EntityType, RoleTime};

use super::vocabulary::Class;
use crate::utterances::words::fold;
use crate::utterances::{Relation, Speaker};
use crate::words::words;

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

static POWERS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lines = include_str!("powers.txt").lines().filter(|line| !line.starts_with('#'));
    let split = lines.filter_map(|line| line.split_once(": "));
    split.flat_map(|(state, words)| words.split_whitespace().map(move |word| (word, state))).collect()
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
    pub(super) fn named(words: &str) -> Self {
        let state = government(words);
        let kind = if state.is_some() { EntityType::Organization } else { EntityType::Unnamed };
        Self::new(Speaker::new(words, kind, None.into_iter()), state)
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

    /// Whether its name is one: not a title alone, one letter, or a number of people.
    pub(super) fn is_known(&self) -> bool {
        let first = self.name.split(' ').next().unwrap_or_default();
        let named = words(&self.name).any(|word| word.text.chars().count() > 1);
        named && !Class::Many.has(&fold(first)) && self.speaker.has_name()
    }

    /// Whether it is somebody who can answer: a person, an organisation, a government.
    pub(super) fn is_named(&self) -> bool {
        let named = matches!(self.speaker.kind, EntityType::Person | EntityType::Organization);
        self.state.is_some() || named && self.speaker.name.contains(char::is_uppercase)
    }
}

/// The state that a word is the name, adjective, capital or seat of; `next` is the word behind it.
pub(super) fn state(form: &str, next: Option<&str>) -> Option<&'static str> {
    let two = next.and_then(|next| POWERS.get(&*format!("{form}_{next}")));
    two.or_else(|| POWERS.get(form)).copied()
}

/// The state whose government some words name.
fn government(phrase: &str) -> Option<&'static str> {
    let mut forms: Vec<String> = Vec::new();
    for word in words(&phrase.replace("U.S.", "US").replace("U.K.", "UK")) {
        forms.push(if word.text == "US" { "usa".to_owned() } else { fold(word.text) });
    }
    let (mut found, mut at) = (None, 0);
    while let Some(form) = forms.get(at) {
        let next = forms.get(at + 1).map(String::as_str);
        let two = next.and_then(|next| POWERS.get(&*format!("{form}_{next}")).copied());
        match (two.or_else(|| POWERS.get(&**form).copied()), found) {
            (Some(state), None) => found = Some(state),
            (Some(state), Some(known)) if state == known => {}
            (Some(_), _) => return None,
            (None, _) if Class::State.has(form) => {}
            (None, _) => return None,
        }
        at += if two.is_some() { 2 } else { 1 };
    }
    found
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
            ("the Harbour Board", None),
        ] {
            assert_eq!(government(words), state, "{words}");
        }
    }
}
