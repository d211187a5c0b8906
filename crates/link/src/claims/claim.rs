//! One claim: an interval, whose it is, and which documents bear it.
//!
//! Whoever speaks in the innermost statement around a figure claims it; where nobody does, the report itself: the
//! agency whose wire it is, else its outlet. Documents that go back to one report bear one claim together, however many
//! print it.

use std::collections::BTreeMap;

use onrecord_text::{
    Bound, CodePoints, Counting, Entity, EntityType, Field, Figure, Record, Span, Statement,
};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::incidents::When;
use crate::utterances::{Relation, Speaker};

/// What one document tells of an incident, as the ledger reads it.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'r> {
    /// The document's record.
    pub record: &'r Record,
    /// Its text.
    pub text: &'r str,
    /// What to call the report where it names neither agency nor outlet.
    pub called: &'r str,
    /// The report that it goes back to: the same for all its copies.
    pub origin: &'r str,
    /// The figures that are of the incident.
    pub figures: &'r [String],
}

/// A number claimed of an incident.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// What is counted.
    pub measure: String,
    /// In what.
    pub unit: String,
    /// Who or what, where that is narrower.
    pub subgroup: Option<String>,
    /// The least it can be.
    pub low: Option<f64>,
    /// The most it can be.
    pub high: Option<f64>,
    /// How the number is bounded.
    pub bound: Bound,
    /// Whether it adds to others or sums them up, where the text says.
    pub counting: Option<Counting>,
    /// No number is printed.
    pub implicit: bool,
    /// A document that bears it takes it back.
    pub retracted: bool,
    /// It is what a document as a whole claims of its main event.
    pub toll: bool,
    /// A document that bears it has another number for the whole, and nothing says that this is a rival of it: it is no
    /// greater, and nobody else's.
    pub aside: bool,
    /// Whose number it is.
    pub claimant: Claimant,
    /// Through whom it came, the one nearest the outlet first.
    pub via: Vec<String>,
    /// When it was claimed: when it was said, else when it was published.
    pub as_of: When,
    /// The claim that it is part of, by its place in the ledger.
    pub part_of: Option<usize>,
    /// Where it is printed.
    pub bearers: Vec<Bearer>,
}

/// Whose number it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Claimant {
    /// The fullest name; of a report without an outlet what it is called.
    pub name: String,
    /// The report claims it itself.
    pub report: bool,
    /// As speakers are compared.
    speaker: Speaker,
}

/// One figure of one document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bearer {
    /// The document.
    pub document: String,
    /// The report it goes back to.
    pub origin: String,
    /// Which figure of the document.
    pub figure: String,
    /// The innermost statement that it stands in.
    pub statement: Option<String>,
    /// Where.
    pub span: Span,
    /// As printed.
    pub printed: String,
}

impl Claimant {
    /// Whether two are one; who is not named is nobody else.
    pub fn is(&self, other: &Self) -> bool {
        matches!(self.speaker.relation(&other.speaker), Relation::Same | Relation::Office)
    }
}

impl Claim {
    /// As it is first printed.
    pub fn printed(&self) -> &str {
        self.bearers.first().map_or("", |bearer| &bearer.printed)
    }

    /// What has to be the same for two to be counts of one thing.
    fn counted(&self) -> (&str, &str, Option<&str>) {
        (&self.measure, &self.unit, self.subgroup.as_deref())
    }

    /// Whether another is this claim in another copy of the report, or further down in it.
    fn is(&self, other: &Self) -> bool {
        let interval = |one: &Self| (one.low, one.high, one.bound, one.counting, one.implicit);
        let whose = self.claimant.report && other.claimant.report || self.claimant.is(&other.claimant);
        self.counted() == other.counted() && interval(self) == interval(other) && whose
    }

    fn take(&mut self, other: Self) {
        self.retracted |= other.retracted;
        self.toll |= other.toll;
        self.aside |= other.aside;
        if self.as_of == When::Unknown {
            self.as_of = other.as_of;
        }
        if self.via.is_empty() {
            self.via = other.via;
        }
        self.bearers.extend(other.bearers);
    }
}

