//! To whom a statement was made: "told reporters", "said to me", "in a letter to the council", "urged the army
//! to …".

use super::outlet::is_outlet;
use super::{Sentence, cue, nouns};
use crate::Range;
use crate::attribution::{Attribution, phrase};
use crate::lexicon::*;
use crate::span::overlap;

/// Addressees, with the attribution each belongs to.
pub(super) fn find(sentence: &Sentence<'_>) -> Vec<(usize, Range)> {
    let mut out = Vec::new();
    for (n, attribution) in &sentence.members {
        let known = attribution.addressee.as_ref();
        let whole = known.and_then(|to| nouns::at(sentence.page, to.start, to.end));
        if let Some(to) = whole
            .or_else(|| of_verb(sentence, attribution))
            .or_else(|| passive(sentence, attribution))
            .or_else(|| behind_to(sentence, attribution))
            .or_else(|| to_outlet(sentence, attribution))
            .filter(|to| !attribution.source.iter().any(|run| overlap(run, to)))
        {
            out.push((*n, without_time(sentence, to)));
        }
    }
    for i in sentence.spoken_about() {
        // "with a source telling Northwire": a statement of its own.
        if sentence.members.iter().any(|(_, a)| cue(a).contains(&i)) {
            continue;
        }
        let Some(to) = occasion(sentence, i).or_else(|| speaking(sentence, i)) else { continue };
        for (n, attribution) in sentence.owners(i) {
            // "the commander, speaking to the monitors, said": inside the source, and not its head.
            if !attribution.source.iter().any(|run| overlap(run, &to) && to.start < run.start + 2) {
                out.push((*n, to.clone()));
            }
        }
    }
    out
}

/// "told Northwire late on Saturday": the time belongs to the telling.
fn without_time(sentence: &Sentence<'_>, to: Range) -> Range {
    let is_time = |i: usize| matches!(sentence.lower(i), "late" | "early" | "earlier" | "later");
    if to.len() > 1 && is_time(to.end - 1) { to.start..to.end - 1 } else { to }
}

/// How a verb takes whom it addresses.
#[derive(PartialEq)]
enum Object {
    /// Straight behind it: "told reporters".
    Always,
    /// Straight behind it, if what is said follows: "urged the army to go", but "urged restraint".
    IfContentFollows,
}

fn object(word: &str) -> Option<Object> {
    match lemma(word)? {
        "tell" | "inform" | "assure" | "reassure" | "remind" => Some(Object::Always),
        "ask" | "urge" | "order" | "instruct" | "advise" | "beg" | "beseech" | "implore" | "exhort"
        | "command" | "encourage" | "press" | "promise" | "warn" | "request" | "invite" | "caution"
        | "petition" | "lobby" | "direct" | "threaten" | "challenge" => Some(Object::IfContentFollows),
        _ => None,
    }
}

fn of_verb(sentence: &Sentence<'_>, attribution: &Attribution) -> Option<Range> {
    let page = sentence.page;
    let head = cue(attribution).rev().find(|&i| {
        let appeals = matches!(page.lower(i), "appealed" | "appealing" | "appeals");
        object(page.lower(i)).is_some() || calls(sentence, i) || appeals
    })?;
    if is_passive(sentence, head) {
        return None;
    }
    let word = page.lower(head);
    let particle = usize::from(object(word).is_none());
    if particle == 1 && !matches!(page.lower(head + 1), "on" | "upon" | "to") {
        return None;
    }
    let to = nouns::at(page, head + 1 + particle, sentence.tokens.end)?;
    let promises = word.starts_with("promis") || word.starts_with("threat") || word.starts_with("order");
    let follows = || {
        let next = page.lower(to.end);
        matches!(
            next,
            "to" | "that"
                | "not"
                | "whether"
                | "if"
                | "why"
                | "what"
                | "how"
                | "when"
                | "who"
                | "where"
                | ","
                | ":"
                | "about"
                | "of"
                | "against"
                | "for"
                | "in"
                | "on"
        ) && !(promises && page.lower(to.end) == ",")
            || page.quoted(to.end)
            || attribution.content.iter().any(|run| run.start == to.end)
    };
    let to_act = matches!(page.lower(to.end), "to" | "not") && page.lower(to.end + 1) != "the";
    let fits = object(word) == Some(Object::Always) || follows() && (to_act || nouns::is_somebody(page, &to));
    fits.then_some(to)
}

fn calls(sentence: &Sentence<'_>, i: usize) -> bool {
    matches!(sentence.lower(i), "call" | "calls" | "called" | "calling")
        && matches!(sentence.lower(i + 1), "on" | "upon")
}

fn is_passive(sentence: &Sentence<'_>, head: usize) -> bool {
    (head.saturating_sub(3)..head).any(|i| is_be(sentence.lower(i)))
        && sentence.lower(head).ends_with(['d', 't'])
}

