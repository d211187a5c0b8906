//! What holds for any two renderings.

mod support;

use std::collections::BTreeSet;

use onrecord_link::utterances::{Class, Rendering, align, changes_of_meaning, compare, group};
use proptest::prelude::*;
use support::rendering;

fn text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "the",
        "dam",
        "will",
        "not",
        "hold",
        "58",
        "Orle",
        "Tarvin",
        "may",
        "seventy",
        "spring",
        ",",
        ".",
        "“",
        "”",
        "don't",
        "U.S.",
        "$1.5",
        "million",
        "never",
        "é",
        "𝄞",
        "'",
        "-",
        "a",
        "ferry",
        "pier",
        "short-sighted",
    ]);
    prop::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
}

fn made(document: &str, speaker: &str, text: &str) -> Rendering {
    support::rendering(document, speaker, None, Some("2031-05-03"), text)
}

proptest! {
    #[test]
    fn every_word_stands_in_one_step(a in text(), b in text()) {
        let (a, b) = (made("a", "Ann Orr", &a), made("b", "Ann Orr", &b));
        let alignment = align(&a, &b);
        let (mut in_a, mut in_b) = (vec![0; a.words.len()], vec![0; b.words.len()]);
        for step in &alignment.steps {
            for i in step.a.clone() { in_a[i] += 1; }
            for j in step.b.clone() { in_b[j] += 1; }
            let (left, right) = (step.a.is_empty(), step.b.is_empty());
            match step.class {
                Class::Kept | Class::Moved => prop_assert_eq!(step.a.len(), step.b.len()),
                Class::Changed => prop_assert!(!left && !right),
                Class::Cut => prop_assert!(!left && right),
                Class::Added => prop_assert!(left && !right),
            }
        }
        prop_assert!(in_a.iter().chain(&in_b).all(|count| *count == 1));
        changes_of_meaning(&a, &b, &alignment);
    }

    #[test]
    fn the_decision_is_the_same_both_ways(a in text(), b in text()) {
        let (a, b) = (made("a", "Ann Orr", &a), made("b", "Orr", &b));
        let (one, two) = (compare(&a, &b), compare(&b, &a));
        prop_assert_eq!((one.same, one.score, one.shared), (two.same, two.score, two.shared));
        prop_assert_eq!((one.first_in_second, one.second_in_first), (two.second_in_first, two.first_in_second));
    }

    #[test]
    fn a_statement_renders_what_it_renders(a in "[a-z]{4,9}( [a-z]{4,9}){7,20}") {
        let (a, b) = (made("a", "Ann Orr", &a), made("b", "Ann Orr", &a));
        prop_assert!(compare(&a, &b).same);
        let alignment = align(&a, &b);
        prop_assert!(alignment.steps.iter().all(|step| step.class == Class::Kept));
    }

    #[test]
    fn grouping_does_not_depend_on_the_order(
        texts in prop::collection::vec(text(), 1..14),
        seed in prop::collection::vec(any::<prop::sample::Index>(), 14),
    ) {
        let all: Vec<Rendering> = texts
            .iter()
            .enumerate()
            .map(|(n, text)| {
                let mut one = made(&format!("d{}", n / 2), ["Ann Orr", "Una Pell"][n % 2], text);
                one.statement = format!("s{n}");
                one
            })
            .collect();
        let mut shuffled = all.clone();
        for (n, index) in seed.iter().enumerate().take(all.len()) {
            shuffled.swap(n, index.index(all.len()));
        }
        let ids = |all: &[Rendering]| -> BTreeSet<Vec<String>> {
            let name = |n: usize| format!("{} {}", all[n].document, all[n].statement);
            group(all).iter().map(|u| u.renderings.iter().map(|m| name(m.rendering)).collect()).collect()
        };
        prop_assert_eq!(ids(&all), ids(&shuffled));
    }
}

#[test]
fn every_statement_is_in_one_utterance() {
    let texts = [
        "The dam at Orle will hold until spring",
        "The dam at Orle would hold until the spring",
        "Ferries stay in port",
    ];
    let all: Vec<Rendering> =
        texts.iter().enumerate().map(|(n, text)| made(&n.to_string(), "Ann Orr", text)).collect();
    let utterances = group(&all);
    assert_eq!(utterances.len(), 2);
    assert_eq!(utterances.iter().map(|utterance| utterance.renderings.len()).sum::<usize>(), 3);
    assert!(utterances[0].renderings.iter().all(|member| !member.why.is_empty()));
}

#[test]
fn wire_copies_do_not_crowd_each_other_out() {
    let text =
        "“The dam at Orle will hold until spring, whatever the engineers of the lower town may say tonight”";
    let all: Vec<Rendering> = (0..300).map(|n| made(&format!("d{n:03}"), "Ann Orr", text)).collect();
    assert_eq!(group(&all).len(), 1);
}

#[test]
fn long_contents_are_bounded() {
    let word = |n: usize| format!("w{}x ", n * 7919 % 5003);
    let long = |from: usize| (from..from + 100_000).map(word).collect::<String>();
    let (a, b) = (made("a", "Ann Orr", &long(0)), made("b", "Ann Orr", &long(300)));
    let alignment = align(&a, &b);
    let covered: usize = alignment.steps.iter().map(|step| step.a.len()).sum();
    assert_eq!(covered, a.words.len());
    assert!(compare(&a, &b).same);
    // Nothing in common but one word over and over.
    let (a, b) =
        (made("a", "Ann Orr", &"dam ".repeat(100_000)), made("b", "Ann Orr", &"dam hold ".repeat(50_000)));
    let covered: usize = align(&a, &b).steps.iter().map(|step| step.b.len()).sum();
    assert_eq!(covered, b.words.len());
    assert_eq!(group(&[a, b]).iter().map(|utterance| utterance.renderings.len()).sum::<usize>(), 2);
}

/// Undated reports of one briefing: the sentence that both quote in full says that they are of one occasion, so that the one
/// they put differently is found too. Without it, the same words could be years apart.
#[test]
fn undated_reports_that_quote_one_sentence_are_of_one_occasion() {
    let sure = "“The sluice gates at Harrow stayed shut because nobody had the key to the winding house.”";
    let one = "“Whoever blames the wardens for the drowned orchards knows nothing about rivers.”";
    let two = "that blaming the wardens for the lost orchards was idle";
    let together = |with: bool| {
        let said = |document: &str, words: &str| rendering(document, "Ann Orr", None, None, words);
        let mut all = vec![said("a", one), said("b", two)];
        if with {
            // Another statement of either document.
            let again = |document| {
                let mut one = said(document, sure);
                one.statement = "s2".to_owned();
                one
            };
            all.extend([again("a"), again("b")]);
        }
        group(&all)
            .iter()
            .any(|found| found.renderings.iter().filter(|member| member.rendering < 2).count() == 2)
    };
    assert!(together(true));
    assert!(!together(false));
}
