//! Stories and origins: the documents on one event, and those that go back to one report.

use std::sync::Arc;

use axum::extract::{Path, State};
use onrecord_store::{OriginView, Page, Store, StorySummary, StoryView};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{Answer, Ask, ask, paging};
use crate::problem::Problem;

/// Which stories.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct StoriesParams {
    /// Words that all stand in one headline of the story, or in the name a user gave it.
    q: Option<String>,
    /// The fewest documents; 2 when not given.
    least: Option<u32>,
    /// How many, 1 to 200; 20 when not given.
    limit: Option<u32>,
    /// `next` of the part before.
    offset: Option<u64>,
}

/// Which origins.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct GroupsParams {
    /// The fewest documents; 2 when not given.
    least: Option<u32>,
    /// How many, 1 to 200; 20 when not given.
    limit: Option<u32>,
    /// `next` of the part before.
    offset: Option<u64>,
}

/// Stories: the documents on one event, those with most documents first
#[utoipa::path(get, path = "/stories", tag = "stories", params(StoriesParams),
    responses((status = 200, body = Page<StorySummary>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn stories(
    State(store): State<Arc<Store>>,
    Ask(asked): Ask<StoriesParams>,
) -> Answer<Page<StorySummary>> {
    let page = paging(asked.limit, asked.offset);
    let words = asked.q.unwrap_or_default();
    ask(store, move |store| store.stories(asked.least.unwrap_or(2), &words, page)).await
}

/// A story with its documents, and why each is in it
#[utoipa::path(get, path = "/stories/{id}", tag = "stories",
    params(("id" = String, Path, description = "Id of a story or of one of its documents")),
    responses((status = 200, body = StoryView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn story(State(store): State<Arc<Store>>, Path(id): Path<String>) -> Answer<StoryView> {
    ask(store, move |store| store.story(&id)).await
}

/// Origins: the documents that go back to one report, the most copied first
#[utoipa::path(get, path = "/origins", tag = "stories", params(GroupsParams),
    responses((status = 200, body = Page<OriginView>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn origins(
    State(store): State<Arc<Store>>,
    Ask(asked): Ask<GroupsParams>,
) -> Answer<Page<OriginView>> {
    let page = paging(asked.limit, asked.offset);
    ask(store, move |store| store.origins(asked.least.unwrap_or(2), page)).await
}

/// An origin with its documents, and what they share
#[utoipa::path(get, path = "/origins/{id}", tag = "stories",
    params(("id" = String, Path, description = "Id of an origin")),
    responses((status = 200, body = OriginView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn origin(State(store): State<Arc<Store>>, Path(id): Path<String>) -> Answer<OriginView> {
    ask(store, move |store| store.origin(&id)).await
}
