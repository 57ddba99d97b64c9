//! Messages that were and will be sent: written in the transaction that gives rise to them, sent afterwards.

mod calendar;

pub use calendar::{attach, attached};

use crate::{
    Result, Tx,
    instant::{at, maybe_at},
};
use chrono::{DateTime, Utc};
use domain::{id::MailId, mail::Message};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    recipient: String,
    subject: String,
    body: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    created_at: DateTime<Utc>,
    sent_at: Option<crate::instant::Instant>,
    attempts: i64,
    last_error: Option<String>,
}

impl From<Row> for Message {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.into(),
            recipient: row.recipient,
            subject: row.subject,
            body: row.body,
            created_at: row.created_at,
            sent_at: row.sent_at.map(DateTime::from),
            attempts: row.attempts,
            last_error: row.last_error,
        }
    }
}

/// Puts a message in line.
pub async fn insert(
    tx: &mut Tx,
    id: MailId,
    recipient: &str,
    subject: &str,
    body: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into mail (id, recipient, subject, body, created_at, next_attempt_at, attempts)
         values ($1, $2, $3, $4, $5, $5, 0)",
        id.0,
        recipient,
        subject,
        body,
        at(now),
    )?;
    Ok(())
}

/// The messages before one of them, the latest first.
pub async fn before(tx: &mut Tx, before: MailId, limit: i64) -> Result<Vec<Message>> {
    let rows = sql!(
        tx,
        all Row,
        "select id, recipient, subject, body, created_at, sent_at, attempts, last_error
         from mail where id < $1 order by id desc limit $2",
        before.0,
        limit,
    )?;
    Ok(rows.into_iter().map(Message::from).collect())
}

/// The messages whose time has come, the oldest first.
pub async fn due(tx: &mut Tx, now: DateTime<Utc>, limit: i64) -> Result<Vec<Message>> {
    let rows = sql!(
        tx,
        all Row,
        "select id, recipient, subject, body, created_at, sent_at, attempts, last_error
         from mail where next_attempt_at <= $1 order by next_attempt_at, id limit $2",
        at(now),
        limit,
    )?;
    Ok(rows.into_iter().map(Message::from).collect())
}

/// Takes a message on until `until`, when another may; `false` where another server has.
pub async fn claim(tx: &mut Tx, id: MailId, attempts: i64, until: DateTime<Utc>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update mail set attempts = attempts + 1, next_attempt_at = $3 where id = $1 and attempts = $2",
        id.0,
        attempts,
        at(until),
    )?;
    Ok(rows == 1)
}

/// Replaces the text of a message that is sent.
pub async fn set_body(tx: &mut Tx, id: MailId, body: &str) -> Result<()> {
    sql!(tx, execute, "update mail set body = $2 where id = $1", id.0, body)?;
    Ok(())
}

/// Notes how an attempt ended: sent, or why not and when to try again (never where `None`).
pub async fn settle(
    tx: &mut Tx,
    id: MailId,
    sent_at: Option<DateTime<Utc>>,
    next_attempt_at: Option<DateTime<Utc>>,
    last_error: Option<&str>,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "update mail set sent_at = $2, next_attempt_at = $3, last_error = $4 where id = $1",
        id.0,
        maybe_at(sent_at),
        maybe_at(next_attempt_at),
        last_error,
    )?;
    Ok(())
}
