//! Many messages in one.

use crate::{context::Service, error::Result};
use domain::mail::{Kind, Message, Way, without_secrets};

/// Puts the next summary that is due in line; `false` where none is.
pub async fn summarise_next(service: &Service) -> Result<bool> {
    let mut tx = service.read().await?;
    let is_due = store::mail::next_summary(&mut tx, service.clock.now()).await?.is_some();
    drop(tx);
    if !is_due {
        return Ok(false);
    }
    let mut work = service.begin(None).await?;
    let now = work.now;
    // Another server may have been quicker.
    let Some(person) = store::mail::next_summary(&mut work.tx, now).await? else { return Ok(true) };
    let messages = store::mail::in_summary(&mut work.tx, person, now).await?;
    for message in &messages {
        store::mail::set_body(&mut work.tx, message.id, &without_secrets(&message.body)).await?;
    }
    store::mail::set_summarised(&mut work.tx, person, now).await?;
    // To the address that they have now.
    let Some(reader) = store::person::find(&mut work.tx, person).await? else { return Ok(true) };
    let url = &service.settings.public_url;
    let (subject, body) = words(&messages);
    let body = format!("Dear {},\n\n{body}Choose how your messages come:\n{url}/me/mail\n", reader.name());
    let id = work.id();
    let new = store::mail::New {
        kind: Kind::Summary,
        way: Way::Mail,
        recipient: &reader.email,
        person: Some(person),
        programme: None,
        subject: &subject,
        body: &body,
        due_at: now,
    };
    store::mail::insert(&mut work.tx, id, new, now).await?;
    work.commit().await?;
    Ok(true)
}

/// Subject and text. A single message keeps its own subject.
fn words(messages: &[Message]) -> (String, String) {
    let subject = match messages {
        [one] => one.subject.clone(),
        many => format!("{} messages about your pair and programme", many.len()),
    };
    let body = messages.iter().fold(String::new(), |text, message| {
        format!(
            "{text}{}\n{}\n\n{}\n\n",
            message.subject,
            "-".repeat(message.subject.chars().count().min(60)),
            message.body.trim()
        )
    });
    (subject, body)
}
