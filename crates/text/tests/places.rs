//! Place names: every example of the rules' manual pages, what places are, and gazetteers that cannot be used.

#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test reads the rules' own pages and says where one fails"
)]

#[path = "support/manual.rs"]
#[allow(unreachable_pub, dead_code, reason = "shared by the tests of several rules")]
mod manual;

use std::sync::LazyLock;

use onrecord_text::{
    Document, Engine, Gazetteer, GazetteerError, Place, PlaceKind, Precision, annotate, pack_gazetteer,
};
use proptest::prelude::*;

static SHIPPED: &[u8] = include_bytes!("../../../models/gazetteer.bin");
static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    Engine::rules().with_gazetteer(Gazetteer::load(SHIPPED).expect("the gazetteer that ships"))
});

/// A small gazetteer of places nobody knows.
static SMALL: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let rows = "country\t1\tVarn\tVA\t-1\t10\t20\t5000000\tVarnia\n\
                region\t2\tOrrland\tVA\t0\t10.5\t-179.9\t100000\t\n\
                town\t3\tPort Ell\tVA\t1\t-10.25\t20.5\t30000\tPorto Ello|Ell";
    pack_gazetteer(rows).expect("good rows")
});

fn places(text: &str) -> Vec<Place> {
    annotate(&Document { text: text.to_owned(), ..Document::default() }, &ENGINE).places
}

