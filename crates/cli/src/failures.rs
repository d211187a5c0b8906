//! Setting what could not be read, and why: place, code, what happened, what to do.

use onrecord_text::Code;

use crate::clean;
use crate::ui::{STRONG, Ui};

/// One failure, wherever it comes from.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    pub(crate) place: String,
    pub(crate) code: Code,
    pub(crate) message: String,
}

impl From<&onrecord_ingest::Failure> for Shown {
    fn from(failure: &onrecord_ingest::Failure) -> Self {
        Self { place: failure.place.to_string(), code: failure.code, message: failure.message.clone() }
    }
}

impl Shown {
    /// Three lines: the place; the code and what happened; what to do.
    pub(crate) fn set(&self, ui: Ui) -> String {
        let advice = self.code.advice();
        let what = format!("{}  {} ({})", self.code, advice.what, clean::line(&self.message));
        format!(
            "  {}\n{}\n{}",
            ui.paint(STRONG, &clean::line(&self.place)),
            ui.wrap(&what, 4),
            ui.wrap(&format!("→ {}", advice.what_to_do), 4)
        )
    }

    /// One line, for a log.
    pub(crate) fn line(&self) -> String {
        let advice = self.code.advice();
        format!(
            "error[{}]: {}: {} ({})",
            self.code,
            clean::line(&self.place),
            advice.what,
            clean::line(&self.message)
        )
    }
}
