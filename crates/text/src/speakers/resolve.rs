//! From sources to members of the cast.

use std::collections::HashMap;

use super::cast::{Cast, Member, initials, role_class};
use super::name::{self, Reading};
use super::names_in_text;
use crate::attribution::{Attribution, phrase};
use crate::chain::is_outlet;
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

/// How many tokens back the first mention of a description is looked for.
const INTRODUCED: usize = 1500;

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
    let names = Names::of(page, &named);
    let mut state = State { page, cast, named, names, author: None, spoken: Vec::new() };
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
    names: Names,
    /// Who says "I" outside of quotations: nobody speaks of them as "he" or "she".
    author: Option<usize>,
    /// Start token of each attribution so far, and who spoke.
    spoken: Vec<(usize, usize)>,
}

impl State<'_, '_> {
    fn speaker(&mut self, attribution: &Attribution) -> Option<usize> {
        if attribution.source.is_empty() {
            return if attribution.continues { self.before(attribution.start()) } else { None };
        }
        // "whose secretary, Ada Orr": more than the pronoun.
        let alone = attribution.source.first().is_some_and(|run| run.len() == 1);
        let source = attribution.antecedent.as_ref().filter(|_| alone).or(attribution.source.first())?;
        let member = self.source(source, attribution)?;
        if alone
            && attribution.antecedent.is_some()
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
        match self.read(source)? {
            Reading::Person { name, role, gender } => Some(self.person(&name, role.as_deref(), gender)),
            Reading::Pronoun(token) if page.lower(token) == "i" && !page.quoted(token) => {
                let member = self.author()?;
                self.cast.mention(member, page.tokens.bytes(&(token..token + 1)));
                Some(member)
            }
            Reading::Pronoun(token) if matches!(page.lower(token), "who" | "which" | "whom" | "that") => {
                let member = self.source(&antecedent(page, token)?, attribution)?;
                self.cast.mention(member, page.tokens.bytes(&(token..token + 1)));
                Some(member)
            }
            Reading::Pronoun(token) if is_somebody(page.lower(token)) => {
                let words: Vec<String> = source.clone().map(|i| page.lower(i).to_owned()).collect();
                let plural = !page.lower(token).ends_with("one") && !page.lower(token).ends_with("body");
                Some(self.cast.described(page.words(source), &words, bytes, plural, None))
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
                if let Some(member) = self.named_in_full(&name) {
                    self.cast.mention(member, page.tokens.bytes(&name));
                    return Some(member);
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
                if definite
                    && !plural
                    && let Some(member) = self.named_in_full(&(head..head + 1)).or_else(|| self.body(head))
                {
                    self.cast.mention(member, bytes);
                    return Some(member);
                }
                if definite
                    && !plural
                    && let Some(first) = self.introduced(head)
                {
                    let lower: Vec<String> = first.clone().map(|i| page.lower(i).to_owned()).collect();
                    let at = page.tokens.bytes(&first);
                    let member = self.cast.described(page.words(&first), &lower, at, plural, gender);
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

    /// What a source is, the name behind its comma taken in: "the defendant's son" (, Karel Dorn, …).
    fn read(&self, source: &Range) -> Option<Reading> {
        let page = self.page;
        let reading = name::read(page, source)?;
        let apposed = matches!(reading, Reading::Role { definite: true, plural: false, .. })
            && page.lower(source.end) == ","
            && page.tokens.0.get(source.end + 1).is_some_and(|token| token.capital);
        if apposed {
            let end = (source.end + 1..page.tokens.len().min(source.end + 7))
                .find(|&i| !page.tokens[i].capital && !is_name_particle(page.lower(i)))
                .unwrap_or(source.end + 1);
            let closed = matches!(page.lower(end), "," | "." | ":") || page.quoted(end);
            let whole = name::read(page, &(source.start..end)).filter(|_| end > source.end + 2 && closed);
            if let Some(person @ Reading::Person { .. }) = whole {
                return Some(person);
            }
        }
        Some(reading)
    }

    /// A person's name; one word alone stands for a longer name that the text has.
    fn person(&mut self, name: &Range, role: Option<&str>, gender: Option<Gender>) -> usize {
        let page = self.page;
        let words: Vec<String> = name.clone().map(|i| page.lower(i).to_owned()).collect();
        if name.len() == 1
            && self.cast.find_person(&words, gender).is_none_or(|i| self.cast.members[i].words.len() == 1)
        {
            let titled =
                role.is_some() || gender.is_some() || name.start > 0 && is_title(page.lower(name.start - 1));
            let full = self.names.longer(page, name);
            let ends = full.as_ref().is_some_and(|full| page.lower(full.end - 1) == words[0]);
            match full {
                Some(full) if ends && full.len() < 4 && !is_body(page, &full) => {
                    person(page, &mut self.cast, &full, role, gender);
                }
                Some(full) if !titled => {
                    let member = self.organization(&full);
                    self.cast.mention(member, page.tokens.bytes(name));
                    return member;
                }
                _ => {}
            }
        }
        person(page, &mut self.cast, name, role, gender)
    }

    fn organization(&mut self, name: &Range) -> usize {
        let page = self.page;
        let words: Vec<String> = name.clone().map(|i| page.lower(i).to_owned()).collect();
        self.cast.organization(page.words(name), &words, page.tokens.bytes(name), EntityType::Organization)
    }

    /// The one who wrote the article: "I" outside of quotations.
    fn author(&mut self) -> Option<usize> {
        let name = self.page.layout.byline.as_deref()?;
        let at = self.page.text.find(name)?;
        let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
        let author =
            (words.len() < 5).then(|| self.cast.person(name, &words, at..at + name.len(), None, None));
        self.author = author.or(self.author);
        author
    }

    /// The organisation that a short name or its last word stands for: "the Mission", "the hospital".
    fn named_in_full(&mut self, short: &Range) -> Option<usize> {
        let page = self.page;
        let full = self.names.longer(page, short)?;
        Some(self.organization(&full))
    }

    /// "the summary": "an FBI summary of the inquiry", with which the text brought it up.
    fn introduced(&self, head: usize) -> Option<Range> {
        let page = self.page;
        let word = page.lower(head);
        let brings = |i: usize, k: usize| {
            let more = page.lower(k) == "the" && k + 1 < i && page.lower(head - 1) == "the";
            (more || matches!(page.lower(k), "a" | "an")) && page.sentence_at(k) == page.sentence_at(i)
        };
        let earlier = (head.saturating_sub(INTRODUCED)..head.saturating_sub(1)).rev();
        let (start, first) = earlier.filter(|&i| page.lower(i) == word && !page.quoted(i)).find_map(|i| {
            let start = (i.saturating_sub(4)..i).rev().find(|&k| brings(i, k))?;
            Some((start, i))
        })?;
        let whole =
            phrase::starting_at(page, start, page.tokens.len()).filter(|whole| whole.contains(&first));
        Some(whole.map_or(start + 1..first + 1, |whole| start + 1..whole.end))
    }

    /// "the company", "the club": the organisation that spoke last, else was named last.
    fn body(&mut self, at: usize) -> Option<usize> {
        let page = self.page;
        let head = page.lower(at);
        let general = matches!(
            head,
            "company"
                | "firm"
                | "club"
                | "group"
                | "organisation"
                | "organization"
                | "newspaper"
                | "paper"
                | "charity"
                | "operator"
                | "manufacturer"
                | "team"
                | "airline"
                | "bank"
                | "broadcaster"
                | "agency"
                | "institution"
                | "supplier"
                | "maker"
                | "retailer"
                | "developer"
                | "publisher"
                | "carrier"
                | "utility"
        );
        let spoke = || self.spoken.iter().rev().take(MEMORY).map(|(_, who)| *who);
        if !general {
            return None;
        }
        if let Some(who) = spoke().find(|who| self.cast.members[*who].kind == EntityType::Organization) {
            return Some(who);
        }
        let prints = matches!(head, "newspaper" | "paper" | "broadcaster");
        let trades =
            matches!(head, "company" | "firm" | "operator" | "manufacturer" | "airline" | "club" | "team");
        let fits = |name: &&Range| match is_outlet(page, name) {
            outlet if prints => outlet,
            _ => trades || is_body(page, name),
        };
        let before = self.names.in_order.partition_point(|name| name.start < at);
        let name = self.names.in_order[..before].iter().rev().take(MEMORY).find(fits)?.clone();
        Some(self.organization(&name))
    }

    /// The organisation that the sentence before is about: "it" is that.
    fn organisation_before(&mut self, token: usize) -> Option<usize> {
        let page = self.page;
        let before = page.sentences[page.sentence_at(token)?.checked_sub(1)?].tokens.clone();
        let start = opening(page, &before);
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
        // "the Vermont senator", "the Republican from Ell": whoever of them all spoke or was named last.
        let partisan = matches!(
            class,
            "senator"
                | "republican"
                | "democrat"
                | "independent"
                | "representative"
                | "lawmaker"
                | "nominee"
                | "candidate"
                | "billionaire"
                | "mogul"
                | "conservative"
                | "liberal"
                | "texan"
                | "briton"
                | "congressman"
        );
        if partisan && words.len() > 1 {
            let person = |who: &usize| {
                let member = &self.cast.members[*who];
                member.kind == EntityType::Person
                    && !(gender.is_some() && member.gender.is_some() && gender != member.gender)
            };
            let near = |start: usize| {
                page.sentence_at(at).zip(page.sentence_at(start)).is_some_and(|(a, b)| a <= b + REACH)
            };
            let spoke =
                self.spoken.iter().rev().take(MEMORY).find(|(start, who)| near(*start) && person(who));
            return spoke.map(|(_, who)| *who).or_else(|| self.last_named(at, &|i| person(&i)));
        }
        let general = is_general_role(class);
        let bare = (words.start..head).all(|i| is_determiner(page.lower(i)) || page.lower(i) == "same");
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

    fn pronoun(&mut self, token: usize, attribution: &Attribution) -> Option<usize> {
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
            let words: Vec<String> = noun.clone().map(|i| self.page.lower(i).to_owned()).collect();
            let bytes = self.page.tokens.bytes(&noun);
            return Some(self.cast.described(self.page.words(&noun), &words, bytes, false, gender));
        }
        if let Some(group) = self.group_before(token).filter(|_| plural) {
            let words: Vec<String> = group.clone().map(|i| self.page.lower(i).to_owned()).collect();
            let bytes = self.page.tokens.bytes(&group);
            return Some(self.cast.described(self.page.words(&group), &words, bytes, true, None));
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

    /// "A woman in her sixties showed the patrol a crater, which, she said, …": somebody without a name with whom
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
            let opens = matches!(page.lower(start), "a" | "an" | "one" | "another") && !page.quoted(start);
            let noun = (start + 1..run.end.min(start + 6))
                .take_while(|&i| {
                    page.tokens[i].is_word() && !is_preposition(page.lower(i)) && !is_auxiliary(page.lower(i))
                })
                .find(|&i| name::role_gender(page.lower(i)) == gender);
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

/// What a relative pronoun stands for: the noun phrase before it.
fn antecedent(page: &Analysis<'_>, pronoun: usize) -> Option<Range> {
    let floor = page.sentences[page.sentence_at(pronoun)?].tokens.start;
    let mut last = pronoun.checked_sub(1)?;
    if page.lower(last) == "," {
        last = last.checked_sub(1)?;
    }
    phrase::ending_at(page, last, floor).filter(|_| last >= floor)
}

/// Pronouns that are sources of their own.
fn is_somebody(word: &str) -> bool {
    matches!(
        word,
        "many"
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

/// Whether a name of several words has one that only organisations have.
fn is_body(page: &Analysis<'_>, name: &Range) -> bool {
    name.clone().any(|i| is_organisation_noun(page.lower(i)))
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

/// Capitalised names of several words that are no person's, by their first and last words.
struct Names {
    by_word: HashMap<String, Vec<Range>>,
    in_order: Vec<Range>,
}

impl Names {
    fn of(page: &Analysis<'_>, people: &[(usize, usize, usize)]) -> Self {
        let mut by_word: HashMap<String, Vec<Range>> = HashMap::new();
        let mut in_order = Vec::new();
        // "St. Orr's Hospital": one name.
        let mut runs: Vec<Range> = Vec::new();
        for (run, _) in names_in_text::runs(page) {
            match runs.last() {
                Some(owner) if owner.end + 1 == run.start && page.lower(owner.end) == "'s" => {
                    let whole = owner.start..run.end;
                    runs.extend([run, whole]);
                }
                _ => runs.push(run),
            }
        }
        for run in runs.into_iter().filter(|run| run.len() > 1) {
            let bytes = page.tokens.bytes(&run);
            let next = people.partition_point(|person| person.1 <= bytes.start);
            let person = people.get(next).is_some_and(|person| person.0 < bytes.end);
            let opens = is_title(page.lower(run.start)) || is_weekday(page.lower(run.start));
            if person || opens || is_month(page.lower(run.start)) {
                continue;
            }
            for word in [run.start, run.end - 1] {
                by_word.entry(page.lower(word).to_owned()).or_default().push(run.clone());
            }
            if run.len() > 2 {
                let words: Vec<String> = run.clone().map(|i| page.lower(i).to_owned()).collect();
                by_word.entry(initials(&words)).or_default().push(run.clone());
            }
            in_order.push(run);
        }
        Self { by_word, in_order }
    }

    /// The last name before these words, else the first behind them, that a word shortens: its last word, or,
    /// capitalised, its first.
    fn longer(&self, page: &Analysis<'_>, short: &Range) -> Option<Range> {
        let last = short.end - 1;
        let capital = page.tokens[last].capital;
        let fits = |run: &&Range| {
            let ends = page.lower(run.end - 1) == page.lower(last);
            let begins = capital && short.len() == 1 && page.lower(run.start) == page.lower(last);
            let place =
                begins && (is_country_or_capital(page.lower(last)) || page.is_place(page.lower(last)));
            let acronym = capital && short.len() == 1 && run.len() > 2 && {
                let words: Vec<String> = (*run).clone().map(|i| page.lower(i).to_owned()).collect();
                initials(&words) == page.lower(last)
            };
            run.len() > short.len()
                && !(run.start..run.end).contains(&last)
                && (ends || acronym || begins && !place)
        };
        let all = self.by_word.get(page.lower(last))?;
        let before = all.iter().rev().find(|run| run.end <= short.start && fits(run));
        before.or_else(|| all.iter().find(|run| run.start > short.start && fits(run))).cloned()
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
