//! The programme's texts on confidentiality, and who has read which.

use crate::{
    Result, Tx,
    instant::{Instant, at},
};
use chrono::{DateTime, Utc};
use domain::{
    id::{ParticipantId, PersonId, ProgrammeId},
    preparation::Confidentiality,
};

#[derive(sqlx::FromRow)]
struct Row {
    number: i64,
    text: String,
}

/// The latest text that a programme wrote itself; `None` where it wrote none.
pub async fn present(tx: &mut Tx, programme: ProgrammeId) -> Result<Option<Confidentiality>> {
    let row = sql!(
        tx,
        maybe Row,
        "select number, text from confidentiality where programme_id = $1 order by number desc limit 1",
        programme.0,
    )?;
    Ok(row.map(|Row { number, text }| Confidentiality { number, text }))
}

/// Keeps a version; `false` where there is one of this number.
pub async fn insert(
    tx: &mut Tx,
    programme: ProgrammeId,
    new: &Confidentiality,
    author: PersonId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into confidentiality (programme_id, number, text, author_id, created_at) values ($1, $2, $3, $4, $5)
         on conflict do nothing",
        programme.0,
        new.number,
        new.text.as_str(),
        author.0,
        at(now),
    )?;
    Ok(rows == 1)
}

/// Notes that a participant has read a version; `false` where that was known.
pub async fn acknowledge(tx: &mut Tx, who: ParticipantId, number: i64, now: DateTime<Utc>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into acknowledgement (participant_id, number, acknowledged_at) values ($1, $2, $3)
         on conflict do nothing",
        who.0,
        number,
        at(now),
    )?;
    Ok(rows == 1)
}

/// When a participant said that they have read a version.
pub async fn acknowledged_at(tx: &mut Tx, who: ParticipantId, number: i64) -> Result<Option<DateTime<Utc>>> {
    let found = sql!(
        tx,
        maybe scalar Instant,
        "select acknowledged_at from acknowledgement where participant_id = $1 and number = $2",
        who.0,
        number,
    )?;
    Ok(found.map(DateTime::from))
}
