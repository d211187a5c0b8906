//! The rows of an export: flat enough for a spreadsheet, whole enough for a program.
//!
//! As JSON a statement's spans stay lists; as CSV the pieces of a broken span are joined, the words
//! with ` … `, the positions as `12-40;55-61`, so that a row stays one line of cells.

mod corrections;
mod documents;
mod groups;
mod incidents;
mod threads;
mod utterances;

use serde::Serialize;

use crate::{CorrectionView, What};

pub use documents::{DocumentRow, StatementRow};
pub use groups::{OriginRow, StoryRow, WhyInStory};
pub use incidents::{AccountRow, FigureRow, IncidentRow};
pub use threads::{PositionMember, PositionRow, ThreadRow};
pub use utterances::{RenderingRow, UtteranceRow};

/// One line of an export.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Row {
    /// A document, in its latest version.
    Document(Box<DocumentRow>),
    /// A statement.
    Statement(Box<StatementRow>),
    /// A story.
    Story(Box<StoryRow>),
    /// An origin.
    Origin(Box<OriginRow>),
    /// An utterance.
    Utterance(Box<UtteranceRow>),
    /// An incident.
    Incident(Box<IncidentRow>),
    /// A number claimed of an incident.
    Figure(Box<FigureRow>),
    /// A contested claim.
    Thread(Box<ThreadRow>),
    /// A correction.
    Correction(Box<CorrectionView>),
}

impl What {
    /// The names of the columns [`Row::cells`] fills.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            What::Documents => DocumentRow::COLUMNS,
            What::Statements => StatementRow::COLUMNS,
            What::Stories => StoryRow::COLUMNS,
            What::Origins => OriginRow::COLUMNS,
            What::Utterances => UtteranceRow::COLUMNS,
            What::Incidents => IncidentRow::COLUMNS,
            What::Figures => FigureRow::COLUMNS,
            What::Threads => ThreadRow::COLUMNS,
            What::Corrections => corrections::COLUMNS,
        }
    }
}

impl Row {
    /// The row's id.
    pub fn id(&self) -> &str {
        match self {
            Row::Document(row) => &row.id,
            Row::Statement(row) => &row.id,
            Row::Story(row) => &row.id,
            Row::Origin(row) => &row.id,
            Row::Utterance(row) => &row.id,
            Row::Incident(row) => &row.id,
            Row::Figure(row) => &row.id,
            Row::Thread(row) => &row.id,
            Row::Correction(row) => &row.id,
        }
    }

    /// The row as cells, in the order of [`What::columns`]; what is unknown is empty.
    pub fn cells(&self) -> Vec<String> {
        match self {
            Row::Document(row) => row.cells(),
            Row::Statement(row) => row.cells(),
            Row::Story(row) => row.cells(),
            Row::Origin(row) => row.cells(),
            Row::Utterance(row) => row.cells(),
            Row::Incident(row) => row.cells(),
            Row::Figure(row) => row.cells(),
            Row::Thread(row) => row.cells(),
            Row::Correction(row) => corrections::cells(row),
        }
    }
}

fn known(value: &Option<String>) -> String {
    value.clone().unwrap_or_default()
}

/// The word by which an enumeration's value goes in JSON.
pub(crate) fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The columns of the CSV are the names of the JSON, in the same order: one list of names.
    pub(super) fn holds(what: What, row: &Row) {
        let json = serde_json::to_string(row).unwrap();
        let mut at = 0;
        for column in what.columns() {
            let found = json[at..].find(&format!("\"{column}\":"));
            at += found.unwrap_or_else(|| panic!("{column} is missing or out of order in {json}"));
        }
        assert_eq!(row.cells().len(), what.columns().len());
    }
}
