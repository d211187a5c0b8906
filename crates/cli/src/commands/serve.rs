//! `onrecord serve`: the ledger in a browser, on this machine unless --listen says otherwise.

use std::io::Write;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use onrecord_server::{Serving, Token};
use onrecord_store::Store;
use onrecord_text::Code;

use crate::args::LocalArgs;
use crate::engine::EngineArgs;
use crate::error::{CommandError, CommandResult, Exit};
use crate::stop::Stop;
use crate::taker::Taker;
use crate::ui::{self, STRONG, Ui};

const EXAMPLES: &str = "\
Examples:
  onrecord serve
  onrecord serve --listen 127.0.0.1:8080
  onrecord serve --listen 127.0.0.1:0       any free port; the address is printed
  onrecord serve --listen 0.0.0.0:7777      for others in the network, with a token; it is printed

Unless --listen says otherwise, only this machine is answered. Elsewhere everybody needs the token: it stands in the
address that is printed. Files, links, texts and reports can be added in the page, corrections made; the API is described at
/api/v1/openapi.json. `onrecord read` may go on meanwhile. Ctrl-C ends it.";

/// Shows the ledger in a browser, takes in what is added there, and answers its HTTP API.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct ServeArgs {
    #[command(flatten)]
    listen: ListenArgs,

    #[command(flatten)]
    engine: EngineArgs,
}

/// Where to answer, whom, and from where to fetch what they add.
#[derive(Debug, Args)]
pub(crate) struct ListenArgs {
    /// The address and port to answer on.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7777")]
    pub(crate) listen: SocketAddr,

    /// Answer only who has the token in this file, instead of one made now for an address beyond this machine.
    #[arg(long, value_name = "FILE")]
    pub(crate) token_file: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) local: LocalArgs,
}

pub(crate) fn run(args: ServeArgs, ledger: &Path) -> CommandResult {
    let stop = Stop::listen()?;
    until_stopped(ledger, args.engine, &args.listen, &stop)
}

/// Answers until Ctrl-C. The address is printed once it is answered.
pub(crate) fn until_stopped(
    ledger: &Path,
    engine: EngineArgs,
    listen: &ListenArgs,
    stop: &Stop,
) -> CommandResult {
    let store = Arc::new(Store::open_read_only(ledger)?);
    let taker = Taker::new(ledger, engine, listen.local, stop);
    let serving = Serving::new(store, jiff::Timestamp::now).with_reader(Arc::new(taker));
    let token = token(listen)?;
    let serving = match &token {
        Some(token) => serving.with_token(token.clone()),
        None => serving,
    };
    let internal = |error: std::io::Error| CommandError::new(Code::Internal, error.to_string());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(internal)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(listen.listen)
            .await
            .map_err(|error| CommandError::new(Code::Port, format!("{}: {error}", listen.listen)))?;
        let address = reachable(listener.local_addr().map_err(internal)?);
        let query = token.map(|token| format!("?token={}", token.as_str())).unwrap_or_default();
        let mut out = ui::out();
        let ui = Ui::stdout();
        writeln!(out, "{}\nCtrl-C ends it.", ui.paint(STRONG, &format!("http://{address}/{query}")))?;
        out.flush()?;
        let stopped = stop.clone();
        let shutdown = async move {
            let _ = tokio::task::spawn_blocking(move || stopped.wait()).await;
        };
        onrecord_server::serve(serving, listener, shutdown)
            .await
            .map_err(|error| CommandError::new(error.code(), error.to_string()))
    })?;
    Ok(Exit::Done)
}

/// The user's token; else a new one, where others than this machine can ask.
fn token(listen: &ListenArgs) -> Result<Option<Token>, CommandError> {
    let Some(file) = &listen.token_file else {
        let made = (!listen.listen.ip().is_loopback()).then(Token::made).transpose();
        return made.map_err(|error| CommandError::new(Code::Internal, error.to_string()));
    };
    let usage =
        |why: String| CommandError::new(Code::Usage, format!("--token-file {}: {why}", file.display()));
    let text = std::fs::read_to_string(file).map_err(|error| usage(error.to_string()))?;
    let token = Token::chosen(&text);
    let token = token.ok_or_else(|| usage("a token has 16 or more letters, digits, - and _".to_owned()))?;
    Ok(Some(token))
}

/// An address to open: of one that means every address of this machine, the one by which the network knows it.
fn reachable(address: SocketAddr) -> SocketAddr {
    if !address.ip().is_unspecified() {
        return address;
    }
    // Nothing is sent: the system only looks up from which address it would be.
    let outward = |here: &str, there: &str| {
        let socket = std::net::UdpSocket::bind(here)?;
        socket.connect(there)?;
        socket.local_addr()
    };
    let (found, this): (_, IpAddr) = match address {
        SocketAddr::V4(_) => (outward("0.0.0.0:0", "192.0.2.1:9"), Ipv4Addr::LOCALHOST.into()),
        SocketAddr::V6(_) => (outward("[::]:0", "[2001:db8::1]:9"), Ipv6Addr::LOCALHOST.into()),
    };
    SocketAddr::new(found.map_or(this, |found| found.ip()), address.port())
}
