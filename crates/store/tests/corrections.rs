//! What users decide lies over what was grouped, can be taken back, and survives every later reading.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may")]

mod support;

use onrecord_store::{Adding, Correcting, Filter, Paging, RunCounts, Store, StoreError, Verb, What};
use onrecord_text::CodePoints;
use support::{Made, Says, add_all, listed, now, plain};

/// Three reports of one answer on a fictional ferry, and one of another.
fn reports() -> Vec<Made> {
    let answer = "The ferry to Lower Vey will not sail before the boiler is mended";
    let cut = "The ferry to Lower Vey will not sail before the boiler";
    let says = |words| [Says("Anna Kell", "Anna Kell", words)];
    let bees = [Says("Teo Brandt", "Teo Brandt", "Honey will be scarce in the orchards this year")];
    let at = |made: Made, outlet: &str, day: &str| {
        made.edit(|meta| {
            meta.outlet = Some(outlet.to_owned());
            meta.published = Some(day.to_owned());
        })
    };
    let filler = "Passengers waited at the pier of Vey all morning while the boiler was looked at.\n";
    vec![
        at(plain("a.txt", "Ferry stays in port", &says(answer), filler), "The Quay", "2031-04-12"),
        at(
            plain("b.txt", "No ferry to Lower Vey", &says(cut), "It was market day in Lower Vey.\n"),
            "Tidewire",
            "2031-04-12",
        ),
        at(
            plain("c.txt", "Boiler trouble", &says(answer), "The engineer arrives on Friday.\n"),
            "Vey Echo",
            "2031-04-13",
        ),
        at(plain("d.txt", "Orchards", &bees, "Bees.\n"), "Vey Echo", "2031-04-13"),
    ]
}

fn ledger(dir: &std::path::Path, made: &[Made]) -> Store {
    let store = Store::create_or_open(dir).unwrap();
    read(&store, made);
    store
}

fn read(store: &Store, made: &[Made]) {
    let run = store.begin_run(&[], now()).unwrap();
    add_all(store, made, 2);
    store.finish_run(run, &RunCounts::default(), now()).unwrap();
}

fn correcting(verb: Verb, ids: &[&str], group: Option<&str>) -> Correcting {
    Correcting {
        verb,
        ids: ids.iter().map(|id| (*id).to_owned()).collect(),
        group: group.map(str::to_owned),
        name: None,
        statement: None,
        reason: "for the test".to_owned(),
        author: "Edda Morn".to_owned(),
    }
}

/// The ids of the only utterance and of its statements, in order.
fn utterance(store: &Store) -> (String, Vec<String>) {
    let listed = store.utterances(&Default::default(), Paging::default()).unwrap();
    assert_eq!(listed.total, 1);
    let id = listed.items[0].id.clone();
    let view = store.utterance(&id).unwrap();
    (id, view.renderings.iter().map(|one| one.said.statement.id.clone()).collect())
}

#[test]
fn renderings_are_found_whatever_the_order_and_stand_side_by_side() {
    let dir = tempfile::tempdir().unwrap();
    let store = ledger(&dir.path().join("once"), &reports());
    let (id, statements) = utterance(&store);
    assert_eq!(statements.len(), 3);
    let view = store.utterance(&statements[2]).unwrap();
    assert_eq!(view.summary.id, id, "also by a statement of it");
    assert_eq!(view.summary.outlets, 3);
    assert!(view.renderings[0].steps.is_empty(), "the fullest comes first");
    let cut = view.renderings.iter().find(|one| one.said.document.doc == "b.txt").unwrap();
    let gone: Vec<&str> = cut
        .steps
        .iter()
        .filter_map(|step| Some(step.a.as_ref().filter(|_| step.b.is_none())?.words.as_str()))
        .collect();
    assert_eq!(gone, ["is mended"]);
    assert!(cut.reasons.iter().any(|why| why.contains("Anna Kell")), "{:?}", cut.reasons);

    let backwards: Vec<Made> = reports().into_iter().rev().collect();
    let other = Store::create_or_open(&dir.path().join("many")).unwrap();
    for one in backwards {
        read(&other, &[one]);
    }
    assert_eq!(listed(&other, What::Utterances), listed(&store, What::Utterances));
}

