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
    /// TIMEX3 expressions.
    pub dates: Vec<serde_json::Value>,
    /// Place names with their coordinates.
    pub places: Vec<serde_json::Value>,
    /// Numbers claimed.
    pub figures: Vec<serde_json::Value>,
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
    /// Office or description the text gives ("Kremlin spokesman").
    pub role: Option<String>,
    /// Every mention in the text that was resolved to it, pronouns included.
    pub mentions: Vec<Span>,
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
