//! The organisations a text names.
//!
//! By a noun that only organisations have ("Reef Council"), by a name everybody knows, by an acronym, or by who works there
//! ("a spokesman for Harbourline"). The acronym in brackets behind a name is its name too.
//!
//! | text | entities |
//! |---|---|
//! | The **Reef Observatory for Rights** (**ROR**) wrote to the mayor. The **ROR** and the **Observatory** were ignored. | Reef Observatory for Rights; Reef Observatory for Rights; Reef Observatory for Rights; Reef Observatory for Rights |
//! | The **Office of Mines** (**OM**) closed the pit. The **OM** sealed it. | Office of Mines; Office of Mines; Office of Mines |
//! | A spokesman for **Harbourline** was there. Later **Harbourline** closed the gates. | Harbourline; Harbourline |
//! | The **Ministry of Works and Harbours** paid. The **Foreign Ministry** did not. | Ministry of Works and Harbours; Foreign Ministry |
//! | The United States and its embassy were named. The **United States Embassy** closed. | United States Embassy |
//! | Everyone went home on Friday, and the road to Port Ell was open. | |

use crate::lexicon::*;
use crate::speakers::Cast;
use crate::token::TokenKind;
use crate::{Analysis, Range};

/// Adds every organisation that the runs of capitalised words name, and says where in the text each stands. `people`
/// are the bytes of people's names, in the order of the text.
pub(super) fn add(page: &Analysis<'_>, runs: &[(Range, usize)], people: &[Range], cast: &mut Cast) {
    for (run, floor) in runs {
        let mut at = run.start;
        while at < run.end {
            let (named, next) = first(page, run, at, *floor, people, cast);
            if let Some(name) = named {
                let words = page.lower_words(&name);
                let member = cast.organization(page.words(&name), &words, page.tokens.bytes(&name));
                if let Some(short) = bracketed(page, name.end) {
                    cast.also(member, page.lower_words(&short), page.tokens.bytes(&short));
                }
            }
            at = next;
        }
    }
}

/// The first organisation of a run at or behind a token, and where to go on.
fn first(
    page: &Analysis<'_>,
    run: &Range,
    at: usize,
    floor: usize,
    people: &[Range],
    cast: &Cast,
) -> (Option<Range>, usize) {
    let limit = page.sentence_at(at).map_or(run.end, |s| page.sentences[s].tokens.end);
    if let Some((len, _)) = cast.aliases.at(page, at, limit) {
        let name = goes_on(page, at..at + len, run.end);
        return (Some(name.clone()), name.end);
    }
    if is_person(page, at, people) {
        // "Clinton Foundation": a name inside a name.
        let end = (at..run.end).find(|&i| !is_person(page, i, people)).unwrap_or(run.end);
        if !(end < run.end && is_body_noun(page.lower(run.end - 1))) {
            return (None, end);
        }
    }
    let end = (at..run.end)
        .find(|&i| {
            let office = (is_title(page.lower(i)) || is_role(page.lower(i))) && !is_body_noun(page.lower(i));
            // "Press Secretary", "Chief of Staff": offices, not bodies; "General Electric" is one.
            i > at && (office || is_person(page, i, people) || cast.aliases.at(page, i, limit).is_some())
        })
        .unwrap_or(run.end);
    let piece = trimmed(page, owner(page, at, floor)..end);
    if is_headline(page, at) || is_title(page.lower(at)) && end == at + 1 {
        return (None, end);
    }
    let named = by_noun(page, &piece, limit)
        .or_else(|| acronym(page, &piece))
        .or_else(|| by_staff(page, &piece, floor));
    let next = named.as_ref().map_or(end, |name| name.end).max(end).max(at + 1);
    (named, next)
}

/// Whether most words of the sentence around a token have capitals, which then say nothing.
fn is_headline(page: &Analysis<'_>, at: usize) -> bool {
    let Some(sentence) = page.sentence_at(at).map(|s| &page.sentences[s].tokens) else { return true };
    let words = sentence.clone().filter(|&i| page.tokens[i].is_word());
    let (mut small, mut capital) = (0, 0);
    for i in words {
        *if page.tokens[i].capital { &mut capital } else { &mut small } += 1;
    }
    capital > small + 4
}

fn is_person(page: &Analysis<'_>, i: usize, people: &[Range]) -> bool {
    let byte = page.tokens[i].range.start;
    let next = people.partition_point(|person| person.end <= byte);
    people.get(next).is_some_and(|person| person.start <= byte)
}

/// "London-based Reef Observatory", "former Reef Council": without what only describes.
fn trimmed(page: &Analysis<'_>, mut piece: Range) -> Range {
    while piece.start < piece.end && page.lower(piece.start).ends_with("-based") {
        piece.start += 1;
    }
    piece
}

/// "People's Union", "St. Orr's Hospital": where the name begins whose second part begins at a token.
fn owner(page: &Analysis<'_>, at: usize, floor: usize) -> usize {
    let before = |n: usize| at.checked_sub(n).filter(|&i| i >= floor);
    let (Some(owner), Some(mark)) = (before(2), before(1)) else { return at };
    if !matches!(page.lower(mark), "'s" | "'" | "’") || !page.tokens[owner].capital {
        return at;
    }
    match before(3) {
        Some(saint) if matches!(page.lower(saint), "st." | "saint") => saint,
        _ if is_folk(page.lower(owner)) => owner,
        _ => at,
    }
}

/// Those whose names organisations bear.
fn is_folk(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "women"
            | "men"
            | "children"
            | "workers"
            | "teachers"
            | "drivers"
            | "farmers"
            | "fishermen"
            | "doctors"
            | "nurses"
            | "lawyers"
            | "journalists"
            | "writers"
            | "players"
            | "miners"
            | "metalworkers"
            | "seamen"
            | "veterans"
            | "king"
            | "queen"
            | "citizens"
            | "residents"
    )
}

