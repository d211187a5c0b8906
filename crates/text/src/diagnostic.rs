//! What could not be known, said aloud.

use serde::{Deserialize, Serialize};

use crate::{Code, Span};

/// Something the reader of a record should know: a date nobody states, a quotation mark that is
/// never closed, a piece of text that has no source bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Diagnostic {
    /// The entry of the one table.
    pub code: Code,
    /// Where in the text, when it is about a place.
    pub span: Option<Span>,
    /// What happened here, in one sentence.
    pub message: String,
}

impl Diagnostic {
    /// A diagnostic about the whole document.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, span: None, message: message.into() }
    }

    /// The same, about one place in the text.
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }
}
