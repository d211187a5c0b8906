//! The HTTP API of a ledger, its OpenAPI document and the web page, for one person's machine.
//!
//! The server answers questions and takes corrections, files and reports, from this machine alone unless there is a
//! [`Token`], which then everybody needs; there are no accounts. What protects the ledger from pages in the same
//! browser is the `guard` module: requests must name this machine, no other origin is let in, and the page may run
//! nothing but its own files.
//!
//! The ledger is asked on blocking threads; SQLite and the index would otherwise hold up the runtime.

mod api;
mod guard;
mod page;
mod problem;
mod random;
pub mod reading;
mod token;

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
pub use token::Token;

use guard::Gate;
use reading::{Reader, Readings};

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

/// A ledger to serve, and how.
pub struct Serving {
    store: Arc<Store>,
    clock: Clock,
    reader: Option<Arc<dyn Reader>>,
    token: Option<Token>,
}

impl Serving {
    /// A ledger that is only asked and corrected, on this machine.
    pub fn new(store: Arc<Store>, clock: Clock) -> Self {
        Self { store, clock, reader: None, token: None }
    }

    /// Takes in files and reports, and has them read by this.
    #[must_use]
    pub fn with_reader(self, reader: Arc<dyn Reader>) -> Self {
        Self { reader: Some(reader), ..self }
    }

    /// Answers only who has this token, from wherever.
    #[must_use]
    pub fn with_token(self, token: Token) -> Self {
        Self { token: Some(token), ..self }
    }

    /// The API under `/api/v1`, the page everywhere else, both behind the guard.
    pub fn router(self) -> Router {
        self.parts().0
    }

    fn parts(self) -> (Router, Readings) {
        let readings = Readings::new(self.store.folder(), self.reader, self.clock);
        let gate = Arc::new(Gate { token: self.token });
        let router = Router::new()
            .merge(api::router(self.store))
            .layer(Extension(self.clock))
            .layer(Extension(readings.clone()))
            .fallback(page::file)
            .layer(CompressionLayer::new())
            .layer(middleware::from_fn_with_state(gate, guard::guard));
        (router, readings)
    }
}

/// Answers until `shutdown` is ready, then finishes what is under way, for five seconds at most.
pub async fn serve(
    serving: Serving,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServerError> {
    let (stop, stopped) = oneshot::channel();
    let told = async move {
        shutdown.await;
        let _ = stop.send(());
    };
    let (router, readings) = serving.parts();
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let answering = axum::serve(listener, service).with_graceful_shutdown(told);
    let overdue = async move {
        match stopped.await {
            Ok(()) => tokio::time::sleep(GRACE).await,
            Err(_) => std::future::pending().await,
        }
    };
    let ended = tokio::select! {
        ended = answering.into_future() => ended.map_err(ServerError::from),
        () = overdue => Ok(()),
    };
    let _ = tokio::task::spawn_blocking(move || readings.close(GRACE)).await;
    ended
}
