//! For whom a program acts: whoever the access token belongs to that it sends.

use super::problem::Problem;
use axum::{
    extract::{Request, State},
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::policy::Actor;
use service::{Service, Token};
use std::sync::Arc;

/// Finds out for whom a program acts. A token counts for more than a cookie, and a wrong one is never passed over; it
/// begins no sign-in.
pub async fn who(State(service): State<Service>, mut request: Request, next: Next) -> Response {
    let Some(sent) = request.headers().get(header::AUTHORIZATION) else { return next.run(request).await };
    let secret = sent.to_str().ok().and_then(|sent| {
        let (scheme, secret) = sent.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| secret.trim().to_owned())
    });
    let found = match secret.as_deref().and_then(Token::parse) {
        Some(token) => service::access_token::who(&service, token).await,
        None => Ok(None),
    };
    match found {
        Ok(Some(actor)) => {
            request.extensions_mut().insert::<Arc<Actor>>(Arc::new(actor));
            next.run(request).await
        }
        Ok(None) => {
            let advice = "It was revoked or mistyped, or its owner coordinates no programme any more. Make another on \
                          the page of your account.";
            Problem::new(StatusCode::UNAUTHORIZED, "This access token does not work", advice).into_response()
        }
        Err(error) => Problem::from(error).into_response(),
    }
}
