//! Reports on their way out.

use app::{error::AppError, server::Surroundings};
use axum::{
    extract::{OriginalUri, Path, Query, State},
    http::{HeaderValue, Uri, header},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    certificate::Certificate,
    evaluation::{Report, export},
    policy::Actor,
    reflection::book,
};
use serde::Deserialize;
use service::Service;
use std::sync::Arc;

/// Which cohort.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    cohort: String,
}

/// A report as a file.
pub async fn outcomes(
    State(service): State<Service>,
    Path(programme): Path<String>,
    Query(chosen): Query<Chosen>,
    OriginalUri(asked): OriginalUri,
    actor: Option<axum::Extension<Arc<Actor>>>,
) -> Response {
    let actor = actor.map(|axum::Extension(actor)| actor);
    let exported = service::report::export(&service, actor.as_deref(), &programme, &chosen.cohort).await;
    let (cohort, report) = match exported {
        Ok(exported) => exported,
        Err(error) => return refused(error, &asked),
    };
    match csv_of(&report) {
        Ok(text) => file(&format!("outcomes-{programme}-{}.csv", cohort.slug), text),
        Err(error) => faulty("a report could not be written", &error, "REPORT"),
    }
}

/// The scores of every two people of a cohort as a file.
pub async fn scores(
    State(service): State<Service>,
    Path((programme, cohort)): Path<(String, String)>,
    OriginalUri(asked): OriginalUri,
    actor: Option<axum::Extension<Arc<Actor>>>,
) -> Response {
    let actor = actor.map(|axum::Extension(actor)| actor);
    match service::pairing::scores(&service, actor.as_deref(), &programme, &cohort).await {
        Ok((cohort, text)) => file(&format!("scores-{programme}-{}.csv", cohort.slug), text),
        Err(error) => refused(error, &asked),
    }
}

/// Everything that somebody wrote, to themselves.
pub async fn reflections(
    State(service): State<Service>,
    OriginalUri(asked): OriginalUri,
    actor: Option<axum::Extension<Arc<Actor>>>,
) -> Response {
    let actor = actor.map(|axum::Extension(actor)| actor);
    match service::reflection::book(&service, actor.as_deref()).await {
        Ok(entries) => saved("my-reflections.txt", "text/plain; charset=utf-8", book::text(&entries).into_bytes()),
        Err(error) => refused(error, &asked),
    }
}

/// The hours that somebody can show, as a PDF.
pub async fn certificate_of_shadowing(
    State(service): State<Service>,
    State(surroundings): State<Surroundings>,
    OriginalUri(asked): OriginalUri,
    actor: Option<axum::Extension<Arc<Actor>>>,
) -> Response {
    let actor = actor.map(|axum::Extension(actor)| actor);
    let certificate = service::shadowing::certificate(&service, actor.as_deref()).await;
    printed("certificate-of-shadowing.pdf", certificate, &surroundings, &asked).await
}

/// That somebody was at a workshop, as a PDF.
pub async fn certificate_of_workshop(
    State(service): State<Service>,
    State(surroundings): State<Surroundings>,
    Path(id): Path<String>,
    OriginalUri(asked): OriginalUri,
    actor: Option<axum::Extension<Arc<Actor>>>,
) -> Response {
    let actor = actor.map(|axum::Extension(actor)| actor);
    let certificate = match id.parse() {
        Ok(id) => service::workshop::certificate(&service, actor.as_deref(), id).await,
        Err(_) => Err(service::Error::NotFound),
    };
    printed("certificate-of-attendance.pdf", certificate, &surroundings, &asked).await
}

/// Sets a certificate, away from the threads that answer others.
async fn printed(
    name: &str,
    certificate: Result<Certificate, service::Error>,
    surroundings: &Surroundings,
    asked: &Uri,
) -> Response {
    let certificate = match certificate {
        Ok(certificate) => certificate,
        Err(error) => return refused(error, asked),
    };
    let organisation = surroundings.organisation.clone();
    let set = tokio::task::spawn_blocking(move || pdf::certificate(&certificate, &organisation)).await;
    match set.map_err(|error| error.to_string()).and_then(|set| set.map_err(|error| error.to_string())) {
        Ok(pdf) => saved(name, "application/pdf", pdf),
        Err(error) => faulty("a certificate could not be set", &error, "CERTIFICATE"),
    }
}

/// Comma-separated values to be saved under this name.
pub fn file(name: &str, text: Vec<u8>) -> Response {
    saved(name, "text/csv; charset=utf-8", text)
}

fn saved(name: &str, kind: &'static str, text: Vec<u8>) -> Response {
    let name = format!("attachment; filename=\"{name}\"");
    let disposition = HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("attachment"));
    let kind = HeaderValue::from_static(kind);
    ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)], text).into_response()
}

/// A page that says why there is no file, or the way to sign in.
fn refused(error: service::Error, asked: &Uri) -> Response {
    match error {
        service::Error::SignedOut => Redirect::to(&app::server::sign_in_address(&asked.to_string())).into_response(),
        error => super::plain::page(&AppError::from(error)).into_response(),
    }
}

/// A page that says that it is our fault.
fn faulty(what: &str, error: &dyn std::fmt::Display, code: &str) -> Response {
    tracing::error!("{what}: {error}");
    super::plain::page(&AppError::Fault(code.to_owned())).into_response()
}

/// A report as comma-separated values, with a byte-order mark, since spreadsheets read it as UTF-8 only then.
pub fn csv_of(report: &Report) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(vec![0xEF, 0xBB, 0xBF]);
    writer.write_record(export::HEADERS)?;
    for row in export::rows(report) {
        writer.write_record(row.iter().map(|cell| harmless(cell).into_owned()))?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

/// A text that a spreadsheet does not take for a formula.
fn harmless(cell: &str) -> std::borrow::Cow<'_, str> {
    let is_number = cell.parse::<f64>().is_ok();
    if !is_number && cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}").into()
    } else {
        cell.into()
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn a_formula_is_made_harmless_and_a_number_is_left() {
        assert_eq!(harmless("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        for left in ["-1.5", "12", "Agree", ""] {
            assert_eq!(harmless(left), left);
        }
    }
}
