//! `onrecord export`.

use std::fs;

use crate::common::Place;

#[test]
fn csv_and_jsonl_say_the_same() {
    let place = Place::with_press();
    for what in ["documents", "statements"] {
        let rows = place.export(what, "onrecord.ledger");
        let csv = place.run(["export", "--what", what, "--format", "csv"]).ok().stdout;
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let headings = reader.headers().unwrap().clone();
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(records.len(), rows.len());
        for (record, row) in records.iter().zip(&rows) {
            for (heading, cell) in headings.iter().zip(record) {
                if let Some(text) = row[heading].as_str() {
                    assert_eq!(cell, text, "{heading}");
                }
            }
        }
    }
}

#[test]
fn a_file_is_whole_or_not_there() {
    let place = Place::with_press();
    let ran = place.run(["export", "--what", "statements", "-o", "out.jsonl"]).ok();
    assert_eq!(ran.stdout, "");
    let kept = fs::read_to_string(place.path("out.jsonl")).unwrap();
    assert_eq!(kept, place.run(["export", "--what", "statements"]).ok().stdout);
    assert!(
        ran.stderr.contains(&format!("{} rows written to out.jsonl", kept.lines().count())),
        "{}",
        ran.stderr
    );
    let ran = place.run(["export", "--what", "statements", "-o", "no/such/folder.jsonl"]).exit(4);
    assert!(ran.stderr.starts_with("error[C004]: "), "{}", ran.stderr);
    let left: Vec<_> =
        fs::read_dir(place.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().starts_with(".onrecord-export")), "{left:?}");
}

#[test]
fn rows_are_ordered_by_id() {
    let place = Place::with_dossier();
    place.run(["read", "dossier"]).ok();
    for what in ["documents", "statements"] {
        let rows = place.export(what, "onrecord.ledger");
        let documents: Vec<&str> = rows
            .iter()
            .map(|row| row[if what == "documents" { "id" } else { "document" }].as_str().unwrap())
            .collect();
        assert!(documents.is_sorted());
    }
}