#[test]
fn what_was_split_stays_split_and_can_be_joined_again() {
    let dir = tempfile::tempdir().unwrap();
    let store = ledger(dir.path(), &reports()[..2]);
    let before = listed(&store, What::Utterances);
    let (id, statements) = utterance(&store);
    let split = store.correct(&correcting(Verb::Split, &[&statements[1]], Some(&id)), now()).unwrap();
    assert_eq!(store.utterances(&Default::default(), Paging::default()).unwrap().total, 0);
    // The third report prints what the first does: it joins that one, and the decision holds.
    read(&store, &reports()[2..]);
    let (_, joined) = utterance(&store);
    assert!(!joined.contains(&statements[1]), "{joined:?}");
    store.correct(&correcting(Verb::Undo, &[&split], None), now()).unwrap();
    assert_eq!(utterance(&store).1.len(), 3);
    let kept = store.corrections(Paging::default()).unwrap();
    assert_eq!(kept.total, 2, "undoing is a row too");
    assert_eq!(kept.items[1].undone_by.as_deref(), Some(kept.items[0].id.as_str()));
    let again = store.correct(&correcting(Verb::Undo, &[&split], None), now());
    assert!(matches!(again, Err(StoreError::BadCorrection(_))));
    assert_ne!(listed(&store, What::Utterances), before);
}

#[test]
fn stories_are_merged_renamed_and_left() {
    let dir = tempfile::tempdir().unwrap();
    let store = ledger(dir.path(), &reports());
    let of = |doc: &str| {
        let found = store.documents(&Default::default(), Paging::default()).unwrap();
        let id = found.items.iter().find(|document| document.doc == doc).unwrap().id.clone();
        (store.story(&id).unwrap().summary.id, id)
    };
    let ((ferry, _), (orchards, honey)) = (of("a.txt"), of("d.txt"));
    assert_ne!(ferry, orchards);
    store.correct(&correcting(Verb::Merge, &[&ferry, &orchards], None), now()).unwrap();
    assert_eq!(of("d.txt").0, of("a.txt").0);
    let name = Some("The boiler of the Vey ferry".to_owned());
    store
        .correct(
            &Correcting { name: name.clone(), ..correcting(Verb::Rename, &[&of("a.txt").0], None) },
            now(),
        )
        .unwrap();
    let story = store.story(&honey).unwrap();
    assert_eq!(story.summary.title, name);
    assert_eq!(story.corrections.len(), 2);
    store.correct(&correcting(Verb::Split, &[&honey], Some(&story.summary.id)), now()).unwrap();
    assert_eq!(store.story(&honey).unwrap().members.len(), 1);
    assert_eq!(store.story(&of("a.txt").1).unwrap().summary.title, name);
}

#[test]
fn a_withdrawn_statement_renders_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let store = ledger(dir.path(), &reports());
    let (_, statements) = utterance(&store);
    store.correct(&correcting(Verb::Withdraw, &[&statements[0]], None), now()).unwrap();
    assert_eq!(utterance(&store).1.len(), 2);
}

