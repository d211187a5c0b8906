//! `onrecord demo`: the example dossier, read and served.
//!
//! The dossier is inside the program, so that an installed one has it too. It is unpacked and read
//! like anybody's files, so that the demo shows what reading does and nothing else.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use onrecord_store::Store;
use rust_embed::Embed;

use super::serve::{ListenArgs, until_stopped};
use super::{input, read};
use crate::engine::EngineArgs;
use crate::error::{CommandResult, Exit};
use crate::reading::By;
use crate::stop::Stop;
use crate::ui;

const EXAMPLES: &str = "\
Examples:
  onrecord demo
  onrecord demo --keep       keep the ledger, to try the other commands on it

The demo is a dossier of fictional reports on one contested incident. It writes only to a temporary
folder, and removes that when you press Ctrl-C.";

/// Reads an example dossier into a temporary ledger and shows it in a browser.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct DemoArgs {
    #[command(flatten)]
    listen: ListenArgs,

    /// Keep the folder, and say where it is.
    #[arg(long)]
    keep: bool,
}

#[derive(Embed)]
#[folder = "../../examples/dossier/articles"]
struct Dossier;

pub(crate) fn run(args: &DemoArgs) -> CommandResult {
    let stop = Stop::listen()?;
    let folder = tempfile::Builder::new().prefix("onrecord-demo-").disable_cleanup(args.keep).tempdir()?;
    let reports = unpack(&folder.path().join("dossier"))?;
    let ledger = folder.path().join("onrecord.ledger");
    let store = Arc::new(Store::create_or_open(&ledger)?);
    let (work, unseen) = input::plainly(&[reports]);
    let engine = EngineArgs::default().load()?;
    let by = By { engine: &engine, arguments: &["demo".to_owned()], stop: &stop };
    let summary = read::watched(&store, &work, &unseen, &by)?;
    drop(store);
    if stop.asked() {
        return Ok(Exit::Interrupted);
    }
    let counts = summary.counts;
    ui::tell(&format!("{} fictional reports read, {} failed.", counts.added, counts.failed));
    if args.keep {
        ui::tell(&format!("The ledger stays: --ledger {}", ledger.display()));
    }
    until_stopped(&ledger, EngineArgs::default(), &args.listen, &stop)
}

/// Writes the dossier's files into a new folder.
fn unpack(folder: &Path) -> std::io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    for name in Dossier::iter() {
        if let Some(file) = Dossier::get(&name) {
            std::fs::write(folder.join(name.as_ref()), file.data)?;
        }
    }
    Ok(folder.to_owned())
}
