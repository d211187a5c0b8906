//! `onrecord demo`.

#![cfg(unix)]

use std::fs;

use crate::common::Place;
use crate::test_serve_command::{get, interrupt, started};

#[test]
fn serves_the_dossier_and_leaves_nothing_behind() {
    let place = Place::new();
    fs::create_dir(place.path("tmp")).unwrap();
    let mut command = place.command(["demo", "--listen", "127.0.0.1:0"]);
    command.env("TMPDIR", place.path("tmp"));
    let (mut child, address) = started(command);
    assert_eq!(fs::read_dir(place.path("tmp")).unwrap().count(), 1);
    let answer = get(&address, "/api/v1/search?q=warehouse");
    assert!(answer.contains("200 OK"), "{answer}");
    assert!(answer.contains("Vasklin"), "{answer}");
    assert_eq!(interrupt(&mut child), Some(0));
    assert_eq!(fs::read_dir(place.path("tmp")).unwrap().count(), 0);
}

#[test]
fn keeps_the_ledger_when_asked() {
    let place = Place::new();
    fs::create_dir(place.path("tmp")).unwrap();
    let mut command = place.command(["demo", "--listen", "127.0.0.1:0", "--keep"]);
    command.env("TMPDIR", place.path("tmp"));
    let (mut child, _) = started(command);
    assert_eq!(interrupt(&mut child), Some(0));
    let kept =
        fs::read_dir(place.path("tmp")).unwrap().next().unwrap().unwrap().path().join("onrecord.ledger");
    assert_eq!(place.export("documents", kept.to_str().unwrap()).len(), 18);
}