#[test]
fn corrections_that_make_no_sense_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let store = ledger(dir.path(), &reports());
    let (id, statements) = utterance(&store);
    let all: Vec<&str> = statements.iter().map(String::as_str).collect();
    let refused = |asked: Correcting| {
        let error = store.correct(&asked, now()).unwrap_err();
        assert!(matches!(error, StoreError::BadCorrection(_) | StoreError::NotFound { .. }), "{error}");
    };
    refused(correcting(Verb::Merge, &[&id], None));
    refused(correcting(Verb::Merge, &[&id, "s-000000000000"], None));
    refused(correcting(Verb::Merge, &["s-000000000000", "s-000000000001"], None));
    refused(correcting(Verb::Split, &all, Some(&id)));
    refused(correcting(Verb::Split, &["d-0.0.s1"], Some(&id)));
    refused(correcting(Verb::Split, &[&statements[0]], None));
    refused(correcting(Verb::Reassign, &all, Some(&id)));
    refused(correcting(Verb::Rename, &[&id], None));
    refused(correcting(Verb::Withdraw, &["d-0.0.s1"], None));
    refused(correcting(Verb::Undo, &["c-000000000000"], None));
    refused(Correcting { reason: " ".to_owned(), ..correcting(Verb::Withdraw, &[&statements[0]], None) });
    refused(Correcting { author: String::new(), ..correcting(Verb::Withdraw, &[&statements[0]], None) });
    assert_eq!(store.corrections(Paging::default()).unwrap().total, 0);
}

#[test]
fn names_are_joined_parted_and_statements_are_somebody_elses() {
    let dir = tempfile::tempdir().unwrap();
    let said = |name, words| [Says(name, name, words)];
    let rest = "The minutes of the Vey council.\n";
    let made = [
        plain("e.txt", "Council", &said("Anna Kell", "The bridge stays shut"), rest),
        plain("f.txt", "Council again", &said("A. Kell-Orme", "The bridge may open in May"), rest),
        plain("g.txt", "Council once more", &said("Kell", "Nobody asked me"), rest),
    ];
    let store = ledger(dir.path(), &made);
    let names = || -> Vec<(String, u64)> {
        let listed = store.speakers("", Paging::default()).unwrap();
        listed.items.into_iter().map(|speaker| (speaker.name, speaker.statements)).collect()
    };
    let said_by = |name: &str| store.who(name, &Default::default(), Paging::default()).unwrap();
    assert_eq!(names(), [("Anna Kell".to_owned(), 2), ("A. Kell-Orme".to_owned(), 1)]);

    store.correct(&correcting(Verb::Merge, &["Anna Kell", "A. Kell-Orme"], None), now()).unwrap();
    assert_eq!(names(), [("Anna Kell".to_owned(), 3)]);
    assert_eq!(said_by("Anna Kell").total, 3);
    assert_eq!(store.speakers("Orme", Paging::default()).unwrap().items[0].statements, 3);

    let parted = store.correct(&correcting(Verb::Split, &["Kell"], Some("Anna Kell")), now()).unwrap();
    assert_eq!(names(), [("Anna Kell".to_owned(), 2), ("Kell".to_owned(), 1)]);
    assert_eq!(said_by("Anna Kell").total, 2);
    store.correct(&correcting(Verb::Undo, &[&parted], None), now()).unwrap();
    assert_eq!(said_by("Anna Kell").total, 3);

    let name = Some("Dr Anna Kell-Orme".to_owned());
    store.correct(&Correcting { name, ..correcting(Verb::Rename, &["Anna Kell"], None) }, now()).unwrap();
    assert_eq!(names(), [("Dr Anna Kell-Orme".to_owned(), 3)]);

    let statement = said_by("Anna Kell").items[0].statement.id.clone();
    store.correct(&correcting(Verb::Reassign, &[&statement], Some("Teo Brandt")), now()).unwrap();
    assert_eq!(store.statement(&statement).unwrap().statement.speaker.unwrap().name, "Teo Brandt");
    assert_eq!(said_by("Anna Kell").total, 2);
    assert_eq!(said_by("Teo Brandt").items[0].statement.id, statement);
}

