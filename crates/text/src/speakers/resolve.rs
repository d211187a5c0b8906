//! From sources to members of the cast.

use super::cast::{Cast, role_class};
use super::name::{self, Reading};
use super::names_in_text;
use crate::attribution::{Attribution, phrase};
use crate::lexicon::*;
use crate::{Analysis, EntityType, Range};

/// The cast, and for each attribution its speaker, relays and addressee as indices into it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Resolved {
    pub cast: Cast,
    pub speakers: Vec<Option<usize>>,
    pub relays: Vec<Vec<Option<usize>>>,
    pub addressees: Vec<Option<usize>>,
}

/// How many statements back a speaker is remembered.
const MEMORY: usize = 400;

/// How many sentences back a pronoun's person is looked for.
const REACH: usize = 6;

/// Resolves every attribution of a page.
pub(crate) fn resolve(page: &Analysis<'_>, attributions: &[Attribution]) -> Resolved {
    let mut cast = Cast::default();
    names_in_text::add(page, &mut cast);
    // Sources that are names come first, whatever their place: a pronoun may come before its name.
    for attribution in attributions {
        let sources = attribution.source.iter().chain(&attribution.antecedent);
        for source in
            sources.chain(attribution.via.iter().map(|(relay, _)| relay)).chain(&attribution.addressee)
        {
            if let Some(Reading::Person { name, role, gender }) = name::read(page, source) {
                person(page, &mut cast, &name, role.as_deref(), gender);
            }
        }
    }
    let mut out = Resolved::default();
    let mut named: Vec<(usize, usize, usize)> = Vec::new();
    for (i, member) in cast.members.iter().enumerate().filter(|(_, m)| m.kind == EntityType::Person) {
        named.extend(member.mentions.iter().map(|m| (m.start, m.end, i)));
    }
    named.sort_unstable();
    let mut state = State { page, cast, named, spoken: Vec::new() };
    for attribution in attributions {
        let speaker = state.speaker(attribution);
        out.speakers.push(speaker);
        out.relays.push(attribution.via.iter().map(|(relay, _)| state.source(relay, attribution)).collect());
        out.addressees
            .push(attribution.addressee.as_ref().and_then(|range| state.addressee(range, attribution)));
        if let Some(speaker) = speaker {
            state.spoken.push((attribution.start(), speaker));
        }
    }
    out.cast = state.cast;
    out
}

fn person(
    page: &Analysis<'_>,
    cast: &mut Cast,
    name: &Range,
    role: Option<&str>,
    gender: Option<Gender>,
) -> usize {
    let words: Vec<String> = name.clone().map(|i| page.lower(i).to_owned()).collect();
    cast.person(page.words(name), &words, page.tokens.bytes(name), role, gender)
}

struct State<'p, 't> {
    page: &'p Analysis<'t>,
    cast: Cast,
    /// Every mention of a person by name: start and end byte, member; in the order of the text.
    named: Vec<(usize, usize, usize)>,
    /// Start token of each attribution so far, and who spoke.
    spoken: Vec<(usize, usize)>,
}

impl State<'_, '_> {
    fn speaker(&mut self, attribution: &Attribution) -> Option<usize> {
        if attribution.source.is_empty() {
            return if attribution.continues { self.before(attribution.start()) } else { None };
        }
        let source = attribution.antecedent.as_ref().or(attribution.source.first())?;
        let member = self.source(source, attribution)?;
        if attribution.antecedent.is_some()
            && let Some(pronoun) = attribution.source.first()
        {
            self.cast.mention(member, self.page.tokens.bytes(pronoun));
        }
        Some(member)
    }