/// The claims of an incident, ordered.
pub(super) fn claims(tellings: &[Telling<'_>]) -> Vec<Claim> {
    let mut order: Vec<&Telling<'_>> = tellings.iter().collect();
    order.sort_by_key(|telling| (&telling.record.doc, telling.figures));
    let mut found: Vec<Claim> = Vec::new();
    // Where the figures of each document went.
    let mut went: FxHashMap<(&str, &str), usize> = FxHashMap::default();
    // Claims of an origin that count one thing.
    let mut drawers: FxHashMap<(&str, &str), Vec<usize>> = FxHashMap::default();
    let mut parts: Vec<(usize, &str, &str)> = Vec::new();
    for telling in &order {
        let reader = Reader::new(telling);
        let wanted: FxHashSet<&str> = telling.figures.iter().map(String::as_str).collect();
        for figure in telling.record.figures.iter().filter(|figure| wanted.contains(figure.id.as_str())) {
            let claim = reader.claim(figure);
            let drawer = drawers.entry((telling.origin, &figure.measure)).or_default();
            let known = drawer.iter().copied().find(|at| found.get(*at).is_some_and(|one| one.is(&claim)));
            let at = known.unwrap_or(found.len());
            match found.get_mut(at) {
                Some(one) => one.take(claim),
                None => {
                    drawer.push(at);
                    found.push(claim);
                }
            }
            went.insert((&telling.record.doc, &figure.id), at);
            if let Some(whole) = &figure.part_of {
                parts.push((at, &telling.record.doc, whole));
            }
        }
    }
    for (part, document, whole) in parts {
        let whole = went.get(&(document, whole)).copied().filter(|whole| *whole != part);
        if let Some(claim) = found.get_mut(part) {
            claim.part_of = claim.part_of.or(whole);
        }
    }
    ordered(found)
}

/// By what is counted, then by when it was claimed, what nobody dates last; parts behind their wholes.
fn ordered(found: Vec<Claim>) -> Vec<Claim> {
    let whole = |n: usize| {
        let holds = |at: &usize| found[*at].measure == found[n].measure;
        found[n].part_of.filter(holds).unwrap_or(n)
    };
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|n| {
        let whole = whole(*n);
        let when = found[whole].as_of;
        (&found[*n].measure, when.day().is_none(), when.day(), when.month_and_day(), whole, whole != *n, *n)
    });
    let mut rank = vec![0; found.len()];
    order.iter().enumerate().for_each(|(at, n)| rank[*n] = at);
    let mut sorted: Vec<Option<Claim>> = found.into_iter().map(Some).collect();
    let claims = order.iter().filter_map(|n| sorted[*n].take());
    claims.map(|claim| Claim { part_of: claim.part_of.map(|whole| rank[whole]), ..claim }).collect()
}

/// Reads the figures of one document.
struct Reader<'t> {
    telling: &'t Telling<'t>,
    points: CodePoints<'t>,
    statements: FxHashMap<&'t str, &'t Statement>,
    entities: BTreeMap<&'t str, &'t Entity>,
    tolls: FxHashSet<&'t str>,
    /// The document's number for the whole, by measure.
    summed: FxHashMap<&'t str, Summed<'t>>,
}

/// What a document claims of the whole.
struct Summed<'t> {
    high: Option<f64>,
    /// Who say so.
    speakers: Vec<&'t str>,
}

impl<'t> Reader<'t> {
    fn new(telling: &'t Telling<'t>) -> Self {
        let record = telling.record;
        let statements: FxHashMap<&str, &Statement> =
            record.statements.iter().map(|one| (one.id.as_str(), one)).collect();
        let speaker = |figure: &'t Figure| statements.get(figure.statement.as_deref()?)?.speaker.as_deref();
        let summed = record.tolls.iter().map(|toll| {
            let of_toll = record.figures.iter().filter(|figure| toll.figures.contains(&figure.id));
            let speakers = of_toll.filter_map(speaker).collect();
            (toll.measure.as_str(), Summed { high: toll.high, speakers })
        });
        let summed = summed.collect();
        Self {
            telling,
            points: CodePoints::new(telling.text),
            statements,
            entities: record.entities.iter().map(|one| (one.id.as_str(), one)).collect(),
            tolls: record.tolls.iter().flat_map(|toll| &toll.figures).map(String::as_str).collect(),
            summed,
        }
    }

