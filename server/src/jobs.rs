//! What goes on in the background: reading spreadsheets, telling of phases, reminding line managers, counting whom
//! programmes reach, offering seats to the next, sending messages, tidying up.

use crate::mail::Sender;
use service::Service;
use std::time::Duration;
use tokio::{sync::watch, time::sleep};

/// How often the background looks for work when there is none.
const LOOK_EVERY: Duration = Duration::from_millis(300);
/// How many looks there are between two tidyings.
const TIDY_EVERY: u32 = 10_000;

/// Works until told to stop; a piece of work that is begun is ended.
pub async fn run(service: Service, sender: Sender, mut stopped: watch::Receiver<bool>) {
    let mut looks = 0u32;
    while !*stopped.borrow() {
        let has_worked = step(&service, &sender).await;
        if looks.is_multiple_of(TIDY_EVERY)
            && let Err(error) = service::tidy::tidy(&service).await
        {
            tracing::error!("tidying failed: {error}");
        }
        looks = looks.wrapping_add(1);
        if !has_worked {
            tokio::select! {
                () = sleep(LOOK_EVERY) => {}
                _ = stopped.changed() => {}
            }
        }
    }
}

/// One piece of work, if there is one.
async fn step(service: &Service, sender: &Sender) -> bool {
    let read = service::spreadsheet::run_next(service).await.unwrap_or_else(|error| {
        tracing::error!("a spreadsheet could not be worked on: {error}");
        false
    });
    let told = service::phase::tell_next(service).await.unwrap_or_else(|error| {
        tracing::error!("a phase could not be told of: {error}");
        false
    });
    let sent = sender.can_send()
        && send_next(service, sender).await.unwrap_or_else(|error| {
            tracing::error!("a message could not be worked on: {error}");
            false
        });
    let reminded = service::approval::remind_next(service).await.unwrap_or_else(|error| {
        tracing::error!("nobody could be reminded: {error}");
        false
    });
    let counted = service::reach::count_next(service).await.unwrap_or_else(|error| {
        tracing::error!("a cohort could not be counted: {error}");
        false
    });
    let lapsed = service::workshop::lapse_next(service).await.unwrap_or_else(|error| {
        tracing::error!("an offered seat could not be offered to the next: {error}");
        false
    });
    read || told || sent || reminded || counted || lapsed
}

async fn send_next(service: &Service, sender: &Sender) -> service::Result<bool> {
    let Some(message) = service::mail::take_due(service).await? else { return Ok(false) };
    let invitation = service::mail::invitation(service, &message).await?;
    let result = sender.send(&message, invitation.as_ref()).await;
    if let Err(reason) = &result {
        tracing::warn!(message = %message.id, "a message was not sent: {reason}");
    }
    service::mail::settle(service, &message, result).await?;
    Ok(true)
}
