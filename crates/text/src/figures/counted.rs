//! What a number counts.
//!
//! The noun behind the number, past "more", "other" and "of the", names the unit; where it is a narrower word than
//! people it is the subgroup. Percentages, fractions and money are numbers of their own unit and never of casualties.
//!
//! | text | figures |
//! |---|---|
//! | Shelling killed **12 civilians**. | killed 12 people (civilians) |
//! | The army arrested **three police officers**. | arrested 3 people (officers) |
//! | **Two of the victims** died in hospital. | killed 2 people (victims) |
//! | The clashes wounded **five others**. | injured 5 people new |
//! | **Three more people** were killed. | killed 3 people new |
//! | **A further six** died in hospital. | killed 6 people new |
//! | The raid killed **two wounded men**. | killed 2 people (men); injured 2 people (men) |
//! | The storm destroyed **40 houses**. | destroyed 40 houses |
//! | The storm destroyed **30 percent of the houses**. | destroyed 30 percent (houses) |
//! | **Two thirds of the town** was evacuated. | evacuated 66.7 percent (town) |
//! | **Half of the houses** were destroyed. | destroyed 50 percent (houses) |
//! | The raid wounded **four Ruritanians**. | injured 4 people (ruritanians) |
//! | Troops seized **$850,000 in cash**. | seized 850000 USD |
//! | The army flew **20 sorties** on Monday. | sorties 20 sorties |
//! | The landslide killed **1.234 people**. | killed 1234 people |
//! | On average 2.5 people were injured. | – |
//! | Wolves killed 12 sheep. Three others were wounded. | – |

use super::bounds::Quantity;
use super::context::Context;
use super::group::{Group, Kind};
use super::{measures, people, uncounted};
use crate::lexicon::*;
use crate::token::TokenKind;
use crate::{Bound, Range};

/// No noun stands further behind its number than this many words.
const REACH: usize = 6;

/// The group that a quantity makes with the words around it.
pub(super) fn group(
    cx: &Context<'_>,
    i: usize,
    quantity: Quantity,
    floor: usize,
    sentence: &Range,
) -> Option<Group> {
    let number = i.max(quantity.tokens.start)..quantity.tokens.end;
    if let Some(money) = money(cx, i, &quantity, floor) {
        return Some(money);
    }
    if let Some(share) = share(cx, &quantity, sentence.end) {
        return Some(share);
    }
    if uncounted::is_label(cx, &number, sentence.start, sentence.end) {
        return None;
    }
    let mut group = Group::new(quantity.tokens.clone(), Kind::Bare, Some(quantity));
    before(cx, &mut group, floor);
    behind(cx, &mut group, sentence.end);
    if group.kind == Kind::People && !whole(cx, i, &mut group) {
        return None;
    }
    let one = cx.lower(i) == "one";
    // "one another", "one day", "no one": no count; "both" alone is a pronoun.
    if one && group.kind == Kind::Bare && !group.partitive && !bare_one_counts(cx, group.tokens.end) {
        return None;
    }
    Some(group)
}

/// Makes the count of people whole: "1.234 people" are more than a thousand; "2.5 people" are nobody.
fn whole(cx: &Context<'_>, i: usize, group: &mut Group) -> bool {
    let Some(count) = &mut group.count else { return true };
    let thousands = cx.lower(i).split_once('.').is_some_and(|(_, digits)| digits.len() == 3);
    for end in [&mut count.low, &mut count.high].into_iter().flatten() {
        if thousands && end.fract() != 0.0 {
            *end = (*end * 1000.0).round();
        }
    }
    count.low.or(count.high).is_none_or(|end| end.fract() == 0.0)
}

/// "another three", "a further six", "the other two".
fn before(cx: &Context<'_>, group: &mut Group, floor: usize) {
    loop {
        let start = group.tokens.start;
        match cx.before(start, 1, floor) {
            "another" | "further" | "additional" | "other" | "others" => group.other = true,
            "a" | "an" if group.other => {}
            "the" | "these" | "those" | "all" => group.definite = true,
            "his" | "her" | "their" | "its" => {}
            _ => return,
        }
        group.tokens.start -= 1;
    }
}

