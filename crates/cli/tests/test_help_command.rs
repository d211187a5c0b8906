//! `onrecord help`, and no command at all.

use crate::common::Place;

#[test]
fn help_is_an_answer_and_silence_a_question() {
    let place = Place::new();
    let ran = place.run(["help"]).ok();
    assert!(ran.stdout.contains("onrecord demo"), "{}", ran.stdout);
    assert!(place.run(["help", "read"]).ok().stdout.contains("Examples:"));
    assert!(place.run(["read", "--help"]).ok().stdout.contains("Examples:"));
    assert!(place.run(["--version"]).ok().stdout.starts_with("onrecord "));
    let ran = place.run(Vec::<&str>::new()).exit(2);
    assert!(ran.stderr.contains("Usage:"), "{}", ran.stderr);
}
