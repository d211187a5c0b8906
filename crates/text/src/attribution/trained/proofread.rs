//! Proof-reading what the networks tagged: what tells of silence, what names nobody, where a question ends.
//!
//! Networks see words a few at a time and were taught by people who differ; these few mistakes they make again and again,
//! and words alone show them.

use crate::attribution::phrase;
use crate::lexicon::{
    Form, is_auxiliary, is_be, is_determiner, is_personal_pronoun, is_possessive, is_preposition, verb,
};
use crate::{Analysis, Range};

/// Whether somebody says something: a cue with more than "was" in it, and no words for silence.
///
/// "said nothing about", "gave evidence", "asked not to be named", "calls to its office", "claimed the lives of" say nothing; "had
/// not replied" tells who does not answer.
pub(super) fn says_something(page: &Analysis<'_>, cue: &Range, content: &[Range]) -> bool {
    let Some(first) = content.first().map(|run| run.start) else { return false };
    if page.quoted(first) {
        return true;
    }
    let length = content.iter().map(Range::len).sum::<usize>();
    let word = |ahead: usize| page.lower(first + ahead);
    let is = |i: usize, lemmas: &[&str]| verb(page.lower(i)).is_some_and(|verb| lemmas.contains(&verb.lemma));
    let cued = |lemmas: &[&str]| cue.clone().any(|i| is(i, lemmas));
    let unanswered =
        word(0) == "not" && matches!(word(1), "replied" | "responded" | "answered" | "commented");
    let only_auxiliary = !unanswered && cue.clone().all(|i| is_auxiliary(page.lower(i)));
    let silent = word(0) == "nothing" && cued(&["say", "tell"]);
    // What follows "named" in the same content is said by somebody.
    let nameless = [word(0), word(1), word(2)] == ["not", "to", "be"]
        && matches!(word(3), "named" | "identified" | "quoted" | "seen")
        && !(first..first + length).any(|i| is(i, &["say"]));
    let testified = word(0) == "evidence"
        && length < 3
        && cue.clone().any(|i| matches!(page.lower(i), "give" | "gave" | "gives" | "given" | "giving"));
    let rang = cue.clone().any(|i| matches!(page.lower(i), "call" | "calls"))
        && (word(0) == "to"
            && (is_determiner(word(1)) || page.tokens.0.get(first + 1).is_some_and(|token| token.capital))
            || first > 0 && page.lower(first - 1) == "to" && is_determiner(word(0)));
    // "neither confirmed ⟨nor denied it⟩"
    let neither = word(0) == "nor" && page.lower(cue.start.saturating_sub(1)) == "neither";
    // "Calls to its office went unanswered"
    let unheard = cue.clone().any(|i| matches!(page.lower(i), "go" | "goes" | "went" | "gone"))
        && content.iter().any(|run| page.lower(run.end - 1) == "unanswered");
    // "was denied access"
    let refused = is_be(page.lower(cue.start))
        && page.lower(cue.end - 1) == "denied"
        && first >= cue.end
        && word(0) != "that";
    let killed =
        cued(&["claim"]) && content[0].clone().take(4).any(|i| matches!(page.lower(i), "life" | "lives"));
    !(only_auxiliary || silent || nameless || testified || rang || neither || refused || unheard || killed)
}

/// The source, or the one that it stands beside; none where it names nobody ("the").
///
/// | tagged | meant |
/// |---|---|
/// | a panel **led by Judge Orr** found | a panel led by Judge Orr |
/// | The mayor, who had put on **his chain of office**, said | The mayor |
pub(super) fn source(page: &Analysis<'_>, mut run: Range, cue: &Range) -> Range {
    // "Grebnar ¶ © 2031": a block ends where it ends.
    if let Some(end) = page.block_at(run.start).map(|n| page.blocks[n].end) {
        run.end = run.end.min(end);
    }
    // "told by a resident ⟨that⟩"
    while run.end > run.start
        && (matches!(page.lower(run.end - 1), "©" | "®")
            || run.len() > 1 && page.lower(run.end - 1) == "that")
    {
        run.end -= 1;
    }
    if run.len() == 1 && is_determiner(page.lower(run.start)) && !stands_alone(page.lower(run.start)) {
        run.end = run.start;
    }
    if run.is_empty() || page.quoted(run.start) {
        return run;
    }
    // "Her ⟨deputy⟩ denied this too, and" (said)
    if run.len() == 1
        && is_possessive(page.lower(run.start))
        && page.tokens.0.get(run.end).is_some_and(|token| token.is_word())
        && let Some(whole) = phrase::starting_at(page, run.start, cue.start.max(run.end))
    {
        run = whole;
    }
    // "Asked about it, ⟨a spokesman⟩ said": whoever was asked asks nobody.
    if page.opens_sentence(cue.start) && page.lower(cue.start) == "asked" && run.start > cue.end {
        return run.start..run.start;
    }
    // "which Oredian maps" (call …)
    if run.len() > 1 && matches!(page.lower(run.start), "which" | "that") && page.tokens[run.start].spaced {
        run.start += 1;
    }
    // "Striking weavers, the Gazette ⟨reports⟩, are demanding"
    if let Some(comma) = run.clone().find(|&i| page.lower(i) == ",")
        && matches!(page.lower(run.end - 1), "reports" | "reported" | "says" | "said" | "writes" | "wrote")
        && page.lower(run.end) == ","
    {
        run.end = comma;
    }
    // "Equitas, the actors' union, ⟨whose secretary, Pia Stroud⟩, calls": whoever is named last.
    let owned = |i: &usize| {
        matches!(page.lower(*i), "whose" | "its" | "their") && page.lower(i - 1) == "," && {
            let comma = (i + 1..run.end.saturating_sub(1)).find(|&k| page.lower(k) == ",");
            comma.is_some_and(|k| page.tokens[k + 1].capital)
        }
    };
    if let Some(owned) = (run.start + 2..run.end).rev().find(owned) {
        run.start = owned;
    }
    let mut whole = named_before(page, &run, cue).unwrap_or(run);
    // "Anna Kell, who had put ⟨on her chain …⟩": half a clause tells nothing of her.
    let clause =
        whole.clone().skip(1).find(|&i| page.lower(i) == "," && matches!(page.lower(i + 1), "who" | "which"));
    if let Some(comma) = clause.filter(|_| {
        page.tokens.0.get(whole.end).is_some_and(|token| token.is_word()) && whole.end != cue.start
    }) {
        whole.end = comma;
    }
    whole
}

