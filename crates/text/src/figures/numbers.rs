//! Numbers.
//!
//! A number is digits in any script's writing or words. A comma or a dot stands between thousands where groups of three
//! digits follow it, and for the decimals otherwise; a number of more digits than a count can have is none.
//!
//! | text | figures |
//! |---|---|
//! | The flood displaced **1,234 people**. | displaced 1234 people |
//! | The flood displaced **1.2 million people**. | displaced 1200000 people |
//! | The flood displaced **1 234 people**. | displaced 1234 people |
//! | Shelling killed **twenty-three people** in Ell. | killed 23 people |
//! | The blast injured **a hundred and five people**. | injured 105 people |
//! | The blast injured **half a dozen people**. | injured 6 people |
//! | Shelling killed **١٢ people** in Ell. | killed 12 people |
//! | The quake displaced **12m people**. | displaced 12000000 people |
//! | The quake displaced **12,34,567 people**. | displaced 1234567 people |
//! | Shelling wounded **१२ people** in Ell. | injured 12 people |

use std::sync::LazyLock;

use super::context::Context;
use super::table::WordTable;
use crate::Range;
use crate::token::TokenKind;

/// More digits than this count nothing, and would be rounded.
const MOST_DIGITS: usize = 15;

/// A number in the text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Number {
    pub tokens: Range,
    pub low: f64,
    pub high: f64,
    /// One of the vague words, or made with one.
    pub vague: bool,
}

/// The number that starts at token `i`.
pub(super) fn at(cx: &Context<'_>, i: usize, end: usize) -> Option<Number> {
    let number = match cx.page.tokens.0.get(i).filter(|_| i < end)? {
        token if token.kind == TokenKind::Number => in_digits(cx, i, end)?,
        _ => vague(cx, i, end).or_else(|| in_words(cx, i, end))?,
    };
    Some(scaled(cx, number, end))
}

/// "10-12": one token that holds both ends of a range.
pub(super) fn both_ends(word: &str) -> Option<(f64, f64)> {
    let (low, high) = word.split_once(['-', '‑'])?;
    let (low, high) = (value(low)?, value(high)?);
    (low < high).then_some((low, high))
}

fn in_digits(cx: &Context<'_>, i: usize, end: usize) -> Option<Number> {
    let word = cx.page.lower(i);
    if let Some((low, high)) = both_ends(word) {
        return Some(Number { tokens: i..i + 1, low, high, vague: false });
    }
    let mut value = value(word)?;
    let mut last = i;
    // "1 234": groups of three behind a space.
    while value >= 1.0
        && value.fract() == 0.0
        && word.len() <= 3
        && last + 1 < end
        && last < i + 4
        && is_group(cx.page.lower(last + 1))
        && cx.page.tokens[last + 1].spaced
    {
        last += 1;
        value = value * 1000.0 + cx.page.lower(last).parse::<f64>().unwrap_or_default();
    }
    Some(Number { tokens: i..last + 1, low: value, high: value, vague: false })
}

fn is_group(word: &str) -> bool {
    word.len() == 3 && word.bytes().all(|b| b.is_ascii_digit())
}

/// What digits with separators and a short ending ("12m", "1.5bn") say; nothing for "9mm", "24-year-old", "3rd".
fn value(word: &str) -> Option<f64> {
    let digits: String = word.chars().map(ascii_digit).collect();
    let stop = digits.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(digits.len());
    let factor = match &digits[stop..] {
        "" => 1.0,
        "k" => 1e3,
        "m" | "mn" => 1e6,
        "b" | "bn" => 1e9,
        _ => return None,
    };
    let body = &digits[..stop];
    if body.is_empty()
        || body.len() > MOST_DIGITS + 5
        || body.bytes().filter(u8::is_ascii_digit).count() > MOST_DIGITS
    {
        return None;
    }
    let thousands = |mark: char| {
        let mut groups = body.split(mark);
        groups.next().is_some_and(|first| (1..=3).contains(&first.len()) && !first.starts_with('0')) && {
            // "1,234,567", or "12,34,567" of South Asia.
            let rest: Vec<&str> = groups.collect();
            let lakhs = mark == ',' && rest.len() > 1;
            rest.split_last().is_none_or(|(last, middle)| {
                last.len() == 3
                    && (middle.iter().all(|group| group.len() == 3)
                        || lakhs && middle.iter().all(|group| group.len() == 2))
            })
        }
    };
    let plain = match (body.rfind(','), body.rfind('.')) {
        (None, None) => body.to_owned(),
        (Some(comma), Some(dot)) if comma > dot => body.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => body.replace(',', ""),
        (Some(_), None) if thousands(',') => body.replace(',', ""),
        (Some(_), None) => body.replacen(',', ".", 1),
        (None, Some(_)) if body.matches('.').count() > 1 && thousands('.') => body.replace('.', ""),
        (None, Some(_)) => body.to_owned(),
    };
    plain.parse::<f64>().ok().map(|value| value * factor)
}

