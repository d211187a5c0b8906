//! A table by word that costs next to nothing for the words that are not in it.

use std::collections::HashMap;

/// Entries by lower-case word. First letters and lengths tell most other words apart before one is hashed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct WordTable<V> {
    /// By first byte: which lengths its words have, those of 31 bytes and more in one bit.
    lengths: Vec<u32>,
    entries: HashMap<String, V>,
}

impl<V> Default for WordTable<V> {
    fn default() -> Self {
        Self { lengths: vec![0; 256], entries: HashMap::new() }
    }
}

impl<V> WordTable<V> {
    pub(super) fn get(&self, word: &str) -> Option<&V> {
        let first = *word.as_bytes().first()?;
        let may = self.lengths[usize::from(first)] & length(word) != 0;
        if may { self.entries.get(word) } else { None }
    }

    pub(super) fn entry(&mut self, word: &str) -> &mut V
    where
        V: Default,
    {
        if let Some(first) = word.as_bytes().first() {
            self.lengths[usize::from(*first)] |= length(word);
        }
        self.entries.entry(word.to_owned()).or_default()
    }
}

fn length(word: &str) -> u32 {
    1 << word.len().min(31)
}
