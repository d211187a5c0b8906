//! What is made of pairs of a claim and a headline, for `training/stance.py` and `cargo xtask eval stance`: rows of JSON
//! with `claim` and `headline` on standard input; stance, confidence, why and features a line on standard output.

#![expect(clippy::disallowed_methods, reason = "a program, not the pure library: it reads and prints")]

use std::error::Error;
use std::io::{Write as _, stdin, stdout};

use onrecord_link::{stance, stance_features};
use serde_json::{Map, Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = stdout().lock();
    for line in stdin().lines() {
        let row: Value = serde_json::from_str(&line?)?;
        let field = |name: &str| row[name].as_str().unwrap_or_default();
        let (claim, headline) = (field("claim"), field("headline"));
        let judged = stance(claim, headline);
        let (features, denied) = stance_features(claim, headline);
        let features: Map<String, Value> =
            features.into_iter().map(|(name, value)| (name, value.into())).collect();
        let why: Vec<String> = judged.why.iter().map(ToString::to_string).collect();
        let (stance, confidence) = (judged.stance.name(), judged.confidence);
        let made = json!({"stance": stance, "confidence": confidence, "why": why, "features": features, "denied": denied});
        writeln!(out, "{made}")?;
    }
    Ok(())
}
