//! The pure text engine of onrecord: from a document's text to its annotation record.
//!
//! Nothing here does IO, reads a clock, the environment or randomness: the same input gives the
//! same record on every machine and on any number of threads. Extraction never fails; it returns
//! what it found, and [`Diagnostic`]s for what it could not know.
//!
//! Inside the crate offsets are UTF-8 bytes; in the [record](Record) they are Unicode code points,
//! the unit of the W3C Web Annotation text position selector. [`CodePoints`] is the one place where
//! the two meet.

mod analysis;
mod annotate;
pub mod attribution;
mod capture;
mod code;
mod diagnostic;
mod document;
mod engine;
mod language;
mod layout;
mod lexicon;
mod normalise;
mod offsets;
mod quotation;
mod record;
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
pub use document::{Document, Meta, PublishedBasis};
pub use engine::Engine;
pub use normalise::{Normalised, normalise};
pub use offsets::{OffsetMap, Segment};
pub use record::{
    Act, Addressee, Authority, Certainty, Entity, EntityType, Field, Kind, Record, SaidOn, Statement, Via,
};
pub use span::{CodePoints, Range, Span};
pub use undo::{Undone, agree, decode, restore, undo, unescape};
