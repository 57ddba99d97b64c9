//! What visitors from another organisation need, and which visits need it.

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    id::{BookingId, CohortId, ParticipantId, PersonId},
    preparation::{Clearance, Item},
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    participant_id: Uuid,
    item: String,
    expires_on: NaiveDate,
    is_confirmed: bool,
    version: i64,
}

impl Row {
    fn read(self) -> Result<(ParticipantId, Clearance)> {
        let unknown = || Error::Inconsistent(format!("a clearance of {:?}", self.item));
        let item = Item::of_code(&self.item).ok_or_else(unknown)?;
        let Self { expires_on, is_confirmed, version, .. } = self;
        Ok((self.participant_id.into(), Clearance { item, expires_on, is_confirmed, version }))
    }
}

/// What a participant has.
pub async fn of(tx: &mut Tx, who: ParticipantId) -> Result<Vec<Clearance>> {
    let rows = sql!(
        tx,
        all Row,
        "select participant_id, item, expires_on, confirmed_at is not null as is_confirmed, version
         from clearance where participant_id = $1 order by item",
        who.0,
    )?;
    rows.into_iter().map(|row| Ok(row.read()?.1)).collect()
}

/// What the participants of a cohort have.
pub async fn of_cohort(tx: &mut Tx, cohort: CohortId) -> Result<Vec<(ParticipantId, Clearance)>> {
    let rows = sql!(
        tx,
        all Row,
        "select participant_id, item, expires_on, confirmed_at is not null as is_confirmed, clearance.version
         from clearance join participant on participant.id = participant_id
         where cohort_id = $1 order by participant_id, item",
        cohort.0,
    )?;
    rows.into_iter().map(Row::read).collect()
}

/// Records one, instead of what was recorded before: as confirmed where a coordinator does.
pub async fn save(
    tx: &mut Tx,
    who: ParticipantId,
    (item, expires_on): (Item, NaiveDate),
    confirmed_by: Option<PersonId>,
    now: DateTime<Utc>,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into clearance (participant_id, item, expires_on, confirmed_at, confirmed_by, recorded_at, version)
         values ($1, $2, $3, $4, $5, $6, 1)
         on conflict (participant_id, item) do update set expires_on = excluded.expires_on,
            confirmed_at = excluded.confirmed_at, confirmed_by = excluded.confirmed_by,
            recorded_at = excluded.recorded_at, version = clearance.version + 1",
        who.0,
        item.code(),
        expires_on,
        crate::instant::maybe_at(confirmed_by.map(|_| now)),
        confirmed_by.map(|person| person.0),
        at(now),
    )?;
    Ok(())
}

/// Confirms what was declared; `false` where it has changed since `version`.
pub async fn confirm(
    tx: &mut Tx,
    (who, item, version): (ParticipantId, Item, i64),
    by: PersonId,
    now: DateTime<Utc>,
) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update clearance set confirmed_at = $4, confirmed_by = $5, version = version + 1
         where participant_id = $1 and item = $2 and version = $3",
        who.0,
        item.code(),
        version,
        at(now),
        by.0,
    )?;
    Ok(rows == 1)
}

/// A visit that is agreed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Its booking.
    pub booking: BookingId,
    /// Who visits.
    pub visitor: ParticipantId,
    /// Their name,
    pub visitor_name: String,
    /// and who employs them.
    pub visitor_organisation: String,
    /// The name of whoever is visited,
    pub host_name: String,
    /// and who employs them.
    pub host_organisation: String,
    /// When it begins,
    pub starts_at: DateTime<Utc>,
    /// and ends.
    pub ends_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct VisitRow {
    id: Uuid,
    visitor_id: Uuid,
    visitor_name: String,
    visitor_organisation: String,
    host_name: String,
    host_organisation: String,
    #[sqlx(try_from = "crate::instant::Instant")]
    starts_at: DateTime<Utc>,
    #[sqlx(try_from = "crate::instant::Instant")]
    ends_at: DateTime<Utc>,
}

/// The visits that a cohort's pairs have agreed on and that are not over, between organisations that are not written
/// alike; the next first.
pub async fn visits_between_organisations(tx: &mut Tx, cohort: CohortId, now: DateTime<Utc>) -> Result<Vec<Visit>> {
    let rows = sql!(
        tx,
        all VisitRow,
        "select booking.id, visitor_id, trim(guest.first_name || ' ' || guest.last_name) as visitor_name,
                visiting.organisation as visitor_organisation,
                trim(host.first_name || ' ' || host.last_name) as host_name,
                hosting.organisation as host_organisation, starts_at, ends_at
         from booking
         join participant as visiting on visiting.id = visitor_id
         join person as guest on guest.id = visiting.person_id
         join participant as hosting on hosting.id = host_id
         join person as host on host.id = hosting.person_id
         where visiting.cohort_id = $1 and booking.state = 'accepted' and ends_at > $2 and logged_at is null
               and visiting.organisation <> hosting.organisation
         order by starts_at, booking.id",
        cohort.0,
        at(now),
    )?;
    let read = |row: VisitRow| Visit {
        booking: row.id.into(),
        visitor: row.visitor_id.into(),
        visitor_name: row.visitor_name,
        visitor_organisation: row.visitor_organisation,
        host_name: row.host_name,
        host_organisation: row.host_organisation,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
    };
    Ok(rows.into_iter().map(read).collect())
}
