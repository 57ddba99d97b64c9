//! What people are to be reminded of, worked out from dates: whoever changes a date changes the reminder.

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, Utc};
use domain::reminder::{Due, Kind, Window};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    kind: String,
    subject_id: Uuid,
    #[sqlx(try_from = "crate::instant::Instant")]
    about_at: DateTime<Utc>,
}

/// The next of which nobody was reminded yet.
pub async fn next_due(tx: &mut Tx, window: &Window) -> Result<Option<Due>> {
    let row = sql!(
        tx,
        maybe Row,
        "with coming as (
             select 'booking_soon' as kind, booking.id as subject_id, starts_at as about_at
             from booking join pair on pair.id = booking.pair_id
             where pair.state = 'active' and booking.state = 'accepted' and logged_at is null
                   and starts_at > $1 and starts_at <= $2
             union all
             select 'booking_over', booking.id, ends_at
             from booking join pair on pair.id = booking.pair_id
             where pair.state = 'active' and booking.state = 'accepted' and logged_at is null
                   and starts_at > $4 and ends_at <= $3
             union all
             select 'workshop_soon', id, starts_at
             from workshop where state = 'planned' and starts_at > $1 and starts_at <= $2
             union all
             select 'workshop_over', workshop.id, ends_at
             from workshop
             where state = 'planned' and ends_at > $4 and ends_at <= $3
                   and exists (select 1 from attendance where workshop_id = workshop.id and attended)
             union all
             select 'workshop_later', workshop.id, ends_at
             from workshop
             where state = 'planned' and ends_at > $7 and ends_at <= $6
                   and exists (select 1 from attendance where workshop_id = workshop.id and attended)
             union all
             select 'unconfirmed', shadowing_session.id, started_at
             from shadowing_session join pair on pair.id = shadowing_session.pair_id
             where pair.state = 'active' and confirmed_at is null and disputed_at is null and missed is null
                   and shadowing_session.created_at > $4 and shadowing_session.created_at <= $5
         )
         select kind, subject_id, about_at from coming
         where not exists (select 1 from reminder
                           where reminder.subject_id = coming.subject_id and reminder.kind = coming.kind
                               and reminder.about_at = coming.about_at)
         order by about_at, kind, subject_id limit 1",
        at(window.now),
        at(window.soon),
        at(window.over),
        at(window.long_ago),
        at(window.waited),
        at(window.later),
        at(window.later_long_ago),
    )?;
    row.map(|row| {
        let kind = Kind::parse(&row.kind).ok_or_else(|| Error::Inconsistent(format!("{:?} is no kind", row.kind)))?;
        Ok(Due { kind, subject: row.subject_id, about_at: row.about_at })
    })
    .transpose()
}

/// Notes that they were reminded; `false` where that was so already.
pub async fn insert(tx: &mut Tx, due: &Due, now: DateTime<Utc>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into reminder (subject_id, kind, about_at, created_at) values ($1, $2, $3, $4) on conflict do nothing",
        due.subject,
        due.kind.code(),
        at(due.about_at),
        at(now),
    )?;
    Ok(rows == 1)
}
