//! Words around a name.
//!
//! "In Ell" is a place and "Ell said" seldom; before a street's or a person's other names it is none. A place that
//! speaks is kept out: "Moscow said" is a government, not where anything happened. An organisation with the name of the
//! place it is in counts as a mention of the place.
//!
//! | text | places |
//! |---|---|
//! | Shops were open in **Homs**, **Hama** and **Idlib**. | Homs; Ḩamāh; Idlib |
//! | Moscow said the ship had left. | |
//! | She lived on Dublin Road. | |
//! | They left **Rayak** airport in **Lebanon** at noon. | Riyāq; Lebanon |
//! | **Gainesville** police closed the road. | Gainesville |
//! | The **Alexandria** Police Department thanked the University of **Florida**. | Alexandria; Florida |
//! | Sen. Ivo Sall, R-**Toledo**, left. | Toledo |

use super::demonyms;
use super::evidence::{Sign, Signs};
use super::names::Mention;
use crate::lexicon::*;
use crate::token::TokenKind;
use crate::{Analysis, Range};

/// Adds what stands before and behind a name.
pub(super) fn see(page: &Analysis<'_>, mention: &Mention, signs: &mut Signs) {
    before(page, mention.tokens.start, signs);
    behind(page, &mention.tokens, signs);
}

fn before(page: &Analysis<'_>, start: usize, signs: &mut Signs) {
    let sentence = page.opens_sentence(start);
    let Some(i) = start.checked_sub(1).filter(|_| !sentence) else {
        signs.add(Sign::SentenceStart);
        return;
    };
    let token = &page.tokens[i];
    let word = token.lower.as_str();
    if token.kind == TokenKind::Number {
        signs.add(Sign::AfterNumber);
    } else if token.kind != TokenKind::Word {
        match word {
            "," | ";" => signs.add(Sign::AfterComma),
            "." | "!" | "?" | ":" => signs.add(Sign::SentenceStart),
            _ => {}
        }
    } else if is_locating(word) {
        signs.add(Sign::AfterIn);
    } else {
        match word {
            "from" => signs.add(Sign::AfterFrom),
            "to" | "toward" | "towards" | "into" | "for" if word != "for" => signs.add(Sign::AfterTo),
            "of" => signs.add(Sign::AfterOf),
            "for" | "on" | "over" | "with" | "against" | "between" | "about" => signs.add(Sign::AfterFor),
            "by" => signs.add(Sign::AfterBy),
            "the" => signs.add(Sign::AfterThe),
            "and" | "or" | "&" => signs.add(Sign::AfterAnd),
            _ if is_title(word) || is_role(word) => signs.add(Sign::AfterTitle),
            _ if token.capital => signs.add(Sign::AfterCapital),
            _ => signs.add(Sign::AfterLower),
        }
    }
}

fn behind(page: &Analysis<'_>, tokens: &Range, signs: &mut Signs) {
    let Some(token) = page.tokens.0.get(tokens.end) else {
        signs.add(Sign::BeforeStop);
        return;
    };
    let word = token.lower.as_str();
    match token.kind {
        TokenKind::Number => signs.add(Sign::BeforeNumber),
        TokenKind::Word if word == "'s" || word == "'" => signs.add(Sign::BeforePossessive),
        TokenKind::Word => {
            let singular = word.trim_end_matches('s');
            if is_facility(singular) {
                signs.add(if token.capital { Sign::BeforeFacility } else { Sign::BeforeSite });
            } else if demonyms::is_ground(word) || is_district(word) {
                signs.add(Sign::BeforeGround);
            } else if is_role(word) || is_title(word) {
                signs.add(Sign::BeforeRole);
            } else if is_organisation_noun(word) {
                signs.add(Sign::BeforeOrganisation);
            } else if word == "and" || word == "or" {
                signs.add(Sign::BeforeAnd);
            } else if token.capital {
                signs.add(Sign::BeforeCapital);
            } else if is_speech(page, tokens.end) || is_auxiliary(word) {
                signs.add(Sign::BeforeVerb);
            } else {
                signs.add(Sign::BeforeLower);
            }
        }
        _ => match word {
            "," => signs.add(Sign::BeforeComma),
            "'" | "’" => signs.add(Sign::BeforePossessive),
            _ => signs.add(Sign::BeforeStop),
        },
    }
}

