//! `onrecord status`.

use crate::common::Place;

#[test]
fn what_the_ledger_holds() {
    let place = Place::with_press();
    let ran = place.run(["status"]).ok();
    assert!(
        ran.stdout.contains("        3  documents, published 2031-04-11 to 2031-04-12\n"),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains("        1  undated\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("        2  outlets\n"), "{}", ran.stdout);
    let stats = place.run(["status", "--format", "json"]).ok().rows().remove(0);
    assert_eq!(stats["documents"], 3);
    assert_eq!(stats["failures"], 0);
}
