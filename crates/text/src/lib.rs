//! The pure text engine of onrecord: from a document's text to its annotation record.
//!
//! Nothing here does IO, reads a clock, the environment or randomness: the same input gives the
//! same record on every machine and on any number of threads. Extraction never fails; it returns
//! what it found, and [`Diagnostic`]s for what it could not know.
//!
//! Inside the crate offsets are UTF-8 bytes; in the [record](Record) they are Unicode code points,
//! the unit of the W3C Web Annotation text position selector. [`CodePoints`] is the one place where
//! the two meet.

mod capture;
mod code;
mod diagnostic;
mod document;
mod offsets;
mod record;
mod span;
mod undo;

pub use capture::{Capture, Captured, Charset, Layer};
pub use code::{Advice, Code};
pub use diagnostic::Diagnostic;
pub use document::{Document, Meta, PublishedBasis};
pub use offsets::{OffsetMap, Segment};
pub use record::{
    Act, Addressee, Authority, Certainty, Entity, EntityType, Field, Kind, Record, SaidOn, Statement, Via,
};
pub use span::{CodePoints, Range, Span};
pub use undo::{Undone, agree, decode, restore, undo, unescape};
