//! `eval stories`: whether the documents on one event are gathered into one story.
//!
//! Each corpus is read into a ledger of its own, as a user would, in three orders, and the stories are exported. Scored
//! by B³ (Bagga and Baldwin 1998) over documents. ECB+ has two events of one kind a topic, without dates; the triples of
//! BASIL are what three outlets wrote of an event. The setting is the same for both: there is none.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{binary, house, machine};

const CORPORA: [(&str, &str); 2] =
    [("ECB+, topics 1-35", "ecbplus-1-35.jsonl"), ("BASIL triples", "basil-triples-a.jsonl")];

/// Every how-manieth row comes next, from the start again until all have come: other orders, the same every time.
const STRIDES: [usize; 3] = [1, 7, 13];

/// Reads the corpora and prints a table.
pub(crate) fn run() -> Result<()> {
    let program = binary::build(binary::Profile::Release)?;
    println!("{}", machine::describe());
    println!(
        "{:<20}{:>10}{:>8}{:>8}{:>8}{:>10}{:>8}{:>8}",
        "", "documents", "events", "order", "stories", "B3 P", "R", "F1"
    );
    for (name, file) in CORPORA {
        let Some(corpus) = house::shared(&format!("data/stories/{file}")) else { return Ok(()) };
        let mut rows: Vec<Value> =
            fs::read_to_string(&corpus)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
        // Ids of a corpus need not differ.
        rows.iter_mut().enumerate().for_each(|(n, row)| row["id"] = json!(n.to_string()));
        let mut seen = Vec::new();
        for stride in STRIDES {
            let order: Vec<&Value> =
                (0..stride).flat_map(|first| rows.iter().skip(first).step_by(stride)).collect();
            let stories = read(&program, &order)?;
            let (precision, recall) = b_cubed(&rows, &stories);
            println!(
                "{name:<20}{:>10}{:>8}{stride:>8}{:>8}{:>10.1}{:>8.1}{:>8.1}",
                rows.len(),
                rows.iter().map(|row| &row["story"]).collect::<std::collections::HashSet<_>>().len(),
                stories.values().collect::<std::collections::HashSet<_>>().len(),
                100.0 * precision,
                100.0 * recall,
                200.0 * precision * recall / (precision + recall).max(f64::EPSILON)
            );
            seen.push(stories);
        }
        ensure!(
            seen.windows(2).all(|pair| pair[0] == pair[1]),
            "{name}: the order of reading changes the stories"
        );
    }
    Ok(())
}

/// The story of every row, by the row's id, after reading them in this order.
fn read(program: &Path, rows: &[&Value]) -> Result<BTreeMap<String, String>> {
    let folder = TempDir::new()?;
    let ledger = folder.path().join("ledger");
    let input = folder.path().join("rows.jsonl");
    let mut lines = String::new();
    for row in rows {
        // The event is what is to be found, and an address would make rows of one address versions of one document.
        let row = json!({ "id": row["id"], "outlet": row["outlet"], "title": row["title"], "published": row["published"], "text": row["text"] });
        lines.push_str(&format!("{row}\n"));
    }
    fs::write(&input, lines)?;
    let onrecord = |arguments: &[&str]| -> Result<String> {
        let mut command = Command::new(program);
        command.arg("--ledger").arg(&ledger).args(arguments).stderr(Stdio::null());
        let output = command.output().context("onrecord cannot be started")?;
        ensure!(output.status.success(), "onrecord {} failed", arguments.join(" "));
        Ok(String::from_utf8(output.stdout)?)
    };
    onrecord(&["read", "--engine", "rules", &input.to_string_lossy()])?;
    let mut row_of: HashMap<String, String> = HashMap::new();
    for line in onrecord(&["export", "--what", "documents"])?.lines() {
        let document: Value = serde_json::from_str(line)?;
        row_of.insert(text(&document["id"]), text(&document["doc"]));
    }
    let mut stories = BTreeMap::new();
    for line in onrecord(&["export", "--what", "stories"])?.lines() {
        let story: Value = serde_json::from_str(line)?;
        for document in story["documents"].as_array().into_iter().flatten() {
            let row = row_of.get(&text(document)).context("a story holds a document that is not there")?;
            stories.insert(row.clone(), text(&story["id"]));
        }
    }
    ensure!(stories.len() == rows.len(), "{} rows, {} documents in stories", rows.len(), stories.len());
    Ok(stories)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Precision and recall of the stories, each the average over documents.
fn b_cubed(rows: &[Value], stories: &BTreeMap<String, String>) -> (f64, f64) {
    let found: Vec<(String, &String)> =
        rows.iter().map(|row| (text(&row["story"]), &stories[&text(&row["id"])])).collect();
    let (mut precision, mut recall) = (0.0, 0.0);
    for (event, story) in &found {
        let count =
            |same: &dyn Fn(&(String, &String)) -> bool| found.iter().filter(|one| same(one)).count() as f64;
        let right = count(&|(other, its)| other == event && its == story);
        precision += right / count(&|(_, its)| its == story);
        recall += right / count(&|(other, _)| other == event);
    }
    (precision / found.len().max(1) as f64, recall / found.len().max(1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_alone_are_precise_and_not_complete() {
        let rows = [json!({"id": "a", "story": "x"}), json!({"id": "b", "story": "x"})];
        let of = |stories: [&str; 2]| {
            let named = ["a", "b"].map(str::to_owned).into_iter().zip(stories.map(str::to_owned));
            b_cubed(&rows, &named.collect())
        };
        assert_eq!(of(["1", "2"]), (1.0, 0.5));
        assert_eq!(of(["1", "1"]), (1.0, 1.0));
    }
}
