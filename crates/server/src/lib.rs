//! The HTTP API of a ledger, its OpenAPI document and the web page, for one person's machine.
//!
//! The server answers questions, and takes corrections from this machine alone, so it needs no accounts. What
//! protects the ledger from pages in the same browser is the `guard` module: requests must name this
//! machine, no other origin is let in, and the page may run nothing but its own files.
//!
//! The ledger is asked on blocking threads; SQLite and the index would otherwise hold up the runtime.

mod api;
mod guard;
mod page;
mod problem;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::middleware;
use axum::{Extension, Router};
use jiff::Timestamp;
use onrecord_store::Store;
use onrecord_text::Code;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tower_http::compression::CompressionLayer;

pub use api::openapi;

/// How long requests under way may go on after the server was told to stop.
const GRACE: Duration = Duration::from_secs(5);

/// Why the server stopped by itself.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServerError {
    /// The listener failed.
    #[error("the server stopped: {0}")]
    Io(#[from] std::io::Error),
}

impl ServerError {
    /// The entry of the one table of codes.
    pub fn code(&self) -> Code {
        match self {
            Self::Io(_) => Code::Internal,
        }
    }
}

/// What time it is: handed in, so that what is answered can be repeated.
pub type Clock = fn() -> Timestamp;

/// The API under `/api/v1`, the page everywhere else, both behind the guard.
pub fn router(store: Arc<Store>, clock: Clock) -> Router {
    Router::new()
        .merge(api::router(store))
        .layer(Extension(clock))
        .fallback(page::file)
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn(guard::guard))
}

/// Answers until `shutdown` is ready, then finishes what is under way, for five seconds at most.
pub async fn serve(
    store: Arc<Store>,
    clock: Clock,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServerError> {
    let (stop, stopped) = oneshot::channel();
    let told = async move {
        shutdown.await;
        let _ = stop.send(());
    };
    let service = router(store, clock).into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(told);
    let overdue = async move {
        match stopped.await {
            Ok(()) => tokio::time::sleep(GRACE).await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        ended = serving.into_future() => Ok(ended?),
        () = overdue => Ok(()),
    }
}
