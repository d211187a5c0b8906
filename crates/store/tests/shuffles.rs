//! Whatever the order of reading and however many runs it takes, everything that joins documents is the same.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may")]

mod support;

use std::path::Path;

use onrecord_store::{RunCounts, Store, What};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use support::{Made, Says, add_all, dossier, interview, listed, now, plain};

/// A wire report that four outlets carry, whole, cut and with a line of their own, and words that several quote.
fn wire() -> Vec<Made> {
    let text = "The cable car of Sulnesse stopped on Tuesday with eleven people above the gorge, the rescue service of Lomvik \
        reported. Ropes were carried up from Lomvik in the dark. The last of the eleven was brought down before sunrise, and \
        nobody was hurt. The company that runs the cable car said that a bearing had frozen. It will stay shut until an \
        engineer from Ardholm has looked at the upper wheel.\n";
    let half = &text[..text.find("The company").unwrap()];
    let quote = "We could hear the wheel scream from the church square of Sulnesse";
    let says = [Says("Eva Dovwick", "Eva Dovwick", quote)];
    let own = format!("The cable car of Sulnesse hung above the gorge.\n{text}");
    let outlets = ["Upland Herald", "Lenna Gazette", "Tarn Echo", "Osk Bulletin"];
    let made = [
        plain("wire-1.txt", "Cable car stops above the gorge", &says, text),
        plain("wire-2.txt", "Eleven rescued at Sulnesse", &[], half),
        plain("wire-3.txt", "Night above the gorge", &says, &own),
        plain(
            "wire-4.txt",
            "Sulnesse cable car shut",
            &says,
            "An engineer from Ardholm is to look at the wheel of Sulnesse.\n",
        ),
    ];
    let dated = made.into_iter().zip(outlets).zip(1..).map(|((made, outlet), day)| {
        made.edit(|meta| {
            meta.outlet = Some(outlet.to_owned());
            meta.published = (day != 3).then(|| format!("2031-02-0{day}"));
        })
    });
    dated.collect()
}

fn made() -> Vec<Made> {
    [wire(), interview(), dossier()].concat()
}

/// Everything that joins documents, as JSON lines, after reading in runs that begin at these places.
fn joined(dir: &Path, made: &[Made], begins: &[usize]) -> String {
    let store = Store::create_or_open(dir).unwrap();
    let mut ends: Vec<usize> = begins.iter().copied().chain([made.len()]).collect();
    ends.sort_unstable();
    let mut from = 0;
    for end in ends {
        let run = store.begin_run(&[], now()).unwrap();
        add_all(&store, &made[from..end], 3);
        store.finish_run(run, &RunCounts::default(), now()).unwrap();
        from = end;
    }
    let grouping = What::ALL.into_iter().filter(|what| !matches!(what, What::Documents | What::Statements));
    grouping.map(|what| format!("{}\n{}", what.name(), listed(&store, what))).collect()
}

#[test]
fn any_order_in_any_number_of_runs_comes_to_the_same() {
    let all = made();
    let dir = tempfile::tempdir().unwrap();
    let once = joined(dir.path(), &all, &[]);
    for what in ["\"copy\"", "\"credit\"", "\"alignment\"", "\"first_seen_in\""] {
        assert!(once.contains(what), "{what} is not in it");
    }
    let order = Just((0..all.len()).collect::<Vec<usize>>()).prop_shuffle();
    let begins = prop::collection::vec(0..all.len(), 0..6);
    let config = ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() };
    let compared = TestRunner::new(config).run(&(order, begins), |(order, begins)| {
        let dir = tempfile::tempdir().unwrap();
        let shuffled: Vec<Made> = order.iter().map(|n| all[*n].clone()).collect();
        prop_assert_eq!(&once, &joined(dir.path(), &shuffled, &begins));
        Ok(())
    });
    compared.unwrap();
}
