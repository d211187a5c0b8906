//! `bench annotate`: each engine on one core, over PolNeAR's dev articles again and again.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use super::read;
use crate::eval::TIERS;
use crate::{binary, house, machine};

/// About how long one engine is measured, by how often the articles are repeated.
const REPEATS: [usize; 3] = [3, 40, 60];

/// Measures and prints.
pub(super) fn run() -> Result<()> {
    let Some(dev) = house::shared("data/polnear/dev.jsonl") else { return Ok(()) };
    let program = binary::build(binary::Profile::Release)?;
    let folder = tempfile::tempdir()?;
    let rows = fs::read_to_string(&dev)?;
    let one = folder.path().join("one.jsonl");
    fs::write(&one, rows.lines().next().unwrap_or_default())?;
    println!("{}; pinned to one core, loading apart", machine::describe());
    println!("{:<12}{:>12}{:>12}{:>12}", "", "articles/s", "load ms", "peak MiB");
    for (tier, repeats) in TIERS.into_iter().zip(REPEATS) {
        let many = folder.path().join(format!("{tier}.jsonl"));
        fs::write(&many, rows.repeat(repeats))?;
        let (load, _) = pinned(&program, tier, &one)?;
        let (took, peak_kib) = pinned(&program, tier, &many)?;
        let articles = rows.lines().count() * repeats;
        let rate = articles as f64 / (took - load);
        println!("{tier:<12}{rate:>12.1}{:>12.0}{:>12.0}", load * 1e3, peak_kib as f64 / 1024.0);
    }
    Ok(())
}

/// Seconds and peak memory of `onrecord annotate` on one core.
fn pinned(program: &Path, tier: &str, rows: &Path) -> Result<(f64, u64)> {
    let start = Instant::now();
    let mut child = Command::new("taskset")
        .args(["-c", "0"])
        .arg(program)
        .args(["annotate", "--jobs", "1", "--engine", tier])
        .arg(rows)
        .stdout(Stdio::from(File::create("/dev/null")?))
        .stderr(Stdio::null())
        .spawn()
        .context("taskset did not start; it pins a program to a core")?;
    let mut ended = None;
    let id = child.id();
    let peak = read::watch_memory(id, || {
        ended = Some(child.wait()?);
        Ok(())
    })?;
    ensure!(ended.is_some_and(|status| status.success()), "onrecord annotate --engine {tier} failed");
    Ok((start.elapsed().as_secs_f64(), peak))
}
