//! What a program is told when it is refused: a problem as of RFC 9457.

use app::error::AppError;
use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use service::Error;

/// A refusal: its status, what it is and what to do about it.
#[derive(Debug, Serialize)]
pub struct Problem {
    #[serde(skip)]
    code: StatusCode,
    status: u16,
    title: String,
    detail: String,
    /// What to change at which field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Wrong>,
}

#[derive(Debug, Serialize)]
struct Wrong {
    field: String,
    message: String,
}

impl Problem {
    /// A refusal of this status.
    pub fn new(code: StatusCode, title: &str, detail: impl Into<String>) -> Self {
        let (title, detail) = (title.to_owned(), detail.into());
        Self { code, status: code.as_u16(), title, detail, errors: Vec::new() }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::SignedOut => Self::new(
                StatusCode::UNAUTHORIZED,
                "Say who you are",
                "Make an access token on the page of your account, and send it as Authorization: Bearer TOKEN.",
            ),
            Error::Forbidden => Self::new(
                StatusCode::FORBIDDEN,
                "You cannot do this",
                "Whoever the token belongs to may not do this there.",
            ),
            Error::NotFound => Self::new(
                StatusCode::NOT_FOUND,
                "There is nothing here",
                "Check the address: the programme, the cohort and the ids in it.",
            ),
            Error::Stale(words) => Self::new(
                StatusCode::PRECONDITION_FAILED,
                "Somebody else changed this first",
                format!("{words}. Read it anew, and send If-Match with its new ETag."),
            ),
            // In the words of the pages; a fault is logged under the reference that they tell.
            error => {
                let error = AppError::from(error);
                let code = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
                let mut problem = Self::new(code, error.heading(), error.advice());
                if let AppError::Refused(problems) | AppError::Check(problems) = &error {
                    let wrong = |(field, message): (&str, &str)| Wrong { field: field.into(), message: message.into() };
                    problem.errors = problems.iter().map(wrong).collect();
                }
                problem
            }
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.code, Json(&self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if self.code == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
