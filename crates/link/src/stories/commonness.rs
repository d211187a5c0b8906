//! How common words are in news: the table `commonness.txt`.
//!
//! It is made once (`cargo run -p onrecord-link --example commonness`) and not of the ledger at
//! hand, so that how alike two documents are does not change as others come.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::words::hash;

/// Of how many articles the table was made, and the inverse document frequency of each of its stems.
struct Table {
    articles: f32,
    idf: FxHashMap<u64, f32>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| parse(include_str!("commonness.txt")));

/// The logarithm of the share of articles without counting which: 0 for a stem that all have, 9 for one that none has.
pub(super) fn idf(stem: u64) -> f32 {
    let table = &*TABLE;
    table.idf.get(&stem).copied().unwrap_or((table.articles + 1.0).ln())
}

/// Lines of a number of articles and the stems that so many have; the first, without stems, is of how many in all.
fn parse(text: &str) -> Table {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let mut table = Table { articles: 0.0, idf: FxHashMap::default() };
    for line in lines {
        let mut words = line.split(' ');
        let number: f32 = words.next().and_then(|number| number.parse().ok()).unwrap_or(0.0);
        if table.articles == 0.0 {
            table.articles = number;
        }
        let idf = ((table.articles + 1.0) / (number + 1.0)).ln();
        table.idf.extend(words.map(|stem| (hash(stem), idf)));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_weigh_less() {
        assert!(idf(hash("the")) < 0.2);
        assert!(idf(hash("minist")) > 1.0);
        assert!(idf(hash("zzyzx")) > 9.0);
        assert!(TABLE.idf.len() > 10_000);
    }
}
