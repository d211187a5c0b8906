//! Vague numbers.
//!
//! "Dozens" is a claim too, and two claims of it can be compared with a number: each vague word stands for an interval.
//! The intervals are a table that users can change; it ships with the program, with its reasons, and an engine can be
//! given another.
//!
//! | text | figures |
//! |---|---|
//! | **Dozens of people** were killed in the landslide. | killed 24–99 people vague |
//! | The landslide injured **scores of villagers**. | injured 40–199 people (villagers) vague |
//! | **Hundreds more** were displaced. | displaced 200–1999 people vague new |
//! | The army arrested **several protesters**. | arrested 3–9 people (protesters) vague |
//! | The storm killed **a dozen people**. | killed 12 people |
//! | **A couple of hikers** were rescued. | rescued 2 people (hikers) |

use super::table::WordTable;

use crate::engine::fingerprint;

/// The intervals that vague words stand for.
#[derive(Debug, Clone, PartialEq)]
pub struct VagueWords {
    /// First word → the words behind it, and the interval; the longest first.
    entries: WordTable<Vec<Entry>>,
    /// The fingerprint of a user's table.
    mark: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
struct Entry {
    rest: Vec<String>,
    low: f64,
    high: f64,
}

/// A line of a table of vague words that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VagueWordsError {
    /// Which line, from 1.
    pub line: usize,
}

impl std::fmt::Display for VagueWordsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {} is not words, a least and a most number", self.line)
    }
}

impl std::error::Error for VagueWordsError {}

/// The table that ships with the program.
impl Default for VagueWords {
    fn default() -> Self {
        let entries = Self::parse(include_str!("vague.txt")).map(|words| words.entries).unwrap_or_default();
        Self { entries, mark: None }
    }
}

impl VagueWords {
    /// Reads a table: a line each for the words, the least and the most they stand for (`*` for no most); `#` starts a
    /// comment.
    ///
    /// # Errors
    /// When a line is something else, or its least is more than its most.
    pub fn parse(table: &str) -> Result<Self, VagueWordsError> {
        let mut entries: WordTable<Vec<Entry>> = WordTable::default();
        for (n, line) in table.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default();
            let mut words: Vec<String> = line.split_whitespace().map(str::to_lowercase).collect();
            if words.is_empty() {
                continue;
            }
            let wrong = VagueWordsError { line: n + 1 };
            let mut number = || match words.pop().as_deref() {
                Some("*") => Some(f64::INFINITY),
                Some(word) => word.parse::<f64>().ok().filter(|n| n.is_finite() && *n >= 0.0),
                None => None,
            };
            let (Some(high), Some(low)) = (number(), number()) else { return Err(wrong) };
            if words.is_empty() || low > high || low.is_infinite() {
                return Err(wrong);
            }
            let first = words.remove(0);
            let of_first = entries.entry(&first);
            of_first.push(Entry { rest: words, low, high });
            of_first.sort_by_key(|entry| std::cmp::Reverse(entry.rest.len()));
        }
        Ok(Self { entries, mark: Some(fingerprint(table)) })
    }

    /// Tells users' tables apart; none for the one that ships.
    pub fn mark(&self) -> Option<&str> {
        self.mark.as_deref()
    }

    /// The longest entry that words make, `word(0)` being the first: how many words, the least and the most.
    pub(super) fn at<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, f64, f64)> {
        let entries = self.entries.get(word(0))?;
        let fits = |entry: &&Entry| entry.rest.iter().enumerate().all(|(k, w)| word(k + 1) == w);
        entries.iter().find(fits).map(|entry| (entry.rest.len() + 1, entry.low, entry.high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_that_ships_is_read() {
        assert!(VagueWords::parse(include_str!("vague.txt")).is_ok());
        let words = ["tens", "of", "thousands", "of", "people"];
        assert_eq!(VagueWords::default().at(|k| words[k]), Some((3, 20000.0, 199_999.0)));
    }

    #[test]
    fn a_wrong_line_is_named() {
        assert_eq!(VagueWords::parse("dozens 12 99\nscores many"), Err(VagueWordsError { line: 2 }));
        assert_eq!(VagueWords::parse("dozens 99 12"), Err(VagueWordsError { line: 1 }));
    }
}
