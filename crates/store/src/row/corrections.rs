//! Rows of corrections.

use super::{known, word};
use crate::CorrectionView;

/// The columns of a row, which is the correction as it is shown.
pub(super) const COLUMNS: &[&str] =
    &["id", "at", "author", "reason", "verb", "kind", "members", "target", "name", "undoes", "undone_by"];

/// Its cells.
pub(super) fn cells(row: &CorrectionView) -> Vec<String> {
    vec![
        row.id.clone(),
        row.at.clone(),
        row.author.clone(),
        row.reason.clone(),
        word(&row.verb),
        word(&row.kind),
        row.members.iter().map(|member| member.id.as_str()).collect::<Vec<_>>().join("; "),
        row.target.as_ref().map(|member| member.id.clone()).unwrap_or_default(),
        known(&row.name),
        known(&row.undoes),
        known(&row.undone_by),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::tests::holds;
    use super::*;
    use crate::{Corrected, Row, Verb, What};

    #[test]
    fn columns_of_corrections() {
        holds(What::Corrections, &Row::Correction(Box::new(corrected())));
    }

    fn corrected() -> CorrectionView {
        CorrectionView {
            id: "c-a".into(),
            at: String::new(),
            author: String::new(),
            reason: String::new(),
            verb: Verb::Merge,
            kind: Corrected::Story,
            members: vec![],
            target: None,
            name: None,
            added: None,
            undoes: None,
            undone_by: None,
        }
    }
}
