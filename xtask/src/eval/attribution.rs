//! `eval attribution`: statements against PolNeAR.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::{Split, Tiers, attribution_errors, folder, peers};
use crate::step::{call, seconds};
use crate::{binary, house, machine};

/// The subsets the scorer knows, in the order of the table.
const KINDS: [&str; 5] = ["all", "quoted", "direct", "mixed", "indirect"];

/// Options of `eval attribution`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Which part of the corpus
    #[arg(long, value_enum, default_value_t = Split::Dev)]
    gold: Split,
    #[command(flatten)]
    tiers: Tiers,
    /// How many of the worst errors are printed, with their words
    #[arg(long, value_name = "N", default_value_t = 50)]
    errors: usize,
}

/// Annotates the split, scores it and prints the table.
pub(crate) fn run(options: &Options) -> Result<()> {
    let split = options.gold.name();
    let Some(gold) = house::shared(&format!("data/polnear/{split}.jsonl")) else { return Ok(()) };
    let Some(scorer) = house::shared("bench/score_attribution.py") else { return Ok(()) };
    let program = binary::build(binary::Profile::Release)?;

    println!("PolNeAR {split}; {}", machine::describe());
    for tier in options.tiers.chosen() {
        let predicted = folder()?.join(format!("attribution-{split}-{tier}.jsonl"));
        let took = annotate(&program, tier, &gold, &predicted)?;
        let articles = fs::read_to_string(&gold)?.lines().count();
        let rate = articles as f64 / took.as_secs_f64();
        println!("\n{tier}: {articles} articles in {}, {rate:.0} a second, all cores", seconds(took));
        print_table(&score(&scorer, &predicted, &gold)?, &intervals(&scorer, &predicted, &gold)?);
        if options.errors > 0 {
            attribution_errors::print(&gold, &predicted, options.errors)?;
        }
    }
    println!("\nattribution F1 of others");
    for peer in peers::ATTRIBUTION {
        row(peer.name, peer.f1);
    }
    Ok(())
}

/// What the corpus's own scorer says.
fn score(scorer: &Path, predicted: &Path, gold: &Path) -> Result<Value> {
    let scores = predicted.with_extension("scores.json");
    let scored = Command::new("python3")
        .arg(scorer)
        .arg(predicted)
        .arg("--gold")
        .arg(gold)
        .arg("--json")
        .arg(&scores)
        .stdout(Stdio::null())
        .status()
        .context("python3 did not start; the scorer needs it")?;
    if !scored.success() {
        bail!("the scorer ended with {scored}; its input is {}", predicted.display());
    }
    Ok(serde_json::from_str(&fs::read_to_string(&scores)?)?)
}

/// Between which values 95 % of samples of articles like these would score.
fn intervals(scorer: &Path, predicted: &Path, gold: &Path) -> Result<Value> {
    let mut command = Command::new("python3");
    command.args(["-c", include_str!("intervals.py")]).args([scorer, predicted, gold]);
    let out = command.output().context("python3 did not start; the scorer needs it")?;
    if !out.status.success() {
        bail!("the intervals could not be computed: {}", String::from_utf8_lossy(&out.stderr));
    }
    Ok(serde_json::from_slice(&out.stdout)?)
}

/// Runs `onrecord annotate` as a user would; its records go to `out`.
pub(super) fn annotate(program: &Path, tier: &str, rows: &Path, out: &Path) -> Result<Duration> {
    let mut command = Command::new(program);
    command.args(["annotate", "--engine", tier]).arg(rows);
    command.stdout(File::create(out).with_context(|| format!("{} cannot be written", out.display()))?);
    let start = Instant::now();
    call(&mut command)?;
    Ok(start.elapsed())
}

fn print_table(scores: &Value, intervals: &Value) {
    println!("{:<28}{}", "", KINDS.map(|kind| format!("{kind:>10}")).concat());
    let ours = |metric: &str, part: &str| KINDS.map(|kind| scores[format!("{metric}/{kind}")][part].as_f64());
    row("attribution F1", ours("attr", "F1"));
    let between = KINDS.map(|kind| {
        let end = |n: usize| intervals[kind][n].as_f64().unwrap_or_default();
        format!("{:>10}", format!("{:.1}–{:.1}", end(0), end(1)))
    });
    println!("{:<28}{}", "  95 % of samples", between.concat());
    row("  precision", ours("attr", "P"));
    row("  recall", ours("attr", "R"));
    for role in ["source", "cue", "content"] {
        row(&format!("{role} soft F1"), ours(&format!("{role}.soft"), "F1"));
    }
    row("source right, content found", KINDS.map(|kind| scores[format!("src_acc/{kind}")].as_f64()));
}

fn row(name: &str, values: [Option<f64>; 5]) {
    let cells =
        values.map(|value| value.map_or_else(|| format!("{:>10}", "–"), |value| format!("{value:>10.1}")));
    println!("{name:<28}{}", cells.concat());
}
