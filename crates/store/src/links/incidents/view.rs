//! Answers about what happened, and the numbers claimed of it.

use onrecord_link::claims::Stand;
use onrecord_link::incidents::{DatePrecision, From, Site, When};
use onrecord_text::{Bound, Counting, Precision};
use serde::Serialize;
#[cfg(feature = "openapi")]
use utoipa::ToSchema;

use crate::view::Part;
use crate::{CorrectionView, DocumentSummary, day};

/// What is said to have happened, in a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct IncidentSummary {
    /// `i-` and letters made from the id of its earliest account.
    pub id: String,
    /// The name a user gave it.
    pub name: Option<String>,
    /// What it is called most often: `airstrike`, `flood` …
    pub kind: String,
    /// Everything it is called.
    pub kinds: Vec<String>,
    /// The words for it, the most frequent first.
    pub words: Vec<String>,
    /// When, as closely as an account says.
    pub date: DateView,
    /// Where, as closely as an account says.
    pub place: Option<PlaceView>,
    /// What its place is called where no gazetteer has it, the most frequent first.
    pub place_names: Vec<String>,
    /// What is counted of it, where a number is printed.
    pub measures: Vec<String>,
    /// How many documents tell of it.
    pub documents: u64,
    /// Of how many outlets; documents that do not say theirs are not counted.
    pub outlets: u64,
    /// Going back to how many reports.
    pub origins: u64,
    /// The days of the earliest and of the latest publication, `YYYY-MM-DD`.
    pub first_published: Option<String>,
    /// See `first_published`.
    pub last_published: Option<String>,
    /// Users decided that it is none.
    pub withdrawn: bool,
}

/// When something is said to have been. Nothing is filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct DateView {
    /// In words: `2031-05-04`, `4 May, year not said`, `a Tuesday`, `a day not said`.
    pub words: String,
    /// How closely it is known.
    pub precision: DatePrecision,
    /// The first day it can have been, `YYYY-MM-DD`; none where no year is said.
    pub first: Option<String>,
    /// The last.
    pub last: Option<String>,
}

impl DateView {
    pub(super) fn of(when: When) -> Self {
        let printed = |days: i32| day::counted(days).map(day::printed);
        let (first, last) = match when {
            When::Days { first, last } => (printed(first), printed(last)),
            _ => (None, None),
        };
        Self { words: when.to_string(), precision: when.precision(), first, last }
    }
}

/// Where something is said to have been.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct PlaceView {
    /// GeoNames id.
    pub geonames_id: Option<u32>,
    /// The gazetteer's name.
    pub name: String,
    /// As printed.
    pub printed: String,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
    /// How closely it says where.
    pub precision: Precision,
    /// Where in the account it stands.
    pub from: From,
}

impl PlaceView {
    pub(super) fn of(site: Site) -> Self {
        let Site { geonames_id, name, printed, lat, lon, country, precision, from, .. } = site;
        Self { geonames_id, name, printed, lat, lon, country, precision, from }
    }
}

/// An incident with its accounts and the numbers claimed of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct IncidentView {
    /// What a list shows of it.
    #[serde(flatten)]
    pub summary: IncidentSummary,
    /// Every place that is claimed, the closest first.
    pub places: Vec<ClaimedPlace>,
    /// What each document tells, the earliest published first, undated ones last.
    pub accounts: Vec<AccountView>,
    /// Other incidents that may be this one.
    pub disputes: Vec<DisputeView>,
    /// The numbers claimed of it.
    pub claims: Vec<ClaimView>,
    /// How those stand to each other.
    pub relations: Vec<RelationView>,
    /// What users corrected about it, the earliest first.
    pub corrections: Vec<CorrectionView>,
}

/// An incident with the numbers claimed of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct IncidentFigures {
    /// The incident.
    pub incident: IncidentSummary,
    /// The numbers.
    pub claims: Vec<ClaimView>,
    /// How those stand to each other.
    pub relations: Vec<RelationView>,
}

/// A place, and who claims it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct ClaimedPlace {
    /// The place.
    #[serde(flatten)]
    pub place: PlaceView,
    /// The ids of the documents that claim it.
    pub documents: Vec<String>,
}

/// What one document tells of an incident.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct AccountView {
    /// The version's id, a dot, `i` and which of the document's incidents it is.
    pub id: String,
    /// The document.
    pub document: DocumentSummary,
    /// The id of the origin it goes back to.
    pub origin: String,
    /// When, as it says.
    pub date: DateView,
    /// Where in the account the day stands.
    pub date_from: From,
    /// Where, as it says.
    pub place: Option<PlaceView>,
    /// What the account calls its place, where no gazetteer has it.
    pub place_name: Option<String>,
    /// What it calls it.
    pub kinds: Vec<String>,
    /// Its sentences, in the order of the text.
    pub sentences: Vec<Part>,
    /// The ids of the statements that tell of it.
    pub statements: Vec<String>,
    /// Why it is of this incident; empty for the one that the others were compared with.
    pub why: Vec<String>,
}

/// Another incident that looks like this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct DisputeView {
    /// Its id.
    pub incident: String,
    /// Why it may be the same, and why it is not taken to be.
    pub why: String,
}

/// A number claimed of an incident, as an interval.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct ClaimView {
    /// The id of the version that bears it first, a dot, and the figure's id in its record.
    pub id: String,
    /// What is counted.
    pub measure: String,
    /// The least it can be; none where only an upper bound is claimed.
    pub low: Option<f64>,
    /// The most it can be; none where only a lower bound is claimed.
    pub high: Option<f64>,
    /// How the number is bounded.
    pub bound: Bound,
    /// In what it is counted.
    pub unit: String,
    /// Who or what, where that is narrower.
    pub subgroup: Option<String>,
    /// Whether it adds to others or sums them up, where the text says.
    pub counting: Option<Counting>,
    /// No number is printed: the words count ("a man was wounded").
    pub implicit: bool,
    /// A document that bears it takes it back.
    pub retracted: bool,
    /// It is what a document as a whole claims of its main event.
    pub toll: bool,
    /// Whose number it is.
    pub claimant: String,
    /// The report claims it itself: nobody else is credited.
    pub reported: bool,
    /// Through whom it came, the one nearest the outlet first.
    pub via: Vec<String>,
    /// When it was claimed: when it was said, else when it was published.
    pub as_of: DateView,
    /// The id of the claim that it is part of.
    pub part_of: Option<String>,
    /// Where it is printed.
    pub bearers: Vec<BearerView>,
}

/// A number where it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct BearerView {
    /// The document's id.
    pub document: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// The id of the origin it goes back to.
    pub origin: String,
    /// The id of the figure: the version's, a dot, and that in its record.
    pub figure: String,
    /// The id of the innermost statement it stands in.
    pub statement: Option<String>,
    /// The words.
    #[serde(flatten)]
    pub part: Part,
}

/// How one claim stands to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(ToSchema))]
pub struct RelationView {
    /// The claim that is spoken of.
    pub from: String,
    /// The other.
    pub to: String,
    /// How it stands to that.
    pub stand: Stand,
    /// Why, in words.
    pub why: String,
}
