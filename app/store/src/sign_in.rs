//! Sign-ins, and the failures that slow the next try down. Of a token only its hash is kept.

use crate::{Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::id::PersonId;
use uuid::Uuid;

/// A sign-in, or a visit of somebody who is not signed in yet.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// Who, once they have signed in.
    pub person: Option<PersonId>,
    /// What is kept from one request to the next, as JSON.
    pub data: String,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last used.
    pub last_used_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct Row {
    person_id: Option<Uuid>,
    data: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    created_at: DateTime<Utc>,
    #[sqlx(try_from = "crate::instant::Instant")]
    last_used_at: DateTime<Utc>,
    #[sqlx(try_from = "crate::instant::Instant")]
    expires_at: DateTime<Utc>,
}

/// The sign-in of this token, expired or not.
pub async fn find(tx: &mut Tx, token_hash: &[u8]) -> Result<Option<SignIn>> {
    let row = sql!(
        tx,
        maybe Row,
        "select person_id, data, created_at, last_used_at, expires_at from sign_in where token_hash = $1",
        token_hash,
    )?;
    Ok(row.map(|row| SignIn {
        person: row.person_id.map(PersonId),
        data: row.data,
        created_at: row.created_at,
        last_used_at: row.last_used_at,
        expires_at: row.expires_at,
    }))
}

/// Makes a sign-in, or replaces what it keeps; it stays as old as it was.
pub async fn save(tx: &mut Tx, token_hash: &[u8], sign_in: &SignIn) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into sign_in (token_hash, person_id, data, created_at, last_used_at, expires_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (token_hash) do update
         set person_id = excluded.person_id, data = excluded.data, last_used_at = excluded.last_used_at,
             expires_at = excluded.expires_at",
        token_hash,
        sign_in.person.map(|person| person.0),
        sign_in.data.as_str(),
        at(sign_in.created_at),
        at(sign_in.last_used_at),
        at(sign_in.expires_at),
    )?;
    Ok(())
}

/// Notes that it was used.
pub async fn touch(tx: &mut Tx, token_hash: &[u8], now: DateTime<Utc>, expires_at: DateTime<Utc>) -> Result<()> {
    sql!(
        tx,
        execute,
        "update sign_in set last_used_at = $2, expires_at = $3 where token_hash = $1",
        token_hash,
        at(now),
        at(expires_at),
    )?;
    Ok(())
}

/// Ends one.
pub async fn delete(tx: &mut Tx, token_hash: &[u8]) -> Result<()> {
    sql!(tx, execute, "delete from sign_in where token_hash = $1", token_hash)?;
    Ok(())
}

/// Ends all of a person; how many there were.
pub async fn delete_all(tx: &mut Tx, person: PersonId) -> Result<u64> {
    sql!(tx, execute, "delete from sign_in where person_id = $1", person.0)
}

/// Forgets what ended before `now`.
pub async fn delete_expired(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64> {
    sql!(tx, execute, "delete from sign_in where expires_at < $1", at(now))
}

#[derive(sqlx::FromRow)]
struct FailureRow {
    failures: i64,
    #[sqlx(try_from = "crate::instant::Instant")]
    last_at: DateTime<Utc>,
}

/// How often signing in failed for this account or address, and when last.
pub async fn failures(tx: &mut Tx, subject: &[u8]) -> Result<Option<(i64, DateTime<Utc>)>> {
    let row = sql!(tx, maybe FailureRow, "select failures, last_at from sign_in_failure where subject = $1", subject)?;
    Ok(row.map(|row| (row.failures, row.last_at)))
}

/// Notes one more try.
pub async fn add_failure(tx: &mut Tx, subject: &[u8], now: DateTime<Utc>) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into sign_in_failure (subject, failures, last_at) values ($1, 1, $2)
         on conflict (subject) do update
         set failures = sign_in_failure.failures + 1, last_at = excluded.last_at",
        subject,
        at(now),
    )?;
    Ok(())
}

/// Forgets the failures of one account or address.
pub async fn clear_failures(tx: &mut Tx, subject: &[u8]) -> Result<()> {
    sql!(tx, execute, "delete from sign_in_failure where subject = $1", subject)?;
    Ok(())
}

/// Forgets failures before `then`.
pub async fn delete_old_failures(tx: &mut Tx, then: DateTime<Utc>) -> Result<u64> {
    sql!(tx, execute, "delete from sign_in_failure where last_at < $1", at(then))
}
