//! What one was told, inside the app: the same messages, whichever way they came.

use crate::{context::Service, error::Result, paging::cut};
use domain::{
    id::{MailId, PersonId},
    mail::{Message, without_secrets},
    policy::{Act, Actor, Place},
};
use uuid::Uuid;

/// Notices on one page.
const PAGE: i64 = 30;

/// A page of notices.
#[derive(Clone, Debug)]
pub struct Notices {
    /// The latest first.
    pub messages: Vec<Message>,
    /// The id to go on from, where there are more.
    pub next: Option<MailId>,
    /// How many are new on all pages.
    pub unread: i64,
}

/// A page of what one was told.
pub async fn notices(
    service: &Service,
    actor: Option<&Actor>,
    person: PersonId,
    before: Option<MailId>,
) -> Result<Notices> {
    service.authorise(actor, Act::ReadNotices, &Place::person(person))?;
    let mut tx = service.read().await?;
    let before = before.unwrap_or(MailId(Uuid::max()));
    let mut messages = store::mail::of_person(&mut tx, person, before, PAGE + 1).await?;
    let next = cut(&mut messages, PAGE).map(|message| message.id);
    // A link that lets somebody in is read in the mailbox alone, where only its owner reads.
    for message in &mut messages {
        message.body = without_secrets(&message.body);
    }
    Ok(Notices { messages, next, unread: store::mail::unread(&mut tx, person).await? })
}

/// How many notices are new.
pub async fn unread(service: &Service, actor: Option<&Actor>, person: PersonId) -> Result<i64> {
    service.authorise(actor, Act::ReadNotices, &Place::person(person))?;
    Ok(store::mail::unread(&mut service.read().await?, person).await?)
}

/// Says that one has seen all up to this one.
pub async fn mark_read(service: &Service, actor: Option<&Actor>, person: PersonId, last: MailId) -> Result<()> {
    let actor = service.authorise(actor, Act::ReadNotices, &Place::person(person))?;
    let mut work = service.begin(Some(actor.person)).await?;
    let now = work.now;
    store::mail::mark_read(&mut work.tx, person, last, now).await?;
    work.commit().await
}
