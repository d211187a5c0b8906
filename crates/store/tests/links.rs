//! What joins documents is the same whatever the order of reading, and says why.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may")]

mod support;

use std::fs;
use std::path::Path;

use onrecord_store::{Paging, RunCounts, Store, StoreError, What};
use support::{Made, Says, add_all, dossier, interview, listed, now, plain};

/// A wire report of a landslide on a fictional road.
const WIRE: &str = "The Karsk pass road was cut on Tuesday when a landslide buried the lower hairpin below Osk village, the \
    road authority of Tarn county reported. Two timber lorries stood abandoned at the barrier. Surveyors from Osk \
    measured a breach of forty metres and warned that the slope above it was still moving towards the sawmill. \
    A detour by way of Lenna adds three hours. The authority expects to reopen one lane before the harvest fair.\n";

/// The wire report twice, once cut; a report of its own on the slide; one on something else.
fn reports() -> Vec<Made> {
    let half = &WIRE[..WIRE.find("A detour").unwrap()];
    let own = "Villagers of Osk had warned of the Karsk slope for years. When the landslide came down on the pass road it \
        stopped a few metres short of the sawmill, and the lorries at the barrier were empty. Tarn county sent surveyors.\n";
    let at = |made: Made, outlet: &str, day: &str| {
        made.edit(|meta| {
            meta.outlet = Some(outlet.to_owned());
            meta.published = Some(day.to_owned());
        })
    };
    let says = [Says("Edda Morn", "Edda Morn", "It sounded like a train that would not end")];
    vec![
        at(plain("wire.txt", "Landslide cuts Karsk pass road", &[], WIRE), "Northern Wire", "2031-04-08"),
        at(plain("copy.txt", "Karsk road cut by landslide", &[], WIRE), "Lenna Gazette", "2031-04-09"),
        at(plain("cut.txt", "Landslide at Osk", &[], half), "Tarn Echo", "2031-04-09"),
        at(plain("own.txt", "Osk had warned", &says, own), "Osk Bulletin", "2031-04-10"),
        plain("other.txt", "Bees", &[], "Honey was scarce in the orchards of Lower Vey this spring.\n"),
    ]
}

/// What joins the documents of a ledger, as JSON lines.
fn links(store: &Store) -> String {
    [What::Stories, What::Origins, What::Utterances, What::Threads].map(|what| listed(store, what)).concat()
}

fn read_in_runs(ledger: &Path, runs: &[&[Made]]) -> Store {
    let store = Store::create_or_open(ledger).unwrap();
    for made in runs {
        let run = store.begin_run(&[], now()).unwrap();
        add_all(&store, made, 2);
        store.finish_run(run, &RunCounts::default(), now()).unwrap();
    }
    store
}

#[test]
fn copies_and_cuts_go_back_to_one_report() {
    let dir = tempfile::tempdir().unwrap();
    let store = read_in_runs(dir.path(), &[&reports()]);
    let origins = store.origins(2, Paging::default()).unwrap();
    assert_eq!(origins.total, 1);
    let origin = &origins.items[0];
    let docs: Vec<&str> = origin.documents.iter().map(|document| document.doc.as_str()).collect();
    assert_eq!(docs[0], "wire.txt", "the earliest comes first");
    assert_eq!(docs.len(), 3);
    assert!(
        origin
            .why
            .iter()
            .filter(|tie| tie.kinship == "copy" && tie.credit.is_none())
            .filter_map(|tie| tie.shared.as_ref())
            .any(|shared| shared.longest.starts_with("The Karsk pass"))
    );
    assert_eq!(store.origin(&origin.id).unwrap(), *origin);

    let stories = store.stories(2, "", Paging::default()).unwrap();
    assert_eq!(stories.total, 1);
    let story = store.story(&stories.items[0].id).unwrap();
    let summary = &story.summary;
    assert_eq!((summary.documents, summary.outlets, summary.origins), (4, 4, 2));
    assert_eq!(summary.last_published.as_deref(), Some("2031-04-10"));
    for member in &story.members {
        assert!(member.nearest.is_some());
        assert!(
            member.why.iter().any(|word| ["Karsk", "Osk", "landslide"].contains(&word.as_str())),
            "{member:?}"
        );
    }
    assert_eq!(store.story(&story.members[3].document.id).unwrap(), story);
    let headed = |words: &str| store.stories(2, words, Paging::default()).unwrap();
    assert_eq!(headed(&summary.title.as_deref().unwrap().to_uppercase()), stories);
    for absent in ["nowhere", "%", "_"] {
        assert_eq!(headed(absent).total, 0, "{absent}");
    }
    assert!(matches!(store.story("s-nothing"), Err(StoreError::NotFound { .. })));
}

