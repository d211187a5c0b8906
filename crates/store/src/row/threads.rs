//! Rows of contested claims.

use serde::Serialize;

use super::known;

/// A contested claim with everybody's position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of ThreadView, by the same names")]
pub struct ThreadRow {
    pub id: String,
    pub name: Option<String>,
    pub claim: String,
    pub claim_words: String,
    pub from_denial: bool,
    pub positions: Vec<PositionRow>,
    pub unanswered: Vec<String>,
    pub why: Vec<String>,
}

/// What one party does about a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of PositionView, by the same names")]
pub struct PositionRow {
    pub party: String,
    pub speakers: Vec<String>,
    pub deed: String,
    pub told_by: Option<String>,
    pub first_day: Option<String>,
    pub last_day: Option<String>,
    pub statements: Vec<PositionMember>,
}

/// A statement of a position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PositionMember {
    /// The statement.
    pub statement: String,
    /// Why it is here.
    pub why: Vec<String>,
}

impl ThreadRow {
    pub(super) const COLUMNS: &'static [&'static str] =
        &["id", "name", "claim", "claim_words", "from_denial", "positions", "unanswered", "why"];

    pub(super) fn cells(&self) -> Vec<String> {
        let position = |one: &PositionRow| {
            let ids: Vec<&str> = one.statements.iter().map(|member| member.statement.as_str()).collect();
            format!("{} {}: {}", one.party, one.deed, ids.join(", "))
        };
        vec![
            self.id.clone(),
            known(&self.name),
            self.claim.clone(),
            self.claim_words.clone(),
            self.from_denial.to_string(),
            self.positions.iter().map(position).collect::<Vec<_>>().join("; "),
            self.unanswered.join("; "),
            self.why.join("; "),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::holds;
    use super::*;
    use crate::{Row, What};

    #[test]
    fn columns_of_threads() {
        holds(What::Threads, &Row::Thread(Box::new(thread())));
    }

    fn thread() -> ThreadRow {
        ThreadRow {
            id: "t-a".into(),
            name: None,
            claim: "d-a.b.s1".into(),
            claim_words: String::new(),
            from_denial: false,
            positions: vec![],
            unanswered: vec![],
            why: vec![],
        }
    }
}
