//! Sources whole: networks that judge a word at a time cut names in two and nouns from what stands before them.

use super::edges::FAR;
use crate::attribution::{Attribution, phrase};
use crate::lexicon::{
    is_adverb, is_auxiliary, is_clause_start, is_conjunction, is_determiner, is_linker, is_month,
    is_name_particle, is_part_of_day, is_preposition, is_pronoun, is_relative, is_time_word, is_weekday,
    verb,
};
use crate::{Analysis, Range};

/// A name whole: "Senator Marco ⟨Rubio⟩", "⟨Bill⟩ Clinton". Where every word has a capital, names are not told by theirs.
pub(super) fn whole(page: &Analysis<'_>, mut run: Range, cue: &Range) -> Range {
    let Some(sentence) = page.sentence_at(run.start).map(|n| page.sentences[n].tokens.clone()) else {
        return run;
    };
    if run.end > sentence.end || capitals_around(page, &sentence, &run) {
        return run;
    }
    let named = |i: usize| {
        let word = page.lower(i);
        sentence.contains(&i)
            && page.tokens[i].is_word()
            && page.tokens[i].capital
            && !page.quoted(i)
            && !cue.contains(&i)
            && !(is_weekday(word) || is_month(word) || is_preposition(word) || is_conjunction(word))
    };
    let one_name = |i: usize| named(i) && named(i + 1) && page.tokens[i + 1].spaced;
    let opens = |i: usize| {
        let word = page.lower(i);
        i == sentence.start
            && (is_adverb(word)
                || is_linker(word)
                || is_clause_start(word)
                || is_time_word(word)
                || is_auxiliary(word)
                || verb(word).is_some())
    };
    let mut start = run.start;
    while start > sentence.start && one_name(start - 1) && !opens(start - 1) {
        start -= 1;
    }
    // "in London Orr said": where, not who.
    if start == sentence.start || !is_preposition(page.lower(start - 1)) {
        run.start = start;
    }
    while one_name(run.end - 1) {
        run.end += 1;
    }
    run
}

/// "the governor, ⟨Dario Menk⟩, told": an office with the name behind its comma, where the rules see it.
pub(super) fn with_name(page: &Analysis<'_>, run: Range, rule: Option<&Attribution>) -> Range {
    let seen = rule
        .into_iter()
        .flat_map(|rule| &rule.source)
        .find(|seen| seen.start <= run.start && run.end < seen.end);
    let name =
        |i: usize| page.tokens[i].is_word() && (page.tokens[i].capital || is_name_particle(page.lower(i)));
    match seen {
        Some(seen)
            if page.lower(run.end) == ","
                && seen.len() > run.len() + 1
                && (run.end + 1..seen.end).all(name) =>
        {
            run.start..seen.end
        }
        _ => run,
    }
}

/// "a Syrian ⟨army source⟩ telling": a source that stands before its cue reaches to it, if nothing but nouns stands between.
pub(super) fn to_cue(page: &Analysis<'_>, run: Range, cue: &Range) -> Range {
    let noun = |i: usize| {
        let word = page.lower(i);
        phrase::noun_like(page, i)
            && !page.quoted(i)
            && !is_pronoun(word)
            && !is_part_of_day(word)
            && !is_determiner(word)
            && verb(word).is_none()
    };
    // "Kavenian state ⟨television⟩ suggested"
    if run.end == cue.start
        && !is_relative(page.lower(run.start))
        && page.tokens[run.start].is_word()
        && !page.tokens[run.start].capital
        && let Some(whole) = page
            .sentence_at(run.start)
            .and_then(|n| phrase::ending_at(page, run.end - 1, page.sentences[n].tokens.start))
        && (whole.start..run.start).any(|i| page.tokens[i].capital && !page.opens_sentence(i))
        && !(whole.start..run.start).any(|i| is_preposition(page.lower(i)) && page.lower(i) != "of")
    {
        return whole;
    }
    let gap = run.end..cue.start;
    let near = (1..=3).contains(&gap.len())
        && !page.quoted(run.end - 1)
        && page.tokens[run.end - 1].is_word()
        && !is_relative(page.lower(run.end - 1));
    if near && gap.clone().all(noun) { run.start..cue.start } else { run }
}

/// "told by a resident ⟨of Ell⟩ that": a source behind its cue reaches to what is said.
pub(super) fn to_content(page: &Analysis<'_>, run: Range, cue: &Range) -> Range {
    let that = (run.end..run.end + 5).find(|&i| page.lower(i) == "that");
    let of_it = |i: usize| {
        page.tokens[i].is_word()
            && (page.tokens[i].capital || matches!(page.lower(i), "of" | "in" | "from" | "the"))
    };
    match that {
        Some(that)
            if run.start >= cue.end
                && that > run.end
                && is_preposition(page.lower(run.end))
                && (run.end..that).all(of_it) =>
        {
            run.start..that
        }
        _ => run,
    }
}

/// Headlines in capitals, and text that shouts.
fn capitals_around(page: &Analysis<'_>, sentence: &Range, run: &Range) -> bool {
    let near = sentence.start.max(run.start.saturating_sub(FAR))..sentence.end.min(run.end + FAR);
    let long: Vec<usize> =
        near.filter(|&i| page.tokens[i].is_word() && page.lower(i).chars().count() > 3).collect();
    long.iter().filter(|&&i| page.tokens[i].capital).count() * 3 > long.len() * 2
}
