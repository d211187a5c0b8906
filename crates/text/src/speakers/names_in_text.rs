//! The people a text names.
//!
//! Only names that show themselves as people's are taken: two or more capitalised words that start with a known given name,
//! or that an office, a title or a word for a relative comes before; later mentions by the last name join them.
//!
//! | text | entities | types |
//! |---|---|---|
//! | The boat belongs to **Karel Dorn**. | Karel Dorn | person |
//! | They met Captain **Wexley Tarn** and her brother, **Brix Tarn**. | Wexley Tarn; Brix Tarn | person; person |
//! | They met **Wexley Tarn**, 34, on the quay. **Tarn** was wet. | Wexley Tarn; Wexley Tarn | person; person |
//! | They met at Wexley Tarn on Sunday. | | |

use super::cast::Cast;
use super::name;
use crate::layout::Role;
use crate::lexicon::*;
use crate::token::TokenKind;
use crate::{Analysis, Range};

/// Adds every person that the [`runs`] name to the cast.
pub(super) fn add(page: &Analysis<'_>, runs: &[(Range, usize)], cast: &mut Cast) {
    for (run, floor) in runs {
        if let Some(Named { name, roles, gender }) = person(page, run, *floor) {
            let words = page.lower_words(&name);
            for role in roles.iter().map(Some).chain(roles.is_empty().then_some(None)) {
                let role = role.map(String::as_str);
                cast.person(page.words(&name), &words, page.tokens.bytes(&name), role, gender);
            }
        }
    }
    // Last names alone, now that the full names are known.
    for (run, _) in runs {
        let Some(last) = name::name_run(page, run).or_else(|| (run.len() == 1).then(|| run.clone())) else {
            continue;
        };
        let words = vec![page.lower(last.start).to_owned()];
        // "Mrs Orr" is not her husband.
        let gender = last.start.checked_sub(1).and_then(|title| title_gender(page.lower(title)));
        if last.len() == 1
            && let Some(i) = cast.find_person(&words, gender)
            && cast.members[i].words.len() > 1
            && cast.members[i].family() == Some(words[0].as_str())
        {
            cast.mention(i, page.tokens.bytes(&last));
        }
    }
}

/// Runs of capitalised words in everything but furniture, each with its paragraph's first token.
pub(super) fn runs(page: &Analysis<'_>) -> Vec<(Range, usize)> {
    let mut out = Vec::new();
    for (block, tokens) in page.layout.blocks.iter().zip(&page.blocks) {
        if matches!(block.role, Role::Furniture | Role::Credit | Role::Byline) {
            continue;
        }
        let mut i = tokens.start;
        while i < tokens.end {
            if !is_capital(page, i) {
                i += 1;
                continue;
            }
            let start = i;
            while i < tokens.end
                && (is_capital(page, i) && (i == start || page.tokens[i].spaced)
                    || i > start
                        && i + 1 < tokens.end
                        && is_name_particle(page.lower(i))
                        && is_capital(page, i + 1))
            {
                i += 1;
                // "the Ell-based Observatory": one is no part of the other's name.
                if name::is_seat(page.lower(i - 1)) {
                    break;
                }
            }
            if name::is_seat(page.lower(i - 1)) {
                continue;
            }
            out.push((start..i, tokens.start));
        }
    }
    out
}

fn is_capital(page: &Analysis<'_>, i: usize) -> bool {
    let token = &page.tokens[i];
    (token.capital || has_article(page, i))
        && token.kind == TokenKind::Word
        && !(is_determiner(&token.lower)
            || is_preposition(&token.lower)
            || is_conjunction(&token.lower)
            || is_clause_start(&token.lower)
            || is_pronoun(&token.lower))
}

/// "al-Rashdan": a name with the Arabic article.
fn has_article(page: &Analysis<'_>, i: usize) -> bool {
    let printed = page.words(&(i..i + 1));
    let rest = printed
        .split_once('-')
        .filter(|(article, _)| matches!(*article, "al" | "el" | "an" | "as" | "ad" | "ar" | "ash"));
    rest.is_some_and(|(_, name)| name.starts_with(char::is_uppercase))
}

/// A person as a text names them.
struct Named {
    name: Range,
    /// The roles around the name, the one to show first.
    roles: Vec<String>,
    gender: Option<Gender>,
}

