//! Words and people that are named like places.
//!
//! "Nice", "Reading", "Of" and "Mobile" are towns, and so are "Chelsea", "Austin" and "Lincoln": a name that is a word,
//! a given name or a last name is a place only where the text says so.
//!
//! | text | places |
//! |---|---|
//! | Nice words were said. Of course they were. | |
//! | The train from **Paris** stopped in **Nice**. | Paris; Nice |
//! | Chelsea Austin and Jordan Lincoln spoke. | |
//! | Mr. Lincoln left in March; Lincoln was not heard from. | |

use std::collections::HashSet;
use std::sync::LazyLock;

use super::evidence::{Sign, Signs};
use super::gazetteer::{self, Mixed};
use super::names::{Mention, Name};
use crate::lexicon::{gender_of_given_name, is_auxiliary, is_title};
use crate::token::TokenKind;
use crate::{Analysis, Range};

/// Hashes of a list's words.
fn list(file: &str) -> HashSet<u64, Mixed> {
    let words = file.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    words.map(gazetteer::hash).collect()
}

static COMMON: LazyLock<HashSet<u64, Mixed>> = LazyLock::new(|| list(include_str!("common_words.txt")));
static LAST: LazyLock<HashSet<u64, Mixed>> = LazyLock::new(|| list(include_str!("last_names.txt")));

/// What a text says of words and people.
#[derive(Debug)]
pub(super) struct Words<'p> {
    /// Hashes of words without a capital.
    lower: HashSet<u64, Mixed>,
    /// Hashes of words with a capital behind one without.
    names: HashSet<u64, Mixed>,
    /// Bytes where a person is named, sorted.
    people: Vec<Range>,
    /// Last words of people's full names.
    last_names: HashSet<&'p str>,
}

impl<'p> Words<'p> {
    pub(super) fn of(page: &'p Analysis<'_>, people: &[Range]) -> Self {
        let words = page.tokens.0.iter().filter(|t| t.kind == TokenKind::Word && !t.capital);
        let pairs = page.tokens.0.windows(2);
        let names =
            pairs.filter(|two| two[0].is_word() && !two[0].capital && two[1].is_word() && two[1].capital);
        let mut people: Vec<Range> = people
            .iter()
            .filter(|run| page.text[(*run).clone()].starts_with(char::is_uppercase))
            .cloned()
            .collect();
        people.sort_by_key(|run| run.start);
        let last = people.iter().filter_map(|run| {
            let (start, end) = (page.tokens.at_byte(run.start), page.tokens.at_byte(run.end));
            (end > start + 1).then(|| page.lower(end - 1))
        });
        Self {
            names: names.map(|two| gazetteer::hash(&two[1].lower)).collect(),
            lower: words.map(|t| gazetteer::hash(&t.lower)).collect(),
            last_names: last.collect(),
            people,
        }
    }

    /// Whether a word has its capital elsewhere in the text, and not from a sentence's beginning.
    pub(super) fn names(&self, word: &str) -> bool {
        self.names.contains(&gazetteer::hash(word))
    }

    /// Adds what is known of the name as a word and as a person's.
    pub(super) fn see(&self, page: &Analysis<'_>, mention: &Mention, name: &Name, signs: &mut Signs) {
        let Range { start, end } = mention.tokens;
        let n = self.people.partition_point(|run| run.end <= mention.bytes.start);
        let person = self.people.get(n).filter(|run| run.start < mention.bytes.end);
        if let Some(person) = person {
            let alone = person.end - person.start <= mention.bytes.len();
            signs.add(if alone { Sign::PersonsLastName } else { Sign::InPersonsName });
        }
        let given_before = start.checked_sub(1).is_some_and(|i| {
            page.tokens[i].capital
                && page.tokens[start].spaced
                && (gender_of_given_name(page.lower(i)).is_some() || is_initial(page, i))
        });
        signs.add_if(given_before, Sign::AfterGivenName);
        let printed = &page.text[mention.bytes.clone()];
        signs.add_if(
            printed.len() > 3 && !printed.chars().any(char::is_lowercase) && !printed.contains('.'),
            Sign::Shouted,
        );
        signs.add_if(name.key.len() < 4 && !name.state, Sign::Short);
        signs.add_if(name.state, Sign::State);
        signs.add_if(end > start + 1, Sign::SeveralWords);
        let hyphenated = page.tokens[start].range.len() > mention.bytes.len() && end == start + 1;
        signs.add_if(hyphenated, Sign::Hyphenated);
        // "R-Ell", a politician's party and home.
        let party = hyphenated.then(|| &page.text[page.tokens[start].range.start..mention.bytes.start]);
        signs.add_if(matches!(party, Some("R-" | "D-" | "I-" | "DFL-")), Sign::BehindParty);
        let follows = page.tokens.0.get(end).filter(|t| t.capital && t.spaced);
        signs
            .add_if(follows.is_some_and(|t| LAST.contains(&gazetteer::hash(&t.lower))), Sign::BeforeLastName);
        if end == start + 1 && !name.state {
            let word = page.lower(start);
            signs.add_if(
                COMMON.contains(&gazetteer::hash(&name.key)) || is_auxiliary(word) || is_title(word),
                Sign::CommonWord,
            );
            signs.add_if(self.lower.contains(&gazetteer::hash(word)), Sign::LowerElsewhere);
            signs.add_if(gender_of_given_name(word).is_some(), Sign::GivenName);
            signs.add_if(LAST.contains(&gazetteer::hash(&name.key)), Sign::LastName);
            signs.add_if(self.last_names.contains(word), Sign::NamesakeOfPerson);
        }
    }
}

fn is_initial(page: &Analysis<'_>, i: usize) -> bool {
    let word = page.lower(i);
    word.len() <= 2 && word.ends_with('.')
}
