//! Second names that a text gives.
//!
//! "Better known as", "also called", "née", "alias", "nom de guerre": a name given so is the entity's from there on.
//!
//! | text | entities |
//! |---|---|
//! | They met **Ivo Sall**, better known as **Abu Orr**, in the hills. **Abu Orr** was tired. | Ivo Sall; Ivo Sall; Ivo Sall |
//! | The **Reef Front**, also called the **Quiet Men**, left. The **Quiet Men** were few. | Reef Front; Reef Front; Reef Front |
//! | The doctor saw **Ana Orr** (née **Sall**). | Ana Orr; Ana Orr |

use crate::lexicon::is_title;
use crate::speakers::Cast;
use crate::{Analysis, Range};

/// Words that may stand between a name and the words that give the second.
const BETWEEN: usize = 4;

/// Adds them as names of the members whose names stand before them.
pub(crate) fn add(page: &Analysis<'_>, runs: &[(Range, usize)], cast: &mut Cast) {
    let mut ends: Vec<(usize, usize)> = Vec::new();
    for (n, member) in cast.members.iter().enumerate().filter(|(_, member)| member.kind.is_named()) {
        ends.extend(member.mentions.iter().map(|mention| (mention.end, n)));
    }
    ends.sort_unstable();
    for (run, floor) in runs {
        let Some(giving) = giving(page, run.start, *floor) else { continue };
        let byte = page.tokens[giving].range.start;
        let before = ends.partition_point(|(end, _)| *end <= byte);
        let Some(&(end, member)) = before.checked_sub(1).and_then(|i| ends.get(i)) else { continue };
        let between = page.tokens.at_byte(end)..giving;
        let close = between.len() <= BETWEEN && between.start >= *floor;
        if close && between.clone().all(|i| is_between(page.lower(i))) {
            let titles = run.clone().take_while(|&i| is_title(page.lower(i))).count();
            let name = run.start + titles.min(run.len() - 1)..run.end;
            cast.also(member, page.lower_words(&name), page.tokens.bytes(&name));
        }
    }
}

/// Where the words begin that give a name which begins at a token.
fn giving(page: &Analysis<'_>, name: usize, floor: usize) -> Option<usize> {
    let word = |n: usize| name.checked_sub(n).filter(|&i| i >= floor).map_or("", |i| page.lower(i));
    let skip = usize::from(matches!(word(1), "the" | "“" | "\"" | "‘" | "'"));
    let before = |n: usize| word(n + skip);
    let len = match (before(3), before(2), before(1)) {
        ("nom", "de", "guerre") => 3,
        (_, "known", "as")
        | (_, "also" | "commonly" | "sometimes" | "popularly", "called" | "nicknamed" | "dubbed") => 2,
        (_, _, "aka" | "a.k.a." | "a.k.a" | "alias" | "née" | "nee") => 1,
        _ => return None,
    };
    Some(name - skip - len)
}

fn is_between(word: &str) -> bool {
    matches!(
        word,
        "," | "("
            | "also"
            | "better"
            | "commonly"
            | "formerly"
            | "previously"
            | "once"
            | "widely"
            | "sometimes"
            | "who"
            | "is"
            | "was"
            | "and"
            | "or"
            | "–"
            | "—"
            | "-"
    )
}
