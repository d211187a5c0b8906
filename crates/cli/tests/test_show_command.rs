//! `onrecord show`.

use crate::common::{Place, timeless};

fn id(place: &Place, doc: &str) -> String {
    let documents = place.export("documents", "onrecord.ledger");
    let found = documents.iter().find(|row| row["doc"] == doc).unwrap();
    found["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_document_with_its_statements() {
    let place = Place::with_press();
    let ran = place.run(["show", &id(&place, "quay-1")]).ok();
    insta::assert_snapshot!(timeless(&ran.stdout), @r#"
    At the harbour
      outlet    The Quay
      published 2031-04-12 (given)
      version   1 of 1, added TIME
      captured  application/json, 243 bytes, press.jsonl
      sha-256   290b5509c0134ceb292b8ab441f440ac45d6be382342efb2693568558b492b9e
      id        d-5146zdkm209v.320es8

    Anna Kell, the harbour master, denied the report on Friday. "Nobody turned a
    ferry away," Kell said.

    She added that the log was open to anyone.

    Statements

    s1          Anna Kell · “Anna Kell, the harbour master denied” · indirect, deny
                the report

    s2          Anna Kell · “Kell said” · direct, assert
                "Nobody turned a ferry away,"

    s3          Anna Kell · “She added” · indirect, assert
                that the log was open to anyone
    "#);
}

#[test]
fn by_the_id_of_a_statement() {
    let place = Place::with_press();
    let statements = place.export("statements", "onrecord.ledger");
    let statement = statements.iter().find(|row| row["doc"] == "quay-2").unwrap();
    let ran = place.run(["show", statement["id"].as_str().unwrap(), "--format", "json"]).ok();
    assert_eq!(ran.rows()[0]["summary"]["doc"], "quay-2");
}

#[test]
fn an_id_that_is_not_there() {
    let place = Place::with_press();
    for wrong in ["d-000000000000", "nonsense", "d-000000000000.aaaaaa.s1", ""] {
        let ran = place.run(["show", wrong]).exit(1);
        assert!(ran.stderr.starts_with("error[Q001]: "), "{}", ran.stderr);
    }
    let ran = place.run(["show", &id(&place, "quay-1"), "--version", "7"]).exit(1);
    assert!(ran.stderr.starts_with("error[Q001]: "), "{}", ran.stderr);
}
