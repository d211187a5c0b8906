//! What is said to have happened, and whose number is which, is the same whatever the order of reading.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may")]

mod support;

use std::path::Path;

use onrecord_store::{
    Correcting, IncidentQuery, IncidentView, Paging, RunCounts, Stand, Store, StoreError, Timed,
    TimelineQuery, Verb, What,
};
use onrecord_text::{Bound, CodePoints, Figure, Place, PlaceKind, Precision, TimeExpression, TimeType};
use support::{Made, add_all, dossier, listed, now, plain};

/// A report with its places, days and numbers of dead, each by the words for it.
fn told(
    id: &str,
    outlet: Option<&str>,
    text: &str,
    places: &[&str],
    days: &[(&str, &str)],
    dead: &[(&str, Bound)],
) -> Made {
    let made = plain(id, &format!("Report {id}"), &[], text).edit(|meta| {
        meta.outlet = outlet.map(str::to_owned);
        meta.published = outlet.map(|_| "2031-05-06".to_owned());
    });
    let mut record = made.record;
    let points = CodePoints::new(text);
    let span = |words: &str| {
        let at = text.find(words).unwrap();
        points.span(&(at..at + words.len()))
    };
    let place = |name: &&str| {
        let lorn = *name == "Lorn";
        Place {
            span: span(name),
            name: (*name).to_owned(),
            lat: if *name == "Saltmere" { 44.0 } else { 41.0 },
            lon: 21.0,
            geonames_id: Some(if lorn { 10 } else { 11 + u32::from(*name == "Saltmere") }),
            country: None,
            within: if lorn { vec![] } else { vec![10] },
            kind: if lorn { PlaceKind::Region } else { PlaceKind::Town },
            precision: if lorn { Precision::Region } else { Precision::Town },
            metonym: false,
            confidence: 1.0,
            runner_up: None,
        }
    };
    record.places = places.iter().map(place).collect();
    let day = |(words, value): &(&str, &str)| TimeExpression {
        span: span(words),
        kind: TimeType::Date,
        value: (*value).to_owned(),
        modifier: None,
    };
    record.dates = days.iter().map(day).collect();
    let figure = |(n, (words, bound)): (usize, &(&str, Bound))| {
        let number: f64 = words.split(' ').find_map(|word| word.parse().ok()).unwrap();
        Figure {
            id: format!("f{}", n + 1),
            span: span(words),
            measure: "killed".to_owned(),
            low: Some(number),
            high: (*bound == Bound::Exact).then_some(number),
            bound: *bound,
            unit: "people".to_owned(),
            subgroup: None,
            part_of: None,
            counting: None,
            implicit: false,
            retracted: false,
            background: false,
            statement: None,
            place: None,
            date: None,
        }
    };
    record.figures = dead.iter().enumerate().map(figure).collect();
    Made { record, ..made }
}

/// One landslide in three reports, of which one names the region alone and one no year; another in another town; and
/// something else.
fn reports() -> Vec<Made> {
    let day = [("May 4, 2031", "2031-05-04")];
    vec![
        told(
            "a.txt",
            Some("Sela News"),
            "A landslide in Karnholt killed 12 people on May 4, 2031.\n",
            &["Karnholt"],
            &day,
            &[("12 people", Bound::Exact)],
        ),
        told(
            "b.txt",
            Some("Orle Wire"),
            "At least 30 people died in a landslide in Lorn province on May 4, 2031.\n",
            &["Lorn"],
            &day,
            &[("At least 30 people", Bound::AtLeast)],
        ),
        told(
            "c.txt",
            None,
            "The landslide of May 4 in Karnholt buried the school.\n",
            &["Karnholt"],
            &[("May 4", "XXXX-05-04")],
            &[],
        ),
        told(
            "d.txt",
            Some("Vell Post"),
            "A landslide in Saltmere killed 3 people on May 2, 2031.\n",
            &["Saltmere"],
            &[("May 2, 2031", "2031-05-02")],
            &[("3 people", Bound::Exact)],
        ),
        plain("e.txt", "Bees", &[], "Honey was scarce in the orchards of Lower Vey this spring.\n"),
    ]
}

