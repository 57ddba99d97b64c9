//! Messages that were and will be sent: written in the transaction that gives rise to them, sent afterwards.

mod choice;
mod summary;
mod words;

pub use choice::{choices, save_choices, unsubscribe_secret, whose_secret};
pub use summary::{in_summary, next_summary, set_summarised};
pub use words::{save_words, words};
mod calendar;

pub use calendar::{attach, attached};

use crate::{
    Error, Result, Tx,
    instant::{Instant, at, maybe_at},
};
use chrono::{DateTime, Utc};
use domain::{
    id::{MailId, PersonId, ProgrammeId},
    mail::{Kind, Message, Way},
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    kind: String,
    way: String,
    recipient: String,
    subject: String,
    body: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    created_at: DateTime<Utc>,
    sent_at: Option<Instant>,
    next_attempt_at: Option<Instant>,
    attempts: i64,
    last_error: Option<String>,
    bounced_at: Option<Instant>,
    read_at: Option<Instant>,
}

impl TryFrom<Row> for Message {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let kind = Kind::parse(&row.kind).ok_or_else(|| Error::Inconsistent(format!("{:?} is no kind", row.kind)))?;
        let way = Way::parse(&row.way).ok_or_else(|| Error::Inconsistent(format!("{:?} is no way", row.way)))?;
        Ok(Self {
            id: row.id.into(),
            kind,
            way,
            recipient: row.recipient,
            subject: row.subject,
            body: row.body,
            created_at: row.created_at,
            sent_at: row.sent_at.map(DateTime::from),
            next_attempt_at: row.next_attempt_at.map(DateTime::from),
            attempts: row.attempts,
            last_error: row.last_error,
            bounced_at: row.bounced_at.map(DateTime::from),
            read_at: row.read_at.map(DateTime::from),
        })
    }
}

/// A message to be put in line.
#[derive(Clone, Copy, Debug)]
pub struct New<'a> {
    /// What it is about.
    pub kind: Kind,
    /// How it goes out.
    pub way: Way,
    /// To this address.
    pub recipient: &'a str,
    /// Whose address it is, where they have an account.
    pub person: Option<PersonId>,
    /// Of which programme, if of one.
    pub programme: Option<ProgrammeId>,
    /// Its subject.
    pub subject: &'a str,
    /// Its text.
    pub body: &'a str,
    /// When it goes out: by itself, or in a summary; a notice never does.
    pub due_at: DateTime<Utc>,
}

/// Puts a message in line.
pub async fn insert(tx: &mut Tx, id: MailId, new: New<'_>, now: DateTime<Utc>) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into mail (id, kind, way, recipient, person_id, programme_id, subject, body, created_at,
             next_attempt_at, summary_at, attempts)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0)",
        id.0,
        new.kind.code(),
        new.way.code(),
        new.recipient,
        new.person.map(|person| person.0),
        new.programme.map(|programme| programme.0),
        new.subject,
        new.body,
        at(now),
        maybe_at((new.way == Way::Mail).then_some(new.due_at)),
        maybe_at((new.way == Way::Summary).then_some(new.due_at)),
    )?;
    Ok(())
}

/// The columns of a message, then the rest of the statement.
macro_rules! select_mail {
    ($rest:literal) => {
        concat!(
            "select id, kind, way, recipient, subject, body, created_at, sent_at, next_attempt_at, attempts,
                    last_error, bounced_at, read_at
             from mail ",
            $rest
        )
    };
}
use select_mail;

fn read(rows: Vec<Row>) -> Result<Vec<Message>> {
    rows.into_iter().map(Message::try_from).collect()
}

/// The messages before one of them, the latest first.
pub async fn before(tx: &mut Tx, before: MailId, limit: i64) -> Result<Vec<Message>> {
    let rows = sql!(
        tx,
        all Row,
        select_mail!("where id < $1 order by id desc limit $2"),
        before.0,
        limit,
    )?;
    read(rows)
}

