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
    insta::assert_snapshot!(place.run(["compare", rows[0]["id"].as_str().unwrap()]).ok().stdout, @r#"
                The Quay → Anna Kell “said”
    2031-04-12  Anna Kell · “harbour master Anna Kell said” · direct, assert
                "We believe that asking for a sailing date before the two boilers
                are mended is not serious,"
                The Quay · d-9qbcfztstz53.8t1jc7.s1

                Tidewire → Anna Kell “told”, to reporters (no name)
    2031-04-12  Anna Kell · “Anna Kell, the harbour master told” · direct, assert
                "We consider asking for a sailing date before the three boilers are
                mended to be unserious,"
                Tidewire · told reporters · d-n1qphgdkb2c9.18kx16.s1
                We believe that                  ~  We consider
                asking for a sailing date        =  asking for a sailing date
                before the                          before the
                two                              ~  three
                boilers are mended               =  boilers are mended
                is not serious                   ~  to be unserious
                ! number: “two” stands against “three”
                5 of the 8 telling words of the shorter are in both: boilers,
                mended, sailing, date, asking; 7 words in a row are the same:
                “asking for a sailing date before the”; both quote 68 % of the
                shorter quotation; both credit Anna Kell; they are of the same day;
                their numbers differ: two and three

                The Quay has it directly
                Tidewire has it directly
                first seen in d-9qbcfztstz53, d-n1qphgdkb2c9, published 2031-04-12

    2 statements, 2 outlets, 2 origins · u-37pw6nd7vt59
    "#);
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
