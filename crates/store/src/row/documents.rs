//! Rows of documents and of their statements.

use onrecord_text::{Act, Certainty, EntityType, Field, Kind, PublishedBasis, Span};
use serde::Serialize;

use super::{known, word};

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of DocumentSummary and CaptureView, by the same names")]
pub struct DocumentRow {
    pub id: String,
    pub version_id: String,
    pub version: u32,
    pub versions: u32,
    pub doc: String,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub agency: Option<String>,
    pub author: Option<String>,
    pub url: Option<String>,
    pub published: Option<String>,
    pub published_basis: PublishedBasis,
    pub language: Option<String>,
    pub statements: u32,
    pub added: String,
    pub sha256: String,
    pub media_type: String,
    pub target: String,
    pub member: Option<String>,
    pub text: String,
}

impl DocumentRow {
    pub(super) const COLUMNS: &'static [&'static str] = &[
        "id",
        "version_id",
        "version",
        "versions",
        "doc",
        "title",
        "outlet",
        "agency",
        "author",
        "url",
        "published",
        "published_basis",
        "language",
        "statements",
        "added",
        "sha256",
        "media_type",
        "target",
        "member",
        "text",
    ];

    pub(super) fn cells(&self) -> Vec<String> {
        vec![
            self.id.clone(),
            self.version_id.clone(),
            self.version.to_string(),
            self.versions.to_string(),
            self.doc.clone(),
            known(&self.title),
            known(&self.outlet),
            known(&self.agency),
            known(&self.author),
            known(&self.url),
            known(&self.published),
            word(&self.published_basis),
            known(&self.language),
            self.statements.to_string(),
            self.added.clone(),
            self.sha256.clone(),
            self.media_type.clone(),
            self.target.clone(),
            known(&self.member),
            self.text.clone(),
        ]
    }
}

/// A statement with the words of its spans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of StatementView and DocumentSummary, by the same names")]
pub struct StatementRow {
    pub id: String,
    pub document: String,
    pub version_id: String,
    pub doc: String,
    pub outlet: Option<String>,
    pub agency: Option<String>,
    pub url: Option<String>,
    pub title: Option<String>,
    pub published: Option<String>,
    pub published_basis: PublishedBasis,
    pub field: Field,
    pub kind: Kind,
    pub act: Act,
    pub certainty: Certainty,
    pub speaker: Option<String>,
    pub speaker_type: Option<EntityType>,
    pub speaker_role: Option<String>,
    pub source: Vec<Span>,
    pub source_words: Vec<String>,
    pub cue: Vec<Span>,
    pub cue_words: Vec<String>,
    pub content: Vec<Span>,
    pub content_words: Vec<String>,
    pub via: Vec<String>,
    pub addressee: Option<String>,
    pub authority: Option<String>,
    pub said_on: Option<String>,
    /// Who added it by hand.
    pub added_by: Option<String>,
}

impl StatementRow {
    pub(super) const COLUMNS: &'static [&'static str] = &[
        "id",
        "document",
        "version_id",
        "doc",
        "outlet",
        "agency",
        "url",
        "title",
        "published",
        "published_basis",
        "field",
        "kind",
        "act",
        "certainty",
        "speaker",
        "speaker_type",
        "speaker_role",
        "source",
        "source_words",
        "cue",
        "cue_words",
        "content",
        "content_words",
        "via",
        "addressee",
        "authority",
        "said_on",
        "added_by",
    ];

    pub(super) fn cells(&self) -> Vec<String> {
        vec![
            self.id.clone(),
            self.document.clone(),
            self.version_id.clone(),
            self.doc.clone(),
            known(&self.outlet),
            known(&self.agency),
            known(&self.url),
            known(&self.title),
            known(&self.published),
            word(&self.published_basis),
            word(&self.field),
            word(&self.kind),
            word(&self.act),
            word(&self.certainty),
            known(&self.speaker),
            self.speaker_type.as_ref().map(word).unwrap_or_default(),
            known(&self.speaker_role),
            positions(&self.source),
            self.source_words.join(" … "),
            positions(&self.cue),
            self.cue_words.join(" … "),
            positions(&self.content),
            self.content_words.join(" … "),
            self.via.join("; "),
            known(&self.addressee),
            known(&self.authority),
            known(&self.said_on),
            known(&self.added_by),
        ]
    }
}

fn positions(spans: &[Span]) -> String {
    spans.iter().map(|span| format!("{}-{}", span.start, span.end)).collect::<Vec<_>>().join(";")
}

#[cfg(test)]
mod tests {
    use super::super::tests::holds;
    use super::*;
    use crate::{Row, What};

    #[test]
    fn columns_of_documents() {
        holds(What::Documents, &Row::Document(Box::new(document())));
    }

    fn document() -> DocumentRow {
        DocumentRow {
            id: "d".into(),
            version_id: "d.v".into(),
            version: 1,
            versions: 1,
            doc: "a".into(),
            title: None,
            outlet: None,
            agency: None,
            author: None,
            url: None,
            published: None,
            published_basis: PublishedBasis::Unknown,
            language: None,
            statements: 0,
            added: String::new(),
            sha256: String::new(),
            media_type: String::new(),
            target: String::new(),
            member: None,
            text: String::new(),
        }
    }

    #[test]
    fn columns_of_statements() {
        holds(What::Statements, &Row::Statement(Box::new(statement())));
    }

    fn statement() -> StatementRow {
        let spans = vec![Span { start: 1, end: 4 }, Span { start: 6, end: 7 }];
        assert_eq!(positions(&spans), "1-4;6-7");
        StatementRow {
            id: "d.v.s1".into(),
            document: "d".into(),
            version_id: "d.v".into(),
            doc: "a".into(),
            outlet: None,
            agency: None,
            url: None,
            title: None,
            published: None,
            published_basis: PublishedBasis::Page,
            field: Field::Text,
            kind: Kind::Direct,
            act: Act::CallFor,
            certainty: Certainty::Stated,
            speaker: None,
            speaker_type: None,
            speaker_role: None,
            source: vec![],
            source_words: vec![],
            cue: vec![],
            cue_words: vec![],
            content: spans,
            content_words: vec![],
            via: vec![],
            addressee: None,
            authority: None,
            said_on: None,
            added_by: None,
        }
    }
}
