//! Spreadsheets on their way in.

use app::error::AppError;
use axum::{
    extract::{Multipart, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{id::Key, import::MOST_BYTES, policy::Actor, problems::Problems};
use service::Service;
use std::sync::Arc;

/// Bytes of an upload: the largest file, and the fields around it.
pub const LIMIT: usize = MOST_BYTES + 64 * 1024;

/// Takes a file and sends the reader to what it would do.
pub async fn participants(
    State(service): State<Service>,
    actor: Option<axum::Extension<Arc<Actor>>>,
    form: Multipart,
) -> Response {
    let actor = actor.map(|axum::Extension(actor)| actor);
    match take(&service, actor.as_deref(), form).await {
        Ok(path) => match HeaderValue::from_str(&path) {
            Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
            Err(_) => refused(&AppError::NotFound),
        },
        Err(error) => refused(&error),
    }
}

fn refused(error: &AppError) -> Response {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, axum::Json(error)).into_response()
}

async fn take(service: &Service, actor: Option<&Actor>, mut form: Multipart) -> Result<String, AppError> {
    let (mut programme, mut cohort, mut key, mut file) = (String::new(), String::new(), String::new(), None);
    let too_large = || AppError::Refused(Problems::one("file", "Choose a file of 20 MB or less, or split this one"));
    while let Some(field) = form.next_field().await.map_err(|_| too_large())? {
        let name = field.name().unwrap_or_default().to_owned();
        match name.as_str() {
            "programme" => programme = field.text().await.map_err(|_| AppError::Malformed)?,
            "cohort" => cohort = field.text().await.map_err(|_| AppError::Malformed)?,
            "key" => key = field.text().await.map_err(|_| AppError::Malformed)?,
            "file" => {
                let file_name = field.file_name().unwrap_or_default().to_owned();
                let content = field.bytes().await.map_err(|_| too_large())?;
                file = Some((file_name, content));
            }
            _ => {}
        }
    }
    let (file_name, content) = file
        .filter(|(name, content)| !name.is_empty() || !content.is_empty())
        .ok_or_else(|| AppError::Refused(Problems::one("file", "Choose a file with participants")))?;
    let key = key.parse().unwrap_or_else(|_| Key(service.random.timeless_id()));
    let id = service::spreadsheet::upload(service, actor, key, &programme, &cohort, &file_name, &content).await?;
    Ok(format!("/programmes/{programme}/cohorts/{cohort}/participants/import/{id}"))
}
