//! The annotation record: the public contract of `onrecord annotate`, one JSON object a document.
//!
//! Field names and shapes are those of product.md; fields may be added, never renamed. Spans index
//! the code points of the document's text, except in statements whose field is the title.

use serde::{Deserialize, Serialize};

use crate::{Diagnostic, Meta, Span};

/// Everything read out of one document.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Record {
    /// The document's id.
    pub doc: String,
    /// What is known of it.
    pub meta: Meta,
    /// The text, when asked for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub text: Option<String>,
    /// Who said what, in the order of the text.
    pub statements: Vec<Statement>,
    /// The people, organisations and groups who speak or are spoken of as sources.
    pub entities: Vec<Entity>,
    /// Expressions of time, in the order of the text.
    pub dates: Vec<TimeExpression>,
    /// Place names with their coordinates, in the order of the text.
    pub places: Vec<Place>,
    /// Numbers claimed, in the order of the text.
    pub figures: Vec<Figure>,
    /// What the document as a whole claims of its main event, one a measure.
    #[serde(default)]
    pub tolls: Vec<Toll>,
    /// What could not be known.
    pub diagnostics: Vec<Diagnostic>,
}

/// One attribution: somebody is said to have said something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Statement {
    /// `s1`, `s2` … in the order of the text.
    pub id: String,
    /// Which text the spans index.
    pub field: Field,
    /// How much of the content stands in quotation marks.
    pub kind: Kind,
    /// Who is credited, as printed. Empty when a quotation goes on with no source of its own.
    pub source: Vec<Span>,
    /// The words that do the crediting. Empty when a quotation goes on with no cue of its own.
    pub cue: Vec<Span>,
    /// What is said, with the quotation marks that stand around it.
    pub content: Vec<Span>,
    /// Who that is: an id in `entities`.
    pub speaker: Option<String>,
    /// Relays, the one nearest the outlet first.
    pub via: Vec<Via>,
    /// To whom it was said.
    pub addressee: Option<Addressee>,
    /// What the speaker rests it on.
    pub authority: Option<Authority>,
    /// What kind of act the cue makes it.
    pub act: Act,
    /// How firmly it is put.
    pub certainty: Certainty,
    /// When it was said.
    pub said_on: Option<SaidOn>,
    /// Where it was said: an index into `places`.
    pub said_in: Option<u32>,
}

/// The text a statement's spans index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// The document's text.
    Text,
    /// `meta.title`.
    Title,
}

/// How a statement is rendered (PARC, PolNeAR).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// At least nine tenths of the content's words stand in quotation marks.
    Direct,
    /// Some of them do.
    Mixed,
    /// None of them does.
    Indirect,
}

/// One relay: an outlet or agency through which the statement came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Via {
    /// An id in `entities`.
    pub entity: Option<String>,
    /// The relay's name, as printed.
    pub span: Span,
    /// The words that make it one ("cited").
    pub cue: Option<Span>,
}

/// To whom a statement was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Addressee {
    /// An id in `entities`.
    pub entity: Option<String>,
    /// As printed.
    pub span: Span,
}

/// What a speaker rests a statement on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Authority {
    /// As printed.
    pub span: Span,
}

/// When a statement was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SaidOn {
    /// TIMEX3 value.
    pub value: Option<String>,
    /// As printed.
    pub span: Span,
}

/// One expression of time (TIMEX3 of ISO-TimeML).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TimeExpression {
    /// As printed.
    pub span: Span,
    /// What it names.
    #[serde(rename = "type")]
    pub kind: TimeType,
    /// TIMEX3 value, with `X` for what cannot be known: `2031-05-03`, `XXXX-05-03`, `2031-W18`, `P2D`, `PAST_REF`.
    pub value: String,
    /// TIMEX3 modifier: `START`, `MID`, `END`, `APPROX`, `BEFORE`, `AFTER`, `MORE_THAN`, `LESS_THAN`, …
    #[serde(rename = "mod")]
    pub modifier: Option<String>,
}

/// What an expression of time names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeType {
    /// A day or something longer.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// One place name, and where that is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Place {
    /// As printed.
    pub span: Span,
    /// The gazetteer's name.
    pub name: String,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// GeoNames id; none for countries' parts that only other sources list.
    pub geonames_id: Option<u32>,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
    /// GeoNames ids of what it lies in, the smallest first: its district, its region, its country.
    #[serde(default)]
    pub within: Vec<u32>,
    /// What it is.
    pub kind: PlaceKind,
    /// How closely it says where something happened.
    pub precision: Precision,
    /// It stands for a government ("Moscow said"): no location of anything.
    pub metonym: bool,
    /// How likely it is that the name stands for a place and for this one, from 0 to 1: of the places with 0.7, about
    /// seven in ten are right, in local news.
    pub confidence: f64,
    /// The next best reading.
    pub runner_up: Option<RunnerUp>,
}

/// Another place of that name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RunnerUp {
    /// The gazetteer's name.
    pub name: String,
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// GeoNames id.
    pub geonames_id: Option<u32>,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
}

