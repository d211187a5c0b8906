//! The chains of several statements laid together: who has it from whom.
//!
//! A name is one party wherever it is printed: an agency that one document cites is the outlet of another. Parties
//! without a name are one only within their document: two documents' "sources" may be two people.

use std::collections::{BTreeMap, BTreeSet};

use crate::outlets::is_outlet;

use super::chain::{Chain, Link, Role};
use super::cycles::cycles;
use super::name::{outlet_key, person_key};
use super::why;

/// One party.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Node {
    /// Its name: the one it publishes under, else the longest.
    pub name: String,
    /// Every name or description under which it appears, in order.
    pub names: Vec<String>,
    /// Whether it has a name. An outlet that nothing states goes by its document's id.
    pub named: bool,
    /// The documents that it published, in order.
    pub documents: Vec<String>,
    /// What it does in these chains, in order.
    pub roles: Vec<Role>,
}

/// One party that has it from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Who has it: an index into `nodes`.
    pub from: usize,
    /// From whom: an index into `nodes`.
    pub to: usize,
    /// What that one does.
    pub role: Role,
    /// The words that say so, in order.
    pub cues: Vec<String>,
    /// Documents and statements that say so, in order.
    pub statements: Vec<(String, String)>,
}

/// How an outlet has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Having {
    /// An index into `nodes`.
    pub outlet: usize,
    /// Whether one of its documents names nobody between itself and the speaker.
    pub directly: bool,
    /// Through whom its documents have it otherwise, the nearest first: indices into `nodes`.
    pub through: Vec<Vec<usize>>,
}

/// All of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paths {
    /// Every party.
    pub nodes: Vec<Node>,
    /// Who has it from whom.
    pub steps: Vec<Step>,
    /// Every outlet, in the order of `nodes`.
    pub outlets: Vec<Having>,
    /// The documents of the earliest day; several when that day has several.
    pub first_seen_in: Vec<String>,
    /// The earliest day.
    pub first_seen_on: Option<String>,
    /// The documents of which no day is known.
    pub undated: Vec<String>,
    /// Outlets whose documents are in one origin, each at least two: indices into `nodes`.
    pub one_report: Vec<Vec<usize>>,
    /// Parties that have it from each other in a circle: indices into `nodes`.
    pub cycles: Vec<Vec<usize>>,
    /// All that in words, each a sentence without a full stop.
    pub why: Vec<String>,
}

impl Paths {
    /// The chains of the statements that render one utterance, in any order.
    pub fn of(chains: &[Chain]) -> Self {
        let mut chains: Vec<&Chain> = chains.iter().collect();
        chains.sort_by_key(|chain| chain.id());
        let keys = Keys::of(&chains);
        let mut graph = Graph::default();
        for chain in &chains {
            graph.add(chain, &keys);
        }
        let mut paths = graph.paths();
        paths.date(&chains);
        paths.why = why::of(&paths);
        paths
    }

    fn date(&mut self, chains: &[&Chain]) {
        let days: BTreeMap<&str, Option<&str>> =
            chains.iter().map(|chain| (chain.document.as_str(), chain.published.as_deref())).collect();
        let first = days.values().flatten().min().copied();
        let on = |day: Option<&str>| {
            days.iter().filter(|(_, of)| **of == day).map(|(document, _)| (*document).to_owned()).collect()
        };
        self.undated = on(None);
        self.first_seen_in = first.map(|_| on(first)).unwrap_or_default();
        self.first_seen_on = first.map(str::to_owned);
    }
}

/// What tells parties apart; ordered by kind, then name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// An outlet, agency or other organisation.
    Body(String),
    Person(String),
    /// A description in a document.
    Described(String, String),
    /// Whoever published a document that says nothing of it.
    Publisher(String),
}

/// What one has to have seen all chains for.
struct Keys {
    /// Outlets, agencies and relays.
    media: BTreeSet<String>,
    /// Last names and the one full name that ends with each; none where several do.
    full: BTreeMap<String, Option<String>>,
}

impl Keys {
    fn of(chains: &[&Chain]) -> Self {
        let (mut media, mut full) = (BTreeSet::new(), BTreeMap::<String, Option<String>>::new());
        for link in chains.iter().flat_map(|chain| &chain.links).filter(|link| link.named) {
            if link.person {
                let name = person_key(&link.name);
                if let Some((_, last)) = name.rsplit_once(' ') {
                    let only = full.entry(last.to_owned()).or_insert_with(|| Some(name.clone()));
                    *only = only.take().filter(|other| *other == name);
                }
            } else if link.role <= Role::Relay {
                media.insert(outlet_key(&link.name));
            }
        }
        Self { media, full }
    }

    fn key(&self, chain: &Chain, link: &Link) -> Key {
        let name = match link.person {
            true => person_key(&link.name),
            false => outlet_key(&link.name),
        };
        match (link.named && !name.is_empty(), link.person) {
            (true, true) => Key::Person(self.full.get(&name).cloned().flatten().unwrap_or(name)),
            (true, false) => Key::Body(name),
            (false, _) => Key::Described(chain.document.clone(), link.name.to_lowercase()),
        }
    }

