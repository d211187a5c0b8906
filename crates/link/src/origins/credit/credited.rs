//! Which documents of one story go back to one report because they credit it.
//!
//! | credit | two documents go back to one report when |
//! |---|---|
//! | interview | both rest on what the same person said to the same outlet, at most three days apart; or one does and the other is that outlet's own interview |
//! | first report, cited | at least half of what each tells, it tells after the same outlet, as its first report or in three statements and more, at most two days apart; or one does and the other is the only document of that outlet in the days before |
//! | wire | different outlets carry the same agency, at most a day apart, and half of the telling words of the shorter lead stand in the other |
//!
//! A document that was told something itself ("told the Post", by the Post) has a source of its own and rests on no other's
//! report.

use std::collections::{BTreeMap, BTreeSet};

use onrecord_text::{Field, Record};
use serde::{Deserialize, Serialize};

use super::{Credit, CreditKind, Reader};
use crate::chains::outlet_key;
use crate::utterances::published;
use crate::words::{hash, words};

/// Days between two documents on one interview.
const INTERVIEW: i32 = 3;
/// Days between two documents that tell after one report.
const REPORT: i32 = 2;
/// Days between two prints of a wire.
const WIRE: i32 = 1;
/// Of what is told, after one outlet.
const AFTER: f64 = 0.5;
/// Statements after one outlet that is not said to have been first.
const LEAST: usize = 3;
/// Of the telling words of the shorter lead, in both.
const ALIKE: f64 = 0.5;
/// Words of a lead that are enough to compare.
const LEAD: usize = 6;
/// Shorter words tell little.
const TELLING: usize = 4;
/// Prints of one agency's wire that a document is compared with, the nearest before it.
const NEAREST: usize = 50;

/// A document as its credits are compared with others'. It can be kept: it follows from the document alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Crediting {
    /// The document's id.
    pub document: String,
    /// What its outlet is compared by; its agency's where no outlet is known.
    pub outlet: Option<String>,
    /// The day on which it was published, counted from 1970.
    pub day: Option<i32>,
    /// What it credits, as far as that can join it to another.
    pub credits: Vec<Credit>,
    /// The telling words of the headline and the first long line, where it carries a wire.
    lead: BTreeSet<u64>,
}

impl Crediting {
    /// Reads a record. `text` is the document's.
    pub fn of(record: &Record, text: &str) -> Self {
        let reader = Reader::new(record, text);
        let told = Told::of(&reader);
        let mut credits = reader.credits();
        credits.retain(|credit| match credit.kind {
            CreditKind::Wire | CreditKind::Interview => true,
            CreditKind::FirstReported | CreditKind::Cited => told.rests_on(credit),
        });
        let wire = credits.iter().any(|credit| credit.kind == CreditKind::Wire);
        let (outlet, agency) = reader.own();
        Self {
            document: record.doc.clone(),
            day: published(&record.meta),
            lead: if wire { lead(&record.meta.title, text) } else { BTreeSet::new() },
            outlet: outlet.or(agency),
            credits,
        }
    }

    fn credits(&self, kinds: &'static [CreditKind]) -> impl Iterator<Item = (&Credit, String)> {
        self.credits.iter().filter(|credit| kinds.contains(&credit.kind)).map(|c| (c, outlet_key(&c.to)))
    }
}

/// After whom a document tells what it tells.
struct Told {
    /// How many statements come after each outlet, and in all.
    after: BTreeMap<String, usize>,
    statements: usize,
    /// Whether somebody told the document's own outlet something.
    itself: bool,
}

impl Told {
    fn of(reader: &Reader<'_>) -> Self {
        let (outlet, agency) = reader.own();
        let own = |key: &String| outlet.as_ref() == Some(key) || agency.as_ref() == Some(key);
        let name = |id: Option<&str>| {
            id.and_then(|id| reader.entities.get(id)).map(|entity| outlet_key(&entity.name))
        };
        let mut after: BTreeMap<String, usize> = BTreeMap::new();
        let all = &reader.record.statements;
        let spoken = all.iter().filter(|s| s.field == Field::Text && !s.source.is_empty());
        for statement in spoken.clone() {
            let via = statement.via.iter().map(|via| name(via.entity.as_deref()));
            let parties: BTreeSet<String> =
                via.chain([name(statement.speaker.as_deref())]).flatten().collect();
            for party in parties {
                *after.entry(party).or_default() += 1;
            }
        }
        let mut told = all.iter().filter_map(|s| name(s.addressee.as_ref()?.entity.as_deref()));
        Self { after, statements: spoken.count(), itself: told.any(|key| own(&key)) }
    }

    /// Whether the document rests on the report of the outlet that it credits.
    fn rests_on(&self, credit: &Credit) -> bool {
        let count = self.after.get(&outlet_key(&credit.to)).copied().unwrap_or_default();
        let enough = credit.kind == CreditKind::FirstReported && count > 0 || count >= LEAST;
        enough && !self.itself && count as f64 >= AFTER * self.statements as f64
    }
}

/// Two documents that go back to one report, by what they credit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tie {
    /// Indices into the documents, the smaller id first.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// The kind of credit.
    pub kind: CreditKind,
    /// The publisher that both go back to.
    pub to: String,
    /// Why, as a sentence without a full stop.
    pub why: String,
}

/// The ties among the documents of one story, in any order of these. Enough to join all that belong together, not every
/// pair of them.
pub fn credited(documents: &[Crediting]) -> Vec<Tie> {
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_by_key(|n| (documents[*n].day.is_none(), documents[*n].day, &documents[*n].document));
    let story = Story { documents, order };
    let mut ties = story.interviews();
    ties.extend(story.reports());
    ties.extend(story.wires());
    ties.sort();
    ties.dedup_by(|one, other| (one.a, one.b, one.kind) == (other.a, other.b, other.kind));
    ties
}