fn read(store: &Store, made: &[Made]) {
    let run = store.begin_run(&[], now()).unwrap();
    add_all(store, made, 2);
    store.finish_run(run, &RunCounts::default(), now()).unwrap();
}

fn ledger(dir: &Path, runs: &[&[Made]]) -> Store {
    let store = Store::create_or_open(dir).unwrap();
    runs.iter().for_each(|made| read(&store, made));
    store
}

fn rows(store: &Store) -> String {
    [What::Incidents, What::Figures].map(|what| listed(store, what)).concat()
}

fn total(store: &Store, query: &IncidentQuery) -> u64 {
    store.incidents(query, Paging::default()).unwrap().total
}

fn first(store: &Store) -> IncidentView {
    let found = store.incidents(&IncidentQuery::default(), Paging::default()).unwrap();
    store.incident(&found.items[0].id).unwrap()
}

fn correcting(verb: Verb, ids: &[&str], group: Option<&str>) -> Correcting {
    Correcting {
        verb,
        ids: ids.iter().map(|id| (*id).to_owned()).collect(),
        group: group.map(str::to_owned),
        name: (verb == Verb::Rename).then(|| "The Karnholt slide".to_owned()),
        statement: None,
        reason: "for the test".to_owned(),
        author: "Edda Morn".to_owned(),
    }
}

#[test]
fn an_incident_is_one_with_its_disagreements() {
    let dir = tempfile::tempdir().unwrap();
    let store = ledger(dir.path(), &[&reports()]);
    assert_eq!(total(&store, &IncidentQuery::default()), 2);
    let view = first(&store);
    let summary = &view.summary;
    assert_eq!((summary.documents, summary.outlets, summary.origins), (3, 2, 3));
    assert_eq!(summary.date.first.as_deref(), Some("2031-05-04"));
    assert_eq!(summary.place.as_ref().unwrap().name, "Karnholt");
    assert_eq!((summary.kind.as_str(), summary.measures.len()), ("landslide", 1));
    assert_eq!(view.places.len(), 2, "the region stays beside the town");
    let docs: Vec<&str> = view.accounts.iter().map(|one| one.document.doc.as_str()).collect();
    assert_eq!(docs[2], "c.txt", "undated ones last");
    assert_eq!(view.accounts.iter().filter(|one| one.why.is_empty()).count(), 1);
    assert_eq!(view.accounts[2].sentences[0].words, "The landslide of May 4 in Karnholt buried the school");
    let claimants: Vec<&str> = view.claims.iter().map(|one| one.claimant.as_str()).collect();
    assert!(claimants.contains(&"Sela News") && claimants.contains(&"Orle Wire"), "{claimants:?}");
    assert_eq!(view.relations[0].stand, Stand::Contradicts);
    assert_eq!(store.incident(&view.accounts[0].id).unwrap(), view, "also by an account of it");
    assert!(matches!(store.incident("i-nothing"), Err(StoreError::NotFound { .. })));
}

#[test]
fn filters_narrow() {
    let dir = tempfile::tempdir().unwrap();
    let store = ledger(dir.path(), &[&reports()]);
    let of = |change: fn(&mut IncidentQuery)| {
        let mut query = IncidentQuery::default();
        change(&mut query);
        let counted = store.figures(&query, Paging::default()).unwrap();
        assert!(counted.items.iter().all(|one| !one.claims.is_empty()));
        total(&store, &query)
    };
    assert_eq!(of(|query| query.at_least = 2), 1);
    assert_eq!(of(|query| query.place = Some("karnholt".into())), 1);
    assert_eq!(of(|query| query.place = Some("10".into())), 2, "all that lies in the region");
    assert_eq!(of(|query| query.from = Some("2031-05-03".into())), 1);
    assert_eq!(of(|query| query.to = Some("2031-05-03".into())), 1);
    assert_eq!(of(|query| query.kind = Some("landslide".into())), 2);
    assert_eq!(of(|query| query.kind = Some("airstrike".into())), 0);
    assert_eq!(of(|query| query.measure = Some("killed".into())), 2);
    assert_eq!(of(|query| query.measure = Some("injured".into())), 0);
}

