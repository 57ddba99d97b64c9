//! Offers: what hosts can show.

use crate::{
    Error, Result, Tx,
    instant::{Instant, at},
};
use chrono::{DateTime, Utc};
use domain::{
    id::{BookingId, OfferId, PairId, ParticipantId},
    offer::{Offer, Valid},
    shadowing::after::Setting,
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    host_id: Uuid,
    host_name: String,
    kind: String,
    other: String,
    minutes: i64,
    notice_days: i64,
    times: i64,
    taken: i64,
    bring: String,
    about: String,
    withdrawn_at: Option<Instant>,
    version: i64,
}

impl Row {
    fn read(self) -> Result<Offer> {
        let unknown = || Error::Inconsistent(format!("an offer of {:?}", self.kind));
        Ok(Offer {
            id: self.id.into(),
            host: self.host_id.into(),
            host_name: self.host_name,
            kind: Setting::of(&self.kind).ok_or_else(unknown)?,
            other: self.other,
            minutes: self.minutes,
            notice_days: self.notice_days,
            times: self.times,
            taken: self.taken,
            bring: self.bring,
            about: self.about,
            withdrawn_at: self.withdrawn_at.map(DateTime::from),
            version: self.version,
        })
    }
}

macro_rules! select_offer {
    ($rest:literal) => {
        concat!(
            "select offer.id, host_id, trim(first_name || ' ' || last_name) as host_name, kind, other, minutes,
                    notice_days, times, bring, about, withdrawn_at, offer.version,
                    (select count(*) from preparation join booking on booking.id = booking_id
                     where offer_id = offer.id and booking.state = 'accepted') as taken
             from offer
             join participant on participant.id = host_id
             join person on person.id = person_id ",
            $rest
        )
    };
}

/// Keeps an offer.
pub async fn insert(tx: &mut Tx, id: OfferId, host: ParticipantId, new: &Valid, now: DateTime<Utc>) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into offer (id, host_id, kind, other, minutes, notice_days, times, bring, about, created_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)",
        id.0,
        host.0,
        new.kind.code(),
        new.other.as_str(),
        new.minutes,
        new.notice_days,
        new.times,
        new.bring.as_str(),
        new.about.as_str(),
        at(now),
    )?;
    Ok(())
}

/// One offer, withdrawn or not.
pub async fn find(tx: &mut Tx, id: OfferId) -> Result<Option<Offer>> {
    let row = sql!(tx, maybe Row, select_offer!("where offer.id = $1"), id.0)?;
    row.map(Row::read).transpose()
}

/// What the members of a pair offer and have not withdrawn, the earliest first.
pub async fn of_pair(tx: &mut Tx, pair: PairId, limit: i64) -> Result<Vec<Offer>> {
    let rows = sql!(
        tx,
        all Row,
        select_offer!(
            "join pair_member on pair_member.participant_id = host_id
             where pair_member.pair_id = $1 and withdrawn_at is null order by offer.id limit $2"
        ),
        pair.0,
        limit,
    )?;
    rows.into_iter().map(Row::read).collect()
}

/// Changes an offer that stands; `false` where it was changed or withdrawn since `version`.
pub async fn update(tx: &mut Tx, (id, version): (OfferId, i64), new: &Valid) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update offer set kind = $3, other = $4, minutes = $5, notice_days = $6, times = $7, bring = $8, about = $9,
                version = version + 1
         where id = $1 and version = $2 and withdrawn_at is null",
        id.0,
        version,
        new.kind.code(),
        new.other.as_str(),
        new.minutes,
        new.notice_days,
        new.times,
        new.bring.as_str(),
        new.about.as_str(),
    )?;
    Ok(rows == 1)
}

/// Withdraws an offer; `false` where it was already.
pub async fn withdraw(tx: &mut Tx, id: OfferId, now: DateTime<Utc>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update offer set withdrawn_at = $2, version = version + 1 where id = $1 and withdrawn_at is null",
        id.0,
        at(now),
    )?;
    Ok(rows == 1)
}

/// The booking by which a visitor has asked for an offer and has no answer yet.
pub async fn asked_by(tx: &mut Tx, id: OfferId, visitor: ParticipantId) -> Result<Option<BookingId>> {
    let booking = sql!(
        tx,
        maybe scalar Uuid,
        "select booking.id from preparation join booking on booking.id = booking_id
         where offer_id = $1 and visitor_id = $2 and state = 'proposed' order by booking.id limit 1",
        id.0,
        visitor.0,
    )?;
    Ok(booking.map(Into::into))
}
