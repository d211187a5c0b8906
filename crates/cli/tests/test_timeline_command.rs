//! `onrecord timeline`.

use crate::common::Place;
use crate::test_figures_command::LANDSLIDE;

#[test]
fn what_happened_was_said_and_was_printed() {
    let place = Place::with_press();
    insta::assert_snapshot!(place.run(["timeline"]).ok().stdout, @"");
}

#[test]
fn an_incident_stands_on_its_day() {
    let place = Place::new();
    place.write("landslide.jsonl", LANDSLIDE);
    place.run(["read", "landslide.jsonl"]).ok();
    let rows = place.run(["timeline", "--limit", "0", "--format", "json"]).ok().rows();
    assert_eq!(rows[0]["basis"], "happened");
    assert_eq!(rows[0]["when"], "2031-05-04");
    assert!(rows.len() > 6);
    let orr = place.run(["timeline", "--speaker", "Ann Orr", "--format", "json"]).ok().rows();
    assert_eq!(orr.len(), 2);
    let shown = place.run(["timeline", "--from", "2031-05-07"]).ok().stdout;
    assert!(shown.starts_with("2031-05-07  published: Toll rises\n"), "{shown}");
}
