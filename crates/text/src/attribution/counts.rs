//! Counts: "the ministry put the toll at 17", "the Red Cross counted 212 bodies".
//!
//! Whoever counts the dead claims a number as much as whoever says one. Such verbs credit words to nobody elsewhere ("put the
//! kettle on"), so that they are cues only with a number of people behind them.

use super::cue::Cue;
use super::subject::{self, Subject};
use super::{Attribution, phrase};
use crate::lexicon::{is_adverb, is_auxiliary, is_be, is_ly_adverb, is_preposition, is_spelled_number, verb};
use crate::token::TokenKind;
use crate::{Analysis, Range};

/// Words between a verb of counting and its number.
const NEAR: usize = 7;

/// Adds the counts whose verbs credit nobody yet.
pub(super) fn add(page: &Analysis<'_>, found: &mut Vec<Attribution>) {
    let mut cued = vec![false; page.tokens.len()];
    found.iter().flat_map(|a| &a.cue).flat_map(Range::clone).for_each(|i| cued[i] = true);
    let sentences = page.sentences.iter().map(|sentence| &sentence.tokens);
    let counts = sentences.flat_map(|sentence| {
        sentence.clone().filter(|&i| !cued[i] && !page.quoted(i)).filter_map(|i| read(page, sentence, i))
    });
    found.extend(counts.collect::<Vec<_>>());
    found.sort_by_key(Attribution::start);
}

fn read(page: &Analysis<'_>, sentence: &Range, head: usize) -> Option<Attribution> {
    let far = sentence.end.min(head + 1 + NEAR);
    let number = |i: &usize| page.tokens[*i].kind == TokenKind::Number || is_spelled_number(page.lower(*i));
    let plain = |mut run: Range| {
        run.all(|i| !page.quoted(i) && !matches!(page.lower(i), "," | ";" | ":" | "—" | "–"))
    };
    let number = match page.lower(head) {
        "put" | "puts" => {
            let at =
                (head + 2..far).find(|&i| page.lower(i) == "at" && !is_preposition(page.lower(i - 1)))?;
            (at + 1..sentence.end.min(at + 5)).find(number).filter(|_| plain(head + 1..at))?
        }
        "counted" | "recorded" | "documented" | "registered" | "tallied" | "logged" => {
            let number = (head + 1..far).find(number)?;
            let people = (number + 1..sentence.end.min(number + 4)).any(|i| is_of_people(page.lower(i)));
            Some(number).filter(|_| people && plain(head + 1..number))?
        }
        _ => return None,
    };
    let mut start = head;
    while start > sentence.start {
        let word = page.lower(start - 1);
        if !(is_auxiliary(word) || is_adverb(word) || is_ly_adverb(word)) {
            break;
        }
        start -= 1;
    }
    if (start..head).any(|i| is_be(page.lower(i))) {
        return None;
    }
    // Its subject stands where that of "reported" would.
    let cue = Cue { group: start..head + 1, head, end: head + 1, verb: verb("reported")?, passive: false };
    let (source, antecedent) = match subject::of(page, sentence, &cue) {
        Subject::Before(range) if phrase::noun_like(page, range.end - 1) => (range, None),
        Subject::Relative(pronoun, antecedent) => (pronoun, antecedent),
        _ => return None,
    };
    // "212 bodies, up from 87 the day before"
    let compared = |i: usize| matches!(page.lower(i + 1), "up" | "down" | "compared" | "against");
    let ends = |i: &usize| {
        page.lower(*i) == "," && !compared(*i)
            || matches!(page.lower(*i), ";" | ":" | "." | "—" | "–" | "and" | "but" | "while" | "(" | ")")
            || page.quoted(*i)
    };
    let end = (number + 1..sentence.end).find(ends).unwrap_or(sentence.end);
    Some(Attribution {
        source: vec![source],
        antecedent,
        cue: vec![start..head + 1],
        content: vec![head + 1..end],
        ..Attribution::default()
    })
}

/// What is counted of people.
fn is_of_people(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "bodies"
            | "dead"
            | "deaths"
            | "killed"
            | "victims"
            | "casualties"
            | "wounded"
            | "injured"
            | "injuries"
            | "missing"
            | "graves"
            | "civilians"
            | "children"
            | "women"
            | "men"
            | "fatalities"
            | "arrests"
            | "detainees"
            | "prisoners"
            | "soldiers"
            | "fighters"
            | "survivors"
            | "refugees"
            | "displaced"
            | "killings"
            | "attacks"
            | "violations"
            | "cases"
            | "incidents"
            | "strikes"
            | "explosions"
    )
}
