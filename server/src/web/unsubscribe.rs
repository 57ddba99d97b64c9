//! Stopping messages with one click, as mail programmes do by themselves (RFC 8058).

use app::error::AppError;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use service::Service;

/// Stops messages of a kind. Mail programmes send this without cookies and show no page; whoever has the link may.
pub async fn one_click(State(service): State<Service>, Path((secret, kind)): Path<(String, String)>) -> Response {
    match service::mail::stop(&service, &secret, &kind).await {
        Ok(()) => (StatusCode::OK, "These messages no longer come by email.\n").into_response(),
        Err(error) => {
            let error = AppError::from(error);
            let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, "This link does not work.\n").into_response()
        }
    }
}
