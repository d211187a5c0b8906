//! What a ledger holds and answers.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test may"
)]

mod support;

use onrecord_store::{
    Change, Failure, Filter, HitKind, Paging, Query, RunCounts, Sort, Store, StoreError, WhenBasis,
};
use onrecord_text::{Code, Kind};
use proptest::prelude::*;
use support::{add_all, dossier, exported, now, plain};

fn store() -> (tempfile::TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::create_or_open(&dir.path().join("ledger")).unwrap();
    (dir, store)
}

fn filled() -> (tempfile::TempDir, Store) {
    let (dir, store) = store();
    add_all(&store, &dossier(), 2);
    store.flush().unwrap();
    (dir, store)
}

fn search(store: &Store, text: &str) -> Vec<String> {
    found(store, &Query { text: text.to_owned(), ..Query::default() })
}

/// Hits as `doc/statement` or `doc`.
fn found(store: &Store, query: &Query) -> Vec<String> {
    let page = store.search(query).unwrap();
    assert_eq!(page.total as usize, page.items.len() + query.page.offset as usize);
    let name = |hit: &onrecord_store::Hit| match &hit.statement {
        Some(statement) => format!("{}/{}", hit.document.doc, statement.id.rsplit('.').next().unwrap()),
        None => hit.document.doc.clone(),
    };
    page.items.iter().map(name).collect()
}

#[test]
fn adding_twice_changes_nothing() {
    let (_dir, store) = store();
    let first = add_all(&store, &dossier(), 2);
    assert!(first.iter().all(|outcome| outcome.change == Change::Added && outcome.version == 1));
    let before = (exported(&store), store.stats().unwrap());
    let second = add_all(&store, &dossier(), 5);
    assert!(second.iter().all(|outcome| outcome.change == Change::Unchanged));
    assert_eq!((exported(&store), store.stats().unwrap()), before);
    for made in dossier() {
        let (capture, doc) = (&made.captured.capture, &made.captured.document.id);
        assert!(store.known(&capture.sha256, None, doc).unwrap());
        assert!(!store.known(&capture.sha256, Some("entry"), doc).unwrap());
        assert!(!store.known(&[7; 32], None, doc).unwrap());
    }
}

#[test]
fn the_same_document_twice_in_one_batch_is_one() {
    let (_dir, store) = store();
    let made = &dossier()[0];
    let outcomes = store.add(&[made.incoming(), made.incoming()], now()).unwrap();
    assert_eq!([outcomes[0].change, outcomes[1].change], [Change::Added, Change::Unchanged]);
    assert_eq!(store.stats().unwrap().captures, 1);
}

#[test]
fn changed_text_at_one_address_is_a_new_version_and_search_shows_the_latest() {
    let (_dir, store) = filled();
    let old = &dossier()[0];
    let changed = plain(
        "quay-1.txt",
        "Fire at the grain store of Brindle Quay",
        &[support::Says("Ines Oduya", "Ines Oduya", "One ferry was near after all")],
        "Corrected.\n",
    )
    .edit(|meta| *meta = old.captured.document.meta.clone());
    let outcome = store.add(&[changed.incoming()], now()).unwrap().remove(0);
    assert_eq!((outcome.change, outcome.version), (Change::NewVersion, 2));
    store.flush().unwrap();
    assert_eq!(search(&store, "ferry near"), ["quay-1.txt/s1"]);
    assert_eq!(search(&store, "drifted"), [""; 0], "words of the old version are not found");
    let latest = store.document(&outcome.document_id, None).unwrap();
    assert_eq!((latest.summary.version, latest.summary.versions, latest.versions.len()), (2, 2, 2));
    let first = store.document(&outcome.document_id, Some(1)).unwrap();
    assert!(first.text.contains("Smoke drifted"));
    assert_eq!(store.document(&latest.versions[0].version_id, None).unwrap(), first, "by the version's id");
    let quoted = store.statement(&format!("{}.s2", first.summary.version_id)).unwrap();
    assert_eq!(quoted.statement.content[0].words, "we don’t know who lit it");
    // The old copy again, and then the new one: both are known.
    let again = store.add(&[old.incoming(), changed.incoming()], now()).unwrap();
    assert!(again.iter().all(|outcome| outcome.change == Change::Unchanged), "{again:?}");
    assert_eq!(store.verify(&mut |_, _| {}).unwrap().problems, []);
}

