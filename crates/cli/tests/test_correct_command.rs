//! `onrecord correct`.

use crate::common::Place;

#[test]
fn a_correction_holds_on_later_readings_and_can_be_undone() {
    let place = Place::with_dossier();
    place.run(["read", "dossier"]).ok();
    let total = |place: &Place| place.run(["compare", "--format", "json", "--limit", "0"]).ok().rows().len();
    let before = total(&place);
    let first = place.run(["compare", "--format", "json", "--limit", "1"]).ok().rows().remove(0);
    let id = first["id"].as_str().unwrap();
    let whole = place.run(["compare", id, "--format", "json"]).ok().rows().remove(0);
    let statement = whole["renderings"][1]["statement"]["id"].as_str().unwrap();
    let by = ["--reason", "said a week later", "--author", "Edda Morn"];
    place.run(["correct", "split", id, statement, by[0], by[1], by[2], by[3]]).ok();
    place.write("late.txt", "Nothing new was heard from the ridge.\n");
    place.run(["read", "late.txt"]).ok();
    let alone = place.run(["compare", statement, "--format", "json"]).ok().rows().remove(0);
    assert_eq!(alone["statements"], 1);
    let listed = place.run(["correct", "--format", "json"]).ok().rows();
    assert_eq!(
        (listed[0]["author"].as_str(), listed[0]["verb"].as_str()),
        (Some("Edda Morn"), Some("split"))
    );
    let correction = listed[0]["id"].as_str().unwrap();
    place.run(["correct", "undo", correction, by[0], "it was the same", by[2], by[3]]).ok();
    assert_eq!(total(&place), before);
    let table = place.run(["correct"]).ok().stdout;
    assert!(table.contains("undone by c-") && table.contains("2 corrections."), "{table}");
    let exported = place.run(["export", "--what", "corrections"]).ok().rows();
    assert_eq!(exported.len(), 2);
}

#[test]
fn who_decides_and_why_has_to_be_said() {
    let place = Place::with_press();
    let statement = "d-5146zdkm209v.320es8.s2";
    let without = place.run(["correct", "withdraw", statement, "--reason", "nobody said that"]);
    assert!(without.stderr.contains("Q005") && without.stderr.contains("author"), "{}", without.stderr);
    let unknown =
        place.run(["correct", "merge", "s-000000000000", "s-000000000001", "--reason", "x", "--author", "y"]);
    assert!(unknown.stderr.contains("Q001"), "{}", unknown.stderr);
}
