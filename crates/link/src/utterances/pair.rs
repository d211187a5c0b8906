//! Whether two statements render one act of speaking, and why.
//!
//! A handful of measurements, each of which can be said in words, are weighed into one score (logistic
//! regression; `WEIGHTS` were fitted on judged pairs, see docs/quality.md). The comparison is the same both ways.
//! [`why`](super::why) says it in words.

use onrecord_text::Field;

use super::align::kept;
use super::rendering::Rendering;
use super::speaker::Relation;

/// What two renderings have in common, and what follows from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Which share of what the first tells the second has too, from 0 to 1.
    pub first_in_second: f32,
    /// Which share of what the second tells the first has too.
    pub second_in_first: f32,
    /// How much they have in common tells.
    pub shared: f32,
    /// The longest run of words that both have, and the word of the first that it begins with.
    pub run: (usize, usize),
    /// Which share of the shorter quotation the other quotes too.
    pub quoted: f32,
    /// How much that tells.
    pub quotation: f32,
    /// Whether both are quotations for the most part.
    pub quotations: bool,
    /// How their speakers stand to each other.
    pub speakers: Relation,
    /// How many days lie between them, where both are dated.
    pub days: Option<u32>,
    /// Whether each has numbers and none is the same.
    pub numbers_differ: bool,
    /// How likely they render one act of speaking, from 0 to 1.
    pub score: f32,
    /// Whether they are taken to.
    pub same: bool,
}

/// How the contents of two renderings of one utterance stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Both have most of it.
    Whole,
    /// The first is a part of the second.
    First,
    /// The second is a part of the first.
    Second,
    /// They overlap.
    Overlap,
}

impl Comparison {
    /// How the contents stand to each other.
    pub fn part(&self) -> Part {
        match (self.first_in_second >= MOST, self.second_in_first >= MOST) {
            (true, true) => Part::Whole,
            (true, false) => Part::First,
            (false, true) => Part::Second,
            (false, false) => Part::Overlap,
        }
    }

    /// The score of its measurements.
    fn weighed(&self) -> f32 {
        let sum: f32 = self.measurements().iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
        1.0 / (1.0 + (-sum).exp())
    }

    /// What the score cannot be above, however the words stand: most pairs need not be laid side by side.
    fn at_best(&self, a: &Rendering, b: &Rendering) -> f32 {
        let quotation = a.in_quotes.min(b.in_quotes);
        let run = a.had.longest_run(&b.words).min(b.had.longest_run(&a.words));
        Self { run: (run, 0), quoted: 1.0, quotation, ..self.clone() }.weighed()
    }

    /// What is weighed, each by one of [`WEIGHTS`].
    fn measurements(&self) -> [f32; WEIGHTS.len()] {
        let yes = |condition: bool| f32::from(u8::from(condition));
        [
            1.0,
            self.first_in_second.max(self.second_in_first),
            self.first_in_second.min(self.second_in_first),
            self.shared.ln_1p(),
            (self.run.0 as f32).ln_1p(),
            self.quoted * self.quotation.ln_1p(),
            yes(self.quotations),
            yes(self.speakers == Relation::Same),
            yes(self.speakers == Relation::Office),
            yes(self.speakers == Relation::Different),
            yes(self.days.is_some_and(|days| days > NEAR)),
            yes(self.days.is_none()),
            yes(self.numbers_differ),
        ]
    }
}

/// A content has most of another.
const MOST: f32 = 0.6;
/// Days within which outlets report the same words.
const NEAR: u32 = 3;
/// Less in common than this is not worth laying side by side.
const LEAST: f32 = 0.15;
/// A pair that scores less bears on nothing.
pub(super) const FAINT: f32 = 0.02;
/// From here on two statements are taken to render one act of speaking.
pub(super) const SAME: f32 = 0.65;

/// In the order of `measurements`. All but the two for days are fitted: judged pairs are dated and lie at most a few
/// days apart. Undated documents may lie years apart, and a speaker's topics stay.
const WEIGHTS: [f32; 13] = [-9.7, 1.2, 1.5, 1.9, 1.6, 1.7, -1.6, 1.8, 1.6, -3.0, -4.0, -2.5, -0.5];

