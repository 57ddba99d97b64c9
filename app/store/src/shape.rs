//! The shapes of programmes, each read and written as a whole.

use crate::{Result, Tx};
use domain::{id::ProgrammeId, shape::Shape};

#[derive(sqlx::FromRow)]
struct Row {
    content: String,
    version: i64,
}

/// A programme's shape and its version; `None` where nobody has chosen one.
pub async fn find(tx: &mut Tx, programme: ProgrammeId) -> Result<Option<(Shape, i64)>> {
    let row = sql!(tx, maybe Row, "select content, version from shape where programme_id = $1", programme.0)?;
    row.map(|row| Ok((serde_json::from_str(&row.content)?, row.version))).transpose()
}

/// Keeps a programme's shape; `false` where it is no longer at `version`, which is 0 where there was none.
pub async fn save(tx: &mut Tx, programme: ProgrammeId, version: i64, shape: &Shape) -> Result<bool> {
    let content = serde_json::to_string(shape)?;
    let rows = if version == 0 {
        sql!(
            tx,
            execute,
            "insert into shape (programme_id, content, version) values ($1, $2, 1) on conflict do nothing",
            programme.0,
            content.as_str(),
        )?
    } else {
        sql!(
            tx,
            execute,
            "update shape set content = $3, version = version + 1 where programme_id = $1 and version = $2",
            programme.0,
            version,
            content.as_str(),
        )?
    };
    Ok(rows == 1)
}
