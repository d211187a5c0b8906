//! One statement by its id, as it is cited.

use std::sync::Arc;

use axum::extract::{Path, State};
use onrecord_store::{Said, Store};

use super::{Answer, ask};
use crate::problem::Problem;

/// A statement with its words and its document
#[utoipa::path(get, path = "/statements/{id}", operation_id = "statement", tag = "documents",
    params(("id" = String, Path, description = "The version's id, a dot, and the statement's id in it")),
    responses((status = 200, body = Said), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn one(State(store): State<Arc<Store>>, Path(id): Path<String>) -> Answer<Said> {
    ask(store, move |store| store.statement(&id)).await
}
