//! The pure text engine of onrecord: from a document's text to its annotation record.
//!
//! Nothing here does IO, reads a clock, the environment or randomness: the same input gives the
//! same record on every machine and on any number of threads. Extraction never fails; it returns
//! what it found, and [`Diagnostic`]s for what it could not know.
//!
//! ```
//! use onrecord_text::{Document, Engine, annotate};
//!
//! // Or Engine::trained(&bytes) with the bytes of models/fast.safetensors.
//! let engine = Engine::rules();
//! let text = "“The road is shut,” said Ann Orr, the mayor.".to_owned();
//! let record = annotate(&Document { text, ..Document::default() }, &engine);
//! let statement = &record.statements[0];
//! let speaker = record.entities.iter().find(|e| Some(&e.id) == statement.speaker.as_ref());
//! assert_eq!(speaker.map(|e| e.name.as_str()), Some("Ann Orr"));
//! ```
//!
//! Inside the crate offsets are UTF-8 bytes; in the [record](Record) they are Unicode code points,
//! the unit of the W3C Web Annotation text position selector. [`CodePoints`] is the one place where
//! the two meet.

mod analysis;
mod annotate;
pub mod attribution;
mod capture;
mod chain;
mod code;
mod dates;
mod diagnostic;
mod document;
mod engine;
mod entities;
mod figures;
mod language;
mod layout;
mod lexicon;
mod normalise;
mod offsets;
mod places;
mod quotation;
mod record;
mod report;
mod sentence;
mod span;
mod speakers;
mod token;
mod undo;

pub use analysis::Analysis;
pub use annotate::annotate;
pub use capture::{Capture, Captured, Charset, Layer};
pub use code::{Advice, Code};
pub use diagnostic::Diagnostic;
pub use document::{Document, DocumentKind, Meta, PublishedBasis};
pub use engine::Engine;
pub use entities::{AliasError, Aliases};
pub use figures::{VagueWords, VagueWordsError};
pub use lexicon::agency_name;
pub use normalise::{Normalised, normalise};
pub use offsets::{OffsetMap, Segment};
pub use places::{Gazetteer, GazetteerError, PlaceSample, SampleMention, SampleSite, pack_gazetteer};
pub use record::{
    Act, Addressee, Authority, Bound, Certainty, Counting, Entity, EntityType, Field, Figure, HeldRole, Kind,
    Place, PlaceKind, Precision, Record, RoleTime, RunnerUp, SaidOn, Statement, TimeExpression, TimeType,
    Toll, Via,
};
pub use report::{Confidence, Report, ReportFigure, ReportPlace};
pub use span::{CodePoints, Range, Span};
pub use undo::{Undone, agree, decode, restore, undo, unescape};
