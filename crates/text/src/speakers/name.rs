//! What a source is.
//!
//! A person with title and office, an organisation or a government, several people, or somebody without a name. A source
//! without a name is called what the text calls it.
//!
//! | statement | speaker | types |
//! |---|---|---|
//! | **Ivo Sall, a fisherman from Port Ell**, said the light was out. | Ivo Sall | person |
//! | **The head of the mission, Ingrid Solvane**, said the light was out. | Ingrid Solvane | person |
//! | **The Russian Defence Ministry** said the light was out. | Russian Defence Ministry | organization |
//! | **Damascus** said the light was out. | Damascus | organization |
//! | **The Port Ell-based Sorv Observatory** said the light was out. | Sorv Observatory | organization |
//! | **A nurse who gave her name only as Bev** said the light was out. | Bev | person |
//! | **A harbour official** said the light was out. | harbour official | unnamed |
//! | **A source in the ministry** said the light was out. | source in the ministry | unnamed |
//! | **Three guards** said the light was out. | Three guards | group |
//! | **Ana Orr and Ivo Sall** said the light was out. | Ana Orr and Ivo Sall | group |

use crate::lexicon::*;
use crate::token::TokenKind;
use crate::{Analysis, Range};

/// What a noun phrase is, by its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reading {
    /// A person's name; `role` is what stands before or after it, as printed.
    Person { name: Range, role: Option<String>, gender: Option<Gender> },
    /// An organisation, government or place speaking.
    Organization { name: Range },
    /// A description by office or trade: "the Kremlin spokesman".
    Role { head: usize, words: Range, definite: bool, plural: bool, gender: Option<Gender> },
    /// A pronoun.
    Pronoun(usize),
}

/// Departments a secretary or minister is of.
const DEPARTMENTS: &[&str] = &[
    "state",
    "defense",
    "defence",
    "health",
    "education",
    "labor",
    "labour",
    "treasury",
    "commerce",
    "energy",
    "homeland",
    "security",
    "foreign",
    "affairs",
    "interior",
    "justice",
    "transport",
    "culture",
    "information",
    "agriculture",
    "finance",
    "human",
    "services",
    "veterans",
    "staff",
    "representatives",
    "commons",
    "parliament",
];

