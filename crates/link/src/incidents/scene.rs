//! A document as incidents are looked for in it: the places where something can be, the days on which it can have
//! been, and what was counted, each at its word.
//!
//! Not every place is where something happened. One that stands for its government is not, nor the one in which
//! something was said; a place counts behind a word like "in" or "near", or right before the word for the event. Not
//! every day is the event's either: the one on which something was said is not, and no day after the report was
//! published.

use std::ops::Range;

use onrecord_text::{Place, Precision, Record, Span, TimeType};
use rustc_hash::{FxHashMap, FxHashSet};

use super::lexicon::{List, is};
use super::named;
use super::page::Page;
use super::site::{From, Site};
use super::when::When;
use crate::words::hash;

/// Names that are less likely than this to be the place that they were taken for.
const LIKELY: f64 = 0.5;
/// So many words may stand between "in" and the place, and between "said" and the day.
const BETWEEN: usize = 6;

/// A place of the text.
pub(super) struct Spot {
    pub words: Range<usize>,
    pub site: Site,
    /// It stands behind a word that says that something is there.
    pub located: bool,
}

/// A day of the text.
pub(super) struct Day {
    pub words: Range<usize>,
    pub when: When,
}

/// Something counted.
pub(super) struct Count {
    pub word: usize,
    /// Which figure of the record.
    pub figure: usize,
    /// It is of the dead and harmed.
    pub harm: bool,
    /// A number is printed.
    pub printed: bool,
    /// It can be a count of what the report is about: not told of another event, nor taken back.
    pub of_main: bool,
}

/// A record with its text.
pub(super) struct Scene<'r> {
    pub page: Page<'r>,
    /// Each in the order of the text.
    pub spots: Vec<Spot>,
    /// Places that only their names are known of, where something is.
    pub names: Vec<Range<usize>>,
    pub days: Vec<Day>,
    pub counts: Vec<Count>,
    /// The words of all expressions of time.
    times: Vec<Range<usize>>,
    pub published: When,
    pub dateline: Option<Site>,
    /// The place of the date line, where no gazetteer has it.
    pub named_dateline: Option<String>,
}

