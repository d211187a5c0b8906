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

/// The countries whose states have short names.
pub(super) const COUNTRIES: [&str; 3] = ["US", "CA", "AU"];

static WHOLE: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lines = include_str!("states.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' ')).collect()
});

/// The whole name of the state that token `i` is short for.
pub(super) fn whole(page: &Analysis<'_>, i: usize) -> Option<&'static str> {
    let printed = &page.text[page.tokens[i].range.clone()];
    if printed.len() > 6 {
        return None;
    }
    let whole = WHOLE.get(printed).or_else(|| {
        // A dot that the tokens took for the sentence's.
        (page.lower(i + 1) == "." && !page.tokens.0.get(i + 1).is_some_and(|dot| dot.spaced))
            .then(|| WHOLE.get(format!("{printed}.").as_str()))?
    })?;
    let free = printed.matches('.').count() > 1
        || matches!(
            printed,
            "Calif." | "Fla." | "Tenn." | "Okla." | "Minn." | "Wyo." | "Ont." | "Conn." | "Colo." | "Ariz."
        );
    let behind_town = i > 1 && page.lower(i - 1) == "," && page.tokens[i - 2].capital
        || i > 0
            && page.tokens[i - 1].capital
            && printed.len() == 2
            && page.tokens[i].spaced
            && i > 1
            && page.lower(i - 2) == ",";
    (free || behind_town).then_some(*whole)
}
