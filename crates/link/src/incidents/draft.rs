//! The sentences of one document that tell of one incident.
//!
//! A sentence goes to the incident that it agrees with best: in the place and the day where it names them, else in the
//! kind of event, and the nearer the better. One that names neither ("the attack killed 12") begins no incident, and one far
//! from all of them that only counts the dead is of the one incident of which the document counts them.

use onrecord_text::Precision;
use rustc_hash::FxHashSet;

use super::account::{Report, closer};
use super::lexicon::Kinds;
use super::scene::Scene;
use super::site::{self, From, Site};
use super::when::{self, When};

/// Incidents that a sentence is compared with, the last ones told of: bounds the time.
const LOOKED_AT: usize = 64;
/// What a sentence that names a place or a day, and one that names neither, has to score.
const ANCHORED: u32 = 4;
const FOLLOWING: u32 = 2;
/// What two incidents of a document have to score to be one after all.
const ONE: u32 = 5;

/// One incident as a document tells of it.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub reports: Vec<Report>,
    pub kinds: Kinds,
    pub when: When,
    pub when_from: From,
    pub site: Option<Site>,
    /// The name of the place, where no gazetteer has it.
    pub named: Option<String>,
    /// It was told of as another one than those before.
    other: bool,
}

impl Draft {
    fn of(report: Report) -> Self {
        Self {
            kinds: report.kinds,
            when: report.when,
            when_from: From::Sentence,
            site: report.site.clone(),
            named: report.named.clone(),
            other: report.other,
            reports: vec![report],
        }
    }

    fn first(&self) -> usize {
        self.reports.first().map_or(0, |report| report.sentence)
    }

    fn last(&self) -> usize {
        self.reports.last().map_or(0, |report| report.sentence)
    }

    /// How well something told elsewhere in the document agrees; none where it contradicts.
    fn agreement(&self, kinds: Kinds, when: When, place: Option<&Site>) -> Option<u32> {
        if !self.kinds.fit(kinds) {
            return None;
        }
        let day = match self.when.fit(when)? {
            when::Fit::Same | when::Fit::Part => 4,
            when::Fit::Inside => 2,
            when::Fit::Open => 0,
        };
        let place = match self.site.as_ref().zip(place) {
            None => 0,
            Some((one, other)) => match one.fit(other)? {
                site::Fit::Same => 4,
                site::Fit::Holds | site::Fit::Near => 3,
                site::Fit::Country => 1,
            },
        };
        let kind = if self.kinds.telling_both(kinds).next().is_some() { 2 } else { 0 };
        Some(day + place + kind)
    }

    fn take(&mut self, report: Report) {
        self.kinds = self.kinds.with(report.kinds);
        self.when = self.when.closer(report.when);
        self.site = closer(self.site.take(), report.site.clone());
        self.named = self.named.take().or_else(|| report.named.clone());
        self.reports.push(report);
    }

    /// Whether enough is said to call it an incident.
    fn is_told(&self) -> bool {
        let weak = self.reports.iter().all(|report| report.weak);
        let harm = self.reports.iter().any(|report| report.harm);
        let placed = self.site.as_ref().is_some_and(|site| site.precision < Precision::Country);
        let dated = self.when.names_a_day() || self.when.is_weekday();
        match (weak, harm) {
            (false, false) => placed || dated && self.site.is_some(),
            (false, true) => placed || dated || self.site.is_some() || self.named.is_some(),
            (true, false) => placed && dated,
            (true, true) => placed || dated || self.named.is_some(),
        }
    }
}

/// The incidents of a document.
pub(super) fn drafts(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut loose: Vec<Report> = Vec::new();
    for sentence in 0..scene.page.sentences.len() {
        for report in super::account::reports(scene, sentence) {
            match best(&drafts, &report) {
                Some(at) => {
                    if let Some(draft) = drafts.get_mut(at) {
                        draft.take(report);
                    }
                }
                None if report.is_anchored() => drafts.push(Draft::of(report)),
                None if report.of_main && !report.other => loose.push(report),
                None => {}
            }
        }
    }
    let told: FxHashSet<usize> =
        drafts.iter().flat_map(|draft| &draft.reports).map(|report| report.sentence).collect();
    for (n, draft) in drafts.iter_mut().enumerate() {
        look_around(scene, draft, &told, n == 0);
    }
    let mut drafts = united(drafts);
    drafts.retain(Draft::is_told);
    join_main(&mut drafts, loose);
    drafts
}

