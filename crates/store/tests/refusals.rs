//! Ledgers that cannot be opened or written, each with its code, and none made worse by trying.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test may"
)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use onrecord_store::{Query, Store, StoreError};
use onrecord_text::Code;
use rusqlite::Connection;
use support::{add_all, dossier, exported, many, now};

fn refused(opened: Result<Store, StoreError>) -> Code {
    opened.map(|_| "opened").unwrap_err().code()
}

/// Every file of a folder with its bytes.
fn contents(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(dir).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        match entry.file_type().unwrap().is_dir() {
            true => all.extend(contents(&entry.path()).into_iter().map(|(k, v)| (format!("{name}/{k}"), v))),
            false => _ = all.insert(name, fs::read(entry.path()).unwrap()),
        }
    }
    all
}

#[test]
fn no_ledger_and_not_a_ledger() {
    let dir = tempfile::tempdir().unwrap();
    let path = |name: &str| dir.path().join(name);
    assert_eq!(refused(Store::open_read_only(&path("missing"))), Code::NoLedger);
    assert!(!path("missing").exists(), "asking makes nothing");
    fs::create_dir(path("empty")).unwrap();
    assert_eq!(refused(Store::open_read_only(&path("empty"))), Code::NoLedger);
    fs::write(path("file"), "text").unwrap();
    fs::create_dir(path("photos")).unwrap();
    fs::write(path("photos/one.jpg"), "x").unwrap();
    fs::create_dir(path("text")).unwrap();
    fs::write(path("text/ledger.sqlite"), "not a database at all, only some words").unwrap();
    fs::create_dir(path("other")).unwrap();
    Connection::open(path("other/ledger.sqlite")).unwrap().execute_batch("CREATE TABLE mine (a)").unwrap();
    for name in ["file", "file/below", "photos", "text", "other"] {
        assert_eq!(refused(Store::create_or_open(&path(name))), Code::NotALedger, "{name}");
        assert_eq!(refused(Store::open_read_only(&path(name))), Code::NotALedger, "{name}");
    }
    assert_eq!(contents(&path("photos")).len(), 1);
}

#[test]
fn a_newer_ledger_is_not_touched() {
    let dir = tempfile::tempdir().unwrap();
    add_all(&Store::create_or_open(dir.path()).unwrap(), &dossier(), 5);
    Connection::open(dir.path().join("ledger.sqlite"))
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let before = contents(dir.path());
    assert_eq!(refused(Store::create_or_open(dir.path())), Code::NewerLedger);
    assert_eq!(refused(Store::open_read_only(dir.path())), Code::NewerLedger);
    assert_eq!(contents(dir.path()), before);
}

#[test]
fn a_ledger_that_lost_its_rows_is_not_begun_anew() {
    let dir = tempfile::tempdir().unwrap();
    add_all(&Store::create_or_open(dir.path()).unwrap(), &dossier(), 5);
    fs::remove_file(dir.path().join("ledger.sqlite")).unwrap();
    let before = contents(dir.path());
    assert_eq!(refused(Store::create_or_open(dir.path())), Code::Damaged);
    assert_eq!(contents(dir.path()), before);
}

#[test]
fn a_damaged_file_is_said_to_be() {
    let dir = tempfile::tempdir().unwrap();
    add_all(&Store::create_or_open(dir.path()).unwrap(), &many(40), 40);
    let file = dir.path().join("ledger.sqlite");
    let mut bytes = fs::read(&file).unwrap();
    bytes[100..].iter_mut().for_each(|byte| *byte ^= 0x55);
    fs::write(&file, bytes).unwrap();
    let found = Store::open_read_only(dir.path()).and_then(|store| store.stats().map(|_| ()));
    assert_eq!(found.unwrap_err().code(), Code::Damaged);
}

#[test]
fn two_writers_and_a_reader_that_would_write() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::create_or_open(dir.path()).unwrap();
    add_all(&store, &dossier(), 5);
    assert_eq!(refused(Store::create_or_open(dir.path())), Code::Busy);
    let reading = Store::open_read_only(dir.path()).unwrap();
    assert_eq!(reading.add(&[dossier()[0].incoming()], now()).unwrap_err().code(), Code::ReadOnly);
    assert_eq!(exported(&reading), exported(&store));
}

