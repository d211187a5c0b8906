//! Lists of parts of a country.
//!
//! In "Ell and Orr counties" and "the counties of Ell and Orr" one word says what all are: each is that part of the
//! country, though its own name without the word may be a town's.
//!
//! | text | places |
//! |---|---|
//! | Roads in **Cooke** and **Denton** counties, **Texas**, were closed. | Cooke County; Denton County; Texas |
//! | Shells fell in **Homs**, **Hama** and **Idlib** provinces. | Homs; Hama; Idlib |

use std::collections::HashMap;

use crate::Analysis;
use crate::lexicon::is_name_particle;

/// Names in one list, and words in one name: bounds the time.
const MOST: usize = 20;
const LONGEST: usize = 4;

/// The ends of the names in lists, with the word that one of them alone would have.
pub(super) fn ends(page: &Analysis<'_>) -> HashMap<usize, &'static str> {
    let mut out = HashMap::new();
    for i in 0..page.tokens.len() {
        let Some(part) = part(page.lower(i)) else { continue };
        if page.lower(i + 1) == "of" {
            forward(page, i + 2, part, &mut out);
        } else {
            backward(page, i, part, &mut out);
        }
    }
    out
}

/// The word of one part, from that of several.
fn part(word: &str) -> Option<&'static str> {
    const PARTS: [(&str, &str); 9] = [
        ("counties", "county"),
        ("parishes", "parish"),
        ("provinces", "province"),
        ("governorates", "governorate"),
        ("districts", "district"),
        ("regions", "region"),
        ("oblasts", "oblast"),
        ("prefectures", "prefecture"),
        ("townships", "township"),
    ];
    PARTS.iter().find(|(several, _)| *several == word).map(|(_, one)| *one)
}

fn joins(word: &str) -> bool {
    matches!(word, "," | "and" | "or" | "&")
}

fn backward(page: &Analysis<'_>, mut end: usize, part: &'static str, out: &mut HashMap<usize, &'static str>) {
    for _ in 0..MOST {
        let words = name(page, |n| end.checked_sub(n + 1));
        if words == 0 {
            return;
        }
        out.insert(end, part);
        end -= words;
        // ", and" is one joint.
        let joints =
            (1..=2).take_while(|n| end.checked_sub(*n).is_some_and(|i| joins(page.lower(i)))).count();
        if joints == 0 {
            return;
        }
        end -= joints;
    }
}

fn forward(
    page: &Analysis<'_>,
    mut start: usize,
    part: &'static str,
    out: &mut HashMap<usize, &'static str>,
) {
    for _ in 0..MOST {
        let words = name(page, |n| Some(start + n));
        if words == 0 {
            return;
        }
        start += words;
        out.insert(start, part);
        let joints = (0..2).take_while(|n| joins(page.lower(start + n))).count();
        if joints == 0 {
            return;
        }
        start += joints;
    }
}

/// How many words a name has whose tokens are counted off by `at`.
fn name(page: &Analysis<'_>, at: impl Fn(usize) -> Option<usize>) -> usize {
    let is_name = |n: &usize| {
        let token = at(*n).and_then(|i| page.tokens.0.get(i));
        token.is_some_and(|t| t.is_word() && (t.capital || is_name_particle(&t.lower)))
    };
    (0..LONGEST).take_while(is_name).count()
}
