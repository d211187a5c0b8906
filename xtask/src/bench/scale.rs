//! `bench scale`: ledgers of growing size, and from them what a hundred thousand documents take.
//!
//! Every size is read into a new ledger. The first documents are the corpus itself; when it is used up, articles are
//! recombined from it: outlet and day of one, each paragraph from another at the same place, the headline from where the
//! first paragraph is. Such articles have the corpus's lengths, words and quotations, and the same quotation in several
//! of them; fewer are on one event than in real news.
//!
//! Times are extrapolated along a power of the size, memory and disk along a straight line, each through all measured
//! sizes by least squares. That is a guess, and printed as one.

use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::{corpus, read};
use crate::{binary, house, machine};

/// What is extrapolated to.
const GOAL: usize = 100_000;

/// Options of `bench scale`.
#[derive(clap::Args)]
pub(crate) struct Scale {
    /// Read this instead of the load corpus, or of the example dossier's wires where that is not there
    #[arg(long, value_name = "PATH")]
    corpus: Option<PathBuf>,
    /// The smallest ledger
    #[arg(long, value_name = "N", default_value_t = 500)]
    from: usize,
    /// The largest; each is twice the one before
    #[arg(long, value_name = "N", default_value_t = 4_000)]
    limit: usize,
    /// The engine that finds statements
    #[arg(long, value_name = "ENGINE", default_value = "fast")]
    engine: String,
}

/// What one size took.
struct Point {
    articles: usize,
    reading: f64,
    settling: f64,
    mib: f64,
    mb: f64,
}

/// Measures and prints.
pub(super) fn run(options: &Scale) -> Result<()> {
    ensure!(options.from > 0 && options.from <= options.limit, "--from has to lie between 1 and --limit");
    let wires = || house::root().join("examples/dossier/articles/wires.jsonl");
    let path = options.corpus.clone().or_else(|| house::shared("data/load/articles.jsonl.gz"));
    let rows = corpus::rows(&path.unwrap_or_else(wires))?;
    ensure!(!rows.is_empty(), "the corpus is empty");
    let program = binary::build(binary::Profile::Release)?;
    let folder = tempfile::tempdir()?;
    println!("{}; engine {}", machine::describe(), options.engine);
    println!(
        "{:>9}{:>12}{:>12}{:>12}{:>12}",
        "articles", "articles/s", "settling s", "peak MiB", "ledger MB"
    );
    let mut points = Vec::new();
    let sizes = std::iter::successors(Some(options.from), |size| size.checked_mul(2));
    for articles in sizes.take_while(|size| *size <= options.limit) {
        let point = measure(&program, &rows, articles, &options.engine, folder.path())?;
        print(&point);
        points.push(point);
    }
    ensure!(points.len() > 1, "one size is no curve: raise --limit");
    println!("extrapolated from {} sizes, of {} different articles:", points.len(), rows.len());
    print(&extrapolated(&points));
    Ok(())
}

fn print(point: &Point) {
    let Point { articles, reading, settling, mib, mb } = point;
    let rate = *articles as f64 / reading;
    println!("{articles:>9}{rate:>12.0}{settling:>12.1}{mib:>12.0}{mb:>12.0}");
}

fn measure(program: &Path, rows: &[Value], articles: usize, engine: &str, folder: &Path) -> Result<Point> {
    let (corpus, ledger) = (folder.join("articles.jsonl"), folder.join("ledger"));
    let mut out = BufWriter::new(File::create(&corpus)?);
    for number in 0..articles {
        writeln!(out, "{}", recombined(rows, number))?;
    }
    out.into_inner().context("the articles cannot be written")?;
    let run = read::read(program, &corpus, &ledger, &["--engine", engine])?;
    let mb = read::folder_size(&ledger)? as f64 / 1e6;
    std::fs::remove_dir_all(&ledger)?;
    let (settling, took) = (run.settling.as_secs_f64(), run.took.as_secs_f64());
    Ok(Point { articles, reading: took - settling, settling, mib: run.peak_kib as f64 / 1024.0, mb })
}

