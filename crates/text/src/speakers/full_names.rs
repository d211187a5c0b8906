//! Short names of organisations.
//!
//! "The Mission", "the ministry", "the ROR": the longer name that the text has anywhere, the one before it first.
//!
//! | statement | speaker |
//! |---|---|
//! | **The Harbour Ministry** said the ferry was late. **The ministry** said it had no fuel. | Harbour Ministry; Harbour Ministry |
//! | **The Mission** said the road was open. The Kestrel Monitoring Mission has ten men there. | Kestrel Monitoring Mission |

use std::collections::HashMap;

use super::cast::initials;
use crate::lexicon::*;
use crate::{Analysis, Range};

/// Capitalised names of several words that are no person's, by their first and last words.
pub(super) struct Names {
    by_word: HashMap<String, Vec<Range>>,
    pub(super) in_order: Vec<Range>,
}

impl Names {
    /// `found` are the text's capitalised runs, `people` the places of those who are people.
    pub(super) fn of(
        page: &Analysis<'_>,
        found: &[(Range, usize)],
        people: &[(usize, usize, usize)],
    ) -> Self {
        let mut by_word: HashMap<String, Vec<Range>> = HashMap::new();
        let mut in_order = Vec::new();
        // "St. Orr's Hospital": one name.
        let mut runs: Vec<Range> = Vec::new();
        for (run, _) in found {
            match runs.last() {
                Some(owner) if owner.end + 1 == run.start && page.lower(owner.end) == "'s" => {
                    let whole = owner.start..run.end;
                    runs.extend([run.clone(), whole]);
                }
                _ => runs.push(run.clone()),
            }
        }
        for run in runs.into_iter().filter(|run| run.len() > 1) {
            let bytes = page.tokens.bytes(&run);
            let next = people.partition_point(|person| person.1 <= bytes.start);
            let person = people.get(next).is_some_and(|person| person.0 < bytes.end);
            let opens = is_title(page.lower(run.start)) || is_weekday(page.lower(run.start));
            if person && !is_body(page, &run) || opens || is_month(page.lower(run.start)) {
                continue;
            }
            for word in [run.start, run.end - 1] {
                by_word.entry(page.lower(word).to_owned()).or_default().push(run.clone());
            }
            if run.len() > 2 {
                let words = page.lower_words(&run);
                by_word.entry(initials(&words)).or_default().push(run.clone());
            }
            in_order.push(run);
        }
        Self { by_word, in_order }
    }

    /// The last name before these words, else the first behind them, that a word shortens: its last word, or,
    /// capitalised, its first.
    pub(super) fn longer(&self, page: &Analysis<'_>, short: &Range) -> Option<Range> {
        let last = short.end - 1;
        let capital = page.tokens[last].capital;
        let fits = |run: &&Range| {
            let ends = page.lower(run.end - 1) == page.lower(last);
            let begins = capital && short.len() == 1 && page.lower(run.start) == page.lower(last);
            let place =
                begins && (is_country_or_capital(page.lower(last)) || page.is_place(page.lower(last)));
            let acronym = capital && short.len() == 1 && run.len() > 2 && {
                let words = page.lower_words(run);
                initials(&words) == page.lower(last)
            };
            run.len() > short.len()
                && !(run.start..run.end).contains(&last)
                && (ends || acronym || begins && !place)
        };
        let all = self.by_word.get(page.lower(last))?;
        let before = all.iter().rev().find(|run| run.end <= short.start && fits(run));
        before.or_else(|| all.iter().find(|run| run.start > short.start && fits(run))).cloned()
    }
}

/// Whether a name of several words has one that only organisations have.
pub(super) fn is_body(page: &Analysis<'_>, name: &Range) -> bool {
    name.clone().any(|i| is_organisation_noun(page.lower(i)))
}
