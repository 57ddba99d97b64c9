//! Between the pages and the use cases: who asks, on which service, and what a refusal looks like.

use crate::{error::AppError, refusal::Refusal};
use axum::http::{HeaderValue, StatusCode, header, request::Parts};
use chrono::NaiveDate;
use domain::{
    id::{Key, PersonId},
    policy::Actor,
    problems::Problems,
};
use leptos::prelude::{ReadUntracked, expect_context, use_context, with_context};
use leptos_axum::ResponseOptions;
use leptos_router::hooks::{use_params_map, use_query_map};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use service::Service;
use std::sync::Arc;
use tower_sessions::Session;

/// Under this name a sign-in keeps whose it is.
pub const PERSON: &str = "person";

/// What a page needs to know of the installation and the request, put there by the server for each request.
#[derive(Clone, Debug)]
pub struct Surroundings {
    /// The use cases.
    pub service: Service,
    /// The organisation's name, for the header.
    pub organisation: Arc<str>,
    /// Where the styles and scripts of this build are.
    pub assets: Arc<str>,
}

/// The installation.
pub fn surroundings() -> Surroundings {
    expect_context()
}

/// The use cases.
pub fn service() -> Service {
    surroundings().service
}

/// What the layers before this one noted of the request.
fn noted<T: Clone + Send + Sync + 'static>() -> Option<T> {
    with_context::<Parts, _>(|parts| parts.extensions.get::<T>().cloned()).flatten()
}

/// Who asks, where somebody is signed in.
pub fn actor() -> Option<Arc<Actor>> {
    noted()
}

/// The form that was refused on this page just now.
pub fn refusal() -> Option<Arc<Refusal>> {
    noted()
}

/// The path and query that was asked for.
pub fn path() -> String {
    with_context::<Parts, _>(|parts| parts.uri.path_and_query().map(ToString::to_string)).flatten().unwrap_or_default()
}

/// The day it is in the United Kingdom.
pub fn today() -> NaiveDate {
    domain::london::date(service().clock.now())
}

/// A part of the path.
pub fn param(name: &str) -> String {
    use_params_map().read_untracked().get(name).unwrap_or_default()
}

/// A part of the query.
pub fn query(name: &str) -> Option<String> {
    use_query_map().read_untracked().get(name)
}

/// Every value of a part of the query that may stand in it several times.
pub fn queries(name: &str) -> Vec<String> {
    use_query_map().read_untracked().get_all(name).unwrap_or_default()
}

/// A text as a part of a query.
pub fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// Where somebody signs in who is then sent on to `path`.
pub fn sign_in_address(path: &str) -> String {
    format!("/sign-in?next={}", encoded(path))
}

/// A part of the path that is an id; no such page where it is not.
pub fn id<T: std::str::FromStr>(name: &str) -> Result<T, AppError> {
    param(name).parse().map_err(|_| AppError::NotFound)
}

/// The key of a form; a new one where the form has none.
pub fn key(typed: &str) -> Key {
    typed.parse().unwrap_or_else(|_| Key(service().random.timeless_id()))
}

/// Answers with this status.
pub fn set_status(status: u16) {
    if let (Some(options), Ok(status)) = (use_context::<ResponseOptions>(), StatusCode::from_u16(status)) {
        options.set_status(status);
    }
}

/// Sends the reader to another page of this service, once a form is carried out or a page is not theirs.
pub fn redirect(path: &str) {
    let Some(options) = use_context::<ResponseOptions>() else { return };
    if let Ok(location) = HeaderValue::from_str(path) {
        options.insert_header(header::LOCATION, location);
        options.set_status(StatusCode::SEE_OTHER);
    }
}

/// The cookie by which a secret comes to the one page that shows it: it is stored nowhere, and in no address.
const SHOWN_ONCE: &str = "shown_once";

fn set_shown_once(path: &str, value: &str, seconds: u32) {
    let Some(options) = use_context::<ResponseOptions>() else { return };
    let secure = if service().settings.public_url.starts_with("https:") { "; Secure" } else { "" };
    let cookie = format!("{SHOWN_ONCE}={value}; Path={path}; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        options.append_header(header::SET_COOKIE, cookie);
    }
}

/// Gives a secret to the page at `path`, for the next minute.
pub fn show_once(path: &str, secret: &str) {
    set_shown_once(path, secret, 60);
}

/// The secret that this page is to show, which is then gone.
pub fn take_shown_once(path: &str) -> Option<String> {
    let cookies = with_context::<Parts, _>(|parts| {
        let cookies = parts.headers.get_all(header::COOKIE).iter();
        cookies.filter_map(|value| value.to_str().ok()).map(str::to_owned).collect::<Vec<_>>()
    })?;
    let mut cookies = cookies.iter().flat_map(|cookies| cookies.split(';'));
    let secret = cookies.find_map(|cookie| cookie.trim().strip_prefix(SHOWN_ONCE)?.strip_prefix('='))?;
    set_shown_once(path, "", 0);
    Some(secret.to_owned())
}

fn session() -> Result<Session, AppError> {
    noted().ok_or_else(|| fault("no session layer"))
}

/// Makes the sign-in of this browser that of `person`, under a new token.
pub async fn sign_in(person: PersonId) -> Result<(), AppError> {
    let session = session()?;
    session.cycle_id().await.map_err(fault)?;
    session.insert(PERSON, person).await.map_err(fault)
}

/// Ends the sign-in of this browser.
pub async fn sign_out() -> Result<(), AppError> {
    session()?.flush().await.map_err(fault)
}

/// The network address that asks, as the server or the proxy in front of it says.
pub fn from_address() -> String {
    noted().map_or_else(String::new, |FromAddress(from)| from)
}

/// The network address that a request comes from.
#[derive(Clone, Debug)]
pub struct FromAddress(pub String);

/// A short name under which a fault is logged, for its reader to tell.
pub fn reference(random: &service::Random) -> String {
    random.bytes::<4>().iter().fold(String::new(), |text, byte| format!("{text}{byte:02X}"))
}

/// Logs a fault of ours and answers its reference.
fn fault(error: impl std::fmt::Display) -> AppError {
    let around = use_context::<Surroundings>();
    let reference = around.map_or_else(|| "UNKNOWN".to_owned(), |around| reference(&around.service.random));
    tracing::error!(reference, path = path(), "{error}");
    AppError::Fault(reference)
}

impl From<service::Error> for AppError {
    fn from(error: service::Error) -> Self {
        match error {
            service::Error::SignedOut => Self::SignedOut,
            service::Error::Forbidden => Self::Forbidden,
            service::Error::NotFound => Self::NotFound,
            service::Error::Refused(problems) => Self::Refused(problems),
            service::Error::Stale(words) => Self::Refused(Problems::one("", words)),
            service::Error::Check(problems) => Self::Check(problems),
            service::Error::Conflict { theirs, version } => Self::Conflict { theirs, version },
            error if error.may_be_retried() => Self::Again,
            error => fault(error),
        }
    }
}
