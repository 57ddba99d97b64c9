//! Files on their way in.

use app::error::AppError;
use axum::{
    extract::{Multipart, State, multipart::Field},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{busy, id::Key, import, policy::Actor, problems::Problems};
use service::Service;
use std::{collections::BTreeMap, sync::Arc};

/// Bytes of an upload that are read at all. A browser hears a refusal only once all that it sends is taken: a file that
/// is too large is read to its end and thrown away.
pub const LIMIT: usize = 512 * 1024 * 1024;
/// Bytes of a field without a file.
const TEXT: usize = 64 * 1024;
/// The fields that are kept of a form; others are thrown away as they come, however many they are.
const FIELDS: [&str; 3] = ["key", "programme", "cohort"];

/// Takes a file with participants and sends the reader to what it would do.
pub async fn participants(
    State(service): State<Service>,
    actor: Option<axum::Extension<Arc<Actor>>>,
    form: Multipart,
) -> Response {
    let actor = actor.map(|axum::Extension(actor)| actor);
    answer(spreadsheet(&service, actor.as_deref(), form).await)
}

/// Takes somebody's calendar, of which only when they are busy is kept.
pub async fn calendar(
    State(service): State<Service>,
    actor: Option<axum::Extension<Arc<Actor>>>,
    form: Multipart,
) -> Response {
    let actor = actor.map(|axum::Extension(actor)| actor);
    answer(busy_times(&service, actor.as_deref(), form).await)
}

/// Leads on to `path`.
fn answer(path: Result<String, AppError>) -> Response {
    match path {
        Ok(path) => match HeaderValue::from_str(&path) {
            Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
            Err(_) => refused(&AppError::NotFound),
        },
        Err(error) => refused(&error),
    }
}

pub(super) fn refused(error: &AppError) -> Response {
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

/// A form with a file, read to its end.
struct Sent {
    fields: BTreeMap<String, String>,
    /// The file's name and what is in it.
    file: Option<(String, Vec<u8>)>,
    is_too_large: bool,
}

impl Sent {
    async fn read(mut form: Multipart, most_bytes: usize) -> Result<Self, AppError> {
        let mut sent = Self { fields: BTreeMap::new(), file: None, is_too_large: false };
        while let Some(field) = form.next_field().await.map_err(|_| AppError::Malformed)? {
            let name = field.name().unwrap_or_default().to_owned();
            let file_name = field.file_name().unwrap_or_default().to_owned();
            let is_file = name == "file";
            let limit = if is_file { most_bytes } else { TEXT };
            let is_kept = is_file || FIELDS.contains(&name.as_str());
            match read(field, if is_kept { limit } else { 0 }).await? {
                None => sent.is_too_large |= is_kept,
                Some(_) if !is_kept => {}
                Some(content) if is_file => sent.file = Some((file_name, content)),
                Some(content) => {
                    sent.fields.insert(name, String::from_utf8(content).map_err(|_| AppError::Malformed)?);
                }
            }
        }
        Ok(sent)
    }

    /// The file, or one of these two sentences.
    fn file(&mut self, too_large: &str, missing: &str) -> Result<(String, Vec<u8>), AppError> {
        let refused = |message: &str| AppError::Refused(Problems::one("file", message));
        if self.is_too_large {
            return Err(refused(too_large));
        }
        let file = self.file.take().filter(|(name, content)| !name.is_empty() || !content.is_empty());
        file.ok_or_else(|| refused(missing))
    }

    fn text(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    fn key(&self, service: &Service) -> Key {
        self.text("key").parse().unwrap_or_else(|_| Key(service.random.timeless_id()))
    }
}

/// The form of somebody who is signed in. Of anybody else's nothing is kept.
async fn sent(actor: Option<&Actor>, form: Multipart, most_bytes: usize) -> Result<Sent, AppError> {
    if actor.is_some() {
        return Sent::read(form, most_bytes).await;
    }
    Sent::read(form, 0).await?;
    Err(AppError::SignedOut)
}

async fn spreadsheet(service: &Service, actor: Option<&Actor>, form: Multipart) -> Result<String, AppError> {
    let mut sent = sent(actor, form, import::MOST_BYTES).await?;
    let (name, content) =
        sent.file("Choose a file of 20 MB or less, or split this one", "Choose a file with participants")?;
    let (programme, cohort) = (sent.text("programme"), sent.text("cohort"));
    let key = sent.key(service);
    let id = service::spreadsheet::upload(service, actor, key, programme, cohort, &name, &content).await?;
    Ok(format!("/programmes/{programme}/cohorts/{cohort}/participants/import/{id}"))
}

async fn busy_times(service: &Service, actor: Option<&Actor>, form: Multipart) -> Result<String, AppError> {
    let mut sent = sent(actor, form, busy::MOST_BYTES).await?;
    let person = actor.ok_or(AppError::SignedOut)?.person;
    let (_, content) = sent.file("Choose a file of 5 MB or less", "Choose the file of your calendar")?;
    service::busy::take_file(service, actor, sent.key(service), person, content).await?;
    Ok("/me/busy?done=busy-file".to_owned())
}
