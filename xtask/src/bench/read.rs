//! `bench read`: the load corpus into a new ledger.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use super::{Ledger, Options, corpus};
use crate::{binary, machine};

/// Articles in one window of the growth table.
const WINDOW: usize = 1000;

/// Measures and prints.
pub(super) fn run(options: &Options, shuffle: bool) -> Result<()> {
    let Some(mut corpus) = corpus::find(options) else { return Ok(()) };
    let folder = tempfile::tempdir()?;
    if shuffle {
        corpus = corpus::shuffled(&corpus, folder.path())?;
    }
    let ledger = Ledger::of(options)?;
    ensure!(
        !ledger.path().exists(),
        "{} exists; reading into it would measure nothing",
        ledger.path().display()
    );
    let program = binary::build(binary::Profile::Release)?;
    let sizes = corpus::sizes(&corpus)?;
    let run = read(&program, &corpus, ledger.path(), &[])?;

    println!("{}", machine::describe());
    let seconds = run.took.as_secs_f64();
    println!("articles      {}", sizes.len());
    println!("time          {seconds:.1} s");
    println!("articles/s    {:.0}", sizes.len() as f64 / seconds);
    println!("text/s        {:.1} MB", sizes.iter().sum::<usize>() as f64 / 1e6 / seconds);
    println!("settling      {:.1} s of that time", run.settling.as_secs_f64());
    println!("peak memory   {:.0} MiB", run.peak_kib as f64 / 1024.0);
    println!("ledger        {:.0} MB", folder_size(ledger.path())? as f64 / 1e6);
    growth(&run.progress, &sizes);
    Ok(())
}

/// One run of `onrecord read`.
pub(super) struct Run {
    pub(super) took: Duration,
    /// Of that, for what joins the documents.
    pub(super) settling: Duration,
    pub(super) peak_kib: u64,
    /// Articles read so far, and when the program said so.
    progress: Vec<(Duration, usize)>,
}

/// Reads `corpus` into `ledger`, with these options.
pub(super) fn read(program: &Path, corpus: &Path, ledger: &Path, options: &[&str]) -> Result<Run> {
    let start = Instant::now();
    let mut child = Command::new(program)
        .arg("--ledger")
        .arg(ledger)
        .arg("read")
        .arg(corpus)
        .args(options)
        // It says there when it settles.
        .env("RUST_LOG", "onrecord=debug")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{} did not start", program.display()))?;
    let Some(stderr) = child.stderr.take() else { bail!("no pipe") };
    let mut lines = Vec::new();
    let peak_kib = watch_memory(child.id(), || {
        for line in BufReader::new(stderr).lines() {
            lines.push((start.elapsed(), line?));
        }
        Ok(())
    })?;
    let status = child.wait()?;
    let took = start.elapsed();
    if !status.success() {
        let said = lines.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>();
        bail!("onrecord read ended with {status}:\n{}", said[said.len().saturating_sub(20)..].join("\n"));
    }
    let progress = lines.iter().filter_map(|(at, line)| Some((*at, articles(line)?))).collect();
    let settles = lines.iter().find(|(_, line)| line.ends_with("settling")).map_or(took, |(at, _)| *at);
    Ok(Run { took, settling: took - settles, peak_kib, progress })
}

/// Does `work` while watching the child's peak memory, in KiB. Linux keeps the peak itself, so that
/// looking now and then misses only what is allocated in the last moments.
pub(super) fn watch_memory(child: u32, work: impl FnOnce() -> Result<()>) -> Result<u64> {
    let (over, peak) = (AtomicBool::new(false), AtomicU64::new(0));
    let status = format!("/proc/{child}/status");
    thread::scope(|scope| {
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                let kib =
                    machine::field(&status, "VmHWM").and_then(|kib| kib.trim_end_matches(" kB").parse().ok());
                peak.fetch_max(kib.unwrap_or(0), Ordering::Relaxed);
                thread::sleep(Duration::from_millis(20));
            }
        });
        let done = work();
        over.store(true, Ordering::Relaxed);
        done
    })?;
    Ok(peak.into_inner())
}

/// The number of articles a plain progress line reports: "1,000 documents, 210/s, 11% of …".
fn articles(line: &str) -> Option<usize> {
    let (count, _) = line.trim_start_matches("onrecord: ").split_once(" documents, ")?;
    count.replace(',', "").parse().ok()
}

