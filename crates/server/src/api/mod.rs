//! `/api/v1`: one file a resource. The OpenAPI document is collected from the handlers themselves, so
//! what is routed is documented.

mod corrections;
mod documents;
mod failures;
mod incidents;
mod ledger;
mod readings;
mod reports;
mod search;
mod speakers;
mod statements;
mod stories;
mod threads;
mod timeline;
mod utterances;

use std::sync::Arc;
use std::sync::LazyLock;

use axum::extract::rejection::QueryRejection;
use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, Uri};
use axum::{Json, Router};
use onrecord_store::{Paging, Result as StoreResult, Store};
use onrecord_text::Code;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use utoipa::openapi::OpenApi as Document;
use utoipa::{IntoParams, OpenApi};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;

/// What every handler gives.
type Answer<T> = Result<Json<T>, Problem>;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "onrecord",
        description = "A ledger of who said what, according to whom. Positions are half-open ranges of \
            Unicode code points. Every error is a `Problem` with an entry of the table under `/codes`."
    ),
    tags(
        (name = "ledger", description = "What the ledger holds and what it could not read"),
        (name = "search", description = "Statements and documents by their words"),
        (name = "documents", description = "Captured articles and what was read out of them"),
        (name = "speakers", description = "Who said what, in time"),
        (name = "stories", description = "Documents on one event, and those that go back to one report"),
        (name = "utterances", description = "One act of speaking as several outlets print it"),
        (name = "incidents", description = "What is said to have happened, and whose number is which"),
        (name = "timeline", description = "What happened, what was said and what was printed, in order of time"),
        (name = "threads", description = "Contested claims, and who takes which position on them"),
        (name = "corrections", description = "What users decided otherwise"),
        (name = "readings", description = "Adding files, texts and reports, and how reading them goes on"),
    )
)]
struct About;

fn routes() -> OpenApiRouter<Arc<Store>> {
    let v1 = OpenApiRouter::new()
        .routes(routes!(ledger::status))
        .routes(routes!(ledger::codes))
        .routes(routes!(ledger::openapi_json))
        .routes(routes!(search::search))
        .routes(routes!(search::facets))
        .routes(routes!(documents::list))
        .routes(routes!(documents::one))
        .routes(routes!(statements::one))
        .routes(routes!(speakers::list))
        .routes(routes!(speakers::who))
        .routes(routes!(stories::stories))
        .routes(routes!(stories::story))
        .routes(routes!(stories::origins))
        .routes(routes!(stories::origin))
        .routes(routes!(utterances::utterances))
        .routes(routes!(utterances::utterance))
        .routes(routes!(utterances::compare))
        .routes(routes!(incidents::incidents))
        .routes(routes!(incidents::incident))
        .routes(routes!(incidents::figures))
        .routes(routes!(timeline::timeline))
        .routes(routes!(timeline::days))
        .routes(routes!(threads::threads))
        .routes(routes!(threads::thread))
        .routes(routes!(threads::positions))
        .routes(routes!(corrections::list, corrections::make))
        .routes(routes!(failures::list))
        .routes(routes!(readings::one))
        .routes(routes!(reports::add))
        .merge(readings::unlimited());
    OpenApiRouter::with_openapi(About::openapi()).nest("/api/v1", v1)
}

/// The OpenAPI document of the API.
pub fn openapi() -> &'static Document {
    static DOCUMENT: LazyLock<Document> = LazyLock::new(|| routes().into_openapi());
    &DOCUMENT
}

/// The API's routes, with a problem for every other path under `/api`.
pub(crate) fn router(store: Arc<Store>) -> Router {
    let (router, _) = routes().split_for_parts();
    router
        .route("/api", axum::routing::any(no_such_path))
        .route("/api/", axum::routing::any(no_such_path))
        .route("/api/{*rest}", axum::routing::any(no_such_path))
        .method_not_allowed_fallback(wrong_method)
        .with_state(store)
}

async fn no_such_path(uri: Uri) -> Problem {
    Problem::new(Code::NoSuchPath, format!("there is no {}", uri.path()))
}

async fn wrong_method(method: Method, uri: Uri) -> Problem {
    Problem::new(Code::NoSuchPath, format!("{} does not answer {method}", uri.path()))
        .with_status(StatusCode::METHOD_NOT_ALLOWED)
}

/// Asks the ledger on a thread that may block.
async fn ask<T: Send + 'static>(
    store: Arc<Store>,
    question: impl FnOnce(&Store) -> StoreResult<T> + Send + 'static,
) -> Answer<T> {
    match tokio::task::spawn_blocking(move || question(&store)).await {
        Ok(answer) => Ok(Json(answer?)),
        Err(_) => Err(Problem::new(Code::Internal, "the question was not answered to its end")),
    }
}

/// The question's parameters; what cannot be understood is a `Problem`.
struct Ask<T>(T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Ask<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match Query::<T>::from_request_parts(parts, state).await {
            Ok(Query(asked)) => Ok(Self(asked)),
            Err(QueryRejection::FailedToDeserializeQueryString(why)) => {
                let why = why.to_string();
                let why = why.strip_prefix("Failed to deserialize query string: ").unwrap_or(&why);
                Err(Problem::new(Code::BadQuery, why.to_owned()))
            }
            Err(other) => Err(Problem::new(Code::BadQuery, other.to_string())),
        }
    }
}

/// Which part of a long list. Written out in each question, because a flattened one loses its numbers.
#[derive(Debug, Clone, Copy, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListParams {
    /// How many items, 1 to 200; 20 when not given.
    limit: Option<u32>,
    /// `next` of the part before.
    offset: Option<u64>,
}

fn paging(limit: Option<u32>, offset: Option<u64>) -> Paging {
    let default = Paging::default();
    Paging { limit: limit.unwrap_or(default.limit), offset: offset.unwrap_or(default.offset) }
}

/// A parameter left empty (`outlet=`) is one not given.
fn given(value: Option<String>) -> Option<String> {
    value.filter(|value| !value.trim().is_empty())
}
