//! Chains: through whom a statement came, in every document that has it.
//!
//! "Reuters cited the Observatory saying": outlet, relay, speaker and authority are four different parties. A [`Chain`]
//! is one statement's, from the outlet inwards; [`Paths`] lays the chains of several statements together (the
//! renderings of an utterance, the documents of an origin) and says which outlets have it directly, which through
//! whom, where it was seen first, and who cites whom in a circle. Names are all that is compared: nothing here guesses
//! at a link that no document prints.
//!
//! ```
//! use onrecord_link::chains::{Chain, Paths};
//! use onrecord_text::{Document, Engine, Meta, annotate};
//!
//! let read = |id: &str, outlet: &str, text: &str| {
//!     let meta = Meta { outlet: Some(outlet.to_owned()), ..Meta::default() };
//!     let document = Document { id: id.to_owned(), meta, text: text.to_owned(), ..Document::default() };
//!     Chain::all(&annotate(&document, &Engine::rules()), text)
//! };
//! let mut chains = read("a", "Harbour Post", "Northwire cited the Reef Observatory as saying that nine boats sank.");
//! chains.extend(read("b", "Northwire", "The Reef Observatory said that nine boats sank."));
//! let paths = Paths::of(&chains);
//! assert!(paths.why.contains(&"Harbour Post has it through Northwire (“cited”)".to_owned()), "{:?}", paths.why);
//! assert!(paths.why.contains(&"Northwire has it directly".to_owned()));
//! ```

mod chain;
mod cycles;
mod name;
mod paths;
mod why;

pub use chain::{Chain, Claim, Link, Role};
pub use name::outlet_key;
pub use paths::{Having, Node, Paths, Step};
