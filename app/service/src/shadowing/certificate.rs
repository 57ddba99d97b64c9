//! The hours that somebody can show for their own development.

use crate::{context::Service, error::Result};
use domain::{
    certificate::Certificate,
    london,
    policy::{Act, Actor, Place},
    shadowing::Session,
};

/// The actor's certificate: what their partners confirmed, and nothing else.
pub async fn certificate(service: &Service, actor: Option<&Actor>) -> Result<Certificate> {
    let actor = service.authorise(actor, Act::SeeOwn, &Place::everywhere())?;
    let sessions = store::shadowing::confirmed(&mut service.read().await?, actor.person).await?;
    let is_mine = |session: &Session| actor.participations.iter().any(|held| held.participant == session.visitor);
    let (visits, visited): (Vec<_>, Vec<_>) = sessions.into_iter().partition(is_mine);
    Ok(Certificate::of_shadowing(&actor.name, &visits, &visited, london::date(service.clock.now())))
}
