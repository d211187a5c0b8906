//! Utterances: one act of speaking, and the statements that render it.
//!
//! Outlets translate, cut and paraphrase the same words. Two statements are renderings of one utterance when
//! enough of their telling words are the same, in the same order, from a speaker who may be the same, at a time
//! that allows it. Words are compared, not vectors: a reader can check every one of them, and a denial does not
//! look like what it denies.
//!
//! Data flows one way: a statement becomes a [`Rendering`]; [`candidates()`] names the few that are worth
//! comparing; [`compare`] decides on a pair and says why; [`join`] makes utterances of the pairs ([`group()`] does it
//! all at once);
//! [`align()`] lays two renderings side by side, and [`changes_of_meaning`] says where they disagree.
//!
//! ```
//! use onrecord_link::utterances::{Rendering, compare};
//! use onrecord_text::{Document, Engine, annotate};
//!
//! let read = |id: &str, text: &str| {
//!     let document = Document { id: id.to_owned(), text: text.to_owned(), ..Document::default() };
//!     Rendering::all(&annotate(&document, &Engine::rules()), text)
//! };
//! let one = read("a", "“The dam at Orle will hold until the spring,” said Ann Orr, the mayor.");
//! let two = read("b", "Mayor Ann Orr said that the dam at Orle would hold until spring.");
//! let found = compare(&one[0], &two[0]);
//! assert!(found.same, "{:?}", found.why(&one[0], &two[0]));
//! ```

mod align;
mod candidates;
mod group;
pub(crate) mod meaning;
mod numbers;
mod pair;
mod rendering;
mod speaker;
mod weights;
mod why;
pub(crate) mod words;

pub use align::{Alignment, Class, Step, align};
pub use candidates::{Candidates, Keys, candidates};
pub use group::{Judged, Member, Standing, Utterance, group, join};
pub use meaning::{Change, Flag, changes_of_meaning};
pub use pair::{Comparison, Part, compare};
pub use rendering::Rendering;
pub(crate) use rendering::published;
pub use speaker::{Relation, Speaker};
pub use words::Word;
