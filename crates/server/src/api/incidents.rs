//! Incidents: what is said to have happened, and whose number is which.

use std::sync::Arc;

use axum::extract::{Path, State};
use onrecord_store::{IncidentFigures, IncidentQuery, IncidentSummary, IncidentView, Page, Store};
use serde::Deserialize;
use utoipa::IntoParams;

use super::{Answer, Ask, ask, given, paging};
use crate::problem::Problem;

/// Which incidents. Every filter that is given must hold.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct IncidentsParams {
    /// Told of in at least so many documents; 1 when not given.
    least: Option<u32>,
    /// The GeoNames id of a place that it is at or in, or words of the place's name.
    place: Option<String>,
    /// First day it can have been: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
    from: Option<String>,
    /// Last day it can have been, the same forms.
    to: Option<String>,
    /// Something it is called: `airstrike`, `flood` …
    kind: Option<String>,
    /// Told of in a document of the story with this id.
    story: Option<String>,
    /// With a number of these: `killed`, `injured` …
    measure: Option<String>,
    /// Also those that users withdrew.
    withdrawn: Option<bool>,
    /// How many, 1 to 200; 20 when not given.
    limit: Option<u32>,
    /// `next` of the part before.
    offset: Option<u64>,
}

impl IncidentsParams {
    fn query(self) -> IncidentQuery {
        IncidentQuery {
            at_least: self.least.unwrap_or(1),
            place: given(self.place),
            from: given(self.from),
            to: given(self.to),
            kind: given(self.kind),
            story: given(self.story),
            measure: given(self.measure),
            withdrawn: self.withdrawn.unwrap_or_default(),
            uncounted: false,
        }
    }
}

/// Incidents: what is said to have happened, what most documents tell of first
#[utoipa::path(get, path = "/incidents", tag = "incidents", params(IncidentsParams),
    responses((status = 200, body = Page<IncidentSummary>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn incidents(
    State(store): State<Arc<Store>>,
    Ask(asked): Ask<IncidentsParams>,
) -> Answer<Page<IncidentSummary>> {
    let page = paging(asked.limit, asked.offset);
    let query = asked.query();
    ask(store, move |store| store.incidents(&query, page)).await
}

/// An incident with its accounts, the numbers claimed of it, and why
#[utoipa::path(get, path = "/incidents/{id}", tag = "incidents",
    params(("id" = String, Path, description = "Id of an incident or of an account of it")),
    responses((status = 200, body = IncidentView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn incident(
    State(store): State<Arc<Store>>,
    Path(id): Path<String>,
) -> Answer<IncidentView> {
    ask(store, move |store| store.incident(&id)).await
}

/// The incidents of which a number is printed, each with all numbers claimed of it
#[utoipa::path(get, path = "/figures", tag = "incidents", params(IncidentsParams),
    responses((status = 200, body = Page<IncidentFigures>), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn figures(
    State(store): State<Arc<Store>>,
    Ask(asked): Ask<IncidentsParams>,
) -> Answer<Page<IncidentFigures>> {
    let page = paging(asked.limit, asked.offset);
    let query = asked.query();
    ask(store, move |store| store.figures(&query, page)).await
}
