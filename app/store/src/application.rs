//! Applications that are being written, and when a cohort can be applied to. Of a link's token only its hash is kept.

use crate::{
    Result, Tx,
    instant::{at, maybe_at},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    application::{Answers, Window},
    id::CohortId,
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct WindowRow {
    applications_open_on: Option<NaiveDate>,
    applications_close_on: Option<NaiveDate>,
    topics: String,
}

/// When a cohort can be applied to.
pub async fn window(tx: &mut Tx, cohort: CohortId) -> Result<Option<Window>> {
    let row = sql!(
        tx,
        maybe WindowRow,
        "select applications_open_on, applications_close_on, topics from cohort where id = $1",
        cohort.0,
    )?;
    row.map(|row| {
        Ok(Window {
            opens_on: row.applications_open_on,
            closes_on: row.applications_close_on,
            topics: serde_json::from_str(&row.topics)?,
        })
    })
    .transpose()
}

/// Changes it; `false` where the cohort is no longer at `version`.
pub async fn set_window(tx: &mut Tx, cohort: CohortId, version: i64, window: &Window) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update cohort
         set applications_open_on = $3, applications_close_on = $4, topics = $5, version = version + 1
         where id = $1 and version = $2",
        cohort.0,
        version,
        window.opens_on,
        window.closes_on,
        serde_json::to_string(&window.topics)?,
    )?;
    Ok(rows == 1)
}

/// An application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// To this cohort.
    pub cohort: CohortId,
    /// What was typed so far; empty once it is sent.
    pub answers: Answers,
    /// When its link stops working.
    pub expires_at: DateTime<Utc>,
    /// When it was sent.
    pub sent_at: Option<DateTime<Utc>>,
}

#[derive(sqlx::FromRow)]
struct Row {
    cohort_id: Uuid,
    answers: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    expires_at: DateTime<Utc>,
    sent_at: Option<crate::instant::Instant>,
}

/// Begins an application of whoever has this address.
pub async fn insert(
    tx: &mut Tx,
    token_hash: &[u8],
    email: &str,
    application: &Application,
    now: DateTime<Utc>,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into application (token_hash, cohort_id, email, answers, created_at, expires_at, sent_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        token_hash,
        application.cohort.0,
        email,
        serde_json::to_string(&application.answers)?,
        at(now),
        at(application.expires_at),
        maybe_at(application.sent_at),
    )?;
    Ok(())
}

/// The application with this token.
pub async fn find(tx: &mut Tx, token_hash: &[u8]) -> Result<Option<Application>> {
    let row = sql!(
        tx,
        maybe Row,
        "select cohort_id, answers, expires_at, sent_at from application where token_hash = $1",
        token_hash,
    )?;
    row.map(|row| {
        Ok(Application {
            cohort: row.cohort_id.into(),
            answers: serde_json::from_str(&row.answers)?,
            expires_at: row.expires_at,
            sent_at: row.sent_at.map(DateTime::from),
        })
    })
    .transpose()
}

/// Keeps what was typed; `false` where the application is sent.
pub async fn save(tx: &mut Tx, token_hash: &[u8], answers: &Answers) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update application set answers = $2 where token_hash = $1 and sent_at is null",
        token_hash,
        serde_json::to_string(answers)?,
    )?;
    Ok(rows == 1)
}

/// Notes that an application is sent, and keeps nothing else of it; `false` where it was.
pub async fn send(tx: &mut Tx, token_hash: &[u8], now: DateTime<Utc>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update application set answers = '{}', sent_at = $2 where token_hash = $1 and sent_at is null",
        token_hash,
        at(now),
    )?;
    Ok(rows == 1)
}

/// How many applications to a cohort were begun with this address since `then`.
pub async fn begun_since(tx: &mut Tx, cohort: CohortId, email: &str, then: DateTime<Utc>) -> Result<i64> {
    sql!(
        tx,
        one scalar i64,
        "select count(*) from application where cohort_id = $1 and email = $2 and created_at > $3",
        cohort.0,
        email,
        at(then),
    )
}

/// Forgets applications whose links have stopped working.
pub async fn delete_expired(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64> {
    sql!(tx, execute, "delete from application where expires_at <= $1", at(now))
}
