//! Messages that wait to be sent as one.

use super::{Row, read, select_mail};
use crate::{Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{id::PersonId, mail::Message};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct DueRow {
    person_id: Uuid,
}

/// For whom a summary is due.
pub async fn next_summary(tx: &mut Tx, now: DateTime<Utc>) -> Result<Option<PersonId>> {
    let row = sql!(
        tx,
        maybe DueRow,
        "select person_id from mail where summary_at <= $1 order by summary_at, person_id limit 1",
        at(now),
    )?;
    Ok(row.map(|row| row.person_id.into()))
}

/// What is in it, the oldest first.
pub async fn in_summary(tx: &mut Tx, person: PersonId, now: DateTime<Utc>) -> Result<Vec<Message>> {
    let rows = sql!(
        tx,
        all Row,
        select_mail!("where person_id = $1 and summary_at <= $2 order by id"),
        person.0,
        at(now),
    )?;
    read(rows)
}

/// Notes that it is in one.
pub async fn set_summarised(tx: &mut Tx, person: PersonId, now: DateTime<Utc>) -> Result<()> {
    sql!(
        tx,
        execute,
        "update mail set summary_at = null where person_id = $1 and summary_at <= $2",
        person.0,
        at(now)
    )?;
    Ok(())
}
