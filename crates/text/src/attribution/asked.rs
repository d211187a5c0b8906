//! Questions put to somebody: "asked whether …, Orr said", "the minister was asked about …".
//!
//! What is asked is a statement too (it says what the reporters wanted to know). Who asked is mostly not
//! told: the source is then empty.

use super::{Attribution, clause, cue::Cue, phrase};
use crate::lexicon::opens_question;
use crate::{Analysis, Range};

/// Questions of a sentence whose asker is unnamed or comes with "by".
pub(super) fn find(page: &Analysis<'_>, sentence: &Range, cues: &[Cue]) -> Vec<Attribution> {
    sentence
        .clone()
        .filter(|&i| matches!(page.lower(i), "asked" | "pressed" | "questioned") && !page.quoted(i))
        .filter_map(|i| read(page, sentence, i, cues))
        .collect()
}

fn read(page: &Analysis<'_>, sentence: &Range, at: usize, cues: &[Cue]) -> Option<Attribution> {
    let before = if at > sentence.start { page.lower(at - 1) } else { "," };
    let passive = matches!(
        before,
        "was"
            | "were"
            | "is"
            | "are"
            | "been"
            | "being"
            | "when"
            | "if"
            | ","
            | "also"
            | "and"
            | "repeatedly"
            | "then"
            | "specifically"
    );
    let has_subject = matches!(before, "also" | "and" | "," | "repeatedly" | "then")
        && at > sentence.start
        && !(at >= 2 && matches!(page.lower(at - 2), "was" | "were" | "when"));
    if !passive || has_subject {
        return None;
    }
    let mut next = at + 1;
    let mut source = Vec::new();
    if page.lower(next) == "by"
        && let Some(asker) = phrase::starting_at(page, next + 1, sentence.end)
    {
        next = asker.end;
        source.push(asker);
    }
    // "asked on Monday whether", "asked in an interview about".
    let opens = (next..sentence.end.min(next + 8)).find(|&i| opens_question(page.lower(i)))?;
    if page.lower(opens) == "," || opens >= sentence.end {
        return None;
    }
    let addressee = addressee(page, sentence, at);
    let end =
        clause::end(page, sentence, opens, cues, at == sentence.start || before == "when" || before == ",");
    (end > opens + 1).then(|| Attribution {
        source,
        cue: vec![at..at + 1],
        content: vec![opens..end],
        addressee,
        ..Attribution::default()
    })
}

/// Who was asked: the subject of the passive.
fn addressee(page: &Analysis<'_>, sentence: &Range, at: usize) -> Option<Range> {
    let be = (sentence.start..at)
        .rev()
        .take(3)
        .find(|&i| matches!(page.lower(i), "was" | "were" | "is" | "are"))?;
    phrase::ending_at(page, be.checked_sub(1).filter(|i| *i >= sentence.start)?, sentence.start)
}
