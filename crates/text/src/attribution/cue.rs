//! Cues: verbs that may credit words to somebody.
//!
//! A word of the verb table is a cue unless its surroundings make it a noun ("the claim", "in reports"), an
//! infinitive ("to say"), a reduced relative ("the plan announced by …") or it stands in a quotation.

use crate::lexicon::*;
use crate::{Analysis, Range};

/// A verb of attribution in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Cue {
    /// Auxiliaries, adverbs, the verb and its particle.
    pub group: Range,
    /// The verb itself.
    pub head: usize,
    /// One past the verb and its particle.
    pub end: usize,
    pub verb: Verb,
    /// "was described", "is expected".
    pub passive: bool,
}

/// The cues of one sentence, left to right.
pub(super) fn find(page: &Analysis<'_>, sentence: &Range) -> Vec<Cue> {
    let mut out = Vec::new();
    for head in sentence.clone() {
        let token = &page.tokens[head];
        if !token.is_word() || page.quoted(head) {
            continue;
        }
        let with_particle =
            (head + 1 < sentence.end).then(|| particle_verb(&token.lower, page.lower(head + 1))).flatten();
        let end = head + 1 + usize::from(with_particle.is_some());
        let Some(verb) = with_particle.or_else(|| verb(&token.lower)) else { continue };
        if let Some(cue) = read(page, sentence, head, end, verb) {
            out.push(cue);
        }
    }
    out
}

fn read(page: &Analysis<'_>, sentence: &Range, head: usize, end: usize, verb: Verb) -> Option<Cue> {
    let start = group_start(page, sentence, head);
    let before = if head > sentence.start { page.lower(head - 1) } else { "" };
    let auxiliaries = start..head;
    let any = |test: fn(&str) -> bool| auxiliaries.clone().any(|i| test(page.lower(i)));
    let has =
        any(|w| matches!(w, "has" | "have" | "had" | "'s" | "hasn't" | "haven't" | "hadn't" | "having"));
    let passive =
        matches!(verb.form, Form::Past | Form::Participle) && any(is_be) && (!has || any(|w| w == "been"));
    let helped = auxiliaries.clone().any(|i| is_auxiliary(page.lower(i)));
    if before == "to" || before.ends_with("-to") {
        return None;
    }
    // "the United States": a name; but headlines are set in capitals, and "Said Orr" starts a sentence.
    let named = page.tokens[head].capital
        && head > sentence.start
        && !page.quoted(head - 1)
        && !in_capitals(page, sentence);
    let is_noun = named
        || match verb.form {
            Form::Base if only_verb(verb.lemma) => !helped && !any_subject(page, sentence, start),
            Form::Base => !helped && !plural_subject(page, sentence, start),
            Form::Third => !helped && !singular_subject(page, sentence, start),
            // "the reported attack", "an announced visit".
            Form::Past => !helped && (is_determiner(before) && !is_pronoun(before) || is_possessive(before)),
            Form::Participle => !helped,
            Form::Gerund => is_determiner(before) && !is_pronoun(before) || is_possessive(before),
        };
    // "announced by the ministry": the subject is elsewhere, and the words are not said but done.
    let reduced = verb.form == Form::Past && page.lower(end) == "by" && !has && verb.lemma != "quote";
    (!is_noun && !reduced).then_some(Cue { group: start..end, head, end, verb, passive })
}

/// Walks left over auxiliaries and adverbs.
fn group_start(page: &Analysis<'_>, sentence: &Range, head: usize) -> usize {
    let mut start = head;
    while start > sentence.start {
        let word = page.lower(start - 1);
        let possessive_s = word == "'s" && start == head;
        let named = page.tokens[start - 1].capital && start - 1 > sentence.start;
        if page.quoted(start - 1)
            || possessive_s
            || named
            || !(is_auxiliary(word) || is_adverb(word) || is_ly_adverb(word))
        {
            break;
        }
        start -= 1;
    }
    // "All said", "Both said": the adverb-like word is the subject.
    while start < head
        && (matches!(page.lower(start), "all" | "both" | "each")
            || page.tokens[start].capital && start > sentence.start)
    {
        start += 1;
    }
    start
}

/// Bare forms that are never nouns.
fn only_verb(lemma: &str) -> bool {
    matches!(
        lemma,
        "say"
            | "tell"
            | "think"
            | "believe"
            | "know"
            | "write"
            | "agree"
            | "argue"
            | "insist"
            | "expect"
            | "describe"
            | "refuse"
            | "deny"
    )
}

/// Whether any noun phrase stands before: "a third of those surveyed say".
fn any_subject(page: &Analysis<'_>, sentence: &Range, start: usize) -> bool {
    start.checked_sub(1).filter(|i| *i >= sentence.start).is_some_and(|i| {
        let word = page.lower(i);
        super::phrase::noun_like(page, i)
            || is_pronoun(word)
            || matches!(word, "," | "and" | ")" | "percent")
            || page.tokens[i].kind == crate::token::TokenKind::Number
    })
}

/// Whether what stands before can be the subject of a bare form: "they say", "officials say".
fn plural_subject(page: &Analysis<'_>, sentence: &Range, start: usize) -> bool {
    let Some(i) = start.checked_sub(1).filter(|i| *i >= sentence.start) else { return false };
    let word = page.lower(i);
    if is_plural_subject(word) {
        return true;
    }
    let plural = word.ends_with('s') && !word.ends_with("ss") && word != "'s" && word.len() > 3;
    plural && page.tokens[i].is_word() && !is_determiner(word) && !is_preposition(word)
        || word == "men"
        || word == "women"
}

/// Whether what stands before can be the subject of a third-person form: "he says", "Orr says".
fn singular_subject(page: &Analysis<'_>, sentence: &Range, start: usize) -> bool {
    let Some(i) = start.checked_sub(1).filter(|i| *i >= sentence.start) else {
        // Inverted at the start of a line: "Says Orr: …".
        return false;
    };
    let token = &page.tokens[i];
    let word = token.lower.as_str();
    if page.quoted(i) || matches!(word, "," | ")" | "and" | "but" | "—" | "–" | "-" | "--") {
        return true;
    }
    if !token.is_word()
        || is_determiner(word) && !is_pronoun(word)
        || is_preposition(word)
        || is_possessive(word)
    {
        return false;
    }
    // "dismisses calls", "faced charges": after a verb, the object.
    if verb(word).is_some_and(|v| v.form != Form::Base) && !token.capital && !is_role(word) {
        return false;
    }
    is_pronoun(word) || token.capital || is_role(word) || is_organisation_noun(word) || is_document_noun(word)
}

/// Whether most words of a sentence start with a capital, as in some headlines.
fn in_capitals(page: &Analysis<'_>, sentence: &Range) -> bool {
    let words = sentence.clone().filter(|&i| page.tokens[i].is_word() && page.tokens[i].lower.len() > 3);
    let (all, capital) =
        words.fold((0, 0), |(all, capital), i| (all + 1, capital + usize::from(page.tokens[i].capital)));
    all > 2 && capital * 10 >= all * 8
}
