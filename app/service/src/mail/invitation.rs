//! Messages that carry what their reader's calendar is to take.

use crate::error::Result;
use domain::{
    calendar::{Entry, Taking},
    id::PairId,
    mail::Message,
    pair::Member,
};

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
pub(super) async fn invitation(tx: &mut store::Tx, message: &Message) -> Result<Option<Entry>> {
    Ok(store::mail::attached(tx, message.id).await?)
}
