//! Cases in Markdown: documents in a block, and what is expected of them as list items.
//!
//! A document begins with `== id | outlet | day | title`; what is not known is left empty.

use onrecord_text::{Document, Engine, Meta, PublishedBasis, Record, annotate};

/// One section.
pub(crate) struct Case {
    pub(crate) title: String,
    /// Records with their texts.
    pub(crate) documents: Vec<(Record, String)>,
    /// The list items, without their dashes.
    pub(crate) items: Vec<String>,
}

pub(crate) fn cases(text: &str) -> Vec<Case> {
    let engine = Engine::rules();
    let section = |section: &str| {
        let (title, rest) = section.split_once('\n').expect("a title");
        let (_, rest) = rest.split_once("```text\n").expect("a block");
        let (block, items) = rest.split_once("\n```").expect("the block's end");
        let documents = block.split("== ").skip(1).map(|document| read(&engine, document)).collect();
        let items = items.lines().filter_map(|line| line.strip_prefix("- ")).map(str::to_owned).collect();
        Case { title: title.to_owned(), documents, items }
    };
    text.split("\n## ").skip(1).map(section).collect()
}

fn read(engine: &Engine, document: &str) -> (Record, String) {
    let (head, text) = document.split_once('\n').expect("a head");
    let cells: Vec<&str> = head.split('|').map(str::trim).collect();
    let cell = |n: usize| cells.get(n).filter(|cell| !cell.is_empty()).map(|cell| (*cell).to_owned());
    let meta = Meta {
        outlet: cell(1),
        published: cell(2),
        published_basis: PublishedBasis::Given,
        title: cell(3),
        ..Meta::default()
    };
    let text = text.trim_end().to_owned();
    let document = Document { id: cell(0).expect("an id"), meta, text: text.clone(), ..Document::default() };
    (annotate(&document, engine), text)
}
