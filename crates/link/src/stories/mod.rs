//! Stories: the documents on one event.
//!
//! 1. A document becomes the weights of its most telling words ([`Terms`]): words that few articles
//!    have, and names above all.
//! 2. Documents are joined while the average similarity of two groups is high enough (`cluster`).
//! 3. Two events that look alike share the words of their kind: a second fight of the same boxer, the
//!    same company's next recall. So every group is looked at again with the words that most of it
//!    shares taken out (`again`), and falls apart where nothing else holds it together.
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
use neighbours::{Like, neighbours};

/// Terms in fewer than one article of seven find documents that may be alike.
const RARE: f32 = 2.0;
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
    /// Their numbers, in order, each with that of the document of the story that it is most like; none for an only one.
    pub documents: Vec<(u32, Option<u32>)>,
    /// The one that is most like all others.
    pub central: u32,
}

/// The stories of some documents, in the order of their first documents.
///
/// The order of the documents decides ties and nothing else; a ledger gives them in the order of their ids, so that
/// the stories are the same whatever came first.
pub fn stories(reports: &[Report]) -> Vec<Story> {
    let items: Vec<Item> = reports.iter().map(|report| Item::of(&report.terms, report.day)).collect();
    let terms: Vec<&Terms> = reports.iter().map(|report| &report.terms).collect();
    let like = neighbours(&terms, |number| reports[number].day, ALIKE, |stem| commonness::idf(stem) >= RARE);
    let groups = average_link(&items, &like, ALIKE);
    let parts = groups.into_iter().flat_map(|group| again::look(reports, &group));
    let mut stories: Vec<Story> = parts.map(|documents| story(&items, &like, documents)).collect();
    stories.sort_unstable();
    stories
}

/// A story of these documents, with what each is most like.
fn story(items: &[Item], like: &[Like], documents: Vec<u32>) -> Story {
    let sum = Item::sum(documents.iter().map(|number| &items[*number as usize]));
    let alike = |number: &&u32| items[**number as usize].product(&sum);
    let central = documents.iter().rev().max_by_key(alike).copied().unwrap_or(0);
    let nearest = |number: u32| {
        let mut others = like[number as usize].iter().map(|(_, other)| *other);
        let inside = others.find(|other| documents.binary_search(other).is_ok());
        // What was joined by others' likeness has its like in the middle of the story.
        inside
            .or_else(|| [central].into_iter().chain(documents.iter().copied()).find(|other| *other != number))
    };
    Story { documents: documents.iter().map(|number| (*number, nearest(*number))).collect(), central }
}
