//! A table by word that costs next to nothing for the words that are not in it.

/// Words are told apart by length up to this one.
const LENGTHS: usize = 16;

/// Entries by lower-case word, in buckets by first letter and length: most other words meet an empty one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct WordTable<V> {
    buckets: Vec<Vec<(String, V)>>,
}

impl<V> Default for WordTable<V> {
    fn default() -> Self {
        Self { buckets: (0..32 * LENGTHS).map(|_| Vec::new()).collect() }
    }
}

impl<V> WordTable<V> {
    pub(super) fn get(&self, word: &str) -> Option<&V> {
        let found = self.buckets.get(bucket(word))?.iter().find(|(known, _)| known == word);
        found.map(|(_, entry)| entry)
    }

    pub(super) fn entry(&mut self, word: &str) -> &mut V
    where
        V: Default,
    {
        let bucket = &mut self.buckets[bucket(word)];
        let at = bucket.iter().position(|(known, _)| known == word).unwrap_or_else(|| {
            bucket.push((word.to_owned(), V::default()));
            bucket.len() - 1
        });
        &mut bucket[at].1
    }
}

fn bucket(word: &str) -> usize {
    let first = word.as_bytes().first().map_or(0, |first| usize::from(first & 31));
    first * LENGTHS + word.len().min(LENGTHS - 1)
}
