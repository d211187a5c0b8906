//! Incidents: what is said to have happened, where and when.
//!
//! Data flows one way: [`mentions`] reads out of one record what its document tells of each incident, all its
//! sentences together; [`group()`] brings the mentions of all documents together, one incident once, whatever it is
//! called and however its town is spelt. Whose figures are whose is in [`crate::claims`].
//!
//! Nothing is filled in. A mention keeps the day and the place as closely as its document gives them, and one that
//! disagrees with an incident in the day or the place is no part of it: it stands beside it, and both say so.
//!
//! ```
//! use onrecord_link::incidents::{group, mentions};
//! use onrecord_text::{Document, Engine, annotate};
//!
//! let text = "A mudslide killed 12 people near the pass on May 3, 2031.";
//! let document = Document { id: "a".to_owned(), text: text.to_owned(), ..Document::default() };
//! let found = mentions(&annotate(&document, &Engine::rules()), text);
//! assert_eq!(found[0].when.to_string(), "2031-05-03");
//! assert_eq!(group(&found).len(), 1);
//! ```

mod account;
mod draft;
mod drawers;
mod group;
mod join;
mod lexicon;
mod mention;
mod named;
mod page;
mod scene;
mod site;
mod when;

pub use group::{Dispute, Incident, Member, gathered, group};
pub use lexicon::{Kind, Kinds};
pub use mention::{Mention, mentions};
pub(crate) use scene::published;
pub use site::{From, Site};
pub use when::{DatePrecision, When};
