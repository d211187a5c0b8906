//! From sources to members of the cast.

use super::cast::Cast;
use super::full_names::{Names, is_body};
use super::name::{self, Reading};
use super::names_in_text;
use super::pronoun::{antecedent, is_somebody};
use crate::attribution::Attribution;
use crate::entities::{self, Aliases, Likeness};
use crate::lexicon::*;
use crate::{Analysis, EntityType, Range};

/// The cast, and for each attribution its speaker, relays and addressee as indices into it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Resolved {
    pub cast: Cast,
    pub speakers: Vec<Option<usize>>,
    pub relays: Vec<Vec<Option<usize>>>,
    pub addressees: Vec<Option<usize>>,
    /// Names that may be misspelt ones of somebody else.
    pub alike: Vec<Likeness>,
}

impl Resolved {
    /// Bytes where a person is named or meant by a pronoun.
    pub(crate) fn people(&self) -> Vec<Range> {
        let people = self.cast.members.iter().filter(|member| member.kind == EntityType::Person);
        people.flat_map(|member| member.mentions.iter().cloned()).collect()
    }
}

/// How many statements back a speaker is remembered.
pub(super) const MEMORY: usize = 400;

/// Resolves every attribution of a page.
pub(crate) fn resolve(page: &Analysis<'_>, attributions: &[Attribution], aliases: &Aliases) -> Resolved {
    let mut cast = Cast::knowing(aliases);
    let runs = names_in_text::runs(page);
    names_in_text::add(page, &runs, &mut cast);
    entities::also_known(page, &runs, &mut cast);
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
    let names = Names::of(page, &runs, &named);
    let author = byline(page).and_then(|(_, words)| cast.find_person(&words, None));
    let mut state = State { page, cast, named, names, author, spoken: Vec::new() };
    let quoted = first_persons(page, attributions);
    for (n, attribution) in attributions.iter().enumerate() {
        let speaker = if quoted[n].is_some() { None } else { state.speaker(attribution) };
        out.speakers.push(speaker);
        out.relays.push(attribution.via.iter().map(|(relay, _)| state.source(relay, attribution)).collect());
        out.addressees
            .push(attribution.addressee.as_ref().and_then(|range| state.addressee(range, attribution)));
        if let Some(speaker) = speaker {
            state.spoken.push((attribution.start(), speaker));
        }
    }
    // "“We believe it is safe,” Orr said": whoever says "we" is the speaker of the words around it.
    for (n, around) in quoted.iter().enumerate() {
        let speaker = around.and_then(|(around, _)| out.speakers[around]);
        if let (Some(speaker), Some((_, token))) = (speaker, around) {
            state.cast.mention(speaker, page.tokens.bytes(&(*token..token + 1)));
            out.speakers[n] = Some(speaker);
        }
    }
    out.cast = state.cast;
    out.alike = entities::complete(page, &runs, &mut out.cast);
    out
}

/// For each attribution whose source is a quoted "I" or "we": the attribution whose words those are, and the token.
fn first_persons(page: &Analysis<'_>, attributions: &[Attribution]) -> Vec<Option<(usize, usize)>> {
    let mut tokens: Vec<(usize, usize)> = Vec::new();
    for (n, attribution) in attributions.iter().enumerate() {
        let alone = attribution.source.first().filter(|run| run.len() == 1 && page.quoted(run.start));
        tokens.extend(alone.filter(|run| is_first_person(page.lower(run.start))).map(|run| (run.start, n)));
    }
    tokens.sort_unstable();
    let mut out: Vec<Option<(usize, usize)>> = vec![None; attributions.len()];
    let mut widths = vec![usize::MAX; attributions.len()];
    for (around, attribution) in attributions.iter().enumerate() {
        for content in &attribution.content {
            let from = tokens.partition_point(|(token, _)| *token < content.start);
            for &(token, n) in tokens[from..].iter().take_while(|(token, _)| *token < content.end) {
                if n != around && content.len() < widths[n] {
                    widths[n] = content.len();
                    out[n] = Some((around, token));
                }
            }
        }
    }
    out
}

/// The byline, and its words in lower case.
fn byline<'p>(page: &'p Analysis<'_>) -> Option<(&'p str, Vec<String>)> {
    let name = page.layout.byline.as_deref()?;
    Some((name, name.split_whitespace().map(str::to_lowercase).collect()))
}

fn is_first_person(word: &str) -> bool {
    matches!(word, "i" | "we" | "my" | "our" | "us" | "me")
}

fn person(
    page: &Analysis<'_>,
    cast: &mut Cast,
    name: &Range,
    role: Option<&str>,
    gender: Option<Gender>,
) -> usize {
    let words = page.lower_words(name);
    cast.person(page.words(name), &words, page.tokens.bytes(name), role, gender)
}

