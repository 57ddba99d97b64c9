//! Messages: reading what was sent, and sending what is due.

mod choice;
mod notice;
mod programme;
mod summary;
mod words;

pub use choice::{choices, choose, stop, to_stop};
pub use notice::{Notices, mark_read, notices, unread};
pub use programme::{bounce_of, messages};
pub use summary::summarise_next;
pub use words::{Chosen, reword, wordings};

use self::{choice::unsubscribe, invitation::invitation};
pub(crate) mod invitation;

use crate::{context::Service, error::Result, paging::cut};
use chrono::Duration;
use domain::{
    calendar::Entry,
    id::MailId,
    mail::{Failure, Message, without_secrets},
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
    let next = cut(&mut messages, PAGE).map(|message| message.id);
    if !service.settings.is_demo {
        // Whoever administers the installation is not let into everybody's account.
        for message in &mut messages {
            message.body = without_secrets(&message.body);
            // Nor into what partners say to each other.
            if message.kind.is_between_partners() {
                message.body.clear();
                message.kind.about().clone_into(&mut message.subject);
            }
        }
    }
    Ok((messages, next))
}

/// A message to be sent, with what belongs to its way.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// The message.
    pub message: Message,
    /// Where its reader stops messages of its kind without signing in, where they may.
    pub unsubscribe: Option<String>,
    /// What its reader's calendar is to take.
    pub entry: Option<Entry>,
}

/// Takes the next message that is due, so that no other server sends it meanwhile.
pub async fn take_due(service: &Service) -> Result<Option<Outgoing>> {
    let mut tx = service.read().await?;
    let due = store::mail::due(&mut tx, service.clock.now(), 1).await?;
    drop(tx);
    let Some(message) = due.into_iter().next() else { return Ok(None) };
    let mut work = service.begin(None).await?;
    let until = work.now + CLAIM;
    let is_ours = store::mail::claim(&mut work.tx, message.id, message.attempts, until).await?;
    let unsubscribe = unsubscribe(&mut work, &message).await?;
    let entry = invitation(&mut work.tx, &message).await?;
    work.commit().await?;
    Ok(is_ours.then_some(Outgoing { message, unsubscribe, entry }))
}

/// Notes that a message that was taken is sent, or why not: it is tried again, ever later, unless that is of no use.
pub async fn settle(service: &Service, message: &Message, result: std::result::Result<(), Failure>) -> Result<()> {
    let mut work = service.begin(None).await?;
    let now = work.now;
    match result {
        Ok(()) => {
            store::mail::set_sent(&mut work.tx, message.id, now).await?;
            // Of a link's token only the hash is kept, once the message is out.
            store::mail::set_body(&mut work.tx, message.id, &without_secrets(&message.body)).await?;
        }
        Err(Failure { reason, is_final }) => {
            let tries = message.attempts + 1;
            let next = (!is_final && tries < TRIES).then(|| now + Duration::minutes(1 << tries.min(10)));
            let bounced_at = is_final.then_some(now);
            store::mail::set_failed(&mut work.tx, message.id, &reason, next, bounced_at).await?;
        }
    }
    work.commit().await
}

/// Notes that a message which had been sent came back; `false` where there is none such, or it was known.
pub async fn returned_as_operator(service: &Service, id: MailId, reason: &str) -> Result<bool> {
    let mut work = service.begin(None).await?;
    let now = work.now;
    let is_noted = store::mail::set_returned(&mut work.tx, id, reason, now).await?;
    work.commit().await?;
    Ok(is_noted)
}
