//! Who did what, and when.

use crate::{context::Service, error::Result, paging, programme};
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
    let programme = programme::at(service, actor, &mut tx, Act::SeeEvents, programme).await?;
    let before = before.unwrap_or(EventId(Uuid::max()));
    let events = store::event::of_programme(&mut tx, programme.id, before, PAGE + 1).await?;
    let (events, next) = cut(events);
    Ok((programme, events, next))
}

/// A page of the events of the whole installation, sign-ins and accounts among them.
pub async fn everywhere(
    service: &Service,
    actor: Option<&Actor>,
    before: Option<EventId>,
) -> Result<(Vec<Event>, Option<EventId>)> {
    service.authorise(actor, Act::SeeEvents, &Place::everywhere())?;
    let mut tx = service.read().await?;
    let before = before.unwrap_or(EventId(Uuid::max()));
    Ok(cut(store::event::everywhere(&mut tx, before, PAGE + 1).await?))
}

/// A page of the events read, and where to go on if there are more.
fn cut(mut events: Vec<(EventId, Event)>) -> (Vec<Event>, Option<EventId>) {
    let next = paging::cut(&mut events, PAGE).map(|(id, _)| *id);
    (events.into_iter().map(|(_, event)| event).collect(), next)
}
