//! A place and what it lies in: "Town, State", "Town, Country", "County, State".
//!
//! Each of the two is a name of its own, and the second says which of the places of the first name is meant.
//!
//! | text | places |
//! |---|---|
//! | He moved from **Paris**, **Texas**, to **London**, **Ontario**. | Paris; Texas; London; Ontario |
//! | Three were hurt in **Moscow**, **Idaho**. | Moscow; Idaho |
//! | The court sat in **Gainesville**, **Cooke County**, **Texas**. | Gainesville; Cooke County; Texas |

use std::collections::HashMap;

use super::evidence::{Sign, Signs};
use super::gazetteer::Gazetteer;
use super::names::Names;
use crate::Analysis;

/// For each name, the names that are printed behind it as what it lies in.
pub(super) type Pairs = HashMap<usize, Vec<usize>>;

/// Finds the pairs, and marks both names.
pub(super) fn find(page: &Analysis<'_>, gazetteer: &Gazetteer, names: &Names, signs: &mut [Signs]) -> Pairs {
    let mut pairs = Pairs::new();
    let mut known: HashMap<(usize, usize), bool> = HashMap::new();
    for (n, two) in names.mentions.windows(2).enumerate() {
        let [inner, outer] = two else { continue };
        if !joined(page, inner.tokens.end, outer.tokens.start) {
            continue;
        }
        let fits = *known.entry((inner.name, outer.name)).or_insert_with(|| {
            names.names[inner.name].sites.iter().any(|(site, _)| {
                gazetteer
                    .parents(*site)
                    .any(|parent| names.names[outer.name].sites.iter().any(|(site, _)| *site == parent))
            })
        });
        if fits {
            signs[n].add(Sign::Within);
            signs[n + 1].add(Sign::Contains);
            let outer_names = pairs.entry(inner.name).or_default();
            if !outer_names.contains(&outer.name) {
                outer_names.push(outer.name);
            }
        }
    }
    pairs
}

/// "Ell, Orr", "Ell (Orr)", "Ell OH".
fn joined(page: &Analysis<'_>, end: usize, start: usize) -> bool {
    start == end && page.tokens.0.get(start).is_some_and(|t| t.spaced)
        || start == end + 1 && matches!(page.lower(end), "," | "(")
}
