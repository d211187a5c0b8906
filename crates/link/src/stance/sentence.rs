//! A sentence as the judgement sees it: words with their stems, and the marks between them.
//!
//! Contractions are taken apart ("isn't": is, not), compounds cut at their hyphens, possessives dropped, numbers
//! brought to digits ("72M", "72 million"). Only the first [`WORDS`] words count: no headline is longer, and what is
//! passed instead of one costs no more.

use frostem::{Algorithm, Stemmer};

/// How many words of a sentence are looked at.
const WORDS: usize = 80;

/// No word is longer.
const LETTERS: usize = 40;

/// One word or number.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    /// As written.
    pub text: String,
    /// Lower case, without its ending.
    pub stem: String,
    /// What the digits come to.
    pub number: Option<f64>,
    /// Starts with an upper-case letter.
    pub capital: bool,
}

/// A mark, and how many words stand before it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Mark {
    pub sign: char,
    pub after: usize,
}

/// A sentence taken apart.
#[derive(Debug, Default)]
pub(super) struct Sentence {
    pub words: Vec<Word>,
    pub marks: Vec<Mark>,
}

impl Sentence {
    /// Takes a sentence apart.
    pub(super) fn read(text: &str) -> Self {
        let mut sentence = Self::default();
        let stemmer = Stemmer::new(Algorithm::English);
        let mut run = String::new();
        let mut letters = text.chars().take(WORDS * LETTERS).map(straight).peekable();
        while let Some(letter) = letters.next() {
            let next = letters.peek().copied().unwrap_or(' ');
            let digit = |c: char| c.is_ascii_digit();
            let inside = match letter {
                '\'' => !run.is_empty() && next.is_alphanumeric(),
                ',' => run.ends_with(digit) && digit(next),
                '.' => (run.ends_with(digit) && digit(next)) || (initials(&run) && next.is_alphabetic()),
                _ => letter.is_alphanumeric(),
            };
            if inside {
                run.push(letter);
                continue;
            }
            sentence.push(&run, &stemmer);
            run.clear();
            if sentence.words.len() >= WORDS {
                break;
            }
            if !letter.is_whitespace() && !letter.is_alphanumeric() && sentence.marks.len() < WORDS {
                sentence.marks.push(Mark { sign: letter, after: sentence.words.len() });
            }
        }
        sentence.push(&run, &stemmer);
        sentence.words.truncate(WORDS);
        sentence
    }

    fn push(&mut self, run: &str, stemmer: &Stemmer) {
        if run.is_empty() {
            return;
        }
        let text: String = run.chars().take(LETTERS).collect();
        let capital = text.starts_with(char::is_uppercase);
        let lower = text.to_lowercase();
        if let Some(value) = number(&lower) {
            self.words.push(Word { stem: shown(value), text, number: Some(value), capital: false });
            return;
        }
        if let (Some(times), Some(last)) = (multiplier(&lower), self.words.last_mut())
            && let Some(value) = last.number.as_mut()
        {
            *value *= times;
            last.stem = shown(*value);
            last.text = format!("{} {text}", last.text);
            return;
        }
        let (word, not) = match lower.strip_suffix("n't") {
            Some("ca") => ("can", true),
            Some("wo") => ("will", true),
            Some(verb) if !verb.is_empty() => (verb, true),
            _ if lower == "cannot" => ("can", true),
            _ => (lower.split('\'').next().unwrap_or_default(), false),
        };
        let stem = stemmer.stem(&word.replace('.', "")).into_owned();
        self.words.push(Word { text, stem, number: None, capital });
        if not {
            // The evidence of "isn't" is shown whole.
            let text = lower;
            self.words.push(Word { text, stem: "not".to_owned(), number: None, capital: false });
        }
    }

    /// Some of its words, as written.
    pub(super) fn quote(&self, at: usize, len: usize) -> String {
        let words: Vec<&str> = self.words.iter().skip(at).take(len).map(|word| word.text.as_str()).collect();
        words.join(" ")
    }

    /// The numbers, each with the stems before and behind it.
    pub(super) fn numbers(&self) -> Vec<(f64, [&str; 2])> {
        let stem =
            |at: Option<usize>| at.and_then(|at| self.words.get(at)).map_or("", |word| word.stem.as_str());
        let numbered = self.words.iter().enumerate().filter_map(|(at, word)| Some((at, word.number?)));
        numbered.map(|(at, number)| (number, [stem(at.checked_sub(1)), stem(Some(at + 1))])).collect()
    }

    /// Whether a mark stands anywhere in it.
    pub(super) fn has(&self, sign: char) -> bool {
        self.marks.iter().any(|mark| mark.sign == sign)
    }

    /// Whether a mark is the last thing there is.
    pub(super) fn ends_with(&self, sign: char) -> bool {
        self.marks.last().is_some_and(|mark| mark.sign == sign && mark.after == self.words.len())
    }
}

/// One kind of apostrophe and one of quotation mark.
fn straight(letter: char) -> char {
    match letter {
        '’' | '‘' | '`' | '´' => '\'',
        '“' | '”' | '„' | '«' | '»' => '"',
        '…' => '.',
        other => other,
    }
}

/// "U" of "U.S", "U.S" of "U.S.A".
fn initials(run: &str) -> bool {
    let mut letters = run.chars().rev();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none_or(|before| before == '.')
}

/// "2,084", "7.5", "72m", "9th": the value.
fn number(lower: &str) -> Option<f64> {
    let end = lower.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(lower.len());
    let value: f64 = lower.get(..end)?.replace(',', "").parse().ok()?;
    match lower.get(end..)? {
        "" | "st" | "nd" | "rd" | "th" | "s" => Some(value),
        unit => Some(value * multiplier(unit)?),
    }
}

fn multiplier(word: &str) -> Option<f64> {
    match word {
        "k" | "thousand" => Some(1e3),
        "m" | "mn" | "million" => Some(1e6),
        "bn" | "b" | "billion" => Some(1e9),
        _ => None,
    }
}

fn shown(value: f64) -> String {
    format!("{value}")
}
