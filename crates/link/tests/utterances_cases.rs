//! Behaviour as data: `cases/utterances.md` holds two renderings a case, and what should be said of them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

mod support;

use onrecord_link::utterances::{Alignment, Class, Flag, Rendering, align, changes_of_meaning, compare};

/// `NAME (OFFICE), DATE: TEXT`.
fn read(document: &str, line: &str) -> Rendering {
    let (head, text) = line.split_once(": ").unwrap_or_else(|| panic!("no “: ” in {line}"));
    let (credited, date) = head.rsplit_once(", ").unwrap_or_else(|| panic!("no date in {line}"));
    let (name, office) = match credited.split_once(" (") {
        Some((name, office)) => (name, Some(office.trim_end_matches(')'))),
        None => (credited, None),
    };
    support::rendering(document, name, office, Some(date), text)
}

/// The words of one side of the steps of a class, a step after the other.
fn words(a: &Rendering, b: &Rendering, alignment: &Alignment, class: Class) -> Vec<String> {
    let forms = |one: &Rendering, range: std::ops::Range<usize>| {
        one.words[range].iter().map(|word| word.form.to_string()).collect::<Vec<_>>().join(" ")
    };
    let steps = alignment.steps.iter().filter(|step| step.class == class);
    steps
        .map(|step| match class {
            Class::Added => forms(b, step.b.clone()),
            Class::Changed => format!("{} > {}", forms(a, step.a.clone()), forms(b, step.b.clone())),
            Class::Kept | Class::Moved | Class::Cut => forms(a, step.a.clone()),
        })
        .collect()
}

#[test]
fn cases_come_out_as_written() {
    let text = include_str!("cases/utterances.md");
    let mut wrong = Vec::new();
    let mut count = 0;
    for section in text.split("\n## ").skip(1) {
        let (title, rest) = section.split_once('\n').unwrap();
        let (_, rest) = rest.split_once("```text\n").unwrap();
        let (pair, items) = rest.split_once("\n```").unwrap();
        let (one, two) = pair.split_once('\n').unwrap();
        let (a, b) = (read("a", one), read("b", two));
        let comparison = compare(&a, &b);
        let alignment = align(&a, &b);
        let mut flags: Vec<Flag> =
            changes_of_meaning(&a, &b, &alignment).iter().map(|change| change.flag).collect();
        flags.sort();
        flags.dedup();
        for item in items.lines().filter_map(|line| line.strip_prefix("- ")) {
            count += 1;
            let (what, value) = item.split_once(": ").unwrap_or((item, ""));
            let class = |class| words(&a, &b, &alignment, class);
            let said = match what {
                "same" | "different" => (if comparison.same { "same" } else { "different" }).to_owned(),
                "flags" if flags.is_empty() => "flags: none".to_owned(),
                "flags" => format!("flags: {flags:?}").replace(['[', ']'], "").to_lowercase(),
                "kept" => format!("kept: {}", class(Class::Kept).join(" | ")),
                "cut" => format!("cut: {}", class(Class::Cut).join(" | ")),
                "added" => format!("added: {}", class(Class::Added).join(" | ")),
                "moved" => format!("moved: {}", class(Class::Moved).join(" | ")),
                "changed" => format!("changed: {}", class(Class::Changed).join(" | ")),
                _ => panic!("{title}: {what} {value} cannot be checked"),
            };
            if said != item {
                wrong.push(format!(
                    "{title}\n  expected {item}\n  found    {said}\n  {:.2} {:?}",
                    comparison.score,
                    comparison.why(&a, &b)
                ));
            }
        }
    }
    assert!(count > 0);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
