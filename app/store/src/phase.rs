//! The phases of cohorts, and which of them is to be told of.

use crate::{Error, Result, Tx, instant::at};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    id::{CohortId, PhaseId},
    phase::{Phase, Tells, Valid},
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    cohort_id: Uuid,
    name: String,
    starts_on: NaiveDate,
    tells: String,
    note: String,
    told_at: Option<crate::instant::Instant>,
    version: i64,
}

impl TryFrom<Row> for Phase {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let tells = Tells::of_code(&row.tells);
        Ok(Self {
            id: row.id.into(),
            name: row.name,
            starts_on: row.starts_on,
            tells: tells.ok_or_else(|| Error::Inconsistent(format!("a phase tells {:?}", row.tells)))?,
            note: row.note,
            told_at: row.told_at.map(DateTime::from),
            version: row.version,
        })
    }
}

/// Adds a phase, of which is told on the day `tell_on`, where there is one.
pub async fn insert(
    tx: &mut Tx,
    id: PhaseId,
    cohort: CohortId,
    phase: &Valid,
    tell_on: Option<NaiveDate>,
) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into phase (id, cohort_id, name, starts_on, tells, note, tell_on, version)
         values ($1, $2, $3, $4, $5, $6, $7, 1)",
        id.0,
        cohort.0,
        phase.name.as_str(),
        phase.starts_on,
        phase.tells.code(),
        phase.note.as_str(),
        tell_on,
    )?;
    Ok(())
}

/// Changes a phase; `false` where it is no longer at `version`.
pub async fn update(tx: &mut Tx, id: PhaseId, version: i64, phase: &Valid, tell_on: Option<NaiveDate>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update phase set name = $3, starts_on = $4, tells = $5, note = $6, tell_on = $7, version = version + 1
         where id = $1 and version = $2",
        id.0,
        version,
        phase.name.as_str(),
        phase.starts_on,
        phase.tells.code(),
        phase.note.as_str(),
        tell_on,
    )?;
    Ok(rows == 1)
}

/// Takes a phase out of its cohort; `false` where it was not in one.
pub async fn delete(tx: &mut Tx, id: PhaseId) -> Result<bool> {
    Ok(sql!(tx, execute, "delete from phase where id = $1", id.0)? == 1)
}

/// A phase and its cohort.
pub async fn find(tx: &mut Tx, id: PhaseId) -> Result<Option<(CohortId, Phase)>> {
    let row = sql!(
        tx,
        maybe Row,
        "select id, cohort_id, name, starts_on, tells, note, told_at, version from phase where id = $1",
        id.0,
    )?;
    row.map(|row| Ok((CohortId(row.cohort_id), Phase::try_from(row)?))).transpose()
}

/// The phases of a cohort in their order.
pub async fn of_cohort(tx: &mut Tx, cohort: CohortId) -> Result<Vec<Phase>> {
    let rows = sql!(
        tx,
        all Row,
        "select id, cohort_id, name, starts_on, tells, note, told_at, version
         from phase where cohort_id = $1 order by starts_on, id",
        cohort.0,
    )?;
    rows.into_iter().map(Phase::try_from).collect()
}

/// The next phase of which is to be told, its day being one from `first` to `last`, and its cohort.
pub async fn due(tx: &mut Tx, first: NaiveDate, last: NaiveDate) -> Result<Option<(CohortId, Phase)>> {
    let row = sql!(
        tx,
        maybe Row,
        "select id, cohort_id, name, starts_on, tells, note, told_at, version
         from phase where tell_on between $1 and $2 order by tell_on, id limit 1",
        first,
        last,
    )?;
    row.map(|row| Ok((CohortId(row.cohort_id), Phase::try_from(row)?))).transpose()
}

/// Notes that it was told of a phase; `false` where that was noted before.
pub async fn told(tx: &mut Tx, id: PhaseId, now: DateTime<Utc>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "update phase set tell_on = null, told_at = $2 where id = $1 and tell_on is not null",
        id.0,
        at(now),
    )?;
    Ok(rows == 1)
}
