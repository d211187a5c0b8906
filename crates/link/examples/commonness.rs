//! Makes `src/stories/commonness.txt`: how many of some articles have each stem.
//!
//! Reads the texts of the articles from stdin, each on a line of its own as a JSON string.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a program, not a part of the library")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead as _};

use onrecord_link::stories::stems;

/// A stem in fewer articles is as rare as one in none.
const LEAST: u32 = 5;

fn main() -> io::Result<()> {
    let (mut articles, mut having) = (0, BTreeMap::<String, u32>::new());
    for line in io::stdin().lock().lines() {
        let text: String = serde_json::from_str(&line?)?;
        articles += 1;
        for stem in stems(&text).collect::<BTreeSet<String>>() {
            *having.entry(stem).or_default() += 1;
        }
    }
    let mut lines: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for (stem, number) in having.iter().filter(|(_, number)| **number >= LEAST) {
        lines.entry(*number).or_default().push(stem);
    }
    println!("# In how many articles a stem is (Snowball English); the first line: of how many.");
    println!("{articles}");
    for (number, stems) in lines.iter().rev() {
        println!("{number} {}", stems.join(" "));
    }
    Ok(())
}
