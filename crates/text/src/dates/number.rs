//! Quantities in digits and words: "24", "1,900", "twenty-four", "a couple of", "several".

use super::word::{Kind, Words};

/// How many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quantity {
    /// Digits as TIMEX3 writes them; `X` for a number that is not said.
    pub count: String,
    /// "A couple", "a dozen or so".
    pub rough: bool,
    /// The word behind it.
    pub end: usize,
}

impl Quantity {
    fn exact(value: u32, end: usize) -> Self {
        Self { count: value.to_string(), rough: false, end }
    }

    pub(super) fn is_vague(&self) -> bool {
        self.count == "X"
    }

    pub(super) fn value(&self) -> Option<i32> {
        self.count.parse().ok()
    }
}

/// The quantity that starts at a word. An article is one; the caller knows whether it may be.
pub(super) fn quantity(words: &Words<'_>, at: usize) -> Option<Quantity> {
    let found = whole(words, at)?;
    Some(match half(words, found.end) {
        // "two and a half", "six-and-a-half".
        Some(end) => Quantity { count: found.count + ".5", end, ..found },
        None => found,
    })
}

/// The word behind "and a half".
pub(super) fn half(words: &Words<'_>, at: usize) -> Option<usize> {
    let said = words.lower(at) == "and" && words.lower(at + 1) == "a" && words.lower(at + 2) == "half";
    said.then_some(at + 3)
}

fn whole(words: &Words<'_>, at: usize) -> Option<Quantity> {
    let vague = |end| Some(Quantity { count: "X".to_owned(), rough: false, end });
    let couple = |end| Some(Quantity { count: "2".to_owned(), rough: true, end: words.skip(end, &["of"]) });
    match (words.lower(at), words.lower(at + 1)) {
        ("a" | "the", "couple") => couple(at + 2),
        ("couple", _) => couple(at + 1),
        ("a", "few") => vague(at + 2),
        ("several" | "few" | "many", _) => vague(at + 1),
        ("some", _) if matches!(words.kind(at + 1), Kind::Units(_)) => vague(at + 1),
        ("a", "dozen") => Some(Quantity::exact(12, at + 2)),
        ("a" | "one", "hundred" | "thousand") => {
            cardinal(words, at + 1).map(|(n, end)| Quantity::exact(n, end))
        }
        // "a half-century", "a quarter-hour"
        ("half" | "quarter", _) if words.hyphened(at + 1) => share(words, at),
        ("a" | "an", "half" | "quarter") if words.hyphened(at + 2) => share(words, at + 1),
        // "a years-long feud"
        ("a", _) if matches!(words.kind(at + 1), Kind::Units(_)) => vague(at + 1),
        ("a" | "an" | "another", _) => Some(Quantity::exact(1, at + 1)),
        ("half", "a" | "an") => Some(Quantity { count: "0.5".to_owned(), rough: false, end: at + 2 }),
        _ => match words.kind(at) {
            Kind::Digits(n, _) => match (words.lower(at + 1), words.lower(at + 2)) {
                ("1/2" | "½", _) => Some(Quantity { count: format!("{n}.5"), rough: false, end: at + 2 }),
                ("million" | "billion" | "hundred" | "thousand", _) => {
                    let Kind::Cardinal(by) = words.kind(at + 1) else { return None };
                    Some(Quantity::exact(n.checked_mul(by)?, at + 2))
                }
                _ => Some(Quantity::exact(n, at + 1)),
            },
            Kind::Grouped(n) => Some(Quantity::exact(n, at + 1)),
            Kind::Dotted => {
                let lower = words.lower(at);
                (lower.len() < 8 && lower.matches('.').count() == 1).then(|| Quantity {
                    count: lower.to_owned(),
                    rough: false,
                    end: at + 1,
                })
            }
            Kind::Cardinal(_) => cardinal(words, at).map(|(n, end)| Quantity::exact(n, end)),
            _ => None,
        },
    }
}

/// "half", "quarter" before a hyphen and what it is a part of.
fn share(words: &Words<'_>, at: usize) -> Option<Quantity> {
    let count = if words.lower(at) == "half" { "0.5" } else { "0.25" };
    Some(Quantity { count: count.to_owned(), rough: false, end: at + 1 })
}

/// A number in words: "twenty-four", "a hundred and ten", "two thousand".
pub(super) fn cardinal(words: &Words<'_>, at: usize) -> Option<(u32, usize)> {
    let (mut total, mut part, mut end) = (0u32, 0u32, at);
    let mut last = u32::MAX;
    for _ in 0..8 {
        let at = if words.lower(end) == "and"
            && part >= 100
            && matches!(words.kind(end + 1), Kind::Cardinal(n) if n < 100)
        {
            end + 1
        } else {
            end
        };
        let Kind::Cardinal(n) = words.kind(at) else { break };
        match n {
            1000.. => {
                total = total.checked_add(part.max(1).checked_mul(n)?)?;
                part = 0;
            }
            100 => part = part.max(1).checked_mul(100)?,
            // "Twenty", then "four"; never "four", "twenty".
            20.. if last >= 100 => part = part.checked_add(n)?,
            1..10 if last >= 20 => part = part.checked_add(n)?,
            10..20 if last >= 100 => part = part.checked_add(n)?,
            _ => break,
        }
        last = n;
        end = at + 1;
    }
    (end > at).then_some((total.checked_add(part)?, end))
}

/// A year in words: "nineteen ninety-one", "two thousand and eleven", "twenty-twelve".
pub(super) fn spoken_year(words: &Words<'_>, at: usize) -> Option<(u32, usize)> {
    let Kind::Cardinal(first) = words.kind(at) else { return None };
    if matches!(first, 17..=20) {
        let (second, end) = cardinal(words, at + 1)?;
        if (10..100).contains(&second) {
            return Some((first * 100 + second, end));
        }
        if second == 100 && first < 20 {
            return Some((first * 100, end));
        }
    }
    if first == 2 && words.lower(at + 1) == "thousand" {
        let rest = words.skip(at + 2, &["and"]);
        return match cardinal(words, rest) {
            Some((n, end)) if n < 100 => Some((2000 + n, end)),
            _ => Some((2000, at + 2)),
        };
    }
    None
}
