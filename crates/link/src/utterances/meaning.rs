//! Where two renderings of one utterance do not mean the same.
//!
//! Similar words hide the difference that matters most: "to pass the bill would raise the risk" and "if they don't
//! pass the bill". So polarity, numbers, modality and names are checked one by one around the words that both
//! renderings have, and a finding points at the words on both sides. It is a flag for a reader, not a verdict.

use std::ops::Range;
use std::sync::LazyLock;

use onrecord_text::Span;
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::align::{Alignment, Class};
use super::rendering::Rendering;
use super::speaker::Relation;
use super::words::Word;

/// What kind of difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Flag {
    /// One says it, the other says the opposite.
    Negation,
    /// Another number.
    Number,
    /// It is, it may be, it has to be.
    Modality,
    /// Another person, organisation or place, or another speaker.
    Who,
}

/// One difference in meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What kind.
    pub flag: Flag,
    /// The words of the first; none where they are missing there.
    pub a: Option<Span>,
    /// The words of the second.
    pub b: Option<Span>,
    /// What differs, a sentence without a full stop.
    pub why: String,
}

/// Words behind a negator or modal that it can bear on.
const REACH: usize = 4;
/// Words around a word in which a counterpart is looked for.
const NEAR: usize = 8;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Force {
    /// "not", "never".
    Strong,
    /// "failed to", "denied".
    Weak,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Possible,
    Necessary,
}

static NEGATORS: LazyLock<FxHashMap<&'static str, Force>> = LazyLock::new(|| {
    let force = |word: &str| if word == "strong" { Force::Strong } else { Force::Weak };
    table(include_str!("negators.txt"), force)
});

static MODALS: LazyLock<FxHashMap<&'static str, Mode>> = LazyLock::new(|| {
    let mode = |word: &str| if word == "possible" { Mode::Possible } else { Mode::Necessary };
    table(include_str!("modals.txt"), mode)
});

/// Whether a word turns what follows it into its opposite.
pub(crate) fn negates(form: &str) -> bool {
    form.ends_with("n't") || NEGATORS.get(form) == Some(&Force::Strong)
}

fn table<V>(text: &'static str, value: impl Fn(&str) -> V) -> FxHashMap<&'static str, V> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' ')).map(|(word, kind)| (word, value(kind))).collect()
}

/// The differences in meaning between two renderings that were laid side by side, in the order of the first.
pub fn changes_of_meaning(a: &Rendering, b: &Rendering, alignment: &Alignment) -> Vec<Change> {
    let there: FxHashMap<usize, usize> = alignment.pairs().collect();
    let back: FxHashMap<usize, usize> = there.iter().map(|(i, j)| (*j, *i)).collect();
    let mut out = Vec::new();
    negations(Side { own: a, other: b, there: &there }, false, &mut out);
    negations(Side { own: b, other: a, there: &back }, true, &mut out);
    modes(Side { own: a, other: b, there: &there }, false, &mut out);
    modes(Side { own: b, other: a, there: &back }, true, &mut out);
    for step in alignment.steps.iter().filter(|step| step.class == Class::Changed) {
        exchanged(a, b, step.a.clone(), step.b.clone(), &mut out);
    }
    if let (Some(one), Some(two)) = (&a.speaker, &b.speaker)
        && one.relation(two) == Relation::Different
    {
        let why = format!("credited to {} here and to {} there", one.name, two.name);
        out.push(Change { flag: Flag::Who, a: None, b: None, why });
    }
    out.sort_by_key(|change| (change.a.or(change.b).map(|span| span.start), change.flag));
    out.dedup_by(|one, two| one.flag == two.flag && one.a == two.a && one.b == two.b);
    out
}

/// One rendering as seen from the other.
#[derive(Clone, Copy)]
struct Side<'a> {
    own: &'a Rendering,
    other: &'a Rendering,
    /// From its words to the same words of the other.
    there: &'a FxHashMap<usize, usize>,
}

impl Side<'_> {
    /// The first telling word behind one that both have, and where the other has it.
    fn bears_on(&self, at: usize) -> Option<(usize, usize)> {
        let sentence = self.own.words[at].sentence;
        let behind = (at + 1..self.own.words.len()).take_while(|n| self.own.words[*n].sentence == sentence);
        let mut telling =
            behind.take(REACH).filter(|n| self.own.words[*n].tells() && !is_operator(&self.own.words[*n]));
        telling.find_map(|n| Some((n, *self.there.get(&n)?)))
    }

    /// The words of the other around one, in its sentence.
    fn around(&self, at: usize) -> &[Word] {
        let words = &self.other.words;
        let near = at.saturating_sub(NEAR)..(at + NEAR + 1).min(words.len());
        let inside = |n: &usize| words[*n].sentence == words[at].sentence;
        let start = near.clone().find(inside).unwrap_or(at);
        let end = near.rev().find(inside).map_or(at, |last| last + 1);
        &words[start..end]
    }
}