/// "The council was told by the engineers that …": its subject.
fn passive(sentence: &Sentence<'_>, attribution: &Attribution) -> Option<Range> {
    let page = sentence.page;
    let head = cue(attribution).rev().find(|&i| object(page.lower(i)).is_some())?;
    if !is_passive(sentence, head) {
        return None;
    }
    let be = (head.saturating_sub(3)..head).find(|&i| is_be(sentence.lower(i)))?;
    let mut last = be.checked_sub(1)?;
    while last > sentence.tokens.start
        && (is_auxiliary(sentence.lower(last)) || is_adverb(sentence.lower(last)))
    {
        last -= 1;
    }
    let subject = phrase::ending_at(page, last, sentence.tokens.start)?;
    let own = attribution.source.iter().any(|run| overlap(run, &subject));
    nouns::at(page, subject.start, subject.end).filter(|_| !own)
}

/// "said to reporters", "his message to the fishermen": to and somebody, before anything is said.
fn behind_to(sentence: &Sentence<'_>, attribution: &Attribution) -> Option<Range> {
    let page = sentence.page;
    let from = cue(attribution).end;
    // "replied to the coroner that …": whoever is told may have been taken for the beginning of what is said.
    let taken =
        |i: usize| attribution.content.iter().any(|run| run.contains(&i) && page.lower(run.start) != "to");
    let in_source = |i: usize| attribution.source.iter().any(|run| run.contains(&i));
    let to = (from..sentence.tokens.end.min(from + 14))
        .take_while(|&i| {
            !taken(i) && !page.quoted(i) && (page.lower(i) != "," || in_source(i) || in_source(i - 1))
        })
        .find(|&i| {
            let leads_elsewhere = matches!(
                page.lower(i - 1),
                "according"
                    | "referring"
                    | "pointing"
                    | "due"
                    | "prior"
                    | "thanks"
                    | "owing"
                    | "response"
                    | "reference"
                    | "relation"
                    | "addition"
            );
            page.lower(i) == "to" && !in_source(i) && !leads_elsewhere
        })?;
    let to = nouns::at(page, to + 1, sentence.tokens.end)?;
    // "pledged to give parliament an account".
    let bare = !page.tokens[to.start].capital && !is_determiner(page.lower(to.start)) && to.len() > 1;
    let starts_act = verb(page.lower(to.start)).is_some_and(|v| v.form == Form::Base) && to.len() > 1;
    let infinitive =
        cue(attribution).any(|i| verb(page.lower(i)).is_some_and(|v| v.complements.infinitive()));
    let act = bare && (starts_act || infinitive);
    (nouns::is_somebody(page, &to) && !is_auxiliary(page.lower(to.start)) && !act).then_some(to)
}

/// "described the affair to Northwire as …".
fn to_outlet(sentence: &Sentence<'_>, attribution: &Attribution) -> Option<Range> {
    let page = sentence.page;
    let from = cue(attribution).end;
    let mut tos = (from..sentence.tokens.end)
        .filter(|&i| page.lower(i) == "to" && page.lower(i - 1) != "according" && !page.quoted(i));
    tos.find_map(|i| {
        let to = nouns::at(page, i + 1, sentence.tokens.end)?;
        let told = matches!(page.lower(to.end - 1), "reporters" | "journalists") || is_outlet(page, &to);
        let mine = sentence.owner(i).is_some_and(|(_, a)| cue(a) == cue(attribution));
        (told && mine).then_some(to)
    })
}

/// "in an interview with the Courier", "in a letter to the council".
fn occasion(sentence: &Sentence<'_>, i: usize) -> Option<Range> {
    let page = sentence.page;
    let word = page.lower(i);
    let said_at = is_occasion(word)
        || matches!(
            word,
            "conversation" | "evidence" | "appeal" | "fax" | "talk" | "presentation" | "apology" | "text"
        );
    let answers = matches!(word, "reply" | "response" | "complaint" | "meeting" | "report" | "appearance");
    let next = page.lower(i + 1);
    if !said_at || answers || !matches!(next, "to" | "with" | "before") || page.quoted(i + 1) {
        return None;
    }
    let opened = (i.saturating_sub(5)..i)
        .any(|k| matches!(sentence.lower(k), "in" | "at" | "during" | "by" | "on" | "via"));
    let to = nouns::at(page, i + 2, sentence.tokens.end)?;
    (opened && nouns::is_somebody(page, &to)).then_some(to)
}

/// "speaking to reporters", "addressing the council", "testifying before the court".
fn speaking(sentence: &Sentence<'_>, i: usize) -> Option<Range> {
    let page = sentence.page;
    let first = match (page.lower(i), page.lower(i + 1)) {
        (
            "speaking" | "talking" | "writing" | "testifying" | "complaining" | "spoke" | "speaks" | "talked"
            | "testified",
            "to" | "with" | "before",
        ) => i + 2,
        ("addressing" | "briefing" | "telling", _) => i + 1,
        _ => return None,
    };
    let to = nouns::at(page, first, sentence.tokens.end)?;
    nouns::is_somebody(page, &to).then_some(to)
}
