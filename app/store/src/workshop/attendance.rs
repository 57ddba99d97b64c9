//! Who was at a workshop.

use crate::{Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    id::{CohortId, ParticipantId, PersonId, WorkshopId},
    workshop::attendance::Record,
};
use uuid::Uuid;

/// Notes whether somebody was there, instead of what was noted before.
pub async fn note(
    tx: &mut Tx,
    (workshop, participant): (WorkshopId, ParticipantId),
    (attended, by_code): (bool, bool),
    by: PersonId,
    now: DateTime<Utc>,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into attendance (workshop_id, participant_id, attended, by_code, noted_by, noted_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (workshop_id, participant_id)
         do update set attended = $3, by_code = $4, noted_by = $5, noted_at = $6",
        workshop.0,
        participant.0,
        attended,
        by_code,
        by.0,
        at(now),
    )?;
    Ok(())
}

/// Somebody on the list of a workshop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Who.
    pub participant: ParticipantId,
    /// First and last name.
    pub name: String,
    /// Work address.
    pub email: String,
    /// Whether they have a seat.
    pub has_seat: bool,
    /// Whether they were there, once that is noted.
    pub attended: Option<bool>,
    /// Whether they said so themselves, by the code.
    pub by_code: bool,
}

#[derive(sqlx::FromRow)]
struct ListRow {
    id: Uuid,
    first_name: String,
    last_name: String,
    email: String,
    has_seat: bool,
    attended: Option<bool>,
    by_code: Option<bool>,
}

/// Everybody who has a seat, waits for one, or was there without, by name.
pub async fn list(tx: &mut Tx, cohort: CohortId, workshop: WorkshopId) -> Result<Vec<Listed>> {
    let rows = sql!(
        tx,
        all ListRow,
        "select participant.id, first_name, last_name, email, seat.number is not null as has_seat, attended, by_code
         from participant
         join person on person.id = participant.person_id
         left join seat on seat.workshop_id = $2 and seat.participant_id = participant.id and held_until is null
         left join waiter on waiter.workshop_id = $2 and waiter.participant_id = participant.id
         left join attendance on attendance.workshop_id = $2 and attendance.participant_id = participant.id
         where cohort_id = $1
             and (seat.number is not null or waiter.rank is not null or attendance.noted_at is not null)
         order by participant.search_name, participant.id",
        cohort.0,
        workshop.0,
    )?;
    let listed = |row: ListRow| Listed {
        participant: row.id.into(),
        name: format!("{} {}", row.first_name, row.last_name).trim().to_owned(),
        email: row.email,
        has_seat: row.has_seat,
        attended: row.attended,
        by_code: row.by_code.unwrap_or(false),
    };
    Ok(rows.into_iter().map(listed).collect())
}

#[derive(sqlx::FromRow)]
struct RecordRow {
    email: String,
    participant_id: Uuid,
    workshop_id: Uuid,
    #[sqlx(try_from = "crate::instant::Instant")]
    starts_at: DateTime<Utc>,
    had_seat: bool,
    waited: bool,
    attended: bool,
}

/// How each of a cohort's participants stands to each of its workshops that is over at `now` and whose list was taken, with
/// their address.
pub async fn records(tx: &mut Tx, cohort: CohortId, now: DateTime<Utc>) -> Result<Vec<(String, Record)>> {
    let rows = sql!(
        tx,
        all RecordRow,
        "select email, participant.id as participant_id, workshop.id as workshop_id, starts_at,
                seat.number is not null as had_seat, waiter.rank is not null as waited,
                coalesce(attended, $2) as attended
         from workshop
         join participant on participant.cohort_id = workshop.cohort_id and participant.state <> 'withdrawn'
         join person on person.id = participant.person_id
         left join seat on seat.workshop_id = workshop.id and seat.participant_id = participant.id
         left join waiter on waiter.workshop_id = workshop.id and waiter.participant_id = participant.id
         left join attendance on attendance.workshop_id = workshop.id and attendance.participant_id = participant.id
         where workshop.cohort_id = $1 and workshop.state = 'planned' and workshop.ends_at <= $3
             and exists (select 1 from attendance as taken where taken.workshop_id = workshop.id)
         order by participant.id, starts_at, workshop.id",
        cohort.0,
        false,
        at(now),
    )?;
    let record = |row: RecordRow| {
        let record = Record {
            participant: row.participant_id.into(),
            workshop: row.workshop_id.into(),
            starts_at: row.starts_at,
            had_seat: row.had_seat,
            waited: row.waited,
            attended: row.attended,
        };
        (row.email, record)
    };
    Ok(rows.into_iter().map(record).collect())
}

/// The workshops at which a participant was.
pub async fn attended_by(tx: &mut Tx, participant: ParticipantId) -> Result<Vec<WorkshopId>> {
    let ids = sql!(
        tx,
        all scalar Uuid,
        "select workshop_id from attendance where participant_id = $1 and attended order by workshop_id",
        participant.0,
    )?;
    Ok(ids.into_iter().map(WorkshopId).collect())
}
