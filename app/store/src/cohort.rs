//! Cohorts.

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    cohort::{Cohort, Valid},
    id::{CohortId, ProgrammeId},
    participant::{Side, State, change::Reason},
    today::Waiting,
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    programme_id: Uuid,
    programme_slug: String,
    programme_name: String,
    slug: String,
    name: String,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    minimum_group: i64,
    version: i64,
}

impl TryFrom<Row> for Cohort {
    type Error = crate::Error;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            id: row.id.into(),
            programme: row.programme_id.into(),
            programme_slug: row.programme_slug,
            programme_name: row.programme_name,
            slug: row.slug,
            name: row.name,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            minimum_group: crate::sql::size(row.minimum_group)?,
            version: row.version,
        })
    }
}

/// The columns of a cohort, once.
macro_rules! select_cohort {
    ($rest:literal) => {
        concat!(
            "select cohort.id, programme_id, programme.slug as programme_slug, programme.name as programme_name,
                    cohort.slug, cohort.name, starts_on, ends_on, minimum_group, cohort.version
             from cohort join programme on programme.id = cohort.programme_id ",
            $rest
        )
    };
}

/// Makes a cohort; `false` where its part of addresses is taken in the programme.
pub async fn insert(
    tx: &mut Tx,
    id: CohortId,
    programme: ProgrammeId,
    slug: &str,
    new: &Valid,
    now: DateTime<Utc>,
) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into cohort (id, programme_id, slug, name, starts_on, ends_on, created_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, 1)
         on conflict do nothing",
        id.0,
        programme.0,
        slug,
        new.name.as_str(),
        new.starts_on,
        new.ends_on,
        at(now),
    )?;
    Ok(rows == 1)
}

/// Changes a cohort; `false` where it is no longer at `version`.
pub async fn update(tx: &mut Tx, id: CohortId, version: i64, new: &Valid) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update cohort set name = $3, starts_on = $4, ends_on = $5, version = version + 1
         where id = $1 and version = $2",
        id.0,
        version,
        new.name.as_str(),
        new.starts_on,
        new.ends_on,
    )?;
    Ok(rows == 1)
}

/// The cohort.
pub async fn find(tx: &mut Tx, id: CohortId) -> Result<Option<Cohort>> {
    sql!(tx, maybe Row, select_cohort!("where cohort.id = $1"), id.0)?.map(Cohort::try_from).transpose()
}

/// The cohort at this address.
pub async fn find_by_slug(tx: &mut Tx, programme: &str, cohort: &str) -> Result<Option<Cohort>> {
    if ![programme, cohort].into_iter().all(crate::sql::can_be_stored) {
        return Ok(None);
    }
    sql!(tx, maybe Row, select_cohort!("where programme.slug = $1 and cohort.slug = $2"), programme, cohort)?
        .map(Cohort::try_from)
        .transpose()
}

/// A programme's cohorts, the latest first.
pub async fn of_programme(tx: &mut Tx, programme: ProgrammeId) -> Result<Vec<Cohort>> {
    sql!(
        tx,
        all Row,
        select_cohort!("where cohort.programme_id = $1 order by starts_on desc, cohort.id"),
        programme.0,
    )?
    .into_iter()
    .map(Cohort::try_from)
    .collect()
}

#[derive(sqlx::FromRow)]
struct StateRow {
    state: String,
    side: String,
    people: i64,
}

/// How many of a cohort's participants are in each state, by side.
pub async fn states(tx: &mut Tx, id: CohortId) -> Result<Vec<(State, Side, i64)>> {
    let rows = sql!(
        tx,
        all StateRow,
        "select state, side, count(*) as people from participant where cohort_id = $1
         group by state, side order by state, side",
        id.0,
    )?;
    rows.into_iter()
        .map(|row| {
            let state = row.state.parse().map_err(Error::Inconsistent)?;
            Ok((state, row.side.parse().map_err(Error::Inconsistent)?, row.people))
        })
        .collect()
}

#[derive(sqlx::FromRow)]
struct ReasonRow {
    reason: Option<String>,
    people: i64,
}

/// Why those have left who are withdrawn now, by the last time that each did: how many for each reason that was given.
pub async fn reasons(tx: &mut Tx, id: CohortId) -> Result<Vec<(Option<Reason>, i64)>> {
    let rows = sql!(
        tx,
        all ReasonRow,
        "select reason, count(*) as people
         from participant join participant_change on participant_change.participant_id = participant.id
         where cohort_id = $1 and participant.state = 'withdrawn' and to_state = 'withdrawn'
             and not exists (select 1 from participant_change as later
                             where later.participant_id = participant.id and later.id > participant_change.id)
         group by reason",
        id.0,
    )?;
    let reason = |row: ReasonRow| {
        let reason = row.reason.map(|code| code.parse().map_err(Error::Inconsistent)).transpose()?;
        Ok((reason, row.people))
    };
    let mut reasons: Vec<(Option<Reason>, i64)> = rows.into_iter().map(reason).collect::<Result<_>>()?;
    reasons.sort_by_key(|(reason, people)| (std::cmp::Reverse(*people), reason.map(Reason::code)));
    Ok(reasons)
}

#[derive(sqlx::FromRow)]
struct WaitingRow {
    approval: i64,
    partner: i64,
    confirmation: i64,
    people: i64,
    answered_pre: i64,
    answered_post: i64,
}

/// What of a cohort waits for somebody: for approval and for confirmation since before `since`.
pub async fn waiting(tx: &mut Tx, id: CohortId, instrument: &str, since: DateTime<Utc>) -> Result<Waiting> {
    let row = sql!(
        tx,
        one WaitingRow,
        "select
             (select count(*) from participant where cohort_id = $1 and state in ('applied', 'awaiting_supervisor')
              and created_at < $3) as approval,
             (select count(*) from participant where cohort_id = $1 and state in ('approved', 'waitlisted', 'offered')
              and not exists (select 1 from pair_member
                              where participant_id = participant.id and is_current)) as partner,
             (select count(*) from shadowing_session join pair on pair.id = shadowing_session.pair_id
              where pair.cohort_id = $1 and confirmed_at is null and disputed_at is null
                  and shadowing_session.created_at < $3) as confirmation,
             (select count(*) from participant where cohort_id = $1 and state <> 'withdrawn') as people,
             (select count(*) from completion join participant on participant.id = participant_id
              where cohort_id = $1 and state <> 'withdrawn' and instrument = $2 and wave = 'pre') as answered_pre,
             (select count(*) from completion join participant on participant.id = participant_id
              where cohort_id = $1 and state <> 'withdrawn' and instrument = $2 and wave = 'post') as answered_post",
        id.0,
        instrument,
        at(since),
    )?;
    Ok(Waiting {
        approval: row.approval,
        partner: row.partner,
        confirmation: row.confirmation,
        people: row.people,
        answered_pre: row.answered_pre,
        answered_post: row.answered_post,
    })
}
