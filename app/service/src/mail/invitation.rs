//! Messages that carry what their reader's calendar is to take.

use crate::{
    context::{Service, Work},
    error::Result,
};
use domain::{
    calendar::{Entry, Taking},
    id::PairId,
    mail::Message,
    pair::Member,
};

impl Work<'_> {
    /// Puts a message in line that goes with an entry for its reader's calendar: an invitation, its new state, or that
    /// it is cancelled.
    pub(crate) async fn invite(
        &mut self,
        recipient: &str,
        (subject, body): (&str, &str),
        entry: Option<Entry>,
    ) -> Result<()> {
        let id = self.put_in_line(recipient, subject, body).await?;
        if let Some(entry) = entry {
            let entry = Entry { written_at: self.now, ..entry };
            store::mail::attach(&mut self.tx, id, &entry).await?;
        }
        Ok(())
    }
}

/// The members of a pair as calendars name them.
pub(crate) fn taking(pair: PairId, members: &[Member]) -> Vec<Taking> {
    let taking = |member: &Member| Taking {
        pair,
        participant: member.participant,
        person: member.person,
        name: member.name.clone(),
    };
    members.iter().map(taking).collect()
}

/// What goes with a message into its reader's calendar.
pub async fn invitation(service: &Service, message: &Message) -> Result<Option<Entry>> {
    let mut tx = service.read().await?;
    Ok(store::mail::attached(&mut tx, message.id).await?)
}