/// The article of this number: the corpus's own, then recombined ones.
fn recombined(rows: &[Value], number: usize) -> Value {
    let own = &rows[number % rows.len()];
    if number < rows.len() {
        return own.clone();
    }
    let paragraphs = |row: &Value| -> Vec<String> {
        let text = row["text"].as_str().unwrap_or_default();
        text.split("\n\n").map(str::to_owned).collect()
    };
    let other = |place: usize| {
        let mut hasher = DefaultHasher::new();
        (number, place).hash(&mut hasher);
        &rows[(hasher.finish() % rows.len() as u64) as usize]
    };
    let count = paragraphs(own).len();
    let text: Vec<String> = (0..count)
        .map(|place| {
            let from = paragraphs(other(place));
            from[place * from.len() / count].clone()
        })
        .collect();
    json!({
        "id": format!("recombined-{number}"), "outlet": own["outlet"], "published": own["published"],
        "title": other(0)["title"], "text": text.join("\n\n"),
    })
}

/// What the goal takes if it goes on like this.
fn extrapolated(points: &[Point]) -> Point {
    let goal = GOAL as f64;
    let straight = |value: fn(&Point) -> f64| {
        let all: Vec<_> = points.iter().map(|point| (point.articles as f64, value(point))).collect();
        line(&all, goal)
    };
    let power = |value: fn(&Point) -> f64| {
        let logs = |point: &Point| ((point.articles as f64).ln(), value(point).max(1e-3).ln());
        line(&points.iter().map(logs).collect::<Vec<_>>(), goal.ln()).exp()
    };
    Point {
        articles: GOAL,
        reading: power(|point| point.reading),
        settling: power(|point| point.settling),
        mib: straight(|point| point.mib),
        mb: straight(|point| point.mb),
    }
}

/// Where the straight line through some points is at `x`, by least squares.
fn line(points: &[(f64, f64)], x: f64) -> f64 {
    let count = points.len() as f64;
    let mean = |value: fn(&(f64, f64)) -> f64| points.iter().map(value).sum::<f64>() / count;
    let (middle, height) = (mean(|point| point.0), mean(|point| point.1));
    let up: f64 = points.iter().map(|(x, y)| (x - middle) * (y - height)).sum();
    let along: f64 = points.iter().map(|(x, _)| (x - middle).powi(2)).sum();
    height + up / along * (x - middle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_powers_go_on() {
        assert!((line(&[(1.0, 3.0), (2.0, 5.0), (4.0, 9.0)], 10.0) - 21.0).abs() < 1e-9);
        let point = |articles: usize| {
            let size = articles as f64;
            Point {
                articles,
                reading: size / 100.0,
                settling: 1e-6 * size * size,
                mib: 50.0 + size / 100.0,
                mb: size,
            }
        };
        let far = extrapolated(&[point(500), point(1_000), point(2_000)]);
        assert!((far.reading - 1_000.0).abs() < 1e-6 && (far.settling - 10_000.0).abs() < 1e-4);
        assert!((far.mib - 1_050.0).abs() < 1e-6 && (far.mb - 100_000.0).abs() < 1e-6);
    }

    #[test]
    fn recombined_articles_differ_and_are_the_same_every_time() {
        let row = |n: usize| json!({"id": n, "outlet": "Quay", "title": n, "text": format!("a{n}\n\nb{n}\n\nc{n}")});
        let rows: Vec<Value> = (0..50).map(row).collect();
        assert_eq!(recombined(&rows, 7), rows[7]);
        let made = recombined(&rows, 57);
        assert_eq!(made, recombined(&rows, 57));
        let text = made["text"].as_str().unwrap_or_default().to_owned();
        assert!(text.starts_with('a') && text.contains("\n\nb") && text.contains("\n\nc"), "{text}");
        assert_ne!(made["text"], recombined(&rows, 107)["text"]);
    }
}
