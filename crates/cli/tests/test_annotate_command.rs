//! `onrecord annotate`.

use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use crate::common::{PRESS, Place};

#[test]
fn a_record_a_line_in_the_order_of_the_input() {
    let place = Place::new();
    place.write("press.jsonl", PRESS);
    let ran = place.run(["annotate", "press.jsonl"]).ok();
    let rows = ran.rows();
    let docs: Vec<&str> = rows.iter().map(|row| row["doc"].as_str().unwrap()).collect();
    assert_eq!(docs, ["quay-1", "wire-7", "quay-2"]);
    assert_eq!(rows[0]["meta"]["outlet"], "The Quay");
    assert_eq!(rows[0]["meta"]["published_basis"], "given");
    assert_eq!(rows[2]["meta"]["published_basis"], "unknown");
    assert!(rows.iter().all(|row| row.get("text").is_none()));
    assert!(ran.stderr.contains("3 documents annotated, 0 failed"), "{}", ran.stderr);
    assert!(!place.path("onrecord.ledger").exists());
}

#[test]
fn the_number_of_threads_does_not_show() {
    let place = Place::with_dossier();
    let one = place.run(["annotate", "dossier", "--text", "--jobs", "1"]).ok();
    let many = place.run(["annotate", "dossier", "--text", "--jobs", "7"]).ok();
    assert!(one.rows().len() >= 18);
    assert_eq!(one.stdout, many.stdout);
}

/// The published schema is true of real records, and says no to broken ones.
#[test]
fn records_follow_the_published_schema() {
    let schema = include_str!("../../../docs/schema/record.schema.json");
    let schema = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
    let place = Place::with_dossier();
    place.write("dossier/press.jsonl", PRESS);
    let rows = place.run(["annotate", "dossier", "--text"]).ok().rows();
    for row in &rows {
        let errors: Vec<String> =
            schema.iter_errors(row).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", row["doc"]);
    }
    let mut broken = rows[0].clone();
    broken["statements"][0]["kind"] = "loud".into();
    assert!(!schema.is_valid(&broken));
    let mut broken = rows[0].clone();
    broken["statements"][0]["content"] = serde_json::json!([[1]]);
    assert!(!schema.is_valid(&broken));
}

#[test]
fn spans_are_code_points_of_the_printed_text() {
    let place = Place::new();
    place.write(
        "a.txt",
        "Žofie Übel — the clerk — said: “Ölspur, nichts weiter”.\n\n“No,” said Žofie Übel.\n",
    );
    let row = place.run(["annotate", "a.txt", "--text"]).ok().rows().remove(0);
    let text: Vec<char> = row["text"].as_str().unwrap().chars().collect();
    let words = |span: &Value| -> String {
        let at = |n: usize| usize::try_from(span[n].as_u64().unwrap()).unwrap();
        text[at(0)..at(1)].iter().collect()
    };
    let statements = row["statements"].as_array().unwrap();
    let said: Vec<String> = statements.iter().map(|statement| words(&statement["content"][0])).collect();
    assert!(said.iter().any(|said| said == "“No,”"), "{said:?}");
    for mention in row["entities"][0]["mentions"].as_array().unwrap() {
        assert!(!words(mention).trim().is_empty());
    }
}

#[test]
fn what_the_user_states_overrules() {
    let place = Place::new();
    place.write("a.txt", "“No,” said Anna Kell.\n");
    let args = ["annotate", "a.txt", "--published", "12 April 2031", "--outlet", "The Quay"];
    let row = place.run(args).ok().rows().remove(0);
    assert_eq!(row["meta"]["published"], "2031-04-12");
    assert_eq!(row["meta"]["published_basis"], "given");
    assert_eq!(row["meta"]["outlet"], "The Quay");
    let ran = place.run(["annotate", "a.txt", "--published", "the other day"]).exit(2);
    assert!(ran.stderr.starts_with("error[C001]: "), "{}", ran.stderr);
    assert_eq!(ran.stdout, "");
}

#[test]
fn failures_are_said_and_the_others_go_on() {
    let place = Place::new();
    place.write("press/a.txt", "“No,” said Anna Kell.\n");
    place.write("press/b.txt", "");
    place.write("press/c.jsonl", "{\"id\":\"1\",\"text\":\"“No,” said Anna Kell.\"}\n{\"id\":\n");
    let ran = place.run(["annotate", "press", "nowhere.txt"]).exit(1);
    assert_eq!(ran.rows().len(), 2);
    for line in
        ["error[I004]: nowhere.txt: ", "error[I001]: press/b.txt: ", "error[I007]: press/c.jsonl, row 2: "]
    {
        assert!(ran.stderr.contains(line), "{line} in {}", ran.stderr);
    }
}

