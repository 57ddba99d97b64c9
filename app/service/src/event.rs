//! Who did what, and when.

use crate::{
    context::Service,
    error::{Error, Result},
};
use domain::{
    event::Event,
    id::EventId,
    policy::{Act, Actor, Place},
    programme::Programme,
};
use uuid::Uuid;

/// Events on one page.
pub const PAGE: i64 = 50;

/// A page of a programme's events, the latest first; the id to go on from where there are more.
pub async fn page(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    before: Option<EventId>,
) -> Result<(Programme, Vec<Event>, Option<EventId>)> {
    let mut tx = service.read().await?;
    let programme = store::programme::find_by_slug(&mut tx, programme).await?.ok_or(Error::NotFound)?;
    service.authorise(actor, Act::SeeEvents, &Place::programme(programme.id))?;
    let before = before.unwrap_or(EventId(Uuid::max()));
    let mut events = store::event::of_programme(&mut tx, programme.id, before, PAGE + 1).await?;
    let more = events.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    if more {
        events.pop();
    }
    let next = events.last().map(|(id, _)| *id).filter(|_| more);
    Ok((programme, events.into_iter().map(|(_, event)| event).collect(), next))
}