/// Reads the noun phrase of a source.
pub(super) fn read(page: &Analysis<'_>, source: &Range) -> Option<Reading> {
    let mut core = core(page, source);
    // "Democrats'" (attempts to …).
    while core.len() > 1 && matches!(page.lower(core.end - 1), "'" | "’" | "'s") {
        core.end -= 1;
    }
    let last = core.end.checked_sub(1).filter(|i| *i >= core.start)?;
    let word = page.lower(last);
    // "one of his ministers", "some of those".
    if core.len() == 1
        && page.lower(core.end) == "of"
        && core.end + 1 < source.end
        && matches!(
            word,
            "one" | "some" | "many" | "most" | "both" | "several" | "few" | "none" | "two" | "three" | "all"
        )
    {
        let end = (core.end..source.end)
            .find(|&i| page.lower(i) == "," || is_relative(page.lower(i)))
            .unwrap_or(source.end);
        let plural = word != "one";
        return Some(Reading::Role {
            head: end - 1,
            words: core.start..end,
            definite: false,
            plural,
            gender: None,
        });
    }
    if core.len() == 1
        && (is_personal_pronoun(word) || is_pronoun(word))
        && !(page.tokens[last].capital && is_role(word))
    {
        return Some(Reading::Pronoun(last));
    }
    // "Orr and Sall": several together, no one of them.
    if let Some(and) = core.clone().find(|&i| page.lower(i) == "and" && i > core.start && i + 1 < core.end)
        && page.tokens[and - 1].capital
        && page.tokens[core.end - 1].capital
        && !core.clone().any(|i| is_organisation_noun(page.lower(i)))
    {
        return Some(Reading::Role { head: last, words: core, definite: false, plural: true, gender: None });
    }
    if is_people(word) && core.len() < 3 {
        return Some(Reading::Role { head: last, words: core, definite: false, plural: true, gender: None });
    }
    if let Some(name) = given_name(page, source) {
        let gender = core.clone().find_map(|i| role_gender(page.lower(i)));
        return Some(Reading::Person { name, role: role_text(page, &core), gender });
    }
    if let Some(person) = person_at_end(page, source, &core) {
        return Some(person);
    }
    if let Some(person) = apposed_name(page, source, &core) {
        return Some(person);
    }
    // "the Russian Defence Ministry", "Damascus", "the ministry", "AP".
    let organisation = core
        .clone()
        .rev()
        .take_while(|&i| !is_possessive(page.lower(i)))
        .any(|i| is_organisation_noun(page.lower(i)));
    // "the Republican from Ell": a person.
    let partisan = matches!(
        word,
        "republican" | "democrat" | "independent" | "conservative" | "liberal" | "texan" | "briton"
    ) && core.len() > 1
        && is_determiner(page.lower(core.start));
    // "the Riverside Observer" is read, an observer is not.
    let masthead = matches!(word, "observer" | "examiner" | "reporter" | "monitor" | "inquirer" | "enquirer")
        && core.len() > 2
        && page.lower(core.start) == "the"
        && (core.start + 1..core.end).all(|i| page.tokens[i].capital);
    if (!is_role(word) || masthead)
        && !partisan
        && (organisation || page.tokens[last].capital || is_document_noun(word))
    {
        let mut name = core.clone();
        // "the Port Ell-based Observatory": where it sits is no part of its name.
        if let Some(seat) = (name.start..name.end - 1).rev().find(|&i| is_seat(page.lower(i))) {
            name.start = seat + 1;
        }
        while name.start < name.end - 1 && is_determiner(page.lower(name.start)) {
            name.start += 1;
        }
        // "a panel led by …": the participle is no part of the name.
        if let Some(participle) =
            (name.start + 1..name.end).find(|&i| !page.tokens[i].capital && page.lower(i).ends_with("ed"))
        {
            name.end = participle;
        }
        // An organisation's name goes on: "… Observatory for Human Rights", "… of Orr".
        if page.tokens[last].capital || organisation {
            name.end = extend_over_links(page, name.end, source.end);
        }
        return Some(Reading::Organization { name });
    }
    // The head of a description is its last role noun, else its last noun.
    let head = core.clone().rev().find(|&i| is_role(page.lower(i))).unwrap_or(last);
    let opens = page.lower(core.start);
    Some(Reading::Role {
        head,
        words: core.start
            ..(core.end..source.end)
                .find(|&i| page.lower(i) == "," || is_relative(page.lower(i)))
                .unwrap_or(source.end),
        definite: matches!(opens, "the" | "his" | "her" | "their" | "its" | "this" | "that")
            || core.clone().any(|i| page.lower(i) == "'s")
            || core.len() <= 3
                && !matches!(
                    opens,
                    "a" | "an" | "one" | "another" | "some" | "two" | "three" | "several" | "many"
                ),
        plural: is_plural(page, head, opens),
        gender: role_gender(page.lower(head)),
    })
}

/// "Ell-based", "state-run": what stands before a name and tells of it.
pub(super) fn is_seat(word: &str) -> bool {
    ["-based", "-run", "-owned", "-funded", "-headquartered"].iter().any(|ending| word.ends_with(ending))
}

/// The phrase up to its first comma, bracket or linking preposition.
fn core(page: &Analysis<'_>, source: &Range) -> Range {
    let mut end = source.start;
    while end < source.end {
        let word = page.lower(end);
        let stops = matches!(word, "," | "(" | "—" | "–" | "--" | "-" | ":")
                        || matches!(word, "himself" | "herself" | "themselves" | "itself")
            || is_relative(word) && end > source.start
            // "an armed man wearing a badge"
            || word.ends_with("ing")
                && word.len() > 5
                && end > source.start
                && (is_role(page.lower(end - 1)) || role_gender(page.lower(end - 1)).is_some())
            || is_preposition(word) && end > source.start && word != "'s";
        if stops {
            break;
        }
        end += 1;
    }
    source.start..end.max(source.start + 1).min(source.end)
}