/// Determiners that can be a source: "this", "those", "some".
fn stands_alone(word: &str) -> bool {
    !matches!(word, "the" | "a" | "an" | "its" | "their" | "my" | "our" | "your")
}

/// Whom a phrase that hangs on another tells of.
fn named_before(page: &Analysis<'_>, run: &Range, cue: &Range) -> Option<Range> {
    let floor = page.sentences[page.sentence_at(run.start)?].tokens.start;
    let first = page.lower(run.start);
    let before = run.start.checked_sub(1).filter(|i| *i > floor)?;
    // "a panel led by Judge Orr": the participle may have been left out of what was tagged.
    let heads =
        |i: usize| matches!(page.lower(i), "led" | "headed" | "chaired" | "run") && page.lower(i + 1) == "by";
    if let Some(led) = [run.start, before].into_iter().find(|i| heads(*i)) {
        return Some(phrase::ending_at(page, led.checked_sub(1)?, floor)?.start..run.end);
    }
    let comma = (floor + 1..run.start).rev().find(|&i| page.lower(i) == "," && !page.quoted(i))?;
    let opens = page.lower(comma + 1);
    let hangs = matches!(opens, "who" | "which")
        || opens.len() > 5 && opens.ends_with("ing")
        || comma == before && is_preposition(first);
    let whom = phrase::ending_at(page, comma - 1, floor).filter(|_| hangs)?;
    // "Orr, whom Sall says he met": what is said inside is another's.
    let outside = cue.end <= whom.start || cue.start > run.end && page.lower(run.end) == ",";
    outside.then_some(whom)
}

/// Contents without what belongs to the words around them.
pub(super) fn content(page: &Analysis<'_>, cue: &Range, mut runs: Vec<Range>) -> Vec<Range> {
    // "⟨a patrol⟩ was told by a resident that": to whom.
    if page.lower(cue.end - 1) == "told"
        && cue.clone().any(|i| is_be(page.lower(i)))
        && runs.last().is_some_and(|run| run.start >= cue.end)
    {
        runs.retain(|run| run.start >= cue.end);
    }
    let Some(first) = runs.first_mut() else { return runs };
    // "was told by a resident of ⟨Ell that two shells …⟩"
    if page.lower(cue.end - 1) == "told"
        && page.lower(cue.end) == "by"
        && let Some(that) = (first.start..first.end.min(first.start + 4)).find(|&i| page.lower(i) == "that")
    {
        first.start = that;
    }
    if (cue.end..cue.end + 2).contains(&first.start) {
        *first = super::edges::behind_date(page, first.clone());
    }
    let when = cue.start.checked_sub(1).filter(|&i| page.lower(i) == "when");
    let opens = page.opens_sentence(when.unwrap_or(cue.start));
    if opens && page.lower(cue.start) == "asked" && first.start == cue.end {
        *first = before_answer(page, first.clone());
        let end = first.end;
        runs.retain(|run| run.start < end);
    }
    runs
}

/// "Asked whether he would resign⟩, Pallow shook his head": the question ends where somebody does something about it.
fn before_answer(page: &Analysis<'_>, run: Range) -> Range {
    let acts = |comma: usize| {
        let mut at = comma + 1;
        while is_determiner(page.lower(at)) && at < run.end {
            at += 1;
        }
        let named = page.tokens.0.get(at).is_some_and(|token| token.capital);
        let meant = is_personal_pronoun(page.lower(comma + 1));
        let noun = at > comma + 1;
        let mut verb_at = at;
        while page.tokens.0.get(verb_at).is_some_and(|token| token.capital) {
            verb_at += 1;
        }
        verb_at = verb_at.max(at + usize::from(meant || noun && verb_at == at));
        (named || meant || noun) && verb_at < run.end && finite(page.lower(verb_at))
    };
    let mut commas = run.clone().rev().filter(|&i| page.lower(i) == "," && !page.quoted(i) && i > run.start);
    match commas.find(|&comma| acts(comma)) {
        Some(comma) => run.start..comma,
        None => run,
    }
}

/// Whether a word can only be what somebody did: a past or an auxiliary.
fn finite(word: &str) -> bool {
    is_auxiliary(word)
        || verb(word).is_some_and(|verb| matches!(verb.form, Form::Past))
        || word.len() > 3 && word.ends_with("ed")
        || matches!(word, "shook" | "put" | "left" | "walked" | "rose" | "laughed" | "gave" | "took" | "went")
}
