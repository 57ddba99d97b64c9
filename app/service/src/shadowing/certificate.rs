//! The hours that somebody can show for their own development.

use crate::{context::Service, error::Result};
use domain::{
    policy::{Act, Actor, Place},
    shadowing::Session,
};

/// Hours of a person, as their partners confirmed them.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// Where they visited, the first first,
    pub visits: Vec<Session>,
    /// and where they were visited.
    pub visited: Vec<Session>,
}

impl Certificate {
    /// Minutes of some sessions.
    pub fn minutes(sessions: &[Session]) -> i64 {
        sessions.iter().map(|session| (session.ended_at - session.started_at).num_minutes()).sum()
    }
}

/// The actor's certificate: what their partners confirmed, and nothing else.
pub async fn certificate(service: &Service, actor: Option<&Actor>) -> Result<Certificate> {
    let actor = service.authorise(actor, Act::SeeOwn, &Place::everywhere())?;
    let sessions = store::shadowing::confirmed(&mut service.read().await?, actor.person).await?;
    let is_mine = |session: &Session| actor.participations.iter().any(|held| held.participant == session.visitor);
    let (visits, visited) = sessions.into_iter().partition(is_mine);
    Ok(Certificate { visits, visited })
}
