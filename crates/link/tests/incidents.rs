//! Behaviour as data: `cases/incidents.md` holds documents a case, and the incidents and claims they make.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

use onrecord_link::claims::{Ledger, Telling, ledger};
use onrecord_link::incidents::{Incident, Mention, group, mentions};
use onrecord_text::{
    CodePoints, Document, Engine, Meta, Place, PlaceKind, Precision, Record, Span, annotate,
};
use proptest::prelude::*;

const CASES: &str = include_str!("cases/incidents.md");

/// A document of a case, read, with the report that it goes back to.
struct Read {
    record: Record,
    text: String,
    origin: String,
    story: Option<u32>,
}

/// The places of the cases, by name.
fn gazetteer() -> Vec<Place> {
    let rows = CASES.lines().filter_map(|line| line.strip_prefix("| ")).skip(1);
    let place = |row: &str| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let (kind, precision) = match cells[3] {
            "country" => (PlaceKind::Country, Precision::Country),
            "region" => (PlaceKind::Region, Precision::Region),
            _ => (PlaceKind::Town, Precision::Town),
        };
        Place {
            span: Span { start: 0, end: 0 },
            name: cells[0].to_owned(),
            lat: cells[4].parse().unwrap(),
            lon: cells[5].parse().unwrap(),
            geonames_id: Some(cells[1].parse().unwrap()),
            country: Some("XT".to_owned()),
            within: cells[2].split_whitespace().map(|id| id.parse().unwrap()).collect(),
            kind,
            precision,
            metonym: false,
            confidence: 1.0,
            runner_up: None,
        }
    };
    rows.map(place).collect()
}

/// `ID~STORY/OUTLET@ORIGIN, DATE: WORDS`.
fn read(line: &str, engine: &Engine, places: &[Place]) -> Read {
    let (head, text) = line.split_once(": ").unwrap_or_else(|| panic!("no “: ” in {line}"));
    let (named, published) = head.split_once(", ").map_or((head, None), |(named, date)| (named, Some(date)));
    let (named, origin) = named.split_once('@').unwrap_or((named, named));
    let (id, outlet) = named.split_once('/').map_or((named, None), |(id, outlet)| (id, Some(outlet)));
    let (id, story) = id.split_once('~').map_or((id, None), |(id, story)| (id, story.parse().ok()));
    let meta = Meta {
        outlet: outlet.map(str::to_owned),
        published: published.map(str::to_owned),
        ..Meta::default()
    };
    let document = Document { id: id.to_owned(), text: text.to_owned(), meta, raw_layout: false };
    let mut record = annotate(&document, engine);
    let points = CodePoints::new(text);
    for place in places {
        let names = text.match_indices(&place.name).map(|(at, name)| Place {
            span: Span { start: points.at_byte(at), end: points.at_byte(at + name.len()) },
            ..place.clone()
        });
        record.places.extend(names);
    }
    record.places.sort_by_key(|place| place.span);
    Read { record, text: text.to_owned(), origin: origin.to_owned(), story }
}

/// The documents of every case, with what is said of them.
fn cases() -> Vec<(&'static str, Vec<Read>, Vec<&'static str>)> {
    let (engine, places) = (Engine::rules(), gazetteer());
    let case = |section: &'static str| {
        let (title, rest) = section.split_once('\n').unwrap();
        let (_, rest) = rest.split_once("```text\n").unwrap();
        let (documents, items) = rest.split_once("\n```").unwrap();
        let read = documents.lines().map(|line| read(line, &engine, &places)).collect();
        (title, read, items.lines().filter_map(|line| line.strip_prefix("- ")).collect())
    };
    CASES.split("\n## ").skip(1).map(case).collect()
}

fn found(documents: &[Read]) -> Vec<Mention> {
    let of = |one: &Read| {
        let story = one.story;
        mentions(&one.record, &one.text).into_iter().map(move |mention| Mention { story, ..mention })
    };
    documents.iter().flat_map(of).collect()
}

fn name(mention: &Mention) -> String {
    match mention.number {
        0 => mention.document.clone(),
        number => format!("{}{}", mention.document, number + 1),
    }
}

fn figures(incident: &Incident, found: &[Mention], documents: &[Read]) -> Ledger {
    let telling = |mention: usize| {
        let mention = &found[mention];
        let one = documents.iter().find(|one| one.record.doc == mention.document).unwrap();
        Telling {
            record: &one.record,
            text: &one.text,
            called: &one.record.doc,
            origin: &one.origin,
            figures: &mention.figures,
        }
    };
    ledger(&incident.members.iter().map(|member| telling(member.mention)).collect::<Vec<_>>())
}

