//! Errors as people and programs read them: the table's code, what happened, what to do (RFC 9457).

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use onrecord_store::StoreError;
use onrecord_text::Code;
use serde::Serialize;
use utoipa::ToSchema;

/// Why a request was not answered.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[cfg_attr(test, derive(PartialEq, Eq))]
pub(crate) struct Problem {
    /// The HTTP status.
    pub status: u16,
    /// Stable short code: `Q001`.
    pub code: &'static str,
    /// The code's readable name: `not-found`.
    pub name: &'static str,
    /// What such an error is, one sentence; always the same for a code.
    pub title: &'static str,
    /// What happened here.
    pub message: String,
    /// What to do about it.
    pub what_to_do: &'static str,
}

impl Problem {
    /// The problem of a code, told for this case.
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        let advice = code.advice();
        Self {
            status: status(code).as_u16(),
            code: advice.code,
            name: advice.name,
            title: advice.what,
            message: message.into(),
            what_to_do: advice.what_to_do,
        }
    }

    /// The same, with another HTTP status.
    pub(crate) fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status.as_u16();
        self
    }
}

/// The HTTP status of a code.
fn status(code: Code) -> StatusCode {
    match code {
        Code::NotFound | Code::NoSuchPath => StatusCode::NOT_FOUND,
        Code::BadQuery | Code::BadCorrection | Code::BadUpload | Code::BadReport => StatusCode::BAD_REQUEST,
        Code::NoToken => StatusCode::UNAUTHORIZED,
        Code::Elsewhere => StatusCode::FORBIDDEN,
        Code::BadHost => StatusCode::MISDIRECTED_REQUEST,
        Code::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Code::DiskFull => StatusCode::INSUFFICIENT_STORAGE,
        Code::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        // What was sent arrived, and cannot be read.
        _ if code.advice().code.starts_with('I') => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        Self::new(error.code(), error.to_string())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        if status.is_server_error() {
            tracing::error!(code = self.code, message = self.message, "request failed");
        }
        (status, [(header::CONTENT_TYPE, "application/problem+json")], Json(self)).into_response()
    }
}