#[test]
fn neither_the_order_nor_the_number_of_readings_matters() {
    let all = [reports(), dossier()].concat();
    let backwards: Vec<Made> = all.iter().rev().cloned().collect();
    let dir = tempfile::tempdir().unwrap();
    let once = rows(&ledger(&dir.path().join("once"), &[&all]));
    assert_eq!(once, rows(&ledger(&dir.path().join("back"), &[&backwards])));
    let single: Vec<&[Made]> = backwards.chunks(1).collect();
    assert_eq!(once, rows(&ledger(&dir.path().join("many"), &single)));
    assert!(once.contains("contradicts"));
}

#[test]
fn a_new_version_tells_what_it_tells_now() {
    let dir = tempfile::tempdir().unwrap();
    let at = |made: Made| made.edit(|meta| meta.url = Some("https://selanews.example/slide".to_owned()));
    let mut all = reports();
    let before = at(all.remove(0));
    let store = ledger(dir.path(), &[&[before], &all]);
    assert_eq!(first(&store).summary.documents, 3);
    read(&store, &[at(plain("a.txt", "Correction", &[], "We have withdrawn this report.\n"))]);
    let found = store.incidents(&IncidentQuery::default(), Paging::default()).unwrap();
    assert!(found.items.iter().all(|one| one.documents < 3), "{found:?}");
}

#[test]
fn users_decide_otherwise_and_take_it_back() {
    let dir = tempfile::tempdir().unwrap();
    let store = ledger(dir.path(), &[&reports()[..4]]);
    let before = rows(&store);
    let view = first(&store);
    let id = view.summary.id.clone();
    let leaving = view.accounts.iter().find(|one| one.document.doc == "b.txt").unwrap().id.clone();
    let split = store.correct(&correcting(Verb::Split, &[&leaving], Some(&id)), now()).unwrap();
    assert_eq!(total(&store, &IncidentQuery::default()), 3);
    let alone = store.incident(&leaving).unwrap();
    assert_eq!(alone.summary.place.as_ref().unwrap().name, "Lorn", "it is only where its accounts say");
    assert_eq!(alone.corrections.len(), 1);
    assert_eq!(alone.claims.len(), 1);
    // What is read later changes nothing about it.
    read(&store, &reports()[4..]);
    assert_eq!(total(&store, &IncidentQuery::default()), 3);
    let group = first(&store).summary.id;
    store.correct(&correcting(Verb::Reassign, &[&leaving], Some(&group)), now()).unwrap();
    assert_eq!(first(&store).accounts.len(), 3);
    let other = store.incidents(&IncidentQuery::default(), Paging::default()).unwrap().items[1].id.clone();
    store.correct(&correcting(Verb::Merge, &[&group, &other], None), now()).unwrap();
    let merged = first(&store);
    assert_eq!((total(&store, &IncidentQuery::default()), merged.places.len()), (1, 3));
    assert_eq!(merged.accounts.iter().filter(|one| one.why.is_empty()).count(), 1);
    store.correct(&correcting(Verb::Rename, &[&merged.summary.id], None), now()).unwrap();
    assert_eq!(first(&store).summary.name.as_deref(), Some("The Karnholt slide"));
    for correction in store.corrections(Paging::default()).unwrap().items {
        store.correct(&correcting(Verb::Undo, &[&correction.id], None), now()).unwrap();
    }
    assert_eq!(rows(&store), before);
    assert!(store.correct(&correcting(Verb::Undo, &[&split], None), now()).is_err());
}

