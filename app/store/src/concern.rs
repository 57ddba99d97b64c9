//! What members of pairs say to the coordinators alone. Nothing that a member or an evaluator reads reads this.

use crate::{Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    id::{CohortId, ConcernId, PairId, ParticipantId, PersonId},
    pair::concern::Concern,
};
use uuid::Uuid;

/// Keeps what somebody said.
pub async fn insert(
    tx: &mut Tx,
    id: ConcernId,
    (pair, participant): (PairId, ParticipantId),
    words: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into concern (id, pair_id, participant_id, words, created_at) values ($1, $2, $3, $4, $5)",
        id.0,
        pair.0,
        participant.0,
        words,
        at(now),
    )?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    pair_id: Uuid,
    first_name: String,
    last_name: String,
    words: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    created_at: DateTime<Utc>,
}

/// What was said in a cohort and nobody has dealt with, the oldest first.
pub async fn open(tx: &mut Tx, cohort: CohortId) -> Result<Vec<Concern>> {
    let rows = sql!(
        tx,
        all Row,
        "select concern.id, concern.pair_id, first_name, last_name, words, concern.created_at
         from pair
         join concern on concern.pair_id = pair.id
         join participant on participant.id = concern.participant_id
         join person on person.id = participant.person_id
         where pair.cohort_id = $1 and settled_at is null
         order by concern.id",
        cohort.0,
    )?;
    let concern = |row: Row| Concern {
        id: row.id.into(),
        pair: row.pair_id.into(),
        name: format!("{} {}", row.first_name, row.last_name).trim().to_owned(),
        words: row.words,
        created_at: row.created_at,
    };
    Ok(rows.into_iter().map(concern).collect())
}

/// In which pair it was said.
pub async fn pair_of(tx: &mut Tx, id: ConcernId) -> Result<Option<PairId>> {
    let id = sql!(tx, maybe scalar Uuid, "select pair_id from concern where id = $1", id.0)?;
    Ok(id.map(PairId))
}

/// When somebody last said something that nobody has dealt with.
pub async fn last_open_at(tx: &mut Tx, participant: ParticipantId) -> Result<Option<DateTime<Utc>>> {
    let last = sql!(
        tx,
        maybe scalar crate::instant::Instant,
        "select created_at from concern where participant_id = $1 and settled_at is null order by id desc limit 1",
        participant.0,
    )?;
    Ok(last.map(DateTime::from))
}

/// Marks it as dealt with; `false` where that has happened.
pub async fn settle(tx: &mut Tx, id: ConcernId, by: PersonId, now: DateTime<Utc>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update concern set settled_at = $2, settled_by = $3 where id = $1 and settled_at is null",
        id.0,
        at(now),
        by.0,
    )?;
    Ok(rows == 1)
}

/// Whether something was said of a pair that nobody has dealt with.
pub async fn is_open(tx: &mut Tx, pair: PairId) -> Result<bool> {
    let open = sql!(
        tx,
        one scalar i64,
        "select count(*) from concern where pair_id = $1 and settled_at is null",
        pair.0,
    )?;
    Ok(open > 0)
}