    /// Whether somebody who was told something passed it on: an outlet that is not the document's own.
    fn passes_on(&self, link: &Link) -> bool {
        link.named && !link.person && (is_outlet(&link.name) || self.media.contains(&outlet_key(&link.name)))
    }
}

#[derive(Default)]
struct Graph {
    nodes: BTreeMap<Key, Party>,
    steps: BTreeMap<(Key, Key, Role), Printed>,
    ways: BTreeMap<Key, BTreeSet<Vec<Key>>>,
    /// Origins and whose documents are in them.
    origins: BTreeMap<String, BTreeSet<Key>>,
}

/// Where a step is printed, and with which words.
#[derive(Default)]
struct Printed {
    cues: BTreeSet<String>,
    statements: Vec<(String, String)>,
}

#[derive(Default)]
struct Party {
    names: BTreeSet<String>,
    own: BTreeSet<String>,
    roles: BTreeSet<Role>,
    documents: BTreeSet<String>,
}

impl Graph {
    fn add(&mut self, chain: &Chain, keys: &Keys) {
        let (publisher, inner) = match chain.links.split_first() {
            Some((first, rest)) if first.role <= Role::Agency => (keys.key(chain, first), rest),
            _ => (Key::Publisher(chain.document.clone()), chain.links.as_slice()),
        };
        let own = chain.links.first().filter(|link| link.role <= Role::Agency);
        let party = self.nodes.entry(publisher.clone()).or_default();
        party.documents.insert(chain.document.clone());
        party.roles.insert(Role::Outlet);
        party.own.insert(own.map_or(&chain.document, |link| &link.name).clone());
        if let Some(origin) = &chain.origin {
            self.origins.entry(origin.clone()).or_default().insert(publisher.clone());
        }
        let media = |link: &&Link| link.role <= Role::Relay;
        let told = inner.iter().filter(|link| link.role == Role::Addressee && keys.passes_on(link));
        let last = inner.iter().filter(|link| matches!(link.role, Role::Speaker | Role::Authority));
        let (mut way, mut at) = (Vec::new(), publisher.clone());
        for link in inner.iter().filter(media).chain(told).chain(last) {
            let key = keys.key(chain, link);
            let party = self.nodes.entry(key.clone()).or_default();
            party.names.insert(link.name.clone());
            party.roles.insert(link.role);
            // An outlet that is told something itself, or names itself, is no step.
            let passed = key == publisher || way.contains(&key);
            if passed && link.role != Role::Speaker {
                continue;
            }
            if key != at {
                let step = self.steps.entry((at, key.clone(), link.role)).or_default();
                step.cues.extend(link.cue.clone());
                step.statements.push((chain.document.clone(), chain.statement.clone()));
            }
            if !matches!(link.role, Role::Speaker | Role::Authority) {
                way.push(key.clone());
            }
            at = key;
        }
        self.ways.entry(publisher).or_default().insert(way);
    }

    fn paths(self) -> Paths {
        let index: BTreeMap<&Key, usize> = self.nodes.keys().enumerate().map(|(n, key)| (key, n)).collect();
        let at = |key: &Key| index.get(key).copied().unwrap_or_default();
        let steps: Vec<Step> = self
            .steps
            .iter()
            .map(|((from, to, role), printed)| Step {
                from: at(from),
                to: at(to),
                role: *role,
                cues: printed.cues.iter().cloned().collect(),
                statements: printed.statements.clone(),
            })
            .collect();
        let edges: Vec<(usize, usize)> = steps.iter().map(|step| (step.from, step.to)).collect();
        let outlets = self.ways.iter().map(|(publisher, ways)| Having {
            outlet: at(publisher),
            directly: ways.contains(&Vec::new()),
            through: ways
                .iter()
                .filter(|way| !way.is_empty())
                .map(|way| way.iter().map(at).collect())
                .collect(),
        });
        Paths {
            outlets: outlets.collect(),
            one_report: self
                .origins
                .values()
                .filter(|publishers| publishers.len() > 1)
                .map(|publishers| publishers.iter().map(at).collect())
                .collect(),
            cycles: cycles(self.nodes.len(), &edges),
            nodes: self.nodes.iter().map(|(key, party)| node(key, party)).collect(),
            steps,
            ..Paths::default()
        }
    }
}

fn node(key: &Key, party: &Party) -> Node {
    let longest = |names: &BTreeSet<String>| {
        names.iter().max_by_key(|name| (name.chars().count(), std::cmp::Reverse(*name))).cloned()
    };
    Node {
        name: longest(&party.own).or_else(|| longest(&party.names)).unwrap_or_default(),
        names: party.own.union(&party.names).cloned().collect(),
        named: matches!(key, Key::Body(_) | Key::Person(_)),
        documents: party.documents.iter().cloned().collect(),
        roles: party.roles.iter().copied().collect(),
    }
}
