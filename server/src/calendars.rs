//! Reading people's own calendars in the background, apart from the other jobs: a calendar that does not answer must
//! not keep messages waiting.

use crate::fetch::Fetcher;
use service::Service;
use std::time::Duration;
use tokio::{sync::watch, time::sleep};

/// How often it is looked for a calendar whose time has come.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Reads calendars until told to stop.
pub async fn run(service: Service, fetcher: Fetcher, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        let has_read = tokio::select! {
            // A calendar that is left in the middle is read again later: nothing of it is lost.
            _ = stopped.changed() => break,
            read = read_next(&service, &fetcher) => read.unwrap_or_else(|error| {
                tracing::error!("a calendar could not be worked on: {error}");
                false
            }),
        };
        if !has_read {
            tokio::select! {
                () = sleep(LOOK_EVERY) => {}
                _ = stopped.changed() => {}
            }
        }
    }
}

async fn read_next(service: &Service, fetcher: &Fetcher) -> service::Result<bool> {
    let Some(due) = service::busy::take_due(service).await? else { return Ok(false) };
    // The address is a secret, and so is why it fails: neither is logged.
    let content = fetcher.fetch(&due.address).await;
    service::busy::settle(service, &due, content).await?;
    Ok(true)
}