#[test]
fn what_was_added_by_hand_stands_in_later_versions_and_can_be_taken_back() {
    let dir = tempfile::tempdir().unwrap();
    let version = |says: &[Says<'_>], filler: &str| {
        let made = plain("pier.txt", "Ferry stays in port", says, filler);
        [made.edit(|meta| meta.url = Some("https://quay.example/pier".to_owned()))]
    };
    let says = [Says("Anna Kell", "Anna Kell", "The ferry to Lower Vey will not sail")];
    let store = ledger(dir.path(), &reports());
    read(&store, &version(&says, "Passengers waited at the pier of Vey all morning.\n"));
    let documents = store.documents(&Default::default(), Paging::default()).unwrap();
    let document = documents.items.iter().find(|one| one.doc == "pier.txt").unwrap().clone();
    let text = store.document(&document.id, None).unwrap().text;
    let span = |words: &str| {
        let at = text.find(words).unwrap();
        CodePoints::new(&text).span(&(at..at + words.len()))
    };
    let words = "waited at the pier of Vey all morning";
    let statement =
        Some(Adding { content: vec![span(words)], source: vec![span("Passengers")], cue: vec![] });
    let asked = Correcting {
        name: Some("Ola Brandt".to_owned()),
        statement,
        ..correcting(Verb::Add, &[&document.version_id], None)
    };
    let before = listed(&store, What::Utterances);
    let id = store.correct(&asked, now()).unwrap();
    let added = |store: &Store| store.document(&document.id, None).unwrap().added;
    let [one] = added(&store).try_into().unwrap();
    assert_eq!(
        (one.id.as_str(), one.speaker.as_deref(), one.stands),
        (id.as_str(), Some("Ola Brandt"), true)
    );
    assert_eq!(one.parts.content[0].words, words);
    assert_eq!(listed(&store, What::Utterances), before, "nothing else changes");
    // It is listed with what was found, in time and in exports.
    let said = |store: &Store| store.who("Ola Brandt", &Filter::default(), Paging::default()).unwrap().items;
    let [listed_one] = said(&store).try_into().unwrap();
    assert_eq!(listed_one.statement.id, format!("{}.{id}", document.version_id));
    assert_eq!(listed_one.statement.speaker.unwrap().name, "Ola Brandt");
    assert_eq!(listed_one.why.as_deref(), Some(&*format!("added by {}", asked.author)));
    let exported = |store: &Store| listed(store, What::Statements).contains("\"added_by\":\"");
    assert!(exported(&store));
    assert_eq!(store.verify(&mut |_, _| {}).unwrap().problems, []);

    // A later version has other words before these.
    let filler = "The quay was full. Passengers waited at the pier of Vey all morning, as on Monday.\n";
    let says = [Says("Anna Kell", "Anna Kell", "The ferry to Lower Vey will sail on Sunday")];
    read(&store, &version(&says, filler));
    let later = store.document(&document.id, None).unwrap();
    assert_eq!(later.versions.len(), 2);
    let content = &later.added[0].parts.content[0];
    assert!(later.added[0].stands);
    assert_eq!(CodePoints::new(&later.text).slice(content.span), Some(words));
    assert_eq!(said(&store).len(), 1);
    // And one has them no more.
    read(&store, &version(&says, "The quay was empty.\n"));
    assert!(!added(&store)[0].stands);
    assert!(said(&store).is_empty());
    let says = [Says("Anna Kell", "Anna Kell", "The ferry to Lower Vey will sail on Monday")];
    read(&store, &version(&says, filler));
    assert_eq!(said(&store).len(), 1);

    store.correct(&correcting(Verb::Undo, &[&id], None), now()).unwrap();
    assert!(added(&store).is_empty() && said(&store).is_empty() && !exported(&store));
    assert_eq!(store.corrections(Paging::default()).unwrap().total, 2);
    for content in [vec![], vec![(0, 0)], vec![(0, 99_999)], vec![(9, 12), (3, 6)]] {
        let content = content.into_iter().map(Into::into).collect();
        let wrong = Correcting { statement: Some(Adding { content, ..Adding::default() }), ..asked.clone() };
        assert!(matches!(store.correct(&wrong, now()), Err(StoreError::BadCorrection(_))));
    }
}
