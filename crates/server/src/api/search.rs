//! Full-text search.

use std::sync::Arc;

use axum::extract::State;
use onrecord_store::{Hit, HitKind, Page, Query, Sort, Store};
use onrecord_text::Kind;
use serde::Deserialize;
use utoipa::IntoParams;

use super::{Answer, Ask, ask, given, paging};
use crate::problem::Problem;

/// What to search for. Every filter that is given must hold.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct SearchParams {
    /// Words, `"a phrase"`, `-word`, `begin*`; nothing lists what the filters leave.
    q: Option<String>,
    /// Words of the speaker's name.
    speaker: Option<String>,
    /// Words of the outlet's name.
    outlet: Option<String>,
    /// First day of publication: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    from: Option<String>,
    /// Last day of publication, the same forms.
    to: Option<String>,
    /// How the statement is rendered.
    #[param(inline)]
    kind: Option<Kind>,
    /// Only statements or only documents.
    #[param(inline)]
    of: Option<HitKind>,
    /// The order; relevance when not given.
    #[param(inline)]
    sort: Option<Sort>,
    /// How many hits, 1 to 200; 20 when not given.
    limit: Option<u32>,
    /// `next` of the part before.
    offset: Option<u64>,
}

/// Statements and documents that match
#[utoipa::path(get, path = "/search", tag = "search", params(SearchParams),
    responses((status = 200, body = Page<Hit>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn search(
    State(store): State<Arc<Store>>,
    Ask(asked): Ask<SearchParams>,
) -> Answer<Page<Hit>> {
    let query = Query {
        text: asked.q.unwrap_or_default(),
        speaker: given(asked.speaker),
        outlet: given(asked.outlet),
        from: given(asked.from),
        to: given(asked.to),
        kind: asked.kind,
        of: asked.of,
        sort: asked.sort.unwrap_or_default(),
        page: paging(asked.limit, asked.offset),
    };
    ask(store, move |store| store.search(&query)).await
}
