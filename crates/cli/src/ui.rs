//! The terminal: how wide it is, whether it shows styles, and the one way to print.
//!
//! Answers go to standard output, everything else to standard error. Styles are used only where they
//! can be seen (`NO_COLOR` and `TERM=dumb` are respected); elsewhere matched words stand in `‹›`.

use std::io::{self, IsTerminal, Write};

use anstyle::{AnsiColor, Style};
use onrecord_text::{Code, Diagnostic};

use crate::clean;
use crate::error::CommandError;

/// Names, headings.
pub(crate) const STRONG: Style = Style::new().bold();
/// What is there for reference: ids, counts.
pub(crate) const FAINT: Style = Style::new().dimmed();
const MATCH: Style = Style::new().bold().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Yellow)));
const WRONG: Style = Style::new().bold().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red)));
const WARN: Style = Style::new().bold().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Yellow)));

/// The widest a text is set: longer lines are hard to read.
const WIDEST: usize = 100;
const NARROWEST: usize = 40;

/// How to print on one stream.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ui {
    styled: bool,
    /// Columns to fill.
    pub(crate) width: usize,
}

impl Ui {
    /// For answers.
    pub(crate) fn stdout() -> Self {
        Self::of(anstream::AutoStream::choice(&io::stdout()), columns())
    }

    /// For everything else.
    pub(crate) fn stderr() -> Self {
        Self::of(anstream::AutoStream::choice(&io::stderr()), columns())
    }

    fn of(choice: anstream::ColorChoice, columns: usize) -> Self {
        let styled = choice != anstream::ColorChoice::Never;
        Self { styled, width: columns.clamp(NARROWEST, WIDEST) }
    }

    /// Without styles, for tests.
    #[cfg(test)]
    pub(crate) fn plain(width: usize) -> Self {
        Self { styled: false, width }
    }

    /// The text in a style, where styles are seen.
    pub(crate) fn paint(self, style: Style, text: &str) -> String {
        if self.styled { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    /// A word that was searched for.
    pub(crate) fn matched(self, text: &str) -> String {
        if self.styled { self.paint(MATCH, text) } else { format!("‹{text}›") }
    }

    /// Whether styles are seen.
    pub(crate) fn styled(self) -> bool {
        self.styled
    }

    /// The text in lines of at most the width after a gutter that holds `head`.
    pub(crate) fn hang(self, head: &str, text: &str, gutter: usize) -> String {
        format!("{head:<gutter$}{}", self.wrap(text, gutter).trim_start())
    }

    /// The text in lines of at most the width, each after `indent` columns.
    pub(crate) fn wrap(self, text: &str, indent: usize) -> String {
        let margin = " ".repeat(indent);
        // At spaces only: an id that is cut at its hyphen cannot be copied.
        let options = textwrap::Options::new(self.width)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .initial_indent(&margin)
            .subsequent_indent(&margin);
        textwrap::fill(text, options)
    }
}

/// `1 statement`, `2 statements`.
pub(crate) fn count(number: u64, thing: &str) -> String {
    format!("{number} {}", plural(number, thing))
}

/// `statement` for one, `statements` for any other number of them.
pub(crate) fn plural(number: u64, thing: &str) -> String {
    if number == 1 { thing.to_owned() } else { format!("{thing}s") }
}

fn columns() -> usize {
    if let Some(columns) = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()) {
        return columns;
    }
    terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0))
}

/// Standard output, buffered. On old Windows consoles styles are translated.
pub(crate) fn out() -> impl Write {
    io::BufWriter::with_capacity(64 << 10, anstream::stdout())
}

/// Whether somebody watches standard error.
pub(crate) fn watched() -> bool {
    io::stderr().is_terminal()
}

/// Writes to standard error, where a failure to write can be told to nobody.
pub(crate) fn tell(text: &str) {
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// `error[L001]: what happened` and what to do about it.
pub(crate) fn tell_error(error: &CommandError) {
    let CommandError::Coded(code, _) = error else { return };
    let ui = Ui::stderr();
    let head = ui.paint(WRONG, &format!("error[{code}]:"));
    tell(&format!("{head} {}\n  → {}", clean::lines(&error.to_string()), code.advice().what_to_do));
}

/// Something worth knowing that stops nothing.
pub(crate) fn tell_notice(notice: &Diagnostic) {
    let ui = Ui::stderr();
    let code: Code = notice.code;
    tell(&format!("{} {}", ui.paint(WARN, &format!("note[{code}]:")), clean::line(&notice.message)));
}