#[test]
fn a_lost_foreign_or_damaged_index_is_made_anew() {
    let dir = tempfile::tempdir().unwrap();
    let (ledger, other) = (dir.path().join("ledger"), dir.path().join("other"));
    add_all(&Store::create_or_open(&ledger).unwrap(), &dossier(), 5);
    add_all(&Store::create_or_open(&other).unwrap(), &many(5), 5);
    let ferry = Query { text: "ferry".to_owned(), ..Query::default() };
    let expected = Store::open_read_only(&ledger).unwrap().search(&ferry).unwrap();
    assert_eq!(expected.total, 2);
    let index = ledger.join("index");
    let spoil: [(&str, &dyn Fn()); 5] = [
        ("lost", &|| fs::remove_dir_all(&index).unwrap()),
        ("without its list", &|| fs::remove_file(index.join("meta.json")).unwrap()),
        ("unreadable list", &|| fs::write(index.join("meta.json"), "{").unwrap()),
        ("cut segments", &|| {
            for file in fs::read_dir(&index).unwrap().map(|entry| entry.unwrap().path()) {
                if file.extension().is_some_and(|end| end != "json" && end != "lock") {
                    // A new file: a thread that still ends its work may have the old one in memory.
                    fs::remove_file(&file).unwrap();
                    fs::write(file, "").unwrap();
                }
            }
        }),
        ("another ledger's", &|| {
            fs::remove_dir_all(&index).unwrap();
            fs::create_dir(&index).unwrap();
            for file in fs::read_dir(other.join("index")).unwrap().map(|entry| entry.unwrap().path()) {
                fs::copy(&file, index.join(file.file_name().unwrap())).unwrap();
            }
        }),
    ];
    for (what, spoil) in spoil {
        for writing in [false, true] {
            spoil();
            let open = if writing { Store::create_or_open } else { Store::open_read_only };
            let store = open(&ledger).unwrap();
            assert_eq!(store.search(&ferry).unwrap(), expected, "{what}, writing: {writing}");
            let notices: Vec<_> = store.notices().into_iter().map(|notice| notice.code).collect();
            assert_eq!(notices, [Code::IndexRebuilt], "{what}, writing: {writing}");
        }
    }
    let store = Store::open_read_only(&ledger).unwrap();
    store.rebuild_index().unwrap();
    assert_eq!((store.search(&ferry).unwrap(), store.notices()), (expected, vec![]));
}

/// A file system of our own, unmounted when dropped. Only root may mount.
struct Mounted(tempfile::TempDir);

impl Mounted {
    fn new(size: &str) -> Option<Self> {
        let dir = tempfile::tempdir().unwrap();
        let size = format!("size={size}");
        let mount =
            Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(dir.path()).output();
        mount.is_ok_and(|done| done.status.success()).then(|| Self(dir))
    }

    fn remount(&self, options: &str) {
        let options = format!("remount,{options}");
        let mount = Command::new("mount").args(["-o", &options]).arg(self.0.path()).status();
        assert!(mount.unwrap().success());
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

#[test]
fn on_a_medium_that_cannot_be_written_everything_but_writing_works() {
    let Some(mounted) = Mounted::new("32m") else {
        eprintln!("skipped: mounting a file system needs root");
        return;
    };
    let ledger = mounted.0.path().join("ledger");
    let store = Store::create_or_open(&ledger).unwrap();
    add_all(&store, &dossier(), 5);
    store.flush().unwrap();
    let expected = exported(&store);
    drop(store);
    mounted.remount("ro");
    assert_eq!(refused(Store::create_or_open(&ledger)), Code::ReadOnly);
    let reading = Store::open_read_only(&ledger).unwrap();
    assert_eq!(exported(&reading), expected);
    assert_eq!(reading.search(&Query::default()).unwrap().total, 7);
    assert_eq!(reading.verify(&mut |_, _| {}).unwrap().problem_count, 0);
    assert_eq!(reading.rebuild_index().unwrap_err().code(), Code::ReadOnly);
    drop(reading);
    mounted.remount("rw");
}

#[test]
fn a_full_disk_stops_the_reading_and_a_second_run_goes_on() {
    let Some(mounted) = Mounted::new("3m") else {
        eprintln!("skipped: mounting a file system needs root");
        return;
    };
    let made = many(1500);
    let ledger = mounted.0.path().join("ledger");
    let add = |store: &Store| -> Result<(), StoreError> {
        for batch in made.chunks(50) {
            store.add(&batch.iter().map(|made| made.incoming()).collect::<Vec<_>>(), now())?;
        }
        store.flush()
    };
    let store = Store::create_or_open(&ledger).unwrap();
    let error = add(&store).unwrap_err();
    assert_eq!(error.code(), Code::DiskFull, "{error}");
    drop(store);
    mounted.remount("size=64m");
    let store = Store::create_or_open(&ledger).unwrap();
    assert_eq!(store.verify(&mut |_, _| {}).unwrap().problems, []);
    add(&store).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let undisturbed = Store::create_or_open(dir.path()).unwrap();
    add(&undisturbed).unwrap();
    assert_eq!(exported(&store), exported(&undisturbed));
    assert_eq!(store.verify(&mut |_, _| {}).unwrap(), undisturbed.verify(&mut |_, _| {}).unwrap());
}
