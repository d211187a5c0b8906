//! `onrecord serve`: the ledger in a browser on this machine.

use std::io::Write;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use clap::Args;
use onrecord_store::Store;
use onrecord_text::Code;

use crate::error::{CommandError, CommandResult, Exit};
use crate::stop::Stop;
use crate::ui::{self, STRONG, Ui};

const EXAMPLES: &str = "\
Examples:
  onrecord serve
  onrecord serve --listen 127.0.0.1:8080
  onrecord serve --listen 127.0.0.1:0       any free port; the address is printed

Only this machine is answered. The API is described at /api/v1/openapi.json; corrections can be made through
it. `onrecord read` may go on meanwhile. Ctrl-C ends it.";

/// Shows the ledger in a browser, and answers its HTTP API.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct ServeArgs {
    #[command(flatten)]
    listen: ListenArgs,
}

/// Where to answer.
#[derive(Debug, Args)]
pub(crate) struct ListenArgs {
    /// The address and port to answer on.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7777")]
    pub(crate) listen: SocketAddr,
}

pub(crate) fn run(args: &ServeArgs, ledger: &Path) -> CommandResult {
    let store = Arc::new(Store::open_read_only(ledger)?);
    let stop = Stop::listen()?;
    until_stopped(store, args.listen.listen, &stop)
}

/// Answers until Ctrl-C. The address is printed once it is answered.
pub(crate) fn until_stopped(store: Arc<Store>, listen: SocketAddr, stop: &Stop) -> CommandResult {
    let internal = |error: std::io::Error| CommandError::new(Code::Internal, error.to_string());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(internal)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(listen)
            .await
            .map_err(|error| CommandError::new(Code::Port, format!("{listen}: {error}")))?;
        let address = listener.local_addr().map_err(internal)?;
        let mut out = ui::out();
        let ui = Ui::stdout();
        writeln!(out, "{}\nCtrl-C ends it.", ui.paint(STRONG, &format!("http://{address}/")))?;
        out.flush()?;
        let stopped = stop.clone();
        let shutdown = async move {
            let _ = tokio::task::spawn_blocking(move || stopped.wait()).await;
        };
        onrecord_server::serve(store, jiff::Timestamp::now, listener, shutdown)
            .await
            .map_err(|error| CommandError::new(error.code(), error.to_string()))
    })?;
    Ok(Exit::Done)
}
