//! Pages without the service's frame, for when that cannot be made.

use app::error::AppError;
use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};

/// A page without the service's frame, for when that cannot be made.
pub fn page(error: &AppError) -> impl IntoResponse + use<> {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    page_with(status, error.heading(), &error.advice())
}

/// Such a page with these words, none of them anybody's input.
pub fn page_with(status: StatusCode, heading: &str, advice: &str) -> Response {
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><title>{heading} – Paired Learning</title></head><body><main>\
         <h1>{heading}</h1><p>{advice}</p><p><a href=\"/\">Go to your home page</a></p></main></body></html>"
    );
    (status, Html(page)).into_response()
}