/// Who goes back to a report, in the order of days: the document, how its publisher is named, and its words.
type Group<'a> = Vec<(usize, &'a str, String)>;

struct Story<'a> {
    documents: &'a [Crediting],
    /// The dated ones by day, then the others.
    order: Vec<usize>,
}

impl Story<'_> {
    fn interviews(&self) -> Vec<Tie> {
        let mut groups: BTreeMap<(String, String), Group<'_>> = BTreeMap::new();
        for &n in &self.order {
            for (credit, key) in self.documents[n].credits(&[CreditKind::Interview]) {
                let Some(whom) = credit.whom.as_deref() else { continue };
                let words = match credit.own {
                    true => format!("is that outlet's own with {whom}"),
                    false => format!("credits “{}” for what {whom} says", credit.words),
                };
                groups.entry((key, last_name(whom))).or_default().push((n, &credit.to, words));
            }
        }
        let all = groups.into_values();
        all.flat_map(|group| self.in_turn(CreditKind::Interview, &group, INTERVIEW)).collect()
    }

    fn reports(&self) -> Vec<Tie> {
        let mut groups: BTreeMap<String, Group<'_>> = BTreeMap::new();
        for &n in &self.order {
            for (credit, key) in self.documents[n].credits(&[CreditKind::FirstReported, CreditKind::Cited]) {
                let group = groups.entry(key).or_default();
                if group.last().is_none_or(|(last, ..)| *last != n) {
                    let after = format!("tells most of it after “{}”", credit.words);
                    group.push((n, &credit.to, after));
                }
            }
        }
        let mut by_outlet: BTreeMap<&String, Vec<usize>> = BTreeMap::new();
        for &n in &self.order {
            if let Some(outlet) = &self.documents[n].outlet {
                by_outlet.entry(outlet).or_default().push(n);
            }
        }
        let mut ties = Vec::new();
        for (key, mut group) in groups {
            let first = group.iter().find_map(|(n, ..)| self.documents[*n].day);
            let before = |n: &usize| {
                let days = self.documents[*n].day.zip(first).map(|(day, first)| first - day);
                days.is_some_and(|days| (0..=REPORT).contains(&days))
            };
            let own: Vec<usize> = by_outlet.get(&key).into_iter().flatten().copied().filter(before).collect();
            let to = group.first().map_or("", |(_, to, _)| *to);
            if let [only] = own.as_slice() {
                group.insert(0, (*only, to, "is that outlet's only document of those days".to_owned()));
            }
            ties.extend(self.in_turn(CreditKind::FirstReported, &group, REPORT));
        }
        ties
    }

    /// Each document of a group with the one before it. A document without a date belongs to the group if that has no gap.
    fn in_turn(&self, kind: CreditKind, group: &Group<'_>, days: i32) -> Vec<Tie> {
        let day = |n: usize| self.documents[n].day;
        let near = |a: usize, b: usize| day(a).zip(day(b)).is_none_or(|(a, b)| b - a <= days);
        let whole = group.windows(2).all(|pair| near(pair[0].0, pair[1].0));
        let pairs = group.windows(2).filter(|pair| match day(pair[1].0) {
            Some(_) => near(pair[0].0, pair[1].0),
            None => whole,
        });
        pairs.map(|pair| self.tie(kind, &pair[0], &pair[1])).collect()
    }

    fn wires(&self) -> Vec<Tie> {
        let mut carried: BTreeMap<String, Group<'_>> = BTreeMap::new();
        let mut ties = Vec::new();
        for &n in self.order.iter().filter(|n| self.documents[**n].day.is_some()) {
            let one = &self.documents[n];
            for (credit, key) in one.credits(&[CreditKind::Wire]) {
                let group = carried.entry(key).or_default();
                let this = (n, credit.to.as_str(), format!("carries the wire of {}", credit.to));
                let before = group.iter().rev().take(NEAREST).find(|(other, ..)| {
                    let other = &self.documents[*other];
                    let near = one.day.zip(other.day).is_some_and(|(a, b)| a - b <= WIRE);
                    near && one.outlet != other.outlet && alike(&one.lead, &other.lead)
                });
                ties.extend(before.map(|other| self.tie(CreditKind::Wire, other, &this)));
                group.push(this);
            }
        }
        ties
    }

    fn tie(&self, kind: CreditKind, one: &(usize, &str, String), other: &(usize, &str, String)) -> Tie {
        let id = |n: usize| self.documents[n].document.as_str();
        let (a, b) = if id(one.0) <= id(other.0) { (one, other) } else { (other, one) };
        let why = format!("both go back to {}: {} {}, and {} {}", a.1, id(a.0), a.2, id(b.0), b.2);
        Tie { a: a.0, b: b.0, kind, to: a.1.to_owned(), why }
    }
}

fn last_name(name: &str) -> String {
    words(name).last().map(|word| word.text.to_lowercase()).unwrap_or_default()
}

/// The telling words of the title and the first paragraph that is more than a line of a few words.
fn lead(title: &Option<String>, text: &str) -> BTreeSet<u64> {
    let long = |line: &&str| words(line).nth(2 * LEAD).is_some();
    let first = text.lines().find(long).unwrap_or_default();
    let all = words(title.as_deref().unwrap_or_default()).chain(words(first));
    all.filter(|word| word.text.chars().count() >= TELLING).map(|word| hash(word.text)).collect()
}

fn alike(a: &BTreeSet<u64>, b: &BTreeSet<u64>) -> bool {
    let (least, both) = (a.len().min(b.len()), a.intersection(b).count());
    least >= LEAD && both as f64 >= ALIKE * least as f64
}
