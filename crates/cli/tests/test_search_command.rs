//! `onrecord search`.

use crate::common::{Place, assert_tame};

#[test]
fn statements_with_their_words_marked() {
    let place = Place::with_press();
    insta::assert_snapshot!(place.run(["search", "ferry"]).ok().stdout, @r#"
    2031-04-12  Anna Kell · “Kell said” · direct, assert
                "Nobody turned a ‹ferry› away,"
                The Quay · d-5146zdkm209v.320es8.s2

    2031-04-11  Jon Abel · “Captain Jon Abel told” · indirect, assert
                The ‹ferry› waited for two hours
                Morning Ledger (Tidewire) · told Tidewire · d-fat0ny7qvq0h.46z22m.s1

    2 found.
    "#);
}

#[test]
fn filters() {
    let place = Place::with_press();
    let count = |args: &[&str]| -> usize {
        let args: Vec<&str> =
            ["search", "--format", "json", "--limit", "0"].iter().chain(args).copied().collect();
        let rows = place.run(args).ok().rows();
        rows.iter().filter(|row| !row["statement"].is_null()).count()
    };
    let all = count(&[]);
    assert!(all >= 5, "{all}");
    let by_kell = count(&["--speaker", "kell"]);
    assert!((3..all).contains(&by_kell), "{by_kell}");
    assert!(count(&["--outlet", "quay"]) < all);
    assert_eq!(count(&["--kind", "direct", "--speaker", "kell"]), 2);
    assert_eq!(count(&["--from", "2031-04-13"]), 0);
    assert!(count(&["--from", "2031-04-12", "--to", "2031-04"]) > 0);
    assert_eq!(count(&["\"turned a ferry\""]), 1);
}

#[test]
fn nothing_found_is_no_error() {
    let place = Place::with_press();
    assert_eq!(place.run(["search", "zeppelin"]).ok().stdout, "Nothing found.\n");
    assert_eq!(place.run(["search", "zeppelin", "--format", "json"]).ok().stdout, "");
}

#[test]
fn a_question_that_cannot_be_understood() {
    let place = Place::with_press();
    let ran = place.run(["search", "ferry", "--from", "the ides of March"]).exit(2);
    assert!(ran.stderr.starts_with("error[Q002]: "), "{}", ran.stderr);
}

#[test]
fn limits_say_that_there_is_more() {
    let place = Place::with_press();
    let ran = place.run(["search", "--limit", "2"]).ok();
    assert!(ran.stdout.contains("\n2 of "), "{}", ran.stdout);
    assert_eq!(place.run(["search", "--limit", "2", "--format", "json"]).ok().rows().len(), 2);
}

/// Escape sequences in an article never reach the terminal, from any command.
#[test]
fn hostile_text_is_shown_and_not_obeyed() {
    let place = Place::new();
    let evil = r"\u001b[2J\u001b]0;owned\u0007\u009b31m\u202e";
    let row = format!(
        r#"{{"id":"e{evil}","outlet":"The {evil} Quay","author":"A{evil}","title":"T{evil}itle","text":"Anna {evil} Kell said “no {evil} ferry sailed”. “The ferry{evil} sank”, said Jon Abel{evil}."}}"#
    );
    place.write("evil.jsonl", format!("{row}\n{{\"id\":\"{evil}\"}}\n"));
    place.run(["read", "evil.jsonl"]).exit(1);
    let id = place.export("documents", "onrecord.ledger")[0]["id"].as_str().unwrap().to_owned();
    for args in [
        vec!["search", "ferry"],
        vec!["search"],
        vec!["who", "abel"],
        vec!["show", &id],
        vec!["failures"],
        vec!["verify"],
        vec!["search", "ferry", "--format", "json"],
        vec!["show", &id, "--format", "json"],
        vec!["export", "--what", "documents"],
        vec!["annotate", "evil.jsonl", "--text"],
    ] {
        let ran = place.run(&args);
        assert_tame(&ran.stdout);
        assert_tame(&ran.stderr);
    }
    assert!(place.run(["show", &id]).ok().stdout.contains("␛[2J"), "shown, not dropped");
}

#[test]
fn styles_are_for_terminals() {
    let place = Place::with_press();
    let styled = |name: &str, value: &str| {
        let output = place.command(["search", "ferry"]).env(name, value).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(styled("CLICOLOR_FORCE", "1").contains("\u{1b}["));
    assert!(!styled("CLICOLOR_FORCE", "1").contains('‹'));
    assert!(!styled("NO_COLOR", "1").contains('\u{1b}'));
}
