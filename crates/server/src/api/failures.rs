//! What could not be read.

use std::sync::Arc;

use axum::extract::State;
use onrecord_store::{FailureView, Page, Store};

use super::{Answer, Ask, ListParams, ask, paging};
use crate::problem::Problem;

/// What could not be read and has not been read since, the latest first
#[utoipa::path(get, path = "/failures", operation_id = "failures", tag = "ledger", params(ListParams),
    responses((status = 200, body = Page<FailureView>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn list(
    State(store): State<Arc<Store>>,
    Ask(asked): Ask<ListParams>,
) -> Answer<Page<FailureView>> {
    let page = paging(asked.limit, asked.offset);
    ask(store, move |store| store.failures(page)).await
}
