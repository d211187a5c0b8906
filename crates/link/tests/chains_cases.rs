//! The cases in `cases/chains.md`, and what holds for any order of them.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says where it fails")]

#[path = "support/documents.rs"]
mod documents;

use documents::{Case, cases};
use onrecord_link::chains::{Chain, Link, Paths};
use proptest::prelude::*;

fn chains(case: &Case) -> Vec<Chain> {
    case.documents.iter().flat_map(|(record, text)| Chain::all(record, text)).collect()
}

/// "relay Northwire “cited”"; a party without a name has a question mark.
fn link(link: &Link) -> String {
    let mark = if link.named { "" } else { "?" };
    let cue = link.cue.as_ref().map(|cue| format!(" “{cue}”")).unwrap_or_default();
    let when = link.when.as_ref().map(|when| format!(" on {when}")).unwrap_or_default();
    format!("{} {mark}{}{cue}{when}", link.role.name(), link.name)
}

fn chain(chain: &Chain) -> String {
    let links: Vec<String> = chain.links.iter().map(link).collect();
    let claims: Vec<&str> = chain.claims.iter().map(|claim| claim.words.as_str()).collect();
    let claims = if claims.is_empty() { String::new() } else { format!(" [{}]", claims.join(", ")) };
    format!("{} {}: {}{claims}", chain.document, chain.statement, links.join(" → "))
}

#[test]
fn cases_come_out_as_written() {
    let mut wrong = Vec::new();
    for case in cases(include_str!("cases/chains.md")) {
        let mut all = chains(&case);
        let origin = case.items.iter().find_map(|item| item.strip_prefix("origin: "));
        for chain in &mut all {
            let joined = origin.is_some_and(|members| members.split(", ").any(|id| id == chain.document));
            chain.origin = joined.then(|| "o".to_owned());
        }
        let paths = Paths::of(&all);
        let mut found: Vec<String> = all.iter().map(chain).collect();
        let parties: Vec<&str> = paths.nodes.iter().map(|node| node.name.as_str()).collect();
        found.push(format!("parties: {}", parties.join("; ")));
        let why: Vec<String> = paths.why.iter().map(|why| format!("why: {why}")).collect();
        let mut expected_why = Vec::new();
        for item in case.items.iter().filter(|item| !item.starts_with("origin: ")) {
            if item.starts_with("why: ") {
                expected_why.push(item.clone());
            } else if !found.contains(item) {
                wrong.push(format!("{}\n  expected {item}\n  found {found:#?}", case.title));
            }
        }
        if expected_why != why {
            wrong.push(format!("{}\n  expected {expected_why:#?}\n  found {why:#?}", case.title));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_does_not_matter(keys in prop::collection::vec(any::<u32>(), 1..64)) {
        for case in cases(include_str!("cases/chains.md")) {
            let all = chains(&case);
            let mut shuffled: Vec<(u32, Chain)> =
                all.iter().enumerate().map(|(n, chain)| (keys[n % keys.len()], chain.clone())).collect();
            shuffled.sort_by_key(|(key, chain)| (key.wrapping_mul(chain.document.len() as u32 + 1), std::cmp::Reverse(chain.statement.clone())));
            let shuffled: Vec<Chain> = shuffled.into_iter().map(|(_, chain)| chain).collect();
            prop_assert_eq!(Paths::of(&all), Paths::of(&shuffled));
        }
    }
}
