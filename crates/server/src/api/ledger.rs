//! What the ledger holds, the table of codes, and this document.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use onrecord_store::{Stats, Store};
use onrecord_text::Code;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Answer, ask};
use crate::problem::Problem;

/// The ledger and the program that answers for it.
#[derive(Serialize, ToSchema)]
pub(super) struct Status {
    /// Version of onrecord.
    version: &'static str,
    /// What the ledger holds.
    ledger: Stats,
}

/// The ledger and the program that answers for it
#[utoipa::path(get, path = "/status", tag = "ledger",
    responses((status = 200, body = Status), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn status(State(store): State<Arc<Store>>) -> Answer<Status> {
    ask(store, |store| Ok(Status { version: env!("CARGO_PKG_VERSION"), ledger: store.stats()? })).await
}

/// One row of the table of codes.
#[derive(Serialize, ToSchema)]
pub(super) struct CodeRow {
    /// Stable short code: `T001`.
    code: &'static str,
    /// Readable name, as in diagnostics and failures: `undated`.
    name: &'static str,
    /// What happened.
    what: &'static str,
    /// What to do about it.
    what_to_do: &'static str,
}

/// Every code of errors and diagnostics, with what to do
#[utoipa::path(get, path = "/codes", tag = "ledger",
    responses((status = 200, body = Vec<CodeRow>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn codes() -> Json<Vec<CodeRow>> {
    let row = |code: &Code| {
        let advice = code.advice();
        CodeRow { code: advice.code, name: advice.name, what: advice.what, what_to_do: advice.what_to_do }
    };
    Json(Code::ALL.iter().map(row).collect())
}

/// This document
#[utoipa::path(get, path = "/openapi.json", tag = "ledger",
    responses((status = 200, body = Object), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn openapi_json() -> Json<&'static utoipa::openapi::OpenApi> {
    Json(super::openapi())
}
