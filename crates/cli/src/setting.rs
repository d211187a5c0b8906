//! How a statement is set on a terminal: the day beside it, who, how, the words, where it stands.
//!
//! ```text
//! 2031-04-12  Anna Kell · “the harbour master said” · direct, deny
//!             “Nobody turned a ‹ferry› away.”
//!             The Quay · via Tidewire · d-0123456789ab.cdefgh.s2
//! ```

use onrecord_store::{DocumentSummary, Hit, Link, Part, Piece, Said, StatementView, WhenBasis};
use onrecord_text::{Certainty, CodePoints, Field, Kind, Record, Span, Statement};
use serde::Serialize;

use crate::clean;
use crate::ui::{FAINT, STRONG, Ui};

/// Columns of the day and the gap after it.
pub(crate) const GUTTER: usize = 12;

/// More characters than these of one statement are not set; `show` has the whole text.
const LONGEST: usize = 1500;

/// Everything that is set of one statement.
#[derive(Debug, Default)]
pub(crate) struct Card {
    when: Option<String>,
    name: Option<String>,
    printed: String,
    how: String,
    words: String,
    foot: Vec<String>,
    marked: Vec<String>,
}

impl Card {
    /// One of a speaker's statements.
    pub(crate) fn said(said: &Said) -> Self {
        let mut card = Self::of(&said.statement, &said.document);
        if said.when_basis == WhenBasis::Said {
            let published = said.document.published.as_deref().map_or("undated", day);
            card.foot.insert(0, format!("published {published}"));
        }
        card.when = said.when.clone();
        card.foot.extend(said.why.iter().map(|why| clean::line(why)));
        card
    }

    /// Something a search found.
    pub(crate) fn hit(hit: &Hit) -> Self {
        let document = &hit.document;
        match &hit.statement {
            Some(statement) => Self { marked: marked(&hit.snippet), ..Self::of(statement, document) },
            None => {
                let words: String = hit.snippet.iter().map(|piece| piece.text.as_str()).collect();
                Self {
                    when: document.published.clone(),
                    name: Some(document.title.as_deref().map_or_else(|| document.doc.clone(), clean::line)),
                    how: "document".to_owned(),
                    words: clean::line(&words),
                    foot: foot(document, &document.id),
                    marked: marked(&hit.snippet),
                    ..Self::default()
                }
            }
        }
    }

    fn of(statement: &StatementView, document: &DocumentSummary) -> Self {
        let mut foot = foot(document, &statement.id);
        let at = foot.len().saturating_sub(1);
        let links = statement.via.iter().map(|via| ("via", via));
        let links = links.chain(statement.addressee.iter().map(|to| ("told", to)));
        foot.splice(at..at, links.map(|(word, link)| format!("{word} {}", name(link))));
        Self {
            when: document.published.clone(),
            name: statement.speaker.as_ref().map(|speaker| clean::line(&speaker.name)),
            printed: {
                let parts = statement.source.iter().chain(&statement.cue);
                credit(parts.map(|part| (part.span, part.words.as_str())))
            },
            how: how(statement.kind, &statement.act, statement.certainty),
            words: joined(&statement.content),
            foot,
            marked: Vec::new(),
        }
    }

    /// A statement of a record, in the document that is being shown.
    pub(crate) fn recorded(statement: &Statement, record: &Record, text: &CodePoints<'_>) -> Self {
        let title = CodePoints::new(record.meta.title.as_deref().unwrap_or_default());
        let points = if statement.field == Field::Title { &title } else { text };
        let words_of = |spans: &[Span]| {
            let words: Vec<&str> = spans.iter().filter_map(|span| points.slice(*span)).collect();
            clean::line(&words.join(" … "))
        };
        let named = |id: &Option<String>| {
            let entity = record.entities.iter().find(|entity| Some(&entity.id) == id.as_ref());
            entity.map(|entity| clean::line(&entity.name))
        };
        let or_printed = |id: &Option<String>, span: Span| named(id).unwrap_or_else(|| words_of(&[span]));
        let mut foot: Vec<String> =
            statement.via.iter().map(|via| format!("via {}", or_printed(&via.entity, via.span))).collect();
        foot.extend(statement.addressee.iter().map(|to| format!("told {}", or_printed(&to.entity, to.span))));
        if statement.field == Field::Title {
            foot.push("in the headline".to_owned());
        }
        Self {
            when: Some(statement.id.clone()),
            name: named(&statement.speaker),
            printed: {
                let spans = statement.source.iter().chain(&statement.cue);
                credit(spans.filter_map(|span| Some((*span, points.slice(*span)?))))
            },
            how: how(statement.kind, &statement.act, statement.certainty),
            words: words_of(&statement.content),
            foot,
            marked: Vec::new(),
        }
    }