/// Whether the name is what speaks: "Moscow said", "Washington has urged".
pub(super) fn speaks(page: &Analysis<'_>, tokens: &Range) -> bool {
    let verb =
        (tokens.end..tokens.end + 3).find(|&i| !is_auxiliary(page.lower(i)) && !is_adverb(page.lower(i)));
    let first = tokens.start.checked_sub(1).is_none_or(|i| {
        let word = page.lower(i);
        !is_preposition(word) && word != "," && word != "and" && word != "'s" && !page.tokens[i].capital
    });
    first && verb.is_some_and(|verb| is_speech(page, verb))
}

fn is_speech(page: &Analysis<'_>, i: usize) -> bool {
    let word = page.lower(i);
    !page.tokens.0.get(i).is_none_or(|t| t.capital)
        && verb(word).is_some_and(|v| v.complements.quotes() && matches!(v.form, Form::Past | Form::Third))
}

pub(super) fn is_locating(word: &str) -> bool {
    matches!(
        word,
        "in" | "near"
            | "outside"
            | "across"
            | "throughout"
            | "around"
            | "inside"
            | "at"
            | "through"
            | "within"
            | "downtown"
            | "central"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "north"
            | "south"
            | "east"
            | "west"
            | "nearby"
            | "off"
            | "via"
            | "northeast"
            | "northwest"
            | "southeast"
            | "southwest"
            | "northeastern"
            | "northwestern"
            | "southeastern"
            | "southwestern"
            | "rural"
            | "neighboring"
            | "neighbouring"
    )
}

/// Parts of a country, named after a town or with a name of their own.
pub(super) fn is_district(word: &str) -> bool {
    matches!(
        word,
        "county"
            | "counties"
            | "parish"
            | "governorate"
            | "province"
            | "oblast"
            | "district"
            | "prefecture"
            | "canton"
            | "shire"
            | "township"
            | "borough"
            | "state"
    )
}

/// "Dublin Road" is a road, "James River" a river: what is named after a town is not the town.
pub(super) fn is_namesake(page: &Analysis<'_>, tokens: &Range) -> bool {
    let behind = page.tokens.0.get(tokens.end);
    let before = tokens.start.checked_sub(1).map(|i| &page.tokens[i]);
    behind.is_some_and(|t| t.capital && t.spaced && (is_street(&t.lower) || is_nature(&t.lower)))
        || before.is_some_and(|t| t.capital && page.tokens[tokens.start].spaced && is_nature(&t.lower))
}

fn is_nature(word: &str) -> bool {
    matches!(
        word,
        "river"
            | "creek"
            | "lake"
            | "sound"
            | "mountain"
            | "mountains"
            | "canyon"
            | "strait"
            | "ocean"
            | "sea"
            | "gulf"
            | "glacier"
            | "ridge"
            | "cape"
            | "mount"
            | "mt."
            | "reservoir"
            | "bayou"
            | "islands"
            | "bay"
            | "peak"
            | "falls"
    )
}

fn is_street(word: &str) -> bool {
    matches!(
        word,
        "street"
            | "st."
            | "st"
            | "road"
            | "rd."
            | "rd"
            | "avenue"
            | "ave."
            | "ave"
            | "boulevard"
            | "blvd."
            | "blvd"
            | "lane"
            | "drive"
            | "dr."
            | "highway"
            | "pike"
            | "way"
            | "court"
            | "place"
            | "parkway"
            | "expressway"
            | "freeway"
            | "turnpike"
            | "circle"
            | "terrace"
            | "square"
            | "row"
            | "trail"
            | "bridge"
            | "trafficway"
    )
}

/// A building or site, singular.
pub(super) fn is_facility(word: &str) -> bool {
    matches!(
        word,
        "airport"
            | "airfield"
            | "airbase"
            | "base"
            | "station"
            | "hospital"
            | "school"
            | "prison"
            | "jail"
            | "stadium"
            | "museum"
            | "library"
            | "port"
            | "harbour"
            | "harbor"
            | "camp"
            | "plant"
            | "refinery"
            | "mosque"
            | "church"
            | "cathedral"
            | "hotel"
            | "factory"
            | "mill"
            | "mine"
            | "dam"
            | "park"
            | "zoo"
            | "mall"
            | "theater"
            | "theatre"
            | "courthouse"
            | "barrack"
            | "elementary"
            | "high"
            | "middle"
            | "academy"
            | "campu"
            | "arena"
            | "field"
            | "speedway"
            | "clinic"
            | "college"
            | "university"
            | "air"
    )
}
