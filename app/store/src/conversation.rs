//! Conversations that were logged.

use crate::{
    Error, Result, Tx,
    instant::{Instant, at, maybe_at},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    booking::Means,
    conversation::{Conversation, Valid},
    id::{BookingId, ConversationId, PairId, ParticipantId},
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    pair_id: Uuid,
    author_id: Uuid,
    author_name: String,
    booking_id: Option<Uuid>,
    held_on: NaiveDate,
    started_at: Option<Instant>,
    minutes: i64,
    means: String,
    place: String,
    topics: String,
    summary: String,
    disputed_at: Option<Instant>,
    dispute: String,
    version: i64,
}

impl Row {
    fn read(self) -> Result<Conversation> {
        let unknown = || Error::Inconsistent(format!("a conversation {:?}", self.means));
        Ok(Conversation {
            id: self.id.into(),
            pair: self.pair_id.into(),
            author: self.author_id.into(),
            author_name: self.author_name,
            booking: self.booking_id.map(BookingId),
            held_on: self.held_on,
            started_at: self.started_at.map(DateTime::from),
            minutes: self.minutes,
            means: Means::of_code(&self.means).ok_or_else(unknown)?,
            place: self.place,
            topics: serde_json::from_str(&self.topics)?,
            summary: self.summary,
            dispute: self.disputed_at.map(|_| self.dispute),
            version: self.version,
        })
    }
}

macro_rules! select_conversation {
    ($rest:literal) => {
        concat!(
            "select conversation.id, pair_id, author_id, trim(first_name || ' ' || last_name) as author_name, booking_id,
                    held_on, started_at, minutes, means, place, topics, summary, disputed_at, dispute,
                    conversation.version
             from conversation
             join participant on participant.id = author_id
             join person on person.id = participant.person_id ",
            $rest
        )
    };
}

/// Whose conversation it is.
#[derive(Clone, Copy, Debug)]
pub struct Who {
    /// The pair.
    pub pair: PairId,
    /// Who logs it.
    pub author: ParticipantId,
    /// The booking that it came of.
    pub booking: Option<BookingId>,
}

/// Keeps a conversation; `false` where its booking is logged already.
pub async fn insert(tx: &mut Tx, id: ConversationId, who: Who, log: &Valid, now: DateTime<Utc>) -> Result<bool> {
    let (started_at, ended_at) = log.times.unzip();
    let rows = sql!(
        tx,
        execute,
        "insert into conversation (id, pair_id, author_id, booking_id, held_on, started_at, ended_at, minutes, means,
             place, topics, summary, dispute, created_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', $13, 1)
         on conflict do nothing",
        id.0,
        who.pair.0,
        who.author.0,
        who.booking.map(|booking| booking.0),
        log.held_on,
        maybe_at(started_at),
        maybe_at(ended_at),
        log.minutes,
        log.means.code(),
        log.place.as_str(),
        serde_json::to_string(&log.topics)?,
        log.summary.as_str(),
        at(now),
    )?;
    Ok(rows == 1)
}

/// One conversation.
pub async fn find(tx: &mut Tx, id: ConversationId) -> Result<Option<Conversation>> {
    let row = sql!(tx, maybe Row, select_conversation!("where conversation.id = $1"), id.0)?;
    row.map(Row::read).transpose()
}

/// The latest conversations of a pair.
pub async fn of_pair(tx: &mut Tx, pair: PairId, limit: i64) -> Result<Vec<Conversation>> {
    let rows = sql!(
        tx,
        all Row,
        select_conversation!("where pair_id = $1 order by held_on desc, conversation.id desc limit $2"),
        pair.0,
        limit,
    )?;
    rows.into_iter().map(Row::read).collect()
}

/// The conversations of a pair on one day.
pub async fn on_day(tx: &mut Tx, pair: PairId, day: NaiveDate) -> Result<Vec<Conversation>> {
    let rows = sql!(
        tx,
        all Row,
        select_conversation!("where pair_id = $1 and held_on = $2 order by conversation.id"),
        pair.0,
        day,
    )?;
    rows.into_iter().map(Row::read).collect()
}

/// Changes a conversation, after which it counts again; `false` where it has changed since `version`.
pub async fn update(tx: &mut Tx, (id, version): (ConversationId, i64), log: &Valid) -> Result<bool> {
    let (started_at, ended_at) = log.times.unzip();
    let rows = sql!(
        tx,
        execute,
        "update conversation set held_on = $3, started_at = $4, ended_at = $5, minutes = $6, means = $7, place = $8,
                topics = $9, summary = $10, disputed_by = null, disputed_at = null, dispute = '', version = version + 1
         where id = $1 and version = $2",
        id.0,
        version,
        log.held_on,
        maybe_at(started_at),
        maybe_at(ended_at),
        log.minutes,
        log.means.code(),
        log.place.as_str(),
        serde_json::to_string(&log.topics)?,
        log.summary.as_str(),
    )?;
    Ok(rows == 1)
}

/// Notes that a member says that it was not so, with a word; `false` where it has changed since `version`.
pub async fn dispute(
    tx: &mut Tx,
    (id, version): (ConversationId, i64),
    by: ParticipantId,
    word: &str,
    now: DateTime<Utc>,
) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update conversation set disputed_by = $3, disputed_at = $4, dispute = $5, version = version + 1
         where id = $1 and version = $2",
        id.0,
        version,
        by.0,
        at(now),
        word,
    )?;
    Ok(rows == 1)
}

/// Removes it; `false` where it has changed since `version`.
pub async fn delete(tx: &mut Tx, id: ConversationId, version: i64) -> Result<bool> {
    let rows = sql!(tx, execute, "delete from conversation where id = $1 and version = $2", id.0, version)?;
    Ok(rows == 1)
}