    /// Whoever the words of a source stand for.
    fn source(&mut self, source: &Range, attribution: &Attribution) -> Option<usize> {
        let page = self.page;
        let bytes = page.tokens.bytes(source);
        match name::read(page, source)? {
            Reading::Person { name, role, gender } => {
                Some(person(page, &mut self.cast, &name, role.as_deref(), gender))
            }
            Reading::Pronoun(token) => {
                let neuter = matches!(page.lower(token), "it" | "its");
                let topic = if neuter { self.organisation_before(token) } else { None };
                let member = topic.or_else(|| self.pronoun(token, attribution))?;
                self.cast.mention(member, page.tokens.bytes(&(token..token + 1)));
                Some(member)
            }
            Reading::Organization { name } => {
                // A single word may be the last name of somebody already known.
                let words: Vec<String> = name.clone().map(|i| page.lower(i).to_owned()).collect();
                if name.len() == 1
                    && let Some(i) = self.cast.find_person(&words, None)
                    && self.cast.members[i].words.len() > 1
                {
                    self.cast.mention(i, page.tokens.bytes(&name));
                    return Some(i);
                }
                Some(self.cast.organization(
                    page.words(&name),
                    &words,
                    page.tokens.bytes(&name),
                    EntityType::Organization,
                ))
            }
            Reading::Role { head, words, definite, plural, gender } => {
                if let Some(member) = self.described(head, &words, definite, plural, gender, source.start) {
                    self.cast.mention(member, bytes);
                    return Some(member);
                }
                let mut words = words;
                while words.start + 1 < words.end && matches!(page.lower(words.start), "the" | "a" | "an") {
                    words.start += 1;
                }
                let lower: Vec<String> = words.clone().map(|i| page.lower(i).to_owned()).collect();
                Some(self.cast.described(page.words(&words), &lower, bytes, plural, gender))
            }
        }
    }

    /// The organisation that the sentence before is about: "it" is that.
    fn organisation_before(&mut self, token: usize) -> Option<usize> {
        let page = self.page;
        let before = page.sentences[page.sentence_at(token)?.checked_sub(1)?].tokens.clone();
        // "Later on Wednesday, the ministry proposed …": behind the comma of an opening phrase.
        let opening = is_adverb(page.lower(before.start))
            || is_preposition(page.lower(before.start))
            || is_time_word(page.lower(before.start));
        let start = match (before.start..before.end.min(before.start + 8)).find(|&i| page.lower(i) == ",") {
            Some(comma) if opening => comma + 1,
            _ => before.start,
        };
        let subject = phrase::starting_at(page, start, before.end).filter(|s| !page.quoted(s.start))?;
        match name::read(page, &subject)? {
            Reading::Organization { name } => {
                let words: Vec<String> = name.clone().map(|i| page.lower(i).to_owned()).collect();
                Some(self.cast.organization(
                    page.words(&name),
                    &words,
                    page.tokens.bytes(&name),
                    EntityType::Organization,
                ))
            }
            _ => None,
        }
    }

    fn addressee(&mut self, range: &Range, attribution: &Attribution) -> Option<usize> {
        // "told a news conference" names nobody.
        match name::read(self.page, range)? {
            Reading::Role { head, .. } if !is_role(self.page.lower(head)) => None,
            Reading::Organization { name } if !self.page.tokens[name.end - 1].capital => None,
            _ => self.source(range, attribution),
        }
    }

