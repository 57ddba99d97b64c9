//! Tokens by which programs act for a person. Of a token only its hash is kept.

use crate::{Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    access_token::AccessToken,
    id::{AccessTokenId, PersonId},
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    person_id: Uuid,
    name: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    created_at: DateTime<Utc>,
    last_used_at: Option<crate::instant::Instant>,
}

impl From<Row> for (PersonId, AccessToken) {
    fn from(row: Row) -> Self {
        let token = AccessToken {
            id: row.id.into(),
            name: row.name,
            created_at: row.created_at,
            last_used_at: row.last_used_at.map(Into::into),
        };
        (row.person_id.into(), token)
    }
}

/// Makes a token.
pub async fn insert(
    tx: &mut Tx,
    id: AccessTokenId,
    person: PersonId,
    name: &str,
    token_hash: &[u8],
    now: DateTime<Utc>,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into access_token (id, person_id, name, token_hash, created_at) values ($1, $2, $3, $4, $5)",
        id.0,
        person.0,
        name,
        token_hash,
        at(now),
    )?;
    Ok(())
}

/// A person's tokens, the latest first.
pub async fn of_person(tx: &mut Tx, person: PersonId, limit: i64) -> Result<Vec<AccessToken>> {
    let rows = sql!(
        tx,
        all Row,
        "select id, person_id, name, created_at, last_used_at from access_token
         where person_id = $1 order by id desc limit $2",
        person.0,
        limit,
    )?;
    Ok(rows.into_iter().map(|row| <(PersonId, AccessToken)>::from(row).1).collect())
}

/// Whose token this is.
pub async fn find(tx: &mut Tx, token_hash: &[u8]) -> Result<Option<(PersonId, AccessToken)>> {
    let row = sql!(
        tx,
        maybe Row,
        "select id, person_id, name, created_at, last_used_at from access_token where token_hash = $1",
        token_hash,
    )?;
    Ok(row.map(Into::into))
}

/// Notes that a token was used.
pub async fn touch(tx: &mut Tx, id: AccessTokenId, now: DateTime<Utc>) -> Result<()> {
    sql!(tx, execute, "update access_token set last_used_at = $2 where id = $1", id.0, at(now))?;
    Ok(())
}

/// Ends a person's token; its name, where there was one.
pub async fn delete(tx: &mut Tx, person: PersonId, id: AccessTokenId) -> Result<Option<String>> {
    sql!(
        tx,
        maybe scalar String,
        "delete from access_token where id = $1 and person_id = $2 returning name",
        id.0,
        person.0,
    )
}
