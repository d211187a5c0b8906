//! Stories: the documents on one event.

use std::sync::Arc;

use axum::extract::{Path, State};
use onrecord_store::{Page, Store, StorySummary, StoryView};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{Answer, Ask, ask, paging};
use crate::problem::Problem;

/// Which stories.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct StoriesParams {
    /// The fewest documents; 2 when not given.
    least: Option<u32>,
    /// How many stories, 1 to 200; 20 when not given.
    limit: Option<u32>,
    /// `next` of the part before.
    offset: Option<u64>,
}

/// Stories: the documents on one event, those with most documents first
#[utoipa::path(get, path = "/stories", operation_id = "stories", tag = "stories", params(StoriesParams),
    responses((status = 200, body = Page<StorySummary>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn list(
    State(store): State<Arc<Store>>,
    Ask(asked): Ask<StoriesParams>,
) -> Answer<Page<StorySummary>> {
    let page = paging(asked.limit, asked.offset);
    ask(store, move |store| store.stories(asked.least.unwrap_or(2), page)).await
}

/// A story with its documents, and why each is in it
#[utoipa::path(get, path = "/stories/{id}", operation_id = "story", tag = "stories",
    params(("id" = String, Path, description = "Id of a story or of one of its documents")),
    responses((status = 200, body = StoryView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn one(State(store): State<Arc<Store>>, Path(id): Path<String>) -> Answer<StoryView> {
    ask(store, move |store| store.story(&id)).await
}