    /// A definite description of somebody named: by office, else ("the official") whoever spoke last.
    fn described(
        &self,
        head: usize,
        words: &Range,
        definite: bool,
        plural: bool,
        gender: Option<Gender>,
        at: usize,
    ) -> Option<usize> {
        if !definite || plural {
            return None;
        }
        let page = self.page;
        let class = role_class(page.lower(head));
        // "press secretary": the office has two words.
        let class = if class == "secretary" && head > 0 && page.lower(head - 1) == "press" {
            "spokesman"
        } else {
            class
        };
        let byte = page.tokens[at].range.start;
        let fits = |i: &usize| {
            let member = &self.cast.members[*i];
            member.kind == EntityType::Person
                && (member.has_role(class)
                    || class == "spokesman" && member.roles.iter().any(|r| r.contains("press secretary")))
                && !(gender.is_some() && member.gender.is_some() && gender != member.gender)
                && !conflicts(page, words, head, &member.roles)
        };
        let members: Vec<usize> = (0..self.cast.members.len()).rev().take(MEMORY).filter(fits).collect();
        // Whoever of them spoke last, else was named last, else is named first further on.
        let spoke =
            self.spoken.iter().rev().take(MEMORY).map(|(_, who)| *who).find(|who| members.contains(who));
        let named = members.iter().copied().filter_map(|i| {
            let last = self.cast.members[i].mentions.iter().rev().find(|m| m.start < byte)?;
            Some((last.start, i))
        });
        let later = members
            .iter()
            .copied()
            .min_by_key(|i| self.cast.members[*i].mentions.first().map_or(usize::MAX, |m| m.start));
        if let Some(found) = spoke.or_else(|| named.max().map(|(_, i)| i)).or(later) {
            return Some(found);
        }
        let general = is_general_role(class);
        let bare = (words.start..head).all(|i| is_determiner(page.lower(i)));
        if general && bare {
            return self.spoken.iter().rev().take(MEMORY).map(|(_, who)| *who).find(|who| {
                let member = &self.cast.members[*who];
                matches!(member.kind, EntityType::Person | EntityType::Unnamed)
                    && !member.plural
                    && !(gender.is_some() && member.gender.is_some() && gender != member.gender)
            });
        }
        if class != "official" && bare {
            // "the source", "the doctor": an unnamed one described before.
            return self
                .cast
                .members
                .iter()
                .rposition(|m| m.kind == EntityType::Unnamed && m.has_role(class));
        }
        None
    }

    fn pronoun(&self, token: usize, attribution: &Attribution) -> Option<usize> {
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
        let fits = |i: usize| {
            let member = &self.cast.members[i];
            let gender_fits = member.gender.is_none() || gender.is_none() || member.gender == gender;
            let number_fits = if plural {
                member.plural || member.kind != EntityType::Person
            } else {
                !member.plural
                    && (member.kind == EntityType::Person
                        || member.kind == EntityType::Unnamed && !member.roles.is_empty())
            };
            gender_fits && number_fits
        };
        self.by_topic(token, attribution, &fits)
            .or_else(|| self.spoken.iter().rev().take(MEMORY).map(|(_, who)| *who).find(|who| fits(*who)))
            .or_else(|| self.last_named(token, &fits))
            .or_else(|| self.first_named_after(token, &fits, plural))
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

    fn last_named(&self, token: usize, fits: &dyn Fn(usize) -> bool) -> Option<usize> {
        let before = self.named.partition_point(|n| n.0 < self.page.tokens[token].range.start);
        self.named[..before].iter().rev().take(MEMORY).map(|n| n.2).find(|i| fits(*i))
    }

    /// A pronoun before the name: whoever is named first further on.
    fn first_named_after(&self, token: usize, fits: &dyn Fn(usize) -> bool, plural: bool) -> Option<usize> {
        let after = self.named.partition_point(|n| n.0 <= self.page.tokens[token].range.start);
        self.named[after..].iter().take(MEMORY).map(|n| n.2).find(|i| !plural && fits(*i))
    }

    /// Who spoke last before a token.
    fn before(&self, token: usize) -> Option<usize> {
        self.spoken.iter().rev().take(MEMORY).find(|(start, _)| *start < token).map(|(_, who)| *who)
    }
}

/// Whether the words before an office speak of another one than a member holds: "the ministry spokesman" is not
/// the "Kremlin spokesman", but the "presidential" one may be.
fn conflicts(page: &Analysis<'_>, words: &Range, head: usize, roles: &[String]) -> bool {
    let organisation = |word: &str| {
        is_organisation_noun(word) && !matches!(word, "kremlin" | "palace" | "presidency" | "state" | "house")
    };
    let mine: Vec<&str> =
        (words.start..head).map(|i| page.lower(i)).filter(|w| organisation(w) || is_department(w)).collect();
    let theirs = |word: &&str| roles.iter().any(|role| role.split_whitespace().any(|w| w == *word));
    let they_have_any =
        roles.iter().any(|role| role.split_whitespace().any(|w| organisation(w) || is_department(w)));
    !mine.is_empty() && they_have_any && !mine.iter().any(theirs)
        || !mine.is_empty()
            && !they_have_any
            && mine
                .iter()
                .any(|w| matches!(*w, "foreign" | "defence" | "defense" | "interior" | "health" | "prime"))
}