/// Arabic-Indic digits and their separators in ASCII.
fn ascii_digit(c: char) -> char {
    let digit = match c {
        '\u{660}'..='\u{669}' => c as u32 - 0x660,
        '\u{6F0}'..='\u{6F9}' => c as u32 - 0x6F0,
        '\u{966}'..='\u{96F}' => c as u32 - 0x966,
        '\u{66B}' => return '.',
        '\u{66C}' => return ',',
        _ => return c,
    };
    char::from_digit(digit, 10).unwrap_or(c)
}

/// Words below twenty, and the tens, in order.
const ONES: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
                    sixteen seventeen eighteen nineteen";
const TENS: &str = "twenty thirty forty fifty sixty seventy eighty ninety";

static SMALL: LazyLock<WordTable<f64>> = LazyLock::new(|| {
    let mut words: WordTable<f64> = WordTable::default();
    for (n, word) in ONES.split_whitespace().enumerate() {
        *words.entry(word) = n as f64;
    }
    for (n, tens) in TENS.split_whitespace().enumerate() {
        let value = 10.0 * (n as f64 + 2.0);
        *words.entry(tens) = value;
        for (n, ones) in ONES.split_whitespace().enumerate().take(10) {
            *words.entry(&format!("{tens}-{ones}")) = value + n as f64;
        }
    }
    words
});

/// Words below a hundred, "twenty-three" too.
pub(super) fn small(word: &str) -> Option<f64> {
    SMALL.get(word).copied()
}

/// "dozens of", "a few": a word of the table of vague words.
fn vague(cx: &Context<'_>, i: usize, end: usize) -> Option<Number> {
    let (len, low, high) = cx.vague.at(|k| if i + k < end { cx.page.lower(i + k) } else { "" })?;
    // "as many as 300", "how many people".
    if matches!(cx.before(i, 1, 0), "as" | "how" | "so" | "too") {
        return None;
    }
    Some(Number { tokens: i..i + len, low, high, vague: low != high })
}

/// "twenty three", "a hundred and five", "half a dozen".
fn in_words(cx: &Context<'_>, i: usize, end: usize) -> Option<Number> {
    let word = |k: usize| if k < end { cx.page.lower(k) } else { "" };
    let number =
        |last: usize, value: f64| Number { tokens: i..last + 1, low: value, high: value, vague: false };
    match word(i) {
        "half" if word(i + 1) == "a" && scale(word(i + 2)).is_some() => {
            return Some(number(i + 2, scale(word(i + 2))? / 2.0));
        }
        "half" if word(i + 1) == "of" => return Some(number(i, 0.5)),
        "a" | "an" if scale(word(i + 1)).is_some() => return Some(number(i, 1.0)),
        "both" => return Some(number(i, 2.0)),
        _ => {}
    }
    let mut value = small(word(i))?;
    let mut last = i;
    // "twenty three" without its hyphen.
    if value >= 20.0
        && value % 10.0 == 0.0
        && small(word(i + 1)).is_some_and(|ones| (1.0..10.0).contains(&ones))
    {
        value += small(word(i + 1)).unwrap_or_default();
        last += 1;
    }
    Some(number(last, value))
}

fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "score" => 20.0,
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

/// The number with the words for hundreds and more behind it: "3 hundred thousand", "two hundred and five".
fn scaled(cx: &Context<'_>, mut number: Number, end: usize) -> Number {
    let half = cx.page.lower(number.tokens.start) == "half";
    for _ in 0..6 {
        let next = number.tokens.end;
        if next >= end {
            break;
        }
        let word = cx.page.lower(next);
        if let Some(factor) = scale(word).filter(|_| !half) {
            number.low *= factor;
            number.high *= factor;
            number.tokens.end = next + 1;
            continue;
        }
        // "two hundred and five": what is added is smaller than the last word's size.
        let at = next + usize::from(word == "and");
        let size = scale(cx.page.lower(next - 1)).filter(|size| *size >= 100.0);
        let added = size.and_then(|size| {
            let added = small(cx.page.lower(at))
                .filter(|_| at < end && (word == "and" || size > 100.0 || at == next))?;
            (added < size && cx.page.lower(at + 1) != "of").then_some(added)
        });
        // "killed two hundred and five were hurt" is two numbers.
        let verb_follows = crate::lexicon::is_auxiliary(cx.page.lower(at + 1));
        match added.filter(|_| !verb_follows) {
            Some(added) => {
                number.low += added;
                number.high += added;
                number.tokens.end = at + 1;
            }
            None => break,
        }
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_and_limits() {
        for (word, number) in [
            ("1,234.5", Some(1234.5)),
            ("1.234,5", Some(1234.5)),
            ("1,234", Some(1234.0)),
            ("3,5", Some(3.5)),
            ("1.234.567", Some(1_234_567.0)),
            ("12,34,567", Some(1_234_567.0)),
            ("1,23", Some(1.23)),
            ("12m", Some(12e6)),
            ("9mm", None),
            ("24-year-old", None),
            ("٣٤٥", Some(345.0)),
        ] {
            assert_eq!(value(word), number, "{word}");
        }
        assert_eq!(value(&"9".repeat(400)), None);
        assert_eq!(both_ends("10-12"), Some((10.0, 12.0)));
        assert_eq!(both_ends("3-1"), None);
        assert_eq!(small("ninety-nine"), Some(99.0));
    }
}
