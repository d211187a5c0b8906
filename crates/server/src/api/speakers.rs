//! Speakers, and what each said in time.

use std::sync::Arc;

use axum::extract::State;
use onrecord_store::{Filter, Page, Said, Speaker, Store};
use onrecord_text::Kind;
use serde::Deserialize;
use utoipa::IntoParams;

use super::{Answer, Ask, ask, given, paging};
use crate::problem::Problem;

/// Which speakers.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct SpeakersParams {
    /// Words of the name; all speakers when not given.
    q: Option<String>,
    /// How many speakers, 1 to 200; 20 when not given.
    limit: Option<u32>,
    /// `next` of the part before.
    offset: Option<u64>,
}

/// Speakers by name, those with most statements first
#[utoipa::path(get, path = "/speakers", operation_id = "speakers", tag = "speakers", params(SpeakersParams),
    responses((status = 200, body = Page<Speaker>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn list(
    State(store): State<Arc<Store>>,
    Ask(asked): Ask<SpeakersParams>,
) -> Answer<Page<Speaker>> {
    let page = paging(asked.limit, asked.offset);
    ask(store, move |store| store.speakers(&asked.q.unwrap_or_default(), page)).await
}

/// Whose statements, and which of them.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct WhoParams {
    /// The speaker's name.
    name: String,
    /// Words of the outlet's name.
    outlet: Option<String>,
    /// First day of publication: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    from: Option<String>,
    /// Last day of publication, the same forms.
    to: Option<String>,
    /// How the statement is rendered.
    #[param(inline)]
    kind: Option<Kind>,
    /// How many statements, 1 to 200; 20 when not given.
    limit: Option<u32>,
    /// `next` of the part before.
    offset: Option<u64>,
}

/// What a speaker said, in order of time, undated statements last
#[utoipa::path(get, path = "/who", tag = "speakers", params(WhoParams),
    responses((status = 200, body = Page<Said>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn who(State(store): State<Arc<Store>>, Ask(asked): Ask<WhoParams>) -> Answer<Page<Said>> {
    let page = paging(asked.limit, asked.offset);
    let filter = Filter {
        outlet: given(asked.outlet),
        from: given(asked.from),
        to: given(asked.to),
        kind: asked.kind,
    };
    ask(store, move |store| store.who(&asked.name, &filter, page)).await
}
