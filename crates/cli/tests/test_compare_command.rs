//! `onrecord compare`.

use crate::common::Place;

/// Two outlets on one answer, each in its own translation.
const REPORTS: &str = r#"{"id":"quay-7","outlet":"The Quay","published":"2031-04-12","title":"No ferry yet","text":"The ferry to Lower Vey stays in port.\n\n\"We believe that asking for a sailing date before the two boilers are mended is not serious,\" harbour master Anna Kell said.\n"}
{"id":"tide-3","outlet":"Tidewire","published":"2031-04-12","title":"Kell on the boilers","text":"Passengers waited in vain.\n\n\"We consider asking for a sailing date before the three boilers are mended to be unserious,\" Anna Kell, the harbour master, told reporters.\n"}
"#;

#[test]
fn renderings_stand_side_by_side_with_what_may_change_the_meaning() {
    let place = Place::new();
    place.write("reports.jsonl", REPORTS);
    place.run(["read", "reports.jsonl"]).ok();
    let rows = place.run(["compare", "--format", "json"]).ok().rows();
    assert_eq!(rows.len(), 1);
    insta::assert_snapshot!(place.run(["compare", rows[0]["id"].as_str().unwrap()]).ok().stdout, @"");
}

#[test]
fn the_dossiers_briefing_is_found_in_several_outlets() {
    let place = Place::with_dossier();
    place.run(["read", "dossier"]).ok();
    let rows = place.run(["compare", "--format", "json", "--limit", "0"]).ok().rows();
    assert!(rows.iter().any(|row| row["outlets"].as_u64() >= Some(4)), "{rows:?}");
    let statement = place.run(["compare", rows[0]["id"].as_str().unwrap(), "--format", "json"]).ok().rows();
    let members = statement[0]["renderings"].as_array().unwrap();
    assert_eq!(members.len() as u64, rows[0]["statements"].as_u64().unwrap());
    for member in &members[1..] {
        assert!(!member["reasons"].as_array().unwrap().is_empty());
        assert!(!member["steps"].as_array().unwrap().is_empty());
    }
}

#[test]
fn nothing_of_that_id() {
    let place = Place::with_press();
    let ran = place.run(["compare", "u-000000000000"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("Q001"), "{}", ran.stderr);
}