impl Draft {
    /// Counts of the dead or harmed that name no event, place or day, in a document that tells of no incident more closely.
    fn adrift(loose: Vec<Report>) -> Option<Self> {
        let mut loose = loose.into_iter();
        let mut draft = Self::of(loose.next()?);
        for report in loose {
            if draft.kinds.fit(report.kinds) {
                draft.take(report);
            }
        }
        Some(draft)
    }
}

/// "The opposition said at least 30 people had been killed", paragraphs after the event was told: a count of the dead or
/// harmed that names no event, place or day is of the one event that the document counts them of. Where there are
/// several, it is of none; where there is none, it is an account that says neither where nor when.
fn join_main(drafts: &mut Vec<Draft>, loose: Vec<Report>) {
    if drafts.is_empty() {
        drafts.extend(Draft::adrift(loose));
        return;
    }
    let mut counted = drafts.iter_mut().filter(|draft| draft.reports.iter().any(|report| report.of_main));
    let (Some(main), None) = (counted.next(), counted.next()) else { return };
    let kinds = main.kinds;
    for report in loose.into_iter().filter(|report| kinds.fit(report.kinds)) {
        main.take(report);
    }
    main.reports.sort_by_key(|report| report.sentence);
}

/// Which incident a report belongs to.
fn best(drafts: &[Draft], report: &Report) -> Option<usize> {
    let anchored = report.is_anchored();
    let follows = report.definite || report.harm || !report.weak;
    if report.other || !anchored && !follows {
        return None;
    }
    let least = if anchored { ANCHORED } else { FOLLOWING };
    let score = |(n, draft): (usize, &Draft)| {
        let near = match report.sentence - draft.last() {
            0..2 => 2,
            2..4 => 1,
            _ => 0,
        };
        let agreement = draft.agreement(report.kinds, report.when, report.site.as_ref())?;
        let score = agreement + near + u32::from(report.definite);
        (score >= least).then_some((score, n))
    };
    drafts.iter().enumerate().rev().take(LOOKED_AT).filter_map(score).max().map(|(_, n)| n)
}

/// What the sentence does not say, the sentences beside it may that tell of no incident themselves; where a report was written is where its first
/// incident was, unless it says otherwise.
fn look_around(scene: &Scene<'_>, draft: &mut Draft, told: &FxHashSet<usize>, main: bool) {
    let sentence = draft.first();
    let beside = [sentence.checked_sub(1), Some(sentence + 1)];
    let beside =
        || beside.iter().flatten().filter(|n| !told.contains(n)).filter_map(|n| scene.page.sentences.get(*n));
    if draft.site.as_ref().is_none_or(|site| site.precision == Precision::Country) {
        let fits = |site: &&Site| draft.site.as_ref().is_none_or(|country| country.fit(site).is_some());
        let near = beside()
            .flat_map(|words| scene.spots_in(words))
            .filter(|spot| spot.located && spot.site.precision < Precision::Country)
            .map(|spot| &spot.site)
            .filter(fits)
            .min_by_key(|site| site.rank())
            .map(|site| Site { from: From::Neighbour, ..site.clone() });
        let dateline = || scene.dateline.as_ref().filter(|_| main).filter(fits).cloned();
        draft.site = near.or_else(dateline).or(draft.site.take());
    }
    if draft.site.is_none() && draft.named.is_none() {
        let beside = beside().flat_map(|words| scene.names_in(words)).next();
        let dateline = || scene.named_dateline.clone().filter(|_| main);
        draft.named = beside.map(|name| scene.page.printed(name).to_owned()).or_else(dateline);
    }
    if draft.when == When::Unknown
        && let Some(day) = beside().flat_map(|words| scene.days_in(words)).next()
    {
        draft.when = day.when;
        draft.when_from = From::Neighbour;
    }
}

/// Incidents that turn out to be one once all is read.
fn united(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for draft in drafts {
        let fits = |one: &Draft| {
            let agreement = one.agreement(draft.kinds, draft.when, draft.site.as_ref());
            !draft.other && agreement.is_some_and(|score| score >= ONE)
        };
        let from = out.len().saturating_sub(LOOKED_AT);
        match out.iter_mut().skip(from).find(|one| fits(one)) {
            Some(one) => draft.reports.into_iter().for_each(|report| one.take(report)),
            None => out.push(draft),
        }
    }
    for draft in &mut out {
        draft.reports.sort_by_key(|report| report.sentence);
    }
    out
}
