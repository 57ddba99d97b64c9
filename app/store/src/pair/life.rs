//! Pauses of pairs, and their end. Nothing that a pair did is changed by either.

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    id::{CohortId, PairId, PauseId, PersonId},
    pair::{
        ending::{self, Ended},
        pause,
    },
};
use uuid::Uuid;

/// Pauses a pair from a day on.
pub async fn pause(
    tx: &mut Tx,
    id: PauseId,
    (pair, by): (PairId, PersonId),
    since_on: NaiveDate,
    pause: &pause::Valid,
    now: DateTime<Utc>,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into pause (id, pair_id, since_on, until_on, reason, author_id, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        id.0,
        pair.0,
        since_on,
        pause.until_on,
        pause.reason.as_str(),
        by.0,
        at(now),
    )?;
    Ok(())
}

/// Lets a pair go on; `false` where it was not paused.
pub async fn resume(tx: &mut Tx, pair: PairId, on: NaiveDate) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update pause set resumed_on = $2
         where pair_id = $1 and resumed_on is null and (until_on is null or until_on > $2)",
        pair.0,
        on,
    )?;
    Ok(rows > 0)
}

/// Ends a pair, so that its members can be in another; `false` where that has happened.
pub async fn end(
    tx: &mut Tx,
    pair: PairId,
    by: PersonId,
    on: NaiveDate,
    valid: &ending::Valid,
    now: DateTime<Utc>,
) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update pair set state = 'ended', ended_on = $2, version = version + 1 where id = $1 and state = 'active'",
        pair.0,
        on,
    )?;
    if rows != 1 {
        return Ok(false);
    }
    sql!(tx, execute, "update pair_member set is_current = $2 where pair_id = $1", pair.0, false)?;
    sql!(
        tx,
        execute,
        "insert into ending (pair_id, reason, note, author_id, created_at) values ($1, $2, $3, $4, $5)",
        pair.0,
        valid.ending.code(),
        valid.note.as_str(),
        by.0,
        at(now),
    )?;
    Ok(true)
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    first_name: String,
    last_name: String,
    started_on: NaiveDate,
    ended_on: NaiveDate,
    reason: String,
    note: String,
    sessions: i64,
}

/// The pairs of a cohort that have ended, the latest first.
pub async fn ended(tx: &mut Tx, cohort: CohortId) -> Result<Vec<Ended>> {
    let rows = sql!(
        tx,
        all Row,
        "select pair.id, first_name, last_name, started_on, ended_on, ending.reason, ending.note,
                (select count(*) from shadowing_session where pair_id = pair.id) as sessions
         from pair
         join ending on ending.pair_id = pair.id
         join pair_member on pair_member.pair_id = pair.id
         join participant on participant.id = pair_member.participant_id
         join person on person.id = participant.person_id
         where pair.cohort_id = $1 and pair.state = 'ended'
         order by ended_on desc, pair.id desc, side, participant.id",
        cohort.0,
    )?;
    let mut pairs: Vec<Ended> = Vec::new();
    for row in rows {
        let name = format!("{} {}", row.first_name, row.last_name).trim().to_owned();
        match pairs.last_mut() {
            Some(last) if last.id.0 == row.id => last.names.push(name),
            _ => pairs.push(Ended {
                id: row.id.into(),
                names: vec![name],
                started_on: row.started_on,
                ended_on: row.ended_on,
                ending: row.reason.parse().map_err(Error::Inconsistent)?,
                note: row.note,
                sessions: row.sessions,
            }),
        }
    }
    Ok(pairs)
}
