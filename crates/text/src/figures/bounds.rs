//! Bounds.
//!
//! "At least 12" and "up to 12" are different claims: each number is read as an interval with the word that bounds it.
//! The number printed is kept as it is (the bound word says that "more than 12" leaves 12 out); what is only about right
//! may be a tenth off on either side, and what is "nearly" there a tenth below.
//!
//! | text | figures |
//! |---|---|
//! | **At least 12 people** were killed. | killed 12– people at_least |
//! | **No fewer than twelve people** were killed. | killed 12– people at_least |
//! | **More than 200 people** were injured. | injured 200– people more_than |
//! | The quake injured **up to 40 people**. | injured –40 people at_most |
//! | **As many as 300 people** were missing. | missing –300 people at_most |
//! | **Fewer than 50 people** were detained. | detained –50 people fewer_than |
//! | **Some 80 people** were killed. | killed 72–88 people about |
//! | **Nearly 80 people** were killed. | killed 72–80 people about |
//! | **10 to 12 people** were killed. | killed 10–12 people range |
//! | **Between 20 and 30 people** were injured. | injured 20–30 people range |
//! | The shelling killed **58-60 people**. | killed 58–60 people range |
//! | **Twelve or more people** were killed. | killed 12– people at_least |
//! | **Two or three people** were injured. | injured 2–3 people range |
//! | **Not one person** was killed. | killed 0 people |

use super::context::Context;
use super::numbers::{self, Number};
use crate::{Bound, Range};

/// A number with what bounds it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quantity {
    /// The bound words too.
    pub tokens: Range,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub bound: Bound,
}

impl Quantity {
    /// The count that claims least: the low bound, or none.
    pub(super) fn least(&self) -> f64 {
        self.low.unwrap_or_default()
    }

    /// The same interval with another low end: what others added or took away leaves it as wide as it was claimed.
    pub(super) fn moved_to(self, least: f64) -> Self {
        let by = least - self.least();
        let moved = |end: Option<f64>| end.map(|end| (end + by).max(0.0));
        Self { low: moved(self.low), high: moved(self.high), ..self }
    }
}

