//! Longer names that the gazetteer does not know.
//!
//! A run of capitalised words is one name: "Abu Tarn" is not Tarn. Its end is a place only where what is in front stands
//! by itself for a reason that is known: the sentence begins with it and it is no name elsewhere, or it is a compass word,
//! a title, a nation, a day or another place. Countries and capitals end hardly any other name ("New" and "Little" apart). Its beginning mostly is one ("the Ell Fire Department"), less so where nothing behind it is a body,
//! a building, an office or a region. In a headline every word has its capital, and says nothing.
//!
//! | text | places |
//! |---|---|
//! | PORT ELL, May 3 (NWA) — Nobody was hurt, the mayor said. | |
//! | They went to Abu Tarn and Umm Tarn. | |
//! | In **Beirut** they spoke of North **Beirut** and of **Tripoli**, **Lebanon**. | Beirut; Beirut; Tripoli; Lebanon |
//! | Leaving **Homs**, they passed Russian-held **Kherson**. | Homs; Kherson |
//! | Fire Destroys Large **Gainesville** Mill On Monday | Gainesville |

use super::demonyms;
use super::kinds::{begins_name, is_district, is_facility, is_ground, is_locating};
use super::names::Mention;
use super::words::Words;
use crate::Analysis;
use crate::lexicon::*;

/// What is known of the sentence looked at last: whether all its words have capitals.
#[derive(Debug, Default)]
pub(super) struct Headlines {
    sentence: Option<(usize, bool)>,
}

/// Words of a line from which it can be told whether it is a headline.
const ENOUGH: usize = 4;
/// Words of a name behind a place.
const LONGEST: usize = 6;

impl Headlines {
    fn holds(&mut self, page: &Analysis<'_>, token: usize) -> bool {
        let Some(n) = page.sentence_at(token) else { return false };
        if let Some((_, known)) = self.sentence.filter(|(sentence, _)| *sentence == n) {
            return known;
        }
        let long = page.sentences[n].tokens.clone().map(|i| &page.tokens[i]);
        let long: Vec<bool> = long.filter(|t| t.is_word() && t.lower.len() > 3).map(|t| t.capital).collect();
        let small = long.iter().filter(|capital| !**capital).count();
        let headline = long.len() >= ENOUGH && small * 6 <= long.len();
        self.sentence = Some((n, headline));
        headline
    }
}

/// Whether a mention is only the end of a name. `governs` says that it is known as a country or a capital, which no other
/// name ends with but for a few beginnings; `before` is the mention in front of it.
pub(super) fn is_end(
    page: &Analysis<'_>,
    words: &Words<'_>,
    mention: &Mention,
    governs: bool,
    before: Option<&Mention>,
    headlines: &mut Headlines,
) -> bool {
    let start = mention.tokens.start;
    leads_into(page, words, start, governs)
        && before.is_none_or(|other| other.tokens.end != start)
        && !headlines.holds(page, start)
}

/// Whether what stands in front of token `i` is the beginning of its name.
fn leads_into(page: &Analysis<'_>, words: &Words<'_>, i: usize, governs: bool) -> bool {
    let Some(before) = i.checked_sub(1).filter(|_| page.tokens[i].spaced && !page.opens_sentence(i)) else {
        return false;
    };
    let token = &page.tokens[before];
    if !token.is_word() {
        return false;
    }
    let word = token.lower.as_str();
    if !token.capital {
        // "Abu el Tarn".
        return is_name_particle(word)
            && token.spaced
            && before.checked_sub(1).is_some_and(|i| page.tokens[i].is_word() && page.tokens[i].capital);
    }
    if governs || page.opens_sentence(before) && !words.names(word) {
        return begins_name(word);
    }
    !stands_alone(word) && !is_compound(&page.text[token.range.clone()])
}

/// "Russian-held", "War-torn".
fn is_compound(printed: &str) -> bool {
    printed.rsplit_once('-').is_some_and(|(_, last)| last.starts_with(char::is_lowercase))
}

/// Whether the name goes on behind token `i`, and nothing in the rest says what of the place it is the name of: the
/// "Ell Fire Department" is Ell's, "Ell Zorr" somebody or something else.
pub(super) fn goes_on(page: &Analysis<'_>, i: usize) -> bool {
    let rest = || {
        let words = page.tokens.0.get(i..).unwrap_or_default().iter().take(LONGEST);
        words.take_while(|t| t.is_word() && t.capital && t.spaced).map(|t| t.lower.as_str())
    };
    let says_what = |word: &str| {
        is_facility(word.trim_end_matches('s'))
            || is_district(word)
            || is_organisation_noun(word)
            || is_role(word)
            || is_title(word)
            || is_ground(word)
    };
    rest().next().is_some_and(|word| !stands_alone(word)) && !page.opens_sentence(i) && !rest().any(says_what)
}

/// Words with a capital of their own.
fn stands_alone(word: &str) -> bool {
    is_title(word)
        || is_role(word)
        || is_locating(word)
        || is_weekday(word)
        || is_month(word)
        || is_preposition(word)
        || is_determiner(word)
        || is_conjunction(word)
        || is_auxiliary(word)
        || demonyms::country_of(word).is_some()
        || matches!(
            word,
            "greater" | "metro" | "metropolitan" | "suburban" | "mainland" | "occupied" | "inner" | "outer"
        )
}
