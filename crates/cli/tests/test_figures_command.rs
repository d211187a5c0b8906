//! `onrecord figures`.

use crate::common::Place;

/// Three reports of one landslide. Its village is made up, hence in no gazetteer: the country is all that is known.
pub(crate) const LANDSLIDE: &str = r#"{"id":"sela-1","outlet":"Sela News","published":"2031-05-05","title":"Landslide in Karnholt","text":"A landslide buried the village of Karnholt in Norway on May 4, 2031. The landslide killed 12 people, including three children, Mayor Ann Orr said."}
{"id":"orle-1","outlet":"Orle Wire","published":"2031-05-05","title":"Buried village","text":"A landslide in Norway killed at least 20 people on May 4, 2031, according to the Tidewire news agency."}
{"id":"sela-2","outlet":"Sela News","published":"2031-05-07","title":"Toll rises","text":"The landslide that came down in Norway on May 4, 2031 killed 19 people, Mayor Ann Orr said on Wednesday."}
"#;

fn place() -> Place {
    let place = Place::new();
    place.write("landslide.jsonl", LANDSLIDE);
    place.run(["read", "landslide.jsonl"]).ok();
    place
}

#[test]
fn every_number_keeps_whose_it_is() {
    insta::assert_snapshot!(place().run(["figures"]).ok().stdout, @r#"
    landslide · somewhere in Norway · 2031-05-04
    landslide · 3 documents, 2 outlets, 3 origins · i-5e01sv8954ay
    killed      at least 20 people · 20 or more
                Tidewire news agency · as of 2031-05-05 · in Orle Wire ·
                d-p6dprknf2zjp.m3p3dq.f1
                ! contradicts: Tidewire news agency and Ann Orr: “at least 20
                people” (20 or more) and “12 people” (12) cannot both be true
                ! contradicts: Tidewire news agency and Ann Orr: “at least 20
                people” (20 or more) and “19 people” (19) cannot both be true
                12 people
                Ann Orr · as of 2031-05-05 · in Sela News · d-ynsy399jjs1r.dgegwb.f1
                of these three children · 3
                Ann Orr · as of 2031-05-05 · in Sela News · d-ynsy399jjs1r.dgegwb.f2
                19 people
                Ann Orr · as of 2031-05-07 · in Sela News · d-wb6q16a4hb19.nfwefc.f1
                ! update: Ann Orr said “12 people” as of 2031-05-05 and “19 people”
                as of 2031-05-07
                1 mention without a number

    1 incident.
    "#);
}

#[test]
fn one_incident_says_what_each_document_tells() {
    let place = place();
    let row = &place.run(["figures", "--format", "json"]).ok().rows()[0];
    let id = row["incident"]["id"].as_str().unwrap();
    let shown = place.run(["figures", id]).ok().stdout;
    assert!(shown.contains("A landslide in Norway killed at least 20 people"), "{shown}");
    assert!(shown.contains("same day 2031-05-04 · same"), "{shown}");
    let whole = &place.run(["figures", id, "--format", "json"]).ok().rows()[0];
    assert_eq!(whole["claims"], row["claims"]);
    assert_eq!(whole["accounts"].as_array().unwrap().len(), 3);
    place.run(["figures", "i-nothing"]).exit(1);
}

#[test]
fn filters() {
    let place = place();
    let count = |args: &[&str]| {
        let args: Vec<&str> = ["figures", "--format", "json"].iter().chain(args).copied().collect();
        place.run(args).ok().rows().len()
    };
    assert_eq!(count(&["--measure", "killed", "--least", "3"]), 1);
    assert_eq!(count(&["--measure", "displaced"]), 0);
    assert_eq!(count(&["--place", "norway"]), 1);
    assert_eq!(count(&["--from", "2031-05-05"]), 0);
    assert_eq!(count(&["--all", "--kind", "shooting"]), 0);
}

#[test]
fn an_incident_can_be_withdrawn() {
    let place = place();
    let row = &place.run(["figures", "--format", "json"]).ok().rows()[0];
    let id = row["incident"]["id"].as_str().unwrap().to_owned();
    let reason = ["--reason", "a drill", "--author", "Edda Morn"];
    place.run(["correct", "withdraw", &id].iter().chain(&reason)).ok();
    assert_eq!(place.run(["figures"]).ok().stdout, "0 incidents.\n");
    let shown = place.run(["figures", "--withdrawn"]).ok().stdout;
    assert!(shown.contains(" · withdrawn"), "{shown}");
    assert!(place.export("figures", "onrecord.ledger").is_empty());
}

#[test]
fn exports_hold_the_same() {
    let place = place();
    let figures = place.export("figures", "onrecord.ledger");
    let incidents = place.export("incidents", "onrecord.ledger");
    let ids: Vec<&str> = figures.iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert!(ids.is_sorted());
    assert_eq!(incidents[0]["figures"].as_array().unwrap().len(), ids.len());
    for what in ["figures", "incidents"] {
        let csv = place.run(["export", "--what", what, "--format", "csv"]).ok().stdout;
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        assert_eq!(reader.records().map(Result::unwrap).count(), place.export(what, "onrecord.ledger").len());
    }
}