/// The messages of a programme before one of them, the latest first; where `only_failed`, those that were not delivered.
pub async fn of_programme(
    tx: &mut Tx,
    programme: ProgrammeId,
    before: MailId,
    only_failed: bool,
    limit: i64,
) -> Result<Vec<Message>> {
    let rows = sql!(
        tx,
        all Row,
        select_mail!(
            "where programme_id = $1 and id < $2 and kind <> 'help' and (not $3 or bounced_at is not null
                 or (last_error is not null and sent_at is null))
             order by id desc limit $4"
        ),
        programme.0,
        before.0,
        only_failed,
        limit,
    )?;
    read(rows)
}

/// What somebody was told, before one of them, the latest first.
pub async fn of_person(tx: &mut Tx, person: PersonId, before: MailId, limit: i64) -> Result<Vec<Message>> {
    let rows = sql!(
        tx,
        all Row,
        select_mail!("where person_id = $1 and id < $2 and kind <> 'summary' order by id desc limit $3"),
        person.0,
        before.0,
        limit,
    )?;
    read(rows)
}

/// How many of them they have not seen.
pub async fn unread(tx: &mut Tx, person: PersonId) -> Result<i64> {
    sql!(
        tx,
        one scalar i64,
        "select count(*) from mail where person_id = $1 and kind <> 'summary' and read_at is null",
        person.0,
    )
}

/// Notes that they have seen all up to this one.
pub async fn mark_read(tx: &mut Tx, person: PersonId, last: MailId, now: DateTime<Utc>) -> Result<()> {
    sql!(
        tx,
        execute,
        "update mail set read_at = $3 where person_id = $1 and id <= $2 and read_at is null",
        person.0,
        last.0,
        at(now),
    )?;
    Ok(())
}

/// Why the latest message to an address came back, where it did.
pub async fn bounce(tx: &mut Tx, recipient: &str) -> Result<Option<Message>> {
    let row = sql!(
        tx,
        maybe Row,
        select_mail!(
            "where recipient = $1 and bounced_at is not null
                 and not exists (select 1 from mail as later
                                 where later.recipient = $1 and later.sent_at > mail.bounced_at)
             order by id desc limit 1"
        ),
        recipient,
    )?;
    row.map(Message::try_from).transpose()
}

/// The messages whose time has come, the oldest first.
pub async fn due(tx: &mut Tx, now: DateTime<Utc>, limit: i64) -> Result<Vec<Message>> {
    let rows = sql!(
        tx,
        all Row,
        select_mail!("where next_attempt_at <= $1 order by next_attempt_at, id limit $2"),
        at(now),
        limit,
    )?;
    read(rows)
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

/// Notes that a message was sent.
pub async fn set_sent(tx: &mut Tx, id: MailId, now: DateTime<Utc>) -> Result<()> {
    sql!(
        tx,
        execute,
        "update mail set sent_at = $2, next_attempt_at = null, last_error = null where id = $1",
        id.0,
        at(now),
    )?;
    Ok(())
}

/// Notes that a message which had been sent came back; `false` where there is none such, or it was known.
pub async fn set_returned(tx: &mut Tx, id: MailId, reason: &str, now: DateTime<Utc>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update mail set next_attempt_at = null, last_error = $2, bounced_at = $3
         where id = $1 and sent_at is not null and bounced_at is null",
        id.0,
        reason,
        at(now),
    )?;
    Ok(rows == 1)
}

/// Notes why a message was not sent, and when to try again (never where `None`); or that it came back for good.
pub async fn set_failed(
    tx: &mut Tx,
    id: MailId,
    reason: &str,
    next_attempt_at: Option<DateTime<Utc>>,
    bounced_at: Option<DateTime<Utc>>,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "update mail set next_attempt_at = $2, last_error = $3, bounced_at = $4 where id = $1",
        id.0,
        maybe_at(next_attempt_at),
        reason,
        maybe_at(bounced_at),
    )?;
    Ok(())
}
