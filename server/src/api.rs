//! The programming interface, a file a noun: the same use cases as the pages, as JSON.
//!
//! A request names its person by an access token, or comes from a page of this service with the sign-in's cookie. What
//! is refused is a problem as of RFC 9457.

pub mod pair;
pub mod pairing;
pub mod problem;
pub mod request;
pub mod shown;
pub mod token;

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

/// What there is, as programs read it.
pub const DESCRIPTION: &str = include_str!("api/openapi.json");

/// The description of the interface, for everybody.
pub async fn description() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], DESCRIPTION).into_response()
}

/// An address below the interface at which there is nothing.
pub async fn nowhere() -> Response {
    problem::Problem::from(service::Error::NotFound).into_response()
}
