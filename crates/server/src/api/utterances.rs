//! Utterances: one act of speaking, its renderings side by side.

use std::sync::Arc;

use axum::extract::{Path, State};
use onrecord_store::{ComparisonView, Page, Store, UtteranceQuery, UtteranceSummary, UtteranceView};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{Answer, Ask, ask, paging};
use crate::problem::Problem;

/// Which utterances.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct UtterancesParams {
    /// In at least so many documents; 2 when not given.
    least: Option<u32>,
    /// Rendered in a document of the story with this id.
    story: Option<String>,
    /// How many, 1 to 200; 20 when not given.
    limit: Option<u32>,
    /// `next` of the part before.
    offset: Option<u64>,
}

/// Utterances that several statements render, those in most documents first
#[utoipa::path(get, path = "/utterances", tag = "utterances", params(UtterancesParams),
    responses((status = 200, body = Page<UtteranceSummary>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn utterances(
    State(store): State<Arc<Store>>,
    Ask(asked): Ask<UtterancesParams>,
) -> Answer<Page<UtteranceSummary>> {
    let page = paging(asked.limit, asked.offset);
    let query = UtteranceQuery { at_least: asked.least.unwrap_or(2), story: asked.story };
    ask(store, move |store| store.utterances(&query, page)).await
}

/// An utterance, its renderings side by side with the fullest
#[utoipa::path(get, path = "/utterances/{id}", tag = "utterances",
    params(("id" = String, Path, description = "Id of an utterance or of one of its statements")),
    responses((status = 200, body = UtteranceView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn utterance(
    State(store): State<Arc<Store>>,
    Path(id): Path<String>,
) -> Answer<UtteranceView> {
    ask(store, move |store| store.utterance(&id)).await
}

/// Which statements to compare.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct CompareParams {
    /// Id of a statement.
    a: String,
    /// Id of another.
    b: String,
}

/// Two statements side by side, whether or not they are taken to render one act
#[utoipa::path(get, path = "/compare", tag = "utterances", params(CompareParams),
    responses((status = 200, body = ComparisonView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn compare(
    State(store): State<Arc<Store>>,
    Ask(asked): Ask<CompareParams>,
) -> Answer<ComparisonView> {
    ask(store, move |store| store.compare(&asked.a, &asked.b)).await
}
