//! `onrecord who`.

use crate::common::Place;

#[test]
fn statements_in_order_of_time() {
    let place = Place::with_press();
    insta::assert_snapshot!(place.run(["who", "Anna", "Kell"]).ok().stdout, @r#"
    Anna Kell (person): 4 statements in 2 documents; also Kell

    2031-04-11  Anna Kell · “Anna Kell, the harbour master denied” · indirect, deny
                the report
                published 2031-04-12 · The Quay · d-5146zdkm209v.320es8.s1

    2031-04-12  Anna Kell · “Kell said” · direct, assert
                "Nobody turned a ferry away,"
                The Quay · d-5146zdkm209v.320es8.s2

    2031-04-12  Anna Kell · “She added” · indirect, assert
                that the log was open to anyone
                The Quay · d-5146zdkm209v.320es8.s3

    undated     Anna Kell · “Anna Kell said” · direct, assert
                "We will publish the log on Monday,"
                The Quay · d-d3z9a4nstqz7.rbkvks.s1

    4 statements.
    "#);
}

#[test]
fn the_dossiers_spokesman() {
    let place = Place::with_dossier();
    place.run(["read", "dossier"]).ok();
    let rows = place.run(["who", "Vasklin", "--limit", "0", "--format", "json"]).ok().rows();
    assert!(rows.len() > 30, "{}", rows.len());
    let when: Vec<&str> = rows.iter().filter_map(|row| row["when"].as_str()).collect();
    assert!(when.is_sorted(), "{when:?}");
    let direct =
        place.run(["who", "Vasklin", "--limit", "0", "--format", "json", "--kind", "direct"]).ok().rows();
    assert!(!direct.is_empty() && direct.len() < rows.len());
}

#[test]
fn nobody_of_that_name() {
    let place = Place::with_press();
    let ran = place.run(["who", "Nemo"]).ok();
    assert!(ran.stdout.contains("No statements by “Nemo”."), "{}", ran.stdout);
}