#[test]
fn metadata_makes_a_version_only_when_it_says_something_new() {
    let (_dir, store) = store();
    let made = plain("a.txt", "A walk", &[], "A walk along the quay.\n");
    let change = |made: &support::Made| store.add(&[made.incoming()], now()).unwrap()[0].change;
    assert_eq!(change(&made), Change::Added);
    let dated = made.clone().edit(|meta| meta.published = Some("2031-04-12".to_owned()));
    assert_eq!(change(&dated), Change::NewVersion);
    assert_eq!(change(&made), Change::Unchanged);
    // Other bytes, the same text: a page with another advertisement.
    let mut other_bytes = dated.clone();
    std::sync::Arc::make_mut(&mut other_bytes.captured.capture).sha256 = [9; 32];
    assert_eq!(change(&other_bytes), Change::Unchanged);
    assert!(store.known(&[9; 32], None, "a.txt").unwrap(), "and known from then on");
    assert_eq!(store.stats().unwrap().captures, 1, "its bytes are not kept");
}

#[test]
fn files_of_one_name_without_an_address_are_two_documents() {
    let (_dir, store) = store();
    let one = plain("report.txt", "Report", &[], "The mill is shut.\n").from("north/report.txt");
    let two = plain("report.txt", "Report", &[], "The mill is open.\n").from("south/report.txt");
    let outcomes = add_all(&store, &[one, two], 2);
    assert_ne!(outcomes[0].document_id, outcomes[1].document_id);
    assert!(outcomes.iter().all(|outcome| outcome.change == Change::Added));
}

#[test]
fn search_finds_statements_by_their_words_and_documents_by_theirs() {
    let (_dir, store) = filled();
    assert_eq!(search(&store, "ferries"), ["undated.txt/s1", "quay-1.txt/s1"], "in any form");
    assert_eq!(search(&store, "smoke"), ["quay-1.txt"], "outside any statement");
    assert_eq!(search(&store, "OBERMASSIG"), [""; 0]);
    assert_eq!(search(&store, "UBERMASSIG"), ["note.txt"], "accents and case do not matter");
    assert_eq!(search(&store, "\"don't know\""), ["quay-1.txt/s2"], "nor does the apostrophe");
    assert_eq!(search(&store, "“grain store when”"), ["quay-1.txt/s1"]);
    assert_eq!(search(&store, "\"store grain\""), [""; 0], "a phrase is exact");
    assert_eq!(search(&store, "\"ferries were sailing\""), ["undated.txt/s1"]);
    assert_eq!(search(&store, "\"ferry were sailing\""), [""; 0]);
    let sorted = |text: &str| {
        let mut hits = search(&store, text);
        hits.sort();
        hits
    };
    assert_eq!(sorted("inq*"), ["quay-2.txt/s1", "quay-2.txt/s2"]);
    assert_eq!(sorted("inquiry"), sorted("inq*"));
    assert_eq!(search(&store, "ferry -grain"), ["undated.txt/s1"]);
    assert_eq!(search(&store, "council arson"), [""; 0]);
    assert_eq!(search(&store, "brindle unknown"), [""; 0]);
    assert_eq!(search(&store, "brindle lit"), ["quay-1.txt/s2"], "the title completes a match");
    assert_eq!(search(&store, "brindle"), ["quay-1.txt"], "and makes none");
    assert_eq!(search(&store, "oduya inquiry"), ["quay-2.txt/s2"], "the speaker's name is its own");
    assert_eq!(search(&store, "council smoke"), [""; 0]);
    assert_eq!(search(&store, "demands clerk"), ["quay-2.txt"], "words in and outside statements");
}

#[test]
fn what_is_found_is_counted_as_the_filters_leave_it() {
    let (_dir, store) = filled();
    for text in ["", "inquiry", "ferry -grain", "brindle"] {
        let whole = Query { text: text.to_owned(), ..Query::default() };
        let facets = store.facets(&whole).unwrap();
        let total = store.search(&whole).unwrap().total;
        let days: u64 = facets.days.iter().map(|day| day.hits).sum();
        assert_eq!(days + facets.undated, total, "{text}: every hit has its day, or none");
        for outlet in facets.outlets {
            let left = Query { outlet: Some(outlet.value.clone()), ..whole.clone() };
            assert_eq!(store.search(&left).unwrap().total, outlet.hits, "{text}: {}", outlet.value);
        }
        for act in facets.acts {
            let left = Query { act: Some(word(&act.value)), ..whole.clone() };
            assert_eq!(store.search(&left).unwrap().total, act.hits, "{text}: {}", act.value);
        }
        for kind in facets.kinds {
            let left = Query { kind: Some(word(&kind.value)), ..whole.clone() };
            assert_eq!(store.search(&left).unwrap().total, kind.hits, "{text}: {}", kind.value);
        }
        for day in facets.days {
            let left = Query { from: Some(day.value.clone()), to: Some(day.value.clone()), ..whole.clone() };
            assert_eq!(store.search(&left).unwrap().total, day.hits, "{text}: {}", day.value);
        }
    }
}

