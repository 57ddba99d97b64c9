//! Messages: reading what was sent, and sending what is due.

pub(crate) mod invitation;

pub use invitation::invitation;

use crate::{context::Service, error::Result};
use chrono::Duration;
use domain::{
    id::MailId,
    mail::{Message, without_secrets},
    policy::{Act, Actor, Place},
};
use uuid::Uuid;

/// Messages on one page.
pub const PAGE: i64 = 50;
/// After so many tries a message is given up and stands in the list with its reason.
const TRIES: i64 = 8;
/// How long a server may take to send one before another tries.
const CLAIM: Duration = Duration::minutes(5);

/// A page of messages, the latest first; the id to go on from where there are more.
pub async fn page(
    service: &Service,
    actor: Option<&Actor>,
    before: Option<MailId>,
) -> Result<(Vec<Message>, Option<MailId>)> {
    service.authorise(actor, Act::SeeMail, &Place::everywhere())?;
    let mut tx = service.read().await?;
    let mut messages = store::mail::before(&mut tx, before.unwrap_or(MailId(Uuid::max())), PAGE + 1).await?;
    let more = messages.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    if more {
        messages.pop();
    }
    let next = messages.last().map(|message| message.id).filter(|_| more);
    if !service.settings.is_demo {
        // Whoever administers the installation is not let into everybody's account.
        for message in &mut messages {
            message.body = without_secrets(&message.body);
        }
    }
    Ok((messages, next))
}

/// Takes the next message that is due, so that no other server sends it meanwhile.
pub async fn take_due(service: &Service) -> Result<Option<Message>> {
    let mut tx = service.read().await?;
    let due = store::mail::due(&mut tx, service.clock.now(), 1).await?;
    drop(tx);
    let Some(message) = due.into_iter().next() else { return Ok(None) };
    let mut work = service.begin(None).await?;
    let until = work.now + CLAIM;
    let is_ours = store::mail::claim(&mut work.tx, message.id, message.attempts, until).await?;
    work.commit().await?;
    Ok(is_ours.then_some(message))
}

/// Notes that a message that was taken is sent, or why not: it is tried again, ever later.
pub async fn settle(service: &Service, message: &Message, result: std::result::Result<(), String>) -> Result<()> {
    let mut work = service.begin(None).await?;
    let now = work.now;
    match result {
        Ok(()) => {
            store::mail::settle(&mut work.tx, message.id, Some(now), None, None).await?;
            // Of a link's token only the hash is kept, once the message is out.
            store::mail::set_body(&mut work.tx, message.id, &without_secrets(&message.body)).await?;
        }
        Err(reason) => {
            let tries = message.attempts + 1;
            let next = (tries < TRIES).then(|| now + Duration::minutes(1 << tries.min(10)));
            store::mail::settle(&mut work.tx, message.id, None, next, Some(&reason)).await?;
        }
    }
    work.commit().await
}
