//! `eval figures`: how many were killed and injured, by a document's tolls, against the database of gun violence.
//!
//! The gold counts come from a database of incidents, most of them from other reports of the same one, so that a
//! reader of the article alone would not always agree. No toll is read as none; the rounded low bound is the count.

use std::fs::{self, File};
use std::io::Write as _;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::{Split, attribution, folder};
use crate::{binary, house, machine};

/// The last class holds all greater counts.
const CLASSES: usize = 4;

/// What is counted: the toll's measure, and the gold's field.
const COUNTED: [(&str, &str); 2] = [("killed", "n_killed"), ("injured", "n_injured")];

/// Options of `eval figures`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Which part of the corpus
    #[arg(long, value_enum, default_value_t = Split::Dev)]
    gold: Split,
    /// How many errors are printed, with what was found
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
    /// Which errors: of the `killed` or the `injured`
    #[arg(long, default_value = "killed")]
    of: String,
}

/// Annotates the articles and prints exact accuracy, macro-F1 and confusions.
pub(crate) fn run(options: &Options) -> Result<()> {
    let split = options.gold.name();
    let Some(corpus) = house::shared(&format!("data/figures/gun-violence-{split}.jsonl")) else {
        return Ok(());
    };
    let rows: Vec<Value> =
        fs::read_to_string(corpus)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let records = annotate(&rows)?;
    println!("gun violence {split}, {} articles; {}", rows.len(), machine::describe());
    println!("{:<28}{:>10}{:>10}", "", "exact", "macro-F1");
    let counted = COUNTED.map(|(measure, field)| {
        let gold: Vec<u64> = rows.iter().map(|row| row["gold"][field].as_u64().unwrap_or_default()).collect();
        let ours: Vec<u64> = records.iter().map(|record| toll(record, measure)).collect();
        (measure, gold, ours)
    });
    for (measure, gold, ours) in &counted {
        let never = vec![0; gold.len()];
        for (name, counts) in [((*measure).to_owned(), ours), (format!("{measure}, always 0"), &never)] {
            println!("{name:<28}{:>10.1}{:>10.3}", exact(gold, counts), macro_f1(gold, counts));
        }
    }
    for (measure, gold, ours) in &counted {
        println!(
            "\n{measure}: gold down, ours across{}",
            (0..CLASSES).map(|n| format!("{n:>7}")).collect::<String>()
        );
        for (n, row) in confusion(gold, ours).iter().enumerate() {
            println!("{n:>28}{}", row.iter().map(|count| format!("{count:>7}")).collect::<String>());
        }
        if options.of == *measure {
            let wrong = (0..rows.len()).filter(|&n| gold[n] != ours[n]);
            for n in wrong.take(options.errors) {
                tell(&rows[n], &records[n], measure, gold[n], ours[n]);
            }
        }
    }
    Ok(())
}

/// What the release program makes of the articles, in their order.
fn annotate(rows: &[Value]) -> Result<Vec<Value>> {
    let program = binary::build(binary::Profile::Release)?;
    let (texts, out) = (folder()?.join("figures.jsonl"), folder()?.join("figures-read.jsonl"));
    let mut file = File::create(&texts).with_context(|| format!("{} cannot be written", texts.display()))?;
    for (n, row) in rows.iter().enumerate() {
        let article = &row["article"];
        // A few rows are empty: no text, no toll.
        if article["text"].as_str().is_none_or(|text| text.trim().is_empty()) {
            continue;
        }
        let published = article["publish_date"].as_str().unwrap_or_default();
        let row = serde_json::json!({"id": n.to_string(), "text": article["text"], "published": published});
        writeln!(file, "{row}")?;
    }
    drop(file);
    attribution::annotate(&program, "rules", &texts, &out)?;
    let mut records = vec![Value::Null; rows.len()];
    for line in fs::read_to_string(&out)?.lines() {
        let record: Value = serde_json::from_str(line)?;
        let n: Option<usize> = record["doc"].as_str().and_then(|id| id.parse().ok());
        if let Some(place) = n.and_then(|n| records.get_mut(n)) {
            *place = record;
        }
    }
    Ok(records)
}

fn toll(record: &Value, measure: &str) -> u64 {
    let tolls = record["tolls"].as_array();
    let toll = tolls.into_iter().flatten().find(|toll| toll["measure"] == measure);
    toll.and_then(|toll| toll["low"].as_f64()).map_or(0, |low| low.round() as u64)
}

fn exact(gold: &[u64], ours: &[u64]) -> f64 {
    let right = gold.iter().zip(ours).filter(|(gold, ours)| gold == ours).count();
    100.0 * right as f64 / gold.len().max(1) as f64
}

/// Gold classes down, ours across.
fn confusion(gold: &[u64], ours: &[u64]) -> [[usize; CLASSES]; CLASSES] {
    let class = |count: u64| usize::try_from(count).unwrap_or(CLASSES).min(CLASSES - 1);
    let mut table = [[0; CLASSES]; CLASSES];
    for (gold, ours) in gold.iter().zip(ours) {
        table[class(*gold)][class(*ours)] += 1;
    }
    table
}

fn macro_f1(gold: &[u64], ours: &[u64]) -> f64 {
    let table = confusion(gold, ours);
    let f1 = |class: usize| {
        let both = table[class][class] as f64;
        let (golds, found): (usize, usize) =
            (table[class].iter().sum(), table.iter().map(|row| row[class]).sum());
        if golds + found == 0 { 0.0 } else { 2.0 * both / (golds + found) as f64 }
    };
    // A class that neither has does not count.
    let present: Vec<usize> = (0..CLASSES)
        .filter(|&n| table[n].iter().any(|c| *c > 0) || table.iter().any(|row| row[n] > 0))
        .collect();
    present.iter().map(|&class| f1(class)).sum::<f64>() / present.len().max(1) as f64
}

fn tell(row: &Value, record: &Value, measure: &str, gold: u64, ours: u64) {
    let text = row["article"]["text"].as_str().unwrap_or_default();
    let letters: Vec<char> = text.chars().collect();
    println!("\n{} {measure}: gold {gold}, ours {ours}; tolls {}", row["id"], record["tolls"]);
    println!("  {}", letters.iter().take(900).collect::<String>());
    for figure in record["figures"].as_array().into_iter().flatten().take(12) {
        let end =
            |n: usize| figure["span"][n].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or_default();
        let (start, stop) = (end(0).saturating_sub(30), letters.len().min(end(1) + 50));
        let around: String = letters.get(start..stop).unwrap_or_default().iter().collect();
        println!("    {} {} {} … {around} …", figure["id"], figure["measure"], figure["low"]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_and_scores() {
        let (gold, ours) = ([0, 1, 2, 7], [0, 1, 1, 3]);
        assert_eq!(confusion(&gold, &ours)[3][3], 1);
        assert!((exact(&gold, &ours) - 50.0).abs() < 1e-9);
        // 1, 2/3, 0 and 1.
        assert!((macro_f1(&gold, &ours) - 2.0 / 3.0).abs() < 1e-9);
    }
}
