//! Whom a description stands for.
//!
//! "The spokesman" is whoever has that office, "the official" whoever without a name was described so before, "the company" the
//! organisation that spoke or was named last.
//!
//! | statement | speaker |
//! |---|---|
//! | “We regret it,” **palace spokesman Teo Varn** said. **The spokesman** added that talks would go on. | Teo Varn; Teo Varn |
//! | **Gen. Ivo Sall** said the road was open. **The general** said it had been mined. | Ivo Sall; Ivo Sall |
//! | **A harbour official** said it was shut. **The official** said nobody had asked. | harbour official; harbour official |
//! | **St. Orr's Hospital** said ten were treated. **The hospital** said all had left. | St. Orr's Hospital; St. Orr's Hospital |

use super::cast::role_class;
use super::full_names::is_body;
use super::pronoun::REACH;
use super::resolve::{MEMORY, State};
use crate::attribution::phrase;
use crate::chain::is_outlet;
use crate::lexicon::*;
use crate::{Analysis, EntityType, Range};

/// How many tokens back the first mention of a description is looked for.
const INTRODUCED: usize = 1500;

impl State<'_, '_> {
    /// The organisation that a short name or its last word stands for: "the Mission", "the hospital".
    pub(super) fn named_in_full(&mut self, short: &Range) -> Option<usize> {
        let page = self.page;
        let full = self.names.longer(page, short)?;
        Some(self.organization(&full))
    }

    /// "the summary": "an FBI summary of the inquiry", with which the text brought it up.
    pub(super) fn introduced(&self, head: usize) -> Option<Range> {
        let page = self.page;
        let word = page.lower(head);
        let earlier = || {
            let before = (head.saturating_sub(INTRODUCED)..head.saturating_sub(1)).rev();
            before.filter(|&i| page.lower(i) == word && !page.quoted(i))
        };
        let opened = |i: usize, opens: fn(&str) -> bool| {
            let near = (i.saturating_sub(4)..i).rev();
            near.filter(|&k| page.sentence_at(k) == page.sentence_at(i)).find(|&k| opens(page.lower(k)))
        };
        let first_of = |opens: fn(&str) -> bool, least: usize| {
            earlier().find_map(|i| opened(i, opens).filter(|k| i - k > least).map(|k| (k, i)))
        };
        // Else "the safety memo" for "the memo".
        let (start, first) = first_of(|word| matches!(word, "a" | "an"), 0)
            .or_else(|| first_of(|word| word == "the", 1).filter(|_| page.lower(head - 1) == "the"))?;
        let whole =
            phrase::starting_at(page, start, page.tokens.len()).filter(|whole| whole.contains(&first));
        Some(whole.map_or(start + 1..first + 1, |whole| start + 1..whole.end))
    }

    /// "the company", "the club": the organisation that spoke last, else was named last.
    pub(super) fn body(&mut self, at: usize) -> Option<usize> {
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

    /// A definite description of somebody named: by office, else ("the official") whoever spoke last.
    pub(super) fn described(
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
                && !is_of_another(page, words, head, &member.roles)
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
            let elected = |who: &usize| {
                let offices = ["senator", "representative", "governor", "lawmaker", "congressman", class];
                offices.iter().any(|office| self.cast.members[*who].has_role(office))
            };
            let spoken =
                || self.spoken.iter().rev().take(MEMORY).filter(|(start, who)| near(*start) && person(who));
            let spoke = spoken().find(|(_, who)| elected(who)).or_else(|| spoken().next());
            return spoke.map(|(_, who)| *who).or_else(|| self.last_named(at, &|i| person(&i)));
        }
        let general = is_general_role(class);
        // "Its leader" is somebody else than whoever spoke last.
        let bare = (words.start..head).all(|i| {
            let word = page.lower(i);
            is_determiner(word) && !is_possessive(word) || word == "same"
        });
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
}

/// "The president of Tarvia" is nobody of whom only "President" is known, nor the president of Lorn.
fn is_of_another(page: &Analysis<'_>, words: &Range, head: usize, roles: &[String]) -> bool {
    if !matches!(page.lower(head + 1), "of" | "for" | "at") || head + 2 >= words.end {
        return false;
    }
    let mut names =
        (head + 2..words.end).filter(|&i| page.tokens[i].capital).map(|i| page.lower(i)).peekable();
    names.peek().is_some()
        && !names.any(|name| roles.iter().any(|role| role.split_whitespace().any(|word| word == name)))
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
