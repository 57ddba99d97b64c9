//! The bookings of a calendar.

use super::Row;
use crate::{Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    booking::Booking,
    id::{CohortId, PersonId},
};

/// Most bookings in one calendar.
const MOST: i64 = 5_000;

/// What somebody plans in all pairs that they are or were in, from `since` on, the earliest first. In a trio a visit of
/// the two others is not theirs.
pub async fn with_person(tx: &mut Tx, person: PersonId, since: DateTime<Utc>) -> Result<Vec<Booking>> {
    let rows = sql!(
        tx,
        all Row,
        select_booking!(
            "where pair_id in (select pair_member.pair_id from pair_member
                               join pair on pair.id = pair_member.pair_id
                               join participant as place on place.id = pair_member.participant_id
                               where place.person_id = $1 and (is_current or pair.state = 'ended'))
                   and (host_id is null or host.id = $1 or visitor.id = $1)
                   and starts_at >= $2
             order by starts_at, booking.id limit $3"
        ),
        person.0,
        at(since),
        MOST,
    )?;
    rows.into_iter().map(Row::read).collect()
}

/// What the pairs of a cohort plan, from `since` on, the earliest first.
pub async fn of_cohort(tx: &mut Tx, cohort: CohortId, since: DateTime<Utc>) -> Result<Vec<Booking>> {
    let rows = sql!(
        tx,
        all Row,
        select_booking!(
            "where pair_id in (select pair.id from pair where pair.cohort_id = $1) and starts_at >= $2
             order by starts_at, booking.id limit $3"
        ),
        cohort.0,
        at(since),
        MOST,
    )?;
    rows.into_iter().map(Row::read).collect()
}
