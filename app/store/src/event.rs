//! What happened.

use crate::{Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    event::{Event, What},
    id::{EventId, PersonId, ProgrammeId},
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    #[sqlx(try_from = "crate::instant::Instant")]
    at: DateTime<Utc>,
    first_name: Option<String>,
    last_name: Option<String>,
    what: String,
}

/// Notes that something happened, in the transaction in which it does.
pub async fn insert(
    tx: &mut Tx,
    id: EventId,
    now: DateTime<Utc>,
    actor: Option<PersonId>,
    programme: Option<ProgrammeId>,
    what: &What,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into event (id, at, actor_id, programme_id, what) values ($1, $2, $3, $4, $5)",
        id.0,
        at(now),
        actor.map(|actor| actor.0),
        programme.map(|programme| programme.0),
        serde_json::to_string(what)?,
    )?;
    Ok(())
}

impl Row {
    fn read(self) -> Result<(EventId, Event)> {
        let actor = self.first_name.zip(self.last_name).map(|(first, last)| format!("{first} {last}"));
        let what = serde_json::from_str(&self.what)?;
        Ok((self.id.into(), Event { at: self.at, actor: actor.map(|name| name.trim().to_owned()), what }))
    }
}

/// The events of the whole installation before one of them, the latest first; `limit` at the most.
pub async fn everywhere(tx: &mut Tx, before: EventId, limit: i64) -> Result<Vec<(EventId, Event)>> {
    let rows = sql!(
        tx,
        all Row,
        "select event.id, at, first_name, last_name, what
         from event left join person on person.id = event.actor_id
         where event.id < $1
         order by event.id desc
         limit $2",
        before.0,
        limit,
    )?;
    rows.into_iter().map(Row::read).collect()
}

/// The events of a programme before one of them, the latest first; `limit` at the most.
pub async fn of_programme(
    tx: &mut Tx,
    programme: ProgrammeId,
    before: EventId,
    limit: i64,
) -> Result<Vec<(EventId, Event)>> {
    let rows = sql!(
        tx,
        all Row,
        "select event.id, at, first_name, last_name, what
         from event left join person on person.id = event.actor_id
         where programme_id = $1 and event.id < $2
         order by event.id desc
         limit $3",
        programme.0,
        before.0,
        limit,
    )?;
    rows.into_iter().map(Row::read).collect()
}
