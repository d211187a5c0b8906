//! `onrecord read`.

use crate::common::{PRESS, Place};

#[test]
fn the_dossier_becomes_a_ledger() {
    let place = Place::with_dossier();
    let ran = place.run(["read", "dossier"]).ok();
    assert!(ran.stdout.contains("       18  added\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("        0  failed\n"), "{}", ran.stdout);
    assert_eq!(place.export("documents", "onrecord.ledger").len(), 18);
    assert!(place.export("statements", "onrecord.ledger").len() > 100);
    place.run(["verify"]).ok();
}

#[test]
fn reading_twice_changes_nothing() {
    let place = Place::with_dossier();
    place.run(["read", "dossier"]).ok();
    let before =
        (place.export("documents", "onrecord.ledger"), place.export("statements", "onrecord.ledger"));
    let ran = place.run(["read", "dossier", "dossier/wires.jsonl"]).ok();
    assert!(ran.stdout.contains("        0  added\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("       21  unchanged"), "{}", ran.stdout);
    let after = (place.export("documents", "onrecord.ledger"), place.export("statements", "onrecord.ledger"));
    assert_eq!(before, after);
}

#[test]
fn the_summary() {
    let place = Place::new();
    place.write("press.jsonl", PRESS);
    insta::assert_snapshot!(place.run(["read", "press.jsonl"]).ok().both(), @r#"
    3 documents in TIME
            3  added
            0  added as a new version of a known document
            0  unchanged: the ledger had them
            0  failed
            6  statements found
    onrecord.ledger now holds 3 documents with 6 statements by 2 named speakers.
    --- stderr
    "#);
}

#[test]
fn a_changed_page_is_a_new_version_beside_the_old_one() {
    let place = Place::new();
    let page = |words: &str| {
        format!(
            "<!doctype html><html><head><title>Ferry</title>\
             <link rel=canonical href=https://quay.example/ferry></head><body><article><h1>Ferry</h1>\
             <p>The harbour was quiet on Friday, and the boats stayed where they were all morning.</p>\
             <p>“{words}”, said Anna Kell, the harbour master, who keeps the log of every crossing.</p>\
             </article></body></html>"
        )
    };
    place.write("ferry.html", page("Nobody turned a ferry away"));
    place.run(["read", "ferry.html"]).ok();
    place.write("ferry.html", page("One ferry was turned away"));
    let ran = place.run(["read", "ferry.html"]).ok();
    assert!(ran.stdout.contains("        1  added as a new version"), "{}", ran.stdout);
    let documents = place.export("documents", "onrecord.ledger");
    assert_eq!(documents.len(), 1);
    assert_eq!((&documents[0]["version"], &documents[0]["versions"]), (&2.into(), &2.into()));
    let id = documents[0]["id"].as_str().unwrap();
    assert!(place.run(["show", id, "--version", "1"]).ok().stdout.contains("Nobody turned a ferry away"));
    assert!(place.run(["show", id]).ok().stdout.contains("One ferry was turned away"));
    place.run(["verify"]).ok();
}

#[test]
fn the_number_of_threads_does_not_show() {
    let place = Place::with_dossier();
    place.run(["read", "dossier", "--ledger", "one", "--jobs", "1"]).ok();
    place.run(["read", "dossier", "--ledger", "many", "--jobs", "8"]).ok();
    assert_eq!(place.export("statements", "one"), place.export("statements", "many"));
}

#[test]
fn metadata_given_later_is_taken() {
    let place = Place::new();
    place.write("a.txt", "“No,” said Anna Kell.\n");
    place.run(["read", "a.txt"]).ok();
    place.run(["read", "a.txt", "--outlet", "The Quay", "--published", "2031-04-12"]).ok();
    let documents = place.export("documents", "onrecord.ledger");
    assert_eq!(documents.len(), 1);
    assert_eq!(documents[0]["outlet"], "The Quay");
    assert_eq!(documents[0]["published"], "2031-04-12");
}
