//! What is known of a visit before it takes place.

use crate::{
    Result, Tx,
    instant::{Instant, at},
};
use chrono::{DateTime, Utc};
use domain::{
    id::{BookingId, OfferId},
    preparation::Preparation,
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    booking_id: Uuid,
    offer_id: Option<Uuid>,
    objectives: String,
    area_agreed_at: Option<Instant>,
    version: i64,
}

impl From<Row> for Preparation {
    fn from(row: Row) -> Self {
        Self {
            booking: row.booking_id.into(),
            offer: row.offer_id.map(Into::into),
            objectives: row.objectives.lines().map(str::to_owned).collect(),
            area_agreed_at: row.area_agreed_at.map(DateTime::from),
            version: row.version,
        }
    }
}

/// Keeps what a visit is proposed with.
pub async fn insert(tx: &mut Tx, booking: BookingId, offer: Option<OfferId>, objectives: &[String]) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into preparation (booking_id, offer_id, objectives, version) values ($1, $2, $3, 1)",
        booking.0,
        offer.map(|offer| offer.0),
        objectives.join("\n"),
    )?;
    Ok(())
}

/// What is known of a visit; `None` of one of which nothing is kept yet.
pub async fn find(tx: &mut Tx, booking: BookingId) -> Result<Option<Preparation>> {
    let row = sql!(
        tx,
        maybe Row,
        "select booking_id, offer_id, objectives, area_agreed_at, version from preparation where booking_id = $1",
        booking.0,
    )?;
    Ok(row.map(Into::into))
}

/// Keeps the objectives of a visit; `false` where it was changed since `version`, which is 0 where nothing was kept.
pub async fn set_objectives(tx: &mut Tx, (booking, version): (BookingId, i64), objectives: &[String]) -> Result<bool> {
    let rows = if version == 0 {
        sql!(
            tx,
            execute,
            "insert into preparation (booking_id, objectives, version) values ($1, $2, 1) on conflict do nothing",
            booking.0,
            objectives.join("\n"),
        )?
    } else {
        sql!(
            tx,
            execute,
            "update preparation set objectives = $3, version = version + 1 where booking_id = $1 and version = $2",
            booking.0,
            version,
            objectives.join("\n"),
        )?
    };
    Ok(rows == 1)
}

/// Notes that the lead of the area has agreed; `false` where that was known.
pub async fn agree_area(tx: &mut Tx, booking: BookingId, now: DateTime<Utc>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into preparation (booking_id, objectives, area_agreed_at, version) values ($1, '', $2, 1)
         on conflict (booking_id) do update
            set area_agreed_at = excluded.area_agreed_at, version = preparation.version + 1
            where preparation.area_agreed_at is null",
        booking.0,
        at(now),
    )?;
    Ok(rows == 1)
}

/// Forgets that the lead of the area has agreed: the day is another.
pub async fn forget_area(tx: &mut Tx, booking: BookingId) -> Result<()> {
    sql!(
        tx,
        execute,
        "update preparation set area_agreed_at = null, version = version + 1
         where booking_id = $1 and area_agreed_at is not null",
        booking.0,
    )?;
    Ok(())
}