impl<'r> Scene<'r> {
    pub(super) fn new(record: &Record, text: &'r str) -> Self {
        let page = Page::new(text);
        let published = published(record);
        let times = record.dates.iter().map(|date| page.at(date.span)).collect();
        let (spots, names, days, counts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (dateline, named_dateline) = (None, None);
        let mut scene = Self { page, spots, names, days, counts, times, published, dateline, named_dateline };
        scene.find_spots(record);
        scene.find_names(record);
        scene.find_days(record);
        for (figure, found) in record.figures.iter().enumerate() {
            let harm = is(hash(&found.measure), List::Harm);
            if harm || found.unit == "people" {
                let word = scene.page.at(found.span).start;
                let of_main = !found.background && !found.retracted;
                scene.counts.push(Count { word, figure, harm, printed: !found.implicit, of_main });
            }
        }
        scene
    }

    fn find_spots(&mut self, record: &Record) {
        let said_in: FxHashSet<u32> = record.statements.iter().filter_map(|s| s.said_in).collect();
        let meta = &record.meta;
        let regions = record.places.iter().filter(|place| place.precision == Precision::Region);
        let regions: Regions<'_> =
            regions.filter_map(|place| Some(((place.name.as_str(), place.geonames_id?), place))).collect();
        for (n, place) in record.places.iter().enumerate() {
            let words = self.page.at(place.span);
            let printed = self.page.printed(&words);
            let called =
                |name: &Option<String>| name.as_ref().is_some_and(|name| name.eq_ignore_ascii_case(printed));
            if place.metonym || place.confidence < LIKELY || called(&meta.agency) || called(&meta.outlet) {
                continue;
            }
            let dateline = self.dateline.is_none() && called(&meta.dateline_place);
            if dateline {
                self.dateline = Some(Site::of(place, printed, From::Dateline));
                continue;
            }
            // "Idlib" alone, once the text has named the region of Idlib, need not be its capital.
            let region = region_of(place, &regions);
            let site = Site::of(region.unwrap_or(place), printed, From::Sentence);
            let said = u32::try_from(n).is_ok_and(|n| said_in.contains(&n));
            let located = !said && self.is_located(&words);
            if !said {
                self.spots.push(Spot { words, site, located });
            }
        }
    }

    fn find_names(&mut self, record: &Record) {
        let names = named::names(record, &self.page, |word| self.is_time(word));
        let happened = |name: &Range<usize>| self.is_located(name) && !self.is_of_speech(name);
        self.names = names.into_iter().filter(happened).collect();
        let written = record.meta.dateline_place.as_deref().filter(|_| self.dateline.is_none());
        self.named_dateline = written.map(named::of_dateline);
    }

    fn is_located(&self, words: &Range<usize>) -> bool {
        let sentence = self.page.sentence_start(words.start);
        let based = self.page.printed(&(words.end..words.end + 1));
        if matches!(based, "based" | "backed" | "led" | "born") {
            return false;
        }
        for word in (sentence..words.start).rev().take(BETWEEN) {
            if self.page.is(word, List::Locative) {
                return true;
            }
            let capital = self.page.words.get(word).is_some_and(|word| word.capital);
            if !(capital || self.page.is(word, List::Between)) {
                return false;
            }
        }
        false
    }

    fn find_days(&mut self, record: &Record) {
        let said_on: FxHashSet<Span> =
            record.statements.iter().filter_map(|s| s.said_on.as_ref()).map(|said| said.span).collect();
        let latest = match self.published {
            When::Days { last, .. } => last + 1,
            _ => i32::MAX,
        };
        // "KARNHOLT, May 5 (Sela News) —" is when the report was written.
        let dateline = record.meta.dateline_date.as_ref();
        let written = record.dates.iter().find(|date| dateline == Some(&date.value)).map(|date| date.span);
        for date in &record.dates {
            let timed = matches!(date.kind, TimeType::Date | TimeType::Time);
            let open = matches!(date.modifier.as_deref(), Some("BEFORE" | "AFTER"));
            let when = When::of(&date.value);
            if timed
                && !open
                && when != When::Unknown
                && !when.is_after(latest)
                && !said_on.contains(&date.span)
                && written != Some(date.span)
            {
                let words = self.page.at(date.span);
                if !self.is_of_speech(&words) {
                    self.days.push(Day { words, when });
                }
            }
        }
    }

    /// "said on Friday that no more than 12 …", "a denial issued by the Palace the day before": the day is when it was
    /// said, also where nobody was found to say it.
    fn is_of_speech(&self, day: &Range<usize>) -> bool {
        let sentence = self.page.sentence_start(day.start);
        let mut before = (sentence..day.start).rev().take(BETWEEN);
        let named = |word: usize| self.page.words.get(word).is_some_and(|word| word.capital);
        before
            .find(|word| !(self.page.is(*word, List::BetweenSaid) || named(*word)))
            .is_some_and(|word| self.page.is(word, List::Said))
    }

    /// Whether a word is part of an expression of time: "March 15" is no march.
    pub(super) fn is_time(&self, word: usize) -> bool {
        let next = self.times.partition_point(|time| time.end <= word);
        self.times.get(next).is_some_and(|time| time.contains(&word))
    }

    /// The spots of some words.
    pub(super) fn spots_in(&self, words: &Range<usize>) -> &[Spot] {
        within(&self.spots, words, |spot| spot.words.start)
    }

    /// The places without a gazetteer's entry of some words.
    pub(super) fn names_in(&self, words: &Range<usize>) -> &[Range<usize>] {
        within(&self.names, words, |name| name.start)
    }

    /// The days of some words.
    pub(super) fn days_in(&self, words: &Range<usize>) -> &[Day] {
        within(&self.days, words, |day| day.words.start)
    }

    /// What was counted in some words.
    pub(super) fn counts_in(&self, words: &Range<usize>) -> &[Count] {
        within(&self.counts, words, |count| count.word)
    }
}

/// Those of a list in order that stand in some words.
fn within<'l, T>(list: &'l [T], words: &Range<usize>, at: impl Fn(&T) -> usize) -> &'l [T] {
    let first = list.partition_point(|one| at(one) < words.start);
    let end = list.partition_point(|one| at(one) < words.end);
    list.get(first..end).unwrap_or_default()
}

/// When a document says it was written.
pub(crate) fn published(record: &Record) -> When {
    let stated = record.meta.published.as_deref().and_then(|date| date.get(..10));
    stated.or(record.meta.dateline_date.as_deref()).map(When::of).unwrap_or_default()
}

/// Regions by name and id.
type Regions<'r> = FxHashMap<(&'r str, u32), &'r Place>;

/// The region of a town's name, where the document names it too.
fn region_of<'r>(town: &Place, regions: &Regions<'r>) -> Option<&'r Place> {
    let within = town.within.iter().filter(|_| town.precision == Precision::Town);
    within.filter_map(|id| regions.get(&(town.name.as_str(), *id))).next().copied()
}
