//! Waiting lists, and everything that was done with them.

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    id::{ParticipantId, PersonId, WaitingStepId, WorkshopId},
    workshop::waiting::{Past, Step, Waiter},
};
use uuid::Uuid;

/// Puts somebody on the list; `false` where they are.
pub async fn wait(tx: &mut Tx, workshop: WorkshopId, participant: ParticipantId, rank: i64) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into waiter (workshop_id, participant_id, rank) values ($1, $2, $3) on conflict do nothing",
        workshop.0,
        participant.0,
        rank,
    )?;
    Ok(rows == 1)
}

/// Takes somebody off the list; `false` where they are not on it.
pub async fn stop_waiting(tx: &mut Tx, workshop: WorkshopId, participant: ParticipantId) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "delete from waiter where workshop_id = $1 and participant_id = $2",
        workshop.0,
        participant.0,
    )?;
    Ok(rows == 1)
}

#[derive(sqlx::FromRow)]
struct Row {
    participant_id: Uuid,
    first_name: String,
    last_name: String,
    email: String,
    rank: i64,
}

/// The list in its order.
pub async fn waiters(tx: &mut Tx, workshop: WorkshopId) -> Result<Vec<Waiter>> {
    let rows = sql!(
        tx,
        all Row,
        "select participant_id, first_name, last_name, email, rank
         from waiter
         join participant on participant.id = participant_id
         join person on person.id = participant.person_id
         where workshop_id = $1 order by rank, participant_id",
        workshop.0,
    )?;
    let waiter = |row: Row| Waiter {
        participant: row.participant_id.into(),
        name: format!("{} {}", row.first_name, row.last_name).trim().to_owned(),
        email: row.email,
        rank: row.rank,
    };
    Ok(rows.into_iter().map(waiter).collect())
}

/// The workshops for which somebody waits or has a seat.
pub async fn signed_up(tx: &mut Tx, participant: ParticipantId) -> Result<Vec<WorkshopId>> {
    let ids = sql!(
        tx,
        all scalar Uuid,
        "select workshop_id from seat where participant_id = $1
         union
         select workshop_id from waiter where participant_id = $1
         order by workshop_id",
        participant.0,
    )?;
    Ok(ids.into_iter().map(WorkshopId).collect())
}

/// Makes room for one behind `last`: moves it and all before it towards the front, in the order in which they are.
pub async fn shift(tx: &mut Tx, workshop: WorkshopId, last: &Waiter) -> Result<()> {
    sql!(
        tx,
        execute,
        "update waiter set rank = rank - 2
         where workshop_id = $1 and (rank < $2 or (rank = $2 and participant_id <= $3))",
        workshop.0,
        last.rank,
        last.participant.0,
    )?;
    Ok(())
}

/// Gives somebody another rank.
pub async fn set_rank(tx: &mut Tx, workshop: WorkshopId, participant: ParticipantId, rank: i64) -> Result<()> {
    sql!(
        tx,
        execute,
        "update waiter set rank = $3 where workshop_id = $1 and participant_id = $2",
        workshop.0,
        participant.0,
        rank,
    )?;
    Ok(())
}

/// What was done with the seat or the place of somebody.
#[derive(Clone, Copy, Debug)]
pub struct NewStep<'a> {
    /// Which.
    pub id: WaitingStepId,
    /// In this workshop,
    pub workshop: WorkshopId,
    /// of this participant.
    pub participant: ParticipantId,
    /// What.
    pub step: Step,
    /// Where to and why.
    pub reason: &'a str,
    /// By whom, where that is somebody else.
    pub author: Option<PersonId>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Keeps it.
pub async fn insert_step(tx: &mut Tx, new: NewStep<'_>) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into waiting_step (id, workshop_id, participant_id, step, reason, author_id, at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        new.id.0,
        new.workshop.0,
        new.participant.0,
        new.step.code(),
        new.reason,
        new.author.map(|author| author.0),
        at(new.at),
    )?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct StepRow {
    #[sqlx(try_from = "crate::instant::Instant")]
    at: DateTime<Utc>,
    participant_id: Uuid,
    name: String,
    step: String,
    reason: String,
    author: Option<String>,
}

/// The latest of what was done, the latest first.
pub async fn steps(tx: &mut Tx, workshop: WorkshopId, limit: i64) -> Result<Vec<Past>> {
    let rows = sql!(
        tx,
        all StepRow,
        "select at, participant_id, trim(person.first_name || ' ' || person.last_name) as name, step, reason,
                trim(author.first_name || ' ' || author.last_name) as author
         from waiting_step
         join participant on participant.id = participant_id
         join person on person.id = participant.person_id
         left join person as author on author.id = author_id
         where workshop_id = $1 order by waiting_step.id desc limit $2",
        workshop.0,
        limit,
    )?;
    let past = |row: StepRow| {
        Ok(Past {
            at: row.at,
            participant: row.participant_id.into(),
            name: row.name,
            step: row.step.parse().map_err(Error::Inconsistent)?,
            reason: row.reason,
            author: row.author,
        })
    };
    rows.into_iter().map(past).collect()
}
