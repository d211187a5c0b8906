//! What a speaker rests a statement on: "citing two medics", "based on satellite images", "according to the
//! engineers" inside what is said, "witnesses had told him".

use std::collections::HashSet;
use std::sync::LazyLock;

use super::{Sentence, cue, nouns};
use crate::attribution::{Attribution, phrase};
use crate::lexicon::{is_be, is_document_noun, is_possessive};
use crate::span::overlap;
use crate::{Analysis, Range};

/// Authorities, with the attribution each belongs to.
pub(super) fn find(sentence: &Sentence<'_>) -> Vec<(usize, Range)> {
    let mut out = Vec::new();
    for i in sentence.spoken_about() {
        let Some((on, first)) = cited(sentence, i) else { continue };
        // "Northwire, citing Orr, said": the one who cites is the source right before.
        let citing = sentence.members.iter().find(|(_, a)| {
            a.source.iter().any(|run| run.end <= i && i - run.end <= 1 || run.contains(&i))
                && cue(a).start > i
        });
        let Some((n, attribution)) = citing.or_else(|| sentence.owner(i)) else { continue };
        let own = attribution.source.iter().any(|run| overlap(run, &on) && !run.contains(&first));
        let relayed = cue(attribution).contains(&first);
        if !own && !relayed {
            out.push((*n, on));
        }
    }
    for (n, attribution) in &sentence.members {
        if let Some(on) = inside(sentence, attribution) {
            out.push((*n, on));
        }
    }
    out
}

/// The phrase that a word of citing brings, and where the citing starts.
fn cited(sentence: &Sentence<'_>, i: usize) -> Option<(Range, usize)> {
    let page = sentence.page;
    let (word, next, third) = (page.lower(i), page.lower(i + 1), page.lower(i + 2));
    let first = match (word, next) {
        ("citing" | "quoting" | "invoking", _) => i + 1,
        ("based" | "basing" | "relying" | "drawing" | "relied", "on" | "upon") => i + 2,
        ("basing" | "based", _) if matches!(third, "on" | "upon") => i + 3,
        ("referring" | "pointing", "to") => i + 2,
        ("reference" | "references", "to")
            if matches!(page.lower(i.saturating_sub(1)), "with" | "in" | "by" | "a" | "making") =>
        {
            i + 2
        }
        ("basis" | "strength" | "evidence" | "authority", "of")
            if matches!(
                (page.lower(i.saturating_sub(2)), page.lower(i.saturating_sub(1))),
                ("on", "the")
            ) =>
        {
            i + 2
        }
        ("relies" | "relied" | "rests" | "rested", _) => {
            (i + 1..i + 5).find(|&k| matches!(page.lower(k), "on" | "upon"))? + 1
        }
        ("judging" | "going", "by" | "from") | ("it", "from") => i + 2,
        // "charges being heard from the envoy" are nobody's authority.
        ("learned" | "learnt" | "heard", "from") if !is_be(page.lower(i.saturating_sub(1))) => i + 2,
        _ => return None,
    };
    let on = nouns::at(page, first, sentence.tokens.end)?;
    // "cited Orr as saying": Orr is the source.
    let relays = matches!(page.lower(on.end), "as" | "saying");
    let explained = word == "referring" && is_subject_matter(page, &on);
    (!relays && !explained && !page.quoted(on.start)).then_some((on, i))
}

/// "… he said, referring to the envoy", "to the fire": whom or what the words are about, no evidence (`evidence.txt`).
fn is_subject_matter(page: &Analysis<'_>, on: &Range) -> bool {
    let evidence = |word: &str| {
        let singular = word.strip_suffix('s').unwrap_or(word);
        [word, singular].iter().any(|word| is_document_noun(word) || EVIDENCE.contains(word))
    };
    let first = page.lower(on.start);
    let known = is_definite(first) || matches!(first, "any" | "such");
    !on.clone().any(|i| evidence(page.lower(i))) && (known || nouns::is_somebody(page, on))
}

fn is_definite(word: &str) -> bool {
    matches!(word, "the" | "this" | "that" | "these" | "those") || is_possessive(word)
}

static EVIDENCE: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("evidence.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// An authority that stands in what is said.
fn inside(sentence: &Sentence<'_>, attribution: &Attribution) -> Option<Range> {
    let page = sentence.page;
    let within = |i: usize| attribution.content.iter().any(|run| run.contains(&i)) && !page.quoted(i);
    let own_cue = cue(attribution);
    for i in sentence.tokens.clone().filter(|&i| within(i)) {
        if page.lower(i) == "according" && page.lower(i + 1) == "to" && !own_cue.contains(&i) {
            return nouns::at(page, i + 2, sentence.tokens.end);
        }
        let told = matches!(page.lower(i), "told" | "informed" | "assured")
            && matches!(
                page.lower(i + 1),
                "him" | "her" | "them" | "it" | "us" | "me" | "his" | "their" | "its" | "our" | "my"
            );
        if told {
            let mut last = i.checked_sub(1)?;
            while last > sentence.tokens.start
                && matches!(page.lower(last), "had" | "have" | "has" | "also" | "all")
            {
                last -= 1;
            }
            let by = phrase::ending_at(page, last, sentence.tokens.start)?;
            return within(by.start).then_some(by);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_referred_to_is_evidence_or_the_subject() {
        for (words, subject) in [
            ("the harbour master", true),
            ("Ana Orr", true),
            ("any claims of a leak", true),
            ("the fire", true),
            ("the harbour log", false),
            ("the reports", false),
            ("intelligence reports", false),
            ("bank statements", false),
            ("an intercepted radio call", false),
        ] {
            let page = Analysis::new(words, false);
            assert_eq!(is_subject_matter(&page, &(0..page.tokens.len())), subject, "{words}");
        }
    }
}
