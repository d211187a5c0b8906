//! `eval places`: place names found, and how far the places chosen for them are from the right ones.
//!
//! The Local-Global Lexicon (Lieberman, Samet and Sankaranarayanan, 2010): 588 articles of local newspapers. The texts
//! with even index, in the order of their ids, were read while the rules were written and their weights fitted; those
//! with odd index are only scored. A name is found when its span overlaps one of the corpus, each counted once.

use std::collections::HashMap;
use std::fs;
use std::ops::Range;

use anyhow::Result;
use serde_json::Value;

use super::{attribution, cases, folder};
use crate::{binary, house, machine};

/// Options of `eval places`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Which engine
    #[arg(long, value_name = "ENGINE", default_value = "rules")]
    tier: String,
    /// Also list what is wrong in the half that may be read
    #[arg(long)]
    errors: bool,
    /// Score without the articles' addresses, which say where the outlet is at home
    #[arg(long)]
    no_address: bool,
}

/// Within this many kilometres (100 miles) a place counts as right, in this corpus and in the peers' figures.
const NEAR: f64 = 161.0;

#[derive(Default)]
struct Score {
    gold: usize,
    found: usize,
    overlapping: usize,
    exact: usize,
    /// Found names for which the corpus gives a point.
    placed: usize,
    near: usize,
    same: usize,
    kilometres: Vec<f64>,
    /// By tenths of confidence: how many names, also those that are no place, and how many of them are near.
    confidence: [(usize, usize); 10],
}

/// Annotates the corpus and prints the tables.
pub(crate) fn run(options: &Options) -> Result<()> {
    let Some(corpus) = house::shared("data/places/lgl.jsonl") else { return Ok(()) };
    let program = binary::build(binary::Profile::Release)?;
    let mut rows: Vec<Value> =
        fs::read_to_string(corpus)?.lines().map(serde_json::from_str).collect::<serde_json::Result<_>>()?;
    rows.sort_by(|a, b| a["id"].as_str().cmp(&b["id"].as_str()));
    if options.no_address {
        rows.iter_mut().for_each(|row| row["url"] = Value::Null);
    }
    let (input, output) = (folder()?.join("places.jsonl"), folder()?.join("places-read.jsonl"));
    fs::write(&input, rows.iter().map(|row| format!("{row}\n")).collect::<String>())?;
    attribution::annotate(&program, &options.tier, &input, &output)?;
    let mut records: HashMap<String, Value> = HashMap::new();
    for line in fs::read_to_string(&output)?.lines() {
        let record: Value = serde_json::from_str(line)?;
        records.insert(record["doc"].as_str().unwrap_or_default().to_owned(), record);
    }

    println!("Local-Global Lexicon; {}", machine::describe());
    println!(
        "{:<22}{:>8}{:>8}{:>8}{:>8}{:>9}{:>9}{:>8}{:>10}",
        "", "P", "R", "F1", "exact", "161 km", "same id", "mean km", "median km"
    );
    let (mut whole, mut odd) = (Score::default(), Score::default());
    for (name, parity) in [("even, tuned on", 0), ("odd, only scored", 1)] {
        let mut score = Score::default();
        for row in rows.iter().skip(parity).step_by(2) {
            let empty = Value::Null;
            let record = row["id"].as_str().and_then(|id| records.get(id)).unwrap_or(&empty);
            for score in [&mut score, &mut whole] {
                score.add(row, record, false);
            }
            if options.errors && parity == 0 {
                Score::default().add(row, record, true);
            }
        }
        score.print(name);
        odd = score;
    }
    whole.print("both");
    println!("{:<22}{:>33}{:>8}", "Mordecai 3", "", "82.7");
    println!("\nconfidence, only scored: names, of them places within 161 km");
    for (tenth, (all, near)) in odd.confidence.iter().enumerate().filter(|(_, (all, _))| *all > 0) {
        let share = 100.0 * *near as f64 / *all as f64;
        println!("  {:.1}–{:.1}{all:>8}{share:>8.1} %", tenth as f64 / 10.0, (tenth + 1) as f64 / 10.0);
    }
    Ok(())
}

