//! Packs rows of place facts into a gazetteer file: `pack_gazetteer ROWS FILE`. Called by `cargo xtask gazetteer`.

#![allow(clippy::disallowed_methods, reason = "the example is a program; the crate stays pure")]

use std::error::Error;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let [rows, file] = env::args().skip(1).collect::<Vec<_>>().try_into().map_err(|_| "ROWS FILE")?;
    fs::write(file, onrecord_text::pack_gazetteer(&fs::read_to_string(rows)?)?)?;
    Ok(())
}
