//! Through whom a statement came, and which documents go back to one report by their own words.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may")]

mod support;

use onrecord_store::{CreditKind, Paging, Role, Store, UtteranceQuery, UtteranceView, What};
use support::{add_all, interview, listed};

fn ledger(dir: &std::path::Path) -> Store {
    let store = Store::create_or_open(dir).unwrap();
    add_all(&store, &interview(), 2);
    store.settle().unwrap();
    store
}

/// What the mayor says of the gate, in all three documents.
fn on_the_gate(store: &Store) -> UtteranceView {
    let all = store.utterances(&UtteranceQuery::default(), Paging::default()).unwrap();
    let found = all.items.iter().find(|one| one.words.contains("eastern gate")).expect("an utterance");
    store.utterance(&found.id).unwrap()
}

#[test]
fn every_rendering_has_its_chain_and_the_utterance_all_of_them() {
    let dir = tempfile::tempdir().unwrap();
    let utterance = on_the_gate(&ledger(dir.path()));
    assert_eq!(utterance.renderings.len(), 3);
    for one in &utterance.renderings {
        let roles: Vec<Role> = one.chain.iter().map(|link| link.role).collect();
        let expected: &[Role] = match one.said.document.doc.as_str() {
            "through.txt" => &[Role::Outlet, Role::Relay, Role::Speaker],
            _ => &[Role::Outlet, Role::Speaker, Role::Addressee],
        };
        assert_eq!(roles, expected, "{}", one.said.document.doc);
        assert!(one.chain.iter().all(|link| link.named));
        assert_eq!(one.chain[0].part, None, "an outlet is known of the whole document");
        let printed = one.chain[1].part.as_ref().unwrap();
        assert!(one.chain[1].name.contains(printed.words.rsplit(' ').next().unwrap()), "{printed:?}");
    }
    let paths = &utterance.paths;
    let name = |party: u32| paths.parties[party as usize].name.as_str();
    let having = |outlet: &str| paths.outlets.iter().find(|one| name(one.outlet) == outlet).unwrap();
    assert!(having("Orle Courier").directly);
    assert!(!having("Reef Times").directly);
    assert_eq!(
        having("Reef Times").through.iter().flatten().map(|at| name(*at)).collect::<Vec<_>>(),
        ["Orle Courier"]
    );
    assert_eq!(paths.first_seen_on.as_deref(), Some("2031-05-05"));
    let cited = paths.steps.iter().find(|step| step.role == Role::Relay).unwrap();
    let through = utterance.renderings.iter().find(|one| one.said.document.doc == "through.txt").unwrap();
    assert_eq!(cited.statements, std::slice::from_ref(&through.said.statement.id));
    assert!(paths.why.contains(&"Orle Courier has it directly".to_owned()), "{:?}", paths.why);
    assert!(paths.why.iter().any(|why| why.contains("have it in one report")), "{:?}", paths.why);
}

#[test]
fn a_statement_alone_has_a_chain_too() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::create_or_open(dir.path()).unwrap();
    add_all(&store, &interview()[2..], 1);
    let statements = listed(&store, What::Statements);
    let row: serde_json::Value = serde_json::from_str(statements.lines().last().unwrap()).unwrap();
    let alone = store.utterance(row["id"].as_str().unwrap()).unwrap();
    assert_eq!(alone.renderings.len(), 1);
    assert!(alone.renderings[0].chain.iter().any(|link| link.role == Role::Relay));
    assert!(alone.paths.why.iter().any(|why| why.starts_with("Reef Times has it through Orle Courier")));
}

#[test]
fn two_documents_on_one_interview_are_of_one_origin_and_say_why() {
    let dir = tempfile::tempdir().unwrap();
    let store = ledger(dir.path());
    let origins = store.origins(2, Paging::default()).unwrap();
    assert_eq!(origins.total, 1);
    let origin = &origins.items[0];
    let docs: Vec<&str> = origin.documents.iter().map(|document| document.doc.as_str()).collect();
    assert_eq!(docs, ["own.txt", "after.txt"]);
    let tie = origin.why.iter().find(|tie| tie.kinship == "credit").expect("a credit");
    let credit = tie.credit.as_ref().unwrap();
    assert_eq!(
        (credit.kind, credit.to.as_str(), &tie.shared),
        (CreditKind::Interview, "Orle Courier", &None)
    );
    assert!(credit.why.contains("Ana Orr") && credit.why.contains(&tie.documents[0]), "{}", credit.why);
    let exported = listed(&store, What::Origins);
    assert!(exported.contains(&serde_json::to_string(tie).unwrap()));
}
