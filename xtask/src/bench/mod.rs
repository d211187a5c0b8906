//! `cargo xtask bench`: speed and memory of the release build, on real articles.
//!
//! Figures are printed with the machine and the commit and never asserted: a test that fails because
//! a neighbour is busy teaches people to ignore tests.

mod annotate;
mod corpus;
mod queries;
mod read;
mod scale;
mod search;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::TempDir;

/// What can be measured.
#[derive(clap::Subcommand)]
pub(crate) enum Bench {
    /// The engines: articles/s and memory of each on one core
    Annotate,
    /// Reading: articles/s, peak memory, cost per article as the ledger grows
    Read {
        #[command(flatten)]
        options: Options,
        /// Read the articles in another order, so that long ones come as often late as early
        #[arg(long)]
        shuffle: bool,
    },
    /// Ledgers of growing size: reading, settling, memory and disk, and what 100,000 documents would take
    Scale(scale::Scale),
    /// Searching through the HTTP API: time to answer
    Search(Options),
}

/// Options of both.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Read this instead of the load corpus
    #[arg(long, value_name = "PATH")]
    corpus: Option<PathBuf>,
    /// The ledger: `bench read` makes it and keeps it, `bench search` uses it if it is there
    #[arg(long, value_name = "FOLDER")]
    ledger: Option<PathBuf>,
}

impl Bench {
    /// Runs the chosen measurement.
    pub(crate) fn run(&self) -> Result<()> {
        match self {
            Self::Annotate => annotate::run(),
            Self::Read { options, shuffle } => read::run(options, *shuffle),
            Self::Scale(options) => scale::run(options),
            Self::Search(options) => search::run(options),
        }
    }
}

/// A ledger's folder: the user's, or a temporary one that is removed in the end.
struct Ledger {
    path: PathBuf,
    _temporary: Option<TempDir>,
}

impl Ledger {
    fn of(options: &Options) -> Result<Self> {
        if let Some(path) = &options.ledger {
            return Ok(Self { path: path.clone(), _temporary: None });
        }
        let temporary = tempfile::tempdir().context("no temporary folder")?;
        Ok(Self { path: temporary.path().join("bench.ledger"), _temporary: Some(temporary) })
    }

    fn path(&self) -> &Path {
        &self.path
    }
}

/// The value below which `part` (0 to 1) of the sorted values lie.
fn quantile(sorted: &[f64], part: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    sorted.get((part * last as f64).round() as usize).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_a_hundred_and_one() {
        let values: Vec<f64> = (0..=100).map(f64::from).collect();
        assert_eq!([0.0, 0.5, 0.95, 1.0].map(|part| quantile(&values, part)), [0.0, 50.0, 95.0, 100.0]);
        assert!(quantile(&[], 0.5).is_nan());
    }
}
