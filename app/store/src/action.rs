//! What members of pairs will do after their sessions: one action a member and session.

use crate::{Result, Tx, instant::at};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    action::{Action, Valid},
    id::{ParticipantId, PersonId, ShadowingId},
};
use uuid::Uuid;

/// Keeps what somebody will do, in place of what they said before. It is then to be done.
pub async fn write(tx: &mut Tx, session: ShadowingId, participant: ParticipantId, new: &Valid) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into action (shadowing_session_id, participant_id, words, due_on) values ($1, $2, $3, $4)
         on conflict (shadowing_session_id, participant_id)
         do update set words = excluded.words, due_on = excluded.due_on, done_at = null",
        session.0,
        participant.0,
        new.words.as_str(),
        new.due_on,
    )?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    shadowing_session_id: Uuid,
    words: String,
    due_on: Option<NaiveDate>,
    is_done: bool,
}

impl From<Row> for Action {
    fn from(row: Row) -> Self {
        Self { session: row.shadowing_session_id.into(), words: row.words, due_on: row.due_on, is_done: row.is_done }
    }
}

/// What a participant said that they will do after a session.
pub async fn find(tx: &mut Tx, session: ShadowingId, participant: ParticipantId) -> Result<Option<Action>> {
    let row = sql!(
        tx,
        maybe Row,
        "select shadowing_session_id, words, due_on, done_at is not null as is_done from action
         where shadowing_session_id = $1 and participant_id = $2",
        session.0,
        participant.0,
    )?;
    Ok(row.map(Action::from))
}

/// What a person has still to do, in all their cohorts: first what is due first, then what has no date.
pub async fn open(tx: &mut Tx, person: PersonId) -> Result<Vec<Action>> {
    let rows = sql!(
        tx,
        all Row,
        "select shadowing_session_id, words, due_on, done_at is not null as is_done
         from participant
         join action on action.participant_id = participant.id
         where person_id = $1 and done_at is null
         order by case when due_on is null then 1 else 0 end, due_on, shadowing_session_id",
        person.0,
    )?;
    Ok(rows.into_iter().map(Action::from).collect())
}

/// Notes that it is done; `false` where it was, or there is no such thing.
pub async fn done(tx: &mut Tx, session: ShadowingId, participant: ParticipantId, now: DateTime<Utc>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update action set done_at = $3 where shadowing_session_id = $1 and participant_id = $2 and done_at is null",
        session.0,
        participant.0,
        at(now),
    )?;
    Ok(rows == 1)
}
