//! What reads for the server: files and links that were added in the page or over HTTP, with the engine `serve` was given.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use onrecord_ingest::{Limits, Options, Source};
use onrecord_server::reading::{Asked, Broke, Ended, Reader, Told};
use onrecord_store::{Change, Failure, Outcome, Store};
use onrecord_text::Engine;

use crate::args::LocalArgs;
use crate::commands::input;
use crate::engine::EngineArgs;
use crate::error::CommandError;
use crate::pipeline::{Meter, Work};
use crate::reading::{self, By, Follow};
use crate::stop::Stop;

/// Reads into one ledger, which it opens for each reading: in between, others may write.
pub(crate) struct Taker {
    ledger: PathBuf,
    engine: EngineArgs,
    local: LocalArgs,
    /// Loaded when there is first something to read.
    loaded: OnceLock<Arc<Engine>>,
    stop: Stop,
}

impl Taker {
    pub(crate) fn new(ledger: &Path, engine: EngineArgs, local: LocalArgs, stop: &Stop) -> Self {
        Self { ledger: ledger.to_owned(), engine, local, loaded: OnceLock::new(), stop: stop.clone() }
    }

    fn engine(&self) -> Result<&Arc<Engine>, CommandError> {
        if self.loaded.get().is_none() {
            let _ = self.loaded.set(self.engine.load()?);
        }
        self.loaded.get().ok_or_else(|| CommandError::new(onrecord_text::Code::Internal, "no engine"))
    }

    fn reading(&self, asked: &Asked, tell: &mut Tell<'_>) -> Result<Ended, CommandError> {
        let store = Arc::new(Store::create_or_open(&self.ledger)?);
        let source = |file: &onrecord_server::reading::AskedFile| Source {
            path: file.path.clone(),
            len: None,
            name: Some(PathBuf::from(&file.name)),
        };
        let options = Options {
            limits: Limits::default(),
            published: asked.published.clone(),
            outlet: asked.outlet.clone(),
            local_addresses: self.local.local_addresses,
        };
        let links = asked.links.iter().map(|link| Source::address(link));
        let sources = asked.files.iter().map(source).chain(links).collect();
        // Anew: whoever added something is to be led to it, also where the ledger had it.
        let work = Work { sources, options, jobs: input::jobs(None), anew: true };
        let names = asked.files.iter().map(|file| &file.name).chain(&asked.links).cloned();
        let arguments: Vec<String> = ["serve".to_owned()].into_iter().chain(names).collect();
        let by = By { engine: self.engine()?, arguments: &arguments, stop: &self.stop };
        reading::into(&store, &work, &[], &by, &Arc::new(Meter::default()), tell)
            .map_err(|broken| broken.error)?;
        Ok(if self.stop.asked() { Ended::Stopped } else { Ended::Whole })
    }
}

impl Reader for Taker {
    fn read(&self, asked: &Asked, tell: &mut dyn FnMut(Told<'_>)) -> Result<Ended, Broke> {
        self.reading(asked, &mut Tell(tell)).map_err(|error| match error {
            CommandError::Coded(code, detail) => (code, detail),
            CommandError::BrokenPipe => (onrecord_text::Code::Output, error.to_string()),
        })
    }
}

/// Tells the server what a progress bar would show.
struct Tell<'t>(&'t mut dyn FnMut(Told<'_>));

impl Follow for Tell<'_> {
    fn kept(&mut self, file: usize, outcome: &Outcome, statements: u64) {
        let known = outcome.change == Change::Unchanged;
        (self.0)(Told::Kept { file, document: &outcome.document_id, known, statements });
    }

    fn failed(&mut self, file: usize, failure: &Failure) {
        (self.0)(Told::Failed { file, failure });
    }

    fn settling(&mut self) {
        (self.0)(Told::Settling);
    }
}
