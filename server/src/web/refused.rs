//! What happens to a form between the browser and its server function: a refused one comes back to its page with all
//! that was typed, a call by script gets the status that says why.

use super::{plain, sign_in::REFUSED};
use app::{error::AppError, refusal::Refusal};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::policy::Actor;
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};
use tower_sessions::Session;

/// Bytes of a form without files.
pub const FORM_LIMIT: usize = 2 * 1024 * 1024;
/// Refused forms kept at once: one for each of a few tabs.
const KEPT: usize = 4;
/// Bytes of refused forms that are kept in an hour of all who are not signed in: anybody can send some, and no more than
/// this shall fill the disk.
const OF_VISITORS: usize = 64 * 1024 * 1024;
/// What is answered where nothing takes a form: at another address, or to somebody who only reads.
const NOWHERE: [StatusCode; 2] = [StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED];
const HOUR: Duration = Duration::from_hours(1);
/// How often a form is carried out anew when another change came first.
const TRIES: usize = 4;

/// Wraps everything below `/act/`; pages pass.
pub async fn refuse(request: Request, next: Next) -> Response {
    if !request.uri().path().starts_with("/act/") {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let wants_page = accepts_html(&parts.headers);
    // Leptos would put a refusal into the address and lose what was typed: it is asked for data instead.
    parts.headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    let is_plain_form = parts
        .headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    let (outcome, typed) = if is_plain_form {
        match to_bytes(body, FORM_LIMIT).await {
            Ok(body) => {
                let typed = read_typed(&body);
                if is_of_another(&parts, &typed) {
                    return plain::page_with(
                        StatusCode::CONFLICT,
                        "Somebody else is signed in by now",
                        "Nothing was saved: you began this form as somebody else than is signed in here now. Go back \
                         to find what you typed and copy it, then sign in as yourself and send it again.",
                    );
                }
                (repeat(&parts, body, next).await, typed)
            }
            Err(_) => {
                return plain::page_with(
                    StatusCode::PAYLOAD_TOO_LARGE,
                    "This form is too large",
                    "Shorten what you typed and send it again. Go back to find it as it was.",
                );
            }
        }
    } else {
        (examine(next.run(Request::from_parts(parts.clone(), body)).await).await, Vec::new())
    };
    match outcome {
        Outcome::Done(response) if wants_page => see_other(response, &parts.headers),
        Outcome::Done(response) => response,
        Outcome::Refused(error) if wants_page => back(&parts, typed, error).await,
        Outcome::Refused(error) => {
            let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, axum::Json(error)).into_response()
        }
    }
}

/// Whether a form was begun by somebody else than is signed in now, as where two people share a computer: what one typed
/// must not be saved as the other's. Who signs in or out, or has a link, is known otherwise.
fn is_of_another(parts: &Parts, typed: &[(String, String)]) -> bool {
    let by_itself = ["/act/sign-", "/act/welcome", "/act/application/", "/act/approval/"];
    let typed_by = typed.iter().find(|(field, _)| field == "typed_by").map_or("", |(_, text)| text.as_str());
    let actor = parts.extensions.get::<Arc<Actor>>();
    !typed_by.is_empty()
        && !by_itself.iter().any(|act| parts.uri.path().starts_with(act))
        && actor.is_some_and(|actor| actor.person.to_string() != typed_by)
}

fn accepts_html(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).is_some_and(|accept| accept.contains("text/html"))
}

enum Outcome {
    Done(Response),
    Refused(AppError),
}

/// Carries a form out, again where another change came first.
async fn repeat(parts: &Parts, body: Bytes, next: Next) -> Outcome {
    let mut outcome = Outcome::Refused(AppError::Again);
    for _ in 0..TRIES {
        let request = Request::from_parts(parts.clone(), Body::from(body.clone()));
        outcome = examine(next.clone().run(request).await).await;
        if !matches!(outcome, Outcome::Refused(AppError::Again)) {
            break;
        }
    }
    outcome
}

/// A refusal is an answer with the status of an error and the reason as JSON.
async fn examine(response: Response) -> Outcome {
    if !response.status().is_client_error() && !response.status().is_server_error() {
        return Outcome::Done(response);
    }
    let (parts, body) = response.into_parts();
    match to_bytes(body, FORM_LIMIT).await.ok().and_then(|body| serde_json::from_slice(&body).ok()) {
        Some(error) => Outcome::Refused(error),
        None if NOWHERE.contains(&parts.status) => Outcome::Refused(AppError::NotFound),
        None => Outcome::Refused(AppError::Malformed),
    }
}

/// What was typed, without passwords.
fn read_typed(body: &[u8]) -> Vec<(String, String)> {
    let typed: Vec<(String, String)> = serde_urlencoded::from_bytes(body).unwrap_or_default();
    typed.into_iter().filter(|(name, _)| !name.contains("password") && name != "key" && name != "token").collect()
}

/// The page that the form is on: the path of the Referer, where that is on this host.
fn page_of(headers: &HeaderMap) -> Option<Uri> {
    let referer: Uri = headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    let host = headers.get(header::HOST)?.to_str().ok()?;
    let is_ours = referer.authority().is_some_and(|authority| authority.as_str() == host);
    is_ours.then_some(referer)
}

