//! Threads: contested claims, everybody's position, and how one speaker's line moved.

use std::sync::Arc;

use axum::extract::{Path, State};
use onrecord_store::{LineQuery, LineView, Page, Store, ThreadQuery, ThreadView};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{Answer, Ask, ask, given, paging};
use crate::problem::Problem;

/// Which threads.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ThreadsParams {
    /// Between at least so many parties; 1 when not given.
    least: Option<u32>,
    /// With a statement in a document of the story with this id.
    story: Option<String>,
    /// Words of the name of a party or of who speaks for it.
    party: Option<String>,
    /// How many, 1 to 200; 20 when not given.
    limit: Option<u32>,
    /// `next` of the part before.
    offset: Option<u64>,
}

/// Contested claims with everybody's position, those in most documents first
#[utoipa::path(get, path = "/threads", tag = "threads", params(ThreadsParams),
    responses((status = 200, body = Page<ThreadView>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn threads(
    State(store): State<Arc<Store>>,
    Ask(asked): Ask<ThreadsParams>,
) -> Answer<Page<ThreadView>> {
    let page = paging(asked.limit, asked.offset);
    let query = ThreadQuery {
        at_least: asked.least.unwrap_or(1),
        story: given(asked.story),
        party: given(asked.party),
    };
    ask(store, move |store| store.threads(&query, page)).await
}

/// A contested claim, everybody's position with the statements and why each is there
#[utoipa::path(get, path = "/threads/{id}", tag = "threads",
    params(("id" = String, Path, description = "Id of a thread or of one of its statements")),
    responses((status = 200, body = ThreadView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn thread(State(store): State<Arc<Store>>, Path(id): Path<String>) -> Answer<ThreadView> {
    ask(store, move |store| store.thread(&id)).await
}

/// Whose line on what.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct PositionsParams {
    /// Words of a speaker's name.
    speaker: String,
    /// Id of a thread; this or `about` is needed.
    thread: Option<String>,
    /// Words of which a statement has to have one, in any form.
    about: Option<String>,
}

/// How a speaker's line on a contested claim or on some words moved
#[utoipa::path(get, path = "/positions", tag = "threads", params(PositionsParams),
    responses((status = 200, body = LineView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn positions(
    State(store): State<Arc<Store>>,
    Ask(asked): Ask<PositionsParams>,
) -> Answer<LineView> {
    let PositionsParams { speaker, thread, about } = asked;
    let query = LineQuery { speaker, thread: given(thread), about: given(about) };
    ask(store, move |store| store.positions(&query)).await
}
