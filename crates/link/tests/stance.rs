//! The stance to a claim: sentences of our own, and what must hold of any input.

use onrecord_link::{Stance, stance, stance_features};
use proptest::prelude::*;

/// Rows of `stance.tsv`: claim, headline, stance, and a word of the evidence.
fn rows() -> Vec<[&'static str; 4]> {
    let lines = include_str!("stance.tsv").lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let mut fields = line.split('\t');
            [(); 4].map(|()| fields.next().unwrap_or_default())
        })
        .collect()
}

#[test]
fn sentences_of_our_own() {
    let mut wrong = Vec::new();
    for [claim, headline, wanted, evidence] in rows() {
        let judged = stance(claim, headline);
        let why: Vec<String> = judged.why.iter().map(ToString::to_string).collect();
        let named = why.iter().any(|reason| reason.to_lowercase().contains(evidence));
        let right = judged.stance.name() == wanted.trim_start_matches('~') && named;
        // A mark that no longer holds is wrong too.
        if right == wanted.starts_with('~') {
            wrong.push(format!("{headline}: {} ({:.2}) {why:?}, {wanted}", judged.stance, judged.confidence));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn without_words_nothing_is_said() {
    for (claim, headline) in [("", ""), ("The dam broke", ""), ("", "The dam broke"), ("?!", "… —")] {
        let judged = stance(claim, headline);
        assert_eq!((judged.stance, judged.confidence), (Stance::Observing, 0.0));
        assert!(judged.why.is_empty());
    }
}

#[test]
fn a_sentence_that_repeats_the_claim_is_for_it() {
    for [claim, ..] in rows() {
        assert_eq!(stance(claim, claim).stance, Stance::For, "{claim}");
    }
}

#[test]
fn a_headline_of_five_megabytes_costs_no_more() {
    for part in ["no hoax ", "x", "1,", "U.", "'", "“", "million "] {
        let long = part.repeat(5_000_000 / part.len());
        let (short, whole) = (part.repeat(10_000), stance("The dam at Tarn broke", &long));
        assert_eq!(stance("The dam at Tarn broke", &short), whole);
        assert!(stance(&long, &long).confidence.is_finite());
    }
}

proptest! {
    #[test]
    fn any_two_strings_have_a_stance(claim in "\\PC{0,200}", headline in "\\PC{0,200}") {
        let judged = stance(&claim, &headline);
        prop_assert!((0.0..=1.0).contains(&judged.confidence));
        prop_assert!(judged.why.len() <= 4);
        prop_assert_eq!(&judged, &stance(&claim, &headline));
    }

    #[test]
    fn neither_kind_of_apostrophe_nor_spaces_matter(words in prop::collection::vec("[a-z]{1,9}('t)?", 1..20)) {
        let (plain, curly) = (words.join(" "), words.join("   ").replace('\'', "’"));
        prop_assert_eq!(stance_features(&plain, &plain), stance_features(&curly, &curly));
    }

    #[test]
    fn no_feature_counts_twice(claim in "[a-zA-Z0-9?!:,' ]{0,200}", headline in "[a-zA-Z0-9?!:,' ]{0,200}") {
        let mut names: Vec<String> = stance_features(&claim, &headline).0.into_iter().map(|(name, _)| name).collect();
        let all = names.len();
        names.sort();
        names.dedup();
        prop_assert_eq!(names.len(), all);
    }
}
