//! Who has it from whom, in words.

use std::collections::BTreeSet;

use super::chain::Role;
use super::paths::{Having, Paths};

/// The sentences, each without a full stop.
pub(super) fn of(paths: &Paths) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for having in &paths.outlets {
        out.extend(outlet(paths, having));
    }
    for report in &paths.one_report {
        out.push(format!("{} have it in one report", names(paths, report).join(" and ")));
    }
    let through: BTreeSet<usize> =
        paths.outlets.iter().flat_map(|having| &having.through).flatten().copied().collect();
    for node in through.iter().map(|node| &paths.nodes[*node]).filter(|node| node.named) {
        out.push(match node.documents.as_slice() {
            [] => format!("no document of {} itself is among them", node.name),
            own => format!("{}, through which it came, has it in {}", node.name, own.join(", ")),
        });
    }
    for step in &paths.steps {
        let node = &paths.nodes[step.to];
        if !node.named {
            let documents = step.statements.iter().map(|(document, _)| document.as_str());
            let (what, document) = (step.role.name(), documents.min().unwrap_or_default());
            out.push(format!("{document} gives no name to its {what}: “{}”", node.name));
        }
    }
    if let Some(day) = &paths.first_seen_on {
        out.push(format!("first seen in {}, published {day}", paths.first_seen_in.join(", ")));
    }
    if !paths.undated.is_empty() {
        out.push(format!("not dated: {}", paths.undated.join(", ")));
    }
    for cycle in &paths.cycles {
        out.push(format!("{} have it from each other", names(paths, cycle).join(" and ")));
    }
    out
}

fn outlet(paths: &Paths, having: &Having) -> Vec<String> {
    let node = &paths.nodes[having.outlet];
    let name = if node.named { node.name.clone() } else { format!("the unknown outlet of {}", node.name) };
    let mut out = Vec::new();
    if having.directly {
        out.push(format!("{name} has it directly"));
    }
    for way in &having.through {
        let through: Vec<String> = std::iter::once(having.outlet)
            .chain(way.iter().copied())
            .zip(way)
            .map(|(from, to)| format!("{}{}", paths.nodes[*to].name, words(paths, from, *to)))
            .collect();
        out.push(format!("{name} has it through {}", through.join(", then ")));
    }
    out
}

/// The words that make one party the source of another, in brackets.
fn words(paths: &Paths, from: usize, to: usize) -> String {
    // Steps are in the order of their parties.
    let first = paths.steps.partition_point(|step| (step.from, step.to) < (from, to));
    let steps = paths.steps.iter().skip(first).take_while(|step| (step.from, step.to) == (from, to));
    let said: Vec<String> = steps
        .flat_map(|step| match step.role {
            Role::Agency => vec!["its wire".to_owned()],
            _ => step.cues.iter().map(|cue| format!("“{cue}”")).collect(),
        })
        .collect();
    if said.is_empty() { String::new() } else { format!(" ({})", said.join(", ")) }
}

fn names(paths: &Paths, nodes: &[usize]) -> Vec<String> {
    nodes.iter().map(|node| paths.nodes[*node].name.clone()).collect()
}