/// Words before a number. The longest first where one starts with another.
const BEFORE: &[(&str, Bound)] = &[
    ("at least", Bound::AtLeast),
    ("no fewer than", Bound::AtLeast),
    ("no less than", Bound::AtLeast),
    ("not fewer than", Bound::AtLeast),
    ("not less than", Bound::AtLeast),
    ("a minimum of", Bound::AtLeast),
    ("no more than", Bound::AtMost),
    ("not more than", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("a maximum of", Bound::AtMost),
    ("up to", Bound::AtMost),
    ("as many as", Bound::AtMost),
    ("as much as", Bound::AtMost),
    ("as few as", Bound::AtLeast),
    ("more than", Bound::MoreThan),
    ("upwards of", Bound::MoreThan),
    ("in excess of", Bound::MoreThan),
    ("well over", Bound::MoreThan),
    ("just over", Bound::MoreThan),
    ("over", Bound::MoreThan),
    ("above", Bound::MoreThan),
    ("fewer than", Bound::FewerThan),
    ("less than", Bound::FewerThan),
    ("just under", Bound::FewerThan),
    ("under", Bound::FewerThan),
    ("below", Bound::FewerThan),
    ("about", Bound::About),
    ("around", Bound::About),
    ("some", Bound::About),
    ("approximately", Bound::About),
    ("roughly", Bound::About),
    ("an estimated", Bound::About),
    ("estimated", Bound::About),
    ("circa", Bound::About),
    ("perhaps", Bound::About),
    ("nearly", NEARLY),
    ("almost", NEARLY),
    ("close to", NEARLY),
    ("all", Bound::Exact),
    ("only", Bound::Exact),
    ("just", Bound::Exact),
    ("exactly", Bound::Exact),
    ("the", Bound::Exact),
];

/// Nearly there is about, and not above: [`BEFORE`] tells it by the word.
const NEARLY: Bound = Bound::About;

/// Words behind a number.
const BEHIND: &[(&str, Bound)] = &[
    ("or more", Bound::AtLeast),
    ("or so", Bound::About),
    ("or fewer", Bound::AtMost),
    ("or less", Bound::AtMost),
    ("at least", Bound::AtLeast),
    ("at most", Bound::AtMost),
    ("-plus", Bound::AtLeast),
    ("+", Bound::AtLeast),
];

/// The quantity whose number starts at token `i`; bound words before it stand no further left than `floor`.
pub(super) fn at(cx: &Context<'_>, i: usize, floor: usize, end: usize) -> Option<Quantity> {
    let number = numbers::at(cx, i, end)?;
    if let Some(range) = range(cx, &number, floor, end) {
        return Some(range);
    }
    let Number { tokens, low, high, vague } = number;
    let behind = BEHIND.iter().find(|(words, _)| tokens.end < end && cx.says(tokens.end, words));
    if let Some((words, bound)) = behind {
        let stop = tokens.end + words.split(' ').count();
        return Some(interval(tokens.start..stop, low, high, *bound, false));
    }
    // Few words end a phrase of the table: most numbers are done with one look.
    let last = cx.before(tokens.start, 1, floor);
    // "Not one shell", but "not one but three".
    if last == "not" && !vague && (low, high) == (1.0, 1.0) && cx.lower(tokens.end) != "but" {
        return Some(plain(tokens.start - 1..tokens.end, 0.0, 0.0, false));
    }
    let may = |words: &str| !last.is_empty() && words.ends_with(last);
    let before = BEFORE.iter().filter(|(words, _)| may(words)).find_map(|(words, bound)| {
        let start = tokens.start.checked_sub(words.split(' ').count()).filter(|start| *start >= floor)?;
        // "killed at least …", but not "talked about 12".
        (cx.says(start, words)).then_some((start, *words, *bound))
    });
    let low_end = if vague { low } else { high };
    Some(match before {
        Some((start, _, Bound::Exact)) => plain(start..tokens.end, low, high, vague),
        Some((start, words, bound)) => {
            let nearly = matches!(words, "nearly" | "almost" | "close to");
            interval(start..tokens.end, low, low_end, bound, nearly)
        }
        None => plain(tokens, low, high, vague),
    })
}

fn plain(tokens: Range, low: f64, high: f64, vague: bool) -> Quantity {
    let bound = match (vague, low == high) {
        (true, _) => Bound::Vague,
        (false, true) => Bound::Exact,
        (false, false) => Bound::Range,
    };
    Quantity { tokens, low: Some(low), high: Some(high).filter(|high| high.is_finite()), bound }
}

fn interval(tokens: Range, low: f64, high: f64, bound: Bound, nearly: bool) -> Quantity {
    // A tenth either way, and whole where the number was.
    let (tenth_below, tenth_above) =
        if low.fract() == 0.0 { ((low * 0.9).ceil(), (high * 1.1).floor()) } else { (low * 0.9, high * 1.1) };
    let (low, high) = match bound {
        Bound::AtLeast | Bound::MoreThan => (Some(low), None),
        Bound::AtMost | Bound::FewerThan => (None, Some(high)),
        Bound::About if nearly => (Some(tenth_below), Some(high)),
        Bound::About => (Some(tenth_below), Some(tenth_above)),
        _ => (Some(low), Some(high)),
    };
    Quantity { tokens, low, high: high.filter(|high| high.is_finite()), bound }
}

/// "10 to 12", "between 20 and 30", "58–60", "two or three".
fn range(cx: &Context<'_>, first: &Number, floor: usize, end: usize) -> Option<Quantity> {
    let link = first.tokens.end;
    let between = cx.before(first.tokens.start, 1, floor) == "between";
    let links = match cx.page.lower(link) {
        "to" | "–" | "-" | "—" => true,
        "and" => between,
        "or" => first.high < 20.0 && first.high + 1.0 == numbers::at(cx, link + 1, end)?.low,
        _ => false,
    };
    if !links || link + 1 >= end || first.vague {
        return None;
    }
    let second = numbers::at(cx, link + 1, end)?;
    if second.low <= first.low {
        return None;
    }
    // "2 to 3 million": the size behind the second is meant of both.
    let size = [1e9, 1e6, 1e3].into_iter().find(|size| second.low >= *size && first.low < *size / 10.0);
    let printed_alone = second.tokens.len() > 1 && first.tokens.len() == 1;
    let low = if printed_alone { first.low * size.unwrap_or(1.0) } else { first.low };
    let from = matches!(cx.before(first.tokens.start, 1, floor), "between" | "from");
    let start = first.tokens.start - usize::from(from);
    Some(Quantity {
        tokens: start..second.tokens.end,
        low: Some(low),
        high: Some(second.high),
        bound: Bound::Range,
    })
}