/// "more", "of the", and the noun.
fn behind(cx: &Context<'_>, group: &mut Group, end: usize) {
    let word = |i: usize| if i < end { cx.lower(i) } else { "" };
    let mut at = group.tokens.end;
    while matches!(word(at), "more" | "other" | "others" | "additional" | "further" | "new" | "fresh") {
        group.other |= !matches!(word(at), "new" | "fresh");
        at += 1;
        if word(at - 1) == "others" {
            group.tokens.end = at;
            group.kind = if of_things(cx, group.tokens.start) { Kind::Things } else { Kind::People };
            return;
        }
    }
    group.tokens.end = at;
    if word(at) == "of" {
        let mut next = at + 1;
        if matches!(word(next), "them" | "us" | "whom" | "those" | "these") {
            group.partitive = true;
            group.kind = Kind::People;
            group.tokens.end = next + 1;
            return;
        }
        while is_article(word(next)) || is_possessive(word(next)) {
            group.partitive = true;
            next += 1;
        }
        // "two of the three men".
        if super::numbers::at(cx, next, end).is_some_and(|n| n.tokens.end < end) && group.partitive {
            next += 1;
        }
        match head(cx, next, end) {
            Some(head) => name(cx, group, head),
            // "two of the wounded".
            None if group.partitive && measures::describes(word(next)) => group.tokens.end = next + 1,
            None => {}
        }
        return;
    }
    if let Some(head) = head(cx, at, end) {
        name(cx, group, head);
    }
}

/// Whether "others" are others of things or animals: "killed five goats. Three others were wounded".
fn of_things(cx: &Context<'_>, start: usize) -> bool {
    let near = (start.saturating_sub(25)..start).rev();
    let mut nouns = near.filter(|&i| people::is_person(cx.lower(i)) || measures::is_animal(cx.lower(i)));
    nouns.next().is_some_and(|i| !people::is_person(cx.lower(i)))
}

fn name(cx: &Context<'_>, group: &mut Group, head: usize) {
    let word = cx.lower(head);
    group.head = Some(head);
    group.tokens.end = head + 1;
    match people::noun(word) {
        Some(noun) => {
            group.kind = Kind::People;
            group.gender = noun.gender;
            if noun.count > 1.0
                && let Some(count) = &mut group.count
            {
                count.low = count.low.map(|low| low * noun.count);
                count.high = count.high.map(|high| high * noun.count);
            }
        }
        None => {
            group.kind = match () {
                () if measures::is_harm(word) => Kind::Bare,
                // "three Ruritanians", "12 beekeepers".
                () if is_plural(word) && (cx.page.tokens[head].capital || is_trade(word)) => Kind::People,
                () => Kind::Things,
            };
            if group.kind != Kind::People {
                group.unit = word.to_owned();
            }
            // "3,200 rounds of ammunition".
            let of = |t: &crate::token::Token| t.is_word() && !t.capital && !is_article(&t.lower);
            if group.kind == Kind::Things
                && cx.lower(head + 1) == "of"
                && cx.page.tokens.0.get(head + 2).is_some_and(of)
            {
                group.tokens.end = head + 3;
            }
        }
    }
    group.age = super::implicit::age_behind(cx, head + 1);
    for i in group.tokens.clone() {
        group.age = uncounted::age_word(cx.lower(i)).or(group.age);
    }
}

/// The head of the noun phrase whose first word is `at`: a noun for people, a plural, or the last word.
pub(super) fn head(cx: &Context<'_>, at: usize, end: usize) -> Option<usize> {
    let mut last = None;
    for i in at..end.min(at + REACH) {
        let token = &cx.page.tokens[i];
        let word = token.lower.as_str();
        if uncounted::age_word(word).is_some() {
            last = Some(i);
            continue;
        }
        if !token.is_word() || cx.page.quotations.opening_at(i).is_some() {
            break;
        }
        let next = if i + 1 < end { cx.lower(i + 1) } else { "" };
        // "28 arrests", which is a verb too.
        if i == at && measures::is_harm(word) && !people::is_person(next) {
            last = Some(i);
            break;
        }
        // "12 wounded civilians", but "12 wounded in".
        if measures::describes(word) {
            let noun_follows = people::is_person(next)
                || measures::describes(next) && i + 2 < end && people::is_person(cx.lower(i + 2));
            if noun_follows {
                continue;
            }
            break;
        }
        if ends_phrase(word) && !(is_adverb(word) && people::is_person(next)) {
            break;
        }
        let is_head = people::is_person(word)
            || is_plural(word)
            || measures::is_harm(word)
            || measures::is_animal(word);
        last = Some(i);
        let goes_on = people::is_person(next) || measures::is_noun(next) && !is_plural(word);
        if is_head && !goes_on {
            break;
        }
    }
    // An adjective that nothing follows is no noun.
    last.filter(|&i| {
        people::is_person(cx.lower(i))
            || is_plural(cx.lower(i))
            || measures::is_thing(cx.lower(i))
            || measures::is_noun(cx.lower(i))
            || uncounted::age_word(cx.lower(i)).is_some()
    })
}

