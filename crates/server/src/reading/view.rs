//! How a reading goes on, as the API tells it.

use jiff::Timestamp;
use onrecord_store::Failure;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Broke, Told};
use crate::problem::Problem;

/// How many documents and failures of a file are named; all are counted.
const NAMED: usize = 20;

/// What was added at once, and how far it is.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Reading)]
pub(crate) struct ReadingView {
    /// Its id: `r-…`.
    pub id: String,
    /// How far it is.
    pub state: ReadingState,
    /// When it was taken in, RFC 3339.
    pub came: String,
    /// When it was done with.
    pub ended: Option<String>,
    /// The files in the order in which they came, then the links.
    pub files: Vec<FileView>,
    /// Why it broke off as a whole.
    pub problem: Option<Problem>,
}

/// How far a reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ReadingState {
    /// Others are read first.
    Waiting,
    /// It is being read.
    Reading,
    /// All is written; what joins documents is being worked out.
    Settling,
    /// It is done with.
    Done,
}

/// One file or link of a reading.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ReadingFile)]
pub(crate) struct FileView {
    /// What its sender calls it; a link's address.
    pub name: String,
    /// How far it is.
    pub state: FileState,
    /// Documents of it that are in the ledger.
    pub documents: u64,
    /// How many of these the ledger had before.
    pub known: u64,
    /// Statements in these documents.
    pub statements: u64,
    /// The ids of its first documents.
    pub first: Vec<String>,
    /// What of it could not be read.
    pub failed: u64,
    /// The first of these, each with what to do.
    pub failures: Vec<FileFailure>,
}

/// How far a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum FileState {
    /// Others are read first.
    Waiting,
    /// It is being read.
    Reading,
    /// Documents of it are in the ledger that were not there before.
    Read,
    /// The ledger had everything that could be read of it.
    Known,
    /// Nothing of it could be read.
    Failed,
}

/// Something that could not be read.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct FileFailure {
    /// The file, or the row or record of it.
    pub place: String,
    /// What happened, and what to do.
    pub problem: Problem,
}

impl ReadingView {
    pub(super) fn new(id: String, came: Timestamp, names: Vec<String>) -> Self {
        let files = names.into_iter().map(FileView::new).collect();
        Self { id, state: ReadingState::Waiting, came: stamp(came), ended: None, files, problem: None }
    }

    /// It is its turn.
    pub(super) fn begin(&mut self) {
        self.state = ReadingState::Reading;
    }

    pub(super) fn tell(&mut self, told: Told<'_>) {
        self.begin();
        match told {
            Told::Kept { file, document, known, statements } => {
                if let Some(file) = self.reach(file) {
                    file.documents += 1;
                    file.known += u64::from(known);
                    file.statements += statements;
                    if file.first.len() < NAMED {
                        file.first.push(document.to_owned());
                    }
                }
            }
            Told::Failed { file, failure } => {
                if let Some(file) = self.reach(file) {
                    file.fail(failure);
                }
            }
            Told::Settling => {
                self.state = ReadingState::Settling;
                self.files.iter_mut().for_each(FileView::finish);
            }
        }
    }

    /// Files are read in order: those before this one are done.
    fn reach(&mut self, file: usize) -> Option<&mut FileView> {
        let (before, rest) = self.files.split_at_mut_checked(file)?;
        before.iter_mut().for_each(FileView::finish);
        let file = rest.first_mut()?;
        file.state = FileState::Reading;
        Some(file)
    }

    /// As it was before it began.
    pub(super) fn restart(&mut self) {
        self.state = ReadingState::Waiting;
        for file in &mut self.files {
            *file = FileView::new(std::mem::take(&mut file.name));
        }
    }

    pub(super) fn end(&mut self, broke: Option<Broke>, now: Timestamp) {
        if let Some((code, message)) = broke {
            self.problem = Some(Problem::new(code, message));
            // What was written stays; what was not is as good as unread.
            for file in self.files.iter_mut().filter(|file| file.documents == 0) {
                file.state = FileState::Failed;
            }
        }
        self.files.iter_mut().for_each(FileView::finish);
        self.state = ReadingState::Done;
        self.ended = Some(stamp(now));
    }
}

impl FileView {
    fn new(name: String) -> Self {
        let (documents, known, statements, failed) = (0, 0, 0, 0);
        let (state, first, failures) = (FileState::Waiting, Vec::new(), Vec::new());
        Self { name, state, documents, known, statements, first, failed, failures }
    }

    fn fail(&mut self, failure: &Failure) {
        self.failed += 1;
        if self.failures.len() < NAMED {
            let problem = Problem::new(failure.code, failure.message.clone());
            self.failures.push(FileFailure { place: failure.place.clone(), problem });
        }
    }

    fn finish(&mut self) {
        if matches!(self.state, FileState::Waiting | FileState::Reading) {
            self.state = match (self.documents, self.failed) {
                (0, 1..) => FileState::Failed,
                (1.., _) if self.known == self.documents => FileState::Known,
                _ => FileState::Read,
            };
        }
    }
}

fn stamp(now: Timestamp) -> String {
    now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use onrecord_text::Code;

    use super::*;

    #[test]
    fn a_reading_tells_how_far_each_file_is() {
        let names = ["a.txt", "b.txt", "c.zip", "d.txt"].map(str::to_owned).to_vec();
        let mut view = ReadingView::new("r-1".to_owned(), Timestamp::UNIX_EPOCH, names);
        let states = |view: &ReadingView| view.files.iter().map(|file| file.state).collect::<Vec<_>>();
        view.tell(Told::Kept { file: 0, document: "d-1", known: false, statements: 3 });
        assert_eq!(states(&view)[..2], [FileState::Reading, FileState::Waiting]);
        view.tell(Told::Kept { file: 1, document: "d-2", known: true, statements: 1 });
        let failure =
            Failure { place: "c.zip".into(), code: Code::NotText, message: "it is an archive".into() };
        view.tell(Told::Failed { file: 2, failure: &failure });
        view.tell(Told::Kept { file: 9, document: "d-9", known: false, statements: 0 });
        assert_eq!(
            states(&view),
            [FileState::Read, FileState::Known, FileState::Reading, FileState::Waiting]
        );
        view.tell(Told::Settling);
        assert_eq!(view.state, ReadingState::Settling);
        assert_eq!(view.files[2].state, FileState::Failed);
        view.end(Some((Code::DiskFull, String::new())), Timestamp::UNIX_EPOCH);
        assert_eq!((view.state, view.problem.is_some()), (ReadingState::Done, true));
        view.restart();
        assert_eq!((view.state, view.files[0].documents), (ReadingState::Waiting, 0));
    }
}
