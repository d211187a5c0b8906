//! What one document tells of one incident.

use std::collections::BTreeSet;

use onrecord_text::{Field, Record, Span};
use serde::{Deserialize, Serialize};

use super::account::Report;
use super::draft::{Draft, drafts};
use super::lexicon::Kinds;
use super::page::Page;
use super::scene::Scene;
use super::site::{From, Site};
use super::when::When;

/// All that a document tells of one incident.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// The document's id; left out where mentions are kept beside their document.
    #[serde(skip)]
    pub document: String,
    /// The story of its document, where stories are known; the same number for all of one.
    #[serde(skip)]
    pub story: Option<u32>,
    /// Which of the document's incidents it is, in the order of the text.
    pub number: u32,
    /// What kinds of event its words tell of.
    pub kinds: Kinds,
    /// Those words, small, in the order of the text, repeats included. None where only the harmed are counted.
    pub words: Vec<String>,
    /// When it was.
    pub when: When,
    /// Where in the account the day stands.
    pub when_from: From,
    /// Where it was.
    pub site: Option<Site>,
    /// The name of the place, where no gazetteer has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub named: Option<String>,
    /// When the document says it was written.
    pub published: When,
    /// The ids of the record's figures that are of it.
    pub figures: Vec<String>,
    /// What those count for which a number is printed, each once.
    pub measures: Vec<String>,
    /// The ids of the statements that tell of it.
    pub statements: Vec<String>,
    /// Its sentences, each once, in the order of the text.
    pub spans: Vec<Span>,
}

/// The incidents that a document tells of, in the order of its text. `text` is the document's text.
pub fn mentions(record: &Record, text: &str) -> Vec<Mention> {
    let scene = Scene::new(record, text);
    let drafts = drafts(&scene);
    let mut mentions: Vec<Mention> =
        drafts.iter().enumerate().map(|(n, draft)| mention(record, &scene, n, draft)).collect();
    add_statements(record, &scene.page, &drafts, &mut mentions);
    mentions
}

fn mention(record: &Record, scene: &Scene<'_>, number: usize, draft: &Draft) -> Mention {
    let told = |report: &Report| report.kinds != Kinds::harm();
    let words = draft.reports.iter().filter(|report| told(report)).flat_map(|report| &report.words);
    let mut sentences: Vec<usize> = draft.reports.iter().map(|report| report.sentence).collect();
    sentences.dedup();
    let span = |n: &usize| scene.page.span(scene.page.sentences.get(*n)?);
    let mut figures: Vec<usize> = draft.reports.iter().flat_map(|report| report.figures.clone()).collect();
    figures.sort_unstable();
    figures.dedup();
    let figures = || figures.iter().filter_map(|n| record.figures.get(*n));
    let printed = figures().filter(|figure| !figure.implicit);
    let measures: BTreeSet<&str> = printed.map(|figure| figure.measure.as_str()).collect();
    Mention {
        document: record.doc.clone(),
        story: None,
        number: u32::try_from(number).unwrap_or(u32::MAX),
        kinds: draft.kinds,
        words: words.map(|words| scene.page.printed(words).to_lowercase()).collect(),
        when: draft.when,
        when_from: draft.when_from,
        site: draft.site.clone(),
        named: draft.named.clone(),
        published: scene.published,
        figures: figures().map(|figure| figure.id.clone()).collect(),
        measures: measures.into_iter().map(str::to_owned).collect(),
        statements: Vec::new(),
        spans: sentences.iter().filter_map(span).collect(),
    }
}

/// Finds the statements whose content holds the words that mentions rest on.
fn add_statements(record: &Record, page: &Page<'_>, drafts: &[Draft], mentions: &mut [Mention]) {
    let mut at: Vec<(usize, usize)> = Vec::new();
    for (n, draft) in drafts.iter().enumerate() {
        at.extend(draft.reports.iter().flat_map(|report| &report.words).map(|words| (words.start, n)));
    }
    at.sort_unstable();
    for statement in record.statements.iter().filter(|statement| statement.field == Field::Text) {
        let mut of: Vec<usize> = Vec::new();
        for span in &statement.content {
            let words = page.at(*span);
            let first = at.partition_point(|(word, _)| *word < words.start);
            of.extend(at.iter().skip(first).take_while(|(word, _)| *word < words.end).map(|(_, n)| *n));
        }
        of.sort_unstable();
        of.dedup();
        for n in of {
            if let Some(mention) = mentions.get_mut(n) {
                mention.statements.push(statement.id.clone());
            }
        }
    }
}