fn ends_phrase(word: &str) -> bool {
    is_preposition(word)
        || is_auxiliary(word)
        || is_conjunction(word)
        || is_clause_start(word)
        || is_relative(word)
        || is_article(word)
        || is_possessive(word)
        || is_common_finite(word)
        || is_personal_pronoun(word)
        || is_time_word(word)
        || is_weekday(word)
        || is_adverb(word)
        || measures::is_verb(word)
}

fn is_plural(word: &str) -> bool {
    word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
        || matches!(word, "people" | "troops" | "police" | "cattle")
}

/// Plurals made of what people do or where they are from.
fn is_trade(word: &str) -> bool {
    let ends =
        ["keepers", "workers", "makers", "drivers", "goers", "ists", "ians", "ees", "men", "women", "folk"];
    ends.iter().any(|end| word.ends_with(end))
}

/// "leaving one dead", "one was hurt", "one in the leg": what may follow a bare one.
fn bare_one_counts(cx: &Context<'_>, next: usize) -> bool {
    let word = cx.lower(next);
    is_auxiliary(word) || measures::is_verb(word) || matches!(word, "fatally" | "critically" | "seriously")
}

fn money(cx: &Context<'_>, i: usize, quantity: &Quantity, floor: usize) -> Option<Group> {
    let currency = |sign: &str| {
        Some(match sign {
            "$" | "us$" => "USD",
            "€" => "EUR",
            "£" => "GBP",
            "¥" => "JPY",
            "₹" => "INR",
            "₽" => "RUB",
            _ => return None,
        })
    };
    let by_word = match cx.lower(quantity.tokens.end) {
        "dollars" => Some("USD"),
        "euros" => Some("EUR"),
        "roubles" | "rubles" => Some("RUB"),
        "rupees" => Some("INR"),
        _ => None,
    };
    let sign = currency(cx.before(i, 1, floor));
    let unit = sign.or(by_word)?;
    let mut tokens = quantity.tokens.clone();
    tokens.start = tokens.start.min(i - usize::from(sign.is_some()));
    tokens.end += usize::from(by_word.is_some());
    if cx.says(tokens.end, "in cash") {
        tokens.end += 2;
    }
    let mut group = Group::new(tokens, Kind::Things, Some(quantity.clone()));
    group.unit = unit.into();
    Some(group)
}

/// "30 percent of the houses", "two thirds of the town", "half of the houses".
fn share(cx: &Context<'_>, quantity: &Quantity, end: usize) -> Option<Group> {
    let next = quantity.tokens.end;
    let word = |i: usize| if i < end { cx.lower(i) } else { "" };
    let (factor, len) = match word(next) {
        "%" | "percent" | "pct" => (1.0, 1),
        "per" if word(next + 1) == "cent" => (1.0, 2),
        "third" | "thirds" if word(next + 1) == "of" => (100.0 / 3.0, 1),
        "quarter" | "quarters" if word(next + 1) == "of" => (25.0, 1),
        "fifth" | "fifths" if word(next + 1) == "of" => (20.0, 1),
        "tenth" | "tenths" if word(next + 1) == "of" => (10.0, 1),
        "of" if cx.lower(next - 1) == "half" => (100.0, 0),
        _ => return None,
    };
    let scale = |value: f64| (value * factor * 10.0).round() / 10.0;
    let count = Quantity {
        tokens: quantity.tokens.start..next + len,
        low: quantity.low.map(scale),
        high: quantity.high.map(scale),
        bound: quantity.bound,
    };
    let mut group = Group::new(count.tokens.clone(), Kind::Things, Some(count));
    group.unit = "percent".into();
    if word(next + len) == "of" {
        let mut at = next + len + 1;
        while is_article(word(at)) || is_possessive(word(at)) {
            at += 1;
        }
        let noun = head(cx, at, end).or_else(|| (at < end && cx.page.tokens[at].is_word()).then_some(at));
        if let Some(noun) = noun {
            group.head = Some(noun);
            group.tokens.end = noun + 1;
        }
    }
    Some(group)
}

/// A number that stands for one person.
pub(super) fn one(tokens: Range) -> Quantity {
    several(tokens, 1.0)
}

/// As many as a noun says.
pub(super) fn several(tokens: Range, count: f64) -> Quantity {
    Quantity { tokens, low: Some(count), high: Some(count), bound: Bound::Exact }
}

/// Whether a token is a number in digits.
pub(super) fn is_digits(cx: &Context<'_>, i: usize) -> bool {
    cx.page.tokens.0.get(i).is_some_and(|token| token.kind == TokenKind::Number)
}
