//! Places that a text names and no gazetteer has: villages, landings, made-up towns.
//!
//! A name behind a word like "in" or "near" is where something is, whether or not anybody knows where that lies. It puts
//! nothing on a map and rules nothing out, as one village has several spellings; but accounts that name the same one go
//! together, and a reader is told the name.

use std::ops::Range;

use onrecord_text::{EntityType, Record};

use super::lexicon::List;
use super::page::Page;
use crate::words::capitalised;

/// Words of the longest name.
const LONGEST: usize = 3;

/// The runs of capitalised words that may be such names, in the order of the text: no place of the record, no person, no time.
pub(super) fn names(record: &Record, page: &Page<'_>, is_time: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut taken = vec![false; page.words.len()];
    let people = record.entities.iter().filter(|entity| entity.kind == EntityType::Person);
    let spans =
        people.flat_map(|entity| &entity.mentions).chain(record.places.iter().map(|place| &place.span));
    for word in spans.flat_map(|span| page.at(*span)) {
        taken[word] = true;
    }
    let mut out = Vec::new();
    let mut at = 0;
    while at < page.words.len() {
        let end = run(page, at);
        let words = at..end;
        let free = words.clone().all(|word| !taken[word] && !is_time(word));
        let name = words.len() <= LONGEST && !is_acronym(page.printed(&words)) && !describes(page, end);
        if !words.is_empty() && free && name {
            out.push(words);
        }
        at = end.max(at + 1);
    }
    out
}

/// Where the capitalised words from here end that nothing but a space parts.
fn run(page: &Page<'_>, from: usize) -> usize {
    let mut end = from;
    while page.words.get(end).is_some_and(|word| word.capital)
        && (end == from
            || page.text.get(page.words[end - 1].bytes.end..page.words[end].bytes.start) == Some(" "))
    {
        end += 1;
    }
    end
}

/// "in Oredian military circles": a capital before a noun of its phrase is no name.
fn describes(page: &Page<'_>, next: usize) -> bool {
    let (Some(before), Some(word)) = (next.checked_sub(1), page.words.get(next)) else { return false };
    let gap = page.words.get(before).and_then(|before| page.text.get(before.bytes.end..word.bytes.start));
    gap == Some(" ") && !word.capital && !page.is(next, List::BehindName)
}

/// "NATO" is no village.
fn is_acronym(printed: &str) -> bool {
    !printed.contains(' ') && !printed.chars().any(char::is_lowercase)
}

/// The place of a date line as a reader would write it: "Karnholt" for "KARNHOLT, Lorn".
pub(super) fn of_dateline(place: &str) -> String {
    let first = place.split(',').next().unwrap_or_default().trim();
    if first.chars().any(char::is_lowercase) {
        return first.to_owned();
    }
    first.split(' ').map(|word| capitalised(&word.to_lowercase())).collect::<Vec<_>>().join(" ")
}

/// What two spellings of one name have in common.
pub(super) fn key(name: &str) -> String {
    name.to_lowercase()
}
