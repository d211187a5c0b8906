//! Full-text search.

use std::sync::Arc;

use axum::extract::State;
use onrecord_store::{Facets, Hit, HitKind, Page, Query, Sort, Store};
use onrecord_text::{Act, Kind};
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
    /// What the statement does.
    #[param(inline)]
    act: Option<Act>,
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

impl SearchParams {
    fn query(self) -> Query {
        Query {
            text: self.q.unwrap_or_default(),
            speaker: given(self.speaker),
            outlet: given(self.outlet),
            from: given(self.from),
            to: given(self.to),
            kind: self.kind,
            act: self.act,
            of: self.of,
            sort: self.sort.unwrap_or_default(),
            page: paging(self.limit, self.offset),
        }
    }
}

/// Statements and documents that match
#[utoipa::path(get, path = "/search", tag = "search", params(SearchParams),
    responses((status = 200, body = Page<Hit>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn search(
    State(store): State<Arc<Store>>,
    Ask(asked): Ask<SearchParams>,
) -> Answer<Page<Hit>> {
    let query = asked.query();
    ask(store, move |store| store.search(&query)).await
}

/// What all that a search finds has in common: its speakers, outlets, kinds, acts and days, with how many hits each
#[utoipa::path(get, path = "/search/facets", tag = "search", params(SearchParams),
    responses((status = 200, body = Facets), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn facets(State(store): State<Arc<Store>>, Ask(asked): Ask<SearchParams>) -> Answer<Facets> {
    let query = asked.query();
    ask(store, move |store| store.facets(&query)).await
}
