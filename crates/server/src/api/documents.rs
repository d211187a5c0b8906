//! Documents: the list, and each one with everything read out of it.

use std::sync::Arc;

use axum::extract::{Path, State};
use onrecord_store::{DocumentSummary, DocumentView, Filter, Page, Store};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{Answer, Ask, ask, given, paging};
use crate::problem::Problem;

/// Which documents.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct DocumentsParams {
    /// Words of the outlet's name.
    outlet: Option<String>,
    /// First day of publication: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    from: Option<String>,
    /// Last day of publication, the same forms.
    to: Option<String>,
    /// How many documents, 1 to 200; 20 when not given.
    limit: Option<u32>,
    /// `next` of the part before.
    offset: Option<u64>,
}

/// The documents, the latest published first, undated ones last
#[utoipa::path(get, path = "/documents", operation_id = "documents", tag = "documents", params(DocumentsParams),
    responses((status = 200, body = Page<DocumentSummary>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn list(
    State(store): State<Arc<Store>>,
    Ask(asked): Ask<DocumentsParams>,
) -> Answer<Page<DocumentSummary>> {
    let page = paging(asked.limit, asked.offset);
    let filter =
        Filter { outlet: given(asked.outlet), from: given(asked.from), to: given(asked.to), kind: None };
    ask(store, move |store| store.documents(&filter, page)).await
}

/// Which version of a document.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct VersionParams {
    /// Counted from 1; the latest when not given.
    version: Option<u32>,
}

/// A document: its text, what was read out of it, its versions and its capture
#[utoipa::path(get, path = "/documents/{id}", operation_id = "document", tag = "documents",
    params(("id" = String, Path, description = "Id of a document or of one of its versions"), VersionParams),
    responses((status = 200, body = DocumentView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn one(
    State(store): State<Arc<Store>>,
    Path(id): Path<String>,
    Ask(asked): Ask<VersionParams>,
) -> Answer<DocumentView> {
    ask(store, move |store| store.document(&id, asked.version)).await
}