/// A value that goes by one word.
fn word<T: serde::de::DeserializeOwned>(value: &str) -> T {
    serde_json::from_value(value.into()).unwrap()
}

#[test]
fn filters_and_orders() {
    let (_dir, store) = filled();
    let all = |query: Query| found(&store, &query);
    let text = |value: &str| Some(value.to_owned());
    assert_eq!(all(Query { outlet: text("quay post"), ..Query::default() }).len(), 2);
    assert_eq!(all(Query { speaker: text("Veliz"), ..Query::default() }), ["quay-2.txt/s1", "quay-5.txt/s1"]);
    assert_eq!(
        all(Query { kind: Some(Kind::Mixed), ..Query::default() }),
        ["quay-1.txt/s2", "quay-2.txt/s2"]
    );
    assert_eq!(
        all(Query { from: text("2031-04-13"), of: Some(HitKind::Statement), ..Query::default() }),
        ["quay-2.txt/s1", "quay-2.txt/s2"]
    );
    assert_eq!(all(Query { to: text("2031-03"), ..Query::default() }), [""; 0], "undated have no day");
    assert_eq!(
        all(Query { text: "inquiry".to_owned(), to: text("2031-04"), sort: Sort::Date, ..Query::default() }),
        ["quay-2.txt/s1", "quay-2.txt/s2"]
    );
    let dates = all(Query { sort: Sort::Date, of: Some(HitKind::Document), ..Query::default() });
    assert_eq!(dates[..2], ["quay-2.txt", "quay-1.txt"], "the latest first, undated last");
    for (from, to) in [(text("April"), None), (None, text("2031-02-30"))] {
        assert!(matches!(
            store.search(&Query { from, to, ..Query::default() }),
            Err(StoreError::BadQuery(_))
        ));
    }
}

#[test]
fn pages_of_a_search_join_to_the_whole() {
    let (_dir, store) = filled();
    for sort in [Sort::Relevance, Sort::Date] {
        let whole = Query { sort, ..Query::default() };
        let all = store.search(&whole).unwrap().items;
        assert_eq!(all.len(), 7, "six statements and the document without any");
        let mut parts = Vec::new();
        let mut page = Paging { limit: 2, offset: 0 };
        loop {
            let part = store.search(&Query { page, ..whole.clone() }).unwrap();
            assert_eq!(part.total, 7);
            parts.extend(part.items);
            match part.next {
                Some(next) => page.offset = next,
                None => break,
            }
        }
        assert_eq!(parts, all);
    }
}

#[test]
fn snippets_mark_the_words_in_their_context() {
    let (_dir, store) = filled();
    let hit = store.search(&Query { text: "ferry".to_owned(), ..Query::default() }).unwrap().items.remove(1);
    let shown: String =
        hit.snippet.iter().map(|p| if p.marked { format!("[{}]", p.text) } else { p.text.clone() }).collect();
    let start = "Ines Oduya said: “No [ferry] was near the grain store when it burned” Oduya said: “we don’t";
    assert!(shown.starts_with(start), "{shown}");
}

#[test]
fn who_lists_a_speaker_in_time_and_says_what_was_joined() {
    let (_dir, store) = filled();
    let who = |name: &str| store.who(name, &Filter::default(), Paging::default()).unwrap();
    let oduya = who("oduya");
    let words: Vec<_> = oduya.items.iter().map(|said| said.statement.content[0].words.as_str()).collect();
    assert_eq!(
        words,
        [
            "No ferry was near the grain store when it burned",
            "we don’t know who lit it",
            "an inquiry would find nothing new"
        ]
    );
    assert!(oduya.items.iter().all(|said| said.why.is_none() && said.when_basis == WhenBasis::Published));
    let full = who("Ines Oduya");
    assert_eq!(full.total, 3);
    assert!(full.items[2].why.as_deref().unwrap().contains("Ines Oduya is the only full name"));
    let veliz = who("véliz");
    assert_eq!(veliz.total, 2, "with and without the accent");
    assert_eq!((veliz.items[1].when.clone(), veliz.items[1].when_basis), (None, WhenBasis::Undated));
    let halloran = who("Marit Halloran");
    assert_eq!(
        (halloran.items[0].when.as_deref(), halloran.items[0].when_basis),
        (Some("2031-04-11"), WhenBasis::Said)
    );
    assert_eq!(who("Nobody").total, 0);
    let filter = Filter { outlet: Some("courier".to_owned()), ..Filter::default() };
    assert_eq!(store.who("oduya", &filter, Paging::default()).unwrap().total, 1);
    let filter = Filter { kind: Some(Kind::Mixed), ..Filter::default() };
    assert_eq!(store.who("oduya", &filter, Paging::default()).unwrap().total, 2);
}

