//! The command line: options that several commands share, and the list of commands.

use std::path::PathBuf;

use clap::builder::Styles;
use clap::{Args, Parser, Subcommand, ValueEnum};
use onrecord_store::Filter;
use onrecord_text::Kind;

use crate::commands::{
    annotate, compare, correct, demo, export, failures, figures, origins, read, search, serve, show, status,
    story, threads, timeline, verify, who,
};
use crate::engine::EngineArgs;

const AFTER: &str = "\
A first look:
  onrecord demo                          a finished ledger of fictional reports, in your browser
  onrecord read reports/                 read your own into ./onrecord.ledger
  onrecord who \"Teodar Vasklin\"          what one speaker has said, in order of time
  onrecord search ceasefire --from 2024-09
  onrecord serve                         the same in your browser

`onrecord help COMMAND` shows more examples.";

/// Keeps a ledger of who said what, according to whom.
///
/// onrecord reads news reports and first-hand accounts, finds every statement in them with the words
/// that credit it, and keeps both together with the bytes they were read from. It needs no network;
/// an address is fetched when you name it.
#[derive(Debug, Parser)]
#[command(name = "onrecord", version, after_help = AFTER, arg_required_else_help = true)]
#[command(max_term_width = 100, styles = Styles::plain(), disable_help_subcommand = false)]
pub(crate) struct Cli {
    /// The folder of the ledger.
    #[arg(long, global = true, value_name = "DIR", default_value = "onrecord.ledger")]
    pub(crate) ledger: PathBuf,

    /// Say on standard error what is being done.
    #[arg(long, global = true)]
    pub(crate) verbose: bool,

    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Read(read::ReadArgs),
    Annotate(annotate::AnnotateArgs),
    Search(search::SearchArgs),
    Who(who::WhoArgs),
    Show(show::ShowArgs),
    Story(story::StoryArgs),
    Origins(origins::OriginsArgs),
    Figures(figures::FiguresArgs),
    Timeline(timeline::TimelineArgs),
    Compare(compare::CompareArgs),
    Threads(threads::ThreadsArgs),
    Correct(correct::CorrectArgs),
    Export(export::ExportArgs),
    Verify(verify::VerifyArgs),
    Failures(failures::FailuresArgs),
    Status(status::StatusArgs),
    Serve(serve::ServeArgs),
    Demo(demo::DemoArgs),
}

/// Reads the arguments of this process.
pub(crate) fn parse() -> Result<Cli, clap::Error> {
    Cli::try_parse()
}

/// What to read.
#[derive(Debug, Args)]
pub(crate) struct InputArgs {
    /// Files and folders: plain text, web pages, JSONL rows, feeds (RSS, Atom, JSON), web archives
    /// (WARC), any of them also gzipped; and addresses (https://…) at which such a file stands. `-` is
    /// standard input.
    ///
    /// What a file is, is told from its content, not from its name. Hidden files in folders are left
    /// out. Of an address only what stands at it is fetched, unless the site's robots.txt forbids it.
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// When the documents were published, for those that do not say; overrules those that do.
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<String>,

    /// Who published the documents, for those that do not say; overrules those that do.
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet: Option<String>,

    #[command(flatten)]
    pub(crate) local: LocalArgs,

    #[command(flatten)]
    pub(crate) engine: EngineArgs,

    /// How many documents to read at the same time [default: as many as there are processors].
    ///
    /// The result does not depend on it.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) jobs: Option<u16>,

    /// The largest document that is read, in bytes.
    #[arg(long, value_name = "BYTES", hide = true)]
    pub(crate) document_limit: Option<usize>,
}

/// From where addresses are fetched.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct LocalArgs {
    /// Fetch addresses of this machine and your own network, too.
    ///
    /// Without it only those of the public web are fetched, so that nobody can have this machine fetch
    /// what only it can see.
    #[arg(long)]
    pub(crate) local_addresses: bool,
}

/// Which statements.
#[derive(Debug, Args)]
pub(crate) struct FilterArgs {
    /// Only from outlets whose name holds these words.
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet: Option<String>,

    /// Only published on this day or later: 2024-09-11, 2024-09 or 2024.
    #[arg(long, value_name = "DATE")]
    pub(crate) from: Option<String>,

    /// Only published on this day or earlier; 2024-09 ends with September.
    #[arg(long, value_name = "DATE")]
    pub(crate) to: Option<String>,

    /// Only statements rendered like this.
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<KindArg>,
}

impl FilterArgs {
    pub(crate) fn filter(&self) -> Filter {
        Filter {
            outlet: self.outlet.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            kind: self.kind.map(Kind::from),
        }
    }
}

/// How much of an answer, and in which form.
#[derive(Debug, Args)]
pub(crate) struct AnswerArgs {
    /// How many to show; 0 shows all.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: u64,

    /// `table` for reading, `json` for programs: one object a line.
    #[arg(long, value_name = "FORM", default_value = "table")]
    pub(crate) format: Format,
}

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Set for reading.
    Table,
    /// One JSON object a line.
    Json,
}

/// How a statement is rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum KindArg {
    /// In quotation marks.
    Direct,
    /// Partly in quotation marks.
    Mixed,
    /// In the reporter's words.
    Indirect,
}

impl From<KindArg> for Kind {
    fn from(kind: KindArg) -> Self {
        match kind {
            KindArg::Direct => Kind::Direct,
            KindArg::Mixed => Kind::Mixed,
            KindArg::Indirect => Kind::Indirect,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_holds_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_has_examples() {
        for command in Cli::command().get_subcommands() {
            let help = command.clone().render_long_help().to_string();
            assert!(help.contains("Examples:"), "{}", command.get_name());
        }
    }
}
