//! Spreadsheets on their way in.

use app::error::AppError;
use axum::{
    extract::{Multipart, State, multipart::Field},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{id::Key, import::MOST_BYTES, policy::Actor, problems::Problems};
use service::Service;
use std::sync::Arc;

/// Bytes of an upload that are read at all. A browser hears a refusal only once all that it sends is taken: a file that
/// is too large is read to its end and thrown away.
pub const LIMIT: usize = 512 * 1024 * 1024;
/// Bytes of a field without a file.
const TEXT: usize = 64 * 1024;

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

/// A field of `limit` bytes at the most; of a larger one, nothing.
async fn read(mut field: Field<'_>, limit: usize) -> Result<Option<Vec<u8>>, AppError> {
    let mut content = Some(Vec::new());
    while let Some(chunk) = field.chunk().await.map_err(|_| AppError::Malformed)? {
        content = content.filter(|content| content.len() + chunk.len() <= limit);
        if let Some(content) = &mut content {
            content.extend_from_slice(&chunk);
        }
    }
    Ok(content)
}

async fn take(service: &Service, actor: Option<&Actor>, mut form: Multipart) -> Result<String, AppError> {
    let (mut programme, mut cohort, mut key, mut file) = (String::new(), String::new(), String::new(), None);
    let too_large = || AppError::Refused(Problems::one("file", "Choose a file of 20 MB or less, or split this one"));
    let mut is_too_large = false;
    while let Some(field) = form.next_field().await.map_err(|_| AppError::Malformed)? {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().unwrap_or_default().to_owned();
        let limit = if name == "file" { MOST_BYTES } else { TEXT };
        let Some(content) = read(field, limit).await? else {
            is_too_large = true;
            continue;
        };
        let text = || String::from_utf8(content.clone()).map_err(|_| AppError::Malformed);
        match name.as_str() {
            "programme" => programme = text()?,
            "cohort" => cohort = text()?,
            "key" => key = text()?,
            "file" => file = Some((file_name, content)),
            _ => {}
        }
    }
    if is_too_large {
        return Err(too_large());
    }
    let (file_name, content) = file
        .filter(|(name, content)| !name.is_empty() || !content.is_empty())
        .ok_or_else(|| AppError::Refused(Problems::one("file", "Choose a file with participants")))?;
    let key = key.parse().unwrap_or_else(|_| Key(service.random.timeless_id()));
    let id = service::spreadsheet::upload(service, actor, key, &programme, &cohort, &file_name, &content).await?;
    Ok(format!("/programmes/{programme}/cohorts/{cohort}/participants/import/{id}"))
}