/// "The head of the mission, Ingrid Solvane": an office, then the name behind a comma.
fn apposed_name(page: &Analysis<'_>, source: &Range, core: &Range) -> Option<Reading> {
    let comma = source.clone().find(|&i| page.lower(i) == ",")?;
    let office = core.start..comma;
    let head = core.end - 1;
    let kin = role_gender(page.lower(head)).is_some();
    let role = kin || core.clone().any(|i| is_role(page.lower(i)));
    if !role && (page.tokens[head].capital || !page.tokens[head].is_word() || is_pronoun(page.lower(head))) {
        return None;
    }
    let end = (comma + 1..source.end).find(|&i| matches!(page.lower(i), "," | "(")).unwrap_or(source.end);
    let name =
        name_run(page, &(comma + 1..end)).filter(|name| (name.len() > 1 || kin) && name.start == comma + 1);
    let Some(name) = name else {
        // "their union, the Brotherhood of Crews"; "its operator, Harbour Holdings".
        let mut first = comma + 1;
        first += usize::from(page.lower(first) == "the");
        let capital = page.tokens.0.get(first).is_some_and(|token| token.capital) && first < end;
        let whole = (first..end).find(|&i| {
            let word = page.lower(i);
            !page.tokens[i].capital && !matches!(word, "of" | "for" | "and" | "the" | "&")
        });
        let whole = first..whole.unwrap_or(end);
        return (capital && !role).then_some(Reading::Organization { name: whole });
    };
    let gender = core
        .clone()
        .find_map(|i| role_gender(page.lower(i)))
        .or_else(|| gender_of_given_name(page.lower(name.start)));
    Some(Reading::Person { name, role: role_text(page, &office), gender })
}

fn extend_over_links(page: &Analysis<'_>, from: usize, limit: usize) -> usize {
    let mut end = from;
    while end + 1 < limit && matches!(page.lower(end), "of" | "for" | "on" | "and" | "&" | "in") {
        let mut next = end + 1;
        while next < limit && matches!(page.lower(next), "the" | "of") {
            next += 1;
        }
        if next >= limit || !page.tokens[next].capital || page.lower(end) == "in" {
            break;
        }
        while next < limit && page.tokens[next].capital {
            next += 1;
        }
        end = next;
    }
    end
}

/// "a customer who gave her name only as Bev", "a teacher who gives only her first name, Mira", "whom the group calls “Anton”".
fn given_name(page: &Analysis<'_>, source: &Range) -> Option<Range> {
    let who = source.clone().find(|&i| matches!(page.lower(i), "who" | "whom") && i > source.start)?;
    let end = page.sentences[page.sentence_at(who)?].tokens.end.min(who + 16);
    let after = (who + 1..end.saturating_sub(1)).find_map(|i| {
        let named = |from: usize| (from + 1..end.min(from + 4)).contains(&i);
        match page.lower(i) {
            "as" => {
                (who + 1..i).any(|k| matches!(page.lower(k), "name" | "identified" | "known") && named(k))
            }
            "," => matches!(page.lower(i - 1), "name" | "nickname"),
            "calls" | "called" => page.lower(who) == "whom",
            _ => false,
        }
        .then_some(i + 1)
    })?;
    let first = after + usize::from(page.quotations.opening_at(after).is_some());
    let named = |i: usize| i < end && page.tokens[i].capital && is_name_token(page, i);
    let last = (first..end).take_while(|&i| named(i)).count();
    (1..4).contains(&last).then_some(first..first + last)
}

