//! Invitations that go with messages.

use crate::{Result, Tx};
use domain::{calendar::Entry, id::MailId};

/// Sends an entry along with a message, as an invitation or that it is cancelled.
pub async fn attach(tx: &mut Tx, id: MailId, entry: &Entry) -> Result<()> {
    let entry = serde_json::to_string(entry)?;
    sql!(tx, execute, "insert into mail_calendar (mail_id, entry) values ($1, $2)", id.0, entry)?;
    Ok(())
}

/// What goes along with a message.
pub async fn attached(tx: &mut Tx, id: MailId) -> Result<Option<Entry>> {
    let entry = sql!(tx, maybe scalar String, "select entry from mail_calendar where mail_id = $1", id.0)?;
    Ok(entry.map(|entry| serde_json::from_str(&entry)).transpose()?)
}