/// Prints what an article costs in each window, and how flat that is.
fn growth(progress: &[(Duration, usize)], sizes: &[usize]) {
    let windows = windows(progress, sizes);
    if windows.is_empty() {
        println!("growth        the program printed too few progress lines");
        return;
    }
    println!("\n{:>14} {:>12} {:>12}", "articles", "ms each", "ms per kB");
    for window in &windows {
        println!(
            "{:>6} –{:>6} {:>12.2} {:>12.3}",
            window.from,
            window.from + WINDOW,
            window.each,
            window.per_kb
        );
    }
    let steady = windows.iter().filter(|window| window.from >= WINDOW && window.from + WINDOW <= 9 * WINDOW);
    let (each, per_kb): (Vec<f64>, Vec<f64>) = steady.map(|window| (window.each, window.per_kb)).unzip();
    println!("from 1,000 to 9,000: {} an article, {} a kB", spread(&each), spread(&per_kb));
}

/// What one window of articles cost.
#[derive(Debug, PartialEq)]
struct Window {
    from: usize,
    /// Milliseconds an article.
    each: f64,
    /// Milliseconds a kilobyte of row.
    per_kb: f64,
}

fn windows(progress: &[(Duration, usize)], sizes: &[usize]) -> Vec<Window> {
    let mut out = Vec::new();
    for from in (0..sizes.len()).step_by(WINDOW) {
        let (Some(start), Some(end)) = (when(progress, from), when(progress, from + WINDOW)) else { break };
        let ms = (end - start) * 1e3;
        let kb = sizes.iter().skip(from).take(WINDOW).sum::<usize>() as f64 / 1e3;
        out.push(Window { from, each: ms / WINDOW as f64, per_kb: ms / kb });
    }
    out
}

/// Seconds until `count` articles were read, between the two lines around that moment.
fn when(progress: &[(Duration, usize)], count: usize) -> Option<f64> {
    if count == 0 {
        return Some(0.0);
    }
    let after = progress.partition_point(|(_, articles)| *articles < count);
    let (end, last) = progress.get(after)?;
    let (start, first) = if after == 0 { (Duration::ZERO, 0) } else { progress[after - 1] };
    let part = (count - first) as f64 / (last - first) as f64;
    Some(start.as_secs_f64() + part * (end.as_secs_f64() - start.as_secs_f64()))
}

/// How far values lie from their mean, and whether they grow.
fn spread(values: &[f64]) -> String {
    let (Some(first), Some(last)) = (values.first(), values.last()) else { return "too few".into() };
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let off = values.iter().map(|value| (value / mean - 1.0).abs()).fold(0.0, f64::max);
    format!(
        "{:+.0}% from first to last, at most {:.0}% off the mean",
        100.0 * (last / first - 1.0),
        100.0 * off
    )
}

pub(super) fn folder_size(path: &Path) -> Result<u64> {
    let mut size = 0;
    for entry in std::fs::read_dir(path)? {
        let entry = entry?;
        let about = entry.metadata()?;
        size += if about.is_dir() { folder_size(&entry.path())? } else { about.len() };
    }
    Ok(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_lines_are_understood() {
        assert_eq!(articles("1,000 documents, 210/s, 11% of 22 MB, 5 seconds gone"), Some(1000));
        assert_eq!(articles("12,345 documents, 3 failed, 9.5/s, 3 MB taken, 2 minutes gone"), Some(12_345));
        assert_eq!(articles("9,389 documents read"), None);
    }

    #[test]
    fn windows_cost_what_the_lines_say() {
        let at = |s: f64, n: usize| (Duration::from_secs_f64(s), n);
        let progress = [at(1.0, 500), at(2.0, 1000), at(6.0, 3000)];
        let sizes = vec![2000; 3000];
        let found = windows(&progress, &sizes);
        assert_eq!(found.len(), 3);
        assert!(
            found.iter().all(|window| (window.each - 2.0).abs() < 1e-9 && (window.per_kb - 1.0).abs() < 1e-9)
        );
        assert_eq!(spread(&[1.0, 1.2]), "+20% from first to last, at most 9% off the mean");
    }
}
