//! `eval stance`: for, against or observing, on headlines and claims of the Emergent corpus.
//!
//! The shipped weights were fitted on these very rows; what they score says only how far they fit. What counts is the
//! cross-validation: `training/stance.py` fits on nine tenths of the claims and judges the rest, several times.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use super::folder;
use crate::{house, machine};

/// In the order of the weights.
const STANCES: [&str; 3] = ["for", "against", "observing"];

/// Accuracy that Ferreira and Vlachos (NAACL 2016) give for their own classifier.
const PEER: f64 = 73.0;

/// Options of `eval stance`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// How many of the worst errors are printed, by weights that never saw their claim
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
}

/// What is made of a row: the chance of each stance.
type Chances = [f64; STANCES.len()];

/// Judges the headlines and prints accuracy, macro-F1 and confusions.
pub(crate) fn run(options: &Options) -> Result<()> {
    let Some(corpus) = house::shared("data/stance/emergent-a.jsonl") else { return Ok(()) };
    let rows: Vec<Value> =
        fs::read_to_string(&corpus)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let gold: Vec<usize> = rows.iter().map(|row| class(&row["stance"])).collect::<Result<_>>()?;
    let ours = judge(&corpus)?;
    let shipped: Vec<usize> = ours.iter().map(|row| class(&row["stance"])).collect::<Result<_>>()?;
    ensure!(shipped.len() == gold.len(), "{} rows, {} judged", gold.len(), shipped.len());

    println!("Emergent, {} headlines; {}", rows.len(), machine::describe());
    println!(
        "{:<34}{:>10}{:>10}{}",
        "",
        "accuracy",
        "macro-F1",
        STANCES.map(|s| format!("{s:>11}")).concat()
    );
    print("shipped, on what it was fitted to", &confusion(&gold, &shipped));
    let folds = cross_validate(&corpus)?;
    let judged: Vec<Vec<usize>> = folds.iter().map(|fold| fold.iter().map(best).collect()).collect();
    for (n, ours) in judged.iter().enumerate() {
        print(&format!("cross-validated by claim, seed {}", n + 1), &confusion(&gold, ours));
    }
    let all: Vec<usize> = judged.concat();
    let golds: Vec<usize> = gold.iter().copied().cycle().take(all.len()).collect();
    let table = confusion(&golds, &all);
    if !folds.is_empty() {
        print("cross-validated by claim, all", &table);
    }
    let common = (0..STANCES.len()).max_by_key(|&s| gold.iter().filter(|&&g| g == s).count()).unwrap_or(0);
    print("always the commonest", &confusion(&gold, &vec![common; gold.len()]));
    println!("{:<34}{PEER:>10.1}", "Ferreira and Vlachos 2016, theirs");
    if folds.is_empty() {
        return Ok(());
    }
    println!("\nall seeds: gold down, ours across{}", STANCES.map(|s| format!("{s:>11}")).concat());
    for (name, counts) in STANCES.iter().zip(&table) {
        println!("{name:>33}{}", counts.map(|count| format!("{count:>11}")).concat());
    }
    for n in worst(&gold, &folds).into_iter().take(options.errors) {
        let (row, why) = (&rows[n], &ours[n]["why"]);
        println!("\n{} taken for {}: {}", row["stance"], STANCES[judged[0][n]], row["headline"]);
        println!("  claim: {}\n  shipped: {} because {why}", row["claim"], ours[n]["stance"]);
    }
    Ok(())
}

/// What the shipped weights make of the rows.
fn judge(corpus: &Path) -> Result<Vec<Value>> {
    let mut cargo = Command::new(house::cargo());
    cargo.current_dir(house::root()).args(["run", "--quiet", "--release"]);
    cargo.args(["--package", "onrecord-link", "--example", "stance"]);
    let out = cargo.stdin(File::open(corpus)?).stderr(Stdio::inherit()).output()?;
    ensure!(out.status.success(), "the example `stance` ended with {}", out.status);
    Ok(String::from_utf8(out.stdout)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

/// For every seed the chances of every row; empty, and said so, without the Python that fits.
fn cross_validate(corpus: &Path) -> Result<Vec<Vec<Chances>>> {
    let own = house::root().join("training/.venv/bin/python");
    let python = if own.exists() { own } else { "python3".into() };
    let has_torch = Command::new(&python).args(["-c", "import torch"]).stderr(Stdio::null()).status();
    if !has_torch.is_ok_and(|status| status.success()) {
        println!("skipped: the cross-validation needs training/.venv (see training/README.md)");
        return Ok(Vec::new());
    }
    let out = folder()?.join("stance-folds.jsonl");
    let shared = corpus.ancestors().nth(3).context("the corpus lies in data/stance")?;
    let mut fit = Command::new(python);
    fit.current_dir(house::root())
        .arg("training/stance.py")
        .arg("--shared")
        .arg(shared)
        .arg("--folds")
        .arg(&out);
    crate::step::call(&mut fit)?;
    Ok(fs::read_to_string(out)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

fn class(stance: &Value) -> Result<usize> {
    STANCES.iter().position(|one| stance == one).with_context(|| format!("{stance} is no stance"))
}

fn best(chances: &Chances) -> usize {
    (0..STANCES.len()).max_by(|&a, &b| chances[a].total_cmp(&chances[b])).unwrap_or(0)
}

/// Gold down, ours across.
fn confusion(gold: &[usize], ours: &[usize]) -> [[usize; STANCES.len()]; STANCES.len()] {
    let mut table = [[0; STANCES.len()]; STANCES.len()];
    for (gold, ours) in gold.iter().zip(ours) {
        table[*gold][*ours] += 1;
    }
    table
}

/// The rows that the first seed gets wrong, those first whose right stance it holds for least likely.
fn worst(gold: &[usize], folds: &[Vec<Chances>]) -> Vec<usize> {
    let Some(fold) = folds.first() else { return Vec::new() };
    let mut wrong: Vec<usize> = (0..gold.len()).filter(|&n| best(&fold[n]) != gold[n]).collect();
    wrong.sort_by(|&a, &b| fold[a][gold[a]].total_cmp(&fold[b][gold[b]]));
    wrong
}

fn print(name: &str, table: &[[usize; STANCES.len()]; STANCES.len()]) {
    let right: usize = (0..STANCES.len()).map(|n| table[n][n]).sum();
    let all: usize = table.iter().flatten().sum();
    let f1 = |n: usize| {
        let (gold, ours): (usize, usize) = (table[n].iter().sum(), table.iter().map(|row| row[n]).sum());
        2.0 * table[n][n] as f64 / (gold + ours).max(1) as f64
    };
    let each = [0, 1, 2].map(f1);
    println!(
        "{name:<34}{:>10.1}{:>10.3}{}",
        100.0 * right as f64 / all.max(1) as f64,
        each.iter().sum::<f64>() / each.len() as f64,
        each.map(|f1| format!("{f1:>11.3}")).concat(),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_come_worst_first() {
        let folds = [vec![[0.6, 0.3, 0.1], [0.8, 0.1, 0.1], [0.5, 0.2, 0.3]]];
        assert_eq!(worst(&[0, 1, 2], &folds), [1, 2]);
        assert_eq!(confusion(&[0, 1, 2], &[0, 0, 0]), [[1, 0, 0], [1, 0, 0], [1, 0, 0]]);
    }
}
