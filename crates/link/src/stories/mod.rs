//! Stories: the documents on one event.
//!
//! 1. A document becomes the weights of its most telling words ([`Terms`]): words that few articles
//!    have, and names above all.
//! 2. Documents are joined while the average similarity of two groups is high enough ([`cluster`]).
//! 3. Two events that look alike share the words of their kind: a second fight of the same boxer, the
//!    same company's next recall. So every group is looked at again with the words that most of it
//!    shares taken out ([`again`]), and falls apart where nothing else holds it together.
//!
//! All arithmetic that is summed up is on whole numbers, so that no order of documents gives another
//! result.

mod again;
mod cluster;
mod commonness;
mod neighbours;
mod terms;

pub use terms::{Terms, stems};

use cluster::{Item, average_link};
use neighbours::Neighbours;

/// The least average similarity of two groups that are one story.
const ALIKE: f64 = 0.13;

/// One document, as stories see it.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// What it is about.
    pub terms: Terms,
    /// The day it was published, as a count of days from any fixed one; none where that is not known.
    pub day: Option<i32>,
}

/// The documents on one event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Story {
    /// Their numbers, in order.
    pub documents: Vec<u32>,
    /// The one that is most like all others.
    pub central: u32,
}

/// The stories of some documents, in the order of their first documents.
///
/// The order of the documents decides ties and nothing else; a ledger gives them in the order of their ids, so that
/// the stories are the same whatever came first.
pub fn stories(reports: &[Report]) -> Vec<Story> {
    let items: Vec<Item> = reports.iter().map(|report| Item::of(&report.terms, report.day)).collect();
    let mut neighbours = Neighbours::default();
    let mut edges = Vec::new();
    for (number, report) in (0..).zip(reports) {
        let like = neighbours.like(&report.terms, report.day, ALIKE);
        edges.extend(like.into_iter().map(|other| (other, number)));
        neighbours.insert(report.terms.clone(), report.day);
    }
    let groups = average_link(&items, &edges, ALIKE);
    let parts = groups.into_iter().flat_map(|group| again::look(reports, &group));
    let mut stories: Vec<Story> =
        parts.map(|documents| Story { central: central(&items, &documents), documents }).collect();
    stories.sort_unstable();
    stories
}

/// The document of a story that a document of it is most like; none when it is the only one.
pub fn nearest(reports: &[Report], story: &Story, document: u32) -> Option<u32> {
    let terms = &reports.get(document as usize)?.terms;
    let others = story.documents.iter().copied().filter(|other| *other != document);
    let like = |other: u32| reports.get(other as usize).map_or(0.0, |other| other.terms.similarity(terms));
    others.rev().max_by(|a, b| like(*a).total_cmp(&like(*b)))
}

/// The document that is most like a group's sum.
fn central(items: &[Item], documents: &[u32]) -> u32 {
    let sum = Item::sum(documents.iter().map(|number| &items[*number as usize]));
    let like = |number: &&u32| items[**number as usize].product(&sum);
    documents.iter().rev().max_by_key(like).copied().unwrap_or(0)
}
