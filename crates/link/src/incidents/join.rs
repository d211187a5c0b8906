//! Whether what a document tells is of an incident, and why, in words.

use std::collections::BTreeSet;

use super::lexicon::Kinds;
use super::mention::Mention;
use super::named;
use super::site::{self, Site};
use super::when::{self, DatePrecision, When};

/// News of an incident without its day is of one so many days ago at most.
const NEWS: i32 = 21;
/// Accounts without the day that were published so near to each other may be of one incident.
const WEEK: i32 = 7;
/// What an account and an incident have to score to be one.
const ONE: u32 = 5;

/// What is known of an incident so far: the closest day and place.
#[derive(Debug, Clone)]
pub(super) struct Anchor {
    pub kinds: Kinds,
    pub when: When,
    pub site: Option<Site>,
    /// The names of its place that no gazetteer has.
    pub named: BTreeSet<String>,
    /// When its first account was published.
    pub published: When,
    /// The stories of its accounts.
    pub stories: BTreeSet<u32>,
}

/// How an account and an incident agree.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Agreement {
    pub score: u32,
    day: Day,
    place: Option<site::Fit>,
    /// Both name the same place, which no gazetteer has.
    named: bool,
    /// Both are told of in one story.
    story: bool,
}

/// How the days go together.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Day {
    Fits(when::Fit),
    /// One is not said, and the account was published soon after.
    News,
    /// One is not said, and nothing speaks against it.
    Open,
}

impl Anchor {
    pub(super) fn of(mention: &Mention) -> Self {
        Self {
            kinds: mention.kinds,
            when: mention.when,
            site: mention.site.clone(),
            named: mention.named.iter().map(|name| named::key(name)).collect(),
            published: mention.published,
            stories: mention.story.into_iter().collect(),
        }
    }

    /// Takes what an account says more closely.
    pub(super) fn take(&mut self, mention: &Mention) {
        self.kinds = self.kinds.with(mention.kinds);
        self.when = self.when.closer(mention.when);
        self.site = super::account::closer(self.site.take(), mention.site.clone());
        self.named.extend(mention.named.iter().map(|name| named::key(name)));
        self.stories.extend(mention.story);
    }

    /// How an account agrees; none where it is of another incident or too little is known.
    pub(super) fn agreement(&self, mention: &Mention) -> Option<Agreement> {
        if !self.kinds.fit(mention.kinds) {
            return None;
        }
        let story = mention.story.is_some_and(|story| self.stories.contains(&story));
        let one_name = mention.named.as_ref().is_some_and(|name| self.named.contains(&named::key(name)));
        // A story goes on for months, and who writes of its place without a day writes of what it is about.
        let day =
            self.day(mention).or((story && one_name && mention.when == When::Unknown).then_some(Day::Open))?;
        let place = match self.site.as_ref().zip(mention.site.as_ref()) {
            Some((one, other)) => Some(one.fit(other)?),
            None => None,
        };
        let vague = matches!(day, Day::Open)
            || day == Day::Fits(when::Fit::Inside) && is_long(self.when, mention.when);
        let tells = |kind: super::Kind| !(vague && kind.is_recurring());
        let named = self.kinds.telling_both(mention.kinds).any(tells);
        let of_day = match day {
            Day::Fits(when::Fit::Same) => 3,
            // Every week has a Tuesday.
            Day::Fits(when::Fit::Part) if self.when.is_weekday() || mention.when.is_weekday() => 1,
            Day::Fits(when::Fit::Part) => 2,
            Day::Fits(_) if vague => 0,
            Day::Fits(_) | Day::News => 1,
            Day::Open => 0,
        };
        let of_place = match place {
            Some(site::Fit::Same) => 3,
            Some(site::Fit::Holds | site::Fit::Near) => 2,
            Some(site::Fit::Country) | None if one_name => 2,
            Some(site::Fit::Country) | None => 0,
        };
        // Somewhere in the country, or nobody says where: the day and the kind have to be the same, or the day and the
        // story, as no gazetteer has every village.
        // What says neither where nor when is of the incident that its story is about.
        let told_here = story && day == Day::News && mention.when == When::Unknown && place.is_none();
        let sure = of_place > 0 || of_day > 1 && (named || story) || told_here;
        let score = of_day + of_place + if named { 2 } else { 1 } + if story { 2 } else { 0 };
        let least = if of_place > 0 { ONE } else { ONE - 1 };
        (sure && score >= least).then_some(Agreement { score, day, place, named: one_name, story })
    }

