//! The load corpus: how many articles there are, and how long.

use std::fs::File;
use std::hash::{DefaultHasher, Hasher};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use serde_json::Value;

use super::Options;
use crate::house;

/// Where the corpus is, or nothing when it is not there.
pub(super) fn find(options: &Options) -> Option<PathBuf> {
    options.corpus.clone().or_else(|| house::shared("data/load/articles.jsonl.gz"))
}

/// Bytes of each row, in order. A window of long articles costs more than one of short ones, and
/// that says nothing about the ledger.
pub(super) fn sizes(path: &Path) -> Result<Vec<usize>> {
    let mut sizes = Vec::new();
    each_row(path, |row| sizes.push(row.len()))?;
    Ok(sizes)
}

/// The rows themselves.
pub(super) fn rows(path: &Path) -> Result<Vec<Value>> {
    let mut rows = Vec::new();
    each_row(path, |row| rows.push(serde_json::from_slice(row)))?;
    rows.into_iter().collect::<Result<_, _>>().with_context(|| format!("{} has no rows", path.display()))
}

/// Writes the rows into a folder in another order, the same one every time, and says where.
pub(super) fn shuffled(path: &Path, folder: &Path) -> Result<PathBuf> {
    let mut rows = Vec::new();
    each_row(path, |row| rows.push(row.to_vec()))?;
    rows.sort_by_cached_key(|row| {
        let mut hasher = DefaultHasher::new();
        hasher.write(row);
        hasher.finish()
    });
    let to = folder.join("shuffled.jsonl.gz");
    let mut out = GzEncoder::new(File::create(&to)?, Compression::fast());
    for row in rows {
        out.write_all(&row)?;
    }
    out.finish()?;
    Ok(to)
}

fn each_row(path: &Path, mut with: impl FnMut(&[u8])) -> Result<()> {
    let file = File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let gzip = path.extension().is_some_and(|ending| ending == "gz");
    let mut reader: Box<dyn BufRead> = if gzip {
        Box::new(BufReader::new(MultiGzDecoder::new(file)))
    } else {
        Box::new(BufReader::new(file))
    };
    let mut row = Vec::new();
    while reader.read_until(b'\n', &mut row)? > 0 {
        with(&row);
        row.clear();
    }
    Ok(())
}
