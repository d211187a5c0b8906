//! Whom a pronoun stands for.
//!
//! Whoever is speaking and fits in number and in being a man or a woman; else whom the sentence, or the one before, is about;
//! else whoever is named next. Several people who are nobody in particular ("many", "some") are a source of their own.
//!
//! | statement | speaker |
//! |---|---|
//! | “The dam will hold,” **Ana Orr** said. “It is new,” **she** added. | Ana Orr; Ana Orr |
//! | “I saw it,” **she** said. Mina Tarn, a nurse, lives above the quay. | Mina Tarn |
//! | **The Harbour Ministry** said the ferry was late. Later **it** said it had no fuel. | Harbour Ministry; Harbour Ministry |
//! | **Some** said the light had been out for days. | Some |

use super::cast::Member;
use super::name::{self, Reading};
use super::resolve::{MEMORY, State};
use crate::attribution::{Attribution, phrase};
use crate::lexicon::*;
use crate::{Analysis, EntityType, Range};

/// How many sentences back a pronoun's person is looked for.
pub(super) const REACH: usize = 6;

impl State<'_, '_> {
    /// The organisation that the sentence before is about: "it" is that.
    pub(super) fn organisation_before(&mut self, token: usize) -> Option<usize> {
        let page = self.page;
        let before = page.sentences[page.sentence_at(token)?.checked_sub(1)?].tokens.clone();
        let start = opening(page, &before);
        let subject = phrase::starting_at(page, start, before.end).filter(|s| !page.quoted(s.start))?;
        match name::read(page, &subject)? {
            Reading::Organization { name } => Some(self.organization(&name)),
            _ => None,
        }
    }

    pub(super) fn pronoun(&mut self, token: usize, attribution: &Attribution) -> Option<usize> {
        let word = self.page.lower(token);
        let (gender, plural) = match word {
            "he" | "him" | "his" => (Some(Gender::Male), false),
            "she" | "her" => (Some(Gender::Female), false),
            "they" | "them" | "their" | "both" | "those" => (None, true),
            "it" | "its" | "this" => {
                return self
                    .spoken
                    .iter()
                    .rev()
                    .take(MEMORY)
                    .map(|(_, who)| *who)
                    .find(|who| self.cast.members[*who].kind == EntityType::Organization);
            }
            _ => return None,
        };
        if let Some(noun) = self.nobody_named(token, gender, plural) {
            return Some(self.unnamed(&noun, false, gender));
        }
        if let Some(group) = self.group_before(token).filter(|_| plural) {
            return Some(self.unnamed(&group, true, None));
        }
        // "…," he added: whoever was speaking.
        let goes_on = attribution.cue.first().is_some_and(|cue| {
            cue.clone().any(|i| {
                matches!(self.page.lower(i), "added" | "adds" | "continued" | "continues" | "concluded")
            })
        });
        let last = self.spoken.last().map(|(_, who)| *who);
        if let Some(who) =
            last.filter(|who| goes_on && fits_pronoun(&self.cast.members[*who], gender, plural))
        {
            return Some(who);
        }
        // "Orr's deputy resigned, saying …. “I was told,” he said": who speaks in the sentence before, named or not.
        let near = |start: usize| {
            let sentences = self.page.sentence_at(start).zip(self.page.sentence_at(token));
            self.page.block_at(start) == self.page.block_at(token)
                && sentences.is_some_and(|(before, n)| before <= n && n <= before + 1)
        };
        let just_spoke = self.spoken.last().filter(|(start, who)| {
            let member = &self.cast.members[*who];
            let unnamed = member.kind == EntityType::Unnamed && fits_pronoun(member, gender, plural);
            !plural && unnamed && self.author != Some(*who) && near(*start)
        });
        if let Some((_, who)) = just_spoke {
            return Some(*who);
        }
        // Somebody without a name of whom nothing says man or woman comes last.
        let sure = |i: usize| {
            let member = &self.cast.members[i];
            self.author != Some(i)
                && fits_pronoun(member, gender, plural)
                && (member.gender.is_some() || member.kind == EntityType::Person && member.words.len() > 1)
        };
        if let Some(who) = self.by_topic(token, attribution, &sure) {
            return Some(who);
        }
        let fits = |i: usize| self.author != Some(i) && fits_pronoun(&self.cast.members[i], gender, plural);
        self.by_topic(token, attribution, &fits)
            .or_else(|| self.spoken.iter().rev().take(MEMORY).map(|(_, who)| *who).find(|who| fits(*who)))
            .or_else(|| self.last_named(token, &fits))
            .or_else(|| self.first_named_after(token, &fits, plural))
    }

