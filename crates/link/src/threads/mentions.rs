//! Who is named where in a document.

use std::collections::HashMap;
use std::ops::Range;

use onrecord_text::{EntityType, Record, Span};

use super::party::{self, Party};
use super::vocabulary::Class;
use crate::utterances::words::Word;
use crate::words::capitalised;

/// Code points of a possessive, which is no part of a mention.
const OWNER: u32 = 2;

/// The mentions of a document, in its order.
pub(super) struct Mentions {
    spans: Vec<(Span, usize)>,
    parties: Vec<Party>,
    by_id: HashMap<String, usize>,
    /// Whether capitals mean names, as they do not in titles.
    capitals: bool,
}

/// "the government", of which there is one.
fn common(words: &[Word], n: usize) -> Option<(Party, Range<usize>)> {
    let the = n.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| &*word.form == "the");
    let one = words.get(n).filter(|word| the && Class::Common.has(&word.form))?;
    Some((Party::named(&one.form, EntityType::Organization), n..n + 1))
}

impl Mentions {
    /// Those of a record's text.
    pub(super) fn of(record: &Record) -> Self {
        let parties: Vec<Party> = record.entities.iter().map(Party::of).collect();
        let by_id = record.entities.iter().enumerate().map(|(n, entity)| (entity.id.clone(), n)).collect();
        let each = record.entities.iter().enumerate();
        let mut spans: Vec<(Span, usize)> =
            each.flat_map(|(n, entity)| entity.mentions.iter().map(move |span| (*span, n))).collect();
        spans.sort_unstable_by_key(|(span, n)| (span.start, span.end, *n));
        Self { spans, parties, by_id, capitals: true }
    }

    /// The party of a speaker.
    pub(super) fn speaker(&self, id: &str) -> Option<&Party> {
        let party = self.by_id.get(id).and_then(|n| self.parties.get(*n))?;
        let credible = party.state.is_some()
            || party.is_common()
            || party.is_known()
                && match party.speaker.kind {
                    EntityType::Unnamed => false,
                    EntityType::Person => party.name.contains(char::is_uppercase),
                    EntityType::Group | EntityType::Organization => party.is_a_side(),
                };
        credible.then_some(party)
    }

    /// Who a word names: the party and the words that name it.
    pub(super) fn at(&self, words: &[Word], n: usize) -> Option<(Party, Range<usize>)> {
        let form = |n: usize| words.get(n).map(|word| &*word.form);
        let mut end = n;
        while form(end)
            .is_some_and(|word| party::state(word, form(end + 1)).is_some() || Class::State.has(word))
            || end > n
                && form(end - 1).is_some_and(|word| party::state(word, form(end)).is_some())
                && form(end).is_some_and(|last| matches!(last, "house" | "street" | "states" | "kingdom"))
        {
            end += 1;
        }
        let joins =
            |n: usize| form(n).is_some_and(|form| matches!(form, "of" | "and" | "the" | "at" | "to" | "for"));
        while end > n && joins(end - 1) {
            end -= 1;
        }
        if end > n && party::state(form(n)?, form(n + 1)).is_some() {
            let phrase: Vec<&str> = words[n..end].iter().map(|word| &*word.form).collect();
            let found = Party::named(&phrase.join(" "), EntityType::Organization);
            if found.state.is_some() {
                return Some((found, n..end));
            }
        }
        self.resolved(words, n).or_else(|| self.written(words, n)).or_else(|| common(words, n))
    }

    /// Somebody the record knows.
    fn resolved(&self, words: &[Word], n: usize) -> Option<(Party, Range<usize>)> {
        let span = words.get(n)?.span;
        let last = self.spans.partition_point(|(mention, _)| mention.start <= span.start);
        let near = &self.spans[last.saturating_sub(4)..last];
        let (mention, entity) = near.iter().rev().find(|(mention, _)| mention.end + OWNER >= span.end)?;
        let end = words.iter().skip(n).take_while(|word| word.span.end <= mention.end + OWNER).count().max(1);
        let party = self
            .parties
            .get(*entity)
            .filter(|party| party.state.is_some() || party.is_common() || party.is_known())?;
        // "The Orr administration" is not Orr.
        if let Some(house) = words.get(n + end).filter(|word| Class::House.has(&word.form))
            && party.speaker.kind == EntityType::Person
            && let Some(last) = words.get(n + end - 1)
        {
            let name = format!("{} {}", capitalised(&last.form), house.form);
            return Some((Party::named(&name, EntityType::Organization), n..n + end + 1));
        }
        Some((party.clone(), n..n + end))
    }

    /// A name that the record knows nothing of: capitals in a row.
    fn written(&self, words: &[Word], n: usize) -> Option<(Party, Range<usize>)> {
        let run = words.get(n..)?.iter().take_while(|word| word.name && word.tells()).count();
        let kind = match n.checked_sub(1).and_then(|before| words.get(before)) {
            Some(before) if &*before.form == "the" => EntityType::Organization,
            _ => EntityType::Person,
        };
        let printed: Vec<String> =
            words.get(n..n + run)?.iter().map(|word| capitalised(&word.form)).collect();
        (self.capitals && (2..=5).contains(&run))
            .then(|| (Party::named(&printed.join(" "), kind), n..n + run))
    }

    /// These without who is named where: the mentions of a text say nothing of its title.
    pub(super) fn without_places(&self) -> Self {
        Self { spans: Vec::new(), parties: self.parties.clone(), by_id: self.by_id.clone(), capitals: false }
    }

    /// The first party named by the words of a range.
    pub(super) fn first(&self, words: &[Word], range: Range<usize>) -> Option<(Party, Range<usize>)> {
        range.clone().take_while(|n| *n < words.len()).find_map(|n| self.at(words, n))
    }
}
