//! From pairs of documents to origins: whatever is joined, by however many steps, goes back to one report.

use super::Kinship;
use crate::unite::Unite;

/// One origin: at least one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Numbers of the documents, in order.
    pub documents: Vec<u32>,
    /// The pairs that join them, in order: the smaller number first.
    pub links: Vec<(u32, u32, Kinship)>,
}

/// The origins of documents `0..count`, in the order of their first documents. Pairs of numbers out of range are left
/// out.
pub fn origins(count: u32, links: &[(u32, u32, Kinship)]) -> Vec<Origin> {
    let ordered = |&(a, b, kinship): &(u32, u32, Kinship)| (a.min(b), a.max(b), kinship);
    let mut links: Vec<_> = links.iter().map(ordered).filter(|(a, b, _)| a != b && *b < count).collect();
    links.sort_unstable();
    links.dedup_by_key(|(a, b, _)| (*a, *b));
    let mut groups = Unite::new(count);
    for (a, b, _) in &links {
        groups.unite(*a, *b);
    }
    let mut origins: Vec<Origin> =
        groups.groups().into_iter().map(|documents| Origin { documents, links: Vec::new() }).collect();
    let mut of = vec![0; count as usize];
    for (n, origin) in origins.iter().enumerate() {
        for document in &origin.documents {
            of[*document as usize] = n;
        }
    }
    for link in links {
        origins[of[link.0 as usize]].links.push(link);
    }
    origins
}