/// A person's name at the end of the core, or behind "Secretary of State".
fn person_at_end(page: &Analysis<'_>, source: &Range, core: &Range) -> Option<Reading> {
    let (name, role_words) = match name_run(page, core) {
        Some(name) => (name.clone(), core.start..name.start),
        None => {
            let head = core.end.checked_sub(1)?;
            let of = core.end;
            if !is_role(page.lower(head))
                || of + 1 >= source.end
                || !matches!(page.lower(of), "of" | "for" | "to")
            {
                return None;
            }
            let mut start = of + 1;
            let first = of + 1 + usize::from(page.lower(of + 1) == "the");
            if first >= source.end || !DEPARTMENTS.contains(&page.lower(first)) {
                return None;
            }
            while start < source.end
                && (DEPARTMENTS.contains(&page.lower(start))
                    || matches!(page.lower(start), "the" | "of" | "and"))
            {
                start += 1;
            }
            let mut end = start;
            while end < source.end && is_name_token(page, end) {
                end += 1;
            }
            if start == of + 1 || end < start + 2 {
                return None;
            }
            (start..end, core.start..start)
        }
    };
    let title = name.start.checked_sub(1).filter(|i| *i >= core.start).map(|i| page.lower(i).to_owned());
    let gender = match title.as_deref() {
        Some("mr." | "mr" | "sir" | "king" | "prince" | "lord" | "congressman" | "businessman") => {
            Some(Gender::Male)
        }
        Some("mrs." | "mrs" | "ms." | "ms" | "dame" | "lady" | "queen" | "princess" | "congresswoman") => {
            Some(Gender::Female)
        }
        Some(role) => role_gender(role),
        None => None,
    }
    .or_else(|| (name.len() > 1).then(|| likely_gender(page.lower(name.start))).flatten());
    let before = role_text(page, &role_words);
    let role = before.or_else(|| apposed_role(page, &name, source));
    // "the rights group Clearwater": a body, told by the word before its name.
    if title.as_deref().is_some_and(is_kind_of_body) {
        return Some(Reading::Organization { name });
    }
    // An organisation that only looks like a name: no title, no role, and "the" before it.
    if role_words.len() == 1 && page.lower(role_words.start) == "the" {
        return None;
    }
    // "Human Rights Now, which sent a team"
    if role.is_none() && page.lower(name.end) == "," && page.lower(name.end + 1) == "which" {
        return Some(Reading::Organization { name });
    }
    Some(Reading::Person { name, role, gender })
}

/// The capitalised words that end a phrase and are a person's name.
pub(super) fn name_run(page: &Analysis<'_>, core: &Range) -> Option<Range> {
    let mut start = core.end;
    while start > core.start
        && (is_name_token(page, start - 1)
            || start < core.end && is_name_particle(page.lower(start - 1)) && start - 1 > core.start)
    {
        start -= 1;
    }
    while start < core.end && is_name_particle(page.lower(start)) && !page.tokens[start].capital {
        start += 1;
    }
    // What is an office or a title among the capitals is not the name.
    let split = (start..core.end).rev().find(|&i| {
        let word = page.lower(i);
        (is_title(word) || is_role(word))
            && !(i + 1 == core.end
                && i > start
                && gender_of_given_name(page.lower(start)).is_some()
                && i == start + 1)
    });
    let titled = split.is_some()
        || start > core.start && (is_title(page.lower(start - 1)) || is_role(page.lower(start - 1)));
    let run = split.map_or(start, |i| i + 1)..core.end;
    if run.is_empty() || run.len() > 5 {
        return None;
    }
    let words: Vec<&str> = run.clone().map(|i| page.lower(i)).collect();
    if words.iter().any(|w| is_organisation_noun(w) || is_weekday(w) || is_month(w) || is_document_noun(w))
        && !titled
    {
        return None;
    }
    let shouted = run.clone().all(|i| is_acronym(page, i));
    if agency_name(page.words(&run)).is_some() || shouted && !titled {
        return None;
    }
    let alone_place = run.len() == 1 && !titled && is_place_like(page, run.start);
    let with_the = run.start > core.start && page.lower(run.start - 1) == "the";
    if alone_place || with_the && !titled || !titled && is_demonym_or_country(words[words.len() - 1]) {
        return None;
    }
    Some(run)
}

