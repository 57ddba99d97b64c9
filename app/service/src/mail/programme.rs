//! What a programme wrote and will write, for its coordinators: to whom, about what, and whether it arrived.

use super::PAGE;
use crate::{
    cohort,
    context::Service,
    error::{Error, Result},
    paging::cut,
    programme,
};
use domain::{
    id::{MailId, ParticipantId},
    mail::Message,
    policy::{Act, Actor},
    programme::Programme,
};
use uuid::Uuid;

/// A page of a programme's messages, the latest first, and the id to go on from where there are more; where
/// `only_failed`, those that did not arrive. What is between the members of a pair has no subject here and no text, and
/// nothing has a text. Who asked for help is not told
/// here: it may be because of a coordinator.
pub async fn messages(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    before: Option<MailId>,
    only_failed: bool,
) -> Result<(Programme, Vec<Message>, Option<MailId>)> {
    let mut tx = service.read().await?;
    let programme = programme::at(service, actor, &mut tx, Act::SeeMessages, programme).await?;
    let before = before.unwrap_or(MailId(Uuid::max()));
    let mut messages = store::mail::of_programme(&mut tx, programme.id, before, only_failed, PAGE + 1).await?;
    let next = cut(&mut messages, PAGE).map(|message| message.id);
    for message in &mut messages {
        message.body.clear();
        if message.kind.is_between_partners() {
            message.kind.about().clone_into(&mut message.subject);
        }
    }
    Ok((programme, messages, next))
}

/// The message that last came back from a participant's address, where none has arrived since.
pub async fn bounce_of(
    service: &Service,
    actor: Option<&Actor>,
    programme: &str,
    cohort: &str,
    id: ParticipantId,
) -> Result<Option<Message>> {
    let mut tx = service.read().await?;
    let cohort = cohort::at(service, actor, &mut tx, Act::SeeMessages, programme, cohort).await?;
    let participant = store::participant::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    if participant.cohort != cohort.id {
        return Err(Error::NotFound);
    }
    let bounce = store::mail::bounce(&mut tx, participant.profile.email.as_str()).await?;
    Ok(bounce.map(|bounce| Message { subject: String::new(), body: String::new(), ..bounce }))
}
