//! Words around a name.
//!
//! "In Ell" is a place and "Ell said" seldom; before a street's or a person's other names it is none. An
//! organisation with the name of the place it is in counts as a mention of the place.
//!
//! | text | places |
//! |---|---|
//! | Shops were open in **Homs**, **Hama** and **Idlib**. | Homs; Hama; Idlib |
//! | She lived on Dublin Road. | |
//! | They left **Rayak** airport in **Lebanon** at noon. | Rayak; Lebanon |
//! | **Gainesville** police closed the road. | Gainesville |
//! | The **Alexandria** Police Department thanked the University of **Florida**. | Alexandria; Florida |
//! | Sen. Ivo Sall, R-**Toledo**, left. | Toledo |

use super::evidence::{Sign, Signs};
use super::kinds::{is_district, is_facility, is_ground, is_locating, is_nature, is_street};
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
            } else if is_ground(word) || is_district(word) {
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

fn is_speech(page: &Analysis<'_>, i: usize) -> bool {
    let word = page.lower(i);
    !page.tokens.0.get(i).is_none_or(|t| t.capital)
        && verb(word).is_some_and(|v| v.complements.quotes() && matches!(v.form, Form::Past | Form::Third))
}

/// "Dublin Road" is a road, "James River" a river: what is named after a town is not the town.
pub(super) fn is_namesake(page: &Analysis<'_>, tokens: &Range) -> bool {
    let behind = page.tokens.0.get(tokens.end);
    let before = tokens.start.checked_sub(1).map(|i| &page.tokens[i]);
    behind.is_some_and(|t| t.capital && t.spaced && (is_street(&t.lower) || is_nature(&t.lower)))
        || before.is_some_and(|t| t.capital && page.tokens[tokens.start].spaced && is_nature(&t.lower))
}
