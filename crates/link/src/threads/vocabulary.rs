//! The words of disputes, by what they do there: the table `words.txt`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
/// What a word can do in a dispute; `words.txt` says what each is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Deny,
    Spurn,
    Accuse,
    Claim,
    Charge,
    Unfounded,
    Call,
    Refused,
    Empty,
    Back,
    Inquiry,
    Want,
    Body,
    Find,
    Withdraw,
    Event,
    Clause,
    Bare,
    Not,
    Many,
    Title,
    State,
    Part,
    House,
    Common,
    Faction,
    Court,
    Idiom,
}

const CLASSES: [(&str, Class); 28] = [
    ("deny", Class::Deny),
    ("spurn", Class::Spurn),
    ("accuse", Class::Accuse),
    ("claim", Class::Claim),
    ("charge", Class::Charge),
    ("unfounded", Class::Unfounded),
    ("call", Class::Call),
    ("refused", Class::Refused),
    ("empty", Class::Empty),
    ("back", Class::Back),
    ("inquiry", Class::Inquiry),
    ("want", Class::Want),
    ("body", Class::Body),
    ("find", Class::Find),
    ("withdraw", Class::Withdraw),
    ("event", Class::Event),
    ("clause", Class::Clause),
    ("bare", Class::Bare),
    ("not", Class::Not),
    ("many", Class::Many),
    ("title", Class::Title),
    ("state", Class::State),
    ("part", Class::Part),
    ("house", Class::House),
    ("common", Class::Common),
    ("faction", Class::Faction),
    ("court", Class::Court),
    ("idiom", Class::Idiom),
];

/// Of each word its classes, a bit each.
static WORDS: LazyLock<FxHashMap<&str, u32>> = LazyLock::new(|| {
    let mut words: FxHashMap<&str, u32> = FxHashMap::default();
    for line in include_str!("words.txt").lines().filter(|line| !line.starts_with('#')) {
        let Some((name, list)) = line.split_once(" = ") else { continue };
        let class = CLASSES.iter().find(|(known, _)| *known == name);
        for word in list.split_whitespace().filter(|_| class.is_some()) {
            *words.entry(word).or_default() |= class.map_or(0, |(_, class)| 1 << *class as u32);
        }
    }
    words
});

impl Class {
    /// Whether a lower-case word is one of these.
    pub(super) fn has(self, form: &str) -> bool {
        WORDS.get(form).is_some_and(|classes| classes & (1 << self as u32) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_words() {
        let all = WORDS.values().fold(0, |all, classes| all | classes);
        assert_eq!(all, (1 << CLASSES.len()) - 1);
        assert!(Class::Deny.has("denied") && Class::Claim.has("charge") && !Class::Deny.has("charge"));
    }
}
