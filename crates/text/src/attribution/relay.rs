//! Relays: "Reuters cited the Observatory as saying", "the source was quoted as saying by TASS".
//!
//! The one who says it is the source; the one who cites is how it came to the reader.

use super::Attribution;
use super::clause;
use super::cue::Cue;
use super::phrase;
use super::subject::{self, Subject};
use crate::lexicon::Form;
use crate::{Analysis, Range};

/// Relayed statements of a sentence, and the cues they have used up.
pub(super) fn find(page: &Analysis<'_>, sentence: &Range, cues: &[Cue]) -> (Vec<Attribution>, Vec<usize>) {
    let (mut out, mut used) = (Vec::new(), Vec::new());
    for (n, cue) in cues.iter().enumerate() {
        let has_as = cue.group.start > 0 && page.lower(cue.group.start - 1) == "as";
        let says = matches!(cue.verb.lemma, "say" | "tell" | "claim" | "warn" | "report");
        if cue.verb.form != Form::Gerund || !(has_as || says) {
            continue;
        }
        let Some(citing) = cues[..n].iter().rev().find(|c| matches!(c.verb.lemma, "cite" | "quote")) else {
            continue;
        };
        let start = cue.end;
        let content = start..clause::end(page, sentence, start, cues, false);
        if content.is_empty() {
            continue;
        }
        let attribution = if citing.passive {
            // "the source was quoted by TASS as saying …" / "… as saying by TASS".
            let Subject::Before(source) = subject::of(page, sentence, citing) else { continue };
            let by = (citing.end..cue.group.start).find(|&i| page.lower(i) == "by");
            let relay = by.and_then(|i| phrase::starting_at(page, i + 1, cue.group.start));
            Attribution {
                source: vec![source],
                via: relay.map(|r| (r, Some(citing.head..citing.end))).into_iter().collect(),
                ..Attribution::default()
            }
        } else {
            let mut last = cue.group.start - 1 - usize::from(has_as);
            last -= usize::from(page.lower(last) == ",");
            if last < citing.end {
                continue;
            }
            let Some(source) = phrase::ending_at(page, last, citing.end) else { continue };
            let via = match subject::of(page, sentence, citing) {
                Subject::Before(relay) => vec![(relay, Some(citing.group.clone()))],
                _ => Vec::new(),
            };
            Attribution { source: vec![source], via, ..Attribution::default() }
        };
        out.push(Attribution { cue: vec![cue.group.clone()], content: vec![content], ..attribution });
        used.extend([cue.head, citing.head]);
    }
    (out, used)
}
