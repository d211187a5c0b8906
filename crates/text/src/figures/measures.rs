//! The words that say what is counted, and how who it is said of stands to them: `measures.txt`.
//!
//! A measure is a word of the table; the list is open: a line there is all it takes to count something else.

use std::sync::LazyLock;

use super::table::WordTable;
use crate::Analysis;
use crate::lexicon::{Form, verb_forms};

/// How the words of a measure take what they count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pattern {
    /// "killed 12", "12 were killed".
    Verb(Form),
    /// "12 died".
    Subject,
    /// "12 dead".
    Adjective,
    /// "12 deaths", "the deaths of 12".
    Noun,
    /// "with a wound".
    Had,
    /// "a homicide".
    Event,
    /// "20 sorties".
    Unit,
    /// "three dogs".
    Thing,
}

/// One reading of the words at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measure {
    pub name: &'static str,
    pub pattern: Pattern,
    /// How many tokens the words are.
    pub len: usize,
}

struct Entry {
    rest: Vec<String>,
    measure: Measure,
}

/// First word → the entries that start with it, the longest first.
static TABLE: LazyLock<WordTable<Vec<Entry>>> = LazyLock::new(|| {
    let mut table: WordTable<Vec<Entry>> = WordTable::default();
    for line in include_str!("measures.txt").lines() {
        let mut fields = line.split('#').next().unwrap_or_default().split_whitespace();
        let (Some(name), Some(pattern), Some(words)) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        for (phrase, pattern) in spellings(pattern, words) {
            let mut words = phrase.split('_').map(str::to_owned);
            let first = words.next().unwrap_or_default();
            let rest: Vec<String> = words.collect();
            let measure = Measure { name, pattern, len: rest.len() + 1 };
            let entries = table.entry(&first);
            entries.push(Entry { rest, measure });
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
        }
    }
    table
});

/// Every form of the words of a line.
fn spellings(pattern: &str, words: &str) -> Vec<(String, Pattern)> {
    let only = |pattern| vec![(words.to_owned(), pattern)];
    match pattern {
        "v" if words.contains('/') => {
            let forms = [Form::Base, Form::Third, Form::Past, Form::Participle, Form::Gerund];
            words.split('/').zip(forms).map(|(word, form)| (word.to_owned(), Pattern::Verb(form))).collect()
        }
        "v" => verb_forms(words).into_iter().map(|(word, form)| (word, Pattern::Verb(form))).collect(),
        "s" => only(Pattern::Subject),
        "a" => only(Pattern::Adjective),
        "n" => only(Pattern::Noun),
        "h" => only(Pattern::Had),
        "e" => only(Pattern::Event),
        "u" => vec![(words.to_owned(), Pattern::Unit), (format!("{words}s"), Pattern::Unit)],
        "x" => vec![(words.to_owned(), Pattern::Thing), (format!("{words}s"), Pattern::Thing)],
        _ => Vec::new(),
    }
}

/// The readings of the words that start at token `i`, the longest first.
pub(super) fn at(page: &Analysis<'_>, i: usize) -> impl Iterator<Item = Measure> {
    let entries = TABLE.get(page.lower(i)).map(Vec::as_slice).unwrap_or_default();
    let fits =
        move |entry: &&Entry| entry.rest.iter().enumerate().all(|(k, word)| page.lower(i + 1 + k) == word);
    entries.iter().filter(fits).map(|entry| entry.measure)
}

/// Whether a word can be a participle or adjective of a measure: "wounded civilians".
pub(super) fn describes(word: &str) -> bool {
    TABLE.get(word).is_some_and(|entries| {
        entries.iter().any(|entry| {
            entry.rest.is_empty()
                && matches!(
                    entry.measure.pattern,
                    Pattern::Verb(Form::Past | Form::Participle) | Pattern::Adjective
                )
        })
    })
}

/// Whether a word is a verb of a measure, or one that is said of who suffers it: it ends a noun phrase.
pub(super) fn is_verb(word: &str) -> bool {
    TABLE.get(word).is_some_and(|entries| {
        entries.iter().any(|entry| {
            entry.rest.is_empty()
                && matches!(entry.measure.pattern, Pattern::Verb(_) | Pattern::Subject | Pattern::Adjective)
        })
    })
}

/// Whether a word is a noun that is counted, or the noun of a harm.
pub(super) fn is_noun(word: &str) -> bool {
    TABLE.get(word).is_some_and(|entries| {
        entries.iter().any(|entry| {
            entry.rest.is_empty()
                && matches!(entry.measure.pattern, Pattern::Noun | Pattern::Unit | Pattern::Had)
        })
    })
}

/// Whether a word is a noun for harm to people: its number is one of people.
pub(super) fn is_harm(word: &str) -> bool {
    TABLE.get(word).is_some_and(|entries| {
        entries.iter().any(|entry| entry.rest.is_empty() && entry.measure.pattern == Pattern::Noun)
    })
}

/// Whether a noun is for what is killed and hurt, and is no person.
pub(super) fn is_animal(word: &str) -> bool {
    TABLE.get(word).is_some_and(|entries| {
        entries.iter().any(|entry| entry.rest.is_empty() && entry.measure.name == "animals")
    })
}

/// Whether a noun is for things or animals.
pub(super) fn is_thing(word: &str) -> bool {
    TABLE.get(word).is_some_and(|entries| {
        entries
            .iter()
            .filter(|entry| entry.rest.is_empty())
            .any(|entry| matches!(entry.measure.pattern, Pattern::Unit | Pattern::Thing | Pattern::Had))
    })
}

/// Measures of which a single person is a figure without a number: what is done to victims and captives.
pub(super) fn counts_one(measure: &str) -> bool {
    NATURES.get(measure).is_some_and(|nature| nature.one)
}

/// Whether only people can be counted by a measure.
pub(super) fn is_of_people(measure: &str) -> bool {
    NATURES.get(measure).is_none_or(|nature| nature.people)
}

/// What is said of a measure itself.
#[derive(Debug, Clone, Copy, Default)]
struct Nature {
    people: bool,
    one: bool,
}

static NATURES: LazyLock<WordTable<Nature>> = LazyLock::new(|| {
    let mut natures: WordTable<Nature> = WordTable::default();
    for line in include_str!("measures.txt").lines() {
        let mut fields = line.split_whitespace();
        if let (Some(measure), Some("of")) = (fields.next(), fields.next()) {
            let of: Vec<&str> = fields.collect();
            *natures.entry(measure) = Nature { people: !of.contains(&"things"), one: of.contains(&"one") };
        }
    }
    natures
});
