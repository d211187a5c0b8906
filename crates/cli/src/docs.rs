//! The pages of the book that are made from the code, and the tests that they are current.
//!
//! `ONRECORD_UPDATE=1 cargo test -p onrecord-cli docs` writes them anew. The record's schema is written
//! by hand, because its sentences are the contract; `test_annotate_command` holds real records to it.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use onrecord_text::Code;

use crate::args::Cli;
use crate::error::Exit;

const CLI: &str = "\
# The command line

*Made from the program's own help by `ONRECORD_UPDATE=1 cargo test -p onrecord-cli docs`.*

Answers go to standard output, progress and messages to standard error. `--format json` prints one
object a line. Matched words are bold on a terminal and stand in `‹›` elsewhere; `NO_COLOR` turns styles
off. Control characters in an article are shown (`␛`) and never sent to the terminal.

## Exit codes

";

const ERRORS: &str = "\
# Codes

*Made from the table of codes by `ONRECORD_UPDATE=1 cargo test -p onrecord-cli docs`.*

Every message, on the command line, in the HTTP API, in the logs and in a record's diagnostics, carries
one of these. The command line shows the short code, JSON the name.

";

/// The letter of a group of codes, and what it is about.
const GROUPS: &[(char, &str)] = &[
    ('I', "Reading files"),
    ('T', "Reading texts"),
    ('L', "The ledger"),
    ('V', "Verifying"),
    ('Q', "Questions"),
    ('C', "The command line"),
    ('X', "Ourselves"),
];

fn cli() -> String {
    let mut page = CLI.to_owned();
    page.push_str("| code | meaning |\n|---|---|\n");
    for (exit, meaning) in Exit::ALL {
        let _ = writeln!(page, "| {} | {meaning} |", *exit as u8);
    }
    let mut command = Cli::command().term_width(90);
    command.build();
    let _ =
        write!(page, "\n## onrecord\n\n```text\n{}```\n", trimmed(&command.render_long_help().to_string()));
    for command in command.get_subcommands_mut().filter(|command| command.get_name() != "help") {
        let help = command.render_long_help().to_string();
        let _ = write!(page, "\n## onrecord {}\n\n```text\n{}```\n", command.get_name(), trimmed(&help));
    }
    page
}

/// Without white space at the ends of lines.
fn trimmed(help: &str) -> String {
    help.trim_end().lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

fn errors() -> String {
    let mut page = ERRORS.to_owned();
    for (letter, about) in GROUPS {
        let _ = write!(
            page,
            "## {about}\n\n| code | name | what happened | what to do | exit code |\n|---|---|---|---|---|\n"
        );
        for code in Code::ALL.iter().filter(|code| code.advice().code.starts_with(*letter)) {
            let advice = code.advice();
            let _ = writeln!(
                page,
                "| {} | `{}` | {} | {} | {} |",
                advice.code,
                advice.name,
                advice.what,
                advice.what_to_do,
                exit(*code)
            );
        }
        page.push('\n');
    }
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}

/// A diagnostic of a document that could be read, or a notice, ends nothing.
fn exit(code: Code) -> String {
    let harmless = matches!(
        code,
        Code::BadUtf8
            | Code::CharsetMismatch
            | Code::Unmapped
            | Code::DeepNesting
            | Code::BadMetadata
            | Code::IndexRebuilt
    );
    let letter = code.advice().code.as_bytes()[0];
    let http_only = matches!(code, Code::BadHost | Code::NoSuchPath | Code::Elsewhere);
    if harmless || http_only || letter == b'T' {
        "–".to_owned()
    } else {
        (Exit::from(code) as u8).to_string()
    }
}

fn book(page: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/book/src").join(page)
}

fn assert_current(page: &str, made: &str) {
    let path = book(page);
    if std::env::var_os("ONRECORD_UPDATE").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        kept == made,
        "docs/book/src/{page} is out of date: ONRECORD_UPDATE=1 cargo test -p onrecord-cli docs"
    );
}

#[test]
fn the_page_of_commands_is_current() {
    assert_current("cli.md", &cli());
}

#[test]
fn the_page_of_codes_is_current() {
    let page = errors();
    for code in Code::ALL {
        assert!(page.contains(&format!("| {code} |")), "{code} is in no group");
    }
    assert_current("errors.md", &page);
}

#[test]
fn the_table_of_exit_codes_is_whole() {
    for &code in Code::ALL {
        assert!(Exit::ALL.iter().any(|(exit, _)| *exit == Exit::from(code)));
    }
}