#[test]
fn the_examples_of_the_manual_hold() {
    let mut wrong = Vec::new();
    let examples = manual::examples("places");
    assert!(examples.len() > 30, "{} examples", examples.len());
    for example in examples {
        let found = places(&example.text);
        let spans: Vec<_> = found.iter().map(|p| p.span.start as usize..p.span.end as usize).collect();
        let names: Vec<&str> = found.iter().map(|p| p.name.as_str()).collect();
        let metonyms: Vec<&str> = found.iter().filter(|p| p.metonym).map(|p| p.name.as_str()).collect();
        let third = example.cells.get(1).is_none_or(|cell| *cell == metonyms.join("; "));
        if spans != example.marked || names.join("; ") != example.cells[0] || !third {
            let found = format!("found {names:?} at {spans:?}, metonyms {metonyms:?}");
            wrong.push(format!("{}: {}\n  {found}", example.at, example.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_country_is_never_a_dot() {
    let found = places(
        "Shells fell in Syria, in Idlib province and in Khan Sheikhoun, and near the Shayrat air base in Homs.",
    );
    let shown: Vec<_> = found.iter().map(|p| (p.name.as_str(), p.kind, p.precision)).collect();
    assert_eq!(
        shown,
        [
            ("Syria", PlaceKind::Country, Precision::Country),
            ("Idlib", PlaceKind::Region, Precision::Region),
            ("Khan Shaykhun", PlaceKind::Town, Precision::Town),
            ("Shayrat", PlaceKind::Facility, Precision::Town),
            ("Homs", PlaceKind::Town, Precision::Town),
        ]
    );
}

#[test]
fn the_runner_up_is_kept() {
    let paris = &places("They met in Paris.")[0];
    assert_eq!(paris.country.as_deref(), Some("FR"));
    assert!(paris.runner_up.as_ref().is_some_and(|other| other.country.as_deref() != Some("FR")));
    assert!((0.0..=1.0).contains(&paris.confidence));
    let texan = &places("They met in Paris, Texas.")[0];
    assert_eq!(texan.country.as_deref(), Some("US"));
    assert!((texan.lat - 33.66).abs() < 0.1, "{texan:?}");
    let meant = &places("Texas voted. The turnout in Paris was low. Dallas and Denton counted late.")[1];
    assert_eq!(meant.country.as_deref(), Some("US"), "{meant:?}");
}

#[test]
fn a_capital_is_meant_before_a_state_of_its_name() {
    for text in [
        "They met in Washington.",
        "Officials left Washington on Monday.",
        "The talks were held in Washington, and Orr flew from Washington to Moscow.",
    ] {
        let capital = &places(text)[0];
        assert_eq!((capital.name.as_str(), capital.kind), ("Washington", PlaceKind::Town), "{text}");
        assert!((capital.lat - 38.9).abs() < 0.1, "{capital:?}");
    }
    let state = places("They met in Seattle, Washington, and in Spokane.").remove(1);
    assert_eq!((state.name.as_str(), state.kind), ("Washington", PlaceKind::Region));
}

#[test]
fn confidence_says_whether_it_is_a_place_too() {
    let sure = places("The train from Beirut stopped near Tripoli, Lebanon.");
    assert!(sure.iter().all(|place| place.confidence > 0.8), "{sure:?}");
    let namesake = places("Officials of Gainesville Zorr met.");
    assert!(namesake.iter().all(|place| place.confidence < 0.8), "{namesake:?}");
    assert_eq!(places("PORT ELL, May 3 (NWA) — Nobody was hurt, the mayor said."), []);
}

#[test]
fn a_figure_is_not_placed_where_a_government_speaks() {
    let text = "Moscow said 12 people were killed in Homs on Monday.";
    let record = annotate(&Document { text: text.to_owned(), ..Document::default() }, &ENGINE);
    let place = record.figures[0].place.and_then(|n| record.places.get(n as usize));
    assert_eq!(place.map(|place| place.name.as_str()), Some("Homs"));
    assert!(record.places[0].metonym && !record.places[1].metonym, "{:?}", record.places);
}

#[test]
fn names_are_shown_as_english_prints_them() {
    let text = "They went from Bayern and Ḩalab to Tskhinvali, Tartus, Hama and Kyiv.";
    let found = places(text);
    let names: Vec<_> = found.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["Bavaria", "Aleppo", "Tskhinvali", "Tartus", "Hama", "Kyiv"]);
}

#[test]
fn what_is_packed_can_be_read() {
    let gazetteer = Gazetteer::load(SMALL.clone().leak()).expect("a gazetteer");
    let engine = Engine::rules().with_gazetteer(gazetteer);
    let text = "The mayor met them in Port Ell, Orrland, and later in Varnia.".to_owned();
    let found = annotate(&Document { text, ..Document::default() }, &engine).places;
    let points: Vec<_> = found.iter().map(|p| (p.name.as_str(), p.lat, p.lon, p.geonames_id)).collect();
    assert_eq!(
        points,
        [
            ("Port Ell", -10.25, 20.5, Some(3)),
            ("Orrland", 10.5, -179.9, Some(2)),
            ("Varn", 10.0, 20.0, Some(1)),
        ]
    );
}

#[test]
fn what_is_no_gazetteer_is_refused() {
    let other_version: Vec<u8> =
        SMALL[..8].iter().copied().chain([9, 0, 0, 0]).chain(SMALL[12..].iter().copied()).collect();
    let error = |bytes: Vec<u8>| Gazetteer::load(bytes.leak()).err();
    assert_eq!(error(Vec::new()), Some(GazetteerError::NotAGazetteer));
    assert_eq!(error(b"PK\x03\x04 something else".to_vec()), Some(GazetteerError::NotAGazetteer));
    assert_eq!(error(other_version), Some(GazetteerError::OtherVersion("9".to_owned())));
    assert_eq!(error(SMALL[..SMALL.len() - 1].to_vec()), Some(GazetteerError::Damaged));
    assert_eq!(error(SMALL[..20].to_vec()), Some(GazetteerError::Damaged));
    assert!(pack_gazetteer("town\t1\tEll").is_err());
    assert!(pack_gazetteer("palace\t1\tEll\tVA\t-1\t1\t1\t1\t").is_err());
}

#[test]
fn odd_texts_do_no_harm() {
    let places_of = |text: String| places(&text).len();
    assert_eq!(places_of("Of Nice Reading Mobile ".repeat(2000)) % 2, 0);
    let _ = places_of("Paris, ".repeat(20_000));
    let _ = places_of("-Paris-London-".repeat(5000));
    let _ = places_of("A. B. C. ".repeat(5000));
    let _ = places_of("Saint Mount Fort - – ' ’ İstanbul ǅ ﬁ 東京".repeat(500));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_gazetteers_are_refused(at in 0usize..10_000_000, bit in 0u8..8, cut in 0usize..10_000_000) {
        let mut flipped = SMALL.clone();
        let at = at % flipped.len();
        flipped[at] ^= 1 << bit;
        prop_assert!(Gazetteer::load(flipped.leak()).is_err());
        prop_assert!(Gazetteer::load(SMALL[..cut % SMALL.len()].to_vec().leak()).is_err());
    }

    #[test]
    fn wrong_insides_never_panic(bytes in prop::collection::vec(any::<(u32, u8)>(), 1..40)) {
        // Bytes behind the head are changed and the hash is made right again.
        let mut wrong = SMALL.clone();
        let len = wrong.len();
        for (at, byte) in bytes {
            wrong[64 + at as usize % (len - 64)] = byte;
        }
        let hash = <sha2::Sha256 as sha2::Digest>::digest(&wrong[44..]);
        wrong[12..44].copy_from_slice(&hash);
        if let Ok(gazetteer) = Gazetteer::load(wrong.leak()) {
            let text = "The mayor met them in Port Ell, Orrland, and later in Varnia and Ell.".to_owned();
            let _ = annotate(&Document { text, ..Document::default() }, &Engine::rules().with_gazetteer(gazetteer));
        }
    }
}
