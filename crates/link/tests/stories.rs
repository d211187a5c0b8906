//! Stories on texts of our own making, and that the order of documents does not matter.

use onrecord_link::stories::{Report, Story, Terms, stories};
use proptest::prelude::*;

/// What three outlets wrote of each of two events of one kind, and of one of another.
const REPORTS: [[&str; 3]; 3] = [
    [
        "The ferry Oriel sank off Vesna with ninety aboard. Harbour master Anna Kell said the Oriel had been overloaded.",
        "Ninety people were aboard the Oriel when the ferry went down near Vesna, said Anna Kell, the harbour master.",
        "VESNA: Rescuers searched for passengers of the sunken Oriel. Kell, the harbour master, spoke of an overloaded ferry.",
    ],
    [
        "The ferry Tamarin ran aground at Port Idris with forty aboard. Pilot Joren Haldt blamed a broken Idris beacon.",
        "Forty passengers left the Tamarin in boats after the ferry ran aground near Port Idris, pilot Joren Haldt said.",
        "PORT IDRIS: A dark beacon put the Tamarin aground, says Haldt, who piloted the ferry.",
    ],
    [
        "The council of Marrow voted for a lower bread price. Councillor Brekka Lund called the subsidy overdue.",
        "Bread will cost less in Marrow after a vote of its council; the subsidy is overdue, said Brekka Lund.",
        "MARROW: Lund and the council agreed on a bread subsidy.",
    ],
];

fn report(text: &str, day: Option<i32>) -> Report {
    Report { terms: Terms::of("", text), day }
}

fn numbers(stories: &[Story]) -> Vec<Vec<u32>> {
    stories.iter().map(|story| story.documents.iter().map(|(number, _)| *number).collect()).collect()
}

#[test]
fn each_event_is_a_story() {
    let reports: Vec<Report> = REPORTS.iter().flatten().map(|text| report(text, Some(20_000))).collect();
    let found = stories(&reports);
    assert_eq!(numbers(&found), [vec![0, 1, 2], vec![3, 4, 5], vec![6, 7, 8]]);
    assert!(numbers(&found)[1].contains(&found[1].central));
    let like = found[0].documents[2].1.unwrap();
    let why = reports[2].terms.shared_words(&reports[like as usize].terms, REPORTS[0][2], 3);
    assert!(why.contains(&"Oriel"), "{why:?}");
}

#[test]
fn a_year_later_it_is_another_event() {
    let reports = [report(REPORTS[0][0], Some(20_000)), report(REPORTS[0][2], Some(20_365))];
    assert_eq!(numbers(&stories(&reports)), [[0], [1]]);
    let undated = [report(REPORTS[0][0], None), report(REPORTS[0][2], Some(20_365))];
    assert_eq!(numbers(&stories(&undated)), [[0, 1]], "what is not known says nothing");
}

/// Twelve reports of two matches between the same clubs: only what happened in each tells them apart.
#[test]
fn look_alikes_fall_apart() {
    let match_of = |details: [&str; 4], n: usize| {
        let order: Vec<&str> = (0..4).map(|k| details[(n + k) % 4]).collect();
        let kind = "Vesna Rovers met Idris Athletic in the Tidewater Cup before a full Oriel Park, coach Anna Kell watching.";
        report(&format!("{kind} {}", order.join(" ")), None)
    };
    let first = [
        "Halvard scored twice from corners.",
        "Keeper Brandt limped off injured.",
        "Snow stopped play.",
        "Referee Moss sent off Lindqvist.",
    ];
    let second = [
        "Okafor missed a penalty.",
        "Defender Ruiz headed the winner.",
        "Floodlights failed.",
        "Substitute Petrov debuted gloriously.",
    ];
    let reports: Vec<Report> =
        (0..6).map(|n| match_of(first, n)).chain((0..6).map(|n| match_of(second, n))).collect();
    assert_eq!(numbers(&stories(&reports)), [(0..6).collect::<Vec<_>>(), (6..12).collect()]);
}

/// Reports in the same words by the thousand, as logs and tables give them, are not compared each with each.
#[test]
fn thousands_in_the_same_words_are_one_story() {
    let many: Vec<Report> =
        (0..1000).map(|n| report(&format!("{} Boat {n} lay by.", REPORTS[0][0]), None)).collect();
    assert_eq!(stories(&many).len(), 1);
}

#[test]
fn documents_without_words_are_alone() {
    let reports = [report("", None), report("", None), report("The.", Some(1))];
    assert_eq!(numbers(&stories(&reports)), [[0], [1], [2]]);
    assert_eq!(stories(&reports)[0].documents, [(0, None)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_order_of_documents_does_not_matter(order in Just((0..9_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let texts: Vec<&str> = REPORTS.iter().flatten().copied().collect();
        let shuffled: Vec<Report> = order.iter().map(|n| report(texts[*n], Some(20_000 + *n as i32))).collect();
        let mut found: Vec<Vec<usize>> =
            stories(&shuffled).iter().map(|story| story.documents.iter().map(|(n, _)| order[*n as usize]).collect()).collect();
        found.iter_mut().for_each(|story: &mut Vec<usize>| story.sort_unstable());
        found.sort_unstable();
        prop_assert_eq!(found, vec![vec![0, 1, 2], vec![3, 4, 5], vec![6, 7, 8]]);
    }

    #[test]
    fn any_bytes_are_terms_or_not(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
        if let Some(terms) = Terms::from_bytes(&bytes) {
            prop_assert_eq!(terms.to_bytes(), bytes);
        }
    }
}