fn is_operator(word: &Word) -> bool {
    force(word).is_some() || MODALS.contains_key(&*word.form)
}

fn force(word: &Word) -> Option<Force> {
    if word.form.ends_with("n't") { Some(Force::Strong) } else { NEGATORS.get(&*word.form).copied() }
}

/// Negators whose counterpart the other lacks.
fn negations(side: Side<'_>, flipped: bool, out: &mut Vec<Change>) {
    for (n, word) in side.own.words.iter().enumerate().filter(|(_, word)| force(word) == Some(Force::Strong))
    {
        let Some((own, other)) = side.bears_on(n) else { continue };
        let countered = side.other.denied || side.around(other).iter().any(|word| force(word).is_some());
        if !countered {
            let (own, there) = (&side.own.words[own], &side.other.words[other]);
            let why = format!("“{} … {}” stands against “{}” without it", word.form, own.form, there.form);
            out.push(change(Flag::Negation, cover(word, own), there.span, flipped, why));
        }
    }
}

/// What may be on one side and is, or has to be, on the other.
fn modes(side: Side<'_>, flipped: bool, out: &mut Vec<Change>) {
    for (n, word) in side.own.words.iter().enumerate() {
        let Some(mode) = MODALS.get(&*word.form) else { continue };
        let Some((own, other)) = side.bears_on(n) else { continue };
        let modes = || side.around(other).iter().filter_map(|word| Some((word, *MODALS.get(&*word.form)?)));
        if modes().any(|(_, there)| there == *mode) {
            continue;
        }
        let (own, there) = (&side.own.words[own], &side.other.words[other]);
        // "needs" and "is" may say the same; "may" and "must" do not, nor do "may" and "is".
        match modes().next() {
            Some((other, _)) if !flipped => {
                let why = format!("“{}” stands against “{}”", word.form, other.form);
                out.push(change(Flag::Modality, cover(word, own), other.span, flipped, why));
            }
            None if *mode == Mode::Possible => {
                let why =
                    format!("“{} … {}” stands against “{}” without it", word.form, own.form, there.form);
                out.push(change(Flag::Modality, cover(word, own), there.span, flipped, why));
            }
            _ => {}
        }
    }
}

/// Whether a word is of the kind looked for.
type Wanted = fn(&Word) -> bool;

/// Numbers and names that took each other's place.
fn exchanged(a: &Rendering, b: &Rendering, in_a: Range<usize>, in_b: Range<usize>, out: &mut Vec<Change>) {
    let pick = |one: &Rendering, range: Range<usize>, wanted: Wanted| {
        range.filter(|n| wanted(&one.words[*n])).collect::<Vec<usize>>()
    };
    let kinds: [(Flag, Wanted); 2] = [
        (Flag::Number, |word| word.number.is_some()),
        (Flag::Who, |word| word.name && word.number.is_none() && word.rarity >= super::weights::NAME),
    ];
    for (flag, wanted) in kinds {
        let (ours, theirs) = (pick(a, in_a.clone(), wanted), pick(b, in_b.clone(), wanted));
        let (Some(&i), Some(&j)) = (ours.first(), theirs.first()) else { continue };
        let known = |words: &[usize], one: &Rendering, other: &Rendering| {
            words.iter().any(|n| other.words.iter().any(|word| word.key == one.words[*n].key))
        };
        if known(&ours, a, b) || known(&theirs, b, a) {
            continue;
        }
        let (one, two) = (&a.words[i], &b.words[j]);
        let why = format!("“{}” stands against “{}”", one.form, two.form);
        out.push(change(flag, one.span, two.span, false, why));
    }
}

fn cover(one: &Word, two: &Word) -> Span {
    Span { start: one.span.start.min(two.span.start), end: one.span.end.max(two.span.end) }
}

fn change(flag: Flag, own: Span, other: Span, flipped: bool, why: String) -> Change {
    let (a, b) = if flipped { (other, own) } else { (own, other) };
    Change { flag, a: Some(a), b: Some(b), why }
}
