//! The workshops of somebody's calendar.

use super::{Row, gathered};
use crate::{Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{id::PersonId, workshop::Workshop};

/// The workshops from `since` on that somebody leads or has a seat in, in their order.
pub async fn with_person(tx: &mut Tx, person: PersonId, since: DateTime<Utc>) -> Result<Vec<Workshop>> {
    let rows = sql!(
        tx,
        all Row,
        select_workshop!(
            "where starts_at >= $2
                   and (workshop.id in (select own.workshop_id from workshop_lead as own where own.person_id = $1)
                        or workshop.id in (select seat.workshop_id from seat
                               join participant on participant.id = seat.participant_id
                               where participant.person_id = $1 and held_until is null))
             order by starts_at, workshop.id, number"
        ),
        person.0,
        at(since),
    )?;
    gathered(rows)
}
