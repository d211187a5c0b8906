//! Rows of stories and origins.

use serde::Serialize;

use super::known;
use crate::links::TieView;

/// A story with its documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of StorySummary and StoryMember, by the same names")]
pub struct StoryRow {
    pub id: String,
    pub title: Option<String>,
    pub documents: Vec<String>,
    pub outlets: u64,
    pub origins: u64,
    pub first_published: Option<String>,
    pub last_published: Option<String>,
    pub why: Vec<WhyInStory>,
}

/// Why a document is in its story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WhyInStory {
    /// The document.
    pub document: String,
    /// The document of the story that it is most like.
    pub nearest: Option<String>,
    /// Telling words that both have.
    pub words: Vec<String>,
}

impl StoryRow {
    pub(super) const COLUMNS: &'static [&'static str] =
        &["id", "title", "documents", "outlets", "origins", "first_published", "last_published", "why"];

    pub(super) fn cells(&self) -> Vec<String> {
        let why = |why: &WhyInStory| {
            let nearest = why.nearest.as_ref().map_or(String::new(), |nearest| format!(" like {nearest}"));
            format!("{}{nearest}: {}", why.document, why.words.join(", "))
        };
        vec![
            self.id.clone(),
            known(&self.title),
            self.documents.join("; "),
            self.outlets.to_string(),
            self.origins.to_string(),
            known(&self.first_published),
            known(&self.last_published),
            self.why.iter().map(why).collect::<Vec<_>>().join("; "),
        ]
    }
}

/// An origin with its documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of OriginView, by the same names")]
pub struct OriginRow {
    pub id: String,
    pub documents: Vec<String>,
    pub why: Vec<TieView>,
}

impl OriginRow {
    pub(super) const COLUMNS: &'static [&'static str] = &["id", "documents", "why"];

    pub(super) fn cells(&self) -> Vec<String> {
        let why = |tie: &TieView| {
            let [a, b] = &tie.documents;
            let words = tie.shared.as_ref().map(|shared| {
                let [of_a, of_b] = shared.of;
                format!(", {} words of {of_a} and {of_b}, “{}”", shared.words, shared.longest)
            });
            let credit = tie.credit.as_ref().map(|credit| format!(", {}", credit.why));
            let found = words.or(credit).unwrap_or_default();
            format!("{a} and {b}: {}{found}", tie.kinship)
        };
        vec![
            self.id.clone(),
            self.documents.join("; "),
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
    fn columns_of_stories() {
        holds(What::Stories, &Row::Story(Box::new(story())));
    }

    fn story() -> StoryRow {
        StoryRow {
            id: "s-a".into(),
            title: None,
            documents: vec!["d-a".into()],
            outlets: 1,
            origins: 1,
            first_published: None,
            last_published: None,
            why: vec![],
        }
    }

    #[test]
    fn columns_of_origins() {
        holds(What::Origins, &Row::Origin(Box::new(origin())));
    }

    fn origin() -> OriginRow {
        OriginRow { id: "o-a".into(), documents: vec!["d-a".into()], why: vec![] }
    }
}
