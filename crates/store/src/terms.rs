//! The words of a search, understood.
//!
//! What people type into a search box is forgiving where there is one sensible meaning (any kind of
//! quotation mark, `don't` and `ceasefire-related` are taken as they stand) and refused where there is
//! none (a quotation mark that is never closed).

use crate::fold::{folded, words};
use crate::{Result, StoreError};

/// One condition on the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// A word in any of its forms; folded, not stemmed.
    Word(String),
    /// A word that begins so.
    Beginning(String),
    /// These words one after the other, as they stand.
    Phrase(Vec<String>),
}

/// What a search asks of the words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Terms {
    /// All of these.
    pub(crate) wanted: Vec<Wanted>,
    /// None of these.
    pub(crate) unwanted: Vec<Wanted>,
}

/// More conditions than anybody means; each costs time.
const MOST: usize = 64;

/// Understands a search.
pub(crate) fn parse(text: &str) -> Result<Terms> {
    let mut terms = Terms::default();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (negative, body) = match first {
            '-' | '−' | '–' => (true, &rest[first.len_utf8()..]),
            _ => (false, rest),
        };
        let (wanted, after) = match body.chars().next() {
            Some(open) if closing(open).is_some() => phrase(body, open)?,
            _ => word(body)?,
        };
        let list = if negative { &mut terms.unwanted } else { &mut terms.wanted };
        list.extend(wanted);
        rest = after.trim_start();
    }
    if terms.wanted.len() + terms.unwanted.len() > MOST {
        return Err(StoreError::BadQuery(format!("a search may hold {MOST} words and phrases")));
    }
    if terms == Terms::default() && !text.trim().is_empty() {
        return Err(StoreError::BadQuery("the search holds no word".to_owned()));
    }
    Ok(terms)
}

/// The marks that close what a mark opens.
fn closing(open: char) -> Option<&'static [char]> {
    match open {
        '"' => Some(&['"', '”', '“']),
        '“' | '”' | '„' => Some(&['”', '“', '"']),
        '«' => Some(&['»']),
        '»' => Some(&['«']),
        _ => None,
    }
}

fn phrase(body: &str, open: char) -> Result<(Option<Wanted>, &str)> {
    let inner = &body[open.len_utf8()..];
    let marks = closing(open).unwrap_or(&[]);
    let Some((end, mark)) = inner.char_indices().find(|(_, c)| marks.contains(c)) else {
        return Err(StoreError::BadQuery(format!("the quotation mark {open} is not closed")));
    };
    Ok((exactly(&inner[..end]), &inner[end + mark.len_utf8()..]))
}

fn word(body: &str) -> Result<(Option<Wanted>, &str)> {
    let end = body
        .char_indices()
        .find(|(i, c)| c.is_whitespace() || *i > 0 && closing(*c).is_some())
        .map_or(body.len(), |(i, _)| i);
    let (token, after) = body.split_at(end);
    if let Some(beginning) = token.strip_suffix('*') {
        let beginning = folded(beginning);
        if beginning.is_empty() || beginning.contains(' ') {
            return Err(StoreError::BadQuery(format!("{token}: * stands for the end of one word")));
        }
        return Ok((Some(Wanted::Beginning(beginning)), after));
    }
    let wanted = match exactly(token) {
        Some(Wanted::Phrase(mut words)) if words.len() == 1 => words.pop().map(Wanted::Word),
        other => other,
    };
    Ok((wanted, after))
}

fn exactly(text: &str) -> Option<Wanted> {
    let words: Vec<String> = words(text).map(|word| word.folded).collect();
    (!words.is_empty()).then_some(Wanted::Phrase(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Wanted {
        Wanted::Word(text.to_owned())
    }

    fn phrase(text: &str) -> Wanted {
        Wanted::Phrase(text.split(' ').map(str::to_owned).collect())
    }

    #[test]
    fn words_phrases_and_what_is_not_wanted() {
        let terms = parse("  Harbour -ferry “Salt Road” „Quay» “ -\"old mill\" rebuil* don’t ").unwrap();
        assert_eq!(
            terms.wanted,
            [
                word("harbour"),
                phrase("salt road"),
                phrase("quay"),
                Wanted::Beginning("rebuil".to_owned()),
                phrase("don t")
            ]
        );
        assert_eq!(terms.unwanted, [word("ferry"), phrase("old mill")]);
        assert_eq!(parse("").unwrap(), Terms::default());
        assert_eq!(parse("\"mill\"").unwrap().wanted, [phrase("mill")], "one quoted word is exact");
        assert_eq!(parse("mill\"salt road\"").unwrap().wanted, [word("mill"), phrase("salt road")]);
    }

    #[test]
    fn what_has_no_meaning_is_refused() {
        for text in ["\"never closed", "*", "-", "…", "a-b*", &"w ".repeat(MOST + 1)] {
            assert!(matches!(parse(text), Err(StoreError::BadQuery(_))), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn anything_typed_is_understood_or_refused(text in "\\PC{0,40}|[a-c \"“”*-]{0,20}") {
            let _ = parse(&text);
        }
    }
}
