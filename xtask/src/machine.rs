//! On what and of what a measurement was made. A figure without them is worth nothing.

use std::fs;
use std::process::Command;
use std::thread::available_parallelism;

use crate::house;

/// One line: cores, processor, memory, system, commit.
pub(crate) fn describe() -> String {
    let cores = available_parallelism().map_or(0, usize::from);
    let processor = field("/proc/cpuinfo", "model name").unwrap_or_else(|| "unknown processor".into());
    let memory = field("/proc/meminfo", "MemTotal")
        .and_then(|kib| kib.trim_end_matches(" kB").parse::<u64>().ok())
        .map_or_else(|| "unknown memory".into(), |kib| format!("{} GiB", kib / (1 << 20)));
    format!("{cores} cores, {processor}, {memory}, {}, commit {}", std::env::consts::OS, commit())
}

/// The commit, with a mark when files differ from it.
pub(crate) fn commit() -> String {
    let git = |arguments: &[&str]| {
        let out = Command::new("git").current_dir(house::root()).args(arguments).output().ok()?;
        out.status.success().then(|| String::from_utf8_lossy(&out.stdout).trim().to_owned())
    };
    let Some(head) = git(&["rev-parse", "--short=12", "HEAD"]) else { return "unknown".into() };
    let clean =
        git(&["status", "--porcelain", "--untracked-files=no"]).is_some_and(|changes| changes.is_empty());
    if clean { head } else { format!("{head} with changes") }
}

/// The value of `key: value` in one of Linux's files about itself.
pub(crate) fn field(path: &str, key: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let line = text.lines().find(|line| line.starts_with(key))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}
