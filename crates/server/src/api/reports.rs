//! Adding a first-hand report.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::http::StatusCode;
use axum::{Extension, Json};
use onrecord_text::{Code, Report};

use super::readings::{accepted, write};
use crate::problem::Problem;
use crate::reading::{Order, ReadingView, Readings};

/// Adds a first-hand report; it is read in its turn
#[utoipa::path(post, path = "/reports", operation_id = "report", tag = "readings", request_body = Report,
    responses((status = 202, body = ReadingView), (status = "default", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn add(
    Extension(readings): Extension<Readings>,
    sent: Result<Bytes, BytesRejection>,
) -> Result<(StatusCode, Json<ReadingView>), Problem> {
    let bad = |why: String| Problem::new(Code::BadReport, why);
    // The bytes are kept as they were sent, so they are not taken apart and put together here.
    let sent = sent.map_err(|rejected| bad(rejected.body_text()))?;
    let json = std::str::from_utf8(&sent).map_err(|_| bad("it is not UTF-8".to_owned()))?;
    let report = Report::read(json).map_err(bad)?;
    let coming = readings.coming()?;
    write(&coming.path(0), &sent).await?;
    accepted(readings, coming, Order { names: vec![report.title()], ..Order::default() }).await
}