#[test]
fn standard_input() {
    let place = Place::new();
    let mut child = place
        .command(["annotate", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(PRESS.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 3);
}

/// `onrecord annotate … | head -1`
#[test]
fn a_reader_that_has_had_enough_is_no_error() {
    let place = Place::new();
    let row = PRESS.lines().next().unwrap();
    place.write("many.jsonl", format!("{row}\n").repeat(4000));
    let mut command = place.command(["annotate", "many.jsonl"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(!stderr.contains("error") && !stderr.contains("panic"), "{stderr}");
}

/// Models look for cues in stretches of a text: where one ends must not show.
#[test]
fn a_long_text_is_read_alike_in_all_its_parts() {
    let paragraph = "Ada Rell, who runs the harbour office, said on Monday that the old pier had been closed since \
                     March. “We found three cracks,” she told the Courier, adding that divers would go down \
                     again. The council, according to its clerk, had not been warned.\n\n";
    let times = 300;
    let text = paragraph.repeat(times);
    let place = Place::new();
    place.write("long.txt", &text);
    let row = place.run(["annotate", "long.txt"]).ok().rows().remove(0);
    let wide = paragraph.chars().count() as u64;
    let mut found: Vec<Vec<String>> = vec![Vec::new(); times];
    for statement in row["statements"].as_array().unwrap() {
        let start = statement["cue"][0][0].as_u64().unwrap();
        let n = start / wide;
        let from = |spans: &Value| -> Vec<i64> {
            let ends = spans.as_array().unwrap().iter().flat_map(|span| span.as_array().unwrap());
            ends.map(|end| end.as_i64().unwrap() - (n * wide) as i64).collect()
        };
        let parts = ["source", "cue", "content"].map(|part| from(&statement[part]));
        found[usize::try_from(n).unwrap()].push(format!("{parts:?}"));
    }
    assert!(found[1].len() >= 3, "{:?}", found[1]);
    for (n, one) in found.iter().enumerate().skip(1) {
        assert_eq!(*one, found[1], "paragraph {n}");
    }
}

/// Whatever a text looks like, the default engine reads it, and its spans are the text's.
#[test]
fn awkward_texts_are_read() {
    let texts = [
        "THE MINISTRY SAID ON FRIDAY THAT THE ROAD WAS SHUT. “NOBODY ASKED US,” SAID MAYOR IVO RENN. ".repeat(40),
        "the ministry said the road was shut the mayor said nobody had asked him and the driver said so too "
            .repeat(300),
        "Q: Who closed the road?\nRENN: We did.\nQ: Why?\nRENN: It was not safe, the engineers said so.\n".repeat(60),
        "| who | said | what |\n|---|---|---|\n| Renn | said | “shut” |\n| 12 | 14.5 | -3 |\n".repeat(80),
        "O road, said she,\n  O road that will not end,\nwho told thee, said the sea,\n  that thou shouldst bend?\n"
            .repeat(40),
        "Le ministère a déclaré vendredi que la route était fermée. « Personne ne nous a demandé », a dit le maire."
            .repeat(20),
        "said ".repeat(4000),
        "“".repeat(3000),
        "a\u{301}\u{202e}\u{200b}".repeat(2000),
        String::new(),
    ];
    let place = Place::new();
    let rows: String =
        texts.iter().map(|text| serde_json::json!({ "text": text }).to_string() + "\n").collect();
    place.write("awkward.jsonl", rows);
    let records = place.run(["annotate", "awkward.jsonl"]).rows();
    // The empty one is refused with a code of its own.
    assert!(records.len() >= texts.len() - 1);
    for record in &records {
        for statement in record["statements"].as_array().unwrap() {
            let spans = ["source", "cue", "content"].map(|part| statement[part].as_array().unwrap().clone());
            for span in spans.iter().flatten() {
                assert!(span[0].as_u64() < span[1].as_u64(), "{statement}");
            }
        }
    }
    let foreign = |record: &&Value| {
        record["diagnostics"].as_array().unwrap().iter().any(|diagnostic| diagnostic["code"] == "not-english")
    };
    assert!(records.iter().any(|record| foreign(&record)), "the French text is not reported");
}

/// Dates, figures, tolls and when a statement was made, put together.
#[test]
fn a_record_says_when_and_how_many() {
    let place = Place::new();
    place.write(
        "a.txt",
        "The Reef Watch said on Wednesday that at least 12 people were killed near the ford.\n",
    );
    let ran = place.run(["annotate", "a.txt", "--published", "2031-05-09", "--engine", "rules"]).ok();
    let record = &ran.rows()[0];
    assert_eq!(record["dates"][0]["value"], "2031-05-07");
    assert_eq!(record["statements"][0]["said_on"]["value"], "2031-05-07");
    let figure = &record["figures"][0];
    assert_eq!((figure["measure"].as_str(), figure["low"].as_f64()), (Some("killed"), Some(12.0)));
    assert_eq!((&figure["high"], &figure["statement"]), (&Value::Null, &Value::from("s1")));
    assert_eq!(record["tolls"][0]["figures"][0], figure["id"]);
}

#[test]
fn users_bring_their_own_names_and_vague_words() {
    let place = Place::new();
    place.write("a.txt", "Abu Orr left. Dozens of people were killed, Ivo Sall said.\n");
    place.write("names.txt", "person: Ivo Sall ; Abu Orr\n");
    place.write("words.txt", "dozens 12 60\n");
    let ran = place
        .run([
            "annotate",
            "a.txt",
            "--engine",
            "rules",
            "--aliases",
            "names.txt",
            "--vague-words",
            "words.txt",
        ])
        .ok();
    let record = &ran.rows()[0];
    let person = record["entities"].as_array().unwrap().iter().find(|e| e["name"] == "Ivo Sall").unwrap();
    assert_eq!(person["mentions"].as_array().unwrap().len(), 2);
    assert_eq!((&record["figures"][0]["low"], &record["figures"][0]["high"]), (&12.0.into(), &60.0.into()));

    place.write("names.txt", "# ours\nIvo Sall ; ; Orr\n");
    let ran = place.run(["annotate", "a.txt", "--aliases", "names.txt"]);
    assert!(ran.stderr.contains("C006") && ran.stderr.contains("line 2"), "{}", ran.stderr);
    place.write("words.txt", "dozens many\n");
    let ran = place.run(["annotate", "a.txt", "--vague-words", "words.txt"]);
    assert!(ran.stderr.contains("C007") && ran.stderr.contains("line 1"), "{}", ran.stderr);
}
