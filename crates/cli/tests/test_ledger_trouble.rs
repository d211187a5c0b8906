//! Ledgers that cannot be used: each has its code, exit code 3, and is left as it was.

use std::fs;

use crate::common::Place;

#[test]
fn no_ledger() {
    let place = Place::new();
    for args in [
        vec!["search", "x"],
        vec!["who", "x"],
        vec!["show", "x"],
        vec!["export", "--what", "documents"],
        vec!["verify"],
        vec!["failures"],
        vec!["status"],
        vec!["serve"],
    ] {
        let ran = place.run(&args).exit(3);
        let message = "error[L001]: There is no ledger in this folder. (onrecord.ledger)\n  → Name it with --ledger, \
                       or make one with `onrecord read`.\n";
        assert_eq!(ran.stderr, message, "{args:?}");
        assert_eq!(ran.stdout, "");
        assert!(!place.path("onrecord.ledger").exists(), "{args:?} made one");
    }
}

#[test]
fn not_a_ledger() {
    let place = Place::new();
    place.write("a.txt", "“No,” said Anna Kell.\n");
    place.write("photos/summer.jpg", "x");
    let ran = place.run(["read", "a.txt", "--ledger", "photos"]).exit(3);
    assert!(ran.stderr.starts_with("error[L002]: "), "{}", ran.stderr);
    let ran = place.run(["read", "a.txt", "--ledger", "a.txt"]).exit(3);
    assert!(ran.stderr.starts_with("error[L002]: "), "{}", ran.stderr);
    assert_eq!(fs::read_dir(place.path("photos")).unwrap().count(), 1);
}

#[test]
fn a_newer_ledger_is_not_touched() {
    let place = Place::with_press();
    let path = place.path("onrecord.ledger/ledger.sqlite");
    let mut bytes = fs::read(&path).unwrap();
    // `user_version` in the header of an SQLite file.
    bytes[60..64].copy_from_slice(&99u32.to_be_bytes());
    fs::write(&path, &bytes).unwrap();
    for args in [vec!["read", "press.jsonl"], vec!["status"]] {
        let ran = place.run(&args).exit(3);
        assert!(ran.stderr.starts_with("error[L003]: "), "{}", ran.stderr);
    }
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[cfg(unix)]
#[test]
fn a_read_only_ledger() {
    use std::os::unix::fs::PermissionsExt;

    let place = Place::with_press();
    let folder = place.path("onrecord.ledger");
    let everything = |mode| {
        fs::set_permissions(folder.join("lock"), fs::Permissions::from_mode(mode & 0o666)).unwrap();
        fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).unwrap();
    };
    everything(0o555);
    // Permissions hold nobody back who may do everything.
    let powerless = fs::write(folder.join("probe"), "").is_err();
    if powerless {
        let ran = place.run(["read", "press.jsonl"]).exit(3);
        assert!(ran.stderr.starts_with("error[L004]: "), "{}", ran.stderr);
        place.run(["search", "ferry"]).ok();
    }
    everything(0o755);
}

#[cfg(target_os = "linux")]
#[test]
fn output_to_a_full_disk() {
    let place = Place::with_press();
    for args in
        [vec!["search", "ferry"], vec!["export", "--what", "documents"], vec!["annotate", "press.jsonl"]]
    {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = place.command(&args).stdout(full).output().unwrap();
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(4), "{stderr}");
        assert!(stderr.contains("error[C004]: "), "{stderr}");
    }
}
