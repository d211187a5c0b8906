//! Short names that are left.
//!
//! Once everybody is known, a run of capitalised words, or a part of one, that is a name or a shortened name of somebody
//! joins them. A word that begins two names is nobody's, and a country's name is the country's.
//!
//! | text | entities |
//! |---|---|
//! | Crews of **Harbourline Shipping Company** left. The boats of **Harbourline** stayed. | Harbourline Shipping Company; Harbourline Shipping Company |
//! | **Ivo Sall** and **Ana Orr** went home. Nobody had told **Orr**. | Ivo Sall; Ana Orr; Ana Orr |

use crate::lexicon::is_country_or_capital;
use crate::speakers::Cast;
use crate::{Analysis, Range};

/// Longer names are not looked for inside a run.
const LONGEST: usize = 6;

/// Adds them as mentions. `taken` are the bytes of the mentions so far, in the order of the text.
pub(super) fn add(page: &Analysis<'_>, runs: &[(Range, usize)], taken: &[Range], cast: &mut Cast) {
    let free = |run: &Range| {
        let bytes = page.tokens.bytes(run);
        let next = taken.partition_point(|other| other.end <= bytes.start);
        taken.get(next).is_none_or(|other| other.start >= bytes.end)
    };
    for (run, _) in runs {
        let mut at = run.start;
        while at < run.end {
            let ends = (at + 1..=run.end.min(at + LONGEST)).rev();
            let found = ends.map(|end| at..end).find_map(|part| {
                // "in Ell": the place, though Ell may have spoken as a government.
                let place = part.len() == 1 && is_country_or_capital(page.lower(part.start));
                let member = (!place && free(&part)).then(|| cast.named(page, &part)).flatten()?;
                Some((member, part))
            });
            at = match found {
                Some((member, part)) => {
                    cast.mention(member, page.tokens.bytes(&part));
                    part.end
                }
                None => at + 1,
            };
        }
    }
}
