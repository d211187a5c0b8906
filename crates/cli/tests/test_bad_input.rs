//! Every kind of bad input: its code, the exit code, and that the others are read.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::common::Place;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

#[test]
fn each_has_its_code_and_the_others_go_on() {
    let place = Place::new();
    place.write("in/a-good.txt", "“No,” said Anna Kell.\n");
    place.write("in/b-empty.txt", "");
    place.write("in/c-blank.txt", " \n\t\n");
    place.write("in/d-image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06");
    let rows = "{\"id\":\"r1\",\"text\":\"“Yes,” said Jon Abel.\"}\n[1]\n{\"id\":\"r3\"}\n{\"id\":\"r4\",\"text\":\"“Well,” said Jon Abel.\"}\n";
    place.write("in/e-rows.jsonl", rows);
    let packed = gzip("“Packed,” said Anna Kell.\n".repeat(3000).as_bytes());
    place.write("in/f-cut.txt.gz", &packed[..packed.len() - 12]);
    place
        .write("in/g-feed.xml", "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><item><title>x</item>");
    place.write("in/h-last.txt", "“Last,” said Anna Kell.\n");
    let ran = place.run(["read", "in"]).exit(1);
    for (name, code) in
        [("b-empty.txt", "I001"), ("c-blank.txt", "I001"), ("d-image.txt", "I002"), ("g-feed.xml", "I009")]
    {
        let after = ran
            .stdout
            .split_once(&format!("in/{name}\n"))
            .unwrap_or_else(|| panic!("{name}: {}", ran.stdout))
            .1;
        assert!(after.trim_start().starts_with(code), "{name} {code}: {}", ran.stdout);
    }
    assert!(ran.stdout.contains("in/e-rows.jsonl, row 2\n    I007"), "{}", ran.stdout);
    assert!(ran.stdout.contains("in/e-rows.jsonl, row 3\n    I007"), "{}", ran.stdout);
    assert!(ran.stdout.contains("→ "), "{}", ran.stdout);
    let documents = place.export("documents", "onrecord.ledger");
    let docs: Vec<&str> = documents.iter().map(|row| row["doc"].as_str().unwrap()).collect();
    for doc in ["a-good.txt", "r1", "r4", "h-last.txt"] {
        assert!(docs.contains(&doc), "{doc} in {docs:?}");
    }
}

#[test]
fn invalid_utf8_is_read_and_said() {
    let place = Place::new();
    place.write(
        "a.txt",
        b"\xEF\xBB\xBF\xE2\x80\x9CNo,\xE2\x80\x9D said Anna \xFF Kell of the harbour. \xC3\xA9\n",
    );
    let row = place.run(["annotate", "a.txt"]).ok().rows().remove(0);
    let codes: Vec<&str> =
        row["diagnostics"].as_array().unwrap().iter().map(|d| d["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"bad-utf8"), "{codes:?}");
}

/// What was read at last is taken off the list; what fails again is there once.
#[test]
fn failures_are_kept_until_they_are_mended() {
    let place = Place::new();
    place.write("in/a.txt", "");
    place.write("in/rows.jsonl", "{\"id\":\"r1\"}\n{\"id\":\"r2\",\"text\":\"“Yes,” said Jon Abel.\"}\n");
    place.run(["read", "in"]).exit(1);
    place.run(["read", "in", "gone"]).exit(1);
    let places = |place: &Place| -> Vec<String> {
        let rows = place.run(["failures", "--format", "json"]).ok().rows();
        let mut places: Vec<String> =
            rows.iter().map(|row| row["place"].as_str().unwrap().to_owned()).collect();
        places.sort();
        places
    };
    assert_eq!(places(&place), ["gone", "in/a.txt", "in/rows.jsonl, row 1"]);
    place.write("in/a.txt", "“No,” said Anna Kell.\n");
    place.write("in/rows.jsonl", "{\"id\":\"r1\",\"text\":\"“So,” said Jon Abel.\"}\n");
    place.run(["read", "in"]).ok();
    assert_eq!(places(&place), ["gone"]);
}

#[test]
fn a_usage_error_has_its_code() {
    let place = Place::new();
    for args in
        [vec!["read"], vec!["reed", "x"], vec!["search", "--kind", "loud"], vec!["read", "x", "--jobs", "0"]]
    {
        let ran = place.run(&args).exit(2);
        assert!(ran.stderr.starts_with("error[C001]: "), "{args:?}: {}", ran.stderr);
    }
    assert!(!place.path("onrecord.ledger").exists());
}
