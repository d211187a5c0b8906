//! The rows of an export: flat enough for a spreadsheet, whole enough for a program.
//!
//! As JSON a statement's spans stay lists; as CSV the pieces of a broken span are joined, the words
//! with ` … `, the positions as `12-40;55-61`, so that a row stays one line of cells.

mod incidents;

use onrecord_text::{Act, Certainty, EntityType, Field, Kind, PublishedBasis, Span};
use serde::Serialize;

use crate::links::{ChainLinkView, ChangeView, PathsView, StepView, TieView};
use crate::{CorrectionView, What};

pub use incidents::{AccountRow, FigureRow, IncidentRow};

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
}

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

/// An origin with its documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of OriginView, by the same names")]
pub struct OriginRow {
    pub id: String,
    pub documents: Vec<String>,
    pub why: Vec<TieView>,
}

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

impl What {
    /// The names of the columns [`Row::cells`] fills.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            What::Documents => &[
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
            ],
            What::Statements => &[
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
            ],
            What::Stories => &[
                "id",
                "title",
                "documents",
                "outlets",
                "origins",
                "first_published",
                "last_published",
                "why",
            ],
            What::Origins => &["id", "documents", "why"],
            What::Utterances => &[
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
            ],
            What::Incidents => IncidentRow::COLUMNS,
            What::Figures => FigureRow::COLUMNS,
            What::Threads => {
                &["id", "name", "claim", "claim_words", "from_denial", "positions", "unanswered", "why"]
            }
            What::Corrections => &[
                "id",
                "at",
                "author",
                "reason",
                "verb",
                "kind",
                "members",
                "target",
                "name",
                "undoes",
                "undone_by",
            ],
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
            Row::Correction(row) => correction(row),
        }
    }
}

impl StoryRow {
    fn cells(&self) -> Vec<String> {
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

impl OriginRow {
    fn cells(&self) -> Vec<String> {
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

impl ThreadRow {
    fn cells(&self) -> Vec<String> {
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

impl UtteranceRow {
    fn cells(&self) -> Vec<String> {
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

impl DocumentRow {
    fn cells(&self) -> Vec<String> {
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

impl StatementRow {
    fn cells(&self) -> Vec<String> {
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
        ]
    }
}

fn correction(row: &CorrectionView) -> Vec<String> {
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

fn known(value: &Option<String>) -> String {
    value.clone().unwrap_or_default()
}

fn positions(spans: &[Span]) -> String {
    spans.iter().map(|span| format!("{}-{}", span.start, span.end)).collect::<Vec<_>>().join(";")
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
    use crate::{Corrected, Verb};

    /// The columns of the CSV are the names of the JSON, in the same order: one list of names.
    #[test]
    fn columns_are_the_names_of_the_fields() {
        let rows = [
            (What::Documents, Row::Document(Box::new(document()))),
            (What::Statements, Row::Statement(Box::new(statement()))),
            (What::Stories, Row::Story(Box::new(story()))),
            (What::Origins, Row::Origin(Box::new(origin()))),
            (What::Utterances, Row::Utterance(Box::new(utterance()))),
            (What::Threads, Row::Thread(Box::new(thread()))),
            (What::Corrections, Row::Correction(Box::new(corrected()))),
        ];
        for (what, row) in rows {
            holds(what, &row);
        }
    }

    pub(super) fn holds(what: What, row: &Row) {
        let json = serde_json::to_string(row).unwrap();
        let mut at = 0;
        for column in what.columns() {
            let found = json[at..].find(&format!("\"{column}\":"));
            at += found.unwrap_or_else(|| panic!("{column} is missing or out of order in {json}"));
        }
        assert_eq!(row.cells().len(), what.columns().len());
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

    fn origin() -> OriginRow {
        OriginRow { id: "o-a".into(), documents: vec!["d-a".into()], why: vec![] }
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
            undoes: None,
            undone_by: None,
        }
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
        }
    }
}
