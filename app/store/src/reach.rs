//! Whom programmes reach: who is counted where, what was counted, and the eligible workforce. No statement answers
//! whose an ethnic group is.

use crate::{
    Error, Result, Tx,
    instant::at,
    sql::{number, size},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    equality::{ETHNIC_GROUP, Group},
    id::{CohortId, ProgrammeId},
    reach::{Counts, Taken, Valid, Workforce},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The next cohort of which is to be counted who applied and who was matched: one that began by `since`, or ended
/// before `today`.
pub async fn due(tx: &mut Tx, since: NaiveDate, today: NaiveDate) -> Result<Option<CohortId>> {
    let id = sql!(
        tx,
        maybe scalar Uuid,
        "select id from cohort
         where (starts_on <= $1 or ends_on < $2)
             and not exists (select 1 from reach_count where cohort_id = cohort.id and stage = 'applied')
         order by starts_on, id limit 1",
        since,
        today,
    )?;
    Ok(id.map(CohortId))
}

/// The next cohort of which is to be counted who completed: one that was counted and ended before `today`.
pub async fn due_at_the_end(tx: &mut Tx, today: NaiveDate) -> Result<Option<CohortId>> {
    let id = sql!(
        tx,
        maybe scalar Uuid,
        "select id from cohort
         where ends_on < $1
             and exists (select 1 from reach_count where cohort_id = cohort.id and stage = 'applied')
             and not exists (select 1 from reach_count where cohort_id = cohort.id and stage = 'completed')
         order by ends_on, id limit 1",
        today,
    )?;
    Ok(id.map(CohortId))
}

/// Has everybody of a cohort be counted there who is counted nowhere yet.
pub async fn enter(tx: &mut Tx, cohort: CohortId) -> Result<()> {
    sql!(
        tx,
        execute,
        "insert into reach_person (person_id, cohort_id)
         select person_id, cohort_id from participant where cohort_id = $1
         on conflict do nothing",
        cohort.0,
    )?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    answer: Option<String>,
    is_matched: bool,
    is_completed: bool,
}

/// How many of those who are counted in a cohort applied, were matched and completed, by their states so far.
pub async fn count(tx: &mut Tx, cohort: CohortId) -> Result<[Counts; 3]> {
    let rows = sql!(
        tx,
        all PersonRow,
        "select answer,
                exists (select 1 from participant_change where participant_id = participant.id
                        and to_state in ('offered', 'matched', 'active', 'completed')) as is_matched,
                exists (select 1 from participant_change where participant_id = participant.id
                        and to_state = 'completed') as is_completed
         from reach_person
         join participant on participant.person_id = reach_person.person_id
             and participant.cohort_id = reach_person.cohort_id
         left join equality_answer on equality_answer.person_id = reach_person.person_id and question = $2
         where reach_person.cohort_id = $1",
        cohort.0,
        ETHNIC_GROUP,
    )?;
    let mut counts = [Counts::default(); 3];
    for row in rows {
        let group = Group::of(row.answer.as_deref());
        for (counts, is_in) in counts.iter_mut().zip([true, row.is_matched, row.is_matched && row.is_completed]) {
            let number = match group {
                Group::White => &mut counts.white,
                Group::Bme => &mut counts.bme,
                Group::NotStated => &mut counts.not_stated,
            };
            *number += usize::from(is_in);
        }
    }
    Ok(counts)
}

/// Keeps what was counted; `false` where it was counted before.
pub async fn keep(tx: &mut Tx, cohort: CohortId, stage: &str, counts: Counts, now: DateTime<Utc>) -> Result<bool> {
    let rows = sql!(
        tx,
        execute,
        "insert into reach_count (cohort_id, stage, white, bme, not_stated, counted_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict do nothing",
        cohort.0,
        stage,
        number(counts.white),
        number(counts.bme),
        number(counts.not_stated),
        at(now),
    )?;
    Ok(rows == 1)
}

#[derive(sqlx::FromRow)]
struct CountRow {
    cohort_id: Uuid,
    name: String,
    stage: String,
    white: i64,
    bme: i64,
    not_stated: i64,
}

/// What was counted of a programme's cohorts, in the order in which they were counted first.
pub async fn taken(tx: &mut Tx, programme: ProgrammeId) -> Result<Vec<Taken>> {
    let rows = sql!(
        tx,
        all CountRow,
        "select reach_count.cohort_id, cohort.name, reach_count.stage, reach_count.white, reach_count.bme,
                reach_count.not_stated
         from cohort
         join reach_count first on first.cohort_id = cohort.id and first.stage = 'applied'
         join reach_count on reach_count.cohort_id = cohort.id
         where programme_id = $1
         order by first.counted_at, cohort.id",
        programme.0,
    )?;
    let mut cohorts: Vec<(Uuid, String, BTreeMap<String, Counts>)> = Vec::new();
    for row in rows {
        let counts = Counts { white: size(row.white)?, bme: size(row.bme)?, not_stated: size(row.not_stated)? };
        if cohorts.last().is_none_or(|(id, ..)| *id != row.cohort_id) {
            cohorts.push((row.cohort_id, row.name, BTreeMap::new()));
        }
        if let Some((.., stages)) = cohorts.last_mut() {
            stages.insert(row.stage, counts);
        }
    }
    let taken = |(_, cohort, stages): (Uuid, String, BTreeMap<String, Counts>)| {
        let of = |stage| stages.get(stage).copied();
        let applied = of("applied").zip(of("matched"));
        let (applied, matched) = applied.ok_or_else(|| Error::Inconsistent(format!("{cohort} is half counted")))?;
        Ok(Taken { cohort, applied, matched, completed: of("completed") })
    };
    cohorts.into_iter().map(taken).collect()
}

#[derive(sqlx::FromRow)]
struct WorkforceRow {
    white: i64,
    bme: i64,
    not_known: i64,
    as_of: NaiveDate,
    source: String,
    version: i64,
}

/// The eligible workforce of a programme, where somebody has entered it.
pub async fn workforce(tx: &mut Tx, programme: ProgrammeId) -> Result<Option<Workforce>> {
    let row = sql!(
        tx,
        maybe WorkforceRow,
        "select white, bme, not_known, as_of, source, version from workforce where programme_id = $1",
        programme.0,
    )?;
    row.map(|row| {
        Ok(Workforce {
            white: size(row.white)?,
            bme: size(row.bme)?,
            not_known: size(row.not_known)?,
            as_of: row.as_of,
            source: row.source,
            version: row.version,
        })
    })
    .transpose()
}

/// Keeps the eligible workforce of a programme; `false` where it is no longer at `version`, which is 0 where there was
/// none.
pub async fn save_workforce(tx: &mut Tx, programme: ProgrammeId, version: i64, new: &Valid) -> Result<bool> {
    let (white, bme, not_known) = (number(new.white), number(new.bme), number(new.not_known));
    let rows = if version == 0 {
        sql!(
            tx,
            execute,
            "insert into workforce (programme_id, white, bme, not_known, as_of, source, version)
             values ($1, $2, $3, $4, $5, $6, 1)
             on conflict do nothing",
            programme.0,
            white,
            bme,
            not_known,
            new.as_of,
            new.source.as_str(),
        )?
    } else {
        sql!(
            tx,
            execute,
            "update workforce
             set white = $2, bme = $3, not_known = $4, as_of = $5, source = $6, version = version + 1
             where programme_id = $1 and version = $7",
            programme.0,
            white,
            bme,
            not_known,
            new.as_of,
            new.source.as_str(),
            version,
        )?
    };
    Ok(rows == 1)
}
