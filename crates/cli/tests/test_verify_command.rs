//! `onrecord verify`.

use std::fs;

use crate::common::Place;

#[test]
fn a_sound_ledger() {
    let place = Place::with_press();
    let ran = place.run(["verify"]).ok();
    assert!(ran.stdout.starts_with("Everything holds: 3 captures, 3 versions"), "{}", ran.stdout);
    assert_eq!(place.run(["verify", "--format", "json"]).ok().rows()[0]["problem_count"], 0);
}

#[test]
fn lost_captures_are_found() {
    let place = Place::with_press();
    fs::remove_dir_all(place.path("onrecord.ledger/captures")).unwrap();
    let ran = place.run(["verify"]).exit(1);
    assert!(ran.stdout.contains("V002"), "{}", ran.stdout);
    assert!(ran.stdout.contains("→ Restore the captures folder from a copy."), "{}", ran.stdout);
}
