//! The load corpus: how many articles there are, and how long.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::read::MultiGzDecoder;

use super::Options;
use crate::house;

/// Where the corpus is, or nothing when it is not there.
pub(super) fn find(options: &Options) -> Option<PathBuf> {
    options.corpus.clone().or_else(|| house::shared("data/load/articles.jsonl.gz"))
}

/// Bytes of each row, in order. A window of long articles costs more than one of short ones, and
/// that says nothing about the ledger.
pub(super) fn sizes(path: &Path) -> Result<Vec<usize>> {
    let file = File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let gzip = path.extension().is_some_and(|ending| ending == "gz");
    let mut reader: Box<dyn BufRead> = if gzip {
        Box::new(BufReader::new(MultiGzDecoder::new(file)))
    } else {
        Box::new(BufReader::new(file))
    };
    let mut sizes = Vec::new();
    let mut row = Vec::new();
    while reader.read_until(b'\n', &mut row)? > 0 {
        sizes.push(row.len());
        row.clear();
    }
    Ok(sizes)
}
