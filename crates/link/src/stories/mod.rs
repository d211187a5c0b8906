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

/// The stories of some documents: the numbers of each one's documents in order, the stories in the order of their first.
///
/// The order of the documents decides ties and nothing else; a ledger gives them in the order of their ids, so that
/// the stories are the same whatever came first.
pub fn stories(reports: &[Report]) -> Vec<Vec<u32>> {
    let items: Vec<Item> = reports.iter().map(|report| Item::of(&report.terms, report.day)).collect();
    let mut neighbours = Neighbours::default();
    let mut edges = Vec::new();
    for (number, report) in (0..).zip(reports) {
        let like = neighbours.like(&report.terms, report.day, ALIKE);
        edges.extend(like.into_iter().map(|other| (other, number)));
        neighbours.insert(report.terms.clone(), report.day);
    }
    let groups = average_link(&items, &edges, ALIKE);
    let mut stories: Vec<Vec<u32>> =
        groups.into_iter().flat_map(|group| again::look(reports, &group)).collect();
    stories.sort_unstable();
    stories
}