impl Score {
    fn add(&mut self, row: &Value, record: &Value, tell: bool) {
        let text: Vec<char> = row["text"].as_str().unwrap_or_default().chars().collect();
        let gold: Vec<(Range<usize>, &Value)> = spans(&row["toponyms"]);
        let found: Vec<(Range<usize>, &Value)> = spans(&record["places"]);
        let mut taken = vec![false; gold.len()];
        for (span, place) in &found {
            let best = (0..gold.len())
                .filter(|&n| !taken[n] && cases::shared(&gold[n].0, span) > 0)
                .max_by_key(|&n| (gold[n].0 == *span, cases::shared(&gold[n].0, span)));
            let Some(n) = best else {
                if tell {
                    println!("  no place   {}", around(&text, span));
                }
                self.confidence[tenth(place)].0 += 1;
                continue;
            };
            taken[n] = true;
            self.overlapping += 1;
            self.exact += usize::from(gold[n].0 == *span);
            let right = gold[n].1;
            let (Some(lat), Some(lon)) = (right["lat"].as_f64(), right["lon"].as_f64()) else { continue };
            let point = |name: &str| place[name].as_f64().unwrap_or_default();
            let away = kilometres((lat, lon), (point("lat"), point("lon")));
            let near = away <= NEAR;
            if tell && !near {
                let name = place["name"].as_str().unwrap_or_default();
                println!("  {away:>6.0} km  {} → {name}, {}", around(&text, span), place["country"]);
            }
            self.placed += 1;
            self.near += usize::from(near);
            self.same += usize::from(
                right["geonames_id"].as_str().map(str::to_owned)
                    == place["geonames_id"].as_u64().map(|id| id.to_string()),
            );
            self.kilometres.push(away);
            self.confidence[tenth(place)].0 += 1;
            self.confidence[tenth(place)].1 += usize::from(near);
        }
        for ((span, _), _) in gold.iter().zip(&taken).filter(|(_, taken)| tell && !**taken) {
            println!("  missed     {}", around(&text, span));
        }
        self.gold += gold.len();
        self.found += found.len();
    }

    fn print(&self, name: &str) {
        let share = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
        let f1 = |hits: usize| share(2 * hits, self.gold + self.found);
        let mut sorted = self.kilometres.clone();
        sorted.sort_by(f64::total_cmp);
        let mean = sorted.iter().sum::<f64>() / sorted.len().max(1) as f64;
        let median = sorted.get(sorted.len() / 2).copied().unwrap_or_default();
        println!(
            "{name:<22}{:>8.1}{:>8.1}{:>8.1}{:>8.1}{:>9.1}{:>9.1}{mean:>8.0}{median:>10.1}",
            share(self.overlapping, self.found),
            share(self.overlapping, self.gold),
            f1(self.overlapping),
            f1(self.exact),
            share(self.near, self.placed),
            share(self.same, self.placed),
        );
    }
}

/// Which tenth a place's confidence is in.
fn tenth(place: &Value) -> usize {
    (10.0 * place["confidence"].as_f64().unwrap_or_default()).clamp(0.0, 9.0) as usize
}

fn spans(list: &Value) -> Vec<(Range<usize>, &Value)> {
    list.as_array().into_iter().flatten().map(|one| (cases::span(&one["span"]), one)).collect()
}

/// A name with the words around it.
fn around(text: &[char], span: &Range<usize>) -> String {
    let part = |range: Range<usize>| text[range].iter().collect::<String>().replace('\n', " ");
    let end = span.end.min(text.len());
    let start = span.start.min(end);
    format!(
        "{}[{}]{}",
        part(start.saturating_sub(40)..start),
        part(start..end),
        part(end..text.len().min(end + 30))
    )
}

/// Along the great circle.
fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat, lon) = ((a.0 - b.0).to_radians() / 2.0, (a.1 - b.1).to_radians() / 2.0);
    let h = lat.sin().powi(2) + a.0.to_radians().cos() * b.0.to_radians().cos() * lon.sin().powi(2);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_of_the_globe() {
        let quarter = kilometres((0.0, 0.0), (0.0, 90.0));
        assert!((quarter - 10_007.5).abs() < 1.0, "{quarter}");
    }

    #[test]
    fn a_name_counts_once() {
        let row = serde_json::json!({"text": "in Port Ell", "toponyms": [{"span": [3, 11], "lat": 1.0, "lon": 1.0, "geonames_id": "5"}]});
        let place = |span: [usize; 2]| serde_json::json!({"span": span, "lat": 1.1, "lon": 1.0, "geonames_id": 5, "confidence": 0.95});
        let mut score = Score::default();
        score.add(&row, &serde_json::json!({"places": [place([3, 7]), place([8, 11])]}), false);
        assert_eq!((score.found, score.overlapping, score.exact, score.near, score.same), (2, 1, 0, 1, 1));
        // What is found twice is right once.
        assert_eq!(score.confidence[9], (2, 1));
    }
}
