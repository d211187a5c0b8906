//! What the engine gets wrong, with the words, for the terminal only.
//!
//! The texts are other people's: nothing of this is written to a file. Units are the scorer's, so
//! that what is listed here is what costs points there: a role is the set of word tokens its spans
//! touch; a statement is right when the contents share half of the larger one's tokens and the
//! sources share one.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

/// Tokens of one role.
type Tokens = BTreeSet<usize>;

/// One attribution, in tokens.
struct Attribution {
    source: Tokens,
    cue: Tokens,
    content: Tokens,
}

/// One thing that costs points.
struct Fault {
    kind: &'static str,
    doc: String,
    /// Tokens of content at stake.
    weight: usize,
    told: String,
}

/// Prints the `count` errors with the most words at stake and how many there are of each kind.
pub(super) fn print(gold: &Path, predicted: &Path, count: usize) -> Result<()> {
    let mut found: HashMap<String, Value> = HashMap::new();
    for row in rows(predicted)? {
        found.insert(row["doc"].as_str().unwrap_or_default().to_owned(), row);
    }
    let mut faults = Vec::new();
    for row in rows(gold)? {
        let doc = row["id"].as_str().unwrap_or_default();
        let statements = found.get(doc).map_or(&Value::Null, |record| &record["statements"]);
        document(doc, &row, statements, &mut faults);
    }
    let mut kinds: HashMap<&str, usize> = HashMap::new();
    for fault in &faults {
        *kinds.entry(fault.kind).or_default() += 1;
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(kind, n)| (std::cmp::Reverse(*n), *kind));
    println!(
        "\nerrors: {}",
        kinds.iter().map(|(kind, n)| format!("{n} {kind}")).collect::<Vec<_>>().join(", ")
    );
    faults.sort_by_key(|fault| std::cmp::Reverse(fault.weight));
    for fault in faults.iter().take(count) {
        println!("\n{} · {}\n{}", fault.kind, fault.doc, fault.told);
    }
    Ok(())
}

fn rows(path: &Path) -> Result<Vec<Value>> {
    let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    text.lines().map(|line| serde_json::from_str(line).context("a row is not JSON")).collect()
}

/// Compares one document's statements with the gold.
fn document(doc: &str, gold: &Value, statements: &Value, faults: &mut Vec<Fault>) {
    let text: Vec<char> = gold["text"].as_str().unwrap_or_default().chars().collect();
    let words = words(&text);
    let annotators = gold["annotations"].as_object();
    // The scorer's choice where several people annotated.
    let first = annotators.and_then(|all| all.iter().min_by_key(|(name, _)| name.as_str()));
    let first = first.map_or(&Value::Null, |(_, one)| &one["attributions"]);
    let wanted = attributions(first, &words);
    let given = attributions(statements, &words);
    let tell = |label: &str, one: &Attribution| {
        let part = |role: &Tokens| quote(&text, &words, role);
        format!("  {label}: [{}] [{}] [{}]", part(&one.source), part(&one.cue), part(&one.content))
    };

    let mut free: BTreeSet<usize> = (0..given.len()).collect();
    let mut open = Vec::new();
    for want in &wanted {
        match free.iter().copied().find(|&i| half(want, &given[i]) && same_source(want, &given[i])) {
            Some(i) => {
                free.remove(&i);
            }
            None => open.push(want),
        }
    }
    for want in open {
        let best = free.iter().copied().max_by_key(|&i| shared(want, &given[i]));
        let best = best.filter(|&i| shared(want, &given[i]) > 0);
        let kind = match best {
            None => "missed",
            Some(i) if half(want, &given[i]) => "wrong source",
            Some(_) => "wrong content",
        };
        let mut told = tell("wanted", want);
        if let Some(i) = best {
            free.remove(&i);
            told = format!("{told}\n{}", tell("given ", &given[i]));
        }
        faults.push(Fault { kind, doc: doc.to_owned(), weight: want.content.len(), told });
    }
    for i in free {
        let one = &given[i];
        let told = tell("given ", one);
        faults.push(Fault { kind: "spurious", doc: doc.to_owned(), weight: one.content.len(), told });
    }
}

/// The attributions of a JSON array that have a content and index the text.
fn attributions(list: &Value, words: &[(usize, usize)]) -> Vec<Attribution> {
    let in_text = |one: &&Value| one["field"].as_str().is_none_or(|field| field == "text");
    let all = list.as_array().into_iter().flatten().filter(in_text).map(|one| Attribution {
        source: tokens(&one["source"], words),
        cue: tokens(&one["cue"], words),
        content: tokens(&one["content"], words),
    });
    all.filter(|one| !one.content.is_empty()).collect()
}

fn tokens(spans: &Value, words: &[(usize, usize)]) -> Tokens {
    let mut out = Tokens::new();
    for span in spans.as_array().into_iter().flatten() {
        let (Some(start), Some(end)) = (span[0].as_u64(), span[1].as_u64()) else { continue };
        let from = words.partition_point(|word| word.1 as u64 <= start);
        out.extend((from..words.len()).take_while(|&i| (words[i].0 as u64) < end));
    }
    out
}

/// Runs of letters and digits.
fn words(text: &[char]) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (i, _) in text.iter().enumerate().filter(|(_, c)| c.is_alphanumeric()) {
        match out.last_mut() {
            Some(last) if last.1 == i => last.1 = i + 1,
            _ => out.push((i, i + 1)),
        }
    }
    out
}

fn shared(a: &Attribution, b: &Attribution) -> usize {
    a.content.intersection(&b.content).count()
}

fn half(a: &Attribution, b: &Attribution) -> bool {
    2 * shared(a, b) >= a.content.len().max(b.content.len())
}

fn same_source(a: &Attribution, b: &Attribution) -> bool {
    !a.source.is_disjoint(&b.source) || (a.source.is_empty() && b.source.is_empty())
}

/// The words of a role on one line, a gap shown as `…`.
fn quote(text: &[char], words: &[(usize, usize)], role: &Tokens) -> String {
    let mut out = String::new();
    let mut last: Option<usize> = None;
    for &i in role {
        match last {
            Some(before) if before + 1 == i => out.extend(&text[words[before].1..words[i].0]),
            Some(_) => out.push_str(" … "),
            None => {}
        }
        out.extend(&text[words[i].0..words[i].1]);
        last = Some(i);
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn faults(statements: &Value) -> Vec<&'static str> {
        let gold = json!({"text": "Ida Roe said the mill burned. He left.", "annotations": {"a": {"attributions": [
            {"source": [[0, 7]], "cue": [[8, 12]], "content": [[13, 28]]}]}}});
        let mut faults = Vec::new();
        document("d", &gold, statements, &mut faults);
        faults.iter().map(|fault| fault.kind).collect()
    }

    #[test]
    fn each_kind_of_error_is_told_apart() {
        let given = |source: [u32; 2], content: [u32; 2]| json!([{"source": [source], "cue": [], "content": [content]}]);
        assert!(faults(&given([4, 7], [13, 28])).is_empty());
        assert_eq!(faults(&json!([])), ["missed"]);
        assert_eq!(faults(&given([30, 32], [13, 28])), ["wrong source"]);
        assert_eq!(faults(&given([0, 7], [13, 16])), ["wrong content"]);
        assert_eq!(faults(&given([30, 32], [33, 37])), ["missed", "spurious"]);
    }
}