/// "UN Security Council Committee on Ell", "FBI Director": a known name that a longer one begins with.
fn goes_on(page: &Analysis<'_>, name: Range, end: usize) -> Range {
    let last = (name.end..end)
        .take_while(|&i| page.tokens[i].spaced && !is_role(page.lower(i)) && !is_title(page.lower(i)));
    match last.filter(|&i| is_body_noun(page.lower(i))).last() {
        Some(last) => name.start..last + 1,
        None => name,
    }
}

/// Nouns that make a capitalised name an organisation's. Those of states and buildings alone do not.
fn is_body_noun(word: &str) -> bool {
    is_organisation_noun(word)
        && !matches!(word, "states" | "kingdom" | "republic" | "state" | "palace" | "staff" | "press")
        || is_company_noun(word)
}

/// "Reef Council", "Ministry of Works and Harbours", "University of Ell".
fn by_noun(page: &Analysis<'_>, piece: &Range, limit: usize) -> Option<Range> {
    let noun = piece.clone().rev().find(|&i| is_body_noun(page.lower(i)))?;
    let mut name = piece.start..noun + 1;
    if noun + 1 == piece.end {
        name.end = over_links(page, name.end, limit);
    }
    // "Police said", "Parliament votes": what begins a sentence has its capital from there.
    let opens = page.opens_sentence(name.start);
    let several = name.len() > 1;
    (several || !opens && defined(page, name.start)).then_some(name)
}

fn defined(page: &Analysis<'_>, i: usize) -> bool {
    i > 0 && page.lower(i - 1) == "the"
}

/// "… for the Prohibition of Chemical Weapons", "… of Health and Human Services".
fn over_links(page: &Analysis<'_>, from: usize, limit: usize) -> usize {
    let mut end = from;
    loop {
        let link = page.lower(end);
        let and = matches!(link, "and" | "&") && end > from;
        if end + 1 >= limit || !(matches!(link, "of" | "for" | "on" | "against") || and) {
            return end;
        }
        let first = end + 1 + usize::from(page.lower(end + 1) == "the" && !and);
        let run =
            (first..limit).take_while(|&i| page.tokens[i].capital && page.tokens[i].kind == TokenKind::Word);
        let last = run.take_while(|&i| i == first || page.tokens[i].spaced).last();
        match last {
            // "the head of the Council of Minister Orr".
            Some(_) if is_weekday(page.lower(first)) || is_month(page.lower(first)) => return end,
            Some(last) if last == first || !is_title(page.lower(first)) => end = last + 1,
            _ => return end,
        }
    }
}

/// The acronym in brackets behind a name: "Reef Observatory for Rights (ROR)".
fn bracketed(page: &Analysis<'_>, at: usize) -> Option<Range> {
    let short = at + 1..at + 2;
    let token = page.tokens.0.get(at + 1)?;
    let whole = page.lower(at) == "(" && page.lower(at + 2) == ")";
    (whole && token.kind == TokenKind::Word && is_capitals(page, at + 1)).then_some(short)
}

/// "the ROR said": capitals that are no country's, title's or unit's.
fn acronym(page: &Analysis<'_>, piece: &Range) -> Option<Range> {
    let at = piece.clone().find(|&i| {
        is_capitals(page, i)
            && !is_common_acronym(page.lower(i))
            && !is_country_or_capital(page.lower(i))
            && !is_roman(page.lower(i))
    })?;
    (piece.len() == 1).then(|| at..at + 1)
}

fn is_capitals(page: &Analysis<'_>, i: usize) -> bool {
    let printed = page.words(&(i..i + 1));
    let letters = printed.chars().filter(|c| c.is_alphabetic()).count();
    (2..=8).contains(&letters)
        && printed.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '&' | '\''))
}

fn is_roman(lower: &str) -> bool {
    lower.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
}

/// "a Harbourline spokesman", "a spokesman for Harbourline", "the ferry company Harbourline".
fn by_staff(page: &Analysis<'_>, piece: &Range, floor: usize) -> Option<Range> {
    let last = page.lower(piece.end - 1);
    if piece.len() > 4
        || is_demonym_or_country(last)
        || page.is_place(last)
        || is_month(last)
        || is_weekday(last)
    {
        return None;
    }
    let behind = |n: usize| page.lower(piece.end + n);
    let own = behind(0) == "'s" && is_office(behind(1)) || is_office(behind(0));
    let before = |n: usize| piece.start.checked_sub(n).filter(|&i| i >= floor).map_or("", |i| page.lower(i));
    let of = before(1) == "for" && is_office(before(2))
        || is_kind(before(1)) && (2..5).any(|n| is_determiner(before(n)));
    let opens = page.opens_sentence(piece.start);
    (of || own && !opens).then(|| piece.clone())
}

/// Nouns that stand before a name and say what it is.
fn is_kind(word: &str) -> bool {
    let building = matches!(
        word,
        "house"
            | "office"
            | "court"
            | "church"
            | "palace"
            | "hospital"
            | "campaign"
            | "state"
            | "staff"
            | "police"
            | "government"
    );
    is_organisation_noun(word) && !building
        || matches!(
            word,
            "airline"
                | "charity"
                | "firm"
                | "maker"
                | "retailer"
                | "weekly"
                | "operator"
                | "manufacturer"
                | "insurer"
                | "contractor"
                | "lender"
                | "carmaker"
                | "startup"
        )
}

/// Those who speak and work for an organisation, and seldom for a place.
fn is_office(word: &str) -> bool {
    matches!(
        word,
        "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "spokespeople"
            | "executives"
            | "executive"
            | "employees"
            | "ceo"
            | "shareholders"
    )
}