    fn day(&self, mention: &Mention) -> Option<Day> {
        let fit = self.when.fit(mention.when)?;
        if fit != when::Fit::Open {
            return Some(Day::Fits(fit));
        }
        let told = self.when.days_until(mention.published).or(mention.when.days_until(self.published));
        if let Some(days) = told {
            return (-1..=NEWS).contains(&days).then_some(Day::News);
        }
        match self.published.days_until(mention.published) {
            Some(days) => (days.abs() <= WEEK).then_some(Day::News),
            None => Some(Day::Open),
        }
    }

    /// Why an account is of the incident.
    pub(super) fn why(&self, mention: &Mention, agreement: &Agreement) -> Vec<String> {
        let mut why = vec![self.why_day(mention, agreement.day), self.why_place(mention, agreement)];
        let both = self.kinds.both(mention.kinds);
        why.push(match both == Kinds::default() || both == Kinds::harm() {
            true if self.kinds.are_open() || mention.kinds.are_open() => {
                "one of them does not say what happened".to_owned()
            }
            true => format!("{} and {} may be one", names(self.kinds), names(mention.kinds)),
            false => format!("both tell of: {}", names(both)),
        });
        why.extend(agreement.story.then(|| "their documents are in one story".to_owned()));
        why
    }

    fn why_day(&self, mention: &Mention, day: Day) -> String {
        let (one, other) = (self.when, mention.when);
        match day {
            Day::Fits(when::Fit::Same) => format!("same day {one}"),
            Day::Fits(_) if one == other => format!("both on {one}"),
            Day::Fits(_) => format!("{other} may be {one}"),
            Day::News if mention.when == When::Unknown => {
                format!("the day is not said; published {}, soon after {}", mention.published, self.told())
            }
            Day::News => format!("{other} may be the day of an account published {}", self.published),
            Day::Open if one == other => "neither says the day".to_owned(),
            Day::Open => format!("{other} and {one} do not contradict each other"),
        }
    }

    /// The day, or when it was first told of.
    fn told(&self) -> String {
        match self.when {
            When::Unknown => format!("another account of {}", self.published),
            when => when.to_string(),
        }
    }

    fn why_place(&self, mention: &Mention, agreement: &Agreement) -> String {
        let fit = agreement.place;
        if let Some(name) = mention.named.as_ref().filter(|_| agreement.named) {
            return format!("both name {name}, which is in no gazetteer");
        }
        let (Some(one), Some(other)) = (&self.site, &mention.site) else {
            return "one of them does not say where".to_owned();
        };
        let (holder, held) = if one.holds(other) { (one, other) } else { (other, one) };
        match fit {
            Some(site::Fit::Near) => format!("{} and {} are a few kilometres apart", one.name, other.name),
            Some(site::Fit::Holds | site::Fit::Country) => {
                format!("{} holds {}", holder.label(), held.name)
            }
            _ if one.printed == other.printed => format!("same place {}", one.name),
            _ => format!("same place {}, spelt “{}” and “{}”", one.name, one.printed, other.printed),
        }
    }
}

/// Whether one of two times is longer than a month.
fn is_long(one: When, other: When) -> bool {
    [one, other].iter().any(|when| when.precision() == DatePrecision::Year)
}

fn names(kinds: Kinds) -> String {
    kinds.iter().map(super::Kind::name).collect::<Vec<_>>().join(", ")
}
