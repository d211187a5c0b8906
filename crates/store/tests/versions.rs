//! Ledgers of every schema version there has been open, and answer what they answered.
//!
//! `tests/data/v3` was made by `make_this_versions_ledger`; a new schema version adds a folder and
//! leaves the others as they are. The index is left out: it is made anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test may"
)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use onrecord_store::{Change, Failure, Query, RunCounts, Store};
use onrecord_text::Code;
use support::{Made, add_all, dossier, exported, now, plain};

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &to),
            false => _ = fs::copy(entry.path(), to).unwrap(),
        }
    }
}

/// What stood at the first report's address before.
fn earlier() -> Vec<Made> {
    let first = dossier().remove(0).captured.document.meta;
    vec![plain("quay-1.txt", "Smoke at Brindle Quay", &[], "More follows.\n").edit(|meta| {
        meta.url = first.url;
        meta.outlet = first.outlet;
    })]
}

#[test]
#[ignore = "makes tests/data anew; run by hand when there is a new schema version"]
fn make_this_versions_ledger() {
    let folder = data().join("v4");
    let _ = fs::remove_dir_all(&folder);
    let ledger = folder.join("ledger");
    let store = Store::create_or_open(&ledger).unwrap();
    add_all(&store, &earlier(), 5);
    add_all(&store, &dossier(), 5);
    let run = store.begin_run(&["read".to_owned()], now()).unwrap();
    let failure = Failure { place: "torn.gz".into(), code: Code::BadGzip, message: "ends early".into() };
    store.add_failures(run, &[failure], now()).unwrap();
    store.finish_run(run, &RunCounts { failed: 1, ..RunCounts::default() }, now()).unwrap();
    fs::write(folder.join("export.jsonl"), exported(&store)).unwrap();
    drop(store);
    fs::remove_dir_all(ledger.join("index")).unwrap();
    fs::remove_file(ledger.join("lock")).unwrap();
}

#[test]
fn ledgers_of_every_version_open() {
    let mut versions = 0;
    for entry in fs::read_dir(data()).unwrap().map(Result::unwrap) {
        versions += 1;
        let dir = tempfile::tempdir().unwrap();
        let ledger = dir.path().join("ledger");
        copy(&entry.path().join("ledger"), &ledger);
        let expected = fs::read_to_string(entry.path().join("export.jsonl")).unwrap();
        let store = Store::create_or_open(&ledger).unwrap();
        assert_eq!(exported(&store), expected, "{}", entry.path().display());
        assert_eq!(store.verify(&mut |_, _| {}).unwrap().problems, []);
        let ferry = Query { text: "ferry".to_owned(), ..Query::default() };
        assert_eq!(store.search(&ferry).unwrap().total, 2);
        assert_eq!(store.notices()[0].code, Code::IndexRebuilt);
        assert_eq!(store.stats().unwrap().failures, 1);
        let again = add_all(&store, &[earlier(), dossier()].concat(), 3);
        let changed = again.iter().filter(|outcome| outcome.change != Change::Unchanged).count();
        assert_eq!(changed, 0, "reading the same again changes nothing");
        assert_eq!(store.document(&again[0].document_id, Some(1)).unwrap().text, "More follows.\n");
        assert_eq!(exported(&store), expected);
        drop(store);
        assert_eq!(exported(&Store::open_read_only(&ledger).unwrap()), expected);
    }
    assert!(versions >= 1);
}