/// What a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum PlaceKind {
    /// A continent or a part of the world.
    Continent,
    /// A country.
    Country,
    /// A state, province, county or other part of a country.
    Region,
    /// A city, town or village.
    Town,
    /// A building or site named after the town it is in: its coordinates are the town's.
    Facility,
}

/// How closely a place says where something happened; a map draws only towns as dots. No place is known closer than its
/// town: streets and buildings are in no gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// Somewhere in or near a city, town or village.
    Town,
    /// Somewhere in a part of a country.
    Region,
    /// Somewhere in a country, or in several.
    Country,
}

/// One number claimed of an event, as an interval.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Figure {
    /// `f1`, `f2` … in the order of the text.
    pub id: String,
    /// The number with what is counted, as printed.
    pub span: Span,
    /// What is counted: `killed`, `injured`, `shot`, `missing`, `detained`, `displaced` … (the table of measures).
    pub measure: String,
    /// The least it can be; none where only an upper bound is claimed. The number printed: that `more_than` leaves it
    /// out is for `bound` to say.
    pub low: Option<f64>,
    /// The most it can be; none where only a lower bound is claimed. The number printed, which `fewer_than` leaves out.
    pub high: Option<f64>,
    /// How the number is bounded.
    pub bound: Bound,
    /// What the number counts: `people`, `sorties`, `USD`, `percent` …
    pub unit: String,
    /// Who or what is counted, where that is narrower than the unit: `children`, `civilians`.
    pub subgroup: Option<String>,
    /// The id of the figure this one is part of ("58, including 11 children").
    pub part_of: Option<String>,
    /// Whether it is what was new or what had come together by then, where the text says.
    pub counting: Option<Counting>,
    /// Whether no number is printed and the words count ("a man was wounded").
    pub implicit: bool,
    /// Whether the document takes it back ("earlier reports of 12 dead were wrong"): it was claimed, but no toll rests
    /// on it.
    #[serde(default)]
    pub retracted: bool,
    /// Whether its sentence says that it is of another event than the main one, or of several together ("last year's
    /// attack killed 20", "three shootings in a week").
    #[serde(default)]
    pub background: bool,
    /// The id of the innermost statement it stands in.
    pub statement: Option<String>,
    /// An index into `places`.
    pub place: Option<u32>,
    /// An index into `dates`.
    pub date: Option<u32>,
}

/// What a document as a whole claims of its main event: the same people, mentioned again and again, are counted
/// once; those who died of their injuries are killed and no longer injured; a total beats its parts; what is told of
/// other events is left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Toll {
    /// What is counted: a measure of the figures.
    pub measure: String,
    /// The least it can be; none where only an upper bound is claimed.
    pub low: Option<f64>,
    /// The most it can be; none where only a lower bound is claimed.
    pub high: Option<f64>,
    /// How the number is bounded.
    pub bound: Bound,
    /// What the number counts.
    pub unit: String,
    /// The ids of the figures it rests on.
    pub figures: Vec<String>,
}

/// How a number is bounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the words are their own definition")]
pub enum Bound {
    Exact,
    About,
    AtLeast,
    AtMost,
    MoreThan,
    FewerThan,
    Range,
    Vague,
}

/// Whether a figure adds to earlier ones or replaces them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Counting {
    /// "Three more died."
    New,
    /// "The toll rose to 12."
    Total,
}

/// What a statement does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the words are their own definition")]
pub enum Act {
    #[default]
    Assert,
    Deny,
    Accuse,
    CallFor,
    Promise,
    Threaten,
    Ask,
    Praise,
    Condemn,
    Decline,
}

/// How firmly a statement is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the words are their own definition")]
pub enum Certainty {
    #[default]
    Stated,
    Hedged,
    Alleged,
}

/// One person, organisation, group or unnamed source of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Entity {
    /// `e1`, `e2` … in the order of first mention.
    pub id: String,
    /// The fullest name under which it appears; for an unnamed source its description.
    pub name: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The first office or description the text gives ("former Kremlin spokesman"), as printed.
    pub role: Option<String>,
    /// Every office the text gives, with its time.
    #[serde(default)]
    pub roles: Vec<HeldRole>,
    /// Every mention in the text that was resolved to it, pronouns included.
    pub mentions: Vec<Span>,
}

/// An office as a text gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeldRole {
    /// As printed, without the word for its time ("Kremlin spokesman").
    pub title: String,
    /// Whether it is held.
    pub time: RoleTime,
}

/// Whether an office is held when the text was written, as far as it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the words are their own definition")]
pub enum RoleTime {
    Current,
    Former,
    Future,
}

/// What an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum EntityType {
    /// A named person.
    Person,
    /// A named organisation, government or place standing for one.
    Organization,
    /// Several people under one description.
    Group,
    /// A source without a name.
    Unnamed,
}

impl EntityType {
    /// Whether such an entity has a name of its own.
    pub(crate) fn is_named(self) -> bool {
        matches!(self, Self::Person | Self::Organization)
    }
}
