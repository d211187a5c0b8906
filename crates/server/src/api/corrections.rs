//! Corrections: deciding otherwise than onrecord did, with a reason, and taking it back.

use std::sync::Arc;

use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::{Extension, Json};
use onrecord_store::{Correcting, CorrectionView, Page, Store};
use onrecord_text::Code;

use super::{Answer, Ask, ListParams, ask, paging};
use crate::Clock;
use crate::problem::Problem;

/// The corrections, the latest first
#[utoipa::path(get, path = "/corrections", tag = "corrections", params(ListParams),
    responses((status = 200, body = Page<CorrectionView>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn list(
    State(store): State<Arc<Store>>,
    Ask(asked): Ask<ListParams>,
) -> Answer<Page<CorrectionView>> {
    let page = paging(asked.limit, asked.offset);
    ask(store, move |store| store.corrections(page)).await
}

/// Corrects something; only from this machine
#[utoipa::path(post, path = "/corrections", tag = "corrections", request_body = Correcting,
    responses((status = 200, body = CorrectionView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn make(
    State(store): State<Arc<Store>>,
    Extension(clock): Extension<Clock>,
    asked: Result<Json<Correcting>, JsonRejection>,
) -> Answer<CorrectionView> {
    let Json(asked) = asked.map_err(|error| Problem::new(Code::BadCorrection, error.body_text()))?;
    let now = clock();
    ask(store, move |store| store.correct(&asked, now).and_then(|id| store.correction(&id))).await
}