/// Where it stands there that not both are dated.
const UNDATED: usize = 11;

/// What the score of an undated pair would be if both were of one day.
pub(super) fn as_of_one_day(score: f32) -> f32 {
    let odds = (score / (1.0 - score)).ln() - WEIGHTS[UNDATED];
    1.0 / (1.0 + (-odds).exp())
}

/// Compares two renderings.
pub fn compare(a: &Rendering, b: &Rendering) -> Comparison {
    let shared = both(&a.telling, &b.telling);
    let share = |whole: f32| if whole > 0.0 { shared / whole } else { 0.0 };
    let mut found = Comparison {
        first_in_second: share(a.weight),
        second_in_first: share(b.weight),
        shared,
        run: (0, 0),
        quoted: 0.0,
        quotation: 0.0,
        quotations: false,
        speakers: speakers(a, b),
        days: days(a, b),
        numbers_differ: false,
        score: 0.0,
        same: false,
    };
    if found.first_in_second.max(found.second_in_first) < LEAST {
        return found;
    }
    found.numbers_differ = numbers_differ(&a.numbers, &b.numbers);
    if found.at_best(a, b) < FAINT {
        return found;
    }
    // One order, so that the comparison is the same both ways.
    let pairs = if a.id() <= b.id() { kept(&a.words, &b.words) } else { flipped(kept(&b.words, &a.words)) };
    found.run = longest(&pairs);
    (found.quoted, found.quotation) = quoted(a, b, &pairs);
    found.quotations = mostly_quoted(a) && mostly_quoted(b);
    found.score = found.weighed();
    found.same = found.score >= SAME;
    found
}

fn flipped(pairs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    pairs.into_iter().map(|(i, j)| (j, i)).collect()
}

/// What the words weigh that both lists have; a word in both weighs its lesser weight.
fn both(a: &[(u64, f32)], b: &[(u64, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some(one), Some(two)) = (a.get(i), b.get(j)) {
        match one.0.cmp(&two.0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += one.1.min(two.1);
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    sum
}

/// The longest run of words in a row on either side: how many, and where it begins in the first.
fn longest(pairs: &[(usize, usize)]) -> (usize, usize) {
    let runs = pairs.chunk_by(|one, two| (one.0 + 1, one.1 + 1) == *two);
    runs.max_by_key(|run| run.len()).map_or((0, 0), |run| (run.len(), run[0].0))
}

/// Which share of the quotation that tells less is quoted by both, and how much that tells.
fn quoted(a: &Rendering, b: &Rendering, pairs: &[(usize, usize)]) -> (f32, f32) {
    let least = a.in_quotes.min(b.in_quotes);
    let both = pairs.iter().filter(|(i, j)| a.words[*i].quoted && b.words[*j].quoted);
    let both: f32 = both.map(|(i, j)| a.words[*i].weight.min(b.words[*j].weight)).sum();
    if least > 0.0 { ((both / least).min(1.0), both) } else { (0.0, 0.0) }
}

fn mostly_quoted(one: &Rendering) -> bool {
    let told: f32 = one.words.iter().map(|word| word.weight).sum();
    one.in_quotes > 0.7 * told
}

/// A headline names its speaker shortly and is easily misread: what speaks against it there does not count.
fn speakers(a: &Rendering, b: &Rendering) -> Relation {
    let relation = match (&a.speaker, &b.speaker) {
        (Some(one), Some(two)) => one.relation(two),
        _ => Relation::Unknown,
    };
    let headline = a.field == Field::Title || b.field == Field::Title;
    if headline { relation.max(Relation::Unknown) } else { relation }
}

/// Days between the two: when they were said, where both texts say, else when they were published.
fn days(a: &Rendering, b: &Rendering) -> Option<u32> {
    let said = a.said_on.zip(b.said_on);
    said.or(a.published.zip(b.published)).map(|(one, two)| one.abs_diff(two))
}

fn numbers_differ(a: &[u64], b: &[u64]) -> bool {
    !a.is_empty() && !b.is_empty() && !a.iter().any(|number| b.contains(number))
}
