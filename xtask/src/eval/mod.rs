//! `cargo xtask eval`: how good the engine is, on public corpora.
//!
//! The corpora belong to others and stay beside the repository; without them an evaluation says so
//! and succeeds. What is written goes to `target/eval`, never into the repository. One file an
//! evaluation: it runs the release build as a user would, hands the records to the corpus's own
//! scorer and prints the figures beside those of the peers.

mod attribution;
mod attribution_errors;
mod cases;
mod chain;
mod dates;
mod entities;
mod figures;
mod html;
mod peers;
mod places;
mod speakers;
mod stance;
mod stories;
mod utterances;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::house;

/// The engines of `onrecord annotate --engine`.
pub(crate) const TIERS: [&str; 3] = ["accurate", "fast", "rules"];

/// Which engines are scored.
#[derive(clap::Args)]
struct Tiers {
    /// Which engine: all of them without this
    #[arg(long, value_name = "ENGINE")]
    tier: Vec<String>,
}

impl Tiers {
    fn chosen(&self) -> Vec<&str> {
        match self.tier.as_slice() {
            [] => TIERS.to_vec(),
            some => some.iter().map(String::as_str).collect(),
        }
    }
}

/// Options of the evaluations that score engines and can list what they get wrong.
#[derive(clap::Args)]
pub(crate) struct Listing {
    #[command(flatten)]
    tiers: Tiers,
    /// Also list what is wrong in the texts that may be read
    #[arg(long)]
    errors: bool,
}

/// Which part of a corpus.
#[derive(Clone, Copy, clap::ValueEnum)]
enum Split {
    Dev,
    Train,
}

impl Split {
    /// As the corpora's files are named.
    fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Train => "train",
        }
    }
}

/// What can be scored.
#[derive(clap::Subcommand)]
pub(crate) enum Eval {
    /// Who said what: PolNeAR, with the attribution scorer
    Attribution(attribution::Options),
    /// Through whom, to whom, on what authority, what act, how firmly: cases of our own
    Chain(Listing),
    /// Whom a source stands for: articles of our own, and judgments over PolNeAR
    Speakers(Listing),
    /// One entity for every person and organisation: articles of our own, and judgments over PolNeAR
    Entities(Listing),
    /// When: expressions of time, on TempEval-3
    Dates(Listing),
    /// How many were killed and injured: the database of gun violence
    Figures(figures::Options),
    /// Place names and where they are: the Local-Global Lexicon
    Places(places::Options),
    /// One act of speaking and its renderings: judgments over three outlets' reports of 50 events
    Utterances(utterances::Options),
    /// Article text from pages: the article extraction benchmark
    Html(html::Options),
    /// For or against a claim: headlines of the Emergent corpus
    Stance(stance::Options),
    /// One story for the documents on one event: ECB+ and the triples of BASIL
    Stories,
}

impl Eval {
    /// Runs the chosen evaluation.
    pub(crate) fn run(&self) -> Result<()> {
        match self {
            Self::Attribution(options) => attribution::run(options),
            Self::Chain(options) => chain::run(options),
            Self::Speakers(options) => speakers::run(options),
            Self::Entities(options) => entities::run(options),
            Self::Dates(options) => dates::run(options),
            Self::Figures(options) => figures::run(options),
            Self::Places(options) => places::run(options),
            Self::Utterances(options) => utterances::run(options),
            Self::Html(options) => html::run(options),
            Self::Stance(options) => stance::run(options),
            Self::Stories => stories::run(),
        }
    }
}

/// The folder for what an evaluation writes.
fn folder() -> Result<PathBuf> {
    let folder = house::target()?.join("eval");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    Ok(folder)
}
