//! `eval attribution`: statements against PolNeAR.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::{attribution_errors, folder, peers};
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
    /// Which engine
    #[arg(long, value_enum, default_value_t = Tier::Rules)]
    tier: Tier,
    /// Also print the N worst errors, with the text around them
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
}

/// The engines there are: `onrecord annotate` has the rules only, and needs no telling.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Tier {
    Rules,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Split {
    Dev,
    Train,
}

/// Annotates the split, scores it and prints the table.
pub(crate) fn run(options: &Options) -> Result<()> {
    let split = match options.gold {
        Split::Dev => "dev",
        Split::Train => "train",
    };
    let Some(gold) = house::shared(&format!("data/polnear/{split}.jsonl")) else { return Ok(()) };
    let Some(scorer) = house::shared("bench/score_attribution.py") else { return Ok(()) };
    let program = binary::build(binary::Profile::Release)?;

    let predicted = folder()?.join(format!("attribution-{split}.jsonl"));
    let scores = folder()?.join(format!("attribution-{split}-scores.json"));
    let tier = match options.tier {
        Tier::Rules => "rules",
    };
    let took = annotate(&program, &gold, &predicted)?;
    let scored = Command::new("python3")
        .arg(scorer)
        .arg(&predicted)
        .arg("--gold")
        .arg(&gold)
        .arg("--json")
        .arg(&scores)
        .stdout(Stdio::null())
        .status()
        .context("python3 did not start; the scorer needs it")?;
    if !scored.success() {
        bail!("the scorer ended with {scored}; its input is {}", predicted.display());
    }
    let scores: Value = serde_json::from_str(&fs::read_to_string(&scores)?)?;
    let articles = fs::read_to_string(&gold)?.lines().count();

    println!("PolNeAR {split}, {articles} articles, {tier}; {}", machine::describe());
    println!("annotate: {}, {:.0} articles/s\n", seconds(took), articles as f64 / took.as_secs_f64());
    print_table(&scores);
    if options.errors > 0 {
        attribution_errors::print(&gold, &predicted, options.errors)?;
    }
    Ok(())
}

/// Runs `onrecord annotate` as a user would; its records go to `out`.
fn annotate(program: &Path, rows: &Path, out: &Path) -> Result<Duration> {
    let mut command = Command::new(program);
    command.arg("annotate").arg(rows);
    command.stdout(File::create(out).with_context(|| format!("{} cannot be written", out.display()))?);
    let start = Instant::now();
    call(&mut command)?;
    Ok(start.elapsed())
}

fn print_table(scores: &Value) {
    println!("{:<28}{}", "", KINDS.map(|kind| format!("{kind:>10}")).concat());
    let ours = |metric: &str, part: &str| KINDS.map(|kind| scores[format!("{metric}/{kind}")][part].as_f64());
    row("attribution F1", ours("attr", "F1"));
    row("  precision", ours("attr", "P"));
    row("  recall", ours("attr", "R"));
    for role in ["source", "cue", "content"] {
        row(&format!("{role} soft F1"), ours(&format!("{role}.soft"), "F1"));
    }
    row("source right, content found", KINDS.map(|kind| scores[format!("src_acc/{kind}")].as_f64()));
    println!("\nattribution F1 of others");
    for peer in peers::ATTRIBUTION {
        row(peer.name, peer.f1);
    }
}

fn row(name: &str, values: [Option<f64>; 5]) {
    let cells =
        values.map(|value| value.map_or_else(|| format!("{:>10}", "–"), |value| format!("{value:>10.1}")));
    println!("{name:<28}{}", cells.concat());
}
