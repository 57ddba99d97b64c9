//! Who was asked to agree that somebody takes part, and by which links.

use crate::{
    Result, Tx,
    instant::{at, maybe_at},
};
use chrono::{DateTime, Utc};
use domain::{approval::Approval, id::ParticipantId};
use uuid::Uuid;

/// Notes that somebody was asked, and when to look again.
pub async fn insert(
    tx: &mut Tx,
    participant: ParticipantId,
    supervisor_email: &str,
    now: DateTime<Utc>,
    next_at: DateTime<Utc>,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into approval (participant_id, supervisor_email, asked_at, reminders, next_at)
         values ($1, $2, $3, 0, $4)",
        participant.0,
        supervisor_email,
        at(now),
        at(next_at),
    )?;
    Ok(())
}

/// Makes a link; earlier ones go on working, for either mail may be the one that is found.
pub async fn insert_link(
    tx: &mut Tx,
    token_hash: &[u8],
    participant: ParticipantId,
    expires_at: DateTime<Utc>,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into approval_link (token_hash, participant_id, expires_at) values ($1, $2, $3)",
        token_hash,
        participant.0,
        at(expires_at),
    )?;
    Ok(())
}

/// Ends every link about a participant.
pub async fn delete_links(tx: &mut Tx, participant: ParticipantId) -> Result<()> {
    sql!(tx, execute, "delete from approval_link where participant_id = $1", participant.0)?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct LinkRow {
    participant_id: Uuid,
    #[sqlx(try_from = "crate::instant::Instant")]
    expires_at: DateTime<Utc>,
}

/// Whom a link is about, and when it stops working.
pub async fn find_link(tx: &mut Tx, token_hash: &[u8]) -> Result<Option<(ParticipantId, DateTime<Utc>)>> {
    let row = sql!(
        tx,
        maybe LinkRow,
        "select participant_id, expires_at from approval_link where token_hash = $1",
        token_hash,
    )?;
    Ok(row.map(|row| (row.participant_id.into(), row.expires_at)))
}

#[derive(sqlx::FromRow)]
struct Row {
    supervisor_email: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    asked_at: DateTime<Utc>,
    reminders: i64,
    decided_at: Option<crate::instant::Instant>,
}

/// What became of the question about a participant; nothing where nobody was asked.
pub async fn find(tx: &mut Tx, participant: ParticipantId) -> Result<Option<Approval>> {
    let row = sql!(
        tx,
        maybe Row,
        "select supervisor_email, asked_at, reminders, decided_at from approval where participant_id = $1",
        participant.0,
    )?;
    Ok(row.map(|row| Approval {
        supervisor_email: row.supervisor_email,
        asked_at: row.asked_at,
        reminders: row.reminders,
        decided_at: row.decided_at.map(DateTime::from),
    }))
}

/// The first about whom nobody has decided for so long that somebody is to be reminded.
pub async fn next_due(tx: &mut Tx, now: DateTime<Utc>) -> Result<Option<ParticipantId>> {
    let id = sql!(
        tx,
        maybe scalar Uuid,
        "select participant_id from approval where next_at <= $1 order by next_at, participant_id limit 1",
        at(now),
    )?;
    Ok(id.map(ParticipantId))
}

/// Counts a reminder, and notes when to look again; never where `None`.
pub async fn count_reminder(tx: &mut Tx, participant: ParticipantId, next_at: Option<DateTime<Utc>>) -> Result<()> {
    sql!(
        tx,
        execute,
        "update approval set reminders = reminders + 1, next_at = $2 where participant_id = $1",
        participant.0,
        maybe_at(next_at),
    )?;
    Ok(())
}

/// Notes that somebody decided; `false` where that has happened, or nobody was asked.
pub async fn decide(tx: &mut Tx, participant: ParticipantId, now: DateTime<Utc>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update approval set decided_at = $2, next_at = null where participant_id = $1 and decided_at is null",
        participant.0,
        at(now),
    )?;
    Ok(rows == 1)
}
