//! A folder of its own for each test, and the program run in it.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A folder to run in.
pub(crate) struct Place {
    folder: TempDir,
}

/// How a run ended, with what it printed.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// With three short reports of our own in `press.jsonl`, read into the ledger.
    pub(crate) fn with_press() -> Self {
        let place = Self::new();
        place.write("press.jsonl", PRESS);
        place.run(["read", "press.jsonl"]).ok();
        place
    }

    /// With the example dossier in `dossier/`.
    pub(crate) fn with_dossier() -> Self {
        let place = Self::new();
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/dossier/articles");
        fs::create_dir(place.path("dossier")).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), place.path("dossier").join(entry.file_name())).unwrap();
        }
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// The program, about to run here as in a pipe, eighty columns wide.
    pub(crate) fn command<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
        command.args(args).current_dir(self.folder.path()).stdin(Stdio::null());
        command
            .env("COLUMNS", "80")
            .env_remove("RUST_LOG")
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE");
        command
    }

    pub(crate) fn run<A: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = A>) -> Ran {
        self.command(args).output().unwrap().into()
    }

    /// Every row of an export.
    pub(crate) fn export(&self, what: &str, ledger: &str) -> Vec<Value> {
        self.run(["export", "--what", what, "--ledger", ledger]).ok().rows()
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

impl Ran {
    /// It did everything.
    #[track_caller]
    pub(crate) fn ok(self) -> Self {
        self.exit(0)
    }

    /// It ended with this exit code.
    #[track_caller]
    pub(crate) fn exit(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:?}");
        self
    }

    /// The JSON lines on standard output.
    pub(crate) fn rows(&self) -> Vec<Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// Standard output and error without what differs from run to run.
    pub(crate) fn both(&self) -> String {
        format!("{}--- stderr\n{}", timeless(&self.stdout), timeless(&self.stderr))
    }
}

/// Without times, rates and when something was added.
pub(crate) fn timeless(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let line = match line.split_once(" in ") {
            Some((head, tail)) if tail.contains("a second") || tail.contains("/s)") => {
                format!("{head} in TIME")
            }
            _ => match line.split_once(", added ") {
                Some((head, _)) => format!("{head}, added TIME"),
                None => line.to_owned(),
            },
        };
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// No control characters but line ends, whatever the articles held.
#[track_caller]
pub(crate) fn assert_tame(text: &str) {
    let wild = text.chars().find(|c| (c.is_control() && *c != '\n') || ('\u{202A}'..='\u{202E}').contains(c));
    assert_eq!(wild, None, "{text:?}");
}

pub(crate) const PRESS: &str = r#"{"id":"quay-1","outlet":"The Quay","published":"2031-04-12","title":"At the harbour","text":"Anna Kell, the harbour master, denied the report on Friday. \"Nobody turned a ferry away,\" Kell said.\n\nShe added that the log was open to anyone."}
{"id":"wire-7","outlet":"Morning Ledger","agency":"Tidewire","published":"2031-04-11","title":"On the ferry","text":"The ferry waited for two hours, Captain Jon Abel told Tidewire. According to the coast guard, the harbour gave no reason."}
{"id":"quay-2","outlet":"The Quay","text":"\"We will publish the log on Monday,\" Anna Kell said."}
"#;
