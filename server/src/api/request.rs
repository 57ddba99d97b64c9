//! What a request carries besides its address: who asks, the key by which it is done once, the version it is about.

use super::problem::Problem;
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, StatusCode, header, request::Parts},
};
use domain::{id::Key, policy::Actor};
use sha2::{Digest, Sha256};
use std::{convert::Infallible, sync::Arc};

/// How often a change is tried in all where another came first, as forms are.
const TRIES: usize = 4;

/// Who asks; nobody where no token and no sign-in says so.
pub struct Asks(Option<Arc<Actor>>);

impl Asks {
    /// As use cases take it.
    pub fn actor(&self) -> Option<&Actor> {
        self.0.as_deref()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Asks {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(parts.extensions.get::<Arc<Actor>>().cloned()))
    }
}

/// The key under which a change is carried out once, however often it is sent: any text in `Idempotency-Key`.
pub fn key(headers: &HeaderMap, new: impl FnOnce() -> uuid::Uuid) -> Key {
    let Some(sent) = headers.get("idempotency-key") else { return Key(new()) };
    let mut short = [0; 16];
    short.copy_from_slice(&Sha256::digest(sent.as_bytes())[..16]);
    Key(uuid::Uuid::from_bytes(short))
}

/// The version in `If-Match`, without which no proposal is changed: two coordinators must not undo each other's work
/// unseen.
pub fn version(headers: &HeaderMap) -> Result<i64, Problem> {
    let Some(sent) = headers.get(header::IF_MATCH) else {
        let advice = "Send If-Match with the ETag of the proposal as you read it.";
        return Err(Problem::new(StatusCode::PRECONDITION_REQUIRED, "Say which version you saw", advice));
    };
    let sent = sent.to_str().unwrap_or_default().trim();
    let quoted = sent.strip_prefix('"').and_then(|sent| sent.strip_suffix('"'));
    quoted.and_then(|version| version.parse::<u32>().ok()).map(i64::from).ok_or_else(|| {
        let advice = format!("{sent} is no ETag of a proposal: send it as you were given it, such as \"3\".");
        Problem::new(StatusCode::BAD_REQUEST, "If-Match cannot be read", advice)
    })
}

/// Carries a change out, again where another came first.
pub async fn repeat<T, F>(change: impl Fn() -> F) -> Result<T, Problem>
where
    F: Future<Output = service::Result<T>>,
{
    let mut outcome = change().await;
    for _ in 1..TRIES {
        match &outcome {
            Err(error) if error.may_be_retried() => outcome = change().await,
            _ => break,
        }
    }
    outcome.map_err(Problem::from)
}
