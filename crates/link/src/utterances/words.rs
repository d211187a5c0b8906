//! The words of a content, each with the key it is compared by.
//!
//! A key is a word's stem (Snowball's English), without accents, hyphens and possessives: "short-sighted" and
//! "shortsighted", "goals" and "goal" are one. A number's key is its value.

use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};
use onrecord_text::Span;
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::{numbers, weights};
use crate::words::fnv;

/// One word of a content.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// Where it stands in the document.
    pub span: Span,
    /// As it is compared: lower case, without accents and possessives.
    pub form: Box<str>,
    /// Equal for words that count as the same.
    pub(crate) key: u64,
    /// How rare it is in the news; 0 for words that only hold a sentence together.
    pub(crate) rarity: f32,
    /// How much it tells of this statement.
    pub(crate) weight: f32,
    /// Its value, for a number.
    pub(crate) number: Option<f64>,
    /// Whether it is written as a name.
    pub(crate) name: bool,
    /// Whether it stands in quotation marks.
    pub(crate) quoted: bool,
    /// Which sentence of the content it stands in.
    pub(crate) sentence: u32,
}

impl Word {
    /// Whether it tells something by itself.
    pub(crate) fn tells(&self) -> bool {
        self.rarity > 0.0
    }
}

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::English));

/// The stem of a lower-case word; endings in -ise as those in -ize.
pub(super) fn stem(form: &str) -> String {
    let stem = STEMMER.stem(form).into_owned();
    match stem.strip_suffix("is") {
        Some(start) if start.len() >= 4 && form.len() > stem.len() => format!("{start}iz"),
        _ => stem,
    }
}

/// Lower case without accents.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let plain = text.nfd().filter(|c| !is_combining_mark(*c));
    plain.map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase).collect()
}

/// Reads words; one that a text prints again is not worked out again.
#[derive(Default)]
pub(crate) struct Reader<'t> {
    known: FxHashMap<&'t str, Word>,
}

/// Reads the words of one run of a text by itself; see [`Reader::read`].
pub(crate) fn read(text: &str, start: u32, all_quoted: bool, sentence: u32, out: &mut Vec<Word>) -> u32 {
    Reader::default().read(text, start, all_quoted, sentence, out)
}

impl<'t> Reader<'t> {
    /// Reads the words of one run of a content. `start` is the code point of its first character, `sentence` the
    /// number of the sentence it begins with; that of what follows it is returned.
    pub(crate) fn read(
        &mut self,
        text: &'t str,
        start: u32,
        all_quoted: bool,
        mut sentence: u32,
        out: &mut Vec<Word>,
    ) -> u32 {
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let (mut at, mut quoted, mut ended) = (0, all_quoted, false);
        let after_word =
            |at: usize| at.checked_sub(1).is_some_and(|before| chars[before].1.is_alphanumeric());
        while let Some(&(from, c)) = chars.get(at) {
            if !begins(&chars, at) {
                match c {
                    '“' | '‘' => quoted = true,
                    '”' | '’' => quoted = all_quoted,
                    '"' => quoted = all_quoted || !quoted,
                    // "the teachers' room" and 'single' quotation marks look alike: only before a word it opens.
                    '\'' => quoted = all_quoted || !quoted && !after_word(at),
                    '.' | '!' | '?' | ';' | '…' => ended = true,
                    _ => {}
                }
                at += 1;
                continue;
            }
            let first = at;
            at += 1;
            while at < chars.len()
                && (chars[at].1.is_alphanumeric() || is_combining_mark(chars[at].1) || joins(&chars, at))
            {
                at += 1;
            }
            sentence += u32::from(std::mem::take(&mut ended));
            let printed = &text[from..chars.get(at).map_or(text.len(), |(end, _)| *end)];
            let span = Span { start: start + first as u32, end: start + at as u32 };
            let known = self.known.entry(printed).or_insert_with(|| word(printed));
            out.push(Word { span, quoted, sentence, ..known.clone() });
            fold_multiplier(out);
        }
        sentence + u32::from(ended)
    }
}

