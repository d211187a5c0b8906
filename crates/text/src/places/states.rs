//! Short names of states and provinces.
//!
//! "W.Va.", "Calif." and "Ont." are names wherever they stand; what is a word or a name too ("La.", "Miss.", "OH") is
//! one only behind a town and a comma. The list is `states.txt`.
//!
//! | text | places |
//! |---|---|
//! | The plant in **Gainesville**, **Ga.**, was shut. | Gainesville; Georgia |
//! | Roads in **W.Va.** were closed. | West Virginia |
//! | She came from **Toledo**, **OH**, by bus. | Toledo; Ohio |
//! | Miss. Orr left. | |

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::Analysis;
use crate::token::TokenKind;

/// The countries whose states have short names.
pub(super) const COUNTRIES: [&str; 3] = ["US", "CA", "AU"];

static WHOLE: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lines = include_str!("states.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' ')).collect()
});

/// Short names that are no words, besides those with two dots.
const PLAIN: [&str; 10] =
    ["Calif.", "Fla.", "Tenn.", "Okla.", "Minn.", "Wyo.", "Ont.", "Conn.", "Colo.", "Ariz."];

/// The whole name of the state that token `i` is short for.
pub(super) fn whole(page: &Analysis<'_>, i: usize) -> Option<&'static str> {
    let printed = &page.text[page.tokens[i].range.clone()];
    if printed.len() > 6 {
        return None;
    }
    let dot = page.tokens.0.get(i + 1).is_some_and(|dot| dot.lower == "." && !dot.spaced);
    let before = |n: usize| i.checked_sub(n).and_then(|i| page.tokens.0.get(i));
    let comma = before(1).is_some_and(|t| t.lower == ",");
    if !(dot || comma || printed.contains('.')) {
        return None;
    }
    // A dot that was taken for the sentence's.
    let (short, whole) = WHOLE
        .get_key_value(printed)
        .or_else(|| dot.then(|| WHOLE.get_key_value(format!("{printed}.").as_str()))?)?;
    let behind_town = comma && before(2).is_some_and(|t| t.capital);
    // "400 B.C."
    let free = (short.matches('.').count() > 1 || PLAIN.contains(short))
        && before(1).is_none_or(|t| t.kind != TokenKind::Number);
    (free || behind_town).then_some(*whole)
}