/// The person's name in a run, when the run shows itself as one.
fn person(page: &Analysis<'_>, run: &Range, floor: usize) -> Option<Named> {
    let name = name::name_run(page, run)?;
    let word = |i: Option<usize>| i.filter(|i| *i >= floor).map_or("", |i| page.lower(i));
    let before = word(name.start.checked_sub(1));
    // "spokesman, Ivo Sall" and "spokesman Ivo Sall"; "director, Dr Ivo Sall".
    let front = name.start - usize::from(is_title(before));
    let comma = front.checked_sub(1).filter(|i| *i > floor && page.lower(*i) == ",");
    let before_comma = comma.map_or(before, |comma| page.lower(comma - 1));
    let titled = is_title(before) || is_role(before);
    // "her brother-in-law, Ivo Sall": any noun that somebody has.
    let had = comma.is_some_and(|comma| {
        let noun = !page.tokens[comma - 1].capital && page.tokens[comma - 1].is_word();
        noun && (floor.max(comma.saturating_sub(6))..comma)
            .any(|i| is_possessive(page.lower(i)) || page.lower(i) == "the")
    });
    let introduced = comma.is_some() && (is_role(before_comma) || had);
    let given = gender_of_given_name(page.lower(name.start));
    let known_shape = name.len() >= 2
        && name.len() <= 4
        && (given.is_some() || titled || introduced || is_described(page, &name));
    let single = name.len() == 1 && is_title(before) && before.ends_with('.');
    if !(known_shape || single)
        || name.clone().any(|i| is_country_or_capital(page.lower(i)) && name.len() == 1)
    {
        return None;
    }
    let gender = title_gender(before)
        .or_else(|| name::role_gender(before))
        .or_else(|| introduced.then(|| name::role_gender(before_comma)).flatten())
        .or(given);
    // "defence minister, Gen. Ivo Sall": an office and a rank.
    let office = comma.filter(|_| introduced).and_then(|comma| role_before(page, comma, floor));
    let title = titled.then(|| role_before(page, name.start, floor)).flatten();
    let mut roles: Vec<String> = office.into_iter().chain(title).collect();
    if roles.is_empty() {
        roles.extend(role_behind(page, &name));
    }
    Some(Named { name, roles, gender })
}

fn title_gender(title: &str) -> Option<Gender> {
    match title {
        "mr." | "mr" => Some(Gender::Male),
        "mrs." | "ms." | "mrs" | "ms" => Some(Gender::Female),
        _ => None,
    }
}

/// "Ivo Sall, who redrew the map", "Ivo Sall, 34,".
fn is_described(page: &Analysis<'_>, name: &Range) -> bool {
    let age =
        |i: usize| page.tokens.0.get(i).is_some_and(|t| t.kind == TokenKind::Number && t.range.len() == 2);
    page.lower(name.end) == ","
        && (matches!(page.lower(name.end + 1), "who" | "whose" | "aged")
            || age(name.end + 1) && page.lower(name.end + 2) == ",")
}

/// The words of an office right before a name: "presidential press secretary".
fn role_before(page: &Analysis<'_>, end: usize, floor: usize) -> Option<String> {
    let mut start = end;
    while start > floor && end - start < 7 {
        let word = page.lower(start - 1);
        let token = &page.tokens[start - 1];
        let joins = token.is_word()
            && !is_determiner(word)
            && !is_preposition(word)
            && !is_auxiliary(word)
            && !is_conjunction(word)
            && !is_clause_start(word)
            && verb(word).is_none_or(|_| is_role(word))
            && !is_weekday(word)
            && !is_ly_adverb(word)
            && (token.capital || !page.tokens[start].capital || start == end && is_role(word))
            || word == "'s" && end > start && start >= floor + 2
            || word == "of" && end > start && start >= floor + 2 && is_role(page.lower(start - 2));
        if !joins || page.quoted(start - 1) != page.quoted(end - 1) {
            break;
        }
        start -= 1;
        if !token.spaced && start > 0 && word != "'s" {
            break;
        }
    }
    let words = start..end;
    let only_title = words.len() == 1 && is_courtesy(page.lower(words.start));
    (!words.is_empty() && !only_title).then(|| page.words(&words).trim_end_matches(',').to_owned())
}

/// ", the Kremlin spokesman," behind a name.
fn role_behind(page: &Analysis<'_>, name: &Range) -> Option<String> {
    if page.lower(name.end) != ","
        || !matches!(page.lower(name.end + 1), "the" | "a" | "an" | "head" | "director" | "chief")
            && !is_role(page.lower(name.end + 1))
    {
        return None;
    }
    let start = name.end + 1 + usize::from(matches!(page.lower(name.end + 1), "the" | "a" | "an"));
    let end = (start..page.tokens.len().min(start + 12)).find(|&i| !page.tokens[i].is_word())?;
    let words = start..end;
    let described =
        start > name.end + 1 && !words.is_empty() && !page.tokens[words.start].capital && words.len() < 9;
    (!words.is_empty() && (described || words.clone().any(|i| is_role(page.lower(i)))))
        .then(|| page.words(&words).to_owned())
}
