//! One-time links by which people set a password. Of a link's token only its hash is kept.

use crate::{Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::id::PersonId;
use uuid::Uuid;

/// Makes a link for a person; earlier ones of theirs that were not used no longer work.
pub async fn insert(
    tx: &mut Tx,
    token_hash: &[u8],
    person: PersonId,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<()> {
    sql!(tx, execute, "delete from invitation where person_id = $1 and used_at is null", person.0)?;
    sql!(
        tx,
        execute,
        "insert into invitation (token_hash, person_id, created_at, expires_at) values ($1, $2, $3, $4)",
        token_hash,
        person.0,
        at(now),
        at(expires_at),
    )?;
    Ok(())
}

/// Whom a link is for, where it can still be used.
pub async fn find(tx: &mut Tx, token_hash: &[u8], now: DateTime<Utc>) -> Result<Option<PersonId>> {
    let person = sql!(
        tx,
        maybe scalar Uuid,
        "select person_id from invitation where token_hash = $1 and used_at is null and expires_at > $2",
        token_hash,
        at(now),
    )?;
    Ok(person.map(PersonId))
}

/// Uses a link up; `false` where that has happened.
pub async fn take_up(tx: &mut Tx, token_hash: &[u8], now: DateTime<Utc>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update invitation set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2",
        token_hash,
        at(now),
    )?;
    Ok(rows == 1)
}
