//! `onrecord failures`.

use crate::common::Place;

#[test]
fn the_latest_first_with_what_to_do() {
    let place = Place::new();
    place.write("a.txt", "");
    place.write("b.jsonl", "{\"id\":\"1\",\"text\":\"“No,” said Anna Kell.\"}\n{\"id\":\"2\"}\n");
    place.run(["read", "a.txt", "b.jsonl", "gone.txt"]).exit(1);
    insta::assert_snapshot!(place.run(["failures"]).ok().stdout, @r#"
      b.jsonl, row 2
        I007  A JSONL row is not a JSON object with `text` or `html`. (the row has
        neither `text` nor `html`)
        → Mend the row; the other rows were read.
      a.txt
        I001  The file holds no text. (0 bytes)
        → Check that the file was saved completely, then read it again.
      gone.txt
        I004  The file or folder cannot be opened or read. (there is no such file or
        folder)
        → Check that it exists and that you may read it.
    3 could not be read.
    "#);
}

#[test]
fn many_failures_are_counted_and_listed() {
    let place = Place::new();
    place.write("rows.jsonl", "{\"no\":\"text\"}\n".repeat(30));
    let ran = place.run(["read", "rows.jsonl"]).exit(1);
    assert!(ran.stdout.ends_with("  and 10 more: onrecord failures\n"), "{}", ran.stdout);
    assert_eq!(place.run(["failures", "--limit", "0", "--format", "json"]).ok().rows().len(), 30);
    assert!(place.run(["failures"]).ok().stdout.contains("20 of 30 shown"));
}

#[test]
fn none() {
    let place = Place::with_press();
    assert_eq!(place.run(["failures"]).ok().stdout, "Everything could be read.\n");
}
