//! Test cases kept as Markdown: a heading, a fenced passage, and one list item a judgment.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use super::{attribution, folder};
use crate::house;

/// One passage with what is judged of it.
pub(super) struct Case {
    pub passage: Vec<char>,
    pub items: Vec<String>,
}

/// The cases of a file under `crates/text/tests/cases`.
pub(super) fn read(name: &str) -> Result<Vec<Case>> {
    let path = path(name);
    let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let mut cases = Vec::new();
    for section in text.split("\n## ").skip(1) {
        let Some((_, rest)) = section.split_once("```text\n") else { continue };
        let Some((passage, after)) = rest.split_once("\n```") else { continue };
        let items = after.lines().filter_map(|line| line.strip_prefix("- ").map(str::to_owned)).collect();
        cases.push(Case { passage: passage.chars().collect(), items });
    }
    Ok(cases)
}

/// A file under `crates/text/tests/cases`.
pub(super) fn path(name: &str) -> PathBuf {
    house::root().join("crates/text/tests/cases").join(name)
}

/// What `onrecord annotate` makes of texts, in their order.
pub(super) fn annotate(program: &Path, tier: &str, texts: &[String]) -> Result<Vec<Value>> {
    let rows = folder()?.join("cases.jsonl");
    let mut file = File::create(&rows).with_context(|| format!("{} cannot be written", rows.display()))?;
    for (n, text) in texts.iter().enumerate() {
        writeln!(file, "{}", serde_json::json!({"id": n.to_string(), "text": text}))?;
    }
    drop(file);
    let out = folder()?.join("cases-read.jsonl");
    attribution::annotate(program, tier, &rows, &out)?;
    let mut records: HashMap<String, Value> = HashMap::new();
    for line in BufReader::new(File::open(&out)?).lines() {
        let record: Value = serde_json::from_str(&line?)?;
        records.insert(record["doc"].as_str().unwrap_or_default().to_owned(), record);
    }
    Ok((0..texts.len()).map(|n| records.remove(&n.to_string()).unwrap_or_default()).collect())
}

/// Where words stand as whole words, at or behind `from`.
pub(super) fn find(passage: &[char], words: &str, from: usize) -> Option<Range<usize>> {
    let words: Vec<char> = words.chars().collect();
    let letter = |i: Option<usize>| i.and_then(|i| passage.get(i)).is_some_and(|c| c.is_alphanumeric());
    (from..(passage.len() + 1).saturating_sub(words.len())).map(|start| start..start + words.len()).find(
        |at| passage[at.clone()] == words[..] && !letter(at.start.checked_sub(1)) && !letter(Some(at.end)),
    )
}

/// A JSON span; an empty one when it is none.
pub(super) fn span(value: &Value) -> Range<usize> {
    let end = |n: usize| value[n].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or_default();
    end(0)..end(1)
}

/// Characters two ranges share.
pub(super) fn shared(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// Words to compare: lower case, without punctuation and a leading article.
pub(super) fn plain(words: &str) -> String {
    let kept: String =
        words.to_lowercase().chars().filter(|c| c.is_alphanumeric() || c.is_whitespace()).collect();
    let mut words: Vec<&str> = kept.split_whitespace().collect();
    if words.len() > 1 && matches!(words[0], "the" | "a" | "an") {
        words.remove(0);
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole() {
        let passage: Vec<char> = "the man, he said".chars().collect();
        assert_eq!(find(&passage, "he", 0), Some(9..11));
        assert_eq!(find(&passage, "he", 10), None);
        assert_eq!(plain("The Reef's Observatory,"), "reefs observatory");
    }
}
