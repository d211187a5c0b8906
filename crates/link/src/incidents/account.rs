//! What one sentence tells of events: each with the place and the day that stand nearest to its words.

use std::ops::Range;

use onrecord_text::Precision;

use super::lexicon::{Event, Kinds, List, events};
use super::scene::Scene;
use super::site::Site;
use super::when::When;

/// Words before an event in which one may say that it did not happen.
const UNREAL: usize = 4;
/// Words before an event among which its determiner stands.
const BEFORE: usize = 3;
/// A place before the words for the event is as far from them as one so many words further behind.
const BEHIND: usize = 6;

/// What a sentence tells of one event.
#[derive(Debug, Clone)]
pub(super) struct Report {
    pub sentence: usize,
    /// The words for the event; none where the harmed alone tell of it.
    pub words: Vec<Range<usize>>,
    pub kinds: Kinds,
    /// Its words often tell of no event.
    pub weak: bool,
    /// "the attack": it was told of.
    pub definite: bool,
    /// "another attack": it is none of those told of.
    pub other: bool,
    pub when: When,
    pub site: Option<Site>,
    /// The name of the place, where no gazetteer has it.
    pub named: Option<String>,
    /// Figures of the record.
    pub figures: Vec<usize>,
    /// Some of them are of the harmed, and a number is printed.
    pub harm: bool,
    /// Some of those can be a count of what the document is about.
    pub of_main: bool,
}

impl Report {
    /// Whether it says by itself where or when. A place of which only the name is known may be none: it counts where
    /// somebody was harmed.
    pub(super) fn is_anchored(&self) -> bool {
        self.site.is_some() || self.when != When::Unknown || self.harm && self.named.is_some()
    }

    /// All words that it rests on.
    fn extent(&self) -> Range<usize> {
        let (first, last) = (self.words.first(), self.words.last());
        first.map_or(0, |words| words.start)..last.map_or(0, |words| words.end)
    }
}

/// The events that a sentence tells of.
pub(super) fn reports(scene: &Scene<'_>, sentence: usize) -> Vec<Report> {
    let Some(range) = scene.page.sentences.get(sentence).cloned() else { return Vec::new() };
    let hash = |word: usize| scene.page.words.get(word).map(|word| word.hash);
    let found = events(hash, range.clone());
    let real = |event: &Event| {
        let mut before = event.at.saturating_sub(UNREAL).max(range.start)..event.at;
        // "On May 4" is a day.
        let unreal = before.any(|word| scene.page.is(word, List::Unreal) && !scene.is_time(word));
        !unreal && !scene.is_time(event.at)
    };
    let mut reports: Vec<Report> = found
        .iter()
        .filter(|event| real(event))
        .map(|event| of_event(scene, sentence, &range, event))
        .collect();
    let counts = scene.counts_in(&range);
    if reports.is_empty() {
        let Some(first) = counts.iter().find(|count| count.harm) else { return reports };
        reports.push(of_harm(sentence, first.word));
    }
    give_places(scene, &range, &mut reports);
    give_days(scene, &range, &mut reports);
    for count in counts {
        let near = nearest(&reports, &(count.word..count.word + 1));
        if let Some(report) = reports.get_mut(near) {
            report.figures.push(count.figure);
            report.harm |= count.harm && count.printed;
            report.of_main |= count.harm && count.printed && count.of_main;
        }
    }
    one_by_one(scene, reports)
}

fn of_event(scene: &Scene<'_>, sentence: usize, range: &Range<usize>, event: &Event) -> Report {
    let before = event.at.saturating_sub(BEFORE).max(range.start)..event.at;
    let last = before.clone().rev().find(|word| {
        scene.page.is(*word, List::Definite) || matches!(scene.page.printed(&(*word..*word + 1)), "a" | "an")
    });
    Report {
        sentence,
        words: vec![event.at..event.at + event.len],
        kinds: [event.kind].into_iter().collect(),
        weak: event.weak,
        definite: last.is_some_and(|word| scene.page.is(word, List::Definite)),
        other: scene.page.any(before, List::Other),
        when: When::Unknown,
        site: None,
        named: None,
        figures: Vec::new(),
        harm: false,
        of_main: false,
    }
}

/// The dead and injured without a word for what harmed them.
fn of_harm(sentence: usize, word: usize) -> Report {
    Report {
        sentence,
        words: vec![word..word + 1],
        kinds: Kinds::harm(),
        weak: true,
        definite: false,
        other: false,
        when: When::Unknown,
        site: None,
        named: None,
        figures: Vec::new(),
        harm: false,
        of_main: false,
    }
}

