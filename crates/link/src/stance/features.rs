//! What the judgement rests on: named features of a claim and a headline, each with the evidence that it stands for.
//!
//! Names are those of the weights file; a feature without weight counts for nothing, so that new ones harm nobody until
//! the weights are fitted again.

use super::alignment::{Alignment, content};
use super::cues;
use super::sentence::Sentence;
use super::why::Reason;

/// One feature.
pub(super) struct Feature {
    pub name: String,
    pub value: f64,
    /// Index of the evidence.
    pub reason: Option<usize>,
}

/// All that is seen in one pair.
#[derive(Default)]
pub(super) struct Features {
    pub list: Vec<Feature>,
    pub reasons: Vec<Reason>,
}

impl Features {
    /// Looks at a pair.
    pub(super) fn of(claim: &Sentence, headline: &Sentence) -> Self {
        let alignment = Alignment::of(claim, headline);
        let mut features = Self::default();
        features.flag("bias", None);
        features.coverage(claim, headline, &alignment);
        cues::look(claim, headline, &alignment, &mut features);
        features.form(headline);
        features.numbers(claim, headline);
        for &(ours, theirs) in &alignment.opposites {
            let (claim, headline) = (claim.quote(ours, 1), headline.quote(theirs, 1));
            let reason = features.reason(Reason::Opposite { claim, headline });
            features.flag("opposite", reason);
        }
        features.words(headline, &alignment);
        features
    }

    /// Adds a feature that is there or not; a second time changes nothing.
    pub(super) fn flag(&mut self, name: impl Into<String>, reason: Option<usize>) {
        self.add(name, 1.0, reason);
    }

    /// Keeps a piece of evidence, for the features that rest on it.
    pub(super) fn reason(&mut self, reason: Reason) -> Option<usize> {
        self.reasons.push(reason);
        self.reasons.len().checked_sub(1)
    }

    /// Whether a feature is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.list.iter().any(|feature| feature.name == name)
    }

    fn add(&mut self, name: impl Into<String>, value: f64, reason: Option<usize>) {
        let name = name.into();
        if value != 0.0 && !self.has(&name) {
            self.list.push(Feature { name, value, reason });
        }
    }

    /// How much of the claim the headline retells, and how much of the headline is the claim.
    fn coverage(&mut self, claim: &Sentence, headline: &Sentence, alignment: &Alignment) {
        // The first word has its capital from the sentence.
        let name = |c: usize| c > 0 && claim.words.get(c).is_some_and(|word| word.capital);
        let share = |part: usize, of: usize| if of == 0 { 1.0 } else { part as f64 / of as f64 };
        let (found, of) = alignment.covered(|_| true);
        let (names, of_names) = alignment.covered(name);
        let (others, of_others) = alignment.covered(|c| !name(c));
        let reason = self.reason(Reason::Covered { found, of });
        self.add("cover", share(found, of), reason);
        self.add("cover names", share(names, of_names), reason);
        self.add("cover others", share(others, of_others), reason);
        if others == 0 {
            self.flag("cover names only", reason);
        }
        if found == of {
            self.flag("cover all", reason);
        }
        if found == 0 {
            self.flag("cover nothing", reason);
        }
        let own = content(&headline.words);
        let carried = own.iter().filter(|&&h| alignment.carries(h)).count();
        self.add("cover headline", share(carried, own.len()), reason);
        if of_names == 0 {
            self.flag("claim without names", None);
        }
    }

    /// Question, exclamation, colon, capitals.
    fn form(&mut self, headline: &Sentence) {
        if headline.has('?') {
            let reason = self.reason(Reason::Question);
            let place = if headline.ends_with('?') { "question" } else { "question inside" };
            self.flag(place, reason);
        }
        if headline.has('!') {
            self.flag("exclamation", None);
        }
        if headline.has(':') {
            self.flag("colon", None);
        }
        let letters =
            || headline.words.iter().flat_map(|word| word.text.chars()).filter(|c| c.is_alphabetic());
        if 2 * letters().filter(|c| c.is_uppercase()).count() > letters().count() {
            self.flag("capitals", None);
        }
    }

    /// Whether the headline has the claim's number, another of the same, or none.
    fn numbers(&mut self, claim: &Sentence, headline: &Sentence) {
        let (ours, theirs) = (claim.numbers(), headline.numbers());
        let Some(&(number, _)) = ours.first() else { return };
        self.flag("claim number", None);
        if let Some(&(same, _)) = ours.iter().find(|(a, _)| theirs.iter().any(|(b, _)| a == b)) {
            let reason = self.reason(Reason::SameNumber(same));
            self.flag("number same", reason);
            return;
        }
        // "12 people" and "40 people", not "12 people" and "40 miles".
        let differ = |beside: &[&str; 2]| {
            theirs.iter().find(|(_, theirs)| beside.iter().zip(theirs).any(|(a, b)| !a.is_empty() && a == b))
        };
        match ours.iter().find_map(|(claim, beside)| Some((*claim, differ(beside)?.0))) {
            Some((claim, headline)) => {
                let reason = self.reason(Reason::Number { claim, headline });
                self.flag("number differs", reason);
            }
            None => {
                let reason = self.reason(Reason::NoNumber(number));
                self.flag("number missing", reason);
            }
        }
    }

    /// The headline's own words of grammar and cues, each by itself. No other words: what a headline is about, whom it
    /// names, must not decide what it says.
    fn words(&mut self, headline: &Sentence, alignment: &Alignment) {
        let content = content(&headline.words);
        for (at, word) in headline.words.iter().enumerate() {
            let listed = cues::is_cue(&word.stem) || content.binary_search(&at).is_err();
            if listed && word.number.is_none() && !alignment.carries(at) {
                let cue = self.reasons.iter().position(|reason| reason.is_cue(&word.text));
                self.flag(format!("word {}", word.stem), cue);
            }
        }
    }
}