    /// "Salo urged … she wrote": from here on "he" is somebody else.
    pub(super) fn learn_gender(&mut self, member: usize, pronoun: &str) {
        let member = &mut self.cast.members[member];
        if member.gender.is_none() && member.kind != EntityType::Organization {
            member.gender = match pronoun {
                "he" | "him" | "his" => Some(Gender::Male),
                "she" | "her" => Some(Gender::Female),
                _ => None,
            };
        }
    }

    /// "A woman in her sixties showed the patrol a crater, which, she said, …", "Our correspondent …": somebody without a name with whom
    /// the pronoun's sentence, or the one before, begins.
    fn nobody_named(&self, token: usize, gender: Option<Gender>, plural: bool) -> Option<Range> {
        let page = self.page;
        let at = page.sentence_at(token)?;
        if plural || gender.is_none() {
            return None;
        }
        for n in [Some(at), at.checked_sub(1)].into_iter().flatten() {
            let run = page.sentences[n].tokens.start..page.sentences[n].tokens.end.min(token);
            if self.person_at(run.clone(), run.start + 5).is_some() {
                return None;
            }
            let start = opening(page, &run);
            let ours = page.lower(start) == "our";
            let opens =
                (ours || matches!(page.lower(start), "a" | "an" | "one" | "another")) && !page.quoted(start);
            let noun = (start + 1..run.end.min(start + 6))
                .take_while(|&i| {
                    page.tokens[i].is_word() && !is_preposition(page.lower(i)) && !is_auxiliary(page.lower(i))
                })
                .find(|&i| name::role_gender(page.lower(i)) == gender || ours && is_reporter(page.lower(i)));
            if let Some(noun) = noun.filter(|_| opens) {
                return Some(start..noun + 1);
            }
            if n == at && self.spoken.iter().rev().take(MEMORY).any(|(start, _)| run.contains(start)) {
                return None;
            }
        }
        None
    }

    /// "His allies are less polite: they accuse …": several with whom the sentence, or the one before, begins.
    fn group_before(&self, token: usize) -> Option<Range> {
        let page = self.page;
        let at = page.sentence_at(token)?;
        [Some(at), at.checked_sub(1)].into_iter().flatten().find_map(|n| {
            let run = page.sentences[n].tokens.start..page.sentences[n].tokens.end.min(token);
            let start = opening(page, &run);
            let group = phrase::starting_at(page, start, run.end)
                .filter(|_| start < run.end && !page.quoted(start))?;
            let plural = matches!(name::read(page, &group)?, Reading::Role { plural: true, .. });
            (plural && group.len() < 6).then_some(group)
        })
    }

    /// Going back sentence by sentence: who spoke in it, else the person it starts with.
    fn by_topic(
        &self,
        token: usize,
        attribution: &Attribution,
        fits: &dyn Fn(usize) -> bool,
    ) -> Option<usize> {
        let page = self.page;
        let at = page.sentence_at(token)?;
        // Somebody named before the pronoun in its own sentence, outside what is said.
        let own = &page.sentences[at].tokens;
        let own_topic = self.person_at(own.start..token, own.start + 4).filter(|i| fits(*i));
        if own_topic.is_some() && attribution.content.iter().all(|c| c.start >= token) {
            return own_topic;
        }
        for sentence in page.sentences[..at].iter().rev().take(REACH) {
            let run = &sentence.tokens;
            if let Some((_, who)) =
                self.spoken.iter().rev().take(MEMORY).find(|(start, who)| run.contains(start) && fits(*who))
            {
                return Some(*who);
            }
            if let Some(who) = self.person_at(run.clone(), run.start + 5).filter(|i| fits(*i)) {
                return Some(who);
            }
        }
        None
    }