/// The groups, each as the names of its mentions.
fn groups(incidents: &[Incident], found: &[Mention]) -> Vec<Vec<String>> {
    let names = |one: &Incident| one.members.iter().map(|member| name(&found[member.mention])).collect();
    let mut groups: Vec<Vec<String>> = incidents.iter().map(names).collect();
    groups.sort();
    groups
}

#[test]
fn cases_come_out_as_written() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (title, documents, items) in cases() {
        let found = found(&documents);
        let mut incidents = group(&found);
        incidents.retain(|incident| !incident.is_adrift());
        let first = incidents.first();
        let ledger = first.map(|first| figures(first, &found, &documents)).unwrap_or_default();
        for item in items {
            count += 1;
            let what = item.split_once(':').unwrap_or((item, "")).0;
            let said = match what {
                "incidents" => {
                    let groups: Vec<String> =
                        groups(&incidents, &found).iter().map(|group| group.join(" ")).collect();
                    groups.join(" | ")
                }
                "at" => first.and_then(|one| one.site.as_ref()).map(|site| site.name.clone()).unwrap(),
                "when" => first.unwrap().when.to_string(),
                "disputes" => {
                    let disputes = first.unwrap().disputes.iter().map(|dispute| dispute.why.clone());
                    disputes.collect::<Vec<_>>().join("; ")
                }
                "claims" => {
                    let claims = ledger.claims.iter();
                    let claims = claims
                        .map(|one| format!("{} {} ({})", one.measure, one.printed(), one.claimant.name));
                    claims.collect::<Vec<_>>().join("; ")
                }
                "stands" => {
                    let stands = ledger.relations.iter().map(|one| {
                        let (from, to) = (&ledger.claims[one.from], &ledger.claims[one.to]);
                        format!("{} {:?} {}", from.printed(), one.stand, to.printed())
                    });
                    stands.collect::<Vec<_>>().join("; ")
                }
                _ => panic!("{title}: {what} cannot be checked"),
            };
            let said = format!("{what}: {said}");
            if said.trim() != item {
                wrong.push(format!("{title}\n  expected {item}\n  found    {said}"));
            }
        }
    }
    assert!(count > 0);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_further_account_says_why_it_is_in() {
    for (title, documents, _) in cases() {
        let found = found(&documents);
        for incident in group(&found) {
            let unexplained = incident.members.iter().filter(|member| member.why.is_empty()).count();
            assert_eq!(unexplained, 1, "{title}");
        }
    }
}

#[test]
fn long_documents_are_bounded() {
    let engine = Engine::rules();
    let text = "An airstrike on Karnholt killed 12 people on May 4, 2031. ".repeat(2000);
    let long = read(&format!("a: {text}"), &engine, &gazetteer());
    let found = mentions(&long.record, &long.text);
    assert_eq!(found.len(), 1);
    let many: Vec<Mention> =
        (0..3000).map(|n| Mention { document: format!("d{n:04}"), number: 0, ..found[0].clone() }).collect();
    assert_eq!(group(&many).len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn the_order_of_documents_does_not_matter(order in Just((0..15).collect::<Vec<usize>>()).prop_shuffle()) {
        let mut documents: Vec<Read> = Vec::new();
        for (n, (_, read, _)) in cases().into_iter().enumerate() {
            documents.extend(read.into_iter().map(|mut one| {
                one.record.doc = format!("{n}{}", one.record.doc);
                one
            }));
        }
        let straight = found(&documents);
        let mut shuffled: Vec<Mention> = Vec::new();
        for part in &order {
            shuffled.extend(straight.iter().skip(*part).step_by(order.len()).cloned());
        }
        let (one, other) = (group(&straight), group(&shuffled));
        prop_assert_eq!(groups(&one, &straight), groups(&other, &shuffled));
        let told = |incidents: &[Incident]| incidents.iter().map(|i| (i.words.clone(), i.when, i.disputes.clone())).collect::<Vec<_>>();
        prop_assert_eq!(told(&one), told(&other));
        let Some((a, b)) = one.iter().zip(&other).max_by_key(|(a, _)| a.members.len()) else { return Ok(()) };
        prop_assert_eq!(figures(a, &straight, &documents), figures(b, &shuffled, &documents));
    }
}
