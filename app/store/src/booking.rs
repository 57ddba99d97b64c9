//! Bookings: planned conversations and shadowing visits.

use crate::{
    Error, Result, Tx,
    instant::{Instant, at},
};
use chrono::{DateTime, Utc};
use domain::{
    booking::{Booking, Means, State, Valid, Visit},
    id::{BookingId, PairId, ParticipantId},
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    pair_id: Uuid,
    host_id: Option<Uuid>,
    host_name: Option<String>,
    visitor_id: Option<Uuid>,
    visitor_name: Option<String>,
    #[sqlx(try_from = "crate::instant::Instant")]
    starts_at: DateTime<Utc>,
    #[sqlx(try_from = "crate::instant::Instant")]
    ends_at: DateTime<Utc>,
    means: String,
    place: String,
    agenda: String,
    state: String,
    proposer_id: Uuid,
    proposer_name: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    proposed_at: DateTime<Utc>,
    word: String,
    sequence: i64,
    logged_at: Option<Instant>,
    version: i64,
}

impl Row {
    fn read(self) -> Result<Booking> {
        let unknown = |text: &str| Error::Inconsistent(format!("a booking with {text:?}"));
        let visit = match (self.host_id, self.host_name, self.visitor_id, self.visitor_name) {
            (Some(host), Some(host_name), Some(visitor), Some(visitor_name)) => {
                Some(Visit { host: host.into(), host_name, visitor: visitor.into(), visitor_name })
            }
            _ => None,
        };
        Ok(Booking {
            id: self.id.into(),
            pair: self.pair_id.into(),
            visit,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            means: Means::of_code(&self.means).ok_or_else(|| unknown(&self.means))?,
            place: self.place,
            agenda: self.agenda,
            state: State::of_code(&self.state).ok_or_else(|| unknown(&self.state))?,
            proposer: self.proposer_id.into(),
            proposer_name: self.proposer_name,
            proposed_at: self.proposed_at,
            word: self.word,
            sequence: self.sequence,
            logged_at: self.logged_at.map(DateTime::from),
            version: self.version,
        })
    }
}

macro_rules! select_booking {
    ($rest:literal) => {
        concat!(
            "select booking.id, pair_id, host_id, trim(host.first_name || ' ' || host.last_name) as host_name,
                    visitor_id, trim(visitor.first_name || ' ' || visitor.last_name) as visitor_name,
                    starts_at, ends_at, means, place, agenda, booking.state, proposer_id,
                    trim(proposer.first_name || ' ' || proposer.last_name) as proposer_name, proposed_at, word,
                    sequence, logged_at, booking.version
             from booking
             join participant as proposing on proposing.id = proposer_id
             join person as proposer on proposer.id = proposing.person_id
             left join participant as hosting on hosting.id = host_id
             left join person as host on host.id = hosting.person_id
             left join participant as visiting on visiting.id = visitor_id
             left join person as visitor on visitor.id = visiting.person_id ",
            $rest
        )
    };
}

mod calendar;

pub use calendar::{of_cohort, with_person};

/// Who plans what with whom.
#[derive(Clone, Copy, Debug)]
pub struct Who {
    /// The pair.
    pub pair: PairId,
    /// Who is visited and who visits, where it is a visit.
    pub visit: Option<(ParticipantId, ParticipantId)>,
    /// Who proposes it.
    pub proposer: ParticipantId,
}

/// Keeps a proposal.
pub async fn insert(tx: &mut Tx, id: BookingId, who: Who, new: &Valid, now: DateTime<Utc>) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into booking (id, pair_id, host_id, visitor_id, proposer_id, starts_at, ends_at, means, place, agenda,
             state, proposed_at, word, sequence, created_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'proposed', $11, $12, 0, $11, 1)",
        id.0,
        who.pair.0,
        who.visit.map(|(host, _)| host.0),
        who.visit.map(|(_, visitor)| visitor.0),
        who.proposer.0,
        at(new.starts_at),
        at(new.ends_at),
        new.means.code(),
        new.place.as_str(),
        new.agenda.as_str(),
        at(now),
        new.word.as_str(),
    )?;
    Ok(())
}

/// One booking.
pub async fn find(tx: &mut Tx, id: BookingId) -> Result<Option<Booking>> {
    let row = sql!(tx, maybe Row, select_booking!("where booking.id = $1"), id.0)?;
    row.map(Row::read).transpose()
}

/// The bookings of a pair that begin at `from` or later, the next first.
pub async fn of_pair(tx: &mut Tx, pair: PairId, from: DateTime<Utc>, limit: i64) -> Result<Vec<Booking>> {
    let rows = sql!(
        tx,
        all Row,
        select_booking!("where pair_id = $1 and starts_at >= $2 order by starts_at, booking.id limit $3"),
        pair.0,
        at(from),
        limit,
    )?;
    rows.into_iter().map(Row::read).collect()
}

/// What a pair has proposed or agreed on and not logged, the earliest first.
pub async fn open_of_pair(tx: &mut Tx, pair: PairId, limit: i64) -> Result<Vec<Booking>> {
    let rows = sql!(
        tx,
        all Row,
        select_booking!(
            "where pair_id = $1 and booking.state in ('proposed', 'accepted') and logged_at is null
             order by starts_at, booking.id limit $2"
        ),
        pair.0,
        limit,
    )?;
    rows.into_iter().map(Row::read).collect()
}

/// Proposes another time and place; `false` where the booking has changed since `version`.
pub async fn move_to(
    tx: &mut Tx,
    (id, version): (BookingId, i64),
    proposer: ParticipantId,
    new: &Valid,
    now: DateTime<Utc>,
) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update booking set starts_at = $3, ends_at = $4, means = $5, place = $6, agenda = $7, word = $8,
                proposer_id = $9, proposed_at = $10, state = 'proposed', sequence = sequence + 1, version = version + 1
         where id = $1 and version = $2",
        id.0,
        version,
        at(new.starts_at),
        at(new.ends_at),
        new.means.code(),
        new.place.as_str(),
        new.agenda.as_str(),
        new.word.as_str(),
        proposer.0,
        at(now),
    )?;
    Ok(rows == 1)
}

/// Notes what became of it, with a word; `false` where the booking has changed since `version`.
pub async fn settle(tx: &mut Tx, (id, version): (BookingId, i64), state: State, word: &str) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update booking set state = $3, word = $4, sequence = sequence + 1, version = version + 1
         where id = $1 and version = $2",
        id.0,
        version,
        state.code(),
        word,
    )?;
    Ok(rows == 1)
}

/// Calls off what a pair that ends has still planned.
pub async fn cancel_open(tx: &mut Tx, pair: PairId, now: DateTime<Utc>) -> Result<()> {
    sql!(
        tx,
        execute,
        "update booking set state = 'cancelled', word = '', sequence = sequence + 1, version = version + 1
         where pair_id = $1 and state in ('proposed', 'accepted') and logged_at is null and ends_at > $2",
        pair.0,
        at(now),
    )?;
    Ok(())
}

/// Notes when it was logged what came of it, or with `None` that it is not any more.
pub async fn logged(tx: &mut Tx, id: BookingId, logged_at: Option<DateTime<Utc>>) -> Result<()> {
    let logged_at = crate::instant::maybe_at(logged_at);
    sql!(tx, execute, "update booking set logged_at = $2, version = version + 1 where id = $1", id.0, logged_at)?;
    Ok(())
}
