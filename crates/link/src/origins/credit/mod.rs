//! Credits: what a document says itself of whose report it is.
//!
//! | kind | what is printed | joins documents of one story |
//! |---|---|---|
//! | wire | the agency of the date line or byline, "this article first appeared in …" | whose leads are alike |
//! | interview | most of what the main speaker says was said to one other outlet | with the same speaker |
//! | first report | "first reported by …" near the beginning | if half of it is told after that outlet |
//! | cited | "according to …", relays | only if half of it, three statements at least, is told after one outlet |
//!
//! The words are in `credits.txt`. A false join hides an independent source, so each kind asks for more than the words
//! themselves: [`credited()`] says what, and with which documents.

mod credited;
mod interview;
mod patterns;
mod publisher;
mod tokens;

pub use credited::{Crediting, Tie, credited};

use std::collections::{BTreeSet, HashMap};

use onrecord_text::{CodePoints, Entity, EntityType, Field, Record, Span, Statement};
use serde::{Deserialize, Serialize};

use crate::chains::outlet_key;
use crate::outlets::is_outlet;

/// Date lines and bylines are among so many first bytes.
const HEAD: usize = 1000;
/// Code points that are the beginning of any text.
const EARLY: u32 = 900;

/// What is credited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CreditKind {
    /// The whole.
    Wire,
    /// What its main speaker says.
    Interview,
    /// Having had it first.
    FirstReported,
    /// A part.
    Cited,
}

impl CreditKind {
    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wire => "wire",
            Self::Interview => "interview",
            Self::FirstReported => "first_reported",
            Self::Cited => "cited",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Wire, Self::Interview, Self::FirstReported, Self::Cited]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

/// One publisher that a document credits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    /// With what.
    pub kind: CreditKind,
    /// Its name.
    pub to: String,
    /// Whether that is the document's own outlet: an interview of its own.
    pub own: bool,
    /// Who was interviewed.
    pub whom: Option<String>,
    /// Which text the span indexes.
    pub field: Field,
    /// Where it is printed; none where only the document's metadata say so.
    pub span: Option<Span>,
    /// The words.
    pub words: String,
}

/// The credits of a document, each kind and publisher once, in the order of the kinds, then of the text. `text` is the
/// document's.
pub fn credits(record: &Record, text: &str) -> Vec<Credit> {
    Reader::new(record, text).credits()
}

/// A document as credits are read from it.
struct Reader<'a> {
    record: &'a Record,
    text: (&'a str, CodePoints<'a>),
    title: (&'a str, CodePoints<'a>),
    entities: HashMap<&'a str, &'a Entity>,
}

impl<'a> Reader<'a> {
    fn new(record: &'a Record, text: &'a str) -> Self {
        let title = record.meta.title.as_deref().unwrap_or_default();
        let entities = record.entities.iter().map(|entity| (entity.id.as_str(), entity)).collect();
        Self { record, text: (text, CodePoints::new(text)), title: (title, CodePoints::new(title)), entities }
    }

    /// See [`credits()`].
    fn credits(&self) -> Vec<Credit> {
        let printed = self.printed();
        let of = |kind| printed.iter().filter(move |credit| credit.kind == kind).cloned();
        let mut all: Vec<Credit> = self.wire().into_iter().chain(of(CreditKind::Wire)).collect();
        all.extend(interview::of(self, of(CreditKind::Interview).collect()));
        all.extend(of(CreditKind::FirstReported).filter(|credit| self.is_early(credit)));
        all.extend(self.relays().chain(of(CreditKind::Cited)));
        let (outlet, agency) = self.own();
        let mut seen = BTreeSet::new();
        all.retain_mut(|credit| {
            let key = outlet_key(&credit.to);
            let wire = credit.kind == CreditKind::Wire;
            credit.own = outlet.as_ref() == Some(&key) || !wire && agency.as_ref() == Some(&key);
            (!credit.own || credit.kind == CreditKind::Interview) && seen.insert((credit.kind, key))
        });
        all
    }

    /// What its own outlet and agency are compared by.
    fn own(&self) -> (Option<String>, Option<String>) {
        let key = |name: &Option<String>| name.as_deref().map(outlet_key);
        (key(&self.record.meta.outlet), key(&self.record.meta.agency))
    }

    /// What the patterns find.
    fn printed(&self) -> Vec<Credit> {
        let mut out = Vec::new();
        for (field, (text, points)) in [(Field::Text, &self.text), (Field::Title, &self.title)] {
            for found in patterns::find(text, &tokens::tokens(text)) {
                let (span, words) = (points.span(&found.bytes), one_line(&text[found.bytes.clone()]));
                let credit =
                    |to| Credit { field, span: Some(span), words: words.clone(), ..known(found.kind, to) };
                out.extend(found.to.into_iter().map(credit));
            }
        }
        out
    }

    /// The agency that the date line or the byline names. One that nobody knows needs a whole date line: "ANA ORR
    /// (HOST):" looks like the beginning of one.
    fn wire(&self) -> Option<Credit> {
        let meta = &self.record.meta;
        let whole = meta.dateline_place.is_some() && meta.dateline_date.is_some();
        let agency = meta.agency.as_deref().filter(|agency| whole || is_outlet(agency))?;
        let (text, points) = &self.text;
        let key = outlet_key(agency);
        let head = tokens::tokens(floor(text, HEAD));
        let mark = (0..head.len()).find_map(|at| {
            let end = (at + 1..=head.len().min(at + 3)).find(|end| {
                let bytes = head[at].range.start..head[end - 1].range.end;
                head[at].is_capital() && outlet_key(&text[bytes]) == key
            })?;
            Some(head[at].range.start..head[end - 1].range.end)
        });
        let credit = known(CreditKind::Wire, agency.to_owned());
        Some(match mark {
            Some(bytes) => {
                Credit { span: Some(points.span(&bytes)), words: one_line(&text[bytes]), ..credit }
            }
            None => credit,
        })
    }

    /// The outlets that statements came through, or that speak themselves.
    fn relays(&self) -> impl Iterator<Item = Credit> {
        let through = |statement: &'a Statement| {
            let via = statement.via.iter().map(|via| (via.entity.as_deref(), Some(via.span)));
            let said = (statement.speaker.as_deref(), statement.source.first().copied());
            via.chain(std::iter::once(said)).map(|(id, span)| (statement.field, id, span))
        };
        self.record.statements.iter().flat_map(through).filter_map(|(field, id, span)| {
            let entity = self.entities.get(id?)?;
            let outlet = entity.kind == EntityType::Organization && is_outlet(&entity.name);
            let words =
                span.and_then(|span| self.points(field).slice(span)).map(one_line).unwrap_or_default();
            outlet.then(|| Credit { field, span, words, ..known(CreditKind::Cited, entity.name.clone()) })
        })
    }

    /// Whether a credit stands in the title or near the beginning: farther down others are credited with other news.
    fn is_early(&self, credit: &Credit) -> bool {
        let near = EARLY.max(self.text.1.len() / 3);
        credit.field == Field::Title || credit.span.is_none_or(|span| span.start < near)
    }

    fn points(&self, field: Field) -> &CodePoints<'a> {
        match field {
            Field::Text => &self.text.1,
            Field::Title => &self.title.1,
        }
    }
}

/// A credit that only the metadata give.
fn known(kind: CreditKind, to: String) -> Credit {
    Credit { kind, words: to.clone(), to, own: false, whom: None, field: Field::Text, span: None }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a text, of at most so many bytes.
fn floor(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or_default()]
}
