//! Pairs, and who is in them.

mod life;
mod watched;

pub use life::{end, ended, pause, resume};
pub use watched::{nudge, snooze, wake, watched, watched_one};

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    id::{CohortId, PairId, ParticipantId},
    pair::Member,
};
use uuid::Uuid;

/// Makes an active pair without members.
pub async fn insert(
    tx: &mut Tx,
    id: PairId,
    cohort: CohortId,
    started_on: NaiveDate,
    now: DateTime<Utc>,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into pair (id, cohort_id, state, started_on, created_at, version) values ($1, $2, 'active', $3, $4, 1)",
        id.0,
        cohort.0,
        started_on,
        at(now),
    )?;
    Ok(())
}

/// Adds a member; `false` where they are in a pair already.
pub async fn insert_member(tx: &mut Tx, pair: PairId, participant: ParticipantId) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into pair_member (pair_id, participant_id, is_current) values ($1, $2, $3) on conflict do nothing",
        pair.0,
        participant.0,
        true,
    )?;
    Ok(rows == 1)
}

/// The cohort of a pair.
pub async fn cohort_of(tx: &mut Tx, id: PairId) -> Result<Option<CohortId>> {
    let id = sql!(tx, maybe scalar Uuid, "select cohort_id from pair where id = $1", id.0)?;
    Ok(id.map(CohortId))
}

#[derive(sqlx::FromRow)]
struct PeriodRow {
    started_on: NaiveDate,
    ends_on: NaiveDate,
}

/// The day on which a pair was formed, and the last one of its cohort.
pub async fn period(tx: &mut Tx, id: PairId) -> Result<Option<(NaiveDate, NaiveDate)>> {
    let row = sql!(
        tx,
        maybe PeriodRow,
        "select started_on, ends_on from pair join cohort on cohort.id = pair.cohort_id where pair.id = $1",
        id.0,
    )?;
    Ok(row.map(|row| (row.started_on, row.ends_on)))
}

#[derive(sqlx::FromRow)]
struct MemberRow {
    participant_id: Uuid,
    person_id: Uuid,
    first_name: String,
    last_name: String,
    email: String,
    side: String,
    profession: String,
    grade: String,
    department: String,
    division: String,
    site: String,
    organisation: String,
    availability: i64,
    interests: String,
    goals: String,
    about_me: String,
    can_show: String,
}

/// The current members of a pair, the clinician first, with what a partner may know.
pub async fn members(tx: &mut Tx, id: PairId) -> Result<Vec<Member>> {
    let rows = sql!(
        tx,
        all MemberRow,
        "select participant_id, person_id, first_name, last_name, email, side, profession, grade, department,
                division, site, organisation, availability, interests, goals, about_me, can_show
         from pair_member
         join participant on participant.id = pair_member.participant_id
         join person on person.id = participant.person_id
         where pair_id = $1 and is_current
         order by side, participant_id",
        id.0,
    )?;
    rows.into_iter()
        .map(|row| {
            Ok(Member {
                participant: row.participant_id.into(),
                person: row.person_id.into(),
                name: format!("{} {}", row.first_name, row.last_name).trim().to_owned(),
                email: row.email,
                side: row.side.parse().map_err(Error::Inconsistent)?,
                profession: row.profession,
                grade: row.grade,
                department: row.department,
                division: row.division,
                site: row.site,
                organisation: row.organisation,
                availability: u16::try_from(row.availability)
                    .map(domain::half_days::HalfDays::from_bits)
                    .map_err(|error| Error::Inconsistent(error.to_string()))?,
                interests: serde_json::from_str(&row.interests)?,
                goals: row.goals,
                about_me: row.about_me,
                can_show: row.can_show,
            })
        })
        .collect()
}

#[derive(sqlx::FromRow)]
struct EarlierRow {
    one_id: Uuid,
    other_id: Uuid,
}

/// Participants of a cohort who were in a pair with each other before, in this cohort or any other.
pub async fn earlier(tx: &mut Tx, cohort: CohortId) -> Result<Vec<(ParticipantId, ParticipantId)>> {
    let rows = sql!(
        tx,
        all EarlierRow,
        "select distinct one.id as one_id, other.id as other_id
         from participant as one
         join participant as one_then on one_then.person_id = one.person_id
         join pair_member as one_member on one_member.participant_id = one_then.id
         join pair on pair.id = one_member.pair_id
         join pair_member as other_member on other_member.pair_id = pair.id
         join participant as other_then on other_then.id = other_member.participant_id
         join participant as other on other.person_id = other_then.person_id
         where one.cohort_id = $1 and other.cohort_id = $1 and one.id < other.id
               and (pair.cohort_id <> $1 or pair.state = 'ended'
                    or not one_member.is_current or not other_member.is_current)
         order by one_id, other_id",
        cohort.0,
    )?;
    Ok(rows.into_iter().map(|row| (row.one_id.into(), row.other_id.into())).collect())
}
