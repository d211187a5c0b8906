//! The threads of `cases/threads.md` come out as written, and whatever the order of the input.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

use onrecord_link::threads::{Said, Thread, history, threads};
use onrecord_text::{Document, Engine, Meta, annotate};
use proptest::prelude::*;

/// `DOCUMENT, DATE: TEXT`, read by rules.
fn read(line: &str) -> Vec<Said> {
    let (head, text) = line.split_once(": ").unwrap_or_else(|| panic!("no “: ” in {line}"));
    let (id, date) = head.split_once(", ").unwrap_or_else(|| panic!("no date in {line}"));
    let meta = Meta { published: Some(date.to_owned()), ..Meta::default() };
    let document = Document { id: id.to_owned(), text: text.to_owned(), meta, ..Document::default() };
    Said::all(&annotate(&document, &Engine::rules()), text, None, Some("s"))
}

fn told(thread: &Thread) -> String {
    let positions: Vec<String> =
        thread.positions.iter().map(|one| format!("{} {}", one.party.name, one.deed)).collect();
    let silent: Vec<&str> = thread.unanswered.iter().map(|party| party.name.as_str()).collect();
    let unanswered =
        if silent.is_empty() { String::new() } else { format!("; unanswered {}", silent.join(", ")) };
    format!("thread: {}{unanswered}", positions.join(", "))
}

fn line(party: &str, found: &[Thread], all: &[Said]) -> String {
    let positions = found.iter().flat_map(|thread| &thread.positions).filter(|one| one.party.name == party);
    let members: Vec<usize> = positions.flat_map(|one| one.statements.iter().copied()).collect();
    let steps = history(all, &members);
    let moved: Vec<String> = steps.iter().map(|step| format!("{:?}", step.moved).to_lowercase()).collect();
    format!("history {party}: {}", moved.join(", "))
}

#[test]
fn cases_come_out_as_written() {
    let text = include_str!("cases/threads.md");
    let (mut wrong, mut count) = (Vec::new(), 0);
    for section in text.split("\n## ").skip(1) {
        let (title, rest) = section.split_once('\n').unwrap();
        let (_, rest) = rest.split_once("```text\n").unwrap();
        let (reports, items) = rest.split_once("\n```").unwrap();
        let all: Vec<Said> = reports.lines().flat_map(read).collect();
        let found = threads(&all);
        let expected: Vec<&str> = items.lines().filter_map(|line| line.strip_prefix("- ")).collect();
        let mut came: Vec<String> = found.iter().map(told).collect();
        came.extend(found.is_empty().then(|| "none".to_owned()));
        let asked = expected.iter().filter_map(|item| item.strip_prefix("history "));
        came.extend(asked.map(|item| line(item.split_once(':').unwrap().0, &found, &all)));
        count += expected.len();
        let sorted = |mut items: Vec<String>| {
            items.sort();
            items
        };
        let (expected, came) = (sorted(expected.into_iter().map(str::to_owned).collect()), sorted(came));
        if expected != came {
            let said: Vec<String> = all
                .iter()
                .map(|said| format!("{} [{}] {}", said.rendering.statement, said.cue, said.deed))
                .collect();
            wrong.push(format!("{title}\n  expected {expected:?}\n  found    {came:?}\n  {said:?}"));
        }
    }
    assert!(count > 0);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Everything a thread says, with statements by their ids.
fn shown(all: &[Said]) -> Vec<String> {
    let id = |n: usize| format!("{} {}", all[n].rendering.document, all[n].rendering.statement);
    let each = |thread: &Thread| {
        let positions: Vec<String> = thread
            .positions
            .iter()
            .map(|one| {
                format!("{:?} {:?}", one.statements.iter().map(|n| id(*n)).collect::<Vec<_>>(), one.why)
            })
            .collect();
        format!("{} {} {positions:?} {:?}", told(thread), id(thread.claim.statement), thread.why)
    };
    threads(all).iter().map(each).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_makes_no_difference(seed in prop::collection::vec(any::<prop::sample::Index>(), 64)) {
        let text = include_str!("cases/threads.md");
        let blocks = text.split("```text\n").skip(1).filter_map(|block| block.split_once("\n```"));
        let lines = blocks.enumerate().flat_map(|(n, (reports, _))| {
            reports.lines().map(move |line| format!("{n}{line}")).collect::<Vec<_>>()
        });
        let all: Vec<Said> = lines.flat_map(|line| read(&line)).collect();
        let mut shuffled = all.clone();
        for (n, index) in seed.iter().enumerate().take(all.len()) {
            shuffled.swap(n, index.index(all.len()));
        }
        prop_assert_eq!(shown(&all), shown(&shuffled));
    }
}

#[test]
fn nothing_comes_of_nothing() {
    assert!(threads(&[]).is_empty());
    assert!(history(&[], &[3]).is_empty());
}