#[test]
fn speakers_are_grouped_visibly_and_never_when_two_bear_the_name() {
    let (_dir, store) = filled();
    let listed = |words: &str| store.speakers(words, Paging::default()).unwrap();
    let oduya = listed("oduya").items;
    assert_eq!(oduya.len(), 1);
    assert_eq!((oduya[0].name.as_str(), oduya[0].statements, oduya[0].documents), ("Ines Oduya", 3, 2));
    assert_eq!(oduya[0].why.len(), 1);
    assert_eq!(listed("ines").items, oduya, "the other words of the name find the same");
    assert_eq!(listed("").total, 3);
    let other = plain(
        "other.txt",
        "Another Oduya",
        &[support::Says("Ben Oduya", "Ben Oduya", "I am another")],
        "End.\n",
    );
    add_all(&store, &[other], 1);
    let names: Vec<_> =
        listed("oduya").items.into_iter().map(|speaker| (speaker.name, speaker.statements)).collect();
    let names: Vec<_> = names.iter().map(|(name, count)| (name.as_str(), *count)).collect();
    assert_eq!(names, [("Ines Oduya", 2), ("Ben Oduya", 1), ("Oduya", 1)], "now the last name is nobody's");
    assert_eq!(store.who("Ines Oduya", &Filter::default(), Paging::default()).unwrap().total, 2);
}

#[test]
fn documents_are_listed_by_date_and_filtered() {
    let (_dir, store) = filled();
    let list = |filter: &Filter| {
        let page = store.documents(filter, Paging::default()).unwrap();
        page.items.into_iter().map(|document| document.doc).collect::<Vec<_>>()
    };
    let all = list(&Filter::default());
    assert_eq!((all.len(), &all[..2]), (5, &["quay-2.txt".to_owned(), "quay-1.txt".to_owned()][..]));
    assert_eq!(list(&Filter { outlet: Some("salt road".to_owned()), ..Filter::default() }), ["quay-2.txt"]);
    assert_eq!(list(&Filter { to: Some("2031-04-13".to_owned()), ..Filter::default() }), ["quay-1.txt"]);
    assert!(matches!(store.document("d-nothing", None), Err(StoreError::NotFound { .. })));
    assert!(matches!(store.statement("s1"), Err(StoreError::NotFound { .. })));
}

#[test]
fn failures_stay_until_the_place_is_read() {
    let (_dir, store) = store();
    let failure = |place: &str, code| Failure { place: place.to_owned(), code, message: "no".to_owned() };
    let run = store.begin_run(&["read".to_owned()], now()).unwrap();
    let failures = [failure("a.txt", Code::EmptyFile), failure("b.txt", Code::NotText)];
    store.add_failures(run, &failures, now()).unwrap();
    store.add_failures(run, &[failure("a.txt", Code::Unreadable)], now()).unwrap();
    let open = store.failures(Paging::default()).unwrap();
    let open: Vec<_> = open.items.iter().map(|failure| (failure.place.as_str(), failure.code)).collect();
    assert_eq!(open, [("a.txt", Code::Unreadable), ("b.txt", Code::NotText)]);
    store.add(&[plain("a.txt", "A", &[], "Now it reads.\n").incoming()], now()).unwrap();
    assert_eq!(store.failures(Paging::default()).unwrap().total, 1);
    store.resolve_failures(run, &["b.txt"], now()).unwrap();
    assert_eq!(store.stats().unwrap().failures, 0);
    store.finish_run(run, &RunCounts { added: 1, ..RunCounts::default() }, now()).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    /// Whatever the order and the batches, and however often: one ledger.
    #[test]
    fn order_batches_and_repetition_do_not_matter(
        order in Just((0..12usize).collect::<Vec<_>>()).prop_shuffle(), batch in 1usize..6, again in 0usize..12,
    ) {
        let made = support::many(12);
        let (_one, expected) = store();
        add_all(&expected, &made, 12);
        let (_two, shuffled) = store();
        let mut moved: Vec<_> = order.iter().map(|n| made[*n].clone()).collect();
        moved.extend(made.iter().take(again).cloned());
        add_all(&shuffled, &moved, batch);
        prop_assert_eq!(exported(&shuffled), exported(&expected));
    }
}
