//! Origins on texts of our own making: what is found, and that it depends on the texts alone.

use std::collections::{BTreeMap, BTreeSet};

use onrecord_link::origins::{Kinship, Shared, Shingles, Sketch, Text, kinship, lookalikes, origins};
use proptest::prelude::*;

/// A report of so many sentences that share no run of five words with those of another topic.
fn report(topic: u32, sentences: std::ops::Range<u32>) -> String {
    let words = |n: u32| (0..12).map(|k| format!("w{topic}x{n}x{k}")).collect::<Vec<_>>().join(" ");
    sentences.map(|n| format!("{}. ", words(n))).collect()
}

fn kin(a: &str, b: &str, quoted: &[std::ops::Range<usize>]) -> Option<Kinship> {
    let (one, other) = (Shingles::of(a), Shingles::of(b));
    let shared = Shared::between(&one, &other);
    kinship(Text { shingles: &one, quoted }, Text { shingles: &other, quoted: &[] }, &shared)
}

#[test]
fn a_copy_with_words_changed_is_a_copy() {
    let wire = report(1, 0..20);
    let copy = wire.replacen("w1x3x4", "altogether", 1).replacen("w1x9x1", "nearly", 1);
    assert_eq!(kin(&wire, &copy, &[]), Some(Kinship::Copy));
}

#[test]
fn the_start_of_a_report_is_a_cut_of_it() {
    assert_eq!(kin(&report(1, 0..40), &report(1, 0..8), &[]), Some(Kinship::Cut));
    assert_eq!(kin(&report(1, 0..40), &report(1, 25..33), &[]), None, "a passage out of its middle is not");
}

#[test]
fn stretches_kept_in_other_words_are_a_rewrite() {
    let rewrite = format!("{}{}", report(2, 0..12), report(1, 5..15));
    assert_eq!(kin(&report(1, 0..20), &rewrite, &[]), Some(Kinship::Rewrite));
}

#[test]
fn the_same_quotations_are_two_origins() {
    let quotation = report(3, 0..10);
    let (a, b) = (format!("{quotation}{}", report(1, 0..12)), format!("{quotation}{}", report(2, 0..12)));
    let quoted = 0..quotation.len();
    assert_eq!(kin(&a, &b, &[quoted]), None);
    assert_eq!(kin(&a, &b, &[]), Some(Kinship::Rewrite), "the quotations are all they share");
}

#[test]
fn notices_and_empty_texts_have_no_kin() {
    assert_eq!(kin("", "", &[]), None);
    assert_eq!(kin("Five words and no more.", &report(1, 0..9), &[]), None);
}

#[test]
fn whatever_is_joined_by_steps_is_one_origin() {
    assert_eq!(origins(5, &[(3, 1), (4, 3)]), [vec![0], vec![1, 3, 4], vec![2]]);
    assert_eq!(origins(2, &[(0, 9)]), [vec![0], vec![1]], "numbers out of range are left out");
}

/// All pairs of texts that share half of their different runs of five words, counted one by one.
fn sharing_half(texts: &[String]) -> Vec<(u32, u32)> {
    let (mut having, mut sizes) = (BTreeMap::<Vec<&str>, Vec<u32>>::new(), Vec::new());
    for (number, text) in (0..).zip(texts) {
        let words: Vec<&str> = text.split([' ', '.']).filter(|word| !word.is_empty()).collect();
        let runs: BTreeSet<Vec<&str>> = words.windows(5).map(<[&str]>::to_vec).collect();
        sizes.push(runs.len());
        runs.into_iter().for_each(|run| having.entry(run).or_default().push(number));
    }
    let mut common = BTreeMap::<(u32, u32), usize>::new();
    for documents in having.values() {
        for (n, b) in documents.iter().enumerate() {
            documents[..n].iter().for_each(|a| *common.entry((*a, *b)).or_default() += 1);
        }
    }
    let all = |(a, b): &(u32, u32), both: usize| sizes[*a as usize] + sizes[*b as usize] - both;
    common.into_iter().filter(|(pair, both)| 2 * both >= all(pair, *both)).map(|(pair, _)| pair).collect()
}

/// The check the search is held to, on a thousand documents.
#[test]
fn next_to_every_pair_that_shares_half_is_found() {
    let texts: Vec<String> = (0..250)
        .flat_map(|topic| {
            let kept = 20 - topic % 7;
            let own = report(1000 + topic, 0..20 - kept);
            [
                report(topic, 0..20),
                report(topic, 0..kept) + &own,
                report(topic, 10..30),
                report(topic, 40..60),
            ]
        })
        .collect();
    let shingles: Vec<Shingles> = texts.iter().map(|text| Shingles::of(text)).collect();
    let sketches: Vec<Sketch> = shingles.iter().filter_map(Sketch::of).collect();
    let found = lookalikes(&sketches.iter().collect::<Vec<_>>());
    let true_pairs = sharing_half(&texts);
    let recalled = true_pairs.iter().filter(|pair| found.contains(pair)).count();
    assert!(true_pairs.len() >= 200, "{}", true_pairs.len());
    assert!(recalled * 100 >= true_pairs.len() * 98, "{recalled} of {}", true_pairs.len());
    assert!(found.len() < true_pairs.len() * 4, "{} candidates", found.len());
}

#[test]
fn a_thousand_copies_are_few_pairs_and_one_origin() {
    let sketch = Sketch::of(&Shingles::of(&report(1, 0..20))).unwrap();
    let pairs = lookalikes(&vec![&sketch; 1000]);
    assert!(pairs.len() < 10_000, "{}", pairs.len());
    assert_eq!(origins(1000, &pairs).len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn sharing_is_the_same_both_ways(a in "([a-d] ){0,60}", b in "([a-d] ){0,60}") {
        let (one, other) = (Shingles::of(&a), Shingles::of(&b));
        let (ab, ba) = (Shared::between(&one, &other), Shared::between(&other, &one));
        prop_assert_eq!(ab.jaccard, ba.jaccard);
        for run in &ab.runs {
            prop_assert_eq!(a[run.a.clone()].split_whitespace().count(), run.words);
            prop_assert_eq!(&a[run.a.clone()], &b[run.b.clone()]);
        }
    }

    #[test]
    fn any_text_can_be_sketched(text in "\\PC{0,400}") {
        let shingles = Shingles::of(&text);
        if let Some(sketch) = Sketch::of(&shingles) {
            prop_assert_eq!(sketch.similarity(&sketch), 1.0);
            prop_assert_eq!(Sketch::from_bytes(&sketch.to_bytes()), Some(sketch));
        }
    }
}