#[test]
fn a_count_that_nobody_places_or_dates_is_no_incident() {
    let dead = [("40 people", Bound::Exact)];
    let adrift =
        told("z.txt", Some("Reed Post"), "40 people were killed, the Tide Party said.\n", &[], &[], &dead);
    let dir = tempfile::tempdir().unwrap();
    let store = ledger(dir.path(), &[&[vec![adrift], reports()].concat()]);
    assert_eq!(total(&store, &IncidentQuery::default()), 2);
    assert!(!rows(&store).contains("z.txt"));
    let view = first(&store);
    assert_eq!(view.accounts.len(), 3);
}

#[test]
fn what_is_withdrawn_is_listed_only_when_asked() {
    let dir = tempfile::tempdir().unwrap();
    let store = ledger(dir.path(), &[&reports()]);
    let view = first(&store);
    store.correct(&correcting(Verb::Withdraw, &[&view.summary.id], None), now()).unwrap();
    assert_eq!(total(&store, &IncidentQuery::default()), 1);
    assert_eq!(total(&store, &IncidentQuery { withdrawn: true, ..IncidentQuery::default() }), 2);
    let gone = store.incident(&view.summary.id).unwrap();
    assert!(gone.summary.withdrawn);
    assert_eq!(gone.corrections[0].reason, "for the test");
    assert!(!rows(&store).contains(&view.summary.id));
    let query = TimelineQuery::default();
    let timeline = store.timeline(&query, Paging::default()).unwrap();
    assert_eq!(timeline.items.iter().filter(|item| item.incident.is_some()).count(), 1);
}

#[test]
fn a_timeline_puts_each_thing_where_it_belongs() {
    let all = [reports(), dossier()].concat();
    let dir = tempfile::tempdir().unwrap();
    let store = ledger(&dir.path().join("once"), &[&all]);
    let ask = |query: &TimelineQuery| store.timeline(query, Paging { limit: 200, offset: 0 }).unwrap();
    let whole = ask(&TimelineQuery::default());
    assert_eq!(whole.total, whole.items.len() as u64);
    let bases: Vec<Timed> = whole.items.iter().map(|item| item.basis).collect();
    let dated = bases.iter().take_while(|basis| **basis != Timed::Undated).count();
    assert!(dated > 0 && bases[dated..].iter().all(|basis| *basis == Timed::Undated), "{bases:?}");
    let times: Vec<&str> =
        whole.items[..dated].iter().map(|item| &item.when.as_ref().unwrap()[..10]).collect();
    assert!(times.is_sorted(), "{times:?}");
    let said = whole.items.iter().find(|item| item.basis == Timed::Said).unwrap();
    assert_eq!(said.when.as_deref(), Some("2031-04-11"));
    assert_eq!(said.statement.as_ref().unwrap().document.published, None);

    let of_one = TimelineQuery { speaker: Some("oduya".into()), ..TimelineQuery::default() };
    assert!(ask(&of_one).items.iter().all(|item| item.statement.is_some()));
    let day = Some("2031-05-04".to_owned());
    let of_day = ask(&TimelineQuery { from: day.clone(), to: day, ..TimelineQuery::default() });
    assert_eq!(of_day.total, 1);
    assert!(of_day.items[0].incident.is_some());
    let wire = ask(&TimelineQuery { outlet: Some("orle wire".into()), ..TimelineQuery::default() });
    assert_eq!(wire.total, 2, "its document and the incident that it tells of");

    let backwards: Vec<Made> = all.iter().rev().cloned().collect();
    let other = ledger(&dir.path().join("many"), &backwards.chunks(1).collect::<Vec<_>>());
    let same = other.timeline(&TimelineQuery::default(), Paging { limit: 200, offset: 0 }).unwrap();
    let ids = |items: &[onrecord_store::TimelineItem]| -> Vec<String> {
        items
            .iter()
            .filter_map(|item| {
                let statement = item.statement.as_ref().map(|said| said.statement.id.clone());
                let document = item.document.as_ref().map(|found| found.id.clone());
                statement.or(document).or(item.incident.as_ref().map(|found| found.id.clone()))
            })
            .collect()
    };
    assert_eq!(ids(&whole.items), ids(&same.items));
}
