//! Rows of incidents and of the numbers claimed of them.

use onrecord_text::Bound;
use serde::Serialize;

use super::{known, word};
use crate::links::{DateView, DisputeView, PlaceView, RelationView};

/// An incident with its accounts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of IncidentSummary and IncidentView, by the same names")]
pub struct IncidentRow {
    pub id: String,
    pub name: Option<String>,
    pub kind: String,
    pub words: Vec<String>,
    pub place: Option<PlaceView>,
    pub date: DateView,
    /// The ids of the claims, as in an export of figures.
    pub figures: Vec<String>,
    pub statements: Vec<String>,
    pub documents: Vec<String>,
    pub outlets: u64,
    pub origins: u64,
    pub disputes: Vec<DisputeView>,
    pub why: Vec<AccountRow>,
}

/// Why an account is of its incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccountRow {
    /// The account.
    pub account: String,
    /// Why; empty for the one that the others were compared with.
    pub reasons: Vec<String>,
}

/// A number claimed of an incident.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of ClaimView, by the same names")]
pub struct FigureRow {
    pub id: String,
    pub incident: String,
    pub measure: String,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub bound: Bound,
    pub unit: String,
    pub subgroup: Option<String>,
    pub implicit: bool,
    pub retracted: bool,
    pub claimant: String,
    /// The report claims it itself.
    pub reported: bool,
    pub relays: Vec<String>,
    pub as_of: DateView,
    pub part_of: Option<String>,
    /// As it is first printed.
    pub words: String,
    pub statements: Vec<String>,
    pub documents: Vec<String>,
    pub origin: String,
    pub place: Option<PlaceView>,
    pub date: DateView,
    /// How it stands to others.
    pub why: Vec<RelationView>,
}

impl IncidentRow {
    pub(super) const COLUMNS: &'static [&'static str] = &[
        "id",
        "name",
        "kind",
        "words",
        "place",
        "date",
        "figures",
        "statements",
        "documents",
        "outlets",
        "origins",
        "disputes",
        "why",
    ];

    pub(super) fn cells(&self) -> Vec<String> {
        let dispute = |one: &DisputeView| format!("{}: {}", one.incident, one.why);
        let why = |one: &AccountRow| format!("{}: {}", one.account, one.reasons.join(", "));
        vec![
            self.id.clone(),
            known(&self.name),
            self.kind.clone(),
            self.words.join("; "),
            place(self.place.as_ref()),
            self.date.words.clone(),
            self.figures.join("; "),
            self.statements.join("; "),
            self.documents.join("; "),
            self.outlets.to_string(),
            self.origins.to_string(),
            self.disputes.iter().map(dispute).collect::<Vec<_>>().join("; "),
            self.why.iter().map(why).collect::<Vec<_>>().join("; "),
        ]
    }
}

impl FigureRow {
    pub(super) const COLUMNS: &'static [&'static str] = &[
        "id",
        "incident",
        "measure",
        "low",
        "high",
        "bound",
        "unit",
        "subgroup",
        "implicit",
        "retracted",
        "claimant",
        "reported",
        "relays",
        "as_of",
        "part_of",
        "words",
        "statements",
        "documents",
        "origin",
        "place",
        "date",
        "why",
    ];

    pub(super) fn cells(&self) -> Vec<String> {
        let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        let why = |one: &RelationView| format!("{} {} {}: {}", one.from, word(&one.stand), one.to, one.why);
        vec![
            self.id.clone(),
            self.incident.clone(),
            self.measure.clone(),
            number(self.low),
            number(self.high),
            word(&self.bound),
            self.unit.clone(),
            known(&self.subgroup),
            self.implicit.to_string(),
            self.retracted.to_string(),
            self.claimant.clone(),
            self.reported.to_string(),
            self.relays.join("; "),
            self.as_of.words.clone(),
            known(&self.part_of),
            self.words.clone(),
            self.statements.join("; "),
            self.documents.join("; "),
            self.origin.clone(),
            place(self.place.as_ref()),
            self.date.words.clone(),
            self.why.iter().map(why).collect::<Vec<_>>().join("; "),
        ]
    }
}

fn place(place: Option<&PlaceView>) -> String {
    place.map(|place| format!("{} ({})", place.name, word(&place.precision))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use onrecord_link::incidents::DatePrecision;

    use super::*;
    use crate::{Row, What};

    #[test]
    fn columns_are_the_names_of_the_fields() {
        let date = DateView {
            words: "2031-05-04".into(),
            precision: DatePrecision::Day,
            first: Some("2031-05-04".into()),
            last: Some("2031-05-04".into()),
        };
        let incident = IncidentRow {
            id: "i-a".into(),
            name: None,
            kind: "flood".into(),
            words: vec![],
            place: None,
            date: date.clone(),
            figures: vec![],
            statements: vec![],
            documents: vec!["d-a".into()],
            outlets: 0,
            origins: 1,
            disputes: vec![],
            why: vec![],
        };
        let figure = FigureRow {
            id: "d-a.b.f1".into(),
            incident: "i-a".into(),
            measure: "killed".into(),
            low: Some(70.0),
            high: None,
            bound: Bound::AtLeast,
            unit: "people".into(),
            subgroup: None,
            implicit: false,
            retracted: false,
            claimant: "Ann Orr".into(),
            reported: false,
            relays: vec![],
            as_of: date.clone(),
            part_of: None,
            words: "at least 70 people".into(),
            statements: vec![],
            documents: vec!["d-a".into()],
            origin: "o-a".into(),
            place: None,
            date,
            why: vec![],
        };
        super::super::tests::holds(What::Incidents, &Row::Incident(Box::new(incident)));
        super::super::tests::holds(What::Figures, &Row::Figure(Box::new(figure)));
    }
}
