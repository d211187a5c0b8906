//! The rules, put together: sentence by sentence, cue by cue.

use super::complement::{self, ComplementKind};
use super::cue::Cue;
use super::subject::{self, Subject};
use super::{
    Attribution, Attributor, according_to, adjectival, asked, clause, colon, continued, counts, cue, fronted,
    nominal, relay, structure,
};
use crate::lexicon::*;
use crate::{Analysis, Range};

/// Attribution by rules alone.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rules;

impl Attributor for Rules {
    fn attribute(&self, page: &Analysis<'_>) -> Vec<Attribution> {
        let mut found = Vec::new();
        for (n, sentence) in page.sentences.iter().enumerate() {
            in_sentence(page, n, &sentence.tokens, &mut found);
        }
        counts::add(page, &mut found);
        continued::add(page, &mut found);
        structure::put(page, &mut found);
        found
    }
}

fn in_sentence(page: &Analysis<'_>, n: usize, sentence: &Range, found: &mut Vec<Attribution>) {
    let first = found.len();
    let cues = cue::find(page, sentence);
    let (mut relayed, used) = relay::find(page, sentence, &cues);
    found.append(&mut relayed);
    found.extend(according_to::find(page, sentence, &cues));
    found.extend(nominal::find(page, sentence, &cues));
    found.extend(adjectival::find(page, sentence, &cues));
    found.extend(asked::find(page, sentence, &cues));
    let mut last_source: Option<(Vec<Range>, Option<Range>)> = None;
    for cue in cues.iter().filter(|cue| !used.contains(&cue.head)) {
        if let Some(attribution) = by_cue(page, n, sentence, cue, &cues, last_source.as_ref()) {
            last_source = Some((attribution.source.clone(), attribution.antecedent.clone()));
            found.push(attribution);
        }
    }
    let mut own = found.split_off(first);
    drop_own_views(page, &mut own);
    found.append(&mut own);
    if found.len() == first
        && let Some(attribution) = colon::find(page, page.sentences[n].block, sentence)
    {
        found.push(attribution);
    }
}

/// The attribution a cue makes, if it makes one.
fn by_cue(
    page: &Analysis<'_>,
    n: usize,
    sentence: &Range,
    cue: &Cue,
    cues: &[Cue],
    last_source: Option<&(Vec<Range>, Option<Range>)>,
) -> Option<Attribution> {
    // "asked not to be named": about the source, not from it.
    let anonymous = cue.verb.lemma == "ask"
        && (cue.end..sentence.end.min(cue.end + 5))
            .any(|i| matches!(page.lower(i), "named" | "identified" | "anonymous" | "anonymity"));
    if cue.passive || anonymous {
        return None;
    }
    let mut subject = subject::of(page, sentence, cue);
    let mut out = Attribution { cue: vec![cue.group.start..cue.end], ..Attribution::default() };
    let mut from = cue.end;
    let before = fronted::find(page, sentence, cue, &subject, cues);
    if let Subject::After(range) = &subject {
        if before.is_none() && !page.lower(range.end).eq(":") {
            // Not inverted after all: the noun phrase is the object.
            subject = Subject::Carried;
        } else {
            from = range.end;
        }
    }
    let after = complement::read(page, sentence, cue, from);
    out.addressee = after.addressee.clone();
    let embedded = matches!(subject, Subject::Relative(..)) || is_subordinate(page, sentence, &subject);
    match (before, after.start) {
        // `A, X said.` / `"A," X said, "B"`; a plain complement wins over a fronted adverbial clause.
        (Some(before), start) if before.quoted || start.is_none() || after.kind == ComplementKind::None => {
            out.content = before.content;
            if before.quoted
                && let Some(start) = start
                && out.content.len() == 1
                && matches!(after.kind, ComplementKind::Clause | ComplementKind::Quotation)
                && page.lower(start) != "that"
            {
                out.content.push(start..clause::end(page, sentence, start, cues, embedded));
            }
        }
        (_, Some(start)) => {
            let end = clause::end(page, sentence, start, cues, embedded);
            out.content.push(start..end);
        }
        (_, None) => {
            let content = behind_comma(page, sentence, cue, &subject, cues)
                .or_else(|| introduces(page, n, sentence))?;
            out.content.push(content);
        }
    }
    out.content.retain(|content| !content.is_empty());
    if out.content.is_empty() || too_thin(page, cue, &out, after.kind) {
        return None;
    }
    match subject {
        Subject::Before(range) | Subject::After(range) => {
            let quoted = out.content.iter().any(|c| c.clone().any(|i| page.quoted(i)));
            let nobody = range.len() == 1
                && matches!(page.lower(range.start), "nobody" | "neither" | "none" | "nothing");
            if nobody || !quoted && !can_speak(page, &range, after.kind) {
                return None;
            }
            out.source.push(range);
        }
        Subject::Relative(pronoun, antecedent) => {
            out.source.push(pronoun);
            out.antecedent = antecedent;
        }
        Subject::Carried => match last_source {
            Some((source, antecedent)) => {
                out.source.clone_from(source);
                out.antecedent.clone_from(antecedent);
            }
            None => out.source.extend(sentence_subject(page, sentence, cue)),
        },
        Subject::None => {}
    }
    // With nobody credited only a quotation is a statement.
    if out.source.is_empty() && !out.content.iter().any(|c| page.quotations.opening_at(c.start).is_some()) {
        return None;
    }
    Some(out)
}

/// "While he said …, it …": a comma hands back to the main clause.
fn is_subordinate(page: &Analysis<'_>, sentence: &Range, subject: &Subject) -> bool {
    let Subject::Before(range) = subject else { return false };
    range.start > sentence.start && subordinates(page.lower(range.start - 1))
}

