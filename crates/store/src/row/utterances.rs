//! Rows of utterances.

use serde::Serialize;

use super::{known, word};
use crate::links::{ChainLinkView, ChangeView, PathsView, StepView};

/// An utterance with its statements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of UtteranceSummary, by the same names")]
pub struct UtteranceRow {
    pub id: String,
    pub speaker: Option<String>,
    pub words: String,
    pub statements: Vec<String>,
    pub documents: u64,
    pub outlets: u64,
    pub origins: u64,
    pub first_published: Option<String>,
    pub last_published: Option<String>,
    pub paths: PathsView,
    pub why: Vec<RenderingRow>,
}

/// How a statement renders its utterance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RenderingRow {
    /// The statement.
    pub statement: String,
    /// Through whom it came: from the outlet inwards, the addressee last.
    pub chain: Vec<ChainLinkView>,
    /// Why it is taken to render the same act.
    pub reasons: Vec<String>,
    /// Side by side with the first.
    pub alignment: Vec<StepView>,
    /// Where it does not mean the same as the first.
    pub changes: Vec<ChangeView>,
}

impl UtteranceRow {
    pub(super) const COLUMNS: &'static [&'static str] = &[
        "id",
        "speaker",
        "words",
        "statements",
        "documents",
        "outlets",
        "origins",
        "first_published",
        "last_published",
        "paths",
        "why",
    ];

    pub(super) fn cells(&self) -> Vec<String> {
        let why = |one: &RenderingRow| {
            let changes = one.changes.iter().map(|change| format!("{}: {}", word(&change.flag), change.why));
            let reasons = one.reasons.iter().cloned().chain(changes).collect::<Vec<_>>();
            format!("{}: {}", one.statement, reasons.join(", "))
        };
        vec![
            self.id.clone(),
            known(&self.speaker),
            self.words.clone(),
            self.statements.join("; "),
            self.documents.to_string(),
            self.outlets.to_string(),
            self.origins.to_string(),
            known(&self.first_published),
            known(&self.last_published),
            self.paths.why.join("; "),
            self.why.iter().map(why).collect::<Vec<_>>().join("; "),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::holds;
    use super::*;
    use crate::{Row, What};

    #[test]
    fn columns_of_utterances() {
        holds(What::Utterances, &Row::Utterance(Box::new(utterance())));
    }

    fn utterance() -> UtteranceRow {
        UtteranceRow {
            id: "u-a".into(),
            speaker: None,
            words: String::new(),
            statements: vec!["d-a.b.s1".into()],
            documents: 1,
            outlets: 1,
            origins: 1,
            first_published: None,
            last_published: None,
            paths: PathsView::default(),
            why: vec![],
        }
    }
}
