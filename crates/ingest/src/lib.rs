//! From captured bytes to documents: plain text, HTML, feeds, JSONL rows and web archives.
//!
//! Reading is two steps, because one is bound by the disk and the other by the processor.
//! [`Source::items`] streams a file's documents as raw bytes, a row or an archive's record at a
//! time, and never holds more than one; [`Raw::extract`] turns one of them into [`Captured`]
//! documents and can run on any thread.
//!
//! What is read is a file, standard input or an address on the web; an address is fetched only because somebody named
//! it, and not from one's own network unless that was asked for.
//!
//! What a file holds is told from its content, never from its name. Nothing here panics or stops
//! for one bad document: it becomes a [`Failure`] with a code and the others go on. Every document
//! carries the [`OffsetMap`](onrecord_text::OffsetMap) from its text to the captured bytes.
//!
//! ```no_run
//! use onrecord_ingest::{Options, sources};
//!
//! let options = Options::default();
//! let (sources, failures) = sources(&["reports".into()]);
//! for source in &sources {
//!     let items = match source.items(&options) {
//!         Ok(items) => items,
//!         Err(_failure) => continue,
//!     };
//!     for raw in items.flatten() {
//!         let extracted = raw.extract(&options);
//!         let _ = (extracted.documents, extracted.failures);
//!     }
//! }
//! # let _ = failures;
//! ```

mod charset;
mod date;
mod document;
mod fetch;
pub mod formats;
mod gunzip;
mod items;
mod lines;
mod options;
mod place;
mod sniff;
mod source;

pub use date::is_date;
pub use document::{Extracted, Format, Raw};
pub use fetch::{check_address, is_address};
pub use items::Items;
pub use onrecord_text::Captured;
pub use options::{Limits, Options};
pub use place::{Failure, Place};
pub use source::{Source, sources};