/// "As Orr reported, the road is shut"; "Orr says, win or lose, he stays": what is said stands behind a comma.
fn behind_comma(
    page: &Analysis<'_>,
    sentence: &Range,
    cue: &Cue,
    subject: &Subject,
    cues: &[Cue],
) -> Option<Range> {
    let Subject::Before(source) = subject else { return None };
    if !cue.verb.complements.quotes() || cue.verb.form == Form::Gerund {
        return None;
    }
    let as_before = source.start > sentence.start && page.lower(source.start - 1) == "as";
    let reach = if as_before { 8 } else { 1 };
    let comma = (cue.end..sentence.end.min(cue.end + reach)).find(|&i| page.lower(i) == ",")?;
    let start = comma + 1;
    let word = page.lower(start);
    if start >= sentence.end
        || !as_before
            && (is_carrying_on(word)
                || is_conjunction(word)
                || is_relative(word)
                || is_preposition(word)
                || is_determiner(word) && word != "the")
    {
        return None;
    }
    let end = clause::end(page, sentence, start, cues, false);
    (end > start + 2).then_some(start..end)
}

/// Content of a word or two is no statement, unless it is quoted or what the verb is about.
fn too_thin(page: &Analysis<'_>, cue: &Cue, attribution: &Attribution, kind: ComplementKind) -> bool {
    let words =
        attribution.content.iter().flat_map(Clone::clone).filter(|&i| page.tokens[i].is_word()).count();
    let quoted = attribution.content.iter().any(|c| c.clone().any(|i| page.quoted(i)));
    // "claimed the lives of …" says nothing.
    let deaths = cue.verb.lemma == "claim"
        && attribution
            .content
            .iter()
            .any(|c| c.clone().take(4).any(|i| matches!(page.lower(i), "lives" | "life")));
    words == 0
        || deaths
        || words < 2
            && !quoted
            && !(kind == ComplementKind::Noun
                || kind == ComplementKind::Infinitive
                || cue.verb.complements.noun())
}

/// The subject of the main clause, for a verb that carries on with none before it.
fn sentence_subject(page: &Analysis<'_>, sentence: &Range, cue: &Cue) -> Option<Range> {
    let mut start = sentence.start;
    while start < cue.group.start {
        let word = page.lower(start);
        if is_preposition(word)
            || matches!(word, "prior" | "according")
            || is_clause_start(word) && !is_conjunction(word)
        {
            // "Under the deal, …": the subject comes behind the comma.
            start = (start..cue.group.start).find(|&i| page.lower(i) == "," && !page.quoted(i))? + 1;
        } else if is_conjunction(word)
            || matches!(word, "," | "-" | "—" | "–")
            || is_adverb(word)
            || is_linker(word)
            || is_ly_adverb(word)
        {
            start += 1;
        } else {
            break;
        }
    }
    super::phrase::starting_at(page, start, cue.group.start)
}

/// A sentence that ends its paragraph with a colon introduces the next, if that is quoted or nothing else is.
fn introduces(page: &Analysis<'_>, n: usize, sentence: &Range) -> Option<Range> {
    if sentence.end == sentence.start || page.lower(sentence.end - 1) != ":" {
        return None;
    }
    let next = page.sentences.get(n + 1).filter(|next| next.block != page.sentences[n].block)?;
    let block = &page.blocks[next.block];
    match page.quotations.opening_at(block.start) {
        Some(quotation) => Some(quotation.tokens.clone()),
        None => Some(block.clone()).filter(|b| !b.is_empty()),
    }
}

/// Whether a noun phrase can hold a view: a name, a pronoun, an office, an organisation, or a document for the
/// verbs that documents take. "An accident claimed", "the use of it points to" credit nobody.
fn can_speak(page: &Analysis<'_>, source: &Range, kind: ComplementKind) -> bool {
    let head = source
        .clone()
        .find(|&i| {
            matches!(page.lower(i), "," | "(")
                || is_relative(page.lower(i))
                || i > source.start && is_preposition(page.lower(i))
        })
        .unwrap_or(source.end);
    let core = source.start..head;
    let last = head.saturating_sub(1).max(source.start);
    let word = page.lower(last);
    page.tokens[last].capital
        || is_pronoun(word)
        || is_role(word)
        || is_organisation_noun(word)
        || core.clone().any(|i| page.tokens[i].capital && i > core.start)
        || is_document_noun(word)
        || word.ends_with('s')
            && !word.ends_with("ss")
            && matches!(kind, ComplementKind::Clause | ComplementKind::Noun)
}

/// Takes out views that a reported speech holds about its own speaker ("he said he believed …"): one statement,
/// not two.
fn drop_own_views(page: &Analysis<'_>, found: &mut Vec<Attribution>) {
    let inner = |a: &Attribution| a.cue.first().map(|c| c.start);
    let keep: Vec<bool> = found
        .iter()
        .map(|a| {
            let quoted = a.content.iter().any(|c| c.clone().any(|i| page.quoted(i)));
            let own =
                !quoted && a.source.iter().all(|s| s.len() == 1 && is_personal_pronoun(page.lower(s.start)));
            let Some(cue) = inner(a) else { return true };
            !(own
                && !a.source.is_empty()
                && found.iter().any(|b| {
                    b != a
                        && b.content
                            .iter()
                            .any(|c| c.contains(&cue) && a.source.iter().all(|s| c.contains(&s.start)))
                }))
        })
        .collect();
    let mut keep = keep.into_iter();
    found.retain(|_| keep.next().unwrap_or(true));
}
