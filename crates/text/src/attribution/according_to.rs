//! "according to X": X is the source, the rest of the sentence what is said.

use super::Attribution;
use super::clause;
use super::cue::Cue;
use super::phrase;
use super::subject::with_apposition;
use crate::lexicon::{is_conjunction, is_relative};
use crate::{Analysis, Range};

/// Every "according to", and "in the words of", of a sentence.
pub(super) fn find(page: &Analysis<'_>, sentence: &Range, cues: &[Cue]) -> Vec<Attribution> {
    sentence
        .clone()
        .filter(|&i| page.lower(i) == "according" && page.lower(i + 1) == "to" && !page.quoted(i))
        .filter_map(|i| read(page, sentence, i, cues))
        .collect()
}

fn read(page: &Analysis<'_>, sentence: &Range, at: usize, cues: &[Cue]) -> Option<Attribution> {
    let source = phrase::starting_at(page, at + 2, sentence.end)?;
    let fronted = at <= sentence.start + 1;
    let source = if fronted { source } else { with_apposition(page, source, sentence) };
    let mut content = Vec::new();
    if fronted {
        let mut commas = (source.end..sentence.end.min(source.end + 25))
            .filter(|&i| page.lower(i) == "," && !page.quoted(i));
        // "According to the Courier, which first told of it, …"
        let comma = match commas.next() {
            Some(comma) if is_relative(page.lower(comma + 1)) => commas.next(),
            comma => comma,
        };
        let start = comma.map_or(source.end, |i| i + 1);
        let end = clause::end(page, sentence, start, cues, false);
        if end > start {
            content.push(start..end);
        }
    } else {
        let mut end = at;
        while end > sentence.start
            && matches!(page.lower(end - 1), "," | "—" | "–" | "--" | "-")
            && !page.quoted(end - 1)
        {
            end -= 1;
        }
        let mut start = sentence.start;
        // Only the clause it closes: behind a semicolon or ", but".
        if let Some(mark) = (start..end).rev().find(|&i| {
            !page.quoted(i) && (page.lower(i) == ";" || page.lower(i) == "," && page.lower(i + 1) == "but")
        }) {
            start = mark + 1;
        }
        while start < end && is_conjunction(page.lower(start)) {
            start += 1;
        }
        if end > start + 1 {
            content.push(start..end);
        }
        // "The bridge, according to Orr, was safe."
        if page.lower(source.end) == "," && content.first().is_some_and(|c| c.len() <= 8) {
            let rest = source.end + 1..clause::end(page, sentence, source.end + 1, cues, false);
            if rest.len() > 1 {
                content.push(rest);
            }
        }
    }
    (!content.is_empty()).then(|| Attribution {
        source: vec![source],
        cue: vec![at..at + 2],
        content,
        ..Attribution::default()
    })
}
