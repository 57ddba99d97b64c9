//! Seats: given, or offered to somebody until a time.

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    id::{CohortId, ParticipantId, WorkshopId},
    workshop::waiting::{Seat, Standing, Step},
};
use uuid::Uuid;

/// Takes the first seat that is free; `false` where none is, where the participant has one, or where another
/// transaction took it at the same time. That no seat is given twice is the doing of the primary key.
pub async fn take_seat(
    tx: &mut Tx,
    workshop: WorkshopId,
    participant: ParticipantId,
    held_until: Option<DateTime<Utc>>,
) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into seat (workshop_id, number, participant_id, held_until)
         select workshop.id,
                case when not exists (select 1 from seat where workshop_id = workshop.id and number = 1) then 1
                     else (select min(taken.number) + 1 from seat as taken
                           where taken.workshop_id = workshop.id
                               and not exists (select 1 from seat as next where next.workshop_id = taken.workshop_id
                                               and next.number = taken.number + 1)) end,
                $2, $3
         from workshop
         where workshop.id = $1 and capacity > (select count(*) from seat where workshop_id = workshop.id)
         on conflict do nothing",
        workshop.0,
        participant.0,
        crate::instant::maybe_at(held_until),
    )?;
    Ok(rows == 1)
}

/// Makes a seat theirs that was only offered; `false` where none was.
pub async fn keep_seat(tx: &mut Tx, workshop: WorkshopId, participant: ParticipantId) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update seat set held_until = null where workshop_id = $1 and participant_id = $2 and held_until is not null",
        workshop.0,
        participant.0,
    )?;
    Ok(rows == 1)
}

/// Frees a seat; `false` where they had none.
pub async fn give_up_seat(tx: &mut Tx, workshop: WorkshopId, participant: ParticipantId) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "delete from seat where workshop_id = $1 and participant_id = $2",
        workshop.0,
        participant.0,
    )?;
    Ok(rows == 1)
}

/// How many seats are given or offered.
pub async fn count_seats(tx: &mut Tx, workshop: WorkshopId) -> Result<i64> {
    sql!(tx, one scalar i64, "select count(*) from seat where workshop_id = $1", workshop.0)
}

#[derive(sqlx::FromRow)]
struct Row {
    participant_id: Uuid,
    first_name: String,
    last_name: String,
    email: String,
    held_until: Option<crate::instant::Instant>,
}

/// Who has a seat, or is offered one, as they were given.
pub async fn seats(tx: &mut Tx, workshop: WorkshopId) -> Result<Vec<Seat>> {
    let rows = sql!(
        tx,
        all Row,
        "select participant_id, first_name, last_name, email, held_until
         from seat
         join participant on participant.id = participant_id
         join person on person.id = participant.person_id
         where workshop_id = $1 order by number",
        workshop.0,
    )?;
    let seat = |row: Row| Seat {
        participant: row.participant_id.into(),
        name: format!("{} {}", row.first_name, row.last_name).trim().to_owned(),
        email: row.email,
        held_until: row.held_until.map(DateTime::from),
    };
    Ok(rows.into_iter().map(seat).collect())
}

#[derive(sqlx::FromRow)]
struct StandingRow {
    id: Uuid,
    has_seat: bool,
    held_until: Option<crate::instant::Instant>,
    place: i64,
}

/// How somebody stands to every workshop of a cohort.
pub async fn standings(
    tx: &mut Tx,
    cohort: CohortId,
    participant: ParticipantId,
) -> Result<Vec<(WorkshopId, Standing)>> {
    let rows = sql!(
        tx,
        all StandingRow,
        "select workshop.id, seat.number is not null as has_seat, held_until,
                (select count(*) from waiter as ahead
                 where ahead.workshop_id = workshop.id
                     and (ahead.rank < waiter.rank
                          or (ahead.rank = waiter.rank and ahead.participant_id <= waiter.participant_id))) as place
         from workshop
         left join seat on seat.workshop_id = workshop.id and seat.participant_id = $2
         left join waiter on waiter.workshop_id = workshop.id and waiter.participant_id = $2
         where cohort_id = $1 order by starts_at, workshop.id",
        cohort.0,
        participant.0,
    )?;
    let standing = |row: StandingRow| {
        let standing = match (row.has_seat, row.held_until) {
            (true, None) => Standing::Seated,
            (true, Some(until)) => Standing::Offered { until_at: until.into() },
            (false, _) if row.place > 0 => Standing::Waiting { place: crate::sql::size(row.place)? },
            (false, _) => Standing::Out,
        };
        Ok((row.id.into(), standing))
    };
    rows.into_iter().map(standing).collect()
}

#[derive(sqlx::FromRow)]
struct HeldRow {
    workshop_id: Uuid,
    participant_id: Uuid,
}

/// A seat that was offered and not accepted in time.
pub async fn lapsed(tx: &mut Tx, now: DateTime<Utc>) -> Result<Option<(WorkshopId, ParticipantId)>> {
    let row = sql!(
        tx,
        maybe HeldRow,
        "select workshop_id, participant_id from seat where held_until <= $1
         order by held_until, workshop_id, number limit 1",
        at(now),
    )?;
    Ok(row.map(|row| (row.workshop_id.into(), row.participant_id.into())))
}

/// Keeps the link by which a seat can be accepted.
pub async fn insert_offer(
    tx: &mut Tx,
    token_hash: &[u8],
    workshop: WorkshopId,
    participant: ParticipantId,
    until_at: DateTime<Utc>,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into seat_offer (token_hash, workshop_id, participant_id, until_at) values ($1, $2, $3, $4)",
        token_hash,
        workshop.0,
        participant.0,
        at(until_at),
    )?;
    Ok(())
}

/// Notes what became of the offer to somebody that is open.
pub async fn close_offers(tx: &mut Tx, workshop: WorkshopId, participant: ParticipantId, answer: Step) -> Result<()> {
    sql!(
        tx,
        execute,
        "update seat_offer set answer = $3 where workshop_id = $1 and participant_id = $2 and answer is null",
        workshop.0,
        participant.0,
        answer.code(),
    )?;
    Ok(())
}

/// A seat that was offered by a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Of this workshop,
    pub workshop: WorkshopId,
    /// to this participant,
    pub participant: ParticipantId,
    /// until then,
    pub until_at: DateTime<Utc>,
    /// and what became of it.
    pub answer: Option<Step>,
}

#[derive(sqlx::FromRow)]
struct OfferRow {
    workshop_id: Uuid,
    participant_id: Uuid,
    #[sqlx(try_from = "crate::instant::Instant")]
    until_at: DateTime<Utc>,
    answer: Option<String>,
}

/// What a link offers, or offered.
pub async fn find_offer(tx: &mut Tx, token_hash: &[u8]) -> Result<Option<Offer>> {
    let row = sql!(
        tx,
        maybe OfferRow,
        "select workshop_id, participant_id, until_at, answer from seat_offer where token_hash = $1",
        token_hash,
    )?;
    row.map(|row| {
        Ok(Offer {
            workshop: row.workshop_id.into(),
            participant: row.participant_id.into(),
            until_at: row.until_at,
            answer: row.answer.map(|code| code.parse().map_err(Error::Inconsistent)).transpose()?,
        })
    })
    .transpose()
}
