//! What was already done, by the key of its form: sent twice, it is done once.

use crate::{Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::id::Key;

/// What came of the form with this key, where it was carried out.
pub async fn find(tx: &mut Tx, key: Key) -> Result<Option<String>> {
    sql!(tx, maybe scalar String, "select result from done where key = $1", key.0)
}

/// Notes what came of it; `false` where another transaction has.
pub async fn insert(tx: &mut Tx, key: Key, result: &str, now: DateTime<Utc>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into done (key, result, at) values ($1, $2, $3) on conflict do nothing",
        key.0,
        result,
        at(now),
    )?;
    Ok(rows == 1)
}

/// Forgets what was done before `then`.
pub async fn delete_before(tx: &mut Tx, then: DateTime<Utc>) -> Result<u64> {
    sql!(tx, execute, "delete from done where at < $1", at(then))
}