fn is_acronym(page: &Analysis<'_>, i: usize) -> bool {
    let text = &page.text[page.tokens[i].range.clone()];
    text.len() > 1 && !text.chars().any(char::is_lowercase) && !text.ends_with('.')
}

/// A one-word name that the text also uses as a place ("in Ell", "from Ell"), or that is a country or capital.
fn is_place_like(page: &Analysis<'_>, i: usize) -> bool {
    is_country_or_capital(page.lower(i)) || page.is_place(page.lower(i))
}

fn is_name_token(page: &Analysis<'_>, i: usize) -> bool {
    let token = &page.tokens[i];
    token.capital
        && token.kind == TokenKind::Word
        && !is_preposition(&token.lower)
        && !(is_determiner(&token.lower) && token.lower != "an")
}

/// Words before a name as a role; none when they are only articles.
fn role_text(page: &Analysis<'_>, words: &Range) -> Option<String> {
    let mut words = words.clone();
    while words.start < words.end
        && (is_determiner(page.lower(words.start)) && !is_possessive(page.lower(words.start))
            || is_conjunction(page.lower(words.start)))
    {
        words.start += 1;
    }
    let only_title = words.len() == 1 && is_courtesy(page.lower(words.start));
    let has_role = words.clone().any(|i| is_role(page.lower(i)) || is_title(page.lower(i)));
    (!words.is_empty() && !only_title && has_role).then(|| page.words(&words).to_owned())
}

/// The apposition behind a name as a role: ", the Kremlin spokesman,".
fn apposed_role(page: &Analysis<'_>, name: &Range, source: &Range) -> Option<String> {
    if name.end + 1 >= source.end || page.lower(name.end) != "," {
        return None;
    }
    let mut start = name.end + 1;
    while start < source.end && is_determiner(page.lower(start)) {
        start += 1;
    }
    let end = (start..source.end)
        .find(|&i| matches!(page.lower(i), "," | "who" | "which" | "("))
        .unwrap_or(source.end);
    let words = start..end;
    let described = start > name.end + 1 || words.clone().any(|i| is_role(page.lower(i)));
    (!words.is_empty() && words.len() <= 14 && described && !page.tokens[words.start].capital
        || words.clone().any(|i| is_role(page.lower(i))) && words.len() <= 14)
        .then(|| page.words(&words).to_owned())
}

fn is_plural(page: &Analysis<'_>, head: usize, opens: &str) -> bool {
    let word = page.lower(head);
    is_plural_determiner(opens)
        || word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
        || word.ends_with("men")
        || word == "people"
        || word == "police"
}

pub(super) fn role_gender(word: &str) -> Option<Gender> {
    if word.ends_with("woman")
        || matches!(
            word,
            "daughter"
                | "wife"
                | "sister"
                | "aunt"
                | "niece"
                | "granddaughter"
                | "girl"
                | "grandmother"
                | "girlfriend"
                | "waitress"
                | "actress"
                | "heiress"
                | "nun"
                | "bride"
                | "mother"
                | "queen"
                | "princess"
                | "widow"
                | "she"
                | "her"
        )
    {
        Some(Gender::Female)
    } else if word.ends_with("man") && word != "woman"
        || matches!(
            word,
            "son"
                | "husband"
                | "brother"
                | "uncle"
                | "nephew"
                | "grandson"
                | "boy"
                | "grandfather"
                | "boyfriend"
                | "monk"
                | "widower"
                | "father"
                | "king"
                | "prince"
                | "he"
                | "his"
                | "him"
                | "bishop"
                | "imam"
                | "pope"
        )
    {
        Some(Gender::Male)
    } else {
        None
    }
}
