//! Origins: the documents that go back to one report.

use std::sync::Arc;

use axum::extract::{Path, State};
use onrecord_store::{OriginView, Page, Store};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{Answer, Ask, ask, paging};
use crate::problem::Problem;

/// Which origins.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct OriginsParams {
    /// The fewest documents; 2 when not given.
    least: Option<u32>,
    /// How many origins, 1 to 200; 20 when not given.
    limit: Option<u32>,
    /// `next` of the part before.
    offset: Option<u64>,
}

/// Origins: the documents that go back to one report, the most copied first
#[utoipa::path(get, path = "/origins", operation_id = "origins", tag = "stories", params(OriginsParams),
    responses((status = 200, body = Page<OriginView>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn list(
    State(store): State<Arc<Store>>,
    Ask(asked): Ask<OriginsParams>,
) -> Answer<Page<OriginView>> {
    let page = paging(asked.limit, asked.offset);
    ask(store, move |store| store.origins(asked.least.unwrap_or(2), page)).await
}

/// An origin with its documents, and what they share
#[utoipa::path(get, path = "/origins/{id}", operation_id = "origin", tag = "stories",
    params(("id" = String, Path, description = "Id of an origin")),
    responses((status = 200, body = OriginView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn one(State(store): State<Arc<Store>>, Path(id): Path<String>) -> Answer<OriginView> {
    ask(store, move |store| store.origin(&id)).await
}
