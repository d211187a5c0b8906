//! The pages of the book that are made from the rules themselves: `cargo xtask manual` writes them.
//!
//! Every rule of entities, speakers, dates, places and figures opens with its page: what is understood, and examples that are tests
//! (`crates/text/tests`). A page of the book is those of one folder, one behind the other, so that the book, the tests
//! and the code cannot say different things.

use std::fs;

use anyhow::{Context, Result};

use crate::house;

/// A folder of rules, its page in the book, and the page's title.
pub(crate) const PARTS: [(&str, &str, &str); 5] = [
    ("crates/text/src/entities", "docs/book/src/entities.md", "People and organisations"),
    ("crates/text/src/speakers", "docs/book/src/speakers.md", "Who is speaking"),
    ("crates/text/src/dates", "docs/book/src/dates.md", "Dates that are understood"),
    ("crates/text/src/places", "docs/book/src/places.md", "Places that are found"),
    ("crates/text/src/figures", "docs/book/src/figures.md", "Figures that are read"),
];

/// Writes every page.
pub(crate) fn run() -> Result<()> {
    for (folder, book, title) in PARTS {
        let at = house::root().join(folder);
        let mut files = Vec::new();
        for entry in fs::read_dir(&at).with_context(|| format!("{} cannot be read", at.display()))? {
            let path = entry?.path();
            if path.extension().is_some_and(|e| e == "rs") {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                files.push((name, fs::read_to_string(&path)?));
            }
        }
        files.sort();
        let files: Vec<(&str, &str)> =
            files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        fs::write(house::root().join(book), page(title, &files))?;
        println!("{book}");
    }
    Ok(())
}

/// The page of a folder; `files` are names and sources, in order.
pub(crate) fn page(title: &str, files: &[(&str, &str)]) -> String {
    let mut out = format!("# {title}\n\n");
    let opening =
        files.iter().find(|(name, _)| *name == "mod.rs").map(|(_, source)| doc(source)).unwrap_or_default();
    if let Some((_, rest)) = opening.split_once("\n\n") {
        out.push_str(rest.trim());
        out.push_str("\n\n");
    }
    out.push_str("In the examples, which are tests too, the words that are found are **bold**.\n");
    for (_, source) in files.iter().filter(|(name, _)| *name != "mod.rs") {
        let text = doc(source);
        let Some((heading, rest)) = text.split_once("\n\n") else { continue };
        if rest.contains("\n|---|") {
            let heading = heading.trim().trim_end_matches('.').replace('\n', " ");
            out.push_str(&format!("\n## {heading}\n\n{}\n", rest.trim()));
        }
    }
    out
}

/// A module's doc comment, without links into the code.
fn doc(source: &str) -> String {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    let text: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    without_links(&text.join("\n")).replace("[`", "`").replace("`]", "`")
}

/// A text whose links into the code (`[words](super::module)`) are their words alone.
fn without_links(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("](") {
        let end = rest[at..].find(')').map_or(rest.len(), |close| at + close);
        let words = rest[..at].rfind('[').filter(|_| rest[at..end].contains("::"));
        match words {
            Some(open) => {
                out.push_str(&rest[..open]);
                out.push_str(&rest[open + 1..at]);
                rest = rest.get(end + 1..).unwrap_or_default();
            }
            None => {
                out.push_str(&rest[..at + 2]);
                rest = &rest[at + 2..];
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_into_the_code_are_their_words() {
        assert_eq!(
            without_links("see [this](super::that) and [the book](book.md)"),
            "see this and [the book](book.md)"
        );
    }

    #[test]
    fn a_page_is_the_rules_one_behind_the_other() {
        let of_day = "//! Days.\n//!\n//! Named by [`Name`].\n//!\n//! | Text | value |\n//! |---|---|\n//! | **Monday** | x |\n\nfn a() {}\n";
        let files = [
            ("day.rs", of_day),
            ("helper.rs", "//! Helps.\n"),
            ("mod.rs", "//! Dates.\n//!\n//! All of them.\n"),
        ];
        let expected = "# Dates\n\nAll of them.\n\nIn the examples, which are tests too, the words that are found are **bold**.\n\
                        \n## Days\n\nNamed by `Name`.\n\n| Text | value |\n|---|---|\n| **Monday** | x |\n";
        assert_eq!(page("Dates", &files), expected);
    }
}