fn see_other(response: Response, headers: &HeaderMap) -> Response {
    let location = response.headers().get(header::LOCATION).cloned();
    let back = || page_of(headers).and_then(|page| HeaderValue::from_str(page.path()).ok());
    let location = location.or_else(back).unwrap_or(HeaderValue::from_static("/"));
    let (mut parts, _) = response.into_parts();
    parts.status = StatusCode::SEE_OTHER;
    parts.headers.remove(header::CONTENT_TYPE);
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::LOCATION, location);
    Response::from_parts(parts, Body::empty())
}

/// What is kept of visitors in the hour that runs.
static VISITORS: Room = Room(Mutex::new(None));

/// Bytes that were kept since an hour began.
struct Room(Mutex<Option<(Instant, usize)>>);

impl Room {
    /// Takes so many bytes of the hour that runs; `false` where there are no more.
    fn has_room(&self, bytes: usize, now: Instant) -> bool {
        let mut hour = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (began, kept) = hour.filter(|(began, _)| now - *began < HOUR).unwrap_or((now, 0));
        let kept = kept.saturating_add(bytes);
        *hour = Some((began, kept));
        kept <= OF_VISITORS
    }
}

/// Keeps the form in the sign-in and sends the reader back to its page; to sign in first, where that has ended.
async fn back(parts: &Parts, typed: Vec<(String, String)>, error: AppError) -> Response {
    let (Some(page), Some(session)) = (page_of(&parts.headers), parts.extensions.get::<Session>()) else {
        return plain::page(&error).into_response();
    };
    let bytes = typed.iter().map(|(name, text)| name.len() + text.len()).sum();
    if parts.extensions.get::<Arc<Actor>>().is_none() && !VISITORS.has_room(bytes, Instant::now()) {
        return plain::page_with(
            StatusCode::SERVICE_UNAVAILABLE,
            "Nothing was saved",
            "Go back to find what you typed, look at it again and send it later.",
        );
    }
    let path = page.path().to_owned();
    let is_signed_out = error == AppError::SignedOut;
    let refusal = Refusal { act: parts.uri.path().to_owned(), typed, error };
    if let Err(error) = keep(session, &path, refusal).await {
        tracing::error!("a refused form could not be kept: {error}");
        return plain::page(&AppError::Fault("FORM".to_owned())).into_response();
    }
    let target = page.path_and_query().map_or(path.clone(), ToString::to_string);
    let target = if is_signed_out { format!("/sign-in?next={path}") } else { without_notice(&target) };
    let location = HeaderValue::from_str(&target).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

/// The page without what an earlier form said there.
fn without_notice(target: &str) -> String {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let rest: Vec<&str> = query.split('&').filter(|part| !part.is_empty() && !part.starts_with("done=")).collect();
    if rest.is_empty() { path.to_owned() } else { format!("{path}?{}", rest.join("&")) }
}

async fn keep(session: &Session, path: &str, refusal: Refusal) -> Result<(), tower_sessions::session::Error> {
    let mut kept: Vec<(String, Refusal)> = session.get(REFUSED).await?.unwrap_or_default();
    kept.retain(|(page, _)| page != path);
    kept.push((path.to_owned(), refusal));
    if kept.len() > KEPT {
        kept.remove(0);
    }
    session.insert(REFUSED, kept).await
}

#[cfg(test)]
mod tests {
    use super::{HOUR, OF_VISITORS, Room, page_of, read_typed, without_notice};
    use axum::http::{HeaderMap, HeaderValue, header};
    use std::{sync::Mutex, time::Instant};

    #[test]
    fn visitors_fill_an_hour_and_no_more() {
        let (room, now) = (Room(Mutex::new(None)), Instant::now());
        assert!(room.has_room(OF_VISITORS - 1, now));
        assert!(room.has_room(1, now));
        assert!(!room.has_room(1, now));
        assert!(!room.has_room(usize::MAX, now + HOUR / 2));
        assert!(room.has_room(OF_VISITORS, now + HOUR));
    }

    #[test]
    fn only_a_page_of_this_host_is_gone_back_to() {
        let of = |referer: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static("pl.example:3000"));
            headers.insert(header::REFERER, HeaderValue::from_str(referer).unwrap());
            page_of(&headers).map(|page| page.path().to_owned())
        };
        assert_eq!(of("http://pl.example:3000/pair?a=b").as_deref(), Some("/pair"));
        for wrong in ["http://evil.example/pair", "http://pl.example/pair", "/pair", "about:blank", "//evil.example/"] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn passwords_are_never_kept() {
        let typed = read_typed(b"email=a%40b.example&password=secret&token=t&key=k&note=a+b");
        assert_eq!(typed, [("email".to_owned(), "a@b.example".to_owned()), ("note".to_owned(), "a b".to_owned())]);
    }

    #[test]
    fn an_old_notice_goes() {
        assert_eq!(without_notice("/a?done=x&b=c"), "/a?b=c");
        assert_eq!(without_notice("/a?done=x"), "/a");
    }
}
