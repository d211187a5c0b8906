//! What a command ends with when it cannot do what was asked, and the exit code for it.
//!
//! The exit code follows from the code's letter, so that a new code of the table has one without
//! anybody thinking of it. Scripts can rely on the six numbers of [`Exit`]; they are explained in
//! docs/book/src/cli.md.

use std::fmt;
use std::io;

use onrecord_store::StoreError;
use onrecord_text::Code;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Everything was done.
    Done = 0,
    /// Done, but something failed: documents that could not be read, problems that `verify` found, an
    /// id that the ledger does not have.
    Failures = 1,
    /// The command line or the question could not be understood.
    Usage = 2,
    /// The ledger could not be used: the codes L….
    Ledger = 3,
    /// Anything else: an address in use, an output file that cannot be written, an error of ours.
    Other = 4,
    /// Ctrl-C, as a shell counts it.
    Interrupted = 130,
}

impl Exit {
    /// Every way to end, with its explanation for the book.
    #[cfg(test)]
    pub(crate) const ALL: &'static [(Exit, &'static str)] = &[
        (Exit::Done, "Everything was done. A search that finds nothing is done, too."),
        (
            Exit::Failures,
            "Done, but something failed: documents that could not be read, problems that `verify` found, an id \
             that the ledger does not have.",
        ),
        (Exit::Usage, "The command line or the question could not be understood."),
        (Exit::Ledger, "The ledger could not be used: the codes that begin with `L`."),
        (
            Exit::Other,
            "Anything else: an address in use, an output that cannot be written, an error of ours.",
        ),
        (Exit::Interrupted, "You stopped it with Ctrl-C."),
    ];
}

impl From<Code> for Exit {
    fn from(code: Code) -> Self {
        match code {
            Code::Usage | Code::BadQuery | Code::BadCorrection => Self::Usage,
            Code::Interrupted => Self::Interrupted,
            _ => match code.advice().code.as_bytes().first() {
                Some(b'L') => Self::Ledger,
                Some(b'I' | b'T' | b'V' | b'Q') => Self::Failures,
                _ => Self::Other,
            },
        }
    }
}

/// Why a command stopped.
#[derive(Debug)]
pub(crate) enum CommandError {
    /// Whoever read our output has had enough (`onrecord annotate … | head`): no error.
    BrokenPipe,
    /// An entry of the table, with what happened here.
    Coded(Code, String),
}

impl CommandError {
    pub(crate) fn new(code: Code, detail: impl Into<String>) -> Self {
        Self::Coded(code, detail.into())
    }

    /// The exit code for it.
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::BrokenPipe => Exit::Done,
            Self::Coded(code, _) => Exit::from(*code),
        }
    }

    /// An error of writing to standard output or a file of the user's.
    pub(crate) fn output(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::BrokenPipe,
            _ => Self::new(Code::Output, error.to_string()),
        }
    }
}

impl fmt::Display for CommandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BrokenPipe => f.write_str("the output was closed"),
            Self::Coded(code, detail) => {
                let advice = code.advice();
                write!(f, "{}", advice.what)?;
                if !detail.is_empty() {
                    write!(f, " ({detail})")?;
                }
                Ok(())
            }
        }
    }
}

impl From<StoreError> for CommandError {
    fn from(error: StoreError) -> Self {
        let code = error.code();
        // The table's sentence already says what kind of trouble it is; only the particulars are added.
        let detail = match error {
            StoreError::NoLedger(path) => path.display().to_string(),
            StoreError::NotALedger { path, reason } => format!("{}: {reason}", path.display()),
            StoreError::ReadOnly(detail)
            | StoreError::DiskFull(detail)
            | StoreError::Damaged(detail)
            | StoreError::Io(detail) => detail,
            StoreError::Busy => String::new(),
            other => other.to_string(),
        };
        Self::Coded(code, detail)
    }
}

impl From<io::Error> for CommandError {
    fn from(error: io::Error) -> Self {
        Self::output(error)
    }
}

/// What every command gives back.
pub(crate) type CommandResult = Result<Exit, CommandError>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_the_exit_code_of_its_letter() {
        for &code in Code::ALL {
            let exit = Exit::from(code);
            match code.advice().code.as_bytes()[0] {
                b'L' => assert_eq!(exit, Exit::Ledger),
                b'I' | b'T' | b'V' => assert_eq!(exit, Exit::Failures),
                b'Q' => assert!(matches!(exit, Exit::Failures | Exit::Usage)),
                _ => assert!(matches!(exit, Exit::Usage | Exit::Other | Exit::Interrupted)),
            }
        }
    }

    #[test]
    fn a_message_says_the_particulars_once() {
        let error = CommandError::from(StoreError::NoLedger("press.ledger".into()));
        assert_eq!(error.to_string(), "There is no ledger in this folder. (press.ledger)");
        assert_eq!(error.exit(), Exit::Ledger);
        assert_eq!(CommandError::from(io::Error::from(io::ErrorKind::BrokenPipe)).exit(), Exit::Done);
    }
}
