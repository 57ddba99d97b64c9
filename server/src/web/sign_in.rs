//! Sign-ins in the database, and who a request comes from.

use app::{
    refusal::Refusal,
    server::{FromAddress, PERSON},
};
use axum::{
    extract::{Request, State},
    http::Method,
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::id::PersonId;
use service::{Service, Token, sign_in::Kept};
use std::{net::SocketAddr, sync::Arc};
use tower_sessions::{
    Expiry, Session, SessionManagerLayer, SessionStore,
    cookie::{
        SameSite,
        time::{Duration, OffsetDateTime},
    },
    session::{Id, Record},
    session_store,
};

/// Under this name a sign-in keeps the forms that were refused, until their page is shown again.
pub const REFUSED: &str = "refused";

/// Sign-ins as the session layer stores them; of a token only the hash reaches the database.
#[derive(Clone, Debug)]
pub struct SignIns(pub Service);

impl SignIns {
    fn kept(&self, record: &Record) -> session_store::Result<Kept> {
        let person = record.data.get(PERSON).and_then(|value| serde_json::from_value(value.clone()).ok());
        let data = serde_json::to_string(&record.data).map_err(backend)?;
        Ok(Kept { person, data, expires_at: self.0.clock.now() + service::sign_in::IDLE })
    }
}

fn token(id: Id) -> Token {
    Token::from_bytes(id.0.to_be_bytes())
}

fn backend(error: impl std::fmt::Display) -> session_store::Error {
    session_store::Error::Backend(error.to_string())
}

#[async_trait::async_trait]
impl SessionStore for SignIns {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        service::sign_in::create(&self.0, token(record.id), self.kept(record)?).await.map_err(backend)
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        service::sign_in::save(&self.0, token(record.id), self.kept(record)?).await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let Some(kept) = service::sign_in::load(&self.0, token(*id)).await.map_err(backend)? else {
            return Ok(None);
        };
        let data = serde_json::from_str(&kept.data).map_err(backend)?;
        let expiry_date = OffsetDateTime::from_unix_timestamp(kept.expires_at.timestamp()).map_err(backend)?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        service::sign_in::delete(&self.0, token(*id)).await.map_err(backend)
    }
}

/// The cookie: the strictest that a link from a message can still be followed with.
pub fn layer(service: &Service) -> SessionManagerLayer<SignIns> {
    let is_secure = service.settings.public_url.starts_with("https:");
    // The cookie is sent once, so it must outlast every sign-in: when that ends is decided where it is kept.
    let longest = Duration::seconds(service::sign_in::LONGEST.num_seconds());
    SessionManagerLayer::new(SignIns(service.clone()))
        .with_name(if is_secure { "__Host-sign_in" } else { "sign_in" })
        .with_secure(is_secure)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(longest))
}

/// Finds out who asks, and gives a page the form that was refused on it.
pub async fn who(State(service): State<Service>, mut request: Request, next: Next) -> Response {
    let session = request.extensions().get::<Session>().cloned();
    // The layer before this one has read the cookie, and nothing else yet.
    if let Some((session, id)) = session.and_then(|session| session.id().map(|id| (session, id))) {
        let (kept, actor) = match service::sign_in::who(&service, token(id)).await {
            Ok(found) => found.unzip(),
            Err(error) => return fault(&error),
        };
        let actor = actor.flatten().map(Arc::new);
        if request.method() == Method::GET
            && kept.is_some_and(|kept| kept.data.contains(REFUSED))
            && let Some(refusal) = take_refusal(&session, request.uri().path()).await
            && may_see(&refusal, actor.as_ref().map(|actor| actor.person))
        {
            request.extensions_mut().insert(Arc::new(refusal));
        }
        if let Some(actor) = actor {
            request.extensions_mut().insert(actor);
        }
    }
    next.run(request).await
}

fn fault(error: &dyn std::fmt::Display) -> Response {
    tracing::error!("the sign-in could not be read: {error}");
    super::plain::page(&app::error::AppError::Fault("SIGN-IN".to_owned())).into_response()
}

/// What was typed before a sign-in ended is for whoever typed it, not for the next person at that computer.
fn may_see(refusal: &Refusal, person: Option<PersonId>) -> bool {
    let typed_by = refusal.typed.iter().find(|(field, _)| field == "typed_by").map(|(_, text)| text.as_str());
    match typed_by {
        None | Some("") => true,
        Some(typed_by) => person.is_some_and(|person| person.to_string() == typed_by),
    }
}

async fn take_refusal(session: &Session, path: &str) -> Option<Refusal> {
    let mut kept: Vec<(String, Refusal)> = session.get(REFUSED).await.ok()??;
    let position = kept.iter().position(|(page, _)| page == path)?;
    let (_, refusal) = kept.remove(position);
    let result = if kept.is_empty() {
        session.remove_value(REFUSED).await.map(drop)
    } else {
        session.insert(REFUSED, kept).await
    };
    if let Err(error) = result {
        tracing::error!("a refused form could not be taken: {error}");
    }
    Some(refusal)
}

/// Notes the network address, as the proxy in front says where there is one that can be trusted.
pub async fn from_address(State(trusts_proxy): State<bool>, mut request: Request, next: Next) -> Response {
    let forwarded = request
        .headers()
        .get("x-forwarded-for")
        .filter(|_| trusts_proxy)
        .and_then(|value| value.to_str().ok())
        .and_then(|list| list.rsplit(',').next())
        .map(|last| last.trim().to_owned());
    let peer = request.extensions().get::<SocketAddr>().map(|peer| peer.ip().to_string());
    if let Some(address) = forwarded.or(peer) {
        request.extensions_mut().insert(FromAddress(address));
    }
    next.run(request).await
}
