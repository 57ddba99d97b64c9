//! Answering a proposal by the links of a message, without signing in. A link is for one person and one proposal, as it
//! was when the message was written.

use super::{accept, decline, move_};
use crate::{
    context::Service,
    error::{Error, Result},
    shape,
    token::Token,
};
use domain::{
    booking::{Booking, Form, State, Word},
    date::Typed,
    id::Key,
    london,
    policy::Actor,
};
use store::Tx;

/// What a link asks, and nothing else of the pair.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The booking, without what it is about.
    pub booking: Booking,
    /// Why it can no longer be answered by this link.
    pub closed: Option<String>,
    /// What to say where it was proposed at shorter notice than rotas need.
    pub warning: Option<String>,
}

async fn load(tx: &mut Tx, token: &str) -> Result<(Actor, Booking, Option<String>)> {
    let hash = Token::parse(token).ok_or(Error::NotFound)?.hash();
    let asked = store::calendar::asked(tx, &hash).await?.ok_or(Error::NotFound)?;
    let booking = store::booking::find(tx, asked.booking).await?.ok_or(Error::NotFound)?;
    let actor = store::person::actor(tx, asked.person).await?.ok_or(Error::NotFound)?;
    let is_in_pair = actor.participations.iter().any(|held| held.pair == Some(booking.pair));
    let closed = match booking.state {
        _ if !is_in_pair => Some("Your pair has ended, so there is nothing to answer"),
        State::Proposed if booking.sequence == asked.sequence => None,
        State::Proposed => Some(
            "Another time has been proposed since this message was written. The latest message has the links that work",
        ),
        State::Accepted => Some("It is agreed. Sign in to move it or to cancel it"),
        State::Declined => Some("It was declined. Sign in to propose another time"),
        State::Cancelled => Some("It was cancelled. Sign in to plan the next one"),
    };
    Ok((actor, booking, closed.map(str::to_owned)))
}

/// What the link asks.
pub async fn asked(service: &Service, token: &str) -> Result<Asked> {
    let mut tx = service.read().await?;
    let (actor, booking, closed) = load(&mut tx, token).await?;
    let held = actor.participations.iter().find(|held| held.pair == Some(booking.pair));
    let warning = match held {
        Some(held) if closed.is_none() => {
            let shape = shape::of(&mut tx, held.programme).await?;
            booking.notice_warning(shape.notice_days(booking.strand()))
        }
        _ => None,
    };
    Ok(Asked { booking: Booking { agenda: String::new(), ..booking }, closed, warning })
}

/// Accepts or declines by the link, with a word. The same answer again changes nothing.
pub async fn answer_by_link(service: &Service, token: &str, is_accepted: bool, form: &Word) -> Result<()> {
    let mut tx = service.read().await?;
    let (actor, booking, closed) = load(&mut tx, token).await?;
    drop(tx);
    let wanted = if is_accepted { State::Accepted } else { State::Declined };
    match closed {
        Some(_) if booking.state == wanted => Ok(()),
        Some(words) => Err(Error::refused("", words)),
        None if is_accepted => accept(service, Some(&actor), booking.id, booking.version).await,
        None => decline(service, Some(&actor), booking.id, booking.version, form).await,
    }
}

/// The day and the times that are proposed, for the form that suggests others.
pub fn times(booking: &Booking) -> (Typed, String, String) {
    let clock = |at| london::local(at).format("%-H:%M").to_string();
    (Typed::from_date(london::date(booking.starts_at)), clock(booking.starts_at), clock(booking.ends_at))
}

/// Suggests another time by the link; where and how they meet stays.
pub async fn move_by_link(service: &Service, key: Key, token: &str, form: &Form) -> Result<()> {
    let mut tx = service.read().await?;
    let (actor, booking, closed) = load(&mut tx, token).await?;
    drop(tx);
    let form = Form {
        day: "other".to_owned(),
        means: booking.means.code().to_owned(),
        place: booking.place.clone(),
        agenda: booking.agenda.clone(),
        ..form.clone()
    };
    // Sent twice it is done once, and what was done the first time is why the link is old.
    let version = if closed.is_some() { 0 } else { booking.version };
    match (move_(service, Some(&actor), key, booking.id, version, &form).await, closed) {
        (Err(Error::Conflict { .. } | Error::Forbidden), Some(words)) => Err(Error::refused("", words)),
        (Err(Error::Conflict { .. }), None) => {
            Err(Error::refused("", "This was changed while you looked at it: open the latest message"))
        }
        (done, _) => done,
    }
}