fn begins(chars: &[(usize, char)], at: usize) -> bool {
    chars[at].1.is_alphanumeric()
        || matches!(chars[at].1, '$' | '£' | '€')
            && chars.get(at + 1).is_some_and(|(_, c)| c.is_ascii_digit())
}

/// Whether a mark inside a word belongs to it.
fn joins(chars: &[(usize, char)], at: usize) -> bool {
    let (Some((_, before)), Some((_, after))) =
        (at.checked_sub(1).and_then(|n| chars.get(n)), chars.get(at + 1))
    else {
        return false;
    };
    let digits = before.is_ascii_digit() && after.is_ascii_digit();
    match chars[at].1 {
        ',' => digits,
        // "U.S.", "1.5", but not the end of a sentence.
        '.' => {
            let single = at < 2 || !chars[at - 2].1.is_alphanumeric();
            digits || before.is_uppercase() && after.is_uppercase() && single
        }
        '\'' | '’' | '-' | '‑' => before.is_alphanumeric() && after.is_alphanumeric(),
        _ => false,
    }
}

/// A word wherever it stands.
fn word(printed: &str) -> Word {
    let mut form = fold(printed);
    if !form.ends_with("n't")
        && let Some((start, end)) = form.rsplit_once('\'')
        && matches!(end, "s" | "re" | "ve" | "ll" | "d" | "m" | "t")
    {
        form.truncate(start.len());
    }
    let letters = form.replace('.', "");
    // "US" and "U.S." are not "us".
    if printed.len() > letters.len() || printed == "US" {
        form = if letters == "us" { "usa".to_owned() } else { form };
    }
    let number = numbers::digits(&form).or_else(|| numbers::spelled(&form));
    let name = printed.starts_with(char::is_uppercase);
    let (key, weight) = match number {
        Some(value) => (number_key(value), weights::NUMBER),
        None if weights::is_function(&form) => (fnv(form.bytes()), 0.0),
        None => {
            let stem = stem(&form.replace(['-', '‑', '.'], ""));
            (fnv(stem.bytes()), weights::weight(&stem, name))
        }
    };
    let span = Span { start: 0, end: 0 };
    Word { span, form: form.into(), key, rarity: weight, weight, number, name, quoted: false, sentence: 0 }
}

fn number_key(value: f64) -> u64 {
    fnv(b"#".iter().copied().chain(value.to_bits().to_le_bytes()))
}

/// "1.5 million" is one value, at its first word.
fn fold_multiplier(words: &mut [Word]) {
    let [.., number, last] = words else { return };
    if let (Some(value), Some(times)) = (number.number, numbers::multiplier(&last.form)) {
        number.number = Some(value * times);
        number.key = number_key(value * times);
        (last.rarity, last.weight) = (0.0, 0.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> Vec<Word> {
        let mut out = Vec::new();
        read(text, 0, false, 0, &mut out);
        out
    }

    fn same(a: &str, b: &str) -> bool {
        read_all(a)[0].key == read_all(b)[0].key
    }

    #[test]
    fn spellings_are_one_word() {
        assert!(same("short-sighted", "shortsighted"));
        assert!(same("organised", "organized"));
        assert!(same("Óbrero", "obrero"));
        assert!(same("goals", "goal"));
        assert!(same("mayor's", "mayor"));
        assert!(same("U.S.", "US"));
        assert!(!same("US", "us"));
        assert!(same("1.5 million", "1,500,000"));
        assert!(same("twelve", "12"));
    }

    #[test]
    fn marks_inside_words_belong_to_them() {
        let forms: Vec<Box<str>> =
            read_all("He didn’t pay $1,200. Ann's U.S. friends did.").into_iter().map(|w| w.form).collect();
        let forms: Vec<&str> = forms.iter().map(|form| &**form).collect();
        assert_eq!(forms, ["he", "didn't", "pay", "$1,200", "ann", "usa", "friends", "did"]);
    }

    #[test]
    fn quotation_marks_and_sentences_are_seen() {
        let words = read_all("it was “plainly untrue”. More");
        let quoted: Vec<bool> = words.iter().map(|word| word.quoted).collect();
        assert_eq!(quoted, [false, false, true, true, false]);
        assert_eq!((words[3].sentence, words[4].sentence), (0, 1));
    }
}
