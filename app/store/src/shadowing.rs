//! Shadowing sessions.

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::{
    id::{CohortId, PairId, ParticipantId, ShadowingId},
    participant::Side,
    shadowing::{Session, ValidLog},
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    pair_id: Uuid,
    host_id: Uuid,
    host_name: String,
    visitor_id: Uuid,
    visitor_name: String,
    author_id: Uuid,
    place: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    started_at: DateTime<Utc>,
    #[sqlx(try_from = "crate::instant::Instant")]
    ended_at: DateTime<Utc>,
    purpose: String,
    observed: String,
    confirmed_at: Option<crate::instant::Instant>,
}

impl From<Row> for Session {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.into(),
            pair: row.pair_id.into(),
            host: row.host_id.into(),
            host_name: row.host_name,
            visitor: row.visitor_id.into(),
            visitor_name: row.visitor_name,
            author: row.author_id.into(),
            place: row.place,
            started_at: row.started_at,
            ended_at: row.ended_at,
            purpose: row.purpose,
            observed: row.observed,
            confirmed_at: row.confirmed_at.map(DateTime::from),
        }
    }
}

macro_rules! select_session {
    ($rest:literal) => {
        concat!(
            "select shadowing_session.id, pair_id, host_id, trim(host.first_name || ' ' || host.last_name) as host_name,
                    visitor_id, trim(visitor.first_name || ' ' || visitor.last_name) as visitor_name, author_id, place,
                    started_at, ended_at, purpose, observed, confirmed_at
             from shadowing_session
             join participant as hosting on hosting.id = host_id
             join person as host on host.id = hosting.person_id
             join participant as visiting on visiting.id = visitor_id
             join person as visitor on visitor.id = visiting.person_id ",
            $rest
        )
    };
}

/// Who was with whom in a session.
#[derive(Clone, Copy, Debug)]
pub struct Who {
    /// The pair.
    pub pair: PairId,
    /// Who was visited.
    pub host: ParticipantId,
    /// Who visited.
    pub visitor: ParticipantId,
    /// Who logged it.
    pub author: ParticipantId,
}

/// Keeps a session.
pub async fn insert(tx: &mut Tx, id: ShadowingId, who: Who, log: &ValidLog, now: DateTime<Utc>) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into shadowing_session (id, pair_id, host_id, visitor_id, author_id, place, started_at, ended_at,
             purpose, observed, created_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)",
        id.0,
        who.pair.0,
        who.host.0,
        who.visitor.0,
        who.author.0,
        log.place.as_str(),
        at(log.started_at),
        at(log.ended_at),
        log.purpose.as_str(),
        log.observed.as_str(),
        at(now),
    )?;
    Ok(())
}

/// One session.
pub async fn find(tx: &mut Tx, id: ShadowingId) -> Result<Option<Session>> {
    let row = sql!(tx, maybe Row, select_session!("where shadowing_session.id = $1"), id.0)?;
    Ok(row.map(Session::from))
}

/// The latest sessions of a pair.
pub async fn of_pair(tx: &mut Tx, pair: PairId, limit: i64) -> Result<Vec<Session>> {
    let rows = sql!(
        tx,
        all Row,
        select_session!("where pair_id = $1 order by started_at desc, shadowing_session.id desc limit $2"),
        pair.0,
        limit,
    )?;
    Ok(rows.into_iter().map(Session::from).collect())
}

#[derive(sqlx::FromRow)]
struct VisitRow {
    side: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    started_at: DateTime<Utc>,
    #[sqlx(try_from = "crate::instant::Instant")]
    ended_at: DateTime<Utc>,
}

/// How often and for how many minutes the clinicians of a cohort visited, and how its managers: side, visits, minutes.
pub async fn by_side(tx: &mut Tx, cohort: CohortId) -> Result<[(Side, i64, i64); 2]> {
    let rows = sql!(
        tx,
        all VisitRow,
        "select side, started_at, ended_at
         from pair
         join shadowing_session on shadowing_session.pair_id = pair.id
         join participant on participant.id = visitor_id
         where pair.cohort_id = $1",
        cohort.0,
    )?;
    let mut sums = [(Side::Clinician, 0, 0), (Side::Manager, 0, 0)];
    for row in rows {
        let side: Side = row.side.parse().map_err(Error::Inconsistent)?;
        // Databases take one time from another in different ways.
        for sum in sums.iter_mut().filter(|sum| sum.0 == side) {
            sum.1 += 1;
            sum.2 += (row.ended_at - row.started_at).num_minutes();
        }
    }
    Ok(sums)
}

/// Notes that the partner says it was so; `false` where that was said before.
pub async fn confirm(tx: &mut Tx, id: ShadowingId, by: ParticipantId, now: DateTime<Utc>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update shadowing_session set confirmed_by = $2, confirmed_at = $3, version = version + 1
         where id = $1 and confirmed_at is null",
        id.0,
        by.0,
        at(now),
    )?;
    Ok(rows == 1)
}
