//! `onrecord compare` and `onrecord origins`: through whom it came, and whose report it is.

use crate::common::Place;

/// An interview, and what another outlet and a third made of it.
const INTERVIEW: &str = r#"{"id":"own","outlet":"Orle Courier","published":"2031-05-05","title":"The Velm dam will hold","text":"“The Velm dam will hold as long as nobody opens the eastern gate,” Mayor Ana Orr told the Orle Courier in an interview. “I have seen the drawings,” Orr said.\n\nThe Velm dam above Orle has held for ninety winters. Engineers from Orle found a crack in its eastern wall in March."}
{"id":"after","outlet":"Harbour Post","published":"2031-05-06","title":"Orr trusts the Velm dam","text":"Engineers from Orle found a crack in the eastern wall of the Velm dam.\n\n“The Velm dam will hold as long as nobody opens the eastern gate,” Mayor Ana Orr told the Orle Courier. “I have seen the drawings,” Orr said."}
{"id":"through","outlet":"Reef Times","published":"2031-05-06","title":"Crack in the Velm dam","text":"The crack in the eastern wall of the Velm dam worries Orle.\n\nThe Orle Courier quoted Mayor Ana Orr as saying: “The Velm dam will hold as long as nobody opens the eastern gate.”"}
"#;

fn place() -> Place {
    let place = Place::new();
    place.write("interview.jsonl", INTERVIEW);
    place.run(["read", "interview.jsonl", "--engine", "rules"]).ok();
    place
}

#[test]
fn chains_stand_above_the_renderings_and_their_sum_below() {
    let place = place();
    let listed = place.run(["compare", "--least", "3", "--format", "json"]).ok().rows();
    let ran = place.run(["compare", listed[0]["id"].as_str().unwrap()]).ok();
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn a_statement_alone_has_its_chain() {
    let place = place();
    let statements = place.export("statements", "onrecord.ledger");
    let drawings = statements.iter().find(|row| row["doc"] == "own" && row["kind"] == "direct").unwrap();
    let ran = place.run(["compare", drawings["id"].as_str().unwrap()]).ok();
    assert!(ran.stdout.contains("Orle Courier → Ana Orr"), "{}", ran.stdout);
}

#[test]
fn an_origin_says_what_its_documents_credit() {
    let ran = place().run(["origins"]).ok();
    insta::assert_snapshot!(ran.stdout);
}