pub(super) struct State<'p, 't> {
    pub(super) page: &'p Analysis<'t>,
    pub(super) cast: Cast,
    /// Every mention of a person by name: start and end byte, member; in the order of the text.
    pub(super) named: Vec<(usize, usize, usize)>,
    pub(super) names: Names,
    /// Who says "I" outside of quotations: nobody speaks of them as "he" or "she".
    pub(super) author: Option<usize>,
    /// Start token of each attribution so far, and who spoke.
    pub(super) spoken: Vec<(usize, usize)>,
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
            Reading::Pronoun(token) if is_first_person(page.lower(token)) => {
                // With no byline, whoever says so, without a name.
                let singular = matches!(page.lower(token), "i" | "my" | "me");
                let author = if singular && !page.quoted(token) { self.author() } else { None };
                let words = page.words(&(token..token + 1));
                let member = author.unwrap_or_else(|| {
                    let lower = [page.lower(token).to_owned()];
                    self.cast.described(words, &lower, bytes.clone(), !singular, None)
                });
                self.cast.mention(member, bytes);
                Some(member)
            }
            Reading::Pronoun(token) if matches!(page.lower(token), "who" | "which" | "whom" | "that") => {
                let member = self.source(&antecedent(page, token)?, attribution)?;
                self.cast.mention(member, page.tokens.bytes(&(token..token + 1)));
                Some(member)
            }
            Reading::Pronoun(token) if is_somebody(page.lower(token)) => {
                let plural = !page.lower(token).ends_with("one") && !page.lower(token).ends_with("body");
                Some(self.unnamed(source, plural, None))
            }
            Reading::Pronoun(token) => {
                let neuter = matches!(page.lower(token), "it" | "its");
                let topic = if neuter { self.organisation_before(token) } else { None };
                let member = topic.or_else(|| self.pronoun(token, attribution))?;
                self.learn_gender(member, page.lower(token));
                self.cast.mention(member, page.tokens.bytes(&(token..token + 1)));
                Some(member)
            }
            Reading::Organization { name } => {
                // A single word may be the last name of somebody already known.
                let words = page.lower_words(&name);
                if name.len() == 1
                    && let Some(i) = self.cast.find_person(&words, None)
                    && self.cast.members[i].words.len() > 1
                {
                    self.cast.mention(i, page.tokens.bytes(&name));
                    return Some(i);
                }
                let common = name.len() == 1 && !page.tokens[name.start].capital;
                let full = self.named_in_full(&name);
                if let Some(member) = full.or_else(|| common.then(|| self.body(name.start)).flatten()) {
                    self.cast.mention(member, page.tokens.bytes(&name));
                    return Some(member);
                }
                Some(self.organization(&name))
            }
            Reading::Role { head, words, definite, plural, gender } => {
                if let Some(member) = self.described(head, &words, definite, plural, gender, source.start) {
                    self.cast.mention(member, bytes);
                    return Some(member);
                }
                if definite && !plural {
                    let known = self.named_in_full(&(head..head + 1)).or_else(|| self.body(head));
                    let known = known.or_else(|| {
                        let first = self.introduced(head)?;
                        Some(self.unnamed(&first, false, gender))
                    });
                    if let Some(member) = known {
                        self.cast.mention(member, bytes);
                        return Some(member);
                    }
                }
                let mut words = words;
                while words.start + 1 < words.end && matches!(page.lower(words.start), "the" | "a" | "an") {
                    words.start += 1;
                }
                let lower = page.lower_words(&words);
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
        let words = page.lower_words(name);
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

    pub(super) fn organization(&mut self, name: &Range) -> usize {
        let page = self.page;
        let words = page.lower_words(name);
        self.cast.organization(page.words(name), &words, page.tokens.bytes(name))
    }

    /// Somebody under the description with which the text brings them up.
    pub(super) fn unnamed(&mut self, words: &Range, plural: bool, gender: Option<Gender>) -> usize {
        let page = self.page;
        let bytes = page.tokens.bytes(words);
        self.cast.described(page.words(words), &page.lower_words(words), bytes, plural, gender)
    }

    /// The one who wrote the article: "I" outside of quotations.
    fn author(&mut self) -> Option<usize> {
        let (name, words) = byline(self.page)?;
        let at = self.page.text.find(name)?;
        let author =
            (words.len() < 5).then(|| self.cast.person(name, &words, at..at + name.len(), None, None));
        self.author = author.or(self.author);
        author
    }

    fn addressee(&mut self, range: &Range, attribution: &Attribution) -> Option<usize> {
        // "told a news conference" names nobody.
        match name::read(self.page, range)? {
            Reading::Role { head, .. } if !is_role(self.page.lower(head)) => None,
            Reading::Organization { name } if !self.page.tokens[name.end - 1].capital => None,
            _ => self.source(range, attribution),
        }
    }

    /// Who spoke last before a token.
    fn before(&self, token: usize) -> Option<usize> {
        self.spoken.iter().rev().take(MEMORY).find(|(start, _)| *start < token).map(|(_, who)| *who)
    }
}
