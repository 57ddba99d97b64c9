//! Calendars, as other programs read them by their secret link. No sign-in, no cookie.

use app::error::AppError;
use axum::{
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use service::{Error, Service};
use sha2::{Digest, Sha256};

/// The calendar at `/calendar/<token>.ics`.
pub async fn feed(State(service): State<Service>, Path(file): Path<String>, asked: HeaderMap) -> Response {
    let Some(token) = file.strip_suffix(".ics") else { return none() };
    match service::calendar::read(&service, token).await {
        Ok(text) => answer(text, &asked),
        Err(Error::NotFound) => none(),
        Err(error) => {
            // The address is a secret and is not logged.
            tracing::error!("a calendar could not be written: {error}");
            let advice = "Your calendar tries again later. Nothing was changed.";
            super::plain::page_with(StatusCode::SERVICE_UNAVAILABLE, "Try again later", advice)
        }
    }
}

/// The text, or that it is what the reader has already.
fn answer(text: String, asked: &HeaderMap) -> Response {
    let mark = Sha256::digest(&text).iter().take(16).fold(String::new(), |mark, byte| format!("{mark}{byte:02x}"));
    let mark = format!("\"{mark}\"");
    let is_known = asked.get_all(header::IF_NONE_MATCH).iter().any(|known| {
        known.to_str().is_ok_and(|known| known.split(',').any(|one| one.trim().trim_start_matches("W/") == mark))
    });
    let headers = [
        (header::ETAG, HeaderValue::from_str(&mark).unwrap_or(HeaderValue::from_static("\"\""))),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
    ];
    if is_known {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    let kind = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("inline; filename=\"paired-learning.ics\"")),
    ];
    (headers, kind, text).into_response()
}

fn none() -> Response {
    super::plain::page(&AppError::NotFound).into_response()
}