/// Gives every report the most precise of the places that stand nearest to its words.
fn give_places(scene: &Scene<'_>, range: &Range<usize>, reports: &mut [Report]) {
    let mut near: Vec<Vec<(usize, &Site)>> = vec![Vec::new(); reports.len()];
    for spot in scene.spots_in(range) {
        let report = nearest(reports, &spot.words);
        let Some(event) = reports.get(report).map(Report::extent) else { continue };
        // "the Ell bombing", but not "Ell bombed".
        let verb = scene.page.printed(&event).ends_with("ed");
        let named_after = spot.words.end == event.start && spot.site.precision < Precision::Country && !verb;
        if (spot.located || named_after)
            && let Some(near) = near.get_mut(report)
        {
            near.push((distance(&event, &spot.words), &spot.site));
        }
    }
    for (report, mut spots) in reports.iter_mut().zip(near) {
        spots.sort_by_key(|(distance, _)| *distance);
        let Some((_, first)) = spots.first() else { continue };
        let fitting = spots.iter().map(|(_, site)| *site).filter(|site| site.fit(first).is_some());
        report.site = fitting.min_by_key(|site| site.rank()).cloned();
    }
    let mut least = vec![usize::MAX; reports.len()];
    for name in scene.names_in(range) {
        let near = nearest(reports, name);
        let Some((report, least)) = reports.get_mut(near).zip(least.get_mut(near)) else { continue };
        let far = distance(&report.extent(), name);
        if far < *least {
            (*least, report.named) = (far, Some(scene.page.printed(name).to_owned()));
        }
    }
}

/// Gives every report the day that stands nearest to its words.
fn give_days(scene: &Scene<'_>, range: &Range<usize>, reports: &mut [Report]) {
    let mut near: Vec<Option<(usize, When)>> = vec![None; reports.len()];
    for day in scene.days_in(range) {
        let report = nearest(reports, &day.words);
        let Some(event) = reports.get(report).map(Report::extent) else { continue };
        let far = distance(&event, &day.words);
        if let Some(near) = near.get_mut(report).filter(|near| near.is_none_or(|(least, _)| far < least)) {
            *near = Some((far, day.when));
        }
    }
    for (report, near) in reports.iter_mut().zip(near) {
        report.when = near.map(|(_, when)| when).unwrap_or_default();
    }
}

/// Which of some reports stands nearest to some words.
fn nearest(reports: &[Report], words: &Range<usize>) -> usize {
    let near = |(_, report): &(usize, &Report)| distance(&report.extent(), words);
    reports.iter().enumerate().min_by_key(near).map_or(0, |(n, _)| n)
}

fn distance(event: &Range<usize>, words: &Range<usize>) -> usize {
    if words.start >= event.end {
        words.start - event.end
    } else {
        event.start.saturating_sub(words.end) + BEHIND
    }
}

/// Brings the words for one event together: "an airstrike … the attack".
fn one_by_one(scene: &Scene<'_>, reports: Vec<Report>) -> Vec<Report> {
    let mut out: Vec<Report> = Vec::new();
    for report in reports {
        let one = out.last_mut().filter(|last| {
            let between = last.extent().end..report.extent().start;
            last.kinds.fit(report.kinds)
                && !report.other
                && !scene.page.any(between, List::BetweenEvents)
                && last.when.fit(report.when).is_some()
                && last.site.as_ref().zip(report.site.as_ref()).is_none_or(|(a, b)| a.fit(b).is_some())
        });
        match one {
            Some(last) => last.take(report),
            None => out.push(report),
        }
    }
    out
}

impl Report {
    fn take(&mut self, other: Self) {
        self.words.extend(other.words);
        self.kinds = self.kinds.with(other.kinds);
        self.weak &= other.weak;
        self.when = self.when.closer(other.when);
        self.site = closer(self.site.take(), other.site);
        self.named = self.named.take().or(other.named);
        self.figures.extend(other.figures);
        self.harm |= other.harm;
        self.of_main |= other.of_main;
    }
}

/// The more precise of two places that go together.
pub(super) fn closer(one: Option<Site>, other: Option<Site>) -> Option<Site> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.rank() < one.rank() { other } else { one }),
        (one, other) => one.or(other),
    }
}