#[test]
fn neither_the_order_nor_the_number_of_readings_matters() {
    let all = [reports(), dossier(), interview()].concat();
    let backwards: Vec<Made> = all.iter().rev().cloned().collect();
    let dir = tempfile::tempdir().unwrap();
    let once = links(&read_in_runs(&dir.path().join("once"), &[&all]));
    let back = links(&read_in_runs(&dir.path().join("back"), &[&backwards]));
    let single: Vec<&[Made]> = backwards.chunks(1).collect();
    let many = links(&read_in_runs(&dir.path().join("many"), &single));
    assert_eq!(once, back);
    assert_eq!(once, many);
    assert!(once.contains("\"copy\"") && once.contains("\"credit\""));
}

#[test]
fn asking_settles_what_a_reading_that_was_cut_short_left() {
    let dir = tempfile::tempdir().unwrap();
    let (ledger, whole) = (dir.path().join("ledger"), dir.path().join("whole"));
    // Added, and never finished: as after a kill.
    add_all(&Store::create_or_open(&ledger).unwrap(), &reports(), 2);
    let expected = links(&read_in_runs(&whole, &[&reports()]));
    assert_eq!(links(&Store::open_read_only(&ledger).unwrap()), expected);
}

#[test]
fn while_another_writes_the_last_settled_state_answers() {
    let dir = tempfile::tempdir().unwrap();
    let writer = read_in_runs(dir.path(), &[&reports()[..2]]);
    add_all(&writer, &reports()[2..], 2);
    let reader = Store::open_read_only(dir.path()).unwrap();
    assert_eq!(reader.origins(2, Paging::default()).unwrap().items[0].documents.len(), 2);
    drop(writer);
    assert_eq!(reader.origins(2, Paging::default()).unwrap().items[0].documents.len(), 3);
}

#[test]
fn a_new_version_is_joined_by_what_it_says_now() {
    let dir = tempfile::tempdir().unwrap();
    let at = |made: Made| made.edit(|meta| meta.url = Some("https://tarnecho.example/slide".to_owned()));
    let before = at(plain("cut.txt", "Landslide at Osk", &[], WIRE));
    let after = at(plain("cut.txt", "Correction", &[], "We have withdrawn this report.\n"));
    let first = reports().remove(0);
    let store = read_in_runs(dir.path(), &[&[first, before]]);
    assert_eq!(store.origins(2, Paging::default()).unwrap().total, 1);
    add_all(&store, &[after], 1);
    store.settle().unwrap();
    assert_eq!(store.origins(2, Paging::default()).unwrap().total, 0);
}

#[test]
fn a_ledger_of_version_one_is_brought_forward_when_it_is_asked() {
    let dir = tempfile::tempdir().unwrap();
    let made = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/v1/ledger");
    fs::create_dir_all(dir.path().join("captures")).unwrap();
    fs::copy(made.join("ledger.sqlite"), dir.path().join("ledger.sqlite")).unwrap();
    for file in fs::read_dir(made.join("captures")).unwrap().map(Result::unwrap) {
        fs::copy(file.path(), dir.path().join("captures").join(file.file_name())).unwrap();
    }
    let store = Store::open_read_only(dir.path()).unwrap();
    let stories = store.stories(1, "", Paging::default()).unwrap();
    assert_eq!(stories.items.iter().map(|story| story.documents).sum::<u64>(), 5);
}
