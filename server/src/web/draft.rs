//! Drafts of forms on their way in: by a script every few seconds, or by a button.

use super::upload::refused;
use app::error::AppError;
use axum::{
    Extension, Json,
    body::Bytes,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::{jotting::Form, policy::Actor};
use serde::Serialize;
use service::Service;
use std::sync::Arc;

/// What is told beside the form.
#[derive(Serialize)]
struct Said {
    said: String,
}

/// Keeps what is typed into any form that says which it is.
pub async fn keep(State(service): State<Service>, actor: Option<Extension<Arc<Actor>>>, body: Bytes) -> Response {
    let form = serde_urlencoded::from_bytes(&body).ok().and_then(Form::read);
    let kept = async {
        let actor = actor.as_ref().map(|Extension(actor)| actor.as_ref());
        let form = form.ok_or(AppError::Malformed)?;
        let kept = service::jotting::keep(&service, actor, &form).await?;
        Ok::<_, AppError>((kept, form.subject))
    };
    match kept.await {
        Ok((kept, subject)) => {
            let mut answer = Json(Said { said: kept.words() }).into_response();
            // Where a button sent it, the reader is led back to the form.
            if let Ok(back) = HeaderValue::from_str(&subject.address("draft")) {
                answer.headers_mut().insert(header::LOCATION, back);
            }
            answer
        }
        Err(error) => refused(&error),
    }
}
