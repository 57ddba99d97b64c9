//! Reflections. Every reading names who reads, so that none is read that is not released.

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    id::{CohortId, ParticipantId, ReflectionId, ShadowingId},
    reflection::{Reflection, Valid},
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    shadowing_session_id: Uuid,
    author_id: Uuid,
    first_name: String,
    last_name: String,
    what: String,
    so_what: String,
    now_what: String,
    readable_by: String,
    version: i64,
}

impl TryFrom<Row> for Reflection {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            session: row.shadowing_session_id.into(),
            author: row.author_id.into(),
            author_name: format!("{} {}", row.first_name, row.last_name).trim().to_owned(),
            what: row.what,
            so_what: row.so_what,
            now_what: row.now_what,
            readers: row.readable_by.parse().map_err(Error::Inconsistent)?,
            version: row.version,
        })
    }
}

macro_rules! select_reflection {
    ($rest:literal) => {
        concat!(
            "select reflection.id, shadowing_session_id, author_id, first_name, last_name, what, so_what, now_what,
                    readable_by, reflection.version
             from reflection
             join participant on participant.id = author_id
             join person on person.id = participant.person_id ",
            $rest
        )
    };
}

/// What a member of the pair may read of a session: their own, and what the other released. Anybody else reads nothing.
pub async fn of_session_for(tx: &mut Tx, session: ShadowingId, reader: ParticipantId) -> Result<Vec<Reflection>> {
    sql!(
        tx,
        all Row,
        select_reflection!(
            "where shadowing_session_id = $1 and (author_id = $2 or readable_by in ('pair', 'programme'))
                 and exists (select 1 from shadowing_session
                             join pair_member on pair_member.pair_id = shadowing_session.pair_id
                             where shadowing_session.id = $1 and pair_member.participant_id = $2)
             order by reflection.id"
        ),
        session.0,
        reader.0,
    )?
    .into_iter()
    .map(Reflection::try_from)
    .collect()
}

/// What was released to the programme in a cohort, the latest first.
pub async fn released(tx: &mut Tx, cohort: CohortId, limit: i64) -> Result<Vec<Reflection>> {
    sql!(
        tx,
        all Row,
        select_reflection!(
            "where participant.cohort_id = $1 and readable_by = 'programme' order by reflection.id desc limit $2"
        ),
        cohort.0,
        limit,
    )?
    .into_iter()
    .map(Reflection::try_from)
    .collect()
}

/// Writes a first version; `false` where there is one.
pub async fn insert(
    tx: &mut Tx,
    id: ReflectionId,
    session: ShadowingId,
    author: ParticipantId,
    new: &Valid,
    now: DateTime<Utc>,
) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into reflection (id, shadowing_session_id, author_id, what, so_what, now_what, readable_by,
             created_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 1)
         on conflict do nothing",
        id.0,
        session.0,
        author.0,
        new.what.as_str(),
        new.so_what.as_str(),
        new.now_what.as_str(),
        new.readers.code(),
        at(now),
    )?;
    Ok(rows == 1)
}

/// Replaces what the author wrote; `false` where it is no longer at `version`.
pub async fn update(
    tx: &mut Tx,
    session: ShadowingId,
    author: ParticipantId,
    version: i64,
    new: &Valid,
) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update reflection set what = $4, so_what = $5, now_what = $6, readable_by = $7, version = version + 1
         where shadowing_session_id = $1 and author_id = $2 and version = $3",
        session.0,
        author.0,
        version,
        new.what.as_str(),
        new.so_what.as_str(),
        new.now_what.as_str(),
        new.readers.code(),
    )?;
    Ok(rows == 1)
}