    /// The lines, without a line end after the last.
    pub(crate) fn set(&self, ui: Ui) -> String {
        let when = self.when.as_deref().map_or("undated", day);
        let mut head = ui.paint(STRONG, self.name.as_deref().unwrap_or("speaker unknown"));
        if !self.printed.is_empty() && Some(&self.printed) != self.name.as_ref() {
            head.push_str(&format!(" · “{}”", self.printed));
        }
        head.push_str(&format!(" · {}", self.how));
        let head = ui.wrap(&head, GUTTER);
        let mut words: String = self.words.chars().take(LONGEST).collect();
        if words.len() < self.words.len() {
            words.push('…');
        }
        let mut out = format!("{when:GUTTER$}{}", head.get(GUTTER..).unwrap_or(&head));
        out.push('\n');
        out.push_str(&ui.wrap(&mark(ui, &words, &self.marked), GUTTER));
        if !self.foot.is_empty() {
            let foot = ui.wrap(&self.foot.join(" · "), GUTTER);
            out.push('\n');
            out.push_str(&ui.paint(FAINT, &foot));
        }
        out
    }
}

/// A day as it is printed: of a time, its date.
pub(crate) fn day(when: &str) -> &str {
    when.split('T').next().unwrap_or(when)
}

/// The word by which an enumeration's value goes in JSON.
pub(crate) fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// The outlet, and the agency where it is another.
pub(crate) fn publisher(outlet: Option<&str>, agency: Option<&str>) -> String {
    let outlet_name = outlet.map_or_else(|| "outlet unknown".to_owned(), clean::line);
    match agency {
        Some(agency) if Some(agency) != outlet => format!("{outlet_name} ({})", clean::line(agency)),
        _ => outlet_name,
    }
}

fn foot(document: &DocumentSummary, id: &str) -> Vec<String> {
    vec![publisher(document.outlet.as_deref(), document.agency.as_deref()), id.to_owned()]
}

fn how(kind: Kind, act: &impl Serialize, certainty: Certainty) -> String {
    let mut how = format!("{}, {}", word(&kind), word(act).replace('_', " "));
    if certainty != Certainty::Stated {
        how.push_str(&format!(", {}", word(&certainty)));
    }
    how
}

fn name(link: &Link) -> String {
    clean::line(link.name.as_deref().unwrap_or(&link.part.words))
}

fn joined(parts: &[Part]) -> String {
    let words: Vec<&str> = parts.iter().map(|part| part.words.as_str()).collect();
    clean::line(&words.join(" … "))
}

/// The words that credit somebody: "Kremlin dismissed" is not "Kremlin said".
fn credit<'w>(pieces: impl Iterator<Item = (Span, &'w str)>) -> String {
    let mut pieces: Vec<(Span, &str)> = pieces.collect();
    pieces.sort_by_key(|(span, _)| *span);
    let words: Vec<&str> = pieces.into_iter().map(|(_, words)| words).collect();
    clean::line(&words.join(" "))
}

/// The words of a snippet that match, longest first.
fn marked(snippet: &[Piece]) -> Vec<String> {
    let mut marked: Vec<String> =
        snippet.iter().filter(|piece| piece.marked).map(|piece| clean::line(&piece.text)).collect();
    marked.sort_by_key(|text| std::cmp::Reverse(text.len()));
    marked.dedup();
    marked.retain(|text| !text.is_empty());
    marked
}

/// Marks those words wherever they stand in the text.
fn mark(ui: Ui, text: &str, marked: &[String]) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut in_word) = (text, false);
    while let Some(c) = rest.chars().next() {
        let found = marked.iter().filter(|_| !in_word).find(|words| {
            let after = rest.strip_prefix(words.as_str());
            after.is_some_and(|after| !after.chars().next().is_some_and(char::is_alphanumeric))
        });
        match found {
            Some(words) => {
                out.push_str(&ui.matched(words));
                rest = rest.get(words.len()..).unwrap_or_default();
                in_word = true;
            }
            None => {
                out.push(c);
                in_word = c.is_alphanumeric();
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_whole_words_only() {
        let marked = vec!["shed doors".to_owned(), "fire".to_owned()];
        let text = "No fire, no fires; the shed doors fired.";
        assert_eq!(mark(Ui::plain(80), text, &marked), "No ‹fire›, no fires; the ‹shed doors› fired.");
    }

    #[test]
    fn a_card_is_aligned_and_wrapped() {
        let card = Card {
            when: None,
            name: Some("Anna Kell".into()),
            printed: "the harbour master".into(),
            how: "direct, deny".into(),
            words: "“Nobody turned a ferry away that morning, and nobody was asked to.”".into(),
            foot: vec!["The Quay".into(), "d-1.2.s3".into()],
            marked: vec!["ferry".into()],
        };
        insta::assert_snapshot!(card.set(Ui::plain(50)), @r#"
        undated     Anna Kell · “the harbour master” ·
                    direct, deny
                    “Nobody turned a ‹ferry› away that
                    morning, and nobody was asked to.”
                    The Quay · d-1.2.s3
        "#);
    }
}
