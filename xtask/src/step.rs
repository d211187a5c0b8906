//! Named, timed steps.
//!
//! A run of several minutes is only bearable when it says what it is doing, how long that took and,
//! when it fails, what to do next.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// The steps done so far.
#[derive(Default)]
pub(crate) struct Steps {
    done: Vec<(String, Duration)>,
}

impl Steps {
    /// Runs one step. `advice` is what to do when it fails.
    pub(crate) fn run<T>(&mut self, name: &str, advice: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        eprintln!("\n▶ {name}");
        let start = Instant::now();
        let result = work();
        let took = start.elapsed();
        match result {
            Ok(value) => {
                eprintln!("✔ {name}: {}", seconds(took));
                self.done.push((name.to_owned(), took));
                Ok(value)
            }
            Err(error) => {
                eprintln!("✘ {name}: {}", seconds(took));
                Err(error.context(format!("step `{name}` failed\n  what to do: {advice}\n  what happened")))
            }
        }
    }

    /// A table of what ran and how long it took.
    pub(crate) fn summary(&self) {
        let total: Duration = self.done.iter().map(|(_, took)| *took).sum();
        eprintln!();
        for (name, took) in &self.done {
            eprintln!("{:>9}  {name}", seconds(*took));
        }
        eprintln!("{:>9}  in all", seconds(total));
    }
}

/// Runs a command to its end, with our terminal; anything but success is an error that names it.
pub(crate) fn call(command: &mut Command) -> Result<()> {
    let shown = show(command);
    let status = command.status().with_context(|| format!("`{shown}` did not start"))?;
    if !status.success() {
        bail!("`{shown}` ended with {status}");
    }
    Ok(())
}

/// A command as one would type it.
pub(crate) fn show(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// A duration in the unit a person would use.
pub(crate) fn seconds(took: Duration) -> String {
    let s = took.as_secs_f64();
    if s < 60.0 { format!("{s:.1} s") } else { format!("{} min {:02.0} s", (s / 60.0) as u64, s % 60.0) }
}
