//! Reads the examples in the manual pages of the rules: the tables in the doc comments of `src/entities/*.rs`,
//! `src/speakers/*.rs`, `src/dates/*.rs`, `src/places/*.rs` and `src/figures/*.rs`, which are the book's text and the rules' tests at once.
//!
//! The first cell of a row is a text of our own, in which `**` stands around the words that are to be found; the other
//! cells are what is to be found in them. A text without `**` is one in which nothing is to be found.

use std::fs;
use std::ops::Range;
use std::path::Path;

/// One row of a manual page's table.
pub struct Example {
    /// File and line, for messages.
    pub at: String,
    /// The heading of the table's first column, which may say when and where the text was published.
    pub heading: String,
    /// The text without its marks.
    pub text: String,
    /// What is marked, in code points.
    pub marked: Vec<Range<usize>>,
    /// The other cells.
    pub cells: Vec<String>,
}

/// The examples of every file in a folder of `src`.
pub fn examples(folder: &str) -> Vec<Example> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder);
    let mut files: Vec<_> =
        fs::read_dir(&folder).expect("the folder of the rules").flatten().map(|f| f.path()).collect();
    files.sort();
    let mut out = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|e| e == "rs")) {
        let source = fs::read_to_string(file).expect("a rule's source");
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut heading = None;
        for (n, line) in source.lines().enumerate() {
            let Some(row) = line.strip_prefix("//! |") else {
                heading = None;
                continue;
            };
            let mut cells: Vec<String> =
                row.trim_end().trim_end_matches('|').split('|').map(|c| c.trim().to_owned()).collect();
            let first = cells.remove(0);
            match &heading {
                None => heading = Some(first),
                Some(_) if first.starts_with("---") => {}
                Some(heading) => {
                    let (text, marked) = unmark(&first);
                    out.push(Example {
                        at: format!("{name}:{}", n + 1),
                        heading: heading.clone(),
                        text,
                        marked,
                        cells,
                    });
                }
            }
        }
    }
    out
}

/// A text without its `**`, and where they stood.
fn unmark(marked: &str) -> (String, Vec<Range<usize>>) {
    let (mut text, mut spans, mut open) = (String::new(), Vec::new(), None);
    for (n, part) in marked.split("**").enumerate() {
        if n > 0 {
            let at = text.chars().count();
            match open.take() {
                Some(start) => spans.push(start..at),
                None => open = Some(at),
            }
        }
        text.push_str(part);
    }
    (text, spans)
}
