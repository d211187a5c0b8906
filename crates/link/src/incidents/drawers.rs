//! Where incidents are filed, so that an account is compared with few of them: under their day and place.
//!
//! An incident in a town is filed under the town and under all that the town lies in; an account of a region looks
//! under the region, and one of a town under the town and its regions. A drawer that too many are in tells nothing.

use std::hash::{Hash, Hasher};

use onrecord_text::Precision;
use rustc_hash::{FxHashMap, FxHasher};

use super::join::Anchor;
use super::lexicon::{Kind, Kinds};
use super::mention::Mention;
use super::site::Site;
use super::when::When;

/// How many incidents may lie in a drawer before it tells nothing.
const CROWD: usize = 256;
/// Drawers of one tenth of a degree: towns a few kilometres apart lie in neighbouring ones.
const CELL: f64 = 10.0;
/// Days between two accounts that may disagree on the day.
const AROUND: i32 = 2;
/// Any year with a leap day: for days whose year is not said.
const LEAP: i16 = 2000;

/// When, as far as it is filed under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Time {
    MonthAndDay(i8, i8),
    /// Some thirty days, counted from 1970.
    Month(i32),
    /// No day is known.
    Undated,
    All,
}

/// Where, as far as it is filed under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Where {
    At(u32),
    Inside(u32),
    Cell(i32, i32),
    /// Wherever it was: what it was.
    Anywhere(Kind),
    /// Wherever it was: in which story.
    Story(u32),
}

/// Incidents by day and place; they are named by the numbers the caller gives them.
#[derive(Default)]
pub(super) struct Drawers {
    filed: FxHashMap<u64, Vec<usize>>,
}

impl Drawers {
    /// Files an incident, again when more is known of it.
    pub(super) fn file(&mut self, incident: usize, anchor: &Anchor) {
        let mut places: Vec<Where> = Vec::new();
        if let Some(site) = &anchor.site {
            places.extend(site.geonames_id.map(Where::At));
            places.extend(site.within.iter().map(|id| Where::Inside(*id)));
            places.extend(cell(site).map(|(x, y)| Where::Cell(x, y)));
        }
        let kinds = anchor.kinds.iter().filter(|kind| !kind.is_wide()).map(Where::Anywhere);
        places.extend(kinds);
        places.extend(anchor.stories.iter().copied().map(Where::Story));
        for time in filed_under(anchor.when) {
            for place in &places {
                let drawer = self.filed.entry(key(time, *place)).or_default();
                // One more than a crowd is enough to know that it is one.
                if drawer.len() <= CROWD && drawer.last() != Some(&incident) && !drawer.contains(&incident) {
                    drawer.push(incident);
                }
            }
        }
    }

    /// The incidents that an account may be of, ascending, each once.
    pub(super) fn find(&self, mention: &Mention) -> Vec<usize> {
        let mut places = match &mention.site {
            Some(site) => looked_up(site, mention.kinds),
            None => kinds(mention.kinds),
        };
        places.extend(mention.story.map(Where::Story));
        let mut found = Vec::new();
        for time in looked_under(mention) {
            for place in &places {
                let drawer = self.filed.get(&key(time, *place));
                found.extend(drawer.into_iter().filter(|drawer| drawer.len() <= CROWD).flatten());
            }
        }
        // A story has few, however long it goes on.
        let of_story = mention.story.and_then(|story| self.filed.get(&key(Time::All, Where::Story(story))));
        found.extend(of_story.into_iter().filter(|drawer| drawer.len() <= CROWD).flatten());
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The incidents at the same place one or two days before or after.
    pub(super) fn days_around(&self, anchor: &Anchor) -> Vec<usize> {
        let (Some((month, day)), Some(id)) =
            (anchor.when.month_and_day(), anchor.site.as_ref().and_then(|site| site.geonames_id))
        else {
            return Vec::new();
        };
        let near = |days: i32| {
            let date = jiff::civil::Date::new(LEAP, month, day).ok()?;
            let date = date.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
            self.filed.get(&key(Time::MonthAndDay(date.month(), date.day()), Where::At(id)))
        };
        let drawers = (-AROUND..=AROUND).filter(|days| *days != 0).filter_map(near);
        drawers.filter(|drawer| drawer.len() <= CROWD).flatten().copied().collect()
    }
}

fn key(time: Time, place: Where) -> u64 {
    let mut hasher = FxHasher::default();
    (time, place).hash(&mut hasher);
    hasher.finish()
}

fn cell(site: &Site) -> Option<(i32, i32)> {
    let town = site.precision == Precision::Town;
    town.then_some(((site.lat * CELL).floor() as i32, (site.lon * CELL).floor() as i32))
}

fn looked_up(site: &Site, of: Kinds) -> Vec<Where> {
    let mut places: Vec<Where> = Vec::new();
    places.extend(site.geonames_id.into_iter().flat_map(|id| [Where::At(id), Where::Inside(id)]));
    places.extend(site.within.iter().map(|id| Where::At(*id)));
    if let Some((x, y)) = cell(site) {
        places.extend((x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| Where::Cell(x, y))));
    }
    places.extend(kinds(of).into_iter().filter(|_| site.precision == Precision::Country));
    places
}

fn kinds(of: Kinds) -> Vec<Where> {
    of.iter().filter(|kind| !kind.is_wide()).map(Where::Anywhere).collect()
}

fn filed_under(when: When) -> Vec<Time> {
    let mut times = vec![Time::All];
    match when.month_and_day() {
        Some((month, day)) => times.push(Time::MonthAndDay(month, day)),
        None => times.push(Time::Undated),
    }
    times.extend(when.day().map(|day| Time::Month(month(day))));
    times
}

fn looked_under(mention: &Mention) -> Vec<Time> {
    if let Some((month, day)) = mention.when.month_and_day() {
        return vec![Time::MonthAndDay(month, day), Time::Undated];
    }
    let days = match (mention.when, mention.published.day()) {
        (When::Days { first, last }, _) if last - first <= 31 => Some((first, last)),
        (_, Some(published)) => Some((published - 31, published + 1)),
        _ => None,
    };
    match days {
        Some((first, last)) => (month(first)..=month(last)).map(Time::Month).chain([Time::Undated]).collect(),
        None => vec![Time::All],
    }
}

/// The number of some thirty days.
fn month(day: i32) -> i32 {
    day.div_euclid(30)
}
