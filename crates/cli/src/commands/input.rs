//! From the arguments of `read` and `annotate` to the work of a run.

use std::path::PathBuf;
use std::thread;

use onrecord_ingest::{Failure, Limits, Options, Source, sources};
use onrecord_text::Code;

use crate::args::InputArgs;
use crate::error::CommandError;
use crate::pipeline::Work;

/// The work of a run, and what of the input cannot even be looked at.
pub(crate) fn work(args: &InputArgs) -> Result<(Work, Vec<Failure>), CommandError> {
    let mut limits = Limits::default();
    if let Some(limit) = args.document_limit {
        limits.max_document_bytes = limit;
    }
    let options = Options {
        limits,
        published: args.published.clone(),
        outlet: args.outlet.clone(),
        local_addresses: args.local.local_addresses,
    };
    check_date(&options)?;
    let (sources, failures) = sources(&args.paths);
    // With metadata from the user the same bytes may make a new version.
    let anew = options.published.is_some() || options.outlet.is_some();
    Ok((Work { sources, options, jobs: jobs(args.jobs), anew }, failures))
}

/// The work of reading these files as they are.
pub(crate) fn plainly(paths: &[PathBuf]) -> (Work, Vec<Failure>) {
    let (sources, failures) = sources(paths);
    (Work { sources, options: Options::default(), jobs: jobs(None), anew: false }, failures)
}

/// As many as there are processors, unless the user wants another number.
pub(crate) fn jobs(wanted: Option<u16>) -> usize {
    wanted.map_or_else(|| thread::available_parallelism().map_or(2, |n| n.get()), usize::from)
}

/// How large the input is, when every file says so.
pub(crate) fn size(sources: &[Source]) -> Option<u64> {
    sources.iter().map(|source| source.len).sum()
}

/// Refuses a `--published` that nobody understands now, instead of noting it for every document.
fn check_date(options: &Options) -> Result<(), CommandError> {
    let Some(date) = &options.published else { return Ok(()) };
    if !onrecord_ingest::is_date(date) {
        let detail = format!("--published “{date}” is not a date; write it as 2024-09-11");
        return Err(CommandError::new(Code::Usage, detail));
    }
    Ok(())
}
