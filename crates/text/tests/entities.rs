//! Which names are one entity, and which are not.

#![allow(clippy::expect_used, reason = "a test says where it fails")]

use onrecord_text::{Aliases, CodePoints, Document, Engine, EntityType, RoleTime, annotate};

/// A name, and the words of every mention.
type Named<'a> = (&'a str, &'a [&'a str]);

/// Every person and organisation of a text: the words of its mentions.
fn read(engine: &Engine, text: &str) -> Vec<(String, Vec<String>)> {
    let record = annotate(&Document { text: text.to_owned(), ..Document::default() }, engine);
    let points = CodePoints::new(text);
    let named = |kind| matches!(kind, EntityType::Person | EntityType::Organization);
    let words = |span| points.slice(span).expect("inside the text").to_owned();
    let entities = record.entities.into_iter().filter(|entity| named(entity.kind));
    entities.map(|e| (e.name, e.mentions.into_iter().map(words).collect())).collect()
}

#[test]
fn names_of_one_entity_are_together() {
    let cases: [(&str, &[Named<'_>]); 8] = [
        (
            "The Reef Observatory for Rights (ROR) wrote to the mayor. The ROR and the Observatory were ignored.",
            &[("Reef Observatory for Rights", &["Reef Observatory for Rights", "ROR", "ROR", "Observatory"])],
        ),
        (
            "They met Ivo Sall, better known as Abu Orr, in the hills. Abu Orr was tired.",
            &[("Ivo Sall", &["Ivo Sall", "Abu Orr", "Abu Orr"])],
        ),
        (
            "The doctor saw Mr. Marcus Pell and Mrs. Joanna Pell. A neighbour had called Mrs. Pell.",
            &[("Marcus Pell", &["Marcus Pell"]), ("Joanna Pell", &["Joanna Pell", "Pell"])],
        ),
        (
            "Fighters of Islamic State held the town. In spring ISIL left, and Daesh flags were burnt.",
            &[("Islamic State", &["Islamic State", "ISIL", "Daesh"])],
        ),
        (
            "A spokesman for Harbourline was there. Later Harbourline closed the gates.",
            &[("Harbourline", &["Harbourline", "Harbourline"])],
        ),
        (
            "The Ministry of Works and Harbours paid. The Foreign Ministry did not.",
            &[
                ("Ministry of Works and Harbours", &["Ministry of Works and Harbours"]),
                ("Foreign Ministry", &["Foreign Ministry"]),
            ],
        ),
        (
            "The United States and its embassy were named. The United States Embassy closed.",
            &[("United States Embassy", &["United States Embassy"])],
        ),
        ("Everyone went home on Friday, and the road to Port Ell was open.", &[]),
    ];
    let engine = Engine::rules();
    for (text, expected) in cases {
        let found = read(&engine, text);
        let found: Vec<(&str, Vec<&str>)> = found
            .iter()
            .map(|(name, all)| (name.as_str(), all.iter().map(String::as_str).collect()))
            .collect();
        let expected: Vec<(&str, Vec<&str>)> =
            expected.iter().map(|(name, all)| (*name, all.to_vec())).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_users_names_go_first() {
    let text = "The Accord Front met. The Quiet Men were there, and so was Hamas.";
    let names = "Accord Front ; Quiet Men\nperson: Ivo Sall ; Hamas";
    let engine = Engine::rules().with_aliases(Aliases::parse(names).expect("a table of names"));
    let found = read(&engine, text);
    assert_eq!(found[0].1, ["Accord Front", "Quiet Men"]);
    assert!(engine.version().contains("+aliases/"), "{}", engine.version());
    let record = annotate(&Document { text: text.to_owned(), ..Document::default() }, &engine);
    assert!(record.entities.iter().any(|e| e.name == "Hamas" && e.kind == EntityType::Person));
}

#[test]
fn offices_have_their_time_and_slips_are_pointed_out() {
    let text = "Former harbour minister Ana Orr told the Daesh men to go. The Daesh men laughed, and Dash left. \
                “Go,” said Ana Orr, the mayor.";
    let record = annotate(&Document { text: text.to_owned(), ..Document::default() }, &Engine::rules());
    let ana = record.entities.iter().find(|entity| entity.name == "Ana Orr").expect("she is named");
    let roles: Vec<(&str, RoleTime)> =
        ana.roles.iter().map(|role| (role.title.as_str(), role.time)).collect();
    assert!(roles.contains(&("harbour minister", RoleTime::Former)), "{roles:?}");
    assert!(roles.contains(&("mayor", RoleTime::Current)), "{roles:?}");
    let said: Vec<&str> = record.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert!(said.contains(&"“Dash” and “Daesh” differ by one letter"), "{said:?}");
}