    /// The person mentioned in a token range, starting no later than `by`, outside quotations.
    fn person_at(&self, run: Range, by: usize) -> Option<usize> {
        let page = self.page;
        let last = page.tokens.0.get(by.min(run.end.saturating_sub(1)))?.range.start;
        let first = page.tokens.0.get(run.start)?.range.start;
        let outside = |byte: usize| !page.quoted(page.tokens.at_byte(byte));
        let from = self.named.partition_point(|n| n.0 < first);
        let mention = self.named[from..].iter().take_while(|n| n.0 <= last).find(|n| outside(n.0))?;
        // "Orr's spokesman" is not about Orr.
        (page.lower(page.tokens.at_byte(mention.1)) != "'s").then_some(mention.2)
    }

    pub(super) fn last_named(&self, token: usize, fits: &dyn Fn(usize) -> bool) -> Option<usize> {
        let before = self.named.partition_point(|n| n.0 < self.page.tokens[token].range.start);
        self.named[..before].iter().rev().take(MEMORY).map(|n| n.2).find(|i| fits(*i))
    }

    /// A pronoun before the name: whoever is named first further on.
    fn first_named_after(&self, token: usize, fits: &dyn Fn(usize) -> bool, plural: bool) -> Option<usize> {
        let after = self.named.partition_point(|n| n.0 <= self.page.tokens[token].range.start);
        self.named[after..].iter().take(MEMORY).map(|n| n.2).find(|i| !plural && fits(*i))
    }
}

/// What a relative pronoun stands for: the noun phrase before it.
pub(super) fn antecedent(page: &Analysis<'_>, pronoun: usize) -> Option<Range> {
    let floor = page.sentences[page.sentence_at(pronoun)?].tokens.start;
    let mut last = pronoun.checked_sub(1)?;
    if page.lower(last) == "," {
        last = last.checked_sub(1)?;
    }
    phrase::ending_at(page, last, floor).filter(|_| last >= floor)
}

/// Pronouns that are sources of their own.
pub(super) fn is_somebody(word: &str) -> bool {
    matches!(
        word,
        "you"
            | "many"
            | "some"
            | "others"
            | "someone"
            | "somebody"
            | "everyone"
            | "everybody"
            | "most"
            | "few"
            | "several"
            | "anyone"
            | "another"
            | "critics"
    )
}

/// Where a sentence's subject can begin: behind the comma of an opening phrase ("Later on Wednesday, …").
fn opening(page: &Analysis<'_>, sentence: &Range) -> usize {
    let first = page.lower(sentence.start);
    let opens = is_adverb(first) || is_preposition(first) || is_time_word(first);
    match (sentence.start..sentence.end.min(sentence.start + 10)).find(|&i| page.lower(i) == ",") {
        Some(comma) if opens => comma + 1,
        _ => sentence.start,
    }
}

/// Whether a pronoun can stand for a member.
fn fits_pronoun(member: &Member, gender: Option<Gender>, plural: bool) -> bool {
    let gender_fits = member.gender.is_none() || gender.is_none() || member.gender == gender;
    let number_fits = if plural {
        member.plural || member.kind != EntityType::Person
    } else {
        !member.plural
            && (member.kind == EntityType::Person
                || member.kind == EntityType::Unnamed && !member.roles.is_empty())
    };
    gender_fits && number_fits
}

/// Whoever goes and looks for those who write: "our correspondent".
fn is_reporter(word: &str) -> bool {
    matches!(word, "correspondent" | "reporter" | "observer" | "monitor" | "colleague" | "source" | "doctor")
}
