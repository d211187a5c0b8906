//! `cargo xtask fuzz`: libFuzzer on the stable compiler.
//!
//! cargo-fuzz needs a nightly compiler for its sanitizers. Our crates forbid `unsafe`, so there is
//! nothing for those to find; what libFuzzer itself needs, coverage counters, comes from an LLVM pass
//! that stable `-C` flags can name. The folder keeps cargo-fuzz's layout, so that tool works too.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::house;
use crate::step::{Steps, call};

/// The flags of cargo-fuzz without a sanitizer.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Options of `fuzz`.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The targets; all of them when none is named
    targets: Vec<String>,
    /// Seconds for each target
    #[arg(long, default_value_t = 60)]
    seconds: u32,
    /// Run one target once, on this input: to see a crash again
    #[arg(long, value_name = "FILE")]
    input: Option<PathBuf>,
    /// Only list the targets
    #[arg(long)]
    list: bool,
}

impl Options {
    /// Every target for so many seconds.
    pub(crate) fn every(seconds: u32) -> Self {
        Self { targets: Vec::new(), seconds, input: None, list: false }
    }
}

/// `cargo xtask fuzz` on its own.
pub(crate) fn run(options: &Options) -> Result<()> {
    let mut steps = Steps::default();
    run_in(&mut steps, options)?;
    steps.summary();
    Ok(())
}

/// The same as part of a longer run.
pub(crate) fn run_in(steps: &mut Steps, options: &Options) -> Result<()> {
    let known = targets()?;
    if options.list {
        println!("{}", known.join("\n"));
        return Ok(());
    }
    for name in &options.targets {
        ensure!(known.contains(name), "there is no target {name}; there are: {}", known.join(", "));
    }
    let chosen = if options.targets.is_empty() { &known } else { &options.targets };
    let folder = steps.run("compile the fuzz targets", "mend the compiler's first error", build)?;
    if let (Some(input), [name]) = (&options.input, chosen.as_slice()) {
        return call(Command::new(folder.join(name)).arg(input));
    }
    ensure!(options.input.is_none(), "name the one target that the input is for");
    let advice = "see the crash again with the command above, then mend it";
    let run = |name: &String| {
        steps.run(&format!("fuzz {name}"), advice, || fuzz(&folder.join(name), name, options.seconds)).err()
    };
    let mut broken: Vec<anyhow::Error> = chosen.iter().filter_map(run).collect();
    match broken.len() {
        0 => Ok(()),
        1 => Err(broken.remove(0)),
        n => Err(broken.remove(0).context(format!("{n} targets found something; the first"))),
    }
}

/// The binaries of the fuzz workspace.
fn targets() -> Result<Vec<String>> {
    let metadata = house::metadata(&house::root().join("fuzz/Cargo.toml"))?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let targets = packages.flat_map(|package| package["targets"].as_array().into_iter().flatten());
    let bins = targets.filter(|target| target["kind"][0] == "bin");
    Ok(bins.filter_map(|target| target["name"].as_str().map(str::to_owned)).collect())
}

/// Builds every target and says in which folder they are.
fn build() -> Result<PathBuf> {
    take_lock()?;
    let target = house::target()?.join("fuzz");
    let host = host()?;
    // Named, so that build scripts and procedural macros are left without instrumentation.
    call(
        Command::new(house::cargo())
            .current_dir(house::root().join("fuzz"))
            .args(["build", "--release", "--quiet", "--target", &host])
            .env("CARGO_TARGET_DIR", &target)
            .env("RUSTFLAGS", FLAGS),
    )?;
    Ok(target.join(host).join("release"))
}

/// Gives the fuzz workspace the versions that ship. Its own lock file is derived, not committed: it
/// would be out of date with every change of a dependency, and what is fuzzed would not be what runs.
fn take_lock() -> Result<()> {
    let (shipped, ours) = (house::root().join("Cargo.lock"), house::root().join("fuzz/Cargo.lock"));
    let changed = |path: &Path| fs::metadata(path).and_then(|about| about.modified());
    if changed(&ours).is_ok_and(|ours| changed(&shipped).is_ok_and(|shipped| shipped <= ours)) {
        return Ok(());
    }
    fs::copy(&shipped, &ours).with_context(|| format!("{} cannot be copied", shipped.display()))?;
    Ok(())
}

fn host() -> Result<String> {
    let out = Command::new("rustc").arg("-vV").output().context("rustc did not start")?;
    let text = String::from_utf8_lossy(&out.stdout);
    match text.lines().find_map(|line| line.strip_prefix("host: ")) {
        Some(host) => Ok(host.to_owned()),
        None => bail!("rustc -vV names no host"),
    }
}

/// Runs one target. What it finds interesting is kept in `fuzz/corpus`, what breaks in
/// `fuzz/artifacts`; both stay out of the repository.
fn fuzz(program: &Path, name: &str, seconds: u32) -> Result<()> {
    let folder = house::root().join("fuzz");
    let (corpus, artifacts) = (folder.join("corpus").join(name), folder.join("artifacts").join(name));
    fs::create_dir_all(&corpus)?;
    fs::create_dir_all(&artifacts)?;
    let log = house::target()?.join("fuzz").join(format!("{name}.log"));
    let mut command = Command::new(program);
    command
        .arg(format!("-max_total_time={seconds}"))
        // An input of this size takes milliseconds when nothing is quadratic.
        .args(["-max_len=65536", "-timeout=10", "-rss_limit_mb=1024", "-print_final_stats=1"])
        .arg(format!("-artifact_prefix={}/", artifacts.display()))
        .arg(&corpus)
        .arg(folder.join("seeds").join(name))
        .stderr(File::create(&log)?);
    let status = command.status().with_context(|| format!("{} did not start", program.display()))?;
    let said = fs::read(&log)?;
    let said = String::from_utf8_lossy(&said);
    if !status.success() {
        // Panics that were caught come before the one that was not.
        let lines: Vec<&str> = said.lines().collect();
        let marks = ["panicked at", "ERROR: libFuzzer"];
        let from = marks.iter().find_map(|mark| lines.iter().rposition(|line| line.contains(mark)));
        let told = &lines[from.unwrap_or(0)..];
        eprintln!("{}", told[..told.len().min(25)].join("\n"));
        if let Some(kept) = lines.iter().find_map(|line| line.split("Test unit written to ").nth(1)) {
            eprintln!("\n  cargo xtask fuzz {name} --input {kept}");
        }
        bail!("{name} ended with {status}; the whole log is {}", log.display());
    }
    let runs = said.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    eprintln!("  {} inputs, none breaks it", runs.map_or("?", str::trim));
    Ok(())
}
