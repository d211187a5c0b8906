//! What happened, what was said and what was printed, on one axis.

use std::sync::Arc;

use axum::extract::State;
use onrecord_store::{Page, Store, TimelineDays, TimelineItem, TimelineQuery};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{Answer, Ask, ask, given, paging};
use crate::problem::Problem;

/// Which part of the ledger. Every filter that is given must hold.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct TimelineParams {
    /// Of the documents of the story with this id.
    story: Option<String>,
    /// Words of a speaker's name; only statements have speakers.
    speaker: Option<String>,
    /// Words of the outlet's name.
    outlet: Option<String>,
    /// First day on which something was said or happened: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    from: Option<String>,
    /// Last day, the same forms.
    to: Option<String>,
    /// How many items, 1 to 200; 20 when not given.
    limit: Option<u32>,
    /// `next` of the part before.
    offset: Option<u64>,
}

/// Incidents, documents and statements in order of time, undated ones last
#[utoipa::path(get, path = "/timeline", tag = "timeline", params(TimelineParams),
    responses((status = 200, body = Page<TimelineItem>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn timeline(
    State(store): State<Arc<Store>>,
    Ask(asked): Ask<TimelineParams>,
) -> Answer<Page<TimelineItem>> {
    let page = paging(asked.limit, asked.offset);
    let query = TimelineQuery {
        story: given(asked.story),
        speaker: given(asked.speaker),
        outlet: given(asked.outlet),
        from: given(asked.from),
        to: given(asked.to),
    };
    ask(store, move |store| store.timeline(&query, page)).await
}

/// Which part of the ledger is counted. Every filter that is given must hold.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct DaysParams {
    /// Of the documents of the story with this id.
    story: Option<String>,
    /// Words of a speaker's name; only statements have speakers.
    speaker: Option<String>,
    /// Words of the outlet's name.
    outlet: Option<String>,
    /// First day on which something was said or happened: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    from: Option<String>,
    /// Last day, the same forms.
    to: Option<String>,
}

/// How many incidents, documents and statements stand on each day, undated ones last
#[utoipa::path(get, path = "/timeline/days", tag = "timeline", params(DaysParams),
    responses((status = 200, body = Vec<TimelineDays>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn days(
    State(store): State<Arc<Store>>,
    Ask(asked): Ask<DaysParams>,
) -> Answer<Vec<TimelineDays>> {
    let query = TimelineQuery {
        story: given(asked.story),
        speaker: given(asked.speaker),
        outlet: given(asked.outlet),
        from: given(asked.from),
        to: given(asked.to),
    };
    ask(store, move |store| store.timeline_days(&query)).await
}