    fn claim(&self, figure: &Figure) -> Claim {
        let statement = figure.statement.as_deref().and_then(|id| self.statements.get(id)).copied();
        let said_on = statement.and_then(|one| one.said_on.as_ref()).and_then(|said| said.value.as_deref());
        let said_on = said_on.map(When::of).filter(|when| when.names_a_day());
        let toll = self.tolls.contains(figure.id.as_str());
        Claim {
            measure: figure.measure.clone(),
            unit: figure.unit.clone(),
            subgroup: figure.subgroup.clone(),
            low: figure.low,
            high: figure.high,
            bound: figure.bound,
            counting: figure.counting,
            implicit: figure.implicit,
            retracted: figure.retracted,
            toll,
            aside: !toll && self.is_aside(figure, statement),
            claimant: statement.and_then(|one| self.speaker(one)).unwrap_or_else(|| self.report()),
            via: statement.map(|one| self.relays(one)).unwrap_or_default(),
            as_of: said_on.unwrap_or_else(|| crate::incidents::published(self.telling.record)),
            part_of: None,
            bearers: vec![Bearer {
                document: self.telling.record.doc.clone(),
                origin: self.telling.origin.to_owned(),
                figure: figure.id.clone(),
                statement: figure.statement.clone(),
                span: figure.span,
                printed: self.points.slice(figure.span).unwrap_or_default().to_owned(),
            }],
        }
    }

    /// Whether the document has another number for the whole, of which this may be a part. A greater one is none, nor is
    /// what somebody else claims.
    fn is_aside(&self, figure: &Figure, statement: Option<&Statement>) -> bool {
        let Some(whole) = self.summed.get(figure.measure.as_str()) else { return false };
        let greater = figure.low.zip(whole.high).is_some_and(|(least, most)| least > most);
        let speaker = statement.and_then(|one| one.speaker.as_deref());
        let rival =
            speaker.is_some_and(|speaker| !whole.speakers.is_empty() && !whole.speakers.contains(&speaker));
        !(greater || rival)
    }

    /// Who speaks in a statement; who resolved to nobody, by the words of the source.
    fn speaker(&self, statement: &Statement) -> Option<Claimant> {
        let known = statement.speaker.as_deref().and_then(|id| self.entities.get(id));
        let speaker = match known {
            Some(entity) => Speaker::of(entity),
            None => {
                let source = statement.source.first().filter(|_| statement.field == Field::Text)?;
                Speaker::new(self.points.slice(*source)?, EntityType::Unnamed, None.into_iter())
            }
        };
        Some(Claimant { name: speaker.name.clone(), report: false, speaker })
    }

    /// The report itself.
    fn report(&self) -> Claimant {
        let record = self.telling.record;
        let named = record.meta.agency.as_ref().or(record.meta.outlet.as_ref());
        let kind = if named.is_some() { EntityType::Organization } else { EntityType::Unnamed };
        // Two files may have one name; their documents' ids tell them apart.
        let speaker = Speaker::new(named.unwrap_or(&record.doc), kind, None.into_iter());
        let name = named.map_or(self.telling.called, String::as_str);
        Claimant { name: name.to_owned(), report: true, speaker }
    }

    fn relays(&self, statement: &Statement) -> Vec<String> {
        let relay = |via: &onrecord_text::Via| {
            let known = via.entity.as_deref().and_then(|id| self.entities.get(id));
            known.map_or_else(
                || self.points.slice(via.span).unwrap_or_default().to_owned(),
                |e| e.name.clone(),
            )
        };
        statement.via.iter().map(relay).collect()
    }
}
