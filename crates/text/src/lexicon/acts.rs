//! What the words that credit do, and how firmly: `acts.txt`, by every form a word takes.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::verbs::forms;
use crate::{Act, Certainty};

/// What a word does where it credits somebody.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Meaning {
    /// The word as `acts.txt` lists it, without its particle.
    pub lemma: &'static str,
    pub act: Act,
    pub certainty: Certainty,
}

#[derive(Default)]
struct Tables {
    verbs: HashMap<String, Meaning>,
    /// A verb's form and its particle.
    particles: HashMap<(String, &'static str), Meaning>,
    nouns: HashMap<String, Meaning>,
    adjectives: HashMap<&'static str, Meaning>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let mut tables = Tables::default();
    for line in include_str!("acts.txt").lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&'static str> = line.split_whitespace().collect();
        let [kind, lemma, rest @ ..] = fields.as_slice() else { continue };
        let (particle, rest) = match rest {
            [first, more @ ..] if act(first).is_none() => (Some(*first), more),
            _ => (None, rest),
        };
        let certainty = match rest.get(1) {
            Some(&"hedged") => Certainty::Hedged,
            Some(&"alleged") => Certainty::Alleged,
            _ => Certainty::Stated,
        };
        let act = rest.first().and_then(|word| act(word)).unwrap_or_default();
        let meaning = Meaning { lemma, act, certainty };
        match (*kind, particle) {
            ("v", None) => tables.verbs.extend(forms(lemma).into_iter().map(|(word, _)| (word, meaning))),
            ("v", Some(particle)) => {
                tables
                    .particles
                    .extend(forms(lemma).into_iter().map(|(word, _)| ((word, particle), meaning)));
            }
            ("n", _) => tables.nouns.extend([((*lemma).to_owned(), meaning), (format!("{lemma}s"), meaning)]),
            _ => drop(tables.adjectives.insert(lemma, meaning)),
        }
    }
    tables
});

fn act(word: &str) -> Option<Act> {
    Some(match word {
        "assert" => Act::Assert,
        "deny" => Act::Deny,
        "accuse" => Act::Accuse,
        "call_for" => Act::CallFor,
        "promise" => Act::Promise,
        "threaten" => Act::Threaten,
        "ask" => Act::Ask,
        "praise" => Act::Praise,
        "condemn" => Act::Condemn,
        "decline" => Act::Decline,
        _ => return None,
    })
}

/// What a lower-case word does as a verb, with the word behind it as its particle where they belong together.
pub(crate) fn meaning_of_verb(word: &str, next: &str) -> Option<Meaning> {
    let particle = ["for", "on", "upon", "out", "at", "from"].into_iter().find(|p| *p == next);
    let together = particle.and_then(|particle| TABLES.particles.get(&(word.to_owned(), particle)));
    together.or_else(|| TABLES.verbs.get(word)).copied()
}

/// What a lower-case noun does.
pub(crate) fn meaning_of_noun(word: &str) -> Option<Meaning> {
    TABLES.nouns.get(word).copied()
}

/// What a lower-case adjective does: "confident".
pub(crate) fn meaning_of_adjective(word: &str) -> Option<Meaning> {
    TABLES.adjectives.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_every_form() {
        let verb = |word, next| meaning_of_verb(word, next).map(|m| m.act);
        assert_eq!(verb("denying", ""), Some(Act::Deny));
        assert_eq!(verb("criticised", ""), Some(Act::Condemn));
        assert_eq!(verb("called", "for"), Some(Act::CallFor));
        assert_eq!(verb("called", "him"), None);
        assert_eq!(meaning_of_noun("allegations").map(|m| m.certainty), Some(Certainty::Alleged));
        assert_eq!(meaning_of_adjective("unsure").map(|m| m.certainty), Some(Certainty::Hedged));
    }

    #[test]
    fn every_line_of_the_table_is_understood() {
        for line in include_str!("acts.txt").lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
            let fields: Vec<&str> = line.split_whitespace().collect();
            let at = fields.iter().skip(2).position(|field| act(field).is_some());
            assert!(matches!(fields[0], "v" | "n" | "a") && at.is_some(), "{line}");
            let certainty = fields.get(at.unwrap_or_default() + 3);
            assert!(certainty.is_none_or(|c| matches!(*c, "hedged" | "alleged")), "{line}");
        }
    }
}
