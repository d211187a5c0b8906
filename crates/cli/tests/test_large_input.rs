//! Large and hostile inputs, with the limit lowered so that they need not be large here. The sizes of
//! the promise (a gigabyte, 100 MB on one line) are tried by `cargo xtask bench`.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::common::Place;

const LIMIT: &str = "200000";

#[test]
fn a_file_over_the_limit_is_refused_and_the_others_are_read() {
    let place = Place::new();
    place.write("in/a.txt", "The harbour was quiet on Friday.\n".repeat(40_000));
    place.write("in/b.txt", "“No,” said Anna Kell.\n");
    let ran = place.run(["read", "in", "--document-limit", LIMIT]).exit(1);
    assert!(ran.stdout.contains("in/a.txt\n    I003"), "{}", ran.stdout);
    assert!(ran.stdout.contains("        1  added\n"), "{}", ran.stdout);
}

#[test]
fn one_row_over_the_limit_costs_that_row() {
    let place = Place::new();
    let row = |id: &str, text: &str| format!("{{\"id\":\"{id}\",\"text\":\"{text}\"}}\n");
    let long = "The harbour was quiet. ".repeat(60_000);
    let rows =
        [row("a", "“No,” said Anna Kell."), row("b", &long), row("c", "“Yes,” said Jon Abel.")].concat();
    place.write("rows.jsonl", rows);
    let ran = place.run(["annotate", "rows.jsonl", "--document-limit", LIMIT]).exit(1);
    let docs: Vec<_> = ran.rows().iter().map(|row| row["doc"].clone()).collect();
    assert_eq!(docs, ["a", "c"]);
    assert!(ran.stderr.contains("error[I003]: rows.jsonl, row 2: "), "{}", ran.stderr);
}

#[test]
fn a_gzip_bomb() {
    let place = Place::new();
    let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
    for _ in 0..40 {
        bomb.write_all(&b"ha ".repeat(1 << 18)).unwrap();
    }
    place.write("in/bomb.txt.gz", bomb.finish().unwrap());
    place.write("in/good.txt", "“No,” said Anna Kell.\n");
    let ran = place.run(["read", "in", "--document-limit", LIMIT]).exit(1);
    let code = ran.stdout.split_once("in/bomb.txt.gz\n").unwrap().1.trim_start();
    assert!(code.starts_with("I006") || code.starts_with("I003"), "{}", ran.stdout);
    assert!(ran.stdout.contains("        1  added\n"), "{}", ran.stdout);
}

#[test]
fn a_page_nested_a_hundred_thousand_deep() {
    let place = Place::new();
    let deep = format!("<!doctype html><html><body>{}“No,” said Anna Kell.", "<div>".repeat(100_000));
    place.write("in/deep.html", deep);
    place.write("in/good.txt", "“No,” said Anna Kell.\n");
    let ran = place.run(["read", "in"]);
    assert!(matches!(ran.code, Some(0 | 1)), "{ran:?}");
    assert!(!ran.stdout.contains("X001"), "{}", ran.stdout);
    let documents = place.export("documents", "onrecord.ledger");
    assert!(documents.iter().any(|row| row["doc"] == "good.txt"));
}
