//! Contested claims in the ledger: the same whatever the order of reading, and corrected by users.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may")]

mod support;

use std::path::Path;

use onrecord_store::{
    Correcting, LineQuery, Paging, RunCounts, Store, StoreError, ThreadQuery, ThreadView, Verb, What,
};
use onrecord_text::{Engine, annotate};
use support::{Made, add_all, listed, now, plain};

/// A report as the rules read it.
fn report(id: &str, day: &str, text: &str) -> Made {
    let mut made = plain(id, "The eastern sluice of Ferrol", &[], text).edit(|meta| {
        meta.outlet = Some(format!("The {id} Post"));
        meta.published = Some(day.to_owned());
    });
    made.record = annotate(&made.captured.document, &Engine::rules());
    made
}

fn reports() -> Vec<Made> {
    vec![
        report(
            "a",
            "2031-05-03",
            "Mayor Ann Orr accused the Harbour Board of hiding cracks in the eastern sluice of Ferrol. \
             The Harbour Board denied the allegations.\n",
        ),
        report(
            "b",
            "2031-05-04",
            "The Harbour Board rejected accusations that it had hidden cracks in the eastern sluice of Ferrol. \
             Una Pell said that the ferries of Ferrol would sail on Monday.\n",
        ),
        report("c", "2031-05-06", "Una Pell said that the ferries of Ferrol would not sail before June.\n"),
    ]
}

fn ledger(dir: &Path, runs: &[&[Made]]) -> Store {
    let store = Store::create_or_open(dir).unwrap();
    for made in runs {
        let run = store.begin_run(&[], now()).unwrap();
        add_all(&store, made, 2);
        store.finish_run(run, &RunCounts::default(), now()).unwrap();
    }
    store
}

fn only(store: &Store) -> ThreadView {
    let found = store.threads(&ThreadQuery::default(), Paging::default()).unwrap();
    assert_eq!(found.total, 1, "{found:?}");
    found.items[0].clone()
}

fn correct(store: &Store, verb: Verb, ids: &[&str], group: Option<&str>, name: Option<&str>) {
    let asked = Correcting {
        verb,
        ids: ids.iter().map(|id| (*id).to_owned()).collect(),
        group: group.map(str::to_owned),
        name: name.map(str::to_owned),
        statement: None,
        reason: "for the test".to_owned(),
        author: "Edda Morn".to_owned(),
    };
    store.correct(&asked, now()).unwrap();
}

#[test]
fn a_claim_has_everybodys_position() {
    let dir = tempfile::tempdir().unwrap();
    let store = ledger(dir.path(), &[&reports()]);
    let thread = only(&store);
    let told: Vec<String> = thread
        .positions
        .iter()
        .map(|one| format!("{} {} {}", one.party, one.deed, one.statements.len()))
        .collect();
    assert_eq!(told, ["Ann Orr accuses 1", "Harbour Board denies 2"]);
    assert!(thread.claim.words.contains("hiding cracks in the eastern sluice"), "{}", thread.claim.words);
    assert!(thread.positions.iter().flat_map(|one| &one.statements).all(|one| !one.why.is_empty()));
    assert_eq!(store.thread(&thread.id).unwrap(), thread);
    assert_eq!(store.thread(&thread.claim.statement).unwrap(), thread, "also by a statement of it");
    let asked = |party: &str| {
        let query = ThreadQuery { party: Some(party.to_owned()), ..ThreadQuery::default() };
        store.threads(&query, Paging::default()).unwrap().total
    };
    assert_eq!((asked("orr"), asked("Harbour Board"), asked("Pell")), (1, 1, 0));
    assert!(matches!(store.thread("t-nothing"), Err(StoreError::NotFound { .. })));
}

#[test]
fn neither_the_order_nor_the_number_of_readings_matters() {
    let dir = tempfile::tempdir().unwrap();
    let backwards: Vec<Made> = reports().into_iter().rev().collect();
    let single: Vec<&[Made]> = backwards.chunks(1).collect();
    let once = listed(&ledger(&dir.path().join("once"), &[&reports()]), What::Threads);
    assert!(once.contains("\"t-"));
    assert_eq!(once, listed(&ledger(&dir.path().join("back"), &[&backwards]), What::Threads));
    assert_eq!(once, listed(&ledger(&dir.path().join("many"), &single), What::Threads));
}

#[test]
fn users_have_the_last_word() {
    let dir = tempfile::tempdir().unwrap();
    let store = ledger(dir.path(), &[&reports()]);
    let before = only(&store);
    correct(&store, Verb::Rename, &[&before.id], None, Some("The cracks"));
    assert_eq!(only(&store).name.as_deref(), Some("The cracks"));
    let denial = before.positions[1].statements[0].said.statement.id.clone();
    correct(&store, Verb::Withdraw, &[&denial], None, None);
    let after = only(&store);
    assert_eq!(after.positions[1].statements.len(), 1);
    assert_eq!(after.name.as_deref(), Some("The cracks"), "it is found again by its members");
}

#[test]
fn a_speakers_line_on_some_words() {
    let dir = tempfile::tempdir().unwrap();
    let store = ledger(dir.path(), &[&reports()]);
    let query = LineQuery { speaker: "Pell".into(), thread: None, about: Some("the ferry".into()) };
    let line = store.positions(&query).unwrap();
    let days: Vec<Option<&str>> = line.steps.iter().map(|step| step.day.as_deref()).collect();
    assert_eq!(days, [Some("2031-05-04"), Some("2031-05-06")], "{line:?}");
    assert_eq!(line.steps[1].moved, "changed", "{line:?}");
    let nothing = LineQuery { speaker: "Pell".into(), ..LineQuery::default() };
    assert!(matches!(store.positions(&nothing), Err(StoreError::BadQuery(_))));
}
