//! `onrecord timeline`.

use crate::common::Place;
use crate::test_figures_command::LANDSLIDE;

#[test]
fn what_happened_was_said_and_was_printed() {
    let place = Place::with_press();
    insta::assert_snapshot!(place.run(["timeline"]).ok().stdout, @r#"
    2031-04-11  Anna Kell · “Anna Kell, the harbour master denied” · indirect, deny
                the report
                published 2031-04-12 · The Quay · d-5146zdkm209v.320es8.s1

    2031-04-11  published: On the ferry
                Morning Ledger (Tidewire) · d-fat0ny7qvq0h

    2031-04-11  Jon Abel · “Captain Jon Abel told” · indirect, assert
                The ferry waited for two hours
                Morning Ledger (Tidewire) · told Tidewire · d-fat0ny7qvq0h.46z22m.s1

    2031-04-11  coast guard · “According to the coast guard” · indirect, assert
                the harbour gave no reason
                Morning Ledger (Tidewire) · d-fat0ny7qvq0h.46z22m.s2

    2031-04-12  published: At the harbour
                The Quay · d-5146zdkm209v

    2031-04-12  Anna Kell · “Kell said” · direct, assert
                "Nobody turned a ferry away,"
                The Quay · d-5146zdkm209v.320es8.s2

    2031-04-12  Anna Kell · “She added” · indirect, assert
                that the log was open to anyone
                The Quay · d-5146zdkm209v.320es8.s3

    undated     published: quay-2
                The Quay · d-d3z9a4nstqz7

    undated     Anna Kell · “Anna Kell said” · direct, assert
                "We will publish the log on Monday,"
                The Quay · d-d3z9a4nstqz7.rbkvks.s1

    9 items.
    "#);
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
