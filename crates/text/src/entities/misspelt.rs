//! Names one letter apart.
//!
//! They stay two: nobody but you can know whether "Dash" beside "Daesh" was a slip. The document gets the diagnostic `T008`
//! with both names, where the other is the name that the text has more often. Two given names are no slip.
//!
//! | text with a slip | the two names |
//! |---|---|
//! | The Daesh men went. The Daesh flag was burnt, and **Dash** left. | Dash, Daesh |
//! | Mayor Ana Kestrel met Ivo Sall. Kestrel was late, and so was **Kestral**. | Kestral, Ana Kestrel |
//! | Ana Orr met Anna Orr, and Ana Orr left. | |

use std::collections::HashSet;

use strsim::damerau_levenshtein;

use crate::lexicon::{
    gender_of_given_name, is_clause_start, is_demonym_or_country, is_month, is_weekday, verb,
};
use crate::speakers::Cast;
use crate::{Analysis, Range};

/// So many names are compared with each other at most, which bounds the time.
const MOST: usize = 300;

/// A name, its place in the text, and the name it may have been meant for.
#[derive(Debug, Clone)]
pub(crate) struct Likeness {
    pub bytes: Range,
    pub name: String,
    pub other: String,
}

/// Every single name that is written once or twice and one letter away from one that an entity has more often.
/// `runs` are the text's capitalised runs.
pub(crate) fn find(page: &Analysis<'_>, runs: &[(Range, usize)], cast: &Cast) -> Vec<Likeness> {
    // The last words of the names that are known, and how often their entity is named.
    let mut known: Vec<(&str, usize, Range)> = Vec::new();
    for member in cast.members.iter().filter(|m| m.kind.is_named()).take(MOST) {
        for mention in &member.mentions {
            let last = page.tokens.at_byte(mention.end).saturating_sub(1);
            if page.tokens[last].capital && !known.iter().any(|(word, ..)| *word == page.lower(last)) {
                known.push((page.lower(last), member.mentions.len(), mention.clone()));
            }
        }
    }
    let mut out = Vec::new();
    let mut seen: HashSet<&str> = HashSet::new();
    for (run, _) in runs.iter().filter(|(run, _)| is_odd(page, run)) {
        let word = page.lower(run.end - 1);
        if seen.len() == MOST || !seen.insert(word) {
            continue;
        }
        let often = |w: &str| known.iter().find(|(other, ..)| *other == w).map_or(0, |(_, often, _)| *often);
        let like = known.iter().find(|(other, times, _)| *times > often(word).max(1) && near(word, other));
        if let Some((.., other)) = like {
            let printed = |bytes: Range| page.text[bytes].split_whitespace().collect::<Vec<_>>().join(" ");
            let bytes = page.tokens.bytes(run);
            out.push(Likeness { name: printed(bytes.clone()), other: printed(other.clone()), bytes });
        }
    }
    out
}

/// Capitalised inside a sentence, and no word that has its capital for another reason.
fn is_odd(page: &Analysis<'_>, run: &Range) -> bool {
    let last = page.lower(run.end - 1);
    let opens = page.opens_sentence(run.start);
    let usual = is_demonym_or_country(last) || is_month(last) || is_weekday(last) || is_clause_start(last);
    run.len() < 3 && !(opens && run.len() == 1 || usual || verb(last).is_some())
}

/// One slip apart, and no two given names.
fn near(a: &str, b: &str) -> bool {
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    let plural = long == short + 1 && (a.strip_suffix('s') == Some(b) || b.strip_suffix('s') == Some(a));
    let given = gender_of_given_name(a).is_some() && gender_of_given_name(b).is_some();
    short > 3 && long < 30 && a != b && !plural && !given && damerau_levenshtein(a, b) == 1
}
