//! When people are busy, and where their calendars are read from. Nothing else of a calendar is ever stored.

use crate::{
    Result, Tx,
    instant::{at, maybe_at},
};
use chrono::{DateTime, Utc};
use domain::{busy::Busy, id::PersonId};
use uuid::Uuid;

/// Where somebody's calendar is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Whose.
    pub person: PersonId,
    /// Its address; nothing for a file.
    pub address: Option<String>,
    /// When it was last read.
    pub read_at: Option<DateTime<Utc>>,
    /// How often in a row it could not be.
    pub failures: i64,
    /// Why not.
    pub last_error: Option<String>,
    /// How often it was changed or read.
    pub version: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    person_id: Uuid,
    address: Option<String>,
    read_at: Option<crate::instant::Instant>,
    failures: i64,
    last_error: Option<String>,
    version: i64,
}

impl From<Row> for Stored {
    fn from(row: Row) -> Self {
        Self {
            person: row.person_id.into(),
            address: row.address,
            read_at: row.read_at.map(Into::into),
            failures: row.failures,
            last_error: row.last_error,
            version: row.version,
        }
    }
}

#[derive(sqlx::FromRow)]
struct BusyRow {
    #[sqlx(try_from = "crate::instant::Instant")]
    starts_at: DateTime<Utc>,
    #[sqlx(try_from = "crate::instant::Instant")]
    ends_at: DateTime<Utc>,
}

/// Where a person's calendar is read from.
pub async fn source(tx: &mut Tx, person: PersonId) -> Result<Option<Stored>> {
    let row = sql!(
        tx,
        maybe Row,
        "select person_id, address, read_at, failures, last_error, version from calendar_source where person_id = $1",
        person.0,
    )?;
    Ok(row.map(Into::into))
}

/// Reads a person's calendar from this address from now on, or from nowhere again where it came as a file.
pub async fn set_source(
    tx: &mut Tx,
    person: PersonId,
    address: Option<&str>,
    read_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into calendar_source (person_id, address, read_at, next_at, failures, created_at, version)
         values ($1, $2, $3, $4, 0, $5, 1)
         on conflict (person_id) do update set address = excluded.address, read_at = excluded.read_at,
            next_at = excluded.next_at, failures = 0, last_error = null, version = calendar_source.version + 1",
        person.0,
        address,
        maybe_at(read_at),
        maybe_at(address.map(|_| now)),
        at(now),
    )?;
    Ok(())
}

/// A calendar whose time to be read has come.
pub async fn due(tx: &mut Tx, now: DateTime<Utc>) -> Result<Option<Stored>> {
    let row = sql!(
        tx,
        maybe Row,
        "select person_id, address, read_at, failures, last_error, version from calendar_source
         where next_at <= $1 order by next_at, person_id limit 1",
        at(now),
    )?;
    Ok(row.map(Into::into))
}

/// Takes a calendar on until `until`, when another server may; `false` where another has, or it was changed meanwhile.
pub async fn claim(tx: &mut Tx, person: PersonId, version: i64, until: DateTime<Utc>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update calendar_source set next_at = $3, version = version + 1 where person_id = $1 and version = $2",
        person.0,
        version,
        at(until),
    )?;
    Ok(rows == 1)
}

/// Notes how reading ended, and when it is tried again; `false` where the calendar was changed meanwhile.
pub async fn settle(
    tx: &mut Tx,
    (person, address, version): (PersonId, &str, i64),
    read_at: Option<DateTime<Utc>>,
    next_at: DateTime<Utc>,
    failure: Option<(&str, i64)>,
) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update calendar_source set read_at = $3, next_at = $4, last_error = $5, failures = $6, version = version + 1
         where person_id = $1 and version = $2 and address = $7",
        person.0,
        version,
        maybe_at(read_at),
        at(next_at),
        failure.map(|(reason, _)| reason),
        failure.map_or(0, |(_, failures)| failures),
        address,
    )?;
    Ok(rows == 1)
}

/// Keeps these times, instead of those that were kept.
pub async fn replace(tx: &mut Tx, person: PersonId, times: &[Busy]) -> Result<()> {
    sql!(tx, execute, "delete from busy where person_id = $1", person.0)?;
    for time in times {
        sql!(
            tx,
            execute,
            "insert into busy (person_id, starts_at, ends_at) values ($1, $2, $3)",
            person.0,
            at(time.starts_at),
            at(time.ends_at),
        )?;
    }
    Ok(())
}

/// When a person is busy between two times, in order.
pub async fn between(tx: &mut Tx, person: PersonId, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<Busy>> {
    let rows = sql!(
        tx,
        all BusyRow,
        "select starts_at, ends_at from busy
         where person_id = $1 and starts_at < $3 and ends_at > $2 order by starts_at",
        person.0,
        at(from),
        at(to),
    )?;
    Ok(rows.into_iter().map(|row| Busy { starts_at: row.starts_at, ends_at: row.ends_at }).collect())
}

/// Forgets a person's calendar and all that was read from it.
pub async fn forget(tx: &mut Tx, person: PersonId) -> Result<()> {
    sql!(tx, execute, "delete from busy where person_id = $1", person.0)?;
    sql!(tx, execute, "delete from calendar_source where person_id = $1", person.0)?;
    Ok(())
}

/// Forgets times that are over; how many there were.
pub async fn delete_before(tx: &mut Tx, then: DateTime<Utc>) -> Result<u64> {
    sql!(tx, execute, "delete from busy where ends_at < $1", at(then))
}
